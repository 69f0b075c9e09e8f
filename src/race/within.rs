//! What a rule keeps to itself during a run: the factor it multiplies its gradient by, and its velocity.
//!
//! The points of a finished run say where every gradient was taken, so that its memory is rebuilt step by step.

use super::{Batches, Entry, Trajectory};
use crate::geometry::Point;
use crate::job::{Count, Watch};
use crate::landscape::{Landscape, Surface};
use crate::optim::{PartKind, Rule, RuleVisitor};

/// What is wanted of every step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The effective step size of a weight (0 or 1): the factor of the gradient, or of the first moment, that the
    /// rule's own formula has for it. η/√(G + ε) of AdaGrad; η_t of rules that treat all weights alike.
    EffectiveStep(usize),
    /// ‖h‖ after the step; NaN for rules without a velocity.
    Velocity,
}

/// One number per step of a run under `seed` of a scene with `steps` steps.
pub fn within(
    landscape: &Landscape,
    entry: &Entry,
    run: &Trajectory,
    (steps, seed): (usize, u64),
    what: Within,
) -> Vec<f64> {
    let watch = Watch::forever();
    let found = within_counted(landscape, entry, run, (steps, seed), what, &mut watch.count(0));
    found.expect("Watch::forever never gives up")
}

/// [`within`] with cost counting; `None` if cancelled.
pub fn within_counted(
    landscape: &Landscape,
    entry: &Entry,
    run: &Trajectory,
    (steps, seed): (usize, u64),
    what: Within,
    count: &mut Count<'_>,
) -> Option<Vec<f64>> {
    let batches = Batches::drawn(entry, landscape.examples(), seed);
    entry.rule.visit(entry.form, Replay { surface: landscape.surface(), entry, run, steps, batches, what, count })
}

/// Takes the rule through the points of a run. Compiled once per rule: a call to the surface costs little here.
struct Replay<'a, 'w> {
    surface: &'a dyn Surface,
    entry: &'a Entry,
    run: &'a Trajectory,
    steps: usize,
    batches: Option<Batches>,
    what: Within,
    count: &'a mut Count<'w>,
}

impl RuleVisitor for Replay<'_, '_> {
    type Output = Option<Vec<f64>>;

    fn visit<R: Rule>(self, rule: R) -> Self::Output {
        let Self { surface, entry, run, steps, mut batches, what, count } = self;
        let (mut clock, mut x, mut y) = (R::Clock::default(), rule.memory(), rule.memory());
        let mut found = Vec::with_capacity(run.last_step());
        for (t, w) in (1..).zip(&run.points[..run.last_step()]) {
            let eta = entry.schedule.eta(entry.eta, t, steps, entry.warmup);
            let step = rule.step(&mut clock, eta);
            let look = Point::new(R::look(&step, w.x, &x), R::look(&step, w.y, &y));
            let (g, cost) = match &mut batches {
                None => (surface.gradient(look), surface.cost()),
                Some(batches) => {
                    let (examples, divisor) = batches.next_batch();
                    (surface.batch_gradient(examples, look) / divisor, examples.len() as u64)
                }
            };
            if !count.is_wanted(cost) {
                return None;
            }
            let before = (x, y);
            R::update(&step, w.x, g.x, &mut x);
            R::update(&step, w.y, g.y, &mut y);
            let scale = |parts: Vec<crate::optim::Part>| {
                parts.iter().find(|part| part.kind == PartKind::Scale).map_or(eta, |part| part.value)
            };
            found.push(match what {
                Within::EffectiveStep(0) => scale(R::parts(&step, w.x, g.x, &before.0, &x)),
                Within::EffectiveStep(_) => scale(R::parts(&step, w.y, g.y, &before.1, &y)),
                Within::Velocity => match (R::velocity(&x), R::velocity(&y)) {
                    (Some(x), Some(y)) => x.hypot(y),
                    _ => f64::NAN,
                },
            });
        }
        Some(found)
    }
}
