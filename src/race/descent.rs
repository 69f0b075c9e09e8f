//! The optimization loop: from w⁰, step by step, to a path and its losses.
//!
//! By full gradients rule and landscape are type parameters: the loop is compiled for each pair. If the gradient is taken at w
//! itself over all examples, Q is computed with it: they share work, and Q costs no extra time because a step is bound
//! by the latency of the recurrence. Otherwise Q of the whole path is computed afterwards, in SIMD blocks.
//!
//! Steps run in blocks, of one step if steps are expensive, with a check for cancellation between blocks. Block
//! boundaries change no result.

use super::Batches;
use super::along::values_along;
use crate::geometry::Point;
use crate::job::{Count, units_per_check};
use crate::landscape::Surface;
use crate::optim::schedule::Etas;
use crate::optim::{Batch, Rule, RuleVisitor};
use crate::simd;

/// The result of the loop.
pub(super) struct Path {
    /// w⁰ and all finite points after it.
    pub points: Vec<Point>,
    /// Q at each.
    pub losses: Vec<f64>,
    /// The first step where w or Q was not finite.
    pub diverged: Option<usize>,
}

/// A loop to be run: where it starts, its step sizes, and the counter of what it costs.
pub(super) struct Loop<'a, 'w> {
    pub start: Point,
    pub steps: usize,
    pub etas: Etas,
    pub count: &'a mut Count<'w>,
}

/// Visitor that runs the loop by full gradients of a surface.
pub(super) struct FullDescent<'a, 'w, S> {
    pub surface: &'a S,
    pub run: Loop<'a, 'w>,
}

impl<S: Surface> RuleVisitor for FullDescent<'_, '_, S> {
    /// `None` if cancelled.
    type Output = Option<Path>;

    fn visit<R: Rule>(self, rule: R) -> Option<Path> {
        let Self { surface, mut run } = self;
        let each = |_| surface.cost();
        let (points, losses) = if R::LOOKS_AHEAD {
            let (points, _) = run.walk(
                rule,
                each,
                #[inline(always)]
                |w| (f64::NAN, surface.gradient(w)),
            )?;
            let losses = values_along(surface, &points, run.count)?;
            (points, losses)
        } else {
            let (points, mut losses) = run.walk(
                rule,
                each,
                #[inline(always)]
                |w| surface.value_gradient(w),
            )?;
            losses.push(surface.value(points[points.len() - 1]));
            (points, losses)
        };
        Some(Path::up_to_divergence(points, losses))
    }
}

/// Visitor that runs the loop by gradients of batches. Compiled once per rule, not for each pair with a landscape: a
/// call costs little beside a draw of a batch.
pub(super) struct BatchDescent<'a, 'w> {
    /// The sum over a batch of ∇Qᵢ(w).
    pub gradient: &'a dyn Fn(&[u32], Point) -> Point,
    pub batches: Batches,
    pub batch: Batch,
    pub examples: usize,
    pub run: Loop<'a, 'w>,
}

impl RuleVisitor for BatchDescent<'_, '_> {
    /// w⁰ and the points after it; `None` if cancelled.
    type Output = Option<Vec<Point>>;

    fn visit<R: Rule>(self, rule: R) -> Option<Vec<Point>> {
        let Self { gradient, mut batches, batch, examples, mut run } = self;
        let evaluate = |w| {
            let (examples, divisor) = batches.next_batch();
            (f64::NAN, gradient(examples, w) / divisor)
        };
        let (points, _) = run.walk(rule, |t| batch.size_at(t, examples) as u64, evaluate)?;
        Some(points)
    }
}

