//! The facts that verdicts rest on, and both sides of every border.

use super::cycle::{Swing, swing};
use super::judge::{STOPPED_PATH, length};
use super::*;
use crate::geometry::Point;
use crate::job::Watch;
use crate::landscape::Landscape;
use crate::landscape::{Noise, Quadratic, Spec};
use crate::optim::schedule::{Exponential, Power, Schedule};
use crate::optim::{Adam, Batch, Form, Lion, Momentum, RmsProp, RuleSpec};
use crate::race::{Entry, Trajectory, gradient_norms, run};
use crate::text::Lang;

fn open(spec: &Spec, spread: f64) -> Landscape {
    spec.open(&Noise { examples: 100, spread }, 1, None).expect("a landscape of the registry opens")
}

fn quadratic(kappa: f64) -> Landscape {
    open(&Spec::Quadratic(Quadratic { kappa, angle: 0.0 }), 1.0)
}

fn gd(eta: f64) -> Entry {
    Entry { eta, ..Entry::default() }
}

fn race(landscape: &Landscape, entry: Entry, start: (f64, f64), steps: usize) -> Trajectory {
    run(landscape, &entry, Point::new(start.0, start.1), steps, 1)
}

fn verdict(landscape: &Landscape, entry: Entry, start: (f64, f64), steps: usize) -> Verdict {
    race(landscape, entry, start, steps).verdict
}

#[test]
fn divergence_is_the_first_value_that_is_not_finite_and_not_a_threshold() {
    let quadratic = quadratic(4.0);
    // Grows by 1.04 a step: 10¹⁷ after 1000 steps, and still a number.
    assert_eq!(verdict(&quadratic, gd(0.51), (0.0, 1.0), 1000), Verdict::Grows { step: 1 });
    let diverged = race(&quadratic, gd(5.0), (0.0, 1.0), 1000);
    let Verdict::Diverged { step } = diverged.verdict else { panic!("{:?}", diverged.verdict) };
    assert_eq!(diverged.last_step(), step - 1);
    assert_eq!(diverged.losses.len(), step);
    assert!(diverged.end().1.is_finite());
}

#[test]
fn the_first_step_can_diverge_and_a_start_without_a_value_too() {
    let quadratic = quadratic(4.0);
    let first = race(&quadratic, gd(1e300), (1e10, 1.0), 10);
    assert_eq!((first.verdict, first.points.len()), (Verdict::Diverged { step: 1 }, 1));
    let never = race(&quadratic, gd(0.1), (1e200, 1.0), 10);
    assert_eq!((never.verdict, never.points.len()), (Verdict::Diverged { step: 0 }, 1));
}

#[test]
fn convergence_is_the_first_step_of_the_last_gentle_stretch() {
    let quadratic = quadratic(4.0);
    // The gradient (1, 0) falls by 0.9 a step: 0.9^k ≤ 10⁻⁶ from k = 132 on.
    let converged = |steps| verdict(&quadratic, gd(0.1), (1.0, 0.0), steps);
    assert_eq!(converged(300), Verdict::Converged { step: 132, at: Critical::Minimum });
    assert_eq!(converged(132), Verdict::Converged { step: 132, at: Critical::Minimum });
    assert_eq!(converged(131), Verdict::Moving);
    assert_eq!(verdict(&quadratic, gd(0.1), (0.0, 0.0), 5), Verdict::Converged { step: 0, at: Critical::Minimum });
    // Momentum passes the minimum again and again: gentle there, but not to the end.
    let momentum = Entry { rule: RuleSpec::Momentum(Momentum { alpha: 0.9 }), ..gd(0.1) };
    let trajectory = race(&quadratic, momentum, (1.0, 0.0), 400);
    let norms = gradient_norms(&quadratic, &trajectory);
    let by_hand = norms.iter().rposition(|&norm| norm > 1e-6).expect("it starts steep") + 1;
    assert_eq!(trajectory.verdict, Verdict::Converged { step: by_hand, at: Critical::Minimum });
    assert!(norms[..by_hand].iter().any(|&norm| norm <= 1e-5) && by_hand > 200, "{by_hand}");
}

