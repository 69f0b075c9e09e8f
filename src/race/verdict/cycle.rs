//! Paths that repeat themselves: their period, and whether the swing keeps its size.

use crate::geometry::Point;

/// Fewest steps of a run whose repetition is looked for.
const FEWEST_STEPS: usize = 40;
/// The longest period: longer ones are orbits of momentum, which a reader would not call a cycle.
const LONGEST: usize = 8;
/// Upper bound on the distance of points a period apart, as a share of the longest step.
const APART: f64 = 0.01;
/// A swing whose longest step changes by less than this share in an eighth of the run keeps its size.
const STEADY: f64 = 1e-3;

/// A path whose last quarter repeats itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Swing {
    /// It keeps its size.
    Keeps {
        /// Steps of a round.
        period: usize,
    },
    /// It widens, and ever faster.
    Widens,
}

/// The repetition of a path's last quarter; `None` if it does not repeat itself, or dies out.
pub(super) fn swing(points: &[Point]) -> Option<Swing> {
    let steps = points.len() - 1;
    if steps < FEWEST_STEPS {
        return None;
    }
    let (quarter, eighth) = (steps / 4, steps / 8);
    let late = &points[steps - quarter..];
    let longest = longest_step(late);
    // A path that stands still repeats nothing; squares of huge steps overflow.
    if !(longest > 0.0 && longest.is_finite()) {
        return None;
    }
    let near = APART * APART * longest;
    let repeats = |period: &usize| {
        let pairs = late.iter().zip(&late[*period..]);
        pairs.rev().all(|(a, b)| (b - a).norm_squared() <= near)
    };
    let period = (2..=LONGEST.min(eighth)).find(repeats)?;
    let [early, middle, last] = [3, 2, 1].map(|k| {
        let from = steps - k * eighth;
        longest_step(&points[from..=from + eighth]).sqrt()
    });
    let (before, ratio) = (middle / early, last / middle);
    match ratio {
        _ if (ratio - 1.0).abs() <= STEADY => Some(Swing::Keeps { period }),
        // The ratios of a swing that grows by a factor are equal but for rounding.
        _ if ratio > 1.0 && before > 1.0 + STEADY && ratio.ln() >= 0.99 * before.ln() => Some(Swing::Widens),
        _ => None,
    }
}

/// Half the largest distance between the points of a path's last round.
pub(in crate::race) fn amplitude(points: &[Point], period: usize) -> f64 {
    let round = &points[points.len().saturating_sub(period)..];
    let pairs = round.iter().enumerate().flat_map(|(k, a)| round[..k].iter().map(move |b| (a - b).norm()));
    pairs.fold(0.0, f64::max) / 2.0
}

/// The square of the longest step.
fn longest_step(points: &[Point]) -> f64 {
    points.windows(2).map(|pair| (pair[1] - pair[0]).norm_squared()).fold(0.0, f64::max)
}
