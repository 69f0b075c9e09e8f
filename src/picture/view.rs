//! Chooses the visible part of the plane.

use crate::figure::drawing::Rect;
use crate::geometry::{Domain, Point};
use crate::landscape::Data;
use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::Scene;

/// Margin around the fitted points: enough for the label of the start.
const PADDING: f64 = 0.08;
/// Factor of the margin on the right, for the colour bar and a minimum's label.
const BAR: f64 = 2.5;
/// A racer whose Q − Q* has grown by this factor is ignored in fitting.
const EXPLODED: f64 = 1e3;
/// Paths up to this many points are fitted without cutting quantiles.
const SHORT: usize = 500;
/// A known minimum is "in reach" if it is at most this many times as far from the start as the farthest path point.
const REACH: f64 = 1.5;

/// The first view of a scene: its own if given, else [`fit`].
pub fn first(race: &Race) -> Domain {
    let view = &race.scene.view;
    match (view.x, view.y) {
        (Some(x), Some(y)) => Domain { x, y },
        (x, y) => {
            let fitted = fit(race);
            Domain { x: x.unwrap_or(fitted.x), y: y.unwrap_or(fitted.y) }
        }
    }
}

impl Scene {
    /// Whether a view fitted to this scene also suits `other`: the same kind of landscape, data and `view` field. Other
    /// changes (parameters of the landscape, start, racers, steps) keep the user's view, so that a drag of κ or of the
    /// start does not move the background. Synthetic data also depend on the seed.
    pub fn shows_the_same_ground_as(&self, other: &Self) -> bool {
        let drawn = matches!(self.landscape.data(), Some(Data::Synthetic(_)));
        self.landscape.name() == other.landscape.name()
            && self.landscape.data() == other.landscape.data()
            && (self.seed == other.seed || !drawn)
            && (self.view.x, self.view.y) == (other.view.x, other.view.y)
    }
}

/// Start, minima in reach, and 98 % of the points of racers that did not diverge, padded.
pub fn fit(race: &Race) -> Domain {
    let start = race.start();
    let (mut xs, mut ys) = (vec![start.x], vec![start.y]);
    let mut farthest: f64 = 0.0;
    for (_, _, run) in race.runs() {
        if explodes(race, run) {
            continue;
        }
        let (x, y) = (middle(run.points.iter().map(|p| p.x)), middle(run.points.iter().map(|p| p.y)));
        for (x, y) in [(x.0, y.0), (x.1, y.1)] {
            xs.push(x);
            ys.push(y);
            farthest = farthest.max((Point::new(x, y) - start).norm());
        }
    }
    let minima = race.landscape.minima();
    let near = |m: &&Point| (**m - start).norm() <= (REACH * farthest).max(1e-9);
    let reached: Vec<&Point> = minima.iter().filter(near).collect();
    // With nothing in reach (all diverged, or no racers) the best minimum is shown.
    for m in if reached.is_empty() { minima.iter().take(1).collect() } else { reached } {
        xs.push(m.x);
        ys.push(m.y);
    }
    let (x, y) = (span(&xs), span(&ys));
    let home = race.landscape.domain();
    let smallest = 1e-3 * (home.x.1 - home.x.0).max(home.y.1 - home.y.0);
    let size = (x.1 - x.0).max(y.1 - y.0).max(smallest);
    let pad = PADDING * size;
    let padded =
        Domain { x: widen((x.0 - pad, x.1 + BAR * pad), size / 4.0), y: widen((y.0 - pad, y.1 + pad), size / 4.0) };
    padded.drawable()
}

/// Whether a racer diverged or is about to: its last loss is far above its first.
fn explodes(race: &Race, run: &Trajectory) -> bool {
    let floor = race.landscape.lowest().unwrap_or(f64::NEG_INFINITY);
    let (first, last) = (run.losses[0], run.losses[run.last_step()]);
    let height = if floor.is_finite() { first - floor } else { first.abs().max(1.0) };
    let risen = last - if floor.is_finite() { floor } else { first };
    run.verdict.diverges().is_some() || !risen.is_finite() || risen.abs() > EXPLODED * height.max(1e-12)
}

/// The range from the 1 % to the 99 % quantile; the full range for a short path.
fn middle(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len() - 1;
    let cut = if sorted.len() > SHORT { sorted.len() / 100 } else { 0 };
    (sorted[cut], sorted[last - cut])
}

fn span(values: &[f64]) -> (f64, f64) {
    values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(*v), b.max(*v)))
}

/// The range widened around its centre to at least `size`.
fn widen((a, b): (f64, f64), size: f64) -> (f64, f64) {
    let (centre, half) = ((a + b) / 2.0, (b - a).max(size) / 2.0);
    (centre - half, centre + half)
}

/// The part of the plane that `rect` shows when `view` fills its part `inner` as far as equal scales allow.
pub fn within(view: Domain, rect: Rect, inner: Rect) -> Domain {
    let size = [inner.width().max(1.0), inner.height().max(1.0)].map(f64::from);
    let unit = ((view.x.1 - view.x.0) / size[0]).max((view.y.1 - view.y.0) / size[1]);
    let (centre, middle) = (inner.centre(), [(view.x.0 + view.x.1) / 2.0, (view.y.0 + view.y.1) / 2.0]);
    let at = |axis: usize, page: f32| middle[axis] + unit * f64::from(page - centre[axis]);
    let up = |page: f32| middle[1] - unit * f64::from(page - centre[1]);
    Domain { x: (at(0, rect.min[0]), at(0, rect.max[0])), y: (up(rect.max[1]), up(rect.min[1])) }
}

/// The smallest rectangle of this aspect (width / height) that contains `view`, around the same centre.
pub fn expand(view: Domain, aspect: f64) -> Domain {
    let (width, height) = (view.x.1 - view.x.0, view.y.1 - view.y.0);
    if width < height * aspect {
        Domain { x: widen(view.x, height * aspect), y: view.y }
    } else {
        Domain { x: view.x, y: widen(view.y, width / aspect) }
    }
}

#[cfg(test)]
mod tests {
    use crate::landscape::{Quadratic, Spec};
    use crate::picture::view::*;
    use crate::scene::Racer;
    use std::path::Path;
    use std::sync::Arc;

    #[test]
    fn a_racer_that_explodes_without_overflow_does_not_set_the_view() {
        let racers = vec![Racer { eta: 0.079, ..Racer::default() }, Racer { eta: 0.15, ..Racer::default() }];
        let landscape = Spec::Quadratic(Quadratic { kappa: 25.0, angle: 0.0 });
        let scene = Scene { landscape, racers, start: Some((-5.0, 1.0)), steps: 100, ..Scene::default() };
        let opened = Arc::new(scene.open(Path::new("")).expect("a good scene"));
        let view = fit(&Race::run(scene, opened));
        assert!(view.x.1 - view.x.0 < 20.0 && view.y.1 - view.y.0 < 20.0, "{view:?}");
    }
}