#[test]
fn a_start_on_the_axis_of_a_saddle_converges_to_it() {
    let saddle = open(&Spec::Saddle, 1.0);
    let on_axis = verdict(&saddle, gd(0.1), (2.0, 0.0), 200);
    assert!(matches!(on_axis, Verdict::Converged { at: Critical::Saddle, .. }), "{on_axis:?}");
    // w₂ grows by 1.2 a step, far beyond the domain; Q falls all the way.
    let beside = race(&saddle, gd(0.1), (2.0, 1e-9), 200);
    let Verdict::Grows { step } = beside.verdict else { panic!("{:?}", beside.verdict) };
    assert!(beside.points[step - 1].norm() < 600.0 && beside.points[step].norm() > 400.0, "{}", beside.points[step]);
    assert_eq!(verdict(&saddle, gd(0.1), (2.0, 1e-9), 120), Verdict::Moving);
}

#[test]
fn critical_points_go_by_the_signs_of_eigenvalues() {
    assert_eq!(Critical::of([1.0, 1000.0]), Critical::Minimum);
    assert_eq!(Critical::of([-1000.0, -1.0]), Critical::Maximum);
    assert_eq!(Critical::of([-1.0, 2.0]), Critical::Saddle);
    assert_eq!(Critical::of([1e-9, 1.0]), Critical::Flat);
    assert_eq!(Critical::of([0.0, 0.0]), Critical::Flat);
    assert_eq!(Critical::of([f64::NAN, f64::NAN]), Critical::Flat);
}

#[test]
fn noise_hovers_and_descent_does_not() {
    let sgd = |eta| Entry { batch: Batch::One, ..gd(eta) };
    for seed in 1..=20 {
        let verdict = |entry: Entry, steps| run(&quadratic(4.0), &entry, Point::new(5.0, 2.0), steps, seed).verdict;
        assert_eq!(verdict(sgd(0.1), 400), Verdict::Hovers, "seed {seed}: at its level since step 50");
        assert_eq!(verdict(sgd(0.001), 300), Verdict::Moving, "seed {seed}: still far away");
        let beyond = verdict(sgd(0.51), 300);
        assert!(matches!(beyond, Verdict::Grows { .. }), "seed {seed}: η beyond 2/λ_max, Q rises: {beyond:?}");
    }
    // A batch of all examples is not random, and neither is noise without spread.
    let all = Entry { batch: Batch::Size(100), ..gd(0.1) };
    assert!(matches!(verdict(&quadratic(4.0), all, (5.0, 2.0), 400), Verdict::Converged { .. }));
    let silent = open(&Spec::Quadratic(Default::default()), 0.0);
    assert!(matches!(verdict(&silent, sgd(0.05), (5.0, 2.0), 2000), Verdict::Converged { .. }));
}

#[test]
fn steps_that_die_before_the_gradient_stop_short() {
    let rosenbrock = open(&Spec::Rosenbrock(Default::default()), 1.0);
    let start = (-1.2, 1.0);
    let slide = Entry { rule: RuleSpec::Adam(Adam::DEFAULT), form: Form::Slide, ..gd(0.1) };
    assert_eq!(verdict(&rosenbrock, slide, start, 150), Verdict::StoppedShort);
    assert_eq!(verdict(&rosenbrock, Entry { form: Form::Corrected, ..slide }, start, 150), Verdict::Moving);
    let dying = Entry { schedule: Schedule::Exponential(Exponential { rate: 0.9 }), ..gd(0.001) };
    assert_eq!(verdict(&rosenbrock, dying, start, 200), Verdict::StoppedShort);
    let slow = Entry { schedule: Schedule::Power(Power { exponent: 0.5 }), ..gd(0.001) };
    assert_eq!(verdict(&rosenbrock, slow, start, 200), Verdict::Moving);
}

#[test]
fn a_run_that_flew_off_before_its_steps_died_did_not_stop_short() {
    let quadratic = quadratic(4.0);
    let dying = |eta| Entry { schedule: Schedule::Exponential(Exponential { rate: 0.5 }), ..gd(eta) };
    assert_eq!(verdict(&quadratic, dying(0.1), (1.0, 1.0), 60), Verdict::StoppedShort);
    let flown = race(&quadratic, dying(100.0), (1.0, 1.0), 60);
    assert!(flown.losses[60] > 1e20 * flown.losses[0]);
    assert!(matches!(flown.verdict, Verdict::Grows { .. }), "rising or not: {:?}", flown.verdict);
}

