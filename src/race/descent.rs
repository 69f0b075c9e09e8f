//! The loop: from w⁰, step by step, to a path and its losses.
//!
//! Rule and landscape are types here, so that the loop is compiled for each pair. Where the gradient is taken at w
//! itself over all objects, Q comes with it: they share their work, and Q runs in the shadow of the recurrence,
//! whose latency is what a step costs. Otherwise Q of the whole path comes afterwards, a block of lanes at a time.

use super::along::values_along;
use crate::landscape::{Point, Surface};
use crate::optim::schedule::Etas;
use crate::optim::{Rule, RuleVisitor, Sampler};

/// What a loop leaves behind.
pub(super) struct Path {
    /// w⁰ and all finite points after it.
    pub points: Vec<Point>,
    /// Q at each.
    pub losses: Vec<f64>,
    /// The first step where w or Q was not finite.
    pub diverged: Option<usize>,
}

/// A run to be made with a rule.
pub(super) struct Descent<'a, S> {
    pub surface: &'a S,
    pub start: Point,
    pub steps: usize,
    pub etas: Etas,
    /// Batches and what their sums are divided by; none for the full gradient.
    pub batches: Option<(Sampler, f64)>,
}

impl<S: Surface> RuleVisitor for Descent<'_, S> {
    type Output = Path;

    fn visit<R: Rule>(mut self, rule: R) -> Path {
        let surface = self.surface;
        match self.batches.take() {
            None if R::LOOKS_AHEAD => self.path_then_losses(rule, |w| surface.gradient(w)),
            None => self.losses_on_the_way(rule),
            Some((mut sampler, divisor)) => {
                self.path_then_losses(rule, |w| surface.batch_gradient(sampler.next_batch(), w) / divisor)
            }
        }
    }
}

impl<S: Surface> Descent<'_, S> {
    /// Full gradients at w, each with its Q.
    fn losses_on_the_way<R: Rule>(self, rule: R) -> Path {
        let mut points = Vec::with_capacity(self.steps + 1);
        let mut losses = Vec::with_capacity(self.steps + 1);
        let mut memory = Memory::<R>::default();
        let mut w = self.start;
        for done in 0..self.steps {
            let (q, g) = self.surface.value_gradient(w);
            if !(is_finite(w) && q.is_finite()) {
                return Path::cut(points, losses, self.start, q);
            }
            points.push(w);
            losses.push(q);
            let step = rule.step(&mut memory.clock, self.etas.after(done));
            w = memory.update(&step, w, g);
        }
        let q = self.surface.value(w);
        if !(is_finite(w) && q.is_finite()) {
            return Path::cut(points, losses, self.start, q);
        }
        points.push(w);
        losses.push(q);
        Path { points, losses, diverged: None }
    }

    /// Gradients of batches, or taken ahead: first the path, then its losses.
    fn path_then_losses<R: Rule>(self, rule: R, mut gradient: impl FnMut(Point) -> Point) -> Path {
        let mut points = Vec::with_capacity(self.steps + 1);
        let mut memory = Memory::<R>::default();
        let mut w = self.start;
        points.push(w);
        for done in 0..self.steps {
            let step = rule.step(&mut memory.clock, self.etas.after(done));
            let g = gradient(memory.look(&step, w));
            w = memory.update(&step, w, g);
            if !is_finite(w) {
                break;
            }
            points.push(w);
        }
        let mut losses = values_along(self.surface, &points);
        let finite = losses.iter().position(|q| !q.is_finite()).unwrap_or(losses.len());
        if finite > self.steps {
            return Path { points, losses, diverged: None };
        }
        let q = losses[finite.min(losses.len() - 1)];
        points.truncate(finite);
        losses.truncate(finite);
        Path::cut(points, losses, self.start, q)
    }
}

impl Path {
    /// A path that ends before a point that is not finite; w⁰ stays, whatever its Q.
    fn cut(mut points: Vec<Point>, mut losses: Vec<f64>, start: Point, q: f64) -> Self {
        let diverged = Some(points.len());
        if points.is_empty() {
            points.push(start);
            losses.push(q);
        }
        points.shrink_to_fit();
        losses.shrink_to_fit();
        Self { points, losses, diverged }
    }
}

/// What a rule remembers: its clock and the state of both coordinates.
struct Memory<R: Rule> {
    clock: R::Clock,
    x: R::State,
    y: R::State,
}

impl<R: Rule> Default for Memory<R> {
    fn default() -> Self {
        Self { clock: R::Clock::default(), x: R::State::default(), y: R::State::default() }
    }
}

impl<R: Rule> Memory<R> {
    #[inline(always)]
    fn look(&self, step: &R::Step, w: Point) -> Point {
        Point::new(R::look(step, w.x, &self.x), R::look(step, w.y, &self.y))
    }

    #[inline(always)]
    fn update(&mut self, step: &R::Step, w: Point, g: Point) -> Point {
        Point::new(R::update(step, w.x, g.x, &mut self.x), R::update(step, w.y, g.y, &mut self.y))
    }
}

#[inline(always)]
fn is_finite(w: Point) -> bool {
    w.x.is_finite() && w.y.is_finite()
}
