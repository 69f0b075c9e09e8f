//! Facts about rules and batches that can be worked out by hand.

use losscape::geometry::Point;
use losscape::optim::schedule::Step;
use losscape::optim::{
    AdaDelta, AdaGrad, Adam, AdamW, AmsGrad, Batch, Divide, Draw, Form, Growing, Lion, Momentum, Nadam, Nesterov,
    RmsProp, Rule, RuleSpec, RuleVisitor, Schedule,
};
use losscape::race::{Entry, Trajectory, Verdict, run, run_all};

use crate::common::open;

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
fn steps_under_constant_gradient(rule: impl Into<RuleSpec>, form: Form, count: usize) -> Vec<f64> {
    steps_in(rule, form, &vec![(1.0, 1.0); count])
}

/// Steps −Δw of one coordinate for given (η, gradient)s, by the corrected form.
fn steps(rule: impl Into<RuleSpec>, given: &[(f64, f64)]) -> Vec<f64> {
    steps_in(rule, Form::Corrected, given)
}

/// Steps −Δw of one coordinate for given (η, gradient)s.
fn steps_in(rule: impl Into<RuleSpec>, form: Form, given: &[(f64, f64)]) -> Vec<f64> {
    struct Steps<'a>(&'a [(f64, f64)]);
    impl RuleVisitor for Steps<'_> {
        type Output = Vec<f64>;
        fn visit<R: Rule>(self, rule: R) -> Vec<f64> {
            let (mut clock, mut state) = (R::Clock::default(), rule.memory());
            let mut step = |&(eta, gradient): &(f64, f64)| {
                let step = rule.step(&mut clock, eta);
                -R::update(&step, 0.0, gradient, &mut state)
            };
            self.0.iter().map(&mut step).collect()
        }
    }
    rule.into().visit(form, Steps(given))
}

#[track_caller]
fn close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-12 * b.abs().max(1.0);
    assert!(found.iter().zip(expected).all(near), "{found:?} is not {expected:?}");
}

#[test]
fn the_first_adam_step_is_eta_against_the_sign_of_the_gradient() {
    let start = Point::new(-1.2, 1.0);
    let landscape = open("Rosenbrock()");
    for form in [Form::Corrected, Form::Slide] {
        let adam = Entry { rule: RuleSpec::Adam(Adam::DEFAULT), form, eta: 0.05, ..GD };
        let step = run(&landscape, &adam, start, 1, 1).points[1] - start;
        // The gradient there is (−215.6, −88).
        assert!((step - Point::new(0.05, 0.05)).amax() < 1e-11, "{step}");
    }
}

#[test]
fn corrected_adam_keeps_its_step_under_a_constant_gradient() {
    for step in steps_under_constant_gradient(Adam::DEFAULT, Form::Corrected, 1000) {
        assert!((step - 1.0).abs() < 1e-7, "{step}");
    }
}

#[test]
fn adam_as_on_the_slide_freezes_under_a_constant_gradient() {
    let steps = steps_under_constant_gradient(Adam::DEFAULT, Form::Slide, 600);
    for (step, expected) in steps.iter().zip([1.0, 0.235, 0.044, 0.007, 0.001]) {
        assert!((step - expected).abs() < 6e-4, "{step} is not {expected}");
    }
    let path: f64 = steps.iter().sum();
    assert!((path - 1.29).abs() < 5e-3, "{path}");
    assert_eq!(steps[599], 0.0, "the second moment has overflowed");
    assert!(steps[199] > 0.0, "and not so soon");
}

#[test]
fn adam_without_correction_starts_with_three_and_grows() {
    let found = steps_under_constant_gradient(Adam { epsilon: 0.0, ..Adam::DEFAULT }, Form::Uncorrected, 10_000);
    // (1 − 0.9)/√(1 − 0.999) = 0.1/√0.001; then 0.19/√0.001999, 0.271/√0.002997001.
    close(&found[..3], &[10f64.sqrt(), 0.19 / 0.001999f64.sqrt(), 0.271 / 0.002997001f64.sqrt()]);
    let largest = found.iter().copied().fold(0.0, f64::max);
    assert!((largest - found[11]).abs() < 1e-15 && (largest - 6.569).abs() < 1e-3, "{largest}");
    assert!((found[9999] - 1.0).abs() < 1e-4, "the moments are full at last: {}", found[9999]);
}