#[test]
fn steps_that_shrink_with_the_gradient_do_not_stop_short() {
    // One step to the floor of a ravine of κ = 900, then 20 along it: a tiny share of the path, by a gradient just
    // above a thousandth of the first.
    let crawl = race(&quadratic(900.0), gd(1.0 / 900.0), (1.0, 1.0), 20);
    let late = length(&crawl.points[15..]) / length(&crawl.points);
    assert!(late < STOPPED_PATH, "{late}");
    assert_eq!(crawl.verdict, Verdict::Moving);
}

#[test]
fn a_step_too_small_to_change_a_number_stops_short() {
    assert_eq!(verdict(&quadratic(4.0), gd(1e-30), (1.0, 1.0), 50), Verdict::StoppedShort);
}

/// Verdict on a path made by hand.
fn judged(landscape: &Landscape, points: &[Point], stochastic: bool) -> Verdict {
    let losses: Vec<f64> = points.iter().map(|&w| landscape.value(w)).collect();
    let watch = Watch::forever();
    judge(landscape, points, &losses, stochastic, &mut watch.count(0)).expect("not cancelled")
}

/// Points on the axis of w₂ of the quadratic with κ = 4 with these heights, Q = 2·w₂².
fn at_heights(heights: impl IntoIterator<Item = f64>) -> Vec<Point> {
    heights.into_iter().map(|height| Point::new(0.0, (height / 2.0).sqrt())).collect()
}

#[test]
fn around_the_limit_of_the_step_size() {
    let ravine = quadratic(25.0);
    let ends = |eta| verdict(&ravine, gd(eta), (-5.0, 0.5), 100);
    assert!(matches!(ends(0.081), Verdict::Grows { .. }), "{:?}", ends(0.081));
    assert!(matches!(ends(0.0801), Verdict::Grows { .. }), "not above its start yet: {:?}", ends(0.0801));
    assert_eq!(ends(0.08), Verdict::Cycles { period: 2 });
    assert_eq!(ends(0.0799), Verdict::Moving);
    assert_eq!(ends(0.079), Verdict::Moving);
    // Far above: Q = 10³⁰, and a number for a long time.
    let far = race(&quadratic(20.0), gd(0.12), (-5.0, -2.0), 100);
    assert_eq!(far.verdict, Verdict::Grows { step: 1 });
    assert!(far.end().1 > 1e25);
    let over = race(&ravine, gd(0.081), (-5.0, 0.5), 100);
    let step = over.verdict.step().expect("it grows");
    assert!(over.losses[step - 1] <= over.losses[0] && over.losses[step..].iter().all(|q| *q > over.losses[0]));
}

#[test]
fn deterministic_runs_that_repeat_themselves_cycle() {
    let bowl = quadratic(4.0);
    let rms_prop = Entry { rule: RuleSpec::RmsProp(RmsProp { alpha: 0.9, ..RmsProp::default() }), ..gd(0.1) };
    let trembling = race(&bowl, rms_prop, (3.0, 1.0), 2000);
    assert_eq!(trembling.verdict, Verdict::Cycles { period: 2 });
    assert_eq!(verdict(&bowl, gd(0.5), (3.0, 1.0), 2000), Verdict::Cycles { period: 2 });
    assert!(matches!(verdict(&bowl, gd(0.2), (3.0, 1.0), 2000), Verdict::Converged { .. }));
    // The amplitude is half of the way to and fro: w₂ = ±1.
    let swing = race(&bowl, gd(0.5), (0.0, 1.0), 100);
    assert!((amplitude(&swing.points, 2) - 1.0).abs() < 1e-12);
    assert!(swing.sentence(&bowl, Lang::En).contains("every 2 steps with amplitude 1 "));
}

