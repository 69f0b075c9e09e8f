//! The anatomy of a step: the terms of a method's update at step t.
//!
//! [`anatomy_at`] runs the method again up to that step with the formulas of the race, so that the step ends bit for
//! bit at the path's next point.

use super::along::values_along;
use super::{Batches, Entry};
use crate::geometry::Point;
use crate::job::{Count, Watch};
use crate::landscape::{Landscape, Surface};
use crate::optim::{Part, PartKind, Rule, RuleVisitor};

/// Most per-example gradients kept, of all examples and again of the batch: more arrows would merge into a black disc.
pub const FAN: usize = 200;

/// One step of a method with all its terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Anatomy {
    /// t, from 1: the step leads from point t − 1 to point t.
    pub step: usize,
    /// η of this step.
    pub eta: f64,
    /// Point t − 1.
    pub from: Point,
    /// Where the gradient was evaluated: `from`, or a look-ahead point.
    pub look: Point,
    /// Point t.
    pub to: Point,
    /// The gradient the step used.
    pub gradient: Point,
    /// The full gradient at `look`.
    pub full: Point,
    /// The terms of the update, in order; the last is the step itself.
    pub parts: Vec<Part<Point>>,
    /// The gradients of single examples, if the step used a batch.
    pub fan: Option<Fan>,
}

/// The gradients of single examples at one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// Of at most [`FAN`] evenly spaced examples, and of the batch.
    pub gradients: Vec<Point>,
    /// Number of all examples.
    pub examples: usize,
    /// The gradients of the batch's examples; of a batch larger than [`FAN`] only of the examples chosen for
    /// `gradients`.
    pub batch: Vec<Point>,
}

impl Anatomy {
    /// The value of the term of a kind.
    pub fn part(&self, kind: PartKind) -> Option<Point> {
        self.parts.iter().find(|part| part.kind == kind).map(|part| part.value)
    }
}

/// The anatomy of step `t` (from 1) of a run of `steps` steps from `start`; `None` if the path ended before, at the
/// first point where w or Q is not finite.
pub fn anatomy_at(
    landscape: &Landscape,
    entry: &Entry,
    (start, steps, seed): (Point, usize, u64),
    t: usize,
) -> Option<Anatomy> {
    anatomy_at_watched(landscape, entry, (start, steps, seed), t, &Watch::forever())
        .expect("Watch::forever never gives up")
}

/// [`anatomy_at`] under a watch; the outer `None` if cancelled.
pub fn anatomy_at_watched(
    landscape: &Landscape,
    entry: &Entry,
    (start, steps, seed): (Point, usize, u64),
    t: usize,
    watch: &Watch<'_>,
) -> Option<Option<Anatomy>> {
    if t == 0 || t > steps {
        return Some(None);
    }
    let batches = Batches::drawn(entry, landscape.examples(), seed);
    let count = &mut watch.count(0);
    let replay = Replay { surface: landscape.surface(), entry, start, steps, t, batches, count };
    entry.rule.visit(entry.form, replay)
}

/// Runs the method again up to step `t`. Compiled once per rule: one step is taken apart at a time, and a call costs
/// little.
struct Replay<'a, 'w> {
    surface: &'a dyn Surface,
    entry: &'a Entry,
    start: Point,
    steps: usize,
    t: usize,
    batches: Option<Batches>,
    count: &'a mut Count<'w>,
}

impl RuleVisitor for Replay<'_, '_> {
    type Output = Option<Option<Anatomy>>;

    fn visit<R: Rule>(self, rule: R) -> Self::Output {
        let Self { surface, entry, start, steps, t, mut batches, count } = self;
        let mut clock = R::Clock::default();
        let (mut x, mut y) = (rule.memory(), rule.memory());
        let mut w = start;
        let mut points = vec![start];
        for now in 1..=t {
            let eta = entry.schedule.eta(entry.eta, now, steps, entry.warmup);
            let step = rule.step(&mut clock, eta);
            let look = Point::new(R::look(&step, w.x, &x), R::look(&step, w.y, &y));
            let mut batch = Vec::new();
            let mut cost = surface.cost();
            let g = match &mut batches {
                None => surface.gradient(look),
                Some(batches) => {
                    let (examples, divisor) = batches.next_batch();
                    cost = examples.len() as u64;
                    if now == t {
                        batch = examples.to_vec();
                    }
                    surface.batch_gradient(examples, look) / divisor
                }
            };
            if !count.is_wanted(cost) {
                return None;
            }
            let (before_x, before_y) = (x, y);
            let to = Point::new(R::update(&step, w.x, g.x, &mut x), R::update(&step, w.y, g.y, &mut y));
            if !(to.x.is_finite() && to.y.is_finite()) {
                return Some(None);
            }
            points.push(to);
            if now == t {
                if !values_along(surface, &points, count)?.iter().all(|q| q.is_finite()) {
                    return Some(None);
                }
                let of_x = R::parts(&step, w.x, g.x, &before_x, &x);
                let of_y = R::parts(&step, w.y, g.y, &before_y, &y);
                let both = |(x, y): (&Part, &Part)| x.kind.of(Point::new(x.value, y.value)).called(x.words);
                let mut parts: Vec<_> = of_x.iter().zip(&of_y).map(both).collect();
                parts.push(PartKind::Step.of(to - w).called(R::STEP_WORDS));
                let fan = batches.is_some().then(|| Fan::at(surface, look, &batch));
                let full = surface.gradient(look);
                return Some(Some(Anatomy { step: t, eta, from: w, look, to, gradient: g, full, parts, fan }));
            }
            w = to;
        }
        Some(None)
    }
}

impl Fan {
    fn at(surface: &dyn Surface, w: Point, batch: &[u32]) -> Self {
        let examples = surface.examples();
        let stride = examples.div_ceil(FAN).max(1);
        let mut shown: Vec<u32> =
            (0..examples).step_by(stride).filter_map(|example| u32::try_from(example).ok()).collect();
        let batch: Vec<u32> = if batch.len() <= FAN {
            batch.to_vec()
        } else {
            shown.iter().copied().filter(|example| batch.contains(example)).collect()
        };
        for example in &batch {
            if !shown.contains(example) {
                shown.push(*example);
            }
        }
        let gradients = |of: &[u32]| of.iter().map(|example| surface.batch_gradient(&[*example], w)).collect();
        Self { gradients: gradients(&shown), examples, batch: gradients(&batch) }
    }
}