#[test]
fn adam_without_correction_is_adam_whose_eta_carries_the_correction() {
    let gradients = [0.3, -2.0, 0.7, 0.7, 1e-3];
    let Adam { beta1, beta2, .. } = Adam::DEFAULT;
    let bare = Adam { epsilon: 0.0, ..Adam::DEFAULT };
    let plain: Vec<_> = gradients.iter().map(|&g| (1.0, g)).collect();
    // η·m̂/√v̂ = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/√v (Kingma & Ba 2015, section 2).
    let carried = |(t, &g): (usize, &f64)| {
        let t = t as i32 + 1;
        ((1.0 - beta2.powi(t)).sqrt() / (1.0 - beta1.powi(t)), g)
    };
    let carried: Vec<_> = gradients.iter().enumerate().map(carried).collect();
    close(&steps_in(bare, Form::Uncorrected, &carried), &steps(bare, &plain));
}

#[test]
fn eta_outside_the_momentum_drops_the_whole_speed_at_once() {
    let given = [(1.0, 1.0), (1.0, 1.0), (0.1, 1.0), (0.1, 1.0)];
    let half = Momentum { alpha: 0.5 };
    // Inside h: 1, 1.5, 0.75 + 0.1, 0.425 + 0.1. Outside v: 1, 1.5, 1.75, 1.875, times η.
    close(&steps(half, &given), &[1.0, 1.5, 0.85, 0.525]);
    close(&steps_in(half, Form::EtaOutside, &given), &[1.0, 1.5, 0.175, 0.1875]);
}

#[test]
fn eta_outside_is_the_same_path_while_eta_is_constant_and_another_once_it_drops() {
    let landscape = open("Rosenbrock()");
    let start = Point::new(-1.2, 1.0);
    for rule in [RuleSpec::Momentum(Momentum::DEFAULT), RuleSpec::Nesterov(Nesterov::DEFAULT)] {
        let path = |form, schedule| {
            let entry = Entry { rule, form, eta: 1e-4, schedule, ..GD };
            run(&landscape, &entry, start, 100, 1).points.to_vec()
        };
        let apart = |schedule| {
            let (inside, outside) = (path(Form::Corrected, schedule), path(Form::EtaOutside, schedule));
            let apart: Vec<f64> = inside.iter().zip(&outside).map(|(a, b)| (a - b).amax()).collect();
            assert_eq!(apart.len(), 101);
            apart
        };
        assert!(apart(Schedule::Constant).iter().all(|&distance| distance < 1e-11), "{}", rule.name());
        let dropping = apart(Schedule::Step(Step { every: 40.0, factor: 0.1 }));
        // η drops at step 41.
        assert!(dropping[..=40].iter().all(|&distance| distance < 1e-11), "{}", rule.name());
        assert!(dropping[41] > 1e-3, "{}: {}", rule.name(), dropping[41]);
    }
}

#[test]
fn nesterov_looks_ahead_with_the_eta_of_its_step() {
    // Q = w²/2 in each coordinate: g is the point itself. α = 0.5, η = 0.5 then 0.1 from w = 1:
    // v = 1, w = 0.5; ahead 0.5 − 0.1·0.5·1 = 0.45, v = 0.95, w = 0.405.
    let landscape = open("Quadratic(kappa: 1.0, angle: 0.0)");
    let entry = Entry {
        rule: RuleSpec::Nesterov(Nesterov { alpha: 0.5 }),
        form: Form::EtaOutside,
        eta: 0.5,
        schedule: Schedule::Step(Step { every: 1.0, factor: 0.2 }),
        ..GD
    };
    let path = run(&landscape, &entry, Point::new(1.0, 0.0), 2, 1);
    close(&[path.points[1].x, path.points[2].x], &[0.5, 0.405]);
}

#[test]
fn first_steps_of_the_rules_beyond_the_lecture_by_hand() {
    let given = |gradients: &[f64]| -> Vec<(f64, f64)> { gradients.iter().map(|&g| (1.0, g)).collect() };
    // m̂ = 0.18/0.19 after gradients 2 and 0. V stays 4, Adam's v̂ falls to 0.003996/0.001999.
    let ams_grad = AmsGrad { epsilon: 0.0, ..AmsGrad::DEFAULT };
    close(&steps(ams_grad, &given(&[2.0, 0.0])), &[1.0, 0.18 / 0.19 / 2.0]);
    let adam = Adam { epsilon: 0.0, ..Adam::DEFAULT };
    close(&steps(adam, &given(&[2.0, 0.0])), &[1.0, 0.18 / 0.19 / (0.003996f64 / 0.001999).sqrt()]);
    // β₁·0.1/(1 − 0.81) + 0.1/0.1 of the gradient's sign.
    close(&steps(Nadam { epsilon: 0.0, ..Nadam::DEFAULT }, &given(&[-3.0])), &[-(0.09 / 0.19 + 1.0)]);
    // √(0 + ε)/√(0.1 + ε); then D = 0.1·d².
    let (d, epsilon) = ((1e-6f64 / 0.100001).sqrt(), 1e-6f64);
    let then = ((0.1 * d * d + epsilon) / (0.19 + epsilon)).sqrt();
    close(&steps(AdaDelta::DEFAULT, &given(&[1.0, 1.0])), &[d, then]);
    // c = 0.3, 0.9·0.03 − 0.01, 0.9·0.0287 − 1: m forgets by 0.99. Of nothing the sign is 0.
    close(&steps(Lion::DEFAULT, &given(&[3.0, -0.1, -10.0])), &[1.0, 1.0, -1.0]);
    close(&steps(Lion::DEFAULT, &given(&[0.0])), &[0.0]);
    // Q = w²/2 from 1: η·(1 + λ·1).
    let decay = AdamW { epsilon: 0.0, decay: 0.5, ..AdamW::DEFAULT };
    let entry = Entry { rule: decay.into(), eta: 0.1, ..GD };
    let path = run(&open("Quadratic(kappa: 1.0, angle: 0.0)"), &entry, Point::new(1.0, 1.0), 1, 1);
    close(&[path.points[1].x, path.points[1].y], &[0.85, 0.85]);
}