#[test]
fn a_cycle_is_near_itself_keeps_its_size_and_is_short() {
    // To and fro along w₂, `factor` times as far after an eighth of 200 steps, and drifting along w₁.
    let to_and_fro = |factor: f64, drift: f64| {
        let point = |t: i32| {
            let size = factor.powf(f64::from(t) / 25.0);
            Point::new(drift / 2.0 * f64::from(t), if t % 2 == 0 { size } else { -size })
        };
        swing(&(0..=200).map(point).collect::<Vec<_>>())
    };
    let keeps = Some(Swing::Keeps { period: 2 });
    assert_eq!((to_and_fro(1.0, 0.0), to_and_fro(0.9991, 0.0), to_and_fro(0.9989, 0.0)), (keeps, keeps, None));
    assert_eq!((to_and_fro(1.0009, 0.0), to_and_fro(1.0011, 0.0)), (keeps, Some(Swing::Widens)));
    // The longest step is 2 wide, a hundredth of it 0.02.
    assert_eq!((to_and_fro(1.0, 0.0199), to_and_fro(1.0, 0.0201)), (keeps, None));
    // A swing that settles at 2 widens ever less.
    let settles: Vec<_> = (0..=200)
        .map(|t: i32| 2.0 - (-f64::from(t) / 100.0).exp())
        .zip([1.0, -1.0].into_iter().cycle())
        .map(|(size, side)| Point::new(0.0, size * side))
        .collect();
    assert_eq!(swing(&settles), None);
    let round = |corners: usize, steps: usize| {
        let corner = |t: usize| (t % corners) as f64 / corners as f64 * std::f64::consts::TAU;
        swing(&(0..=steps).map(|t| Point::new(corner(t).cos(), corner(t).sin())).collect::<Vec<_>>())
    };
    assert_eq!((round(8, 200), round(9, 200)), (Some(Swing::Keeps { period: 8 }), None));
    assert_eq!((round(8, 64), round(8, 63)), (Some(Swing::Keeps { period: 8 }), None));
    assert_eq!((round(2, 40), round(2, 39)), (keeps, None));
    assert_eq!(swing(&[Point::new(1.0, 1.0); 101]), None, "standing still");
}

#[test]
fn growth_is_tenfold_and_rising_or_a_thousandfold() {
    let bowl = quadratic(4.0);
    let grows = |heights: Vec<f64>| match judged(&bowl, &at_heights(heights), false) {
        Verdict::Grows { .. } => true,
        Verdict::Moving => false,
        other => panic!("{other:?}"),
    };
    let steadily = |times: f64| (0..=100).map(|t| times.powf(f64::from(t) / 100.0)).collect();
    assert!(grows(steadily(10.01)) && !grows(steadily(9.99)));
    // Up at once, then on two levels; a step at the end lifts the last height over ten.
    let levels = |third: f64, last: f64| {
        (0..=100)
            .map(|t| {
                if t == 0 {
                    1.0
                } else if t < 76 {
                    third
                } else {
                    last
                }
            })
            .collect()
    };
    assert!(grows(levels(10.0, 15.01)) && !grows(levels(10.0, 14.99)));
    assert!(grows(levels(1001.0, 1001.0)) && !grows(levels(999.0, 999.0)));
    assert!(!grows(levels(1500.0, 999.0)), "it has come back");
}

#[test]
fn growth_leaves_the_start() {
    let bowl = quadratic(4.0);
    let half = (bowl.domain().x.1 - bowl.domain().x.0).hypot(bowl.domain().y.1 - bowl.domain().y.0) / 2.0;
    // A start beside the minimum: each of these is more than a thousand times as high.
    let jump = |away: f64| {
        let mut points = vec![Point::new(0.0, -away * half); 61];
        points[0] = Point::new(0.0, 1e-6);
        judged(&bowl, &points, false)
    };
    assert!(matches!(jump(0.1001), Verdict::Grows { .. }) && jump(0.0999) == Verdict::Moving);
    let lion = Entry { rule: RuleSpec::Lion(Lion::default()), ..gd(0.01) };
    let hops = verdict(&bowl, lion, (1e-9, 1e-9), 300);
    assert!(hops.diverges().is_none(), "{hops:?}");
}

#[test]
fn a_swing_that_widens_grows_only_where_it_is_high() {
    let bowl = quadratic(4.0);
    // The swing ends `height` times as high as the start.
    let path = |height: f64| {
        let size = |t: i32| 1.1f64.powf(f64::from(t) / 200.0 - 1.0);
        let mut points: Vec<_> =
            (0..=200).map(|t: i32| Point::new(0.0, if t % 2 == 0 { size(t) } else { -size(t) })).collect();
        points[0] = Point::new(0.0, (1.0 / height).sqrt());
        judged(&bowl, &points, false)
    };
    assert!(matches!(path(0.0101), Verdict::Grows { .. }), "{:?}", path(0.0101));
    assert_eq!(path(0.0099), Verdict::Moving);
}

#[test]
fn a_path_that_leaves_everything_grows_though_q_falls() {
    let saddle = open(&Spec::Saddle, 1.0);
    let domain = saddle.domain();
    let half = (domain.x.1 - domain.x.0).hypot(domain.y.1 - domain.y.0) / 2.0;
    let outwards = |end: f64| (0..=50).map(|t| Point::new(0.1, end * half * f64::from(t) / 50.0)).collect::<Vec<_>>();
    assert_eq!(judged(&saddle, &outwards(100.5), false), Verdict::Grows { step: 50 });
    assert_eq!(judged(&saddle, &outwards(99.5), false), Verdict::Moving);
    let mut inwards = outwards(200.5);
    inwards.reverse();
    inwards.truncate(20);
    assert_eq!(judged(&saddle, &inwards, false), Verdict::Moving, "far, but coming nearer");
}

