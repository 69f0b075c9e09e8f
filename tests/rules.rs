//! Facts about rules and batches that can be worked out by hand.

use losscape::landscape::Point;
use losscape::optim::{Adam, AdamOnSlide, Batch, Divide, Draw, Form, Momentum, Nesterov, Rule, RuleSpec, Schedule};
use losscape::race::{Entry, Trajectory, Verdict, run, run_all};

mod common;
use common::open;

const GD: Entry = Entry {
    rule: RuleSpec::Gd,
    form: Form::Corrected,
    eta: 0.001,
    schedule: Schedule::Constant,
    warmup: 0,
    batch: Batch::Full,
    draw: Draw::Shuffled,
    divide: Divide::Batch,
};

/// Steps of one coordinate under a constant gradient of 1, in units of η.
fn steps_under_constant_gradient<R: Rule>(rule: R, count: usize) -> Vec<f64> {
    let (mut clock, mut state) = (R::Clock::default(), R::State::default());
    (0..count)
        .map(|_| {
            let step = rule.step(&mut clock, 1.0);
            -R::update(&step, 0.0, 1.0, &mut state)
        })
        .collect()
}

#[test]
fn the_first_adam_step_is_eta_against_the_sign_of_the_gradient() {
    let start = Point::new(-1.2, 1.0);
    let landscape = open("Rosenbrock()");
    for form in Form::ALL {
        let adam = Entry { rule: RuleSpec::Adam(Adam::DEFAULT), form, eta: 0.05, ..GD };
        let step = run(&landscape, &adam, start, 1, 1).points[1] - start;
        // The gradient there is (−215.6, −88).
        assert!((step - Point::new(0.05, 0.05)).amax() < 1e-11, "{step}");
    }
}

#[test]
fn corrected_adam_keeps_its_step_under_a_constant_gradient() {
    for step in steps_under_constant_gradient(Adam::DEFAULT, 1000) {
        assert!((step - 1.0).abs() < 1e-7, "{step}");
    }
}

#[test]
fn adam_as_on_the_slide_freezes_under_a_constant_gradient() {
    let steps = steps_under_constant_gradient(AdamOnSlide(Adam::DEFAULT), 600);
    for (step, expected) in steps.iter().zip([1.0, 0.235, 0.044, 0.007, 0.001]) {
        assert!((step - expected).abs() < 6e-4, "{step} is not {expected}");
    }
    let path: f64 = steps.iter().sum();
    assert!((path - 1.29).abs() < 5e-3, "{path}");
    assert_eq!(steps[599], 0.0, "the second moment has overflowed");
    assert!(steps[199] > 0.0, "and not so soon");
}

#[test]
fn without_momentum_momentum_is_gradient_descent_to_the_bit() {
    let landscape = open("Rosenbrock()");
    let path = |rule| run(&landscape, &Entry { rule, ..GD }, Point::new(-1.2, 1.0), 500, 1);
    let gd = path(RuleSpec::Gd);
    assert_eq!(gd, path(RuleSpec::Momentum(Momentum { alpha: 0.0 })));
    assert_eq!(gd, path(RuleSpec::Nesterov(Nesterov { alpha: 0.0 })));
}

#[test]
fn gradient_descent_on_a_quadratic_diverges_exactly_beyond_two_over_the_largest_eigenvalue() {
    let landscape = open("Quadratic(kappa: 4.0, angle: 0.0)");
    let limit = 2.0 / 4.0;
    let error = |share: f64| {
        let entry = Entry { eta: share * limit, ..GD };
        run(&landscape, &entry, Point::new(0.0, 1.0), 5000, 1).end().0.y.abs()
    };
    assert!((error(0.999) / 0.998f64.powi(5000) - 1.0).abs() < 1e-9, "below: falls by 0.998 a step");
    assert_eq!(error(1.0), 1.0, "at: jumps from side to side for ever");
    assert!((error(1.001) / 1.002f64.powi(5000) - 1.0).abs() < 1e-9, "above: grows by 1.002 a step");
    // 1.2·2/λ grows by 1.4 a step; κv² = 4·1.96^t passes 2¹⁰²⁴ at t = 1022·ln 2/ln 1.96 = 1052.7.
    let entry = Entry { eta: 1.2 * limit, ..GD };
    let trajectory = run(&landscape, &entry, Point::new(0.0, 1.0), 5000, 1);
    assert_eq!(trajectory.verdict, Verdict::Diverged { step: 1053 });
    assert_eq!(trajectory.points.len(), 1053);
    assert!(trajectory.losses.iter().all(|q| q.is_finite()));
}

fn distance(a: &Trajectory, b: &Trajectory) -> f64 {
    assert_eq!(a.points.len(), b.points.len());
    a.points.iter().zip(b.points.iter()).map(|(a, b)| (a - b).amax()).fold(0.0, f64::max)
}

#[test]
fn dividing_by_all_objects_is_a_step_shrunk_to_m_of_n() {
    for spec in ["Quadratic()", "Logistic(Builtin(\"lecture\"))"] {
        let landscape = open(spec);
        let objects = landscape.objects() as f64;
        let batch = Batch::Size(10);
        let start = Point::new(1.0, -2.0);
        let as_printed = Entry { eta: 0.1, batch, divide: Divide::Objects, ..GD };
        let shrunk = Entry { eta: 0.1 * 10.0 / objects, batch, ..GD };
        let right = Entry { eta: 0.1, batch, ..GD };
        let path = |entry: &Entry| run(&landscape, entry, start, 200, 1);
        assert!(distance(&path(&as_printed), &path(&shrunk)) < 1e-12, "{spec}");
        assert!(distance(&path(&as_printed), &path(&right)) > 0.1, "{spec}");
    }
}

#[test]
fn an_added_racer_moves_nobody_and_equal_batches_see_equal_objects() {
    let landscape = open("Quadratic()");
    let start = Point::new(4.0, 1.0);
    let sgd = Entry { eta: 0.02, batch: Batch::One, ..GD };
    let same = Entry { rule: RuleSpec::Momentum(Momentum { alpha: 0.0 }), ..sgd };
    let mini = Entry { batch: Batch::Size(8), ..sgd };
    let replaced = Entry { draw: Draw::Replaced, ..sgd };
    let race = |entries: &[Entry]| run_all(&landscape, entries, start, 300, 7);
    let alone = race(&[sgd]);
    let together = race(&[mini, replaced, same, sgd]);
    assert_eq!(alone[0], together[3]);
    assert_eq!(together[2], together[3], "momentum without momentum on the same objects is SGD");
    assert!(distance(&together[1], &together[3]) > 1e-3, "another way to draw is another stream");
    assert!(distance(&together[0], &together[3]) > 1e-3);
    assert_ne!(alone, run_all(&landscape, &[sgd], start, 300, 8), "another seed");
    assert_eq!(together.iter().map(|t| t.evaluations_per_step).collect::<Vec<_>>(), [8, 1, 1, 1]);
}
