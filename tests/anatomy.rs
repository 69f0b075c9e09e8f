//! A step taken apart: it ends where the path goes on, its parts make the step, and what is said of it is computed.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use losscape::landscape::{Landscape, Noise, Point, Spec};
use losscape::optim::{Batch, Divide, Form, Growing, PartKind, RuleSpec, Schedule};
use losscape::race::anatomy::FAN;
use losscape::race::{Anatomy, Entry, dissect, run};
use losscape::text::Lang;

const START: Point = Point::new(-5.0, 1.2);
const STEPS: usize = 60;
const SEED: u64 = 3;

fn landscape() -> Landscape {
    let noise = Noise { objects: 40, spread: 3.0 };
    Spec::all().remove(0).open(&noise, SEED, None).unwrap()
}

fn apart(entry: &Entry, t: usize) -> Anatomy {
    dissect(&landscape(), entry, (START, STEPS, SEED), t).unwrap()
}

/// Every rule in every form with every way to see objects.
fn entries() -> Vec<Entry> {
    let batches =
        [Batch::Full, Batch::One, Batch::Size(7), Batch::Growing(Growing { size: 2.0, every: 5.0, factor: 2.0 })];
    let mut entries = Vec::new();
    for rule in RuleSpec::ALL {
        for &form in rule.forms() {
            for batch in batches {
                let schedule = Schedule::ALL[1];
                entries.push(Entry { rule, form, batch, schedule, eta: 0.02, ..Entry::default() });
            }
        }
    }
    entries
}

#[test]
fn a_step_ends_bit_for_bit_where_the_path_goes_on() {
    let landscape = landscape();
    for entry in entries() {
        let path = run(&landscape, &entry, START, STEPS, SEED);
        for t in [1, 2, 17, STEPS] {
            let anatomy = apart(&entry, t);
            assert_eq!((anatomy.from, anatomy.to), (path.points[t - 1], path.points[t]), "{entry:?} at {t}");
        }
        assert_eq!(dissect(&landscape, &entry, (START, STEPS, SEED), 0), None);
        assert_eq!(dissect(&landscape, &entry, (START, STEPS, SEED), STEPS + 1), None);
    }
}

#[test]
fn the_parts_make_the_step() {
    for entry in entries() {
        for t in [1, 2, 17] {
            let anatomy = apart(&entry, t);
            let part = |kind| anatomy.part(kind);
            let sum = match (part(PartKind::Carried), part(PartKind::Fresh), part(PartKind::Scale)) {
                (Some(carried), Some(fresh), None) => carried + fresh,
                (None, None, Some(scale)) => {
                    let moved = part(PartKind::CorrectedMean).or(part(PartKind::Mean)).unwrap_or(anatomy.gradient);
                    -scale.component_mul(&moved)
                }
                (None, None, None) => -anatomy.gradient * anatomy.eta,
                other => panic!("{entry:?}: {other:?}"),
            };
            let step = part(PartKind::Step).unwrap();
            assert_eq!(anatomy.parts.last().unwrap().kind, PartKind::Step);
            assert!((sum - step).norm() <= 1e-12 * (1.0 + anatomy.from.norm()), "{entry:?} at {t}: {sum} {step}");
            assert_eq!(anatomy.part(PartKind::Ahead).is_some(), matches!(entry.rule, RuleSpec::Nesterov(_)));
            if let Some(ahead) = anatomy.part(PartKind::Ahead) {
                assert_eq!(ahead, anatomy.look);
                assert!((ahead - anatomy.from - part(PartKind::Carried).unwrap()).norm() < 1e-12, "{entry:?} at {t}");
            } else {
                assert_eq!(anatomy.look, anatomy.from);
            }
        }
    }
}