#[test]
fn growth_by_chance_is_told_by_medians() {
    let bowl = quadratic(4.0);
    let judged = |heights: Vec<f64>| judged(&bowl, &at_heights(heights), true);
    let levels = |first: f64, third: f64, last: f64| {
        (0..=100).map(move |t| match t {
            0 => 1.0,
            1..26 => first,
            26..76 => third,
            _ => last,
        })
    };
    let grows = |verdict: Verdict| verdict.diverges().is_some();
    assert!(grows(judged(levels(1.0, 6.0, 10.01).collect())) && !grows(judged(levels(1.0, 6.0, 9.99).collect())));
    assert!(grows(judged(levels(1.0, 10.0, 15.01).collect())) && !grows(judged(levels(1.0, 10.0, 14.99).collect())));
    assert!(
        grows(judged(levels(1.0, 1001.0, 1001.0).collect())) && !grows(judged(levels(1.0, 999.0, 999.0).collect()))
    );
    // From a start at the minimum noise rises to its level in the first quarter.
    assert!(!grows(judged(levels(2.0, 6.0, 19.99).collect())) && grows(judged(levels(2.0, 6.0, 20.01).collect())));
    let mut spike: Vec<_> = levels(1.0, 1.0, 1.0).collect();
    spike[100] = 1e6;
    assert!(!grows(judged(spike)), "one height by chance");
    let short = |steps: usize| judged((0..=steps).map(|t| 3f64.powi(t as i32)).collect());
    assert!(grows(short(8)) && !grows(short(7)), "too short for quarters");
}

#[test]
fn noise_around_the_minimum_hovers() {
    let bowl = quadratic(4.0);
    for seed in 1..=20 {
        let entry = Entry { batch: Batch::One, ..gd(0.1) };
        let from_minimum = run(&bowl, &entry, Point::zeros(), 400, seed).verdict;
        assert_eq!(from_minimum, Verdict::Hovers, "seed {seed}");
        let slowly = run(&bowl, &Entry { eta: 0.001, ..entry }, Point::zeros(), 400, seed).verdict;
        assert!(slowly.diverges().is_none(), "seed {seed}: {slowly:?}");
    }
}

#[test]
fn hovering_quarters_share_their_values() {
    let bowl = quadratic(4.0);
    // The third quarter from 1 to 2, the last `shift` higher or lower.
    let shifted = |shift: f64| {
        let level = |t: i32| 1.0 + f64::from(t % 25) / 25.0 + if t > 75 { shift } else { 0.0 };
        judged(&bowl, &at_heights((0..=100).map(level)), true)
    };
    assert_eq!((shifted(0.0), shifted(0.75), shifted(-0.75)), (Verdict::Hovers, Verdict::Hovers, Verdict::Hovers));
    assert_eq!((shifted(0.85), shifted(-0.85)), (Verdict::Moving, Verdict::Moving));
    let short = |steps: i32| judged(&bowl, &at_heights((0..=steps).map(|t| 1.0 + f64::from(t % 2))), true);
    assert_eq!((short(20), short(19)), (Verdict::Hovers, Verdict::Moving));
}

#[test]
fn noise_whose_steps_vanish_has_settled() {
    let bowl = quadratic(4.0);
    // To and fro around w₂ = 1, the last eighth of 160 steps `share` as far; its first step is half and half.
    let settling = |share: f64| {
        let swing = |t: i32| if t > 140 { 0.1 * share } else { 0.1 };
        let side = |t: i32| if t % 2 == 0 { 1.0 } else { -1.0 };
        let points: Vec<_> = (0..=160).map(|t| Point::new(0.0, 1.0 + side(t) * swing(t))).collect();
        judged(&bowl, &points, true)
    };
    // Mean steps are (0.1 + 3.9·share)/4 of those before: a fifth at 0.1795.
    assert_eq!((settling(0.185), settling(0.175)), (Verdict::Hovers, Verdict::Moving));
    let cosine = Entry { batch: Batch::One, schedule: Schedule::Cosine, ..gd(0.1) };
    for seed in 1..=10 {
        let settled = run(&bowl, &cosine, Point::new(5.0, 2.0), 800, seed).verdict;
        assert_eq!(settled, Verdict::Moving, "seed {seed}");
    }
}