#[test]
fn forms_that_people_compare_with_by_hand() {
    let constant = [(1.0, 1.0), (1.0, 1.0)];
    // h = 1, 1.9: g + 0.9·h.
    close(&steps_in(Nesterov::DEFAULT, Form::LookAhead, &constant), &[1.9, 2.71]);
    // h = 0.1, 0.19.
    close(&steps_in(Momentum::DEFAULT, Form::Average, &constant), &[0.1, 0.19]);
    // G = 4 + 5.
    let initial = AdaGrad { epsilon: 0.0, initial: 4.0 };
    for form in [Form::Corrected, Form::EpsilonOutside] {
        close(&steps_in(initial, form, &[(1.0, 5f64.sqrt())]), &[5f64.sqrt() / 3.0]);
    }
    // PyTorch's own first point, four digits.
    let entry = Entry { rule: Nesterov { alpha: 0.9 }.into(), form: Form::LookAhead, eta: 0.05, ..GD };
    let path = run(&open("Quadratic(kappa: 10.0, angle: 0.3)"), &entry, Point::new(5.0, 2.0), 1, 1);
    assert!((path.points[1] - Point::new(4.6344, 1.4563)).amax() < 5e-5, "{}", path.points[1]);
}

#[test]
fn the_look_ahead_path_is_where_the_other_form_takes_its_gradients() {
    let landscape = open("Rosenbrock()");
    let path = |form| {
        let entry = Entry { rule: Nesterov { alpha: 0.8 }.into(), form, eta: 1e-3, ..GD };
        run(&landscape, &entry, Point::new(-1.2, 1.0), 60, 1).points.to_vec()
    };
    let (own, ahead) = (path(Form::Corrected), path(Form::LookAhead));
    for t in 1..=60 {
        // w_t + α(w_t − w_{t−1}): one step of inertia beyond.
        let beyond = own[t] + (own[t] - own[t - 1]) * 0.8;
        assert!((beyond - ahead[t]).amax() < 1e-12, "step {t}");
    }
}

#[test]
fn epsilon_outside_the_root_matters_for_small_gradients_only() {
    let epsilon = 1e-8;
    let (ada, rms) = (AdaGrad { epsilon, ..AdaGrad::DEFAULT }, RmsProp { alpha: 0.9, epsilon });
    let (small, large) = ([(1.0, 1e-6)], [(1.0, 3.0), (1.0, -4.0)]);
    // 1e-6/√(1e-12 + 1e-8) and 1e-6/(1e-6 + 1e-8).
    close(&steps(ada, &small), &[1e-6 / 1.0001e-8f64.sqrt()]);
    close(&steps_in(ada, Form::EpsilonOutside, &small), &[1.0 / 1.01]);
    // G = 0.1·1e-12.
    close(&steps_in(rms, Form::EpsilonOutside, &small), &[1.0 / (0.1f64.sqrt() + 0.01)]);
    assert!((steps(rms, &small)[0] - 0.01).abs() < 1e-4);
    // √9 and √25; then √0.9 and √(0.81 + 1.6).
    let close_to = |found: Vec<f64>, expected: [f64; 2]| {
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 5e-8), "{found:?} is not {expected:?}");
    };
    for found in [steps(ada, &large), steps_in(ada, Form::EpsilonOutside, &large)] {
        close_to(found, [1.0, -0.8]);
    }
    for found in [steps(rms, &large), steps_in(rms, Form::EpsilonOutside, &large)] {
        close_to(found, [3.0 / 0.9f64.sqrt(), -4.0 / 2.41f64.sqrt()]);
    }
}

