//! How a run ended: one verdict for a whole path. None but divergence shortens the path.
//!
//! In this order, with g the full gradient and T the number of steps:
//!
//! | verdict | when |
//! |---|---|
//! | diverged at k | k is the first step where w or Q is not finite; no threshold |
//! | converged at k | k is the first step from which ‖g‖ ≤ 10⁻⁶·max(1, ‖g(w⁰)‖) to the end |
//! | stopped short | T ≥ 20; the last quarter of the steps makes under 1 % of the path; ‖g(wᵀ)‖ > 10⁻³·‖g(w⁰)‖; and late steps, as a share of the average step, are under a tenth of late gradients as a share of the first |
//! | hovers | T ≥ 20; gradients depend on chance; of Q above its own lowest the median over the fourth quarter of the run is between ½ and 2 of the median over the third |
//! | still moving | else |
//!
//! The last condition of *stopped short* tells a step size that died from steps that shrink because the gradient
//! does: with a constant step size both fall alike. The constants of *hovers*: a run that descends steadily has
//! medians in the ratio ⅓ or less, whatever its speed, because they are measured from where it arrives; noise about
//! a level has 1. Paths are measured along the axes, Σ|Δx| + |Δy|: no root in the scan.

use super::along::LastSteep;
use super::descent::Path;
use crate::landscape::{LANES, Landscape, Point};
use crate::text::Lang;

/// Of the first gradient (at least 1): below it a run has converged.
const CONVERGED: f64 = 1e-6;
/// Fewest steps that have quarters to compare.
const FEWEST_STEPS: usize = 20;
/// Share of the path that the last quarter of a stopped run stays under.
const STOPPED_PATH: f64 = 0.01;
/// Of the first gradient: above it there was still somewhere to go.
const STOPPED_SLOPE: f64 = 1e-3;
/// How much faster than the gradient the steps must have died.
const DIED: f64 = 0.1;
/// Ratio of medians that is no descent.
const LEVEL: std::ops::RangeInclusive<f64> = 0.5..=2.0;
/// Of the larger eigenvalue: a smaller one is zero within the rounding of differences.
const FLAT: f64 = 1e-7;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// First step where w or Q is not finite.
    Diverged {
        /// That step; the path's last index is one less.
        step: usize,
    },
    /// First step from which ‖∇Q‖ ≤ 10⁻⁶·max(1, ‖∇Q(w⁰)‖) to the end.
    Converged {
        /// That step.
        step: usize,
        /// What lies there.
        at: Critical,
    },
    /// Stochastic, no longer descending.
    Hovers,
    /// Its steps vanish while the gradient does not.
    StoppedShort,
    /// None of these.
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
    /// One of them zero within rounding: the second derivative does not tell.
    Flat,
}

impl Verdict {
    /// The step it speaks of, for a mark on the time axis.
    pub const fn step(self) -> Option<usize> {
        match self {
            Self::Diverged { step } | Self::Converged { step, .. } => Some(step),
            Self::Hovers | Self::StoppedShort | Self::Moving => None,
        }
    }

    /// Words for a narrow column, beside a mark that tells converged from diverged: `68`, `short`, `moving`.
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

    /// What a point of zero gradient is, by the eigenvalues of the Hessian there, ascending.
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

/// The verdict on a path.
pub(super) fn judge(landscape: &Landscape, path: &Path, stochastic: bool) -> Verdict {
    if let Some(step) = path.diverged {
        return Verdict::Diverged { step };
    }
    let points = &path.points;
    let (start, end) = (points[0], points[points.len() - 1]);
    let (first, last) = (landscape.gradient(start).norm(), landscape.gradient(end).norm());
    let tolerance = CONVERGED * first.max(1.0);
    if last <= tolerance && tolerance.is_finite() {
        let last_steep = landscape.visit(LastSteep { points, tolerance });
        let step = last_steep.map_or(0, |index| index + 1);
        return Verdict::Converged { step, at: Critical::of(landscape.curvatures(end)) };
    }
    if points.len() <= FEWEST_STEPS {
        return Verdict::Moving;
    }
    if stopped_short(points, last / first) {
        return Verdict::StoppedShort;
    }
    if stochastic && hovers(&path.losses) { Verdict::Hovers } else { Verdict::Moving }
}

/// Whether the steps died while the gradient, at the end `slope` of the first, did not.
fn stopped_short(points: &[Point], slope: f64) -> bool {
    if !(slope > STOPPED_SLOPE) {
        return false;
    }
    let late = length(&points[points.len() - 1 - (points.len() - 1) / 4..]);
    // A path without length never began: nothing of it is late.
    let share = late / length(points).max(f64::MIN_POSITIVE);
    share < STOPPED_PATH && 4.0 * share < DIED * slope
}

/// Length of a path along the axes.
fn length(points: &[Point]) -> f64 {
    // Sums of their own for pairs of steps: a single sum would wait for itself at every step.
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

/// Whether losses no longer descend but move about a level.
fn hovers(losses: &[f64]) -> bool {
    let lowest = losses.iter().copied().fold(f64::INFINITY, f64::min);
    let quarter = losses.len() / 4;
    let third = median(&losses[losses.len() - 2 * quarter..losses.len() - quarter]) - lowest;
    let fourth = median(&losses[losses.len() - quarter..]) - lowest;
    LEVEL.contains(&(fourth / third))
}

/// The middle value; the upper one of two.
fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}
