//! How a run ended: one verdict for a whole path. Only divergence shortens the path.
//!
//! Checked in this order, with g the full gradient and T the number of steps:
//!
//! | verdict | when |
//! |---|---|
//! | diverged at k | k is the first step where w or Q is not finite; no threshold |
//! | converged at k | k is the first step from which ‖g‖ ≤ 10⁻⁶·max(1, ‖g(w⁰)‖) to the end |
//! | stopped short | T ≥ 20; the last quarter of the steps makes under 1 % of the path; ‖g(wᵀ)‖ > 10⁻³·‖g(w⁰)‖; late steps, as a share of the average step, are under a tenth of late gradients as a share of the first; and Q(wᵀ) is not above Q(w⁰) |
//! | hovers | T ≥ 20; gradients depend on chance; the third and fourth quarters of the run share their values of Q: neither has nine tenths of them at or below nine tenths of the other's; and the fourth's median is not above Q(w⁰) |
//! | still moving | else |
//!
//! The fourth condition of *stopped short* separates a step size that vanished from steps that shrink with the
//! gradient: with a constant step size both fall alike. A run that went far up and slowed down there is not *stopped
//! short*. *Hovers* compares ranks, which need no scale: a run that descends, however slowly, has its fourth quarter
//! below its third; noise around a level mixes them. The extreme tenths are ignored, because neighbouring steps are
//! correlated and amount to few independent values. Path length is Σ|Δx| + |Δy|, which avoids a square root per step.

use super::along::LastSteep;
use super::descent::Path;
use crate::geometry::Point;
use crate::job::Count;
use crate::landscape::{LANES, Landscape};
use crate::text::Lang;

/// A run has converged below this share of the first gradient (taken as at least 1).
const CONVERGED: f64 = 1e-6;
/// Fewest steps for comparing quarters of a run.
const FEWEST_STEPS: usize = 20;
/// Upper bound on the last quarter's share of the path of a run that stopped short.
const STOPPED_PATH: f64 = 0.01;
/// A run has stopped short only if its last gradient is above this share of the first.
const STOPPED_SLOPE: f64 = 1e-3;
/// Upper bound on the ratio of the steps' decay to the gradient's decay in a run that stopped short.
const STEPS_TO_GRADIENT: f64 = 0.1;
/// Share of a quarter's losses that is ignored at either end.
const CHANCE: f64 = 0.1;
/// An eigenvalue below this share of the larger one counts as zero: differences round that much.
const FLAT: f64 = 1e-7;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// First step where w or Q is not finite.
    Diverged {
        /// The step; the path's last index is one less.
        step: usize,
    },
    /// First step from which ‖∇Q‖ ≤ 10⁻⁶·max(1, ‖∇Q(w⁰)‖) to the end.
    Converged {
        /// That step.
        step: usize,
        /// Type of the critical point.
        at: Critical,
    },
    /// Stochastic and no longer descending.
    Hovers,
    /// The steps vanish while the gradient does not.
    StoppedShort,
    /// None of the above.
    Moving,
}

/// A point of zero gradient, by the signs of the Hessian's eigenvalues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Critical {
    /// Both positive.
    Minimum,
    /// One of each sign.
    Saddle,
    /// Both negative.
    Maximum,
    /// One of them zero within rounding: the second derivative does not decide.
    Flat,
}

impl Verdict {
    /// The step of divergence or convergence, for a mark on the time axis.
    pub const fn step(self) -> Option<usize> {
        match self {
            Self::Diverged { step } | Self::Converged { step, .. } => Some(step),
            Self::Hovers | Self::StoppedShort | Self::Moving => None,
        }
    }

    /// Text for a narrow column, beside a mark for converged or diverged: `68`, `short`, `moving`.
    pub fn short(self, lang: Lang) -> String {
        match self {
            Self::Diverged { step } | Self::Converged { step, .. } => lang.whole(step as u64),
            Self::Hovers => lang.t("verdict-hovers-short"),
            Self::StoppedShort => lang.t("verdict-stopped-short"),
            Self::Moving => lang.t("verdict-moving-short"),
        }
    }

    /// A full sentence for a path that ends after `last_step` steps at `w` with loss `q`.
    pub fn sentence(self, lang: Lang, last_step: usize, w: Point, q: f64) -> String {
        let (key, step) = match self {
            Self::Diverged { step } => ("verdict-diverged", step),
            Self::Converged { step, at } => (at.verdict_key(), step),
            Self::Hovers => ("verdict-hovers", last_step),
            Self::StoppedShort => ("verdict-stopped", last_step),
            Self::Moving => ("verdict-moving", last_step),
        };
        let (point, loss) = (lang.point(w.x, w.y, 3), lang.number(q, 3));
        let arguments = [("step", lang.whole(step as u64).into()), ("point", point.into()), ("q", loss.into())];
        lang.with(key, &arguments)
    }
}

impl Critical {
    const fn verdict_key(self) -> &'static str {
        match self {
            Self::Minimum => "verdict-converged-minimum",
            Self::Saddle => "verdict-converged-saddle",
            Self::Maximum => "verdict-converged-maximum",
            Self::Flat => "verdict-converged-flat",
        }
    }

    /// The type of a point of zero gradient, by the ascending eigenvalues of its Hessian.
    pub fn of([low, high]: [f64; 2]) -> Self {
        let zero = FLAT * low.abs().max(high.abs());
        match (low, high) {
            _ if low > zero => Self::Minimum,
            _ if high < -zero => Self::Maximum,
            _ if low < -zero && high > zero => Self::Saddle,
            _ => Self::Flat,
        }
    }
}