impl Loop<'_, '_> {
    /// w⁰ … wᵀ, and for each step the value that `evaluate` returned with its gradient (one fewer than points). Stops
    /// at the end of the block in which a point is not finite; all points after it are not finite either. `None` if
    /// cancelled. `cost_at` is the cost of step `t` (from 1).
    fn walk<R: Rule>(
        &mut self,
        rule: R,
        cost_at: impl Fn(usize) -> u64,
        mut evaluate: impl FnMut(Point) -> (f64, Point),
    ) -> Option<(Vec<Point>, Vec<f64>)> {
        let mut points = Vec::with_capacity(self.steps + 1);
        let mut values = Vec::with_capacity(self.steps + 1);
        points.push(self.start);
        let mut block = Block { x: [0.0; Etas::BLOCK], y: [0.0; Etas::BLOCK], value: [0.0; Etas::BLOCK] };
        let mut memory = Memory { clock: R::Clock::default(), x: rule.memory(), y: rule.memory() };
        let mut w = self.start;
        while points.len() <= self.steps {
            let done = points.len() - 1;
            // Batches never shrink: the last step of a block is its most expensive.
            let each = cost_at((done + Etas::BLOCK).min(self.steps));
            let etas = self.etas.block(done, units_per_check(each, Etas::BLOCK).min(self.steps - done));
            memory = simd::dispatch(
                #[inline(always)]
                || memory.advance(rule, (w.x, w.y), etas, &mut block, &mut evaluate),
            );
            let (x, y) = (&block.x[..etas.len()], &block.y[..etas.len()]);
            w = Point::new(x[x.len() - 1], y[y.len() - 1]);
            points.extend(x.iter().zip(y).map(|(&x, &y)| Point::new(x, y)));
            values.extend_from_slice(&block.value[..etas.len()]);
            if !is_finite(w) {
                break;
            }
            if !self.count.is_wanted(each * etas.len() as u64) {
                return None;
            }
        }
        Some((points, values))
    }
}

/// Results of a block of steps. The coordinates are stored in separate arrays: side by side LLVM would pack them into
/// one register and shuffle them at every step.
struct Block {
    x: [f64; Etas::BLOCK],
    y: [f64; Etas::BLOCK],
    value: [f64; Etas::BLOCK],
}

/// A rule's memory: its clock and the state of both coordinates.
struct Memory<R: Rule> {
    clock: R::Clock,
    x: R::State,
    y: R::State,
}

impl<R: Rule> Memory<R> {
    /// Makes one step per entry of `etas`, from (x, y) into `block`. No calls and no `push` in the loop, so that point
    /// and memory stay in registers: storing and loading them would double a step's latency.
    #[inline(always)]
    fn advance(
        mut self,
        rule: R,
        (mut x, mut y): (f64, f64),
        etas: &[f64],
        block: &mut Block,
        evaluate: &mut impl FnMut(Point) -> (f64, Point),
    ) -> Self {
        let to = block.x.iter_mut().zip(&mut block.y).zip(&mut block.value);
        for (&eta, ((to_x, to_y), value)) in etas.iter().zip(to) {
            let step = rule.step(&mut self.clock, eta);
            let (q, g) = evaluate(Point::new(R::look(&step, x, &self.x), R::look(&step, y, &self.y)));
            x = R::update(&step, x, g.x, &mut self.x);
            y = R::update(&step, y, g.y, &mut self.y);
            (*to_x, *to_y, *value) = (x, y, q);
        }
        self
    }
}

impl Path {
    /// The path cut before the first point where w or Q is not finite; w⁰ is always kept.
    pub(super) fn up_to_divergence(mut points: Vec<Point>, mut losses: Vec<f64>) -> Self {
        if all_finite(&points, &losses) {
            return Self { points, losses, diverged: None };
        }
        let diverged = points.iter().zip(&losses).position(|(&w, q)| !(is_finite(w) && q.is_finite()));
        if let Some(step) = diverged {
            points.truncate(step.max(1));
            losses.truncate(step.max(1));
            points.shrink_to_fit();
            losses.shrink_to_fit();
        }
        Self { points, losses, diverged }
    }
}

/// Checks all values without an early exit: that vectorises, and most paths are finite.
fn all_finite(points: &[Point], losses: &[f64]) -> bool {
    simd::dispatch(
        #[inline(always)]
        || {
            let points = points.iter().fold(true, |all, w| all & w.x.is_finite() & w.y.is_finite());
            losses.iter().fold(points, |all, q| all & q.is_finite())
        },
    )
}

#[inline(always)]
fn is_finite(w: Point) -> bool {
    w.x.is_finite() && w.y.is_finite()
}