#[test]
fn a_run_is_judged_as_it_stands_at_a_step() {
    let bowl = quadratic(4.0);
    let whole = race(&bowl, gd(0.1), (1.0, 0.0), 300);
    assert_eq!(up_to(300, &bowl, &whole, false), whole.verdict);
    assert_eq!(up_to(131, &bowl, &whole, false), Verdict::Moving);
    assert_eq!(up_to(132, &bowl, &whole, false), Verdict::Converged { step: 132, at: Critical::Minimum });
    let flies = race(&bowl, gd(5.0), (0.0, 1.0), 1000);
    let Verdict::Diverged { step } = flies.verdict else { panic!("{:?}", flies.verdict) };
    assert_eq!(up_to(step, &bowl, &flies, false), flies.verdict);
    assert!(matches!(up_to(100, &bowl, &flies, false), Verdict::Grows { .. }));
    assert_eq!(up_to(0, &bowl, &flies, false), Verdict::Moving);
}

#[test]
fn a_moving_run_says_how_near_it_has_come() {
    let bowl = quadratic(4.0);
    // Q falls by 0.81 a step: 0.81¹⁰ = 0.1216.
    let moving = race(&bowl, gd(0.1), (1.0, 0.0), 10);
    assert_eq!(
        moving.left(&bowl).map(|left| matches!(left, Left::Loss(share) if (share - 0.1216).abs() < 1e-4)),
        Some(true)
    );
    assert!(moving.sentence(&bowl, Lang::En).ends_with("12\u{a0}% of the start’s Q − Q* is left"));
    let saddle = open(&Spec::Saddle, 1.0);
    let leaving = race(&saddle, gd(0.1), (1.0, 0.0), 10);
    assert!(
        leaving.sentence(&saddle, Lang::En).ends_with("11\u{a0}% of the start’s ‖∇Q‖ is left"),
        "{}",
        leaving.sentence(&saddle, Lang::En)
    );
    let flown = race(&bowl, gd(0.6), (0.0, 1.0), 1);
    assert!(
        flown.sentence(&bowl, Lang::En).ends_with("Q − Q* is 2 times the start’s"),
        "{}",
        flown.sentence(&bowl, Lang::En)
    );
}

#[test]
fn words_say_what_and_where() {
    let verdicts = [
        Verdict::Diverged { step: 20 },
        Verdict::Converged { step: 68, at: Critical::Minimum },
        Verdict::Converged { step: 68, at: Critical::Saddle },
        Verdict::Converged { step: 68, at: Critical::Maximum },
        Verdict::Converged { step: 68, at: Critical::Flat },
        Verdict::Grows { step: 33 },
        Verdict::Cycles { period: 2 },
        Verdict::Hovers,
        Verdict::StoppedShort,
        Verdict::Moving,
    ];
    let ended = |w, q| Ended { step: 150, w, q, from: (Point::new(3.0, 4.0), 10.0), amplitude: 0.5, left: None };
    for lang in Lang::ALL {
        for verdict in verdicts {
            let sentence = verdict.sentence(lang, &ended(Point::new(1.5, -2.0), 1.2e-4));
            for part in [lang.point(1.5, -2.0, 3), lang.number(1.2e-4, 3)] {
                assert!(sentence.contains(&part), "{sentence}");
            }
            assert!(!verdict.short(lang).contains("verdict"), "{lang:?} {verdict:?}");
        }
    }
    let there = verdicts[1].sentence(Lang::Ru, &ended(Point::new(1e-13, 1.0), 1e-14));
    assert!(there.ends_with("(≈\u{a0}0;\u{a0}1), Q ≈\u{a0}0"), "{there}");
    assert_eq!((verdicts[0].short(Lang::En), verdicts[5].short(Lang::En)), ("20".to_owned(), "33".to_owned()));
    assert_eq!((verdicts[6].short(Lang::En), verdicts[6].short(Lang::Ru)), ("cycle 2".to_owned(), "цикл 2".to_owned()));
    assert_eq!(
        verdicts[1].sentence(Lang::En, &ended(Point::new(1.0, 1.0), 1e-9)),
        "Converged at step 68 to a minimum at (1,\u{a0}1), Q = 10⁻⁹"
    );
}
