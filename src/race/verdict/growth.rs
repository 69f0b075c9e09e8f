//! Runs that go off instead of nearer while their numbers are still finite.

use super::cycle::Swing;
use super::judge::median;
use crate::geometry::Point;
use crate::landscape::Landscape;

/// Fewest steps for comparing quarters.
const FEWEST_STEPS: usize = 8;
/// A run grows if it ends this many times as high as it started and rises…
const RISEN: f64 = 10.0;
/// …by this factor from the third quarter to the last,
const RISING: f64 = 1.5;
/// or if it ends this many times as high.
const FLOWN: f64 = 1e3;
/// Least distance from the start for both, as a share of half the domain's diagonal.
const AWAY: f64 = 0.1;
/// Least height at the end of a swing that widens, as a share of the start's: a rule with a memory of squares
/// may widen its swing near a minimum for a while.
const SWINGS: f64 = 0.01;
/// A path has gone away beyond this many times half the domain's diagonal.
const GONE: f64 = 100.0;

/// The step from which a run grows; `None` if it does not.
pub(super) fn grows(
    landscape: &Landscape,
    points: &[Point],
    losses: &[f64],
    stochastic: bool,
    swing: Option<Swing>,
) -> Option<usize> {
    let domain = landscape.domain();
    let half = (domain.x.1 - domain.x.0).hypot(domain.y.1 - domain.y.0) / 2.0;
    let late = points.len() - 1 - (points.len() - 1) / 4;
    if could_have_risen(losses, swing) {
        let heights = Heights::of(landscape, losses);
        let far = || points[late..].iter().any(|w| (w - points[0]).norm() >= AWAY * half);
        let swings = || swing == Some(Swing::Widens) && heights.at(losses[losses.len() - 1]) >= SWINGS * heights.start;
        if heights.have_grown(losses, stochastic) && far() || swings() {
            let above = losses.iter().rposition(|q| *q <= losses[0]).map_or(0, |index| index + 1);
            return Some(if above < losses.len() { above } else { lowest(losses) + 1 });
        }
    }
    let centre = Point::new((domain.x.0 + domain.x.1) / 2.0, (domain.y.0 + domain.y.1) / 2.0);
    let distance = |w: Point| (w - centre).norm();
    let (now, before) = (distance(points[points.len() - 1]), distance(points[late]));
    (now > GONE * half && now > before).then(|| {
        let near = points.iter().rposition(|&w| distance(w) <= GONE * half);
        near.map_or(0, |index| index + 1)
    })
}

/// Whether the last quarter is somewhere above the start, or swings: all that most runs are asked.
fn could_have_risen(losses: &[f64], swing: Option<Swing>) -> bool {
    let late = &losses[losses.len() - 1 - (losses.len() - 1) / 4..];
    swing == Some(Swing::Widens) || late.iter().any(|&q| q > losses[0])
}

/// The index of the lowest Q.
fn lowest(losses: &[f64]) -> usize {
    let found = losses.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
    found.map_or(0, |(index, _)| index)
}

/// Heights of a path's points.
struct Heights {
    floor: f64,
    /// The start's.
    start: f64,
}

impl Heights {
    fn of(landscape: &Landscape, losses: &[f64]) -> Self {
        match landscape.lowest() {
            Some(floor) => Self { floor, start: (losses[0] - floor).max(0.0) },
            None => {
                let floor = losses[lowest(losses)];
                Self { floor, start: (losses[0] - floor).max(losses[0].abs()) }
            }
        }
    }

    fn at(&self, q: f64) -> f64 {
        q - self.floor
    }

    /// Whether a run ends high above its start, and still rises or is far beyond it.
    fn have_grown(&self, losses: &[f64], stochastic: bool) -> bool {
        let (steps, end) = (losses.len() - 1, self.at(losses[losses.len() - 1]));
        let has_flown = |height: f64, start: f64| height >= FLOWN * start;
        if !stochastic && has_flown(end, self.start) {
            return true;
        }
        // Neither an end by chance nor a long look where the end is not high.
        if steps < FEWEST_STEPS || !stochastic && end < RISEN * self.start {
            return false;
        }
        let quarter = steps / 4;
        let level = |from: usize| self.at(median(&losses[from..from + quarter]));
        let (third, last) = (level(losses.len() - 2 * quarter), level(losses.len() - quarter));
        let rising = last >= RISING * third;
        if !stochastic {
            return rising;
        }
        let start = self.start.max(level(0));
        has_flown(last, start) || rising && last >= RISEN * start
    }
}
