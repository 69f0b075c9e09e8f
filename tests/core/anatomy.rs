//! A step taken apart: it ends where the path goes on, its parts make the step, and what is said of it is computed.

use losscape::figure::Layer;
use losscape::figure::arrows::ArrowKind;
use losscape::geometry::{Domain, Point};
use losscape::landscape::{Data, Landscape, Noise, Quadratic, Spec};
use losscape::optim::{
    AdaGrad, Adam, Batch, Divide, Draw, Form, Growing, Momentum, Nesterov, PartKind, RuleSpec, Schedule,
};
use losscape::picture::anatomy;
use losscape::race::anatomy::FAN;
use losscape::race::{Anatomy, Entry, anatomy_at, run};
use losscape::scene::Race;
use losscape::scene::Scene;
use losscape::text::Lang;
use std::path::Path;

const START: Point = Point::new(-5.0, 1.2);
const STEPS: usize = 60;
const SEED: u64 = 3;

fn landscape() -> Landscape {
    let noise = Noise { examples: 40, spread: 3.0 };
    Spec::all().remove(0).open(&noise, SEED, None).unwrap()
}

fn apart(entry: &Entry, t: usize) -> Anatomy {
    anatomy_at(&landscape(), entry, (START, STEPS, SEED), t).unwrap()
}

/// Every rule in every form with every way to see examples.
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
        assert_eq!(anatomy_at(&landscape, &entry, (START, STEPS, SEED), 0), None);
        assert_eq!(anatomy_at(&landscape, &entry, (START, STEPS, SEED), STEPS + 1), None);
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
                    let besides: Point =
                        anatomy.parts.iter().filter(|part| part.kind == PartKind::Move).map(|part| part.value).sum();
                    besides - scale.component_mul(&moved)
                }
                (None, None, None) => -anatomy.gradient * anatomy.eta,
                other => panic!("{entry:?}: {other:?}"),
            };
            let step = part(PartKind::Step).unwrap();
            assert_eq!(anatomy.parts.last().unwrap().kind, PartKind::Step);
            assert!((sum - step).norm() <= 1e-12 * (1.0 + anatomy.from.norm()), "{entry:?} at {t}: {sum} {step}");
            assert_eq!(anatomy.part(PartKind::Ahead).is_some(), entry.rule.traits(entry.form).looks_ahead);
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
        anatomy_at(&landscape, &entry, (Point::new(1.0, 1.0), STEPS, SEED), t).unwrap()
    };
    let near = |a: Point, x: f64, y: f64| assert!((a - Point::new(x, y)).norm() < 1e-12, "{a} is not ({x}, {y})");
    let momentum = apart(RuleSpec::from(Momentum::DEFAULT), 2);
    near(momentum.from, 0.9, 0.6);
    near(momentum.part(PartKind::Carried).unwrap(), -0.09, -0.36);
    near(momentum.part(PartKind::Fresh).unwrap(), -0.09, -0.24);
    let nesterov = apart(RuleSpec::from(Nesterov::DEFAULT), 2);
    near(nesterov.look, 0.81, 0.24);
    near(nesterov.part(PartKind::Fresh).unwrap(), -0.081, -0.096);
    let sums = apart(RuleSpec::from(AdaGrad::DEFAULT), 1);
    near(sums.part(PartKind::Sum).unwrap(), 1.0, 16.0);
    assert!((sums.part(PartKind::Scale).unwrap() - Point::new(0.1, 0.025)).norm() < 1e-9);
    let adam = apart(RuleSpec::from(Adam::DEFAULT), 1);
    near(adam.part(PartKind::Mean).unwrap(), 0.1, 0.4);
    near(adam.part(PartKind::CorrectedMean).unwrap(), 1.0, 4.0);
    near(adam.part(PartKind::CorrectedMeanSquare).unwrap(), 1.0, 16.0);
    assert!((adam.part(PartKind::Step).unwrap() + Point::new(0.1, 0.1)).norm() < 1e-8);
}

