//! Racers on a landscape: whole trajectories with losses and verdicts.
//!
//! [`run`] takes one [`Entry`] from w⁰ through all its steps; [`run_all`] does it for many, on several threads
//! where that pays. Nothing is "in progress": time is an index into finished [`Trajectory`]s.

mod along;
pub mod anatomy;
mod batches;
mod descent;
mod gradient_cost;
pub mod lanes;
mod run;
mod step_explanation;
pub mod verdict;

use crate::geometry::Point;
use crate::optim::{Batch, Divide, Draw, ETA, Form, RuleSpec, Schedule};
use crate::text::Lang;
use std::sync::Arc;

pub use anatomy::{Anatomy, anatomy_at, anatomy_at_watched};
pub use batches::Batches;
pub use gradient_cost::GradientCost;
pub use lanes::run_lanes;
pub use run::{cost, gradient_norms, gradient_norms_counted, run, run_all, run_replaying, run_watched};
pub use verdict::{Critical, Verdict};

/// A method in a race: gradient estimate × update rule × step size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Update rule.
    pub rule: RuleSpec,
    /// The rule as it should be, or as printed on the slide.
    pub form: Form,
    /// Learning rate of the first step, before warm-up.
    pub eta: f64,
    /// How η changes with the step.
    pub schedule: Schedule,
    /// Steps over which η rises; none below 2.
    pub warmup: usize,
    /// How many objects a gradient sees.
    pub batch: Batch,
    /// How they are drawn.
    pub draw: Draw,
    /// What their sum is divided by.
    pub divide: Divide,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            rule: RuleSpec::Gd,
            form: Form::Corrected,
            eta: ETA.default,
            schedule: Schedule::Constant,
            warmup: 0,
            batch: Batch::Full,
            draw: Draw::Shuffled,
            divide: Divide::Batch,
        }
    }
}

impl Entry {
    /// Whether its gradients depend on chance: fewer objects than all, or drawn with replacement.
    pub fn is_stochastic(&self, objects: usize) -> bool {
        self.batch != Batch::Full && (self.batch.size(objects) < objects || self.draw == Draw::Replaced)
    }
}

/// One racer's whole run.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// w⁰ … wᵀ; shorter when it diverged: the path ends one step before the first non-finite one. w⁰ is always there.
    pub points: Arc<Vec<Point>>,
    /// The full Q at each point.
    pub losses: Arc<Vec<f64>>,
    /// How it ended.
    pub verdict: Verdict,
    /// Gradients of single objects spent: n for a full step, m for a mini-batch.
    pub gradient_cost: GradientCost,
}

impl Trajectory {
    /// Index of the last point: the number of steps made.
    pub fn last_step(&self) -> usize {
        self.points.len() - 1
    }

    /// |Δw| of one weight (0 or 1) in every step.
    pub fn moves(&self, weight: usize) -> impl Iterator<Item = f64> {
        self.points.windows(2).map(move |pair| (pair[1][weight] - pair[0][weight]).abs())
    }

    /// The last point and the full Q there.
    pub fn end(&self) -> (Point, f64) {
        let last = self.last_step();
        (self.points[last], self.losses[last])
    }

    /// The verdict as a full sentence, with where and the final Q.
    pub fn sentence(&self, lang: Lang) -> String {
        let (w, q) = self.end();
        self.verdict.sentence(lang, self.last_step(), w, q)
    }
}
