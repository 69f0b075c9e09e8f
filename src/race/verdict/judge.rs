//! From a path to its verdict.

use super::super::along::LastSteep;
use super::cycle::{Swing, swing};
use super::growth::grows;
use super::{Critical, Verdict};
use crate::geometry::Point;
use crate::job::{Count, Watch};
use crate::landscape::{LANES, Landscape};
use crate::race::Trajectory;

/// A run has converged below this share of the first gradient (taken as at least 1).
const CONVERGED: f64 = 1e-6;
/// Fewest steps for comparing quarters of a run.
const FEWEST_STEPS: usize = 20;
/// Upper bound on the last quarter's share of the path of a run that stopped short.
pub(super) const STOPPED_PATH: f64 = 0.01;
/// A run has stopped short only if its last gradient is above this share of the first.
const STOPPED_SLOPE: f64 = 1e-3;
/// Upper bound on the ratio of the steps' decay to the gradient's decay in a run that stopped short.
const STEPS_TO_GRADIENT: f64 = 0.1;
/// A run has settled if its last steps are shorter than this share of those before.
const SETTLED: f64 = 0.2;
/// Share of a quarter's losses that is ignored at either end.
const CHANCE: f64 = 0.1;

/// The verdict on a path of finite numbers, whose gradients depend on chance if it is `stochastic`; `None` if cancelled.
pub(in crate::race) fn judge(
    landscape: &Landscape,
    points: &[Point],
    losses: &[f64],
    stochastic: bool,
    count: &mut Count<'_>,
) -> Option<Verdict> {
    let (start, end) = (points[0], points[points.len() - 1]);
    let (first, last) = (landscape.gradient(start).norm(), landscape.gradient(end).norm());
    let tolerance = CONVERGED * first.max(1.0);
    if last <= tolerance && tolerance.is_finite() {
        let last_steep = landscape.visit(LastSteep { points, tolerance, count })?;
        let step = last_steep.map_or(0, |index| index + 1);
        return Some(Verdict::Converged { step, at: Critical::of(landscape.curvatures(end)) });
    }
    let swing = if stochastic { None } else { swing(points) };
    if let Some(Swing::Keeps { period }) = swing {
        return Some(Verdict::Cycles { period });
    }
    if let Some(step) = grows(landscape, points, losses, stochastic, swing) {
        return Some(Verdict::Grows { step });
    }
    if points.len() <= FEWEST_STEPS {
        return Some(Verdict::Moving);
    }
    let risen = losses.last() > losses.first();
    if !risen && stopped_short(points, last / first) {
        return Some(Verdict::StoppedShort);
    }
    Some(if stochastic && hovers(points, losses) { Verdict::Hovers } else { Verdict::Moving })
}

/// The verdict on a run as it stands after `step` steps; that of the whole run from its last step on.
pub fn up_to(step: usize, landscape: &Landscape, run: &Trajectory, stochastic: bool) -> Verdict {
    if step >= run.last_step() {
        return run.verdict;
    }
    let (points, losses) = (&run.points[..=step], &run.losses[..=step]);
    let watch = Watch::forever();
    judge(landscape, points, losses, stochastic, &mut watch.count(0)).expect("Watch::forever never gives up")
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
pub(super) fn length(points: &[Point]) -> f64 {
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

/// Whether losses neither descend nor rise, but vary around a level, and steps do not vanish.
fn hovers(points: &[Point], losses: &[f64]) -> bool {
    let (steps, quarter) = (points.len() - 1, losses.len() / 4);
    let mean = |from: usize, to: usize| length(&points[from..=to]) / (to - from) as f64;
    if mean(steps - steps / 8, steps) < SETTLED * mean(steps - steps / 2, steps - steps / 4) {
        return false;
    }
    let (third, fourth) = losses[losses.len() - 2 * quarter..].split_at(quarter);
    let below = |low: &[f64], high: &[f64]| quantile(low, 1.0 - CHANCE) <= quantile(high, CHANCE);
    !below(fourth, third) && !below(third, fourth)
}

/// The middle value.
pub(super) fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The quantile: a `share` of all values lies below it.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    let index = (values.len() as f64 * share) as usize;
    *values.select_nth_unstable_by(index, f64::total_cmp).1
}