#[test]
fn the_fan_is_of_all_examples_and_its_batch_makes_the_gradient() {
    for divide in Divide::ALL {
        for batch in [Batch::One, Batch::Size(7)] {
            let anatomy = apart(&Entry { batch, divide, eta: 0.01, ..Entry::default() }, 5);
            let fan = anatomy.fan.as_ref().unwrap();
            assert_eq!((fan.gradients.len(), fan.examples, fan.batch.len()), (40, 40, batch.size(40)));
            let divisor = divide.divisor(fan.batch.len(), fan.examples);
            let sum: Point = fan.batch.iter().sum();
            assert!((sum / divisor - anatomy.gradient).norm() < 1e-12, "{batch:?} {divide:?}");
            let mean: Point = fan.gradients.iter().sum::<Point>() / 40.0;
            assert!((mean - anatomy.full).norm() < 1e-10 * (1.0 + anatomy.full.norm()));
        }
    }
    assert!(apart(&Entry::default(), 5).fan.is_none(), "the full gradient has no fan");
    let noise = Noise { examples: 1000, spread: 3.0 };
    let many = Spec::all().remove(0).open(&noise, SEED, None).unwrap();
    let fan = |batch, t| {
        let entry = Entry { batch, ..Entry::default() };
        anatomy_at(&many, &entry, (START, STEPS, SEED), t).unwrap().fan.unwrap()
    };
    let large = fan(Batch::Size(500), 1);
    assert_eq!(large.gradients.len(), FAN);
    assert!((1..FAN).contains(&large.batch.len()), "{} of those that are picked", large.batch.len());
    for t in 1..20 {
        let small = fan(Batch::Size(7), t);
        assert_eq!(small.batch.len(), 7);
        assert!(small.batch.iter().all(|g| small.gradients.contains(g)), "also those that are not picked");
        assert!((FAN..=FAN + 7).contains(&small.gradients.len()));
    }
}

#[test]
fn the_figure_has_a_bold_arrow_for_every_example_of_the_batch_and_a_grey_one_for_each_other() {
    let scene =
        "(landscape: Quadratic(), noise: (examples: 40, spread: 3.0), steps: 5, racers: [(rule: Gd, eta: 0.01)])";
    let scene = Scene::parse(scene, "fan.ron").unwrap();
    let landscape = scene.open(Path::new("")).unwrap();
    let race = Race::run(scene, landscape.into());
    for (batch, draw) in [
        (Batch::Full, Draw::Shuffled),
        (Batch::One, Draw::Shuffled),
        (Batch::Size(7), Draw::Shuffled),
        (Batch::Size(30), Draw::Replaced),
        (Batch::Size(40), Draw::Shuffled),
    ] {
        let entry = Entry { batch, draw, eta: 0.01, ..Entry::default() };
        let anatomy = anatomy_at(&race.landscape, &entry, (race.start(), 5, SEED), 2).unwrap();
        let view = Domain { x: (-6.0, 6.0), y: (-6.0, 6.0) };
        let plot = anatomy::plot(&race, None, view, (0, &anatomy), None, Lang::En);
        let of = |kind| {
            let arrows = plot.layers.iter().filter_map(|layer| match layer {
                Layer::Arrow(arrow) if arrow.kind == kind => Some([arrow.from, arrow.to]),
                _ => None,
            });
            arrows.collect::<Vec<_>>()
        };
        let (bold, grey) = (of(ArrowKind::Batch), of(ArrowKind::Example));
        let Some(fan) = &anatomy.fan else {
            assert!(batch == Batch::Full && bold.is_empty() && grey.is_empty());
            continue;
        };
        assert_eq!((fan.gradients.len(), bold.len()), (40, batch.size(40)));
        let distinct = bold.iter().enumerate().filter(|(k, arrow)| !bold[..*k].contains(arrow)).count();
        assert_eq!(grey.len(), 40 - distinct, "{batch:?}: none twice");
        let mean = bold.iter().map(|[from, to]| to - from).sum::<Point>() / bold.len() as f64;
        assert!((mean - (anatomy.to - anatomy.from)).norm() < 1e-12, "{batch:?}: the step is their mean");
    }
}