#[test]
fn numbers_of_the_first_steps_by_hand() {
    // Q = ½(x² + 4y²) from (1, 1): g = (1, 4).
    let spec = Spec::all().remove(0);
    let mut spec = spec;
    spec.parameters_mut().set(0, 4.0);
    spec.parameters_mut().set(1, 0.0);
    let landscape = spec.open(&Noise::default(), SEED, None).unwrap();
    let apart = |rule, t| {
        let entry = Entry { rule, eta: 0.1, ..Entry::default() };
        dissect(&landscape, &entry, (Point::new(1.0, 1.0), STEPS, SEED), t).unwrap()
    };
    let near = |a: Point, x: f64, y: f64| assert!((a - Point::new(x, y)).norm() < 1e-12, "{a} is not ({x}, {y})");
    let momentum = apart(RuleSpec::ALL[1], 2);
    near(momentum.from, 0.9, 0.6);
    near(momentum.part(PartKind::Carried).unwrap(), -0.09, -0.36);
    near(momentum.part(PartKind::Fresh).unwrap(), -0.09, -0.24);
    let nesterov = apart(RuleSpec::ALL[2], 2);
    near(nesterov.look, 0.81, 0.24);
    near(nesterov.part(PartKind::Fresh).unwrap(), -0.081, -0.096);
    let sums = apart(RuleSpec::ALL[3], 1);
    near(sums.part(PartKind::Sum).unwrap(), 1.0, 16.0);
    assert!((sums.part(PartKind::Scale).unwrap() - Point::new(0.1, 0.025)).norm() < 1e-9);
    let adam = apart(RuleSpec::ALL[5], 1);
    near(adam.part(PartKind::Mean).unwrap(), 0.1, 0.4);
    near(adam.part(PartKind::CorrectedMean).unwrap(), 1.0, 4.0);
    near(adam.part(PartKind::CorrectedMeanSquare).unwrap(), 1.0, 16.0);
    assert!((adam.part(PartKind::Step).unwrap() + Point::new(0.1, 0.1)).norm() < 1e-8);
}

#[test]
fn the_fan_is_of_all_objects_and_its_batch_makes_the_gradient() {
    for divide in Divide::ALL {
        for batch in [Batch::One, Batch::Size(7)] {
            let anatomy = apart(&Entry { batch, divide, eta: 0.01, ..Entry::default() }, 5);
            let fan = anatomy.fan.as_ref().unwrap();
            assert_eq!((fan.gradients.len(), fan.objects, fan.batch.len()), (40, 40, batch.size(40)));
            let divisor = divide.divisor(fan.size, fan.objects);
            let sum: Point = fan.batch.iter().sum();
            assert!((sum / divisor - anatomy.gradient).norm() < 1e-12, "{batch:?} {divide:?}");
            let mean: Point = fan.gradients.iter().sum::<Point>() / 40.0;
            assert!((mean - anatomy.full).norm() < 1e-10 * (1.0 + anatomy.full.norm()));
        }
    }
    assert!(apart(&Entry::default(), 5).fan.is_none(), "the full gradient has no fan");
    let noise = Noise { objects: 1000, spread: 3.0 };
    let many = Spec::all().remove(0).open(&noise, SEED, None).unwrap();
    let entry = Entry { batch: Batch::Size(500), ..Entry::default() };
    let fan = dissect(&many, &entry, (START, STEPS, SEED), 1).unwrap().fan.unwrap();
    assert!(fan.gradients.len() <= FAN && fan.gradients.len() > FAN / 2 && fan.batch.len() <= FAN && fan.size == 500);
}

#[test]
fn a_run_that_diverged_has_steps_up_to_its_last_point() {
    let landscape = landscape();
    let entry = Entry { eta: 1e3, ..Entry::default() };
    let path = run(&landscape, &entry, START, 1000, SEED);
    let last = path.last_step();
    assert!(last < 1000);
    assert!(dissect(&landscape, &entry, (START, 1000, SEED), last).is_some());
    assert!(dissect(&landscape, &entry, (START, 1000, SEED), 1000).is_none());
}

#[test]
fn what_is_said_is_computed() {
    let says = |entry: &Entry, t: usize| apart(entry, t).sentences(entry, Lang::En).join(" ");
    let of = |rule: usize| Entry { rule: RuleSpec::ALL[rule], eta: 0.03, ..Entry::default() };
    assert!(says(&of(0), 1).contains("Straight against"));
    assert!(says(&of(1), 1).contains("Nothing is carried over"));
    let told: Vec<_> = (2..40).map(|t| says(&of(1), t)).collect();
    for words in ["against the inertia", "along the inertia"] {
        assert!(told.iter().any(|said| said.contains(words)), "{words}: in a ravine inertia swings to and fro");
    }
    assert!(says(&of(5), 1).contains("moves each weight by η"));
    let uncorrected = Entry { form: Form::Uncorrected, ..of(5) };
    assert!(says(&uncorrected, 1).contains("3.16 η"));
    assert!(says(&of(3), 20).contains("times as far"));
    let batch = says(&Entry { batch: Batch::One, ..of(0) }, 3);
    assert!(batch.contains("° away from the full one"), "{batch}");
}