#[test]
fn without_epsilon_its_place_does_not_matter() {
    let landscape = open("Rosenbrock()");
    let start = Point::new(-1.2, 1.0);
    for rule in [
        RuleSpec::AdaGrad(AdaGrad { epsilon: 0.0, ..AdaGrad::DEFAULT }),
        RuleSpec::RmsProp(RmsProp { alpha: 0.9, epsilon: 0.0 }),
    ] {
        let path = |form| run(&landscape, &Entry { rule, form, eta: 0.05, ..GD }, start, 200, 1);
        assert_eq!(path(Form::Corrected), path(Form::EpsilonOutside), "{}", rule.name());
    }
}

#[test]
fn without_momentum_momentum_is_gradient_descent_to_the_bit() {
    let landscape = open("Rosenbrock()");
    let path = |rule, form| run(&landscape, &Entry { rule, form, ..GD }, Point::new(-1.2, 1.0), 500, 1);
    let gd = path(RuleSpec::Gd, Form::Corrected);
    for rule in [RuleSpec::Momentum(Momentum { alpha: 0.0 }), RuleSpec::Nesterov(Nesterov { alpha: 0.0 })] {
        for &form in rule.forms() {
            assert_eq!(gd, path(rule, form), "{} {form:?}", rule.name());
        }
    }
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
fn dividing_by_all_examples_is_a_step_shrunk_to_m_of_n() {
    for spec in ["Quadratic()", "Logistic(Builtin(\"lecture\"))"] {
        let landscape = open(spec);
        let examples = landscape.examples() as f64;
        let batch = Batch::Size(10);
        let start = Point::new(1.0, -2.0);
        let as_printed = Entry { eta: 0.1, batch, divide: Divide::Examples, ..GD };
        let shrunk = Entry { eta: 0.1 * 10.0 / examples, batch, ..GD };
        let right = Entry { eta: 0.1, batch, ..GD };
        let path = |entry: &Entry| run(&landscape, entry, start, 200, 1);
        assert!(distance(&path(&as_printed), &path(&shrunk)) < 1e-12, "{spec}");
        assert!(distance(&path(&as_printed), &path(&right)) > 0.1, "{spec}");
    }
}

#[test]
fn an_added_racer_moves_no_other_and_equal_batches_see_equal_examples() {
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
    assert_eq!(together[2], together[3], "momentum without momentum on the same examples is SGD");
    assert!(distance(&together[1], &together[3]) > 1e-3, "another way to draw is another stream");
    assert!(distance(&together[0], &together[3]) > 1e-3);
    assert_ne!(alone, run_all(&landscape, &[sgd], start, 300, 8), "another seed");
    assert_eq!(together.iter().map(|t| t.gradient_cost.after(300)).collect::<Vec<_>>(), [2400, 300, 300, 300]);
}

#[test]
fn a_growing_batch_sees_the_examples_of_its_first_size_until_it_grows() {
    let landscape = open("Quadratic()");
    let start = Point::new(4.0, 1.0);
    let size = Entry { eta: 0.02, batch: Batch::Size(8), ..GD };
    let plan = |every, factor| Batch::Growing(Growing { size: 8.0, every, factor });
    let growing = Entry { batch: plan(100.0, 5.0), ..size };
    let never = Entry { batch: plan(100.0, 1.0), ..size };
    let momentum = Entry { rule: RuleSpec::Momentum(Momentum { alpha: 0.0 }), ..growing };
    let races = run_all(&landscape, &[size, growing, never, momentum], start, 250, 7);
    assert_eq!(races[1].points[..=100], races[0].points[..=100]);
    assert_ne!(races[1].points[101], races[0].points[101]);
    assert_eq!(races[2].points, races[0].points, "a batch that grows by 1 does not grow");
    assert_eq!(races[3], races[1], "equal plans see equal examples");
    let n = landscape.examples() as u64;
    assert_eq!(races[1].gradient_cost.after(250), 100 * 8 + 100 * 40 + 50 * n.min(200));
}

#[test]
fn a_batch_grown_to_all_examples_is_the_full_gradient() {
    let landscape = open("LeastSquares(Builtin(\"lecture\"))");
    let start = Point::new(1.0, -2.0);
    // From step 2 on all examples: 1·300.
    let batch = Batch::Growing(Growing { size: 1.0, every: 1.0, factor: 300.0 });
    let growing = run(&landscape, &Entry { batch, ..GD }, start, 50, 1);
    let after = run(&landscape, &GD, growing.points[1], 49, 1);
    for (a, b) in growing.points[1..].iter().zip(after.points.iter()) {
        assert!((a - b).amax() < 1e-12, "{a} {b}");
    }
    assert_eq!(growing.gradient_cost.after(50), 1 + 49 * 300);
}