#[test]
fn a_run_that_diverged_has_steps_up_to_its_last_point() {
    let landscape = landscape();
    for batch in [Batch::Full, Batch::One] {
        let entry = Entry { batch, eta: 1e3, ..Entry::default() };
        let path = run(&landscape, &entry, START, 1000, SEED);
        let last = path.last_step();
        assert!(last < 900);
        let is_step = |t| anatomy_at(&landscape, &entry, (START, 1000, SEED), t).is_some();
        assert!(is_step(last));
        // Q overflows before w does: there are finite points behind the path's end.
        let behind: Vec<_> = (last + 1..last + 100).chain([1000]).filter(|t| is_step(*t)).collect();
        assert_eq!(behind, [0usize; 0], "{batch:?}: the path ends at {last}");
    }
}

/// Least squares over one-hot rows: many belong to neither category, and their gradient is zero.
fn categories() -> Landscape {
    let spec = Spec::LeastSquares(Data::Builtin("categories".to_owned()));
    spec.open(&Noise::default(), SEED, None).unwrap()
}

#[test]
fn nothing_carried_and_no_gradient_are_told_apart() {
    let landscape = categories();
    let start = Point::new(-1.0, 3.0);
    let told = |rule, lang| {
        let entry = Entry { rule, batch: Batch::One, eta: 0.05, ..Entry::default() };
        let told = |t| {
            let anatomy = anatomy_at(&landscape, &entry, (start, STEPS, SEED), t).unwrap();
            let is_still = anatomy.gradient == Point::zeros();
            (is_still, anatomy.sentences(&entry, lang).join(" "))
        };
        (1..=STEPS).map(told).collect::<Vec<_>>()
    };
    let says =
        |told: &[(bool, String)], words: &str| told.iter().map(|(_, said)| said.contains(words)).collect::<Vec<_>>();
    for rule in [RuleSpec::from(Momentum::DEFAULT), Nesterov::DEFAULT.into()] {
        let told = told(rule, Lang::En);
        let first: Vec<_> = (1..=STEPS).map(|t| t == 1).collect();
        assert_eq!(says(&told, "carried over yet: the first step"), first);
        let coasts = says(&told, "zero: the step is inertia alone");
        let moved = told.iter().position(|(is_still, _)| !is_still).unwrap();
        for (t, (is_still, said)) in told.iter().enumerate().skip(1) {
            assert_eq!(coasts[t], *is_still && t > moved, "{t}: {said}");
        }
        assert!(coasts.iter().any(|coasts| *coasts), "one row in so many is of neither category");
        assert!(told.iter().any(|(_, said)| said.contains("the inertia")));
    }
    assert!(
        told(RuleSpec::from(Momentum::DEFAULT), Lang::Ru).iter().any(|(_, said)| said.contains("шаг — одна инерция"))
    );
    // Of other forms the first step may be another than gradient descent's: said only where it is.
    for rule in [RuleSpec::from(Momentum::DEFAULT), Nesterov::DEFAULT.into()] {
        for &form in rule.forms() {
            let entry = Entry { rule, form, eta: 0.05, ..Entry::default() };
            let first = anatomy_at(&landscape, &entry, (start, STEPS, SEED), 1).unwrap();
            let said = first.sentences(&entry, Lang::En).join(" ");
            let is_descent = (first.to - first.from + first.gradient * first.eta).norm() < 1e-12;
            assert_eq!(said.contains("one of gradient descent"), is_descent, "{form:?}: {said}");
        }
    }
    // Without α nothing is ever carried.
    let bare = told(RuleSpec::Momentum(Momentum { alpha: 0.0 }), Lang::En);
    for (is_still, said) in &bare[1..] {
        let words = if *is_still { "w stays where it is" } else { "the step is the gradient’s alone" };
        assert!(said.contains(words), "{said}");
    }
    for (is_still, said) in told(RuleSpec::Gd, Lang::En) {
        assert_eq!(said.contains("w stays where it is"), is_still, "{said}");
    }
}