/// The verdict on a path; `None` if cancelled.
pub(super) fn judge(landscape: &Landscape, path: &Path, stochastic: bool, count: &mut Count<'_>) -> Option<Verdict> {
    if let Some(step) = path.diverged {
        return Some(Verdict::Diverged { step });
    }
    let points = &path.points;
    let (start, end) = (points[0], points[points.len() - 1]);
    let (first, last) = (landscape.gradient(start).norm(), landscape.gradient(end).norm());
    let tolerance = CONVERGED * first.max(1.0);
    if last <= tolerance && tolerance.is_finite() {
        let last_steep = landscape.visit(LastSteep { points, tolerance, count })?;
        let step = last_steep.map_or(0, |index| index + 1);
        return Some(Verdict::Converged { step, at: Critical::of(landscape.curvatures(end)) });
    }
    if points.len() <= FEWEST_STEPS {
        return Some(Verdict::Moving);
    }
    let risen = path.losses.last() > path.losses.first();
    if !risen && stopped_short(points, last / first) {
        return Some(Verdict::StoppedShort);
    }
    Some(if stochastic && hovers(&path.losses) { Verdict::Hovers } else { Verdict::Moving })
}

/// Whether the steps vanished while the gradient did not; `slope` is the last gradient as a share of the first.
fn stopped_short(points: &[Point], slope: f64) -> bool {
    if slope.is_nan() || slope <= STOPPED_SLOPE {
        return false;
    }
    let late = length(&points[points.len() - 1 - (points.len() - 1) / 4..]);
    // A path of length zero has a late share of 0.
    let share = late / length(points).max(f64::MIN_POSITIVE);
    share < STOPPED_PATH && 4.0 * share < STEPS_TO_GRADIENT * slope
}

/// Length of a path in the 1-norm.
fn length(points: &[Point]) -> f64 {
    // Eight partial sums: a single one would be bound by the latency of additions.
    let mut sums = [0.0; LANES];
    let steps = points.len().saturating_sub(1);
    let (from, to) = (&points[..steps], &points[points.len() - steps..]);
    for (from, to) in from.chunks(LANES).zip(to.chunks(LANES)) {
        for (sum, (from, to)) in sums.iter_mut().zip(from.iter().zip(to)) {
            *sum += (to.x - from.x).abs() + (to.y - from.y).abs();
        }
    }
    sums.iter().sum()
}

/// Whether losses neither descend nor rise, but vary around a level not above the start's.
fn hovers(losses: &[f64]) -> bool {
    let quarter = losses.len() / 4;
    let (third, fourth) = losses[losses.len() - 2 * quarter..].split_at(quarter);
    let below = |low: &[f64], high: &[f64]| quantile(low, 1.0 - CHANCE) <= quantile(high, CHANCE);
    let risen = quantile(fourth, 0.5) > losses[0];
    !risen && !below(fourth, third) && !below(third, fourth)
}

/// The quantile: a `share` of all values lies below it.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    let index = (values.len() as f64 * share) as usize;
    *values.select_nth_unstable_by(index, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, Trajectory, run};
    use super::*;
    use crate::landscape::{Noise, Quadratic, Spec};
    use crate::optim::schedule::{Exponential, Power, Schedule};
    use crate::optim::{Adam, Batch, Form, Momentum, RuleSpec};

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
        assert_eq!(verdict(&quadratic, gd(0.51), (0.0, 1.0), 1000), Verdict::Moving);
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
        let norms = super::super::gradient_norms(&quadratic, &trajectory);
        let by_hand = norms.iter().rposition(|&norm| norm > 1e-6).expect("it starts steep") + 1;
        assert_eq!(trajectory.verdict, Verdict::Converged { step: by_hand, at: Critical::Minimum });
        assert!(norms[..by_hand].iter().any(|&norm| norm <= 1e-5) && by_hand > 200, "{by_hand}");
    }

    #[test]
    fn a_start_on_the_axis_of_a_saddle_converges_to_it() {
        let saddle = open(&Spec::Saddle, 1.0);
        let on_axis = verdict(&saddle, gd(0.1), (2.0, 0.0), 200);
        assert!(matches!(on_axis, Verdict::Converged { at: Critical::Saddle, .. }), "{on_axis:?}");
        assert_eq!(verdict(&saddle, gd(0.1), (2.0, 1e-9), 200), Verdict::Moving);
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
            assert_eq!(verdict(sgd(0.51), 300), Verdict::Moving, "seed {seed}: η beyond 2/λ_max, Q rises");
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
        assert_eq!(flown.verdict, Verdict::Moving);
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

    #[test]
    fn words_say_what_and_where() {
        let verdicts = [
            Verdict::Diverged { step: 20 },
            Verdict::Converged { step: 68, at: Critical::Minimum },
            Verdict::Converged { step: 68, at: Critical::Saddle },
            Verdict::Converged { step: 68, at: Critical::Maximum },
            Verdict::Converged { step: 68, at: Critical::Flat },
            Verdict::Hovers,
            Verdict::StoppedShort,
            Verdict::Moving,
        ];
        for lang in Lang::ALL {
            for verdict in verdicts {
                let sentence = verdict.sentence(lang, 150, Point::new(1.5, -2.0), 1.2e-4);
                for part in [lang.point(1.5, -2.0, 3), lang.number(1.2e-4, 3)] {
                    assert!(sentence.contains(&part), "{sentence}");
                }
                assert!(!verdict.short(lang).contains("verdict"), "{lang:?} {verdict:?}");
            }
        }
        assert_eq!(verdicts[0].short(Lang::En), "20");
        assert_eq!(verdicts[6].short(Lang::Ru), "рано");
        assert_eq!(
            verdicts[1].sentence(Lang::En, 150, Point::new(1.0, 1.0), 1e-9),
            "Converged at step 68 to a minimum at (1, 1), Q = 10⁻⁹"
        );
    }
}