#[test]
fn a_run_that_has_all_but_come_to_rest_still_has_directions() {
    // 1e-170 is no zero, its square is.
    let start = Point::new(-5e-170, 1.2e-170);
    let entry = Entry { rule: RuleSpec::from(Momentum::DEFAULT), eta: 0.03, ..Entry::default() };
    let landscape = Spec::all().remove(0).open(&Noise::default(), SEED, None).unwrap();
    for t in 2..40 {
        let said =
            anatomy_at(&landscape, &entry, (start, STEPS, SEED), t).unwrap().sentences(&entry, Lang::En).join(" ");
        assert!(said.contains("The negative gradient points"), "{said}");
    }
    let directions =
        |start, t| anatomy_at(&landscape, &entry, (start, STEPS, SEED), t).unwrap().sentences(&entry, Lang::En);
    let told = |scale: f64| (2..40).map(|t| directions(Point::new(-5.0, 1.2) * scale, t)).collect::<Vec<_>>();
    assert_eq!(told(1.0), told(0.5f64.powi(560)), "the same path, small");
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

#[test]
fn what_is_said_of_adams_first_step_holds_for_both_weights() {
    let says = |landscape: &Landscape, start, rule, form, batch| {
        let entry = Entry { rule: RuleSpec::Adam(rule), form, batch, eta: 0.03, ..Entry::default() };
        anatomy_at(landscape, &entry, (start, STEPS, SEED), 1).unwrap().sentences(&entry, Lang::En).join(" ")
    };
    let (adam, uneven) = (Adam::DEFAULT, "times as far");
    let far = |rule, form| says(&landscape(), START, rule, form, Batch::Full);
    assert!(far(adam, Form::Corrected).contains("moves each weight by η"));
    assert!(far(adam, Form::Slide).contains("moves each weight by η"));
    assert!(far(adam, Form::Uncorrected).contains("3.16 η along each weight"));
    for form in [Form::Corrected, Form::Uncorrected] {
        // ε as large as the gradient: neither weight goes η far, and they go differently far.
        let said = far(Adam { epsilon: 1.0, ..adam }, form);
        assert!(said.contains(uneven) && !said.contains("each weight"), "{form:?}: {said}");
        // A gradient along one weight only: the other stays.
        let first = |batch| says(&categories(), Point::new(-1.0, -2.0), adam, form, batch);
        let said = [Batch::Full, Batch::One].map(first).concat();
        assert!(!said.contains("each weight"), "{form:?}: {said}");
    }
    // Both weights 0.9 η: not η, but one number without the correction.
    let round = Spec::Quadratic(Quadratic { kappa: 1.0, ..Default::default() });
    let round = round.open(&Noise::default(), SEED, None).unwrap();
    let even = |form| says(&round, Point::new(9.0, 9.0), Adam { epsilon: 1.0, ..adam }, form, Batch::Full);
    assert!(even(Form::Corrected).contains("both weights equally far"), "{}", even(Form::Corrected));
    assert!(even(Form::Uncorrected).contains("η along each weight"), "{}", even(Form::Uncorrected));
}

#[test]
fn scales_that_do_not_compare_are_not_compared() {
    // g² of w₂ overflows, Q does not: its scale is zero, and no weight is any number of times as far as another.
    let mut spec = Spec::all().remove(0);
    spec.parameters_mut().set(0, 100.0);
    spec.parameters_mut().set(1, 0.0);
    let landscape = spec.open(&Noise::default(), SEED, None).unwrap();
    let entry = Entry { rule: RuleSpec::AdaGrad(AdaGrad::DEFAULT), eta: 0.1, ..Entry::default() };
    for start in [Point::new(1.0, 1e153), Point::new(1e153, 1e153)] {
        let anatomy = anatomy_at(&landscape, &entry, (start, STEPS, SEED), 1).unwrap();
        assert_eq!(anatomy.part(PartKind::Scale).unwrap().y, 0.0);
        let even = anatomy.sentences(&entry, Lang::En);
        assert!(even.is_empty(), "{start}: {even:?}");
    }
}
