//! Runs of optimizers on a landscape: whole trajectories with losses and verdicts.
//!
//! [`run`] takes one [`Entry`] from w⁰ through all its steps; [`run_all`] runs several, on several threads if that is
//! faster. There is no run "in progress": time is an index into finished [`Trajectory`]s.

mod along;
pub mod anatomy;
mod batches;
mod descent;
mod early_stop;
mod gradient_cost;
#[cfg(any(test, feature = "lanes"))]
pub mod lanes;
mod run;
mod step_explanation;
pub mod theory;
pub mod verdict;
mod within;

use crate::geometry::Point;
use crate::landscape::Landscape;
use crate::optim::{Batch, Divide, Draw, ETA, Form, RuleSpec, Schedule};
use crate::text::Lang;
use std::sync::Arc;

pub use anatomy::{Anatomy, anatomy_at, anatomy_at_watched};
pub use batches::Batches;
pub use early_stop::{EarlyStop, When, trailing_means};
pub use gradient_cost::GradientCost;
#[cfg(any(test, feature = "lanes"))]
pub use lanes::run_lanes;
pub use run::{cost, gradient_norms, gradient_norms_counted, run, run_all, run_replaying, run_watched};
use verdict::amplitude;
pub use verdict::{Critical, Ended, Left, Verdict};
pub use within::{Within, within, within_counted};

/// A method in a race: gradient estimate × update rule × step size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Update rule.
    pub rule: RuleSpec,
    /// Which variant of the rule.
    pub form: Form,
    /// Learning rate of the first step, before warm-up.
    pub eta: f64,
    /// How η changes with the step.
    pub schedule: Schedule,
    /// Warm-up steps over which η rises; values below 2 mean no warm-up.
    pub warmup: usize,
    /// How many examples a gradient uses.
    pub batch: Batch,
    /// How the examples of a batch are drawn.
    pub draw: Draw,
    /// Divisor of the sum of a batch's gradients.
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
    /// Whether its gradients are random: batches smaller than all examples, or drawn with replacement.
    pub fn is_stochastic(&self, examples: usize) -> bool {
        self.batch != Batch::Full && (self.batch.size(examples) < examples || self.draw == Draw::Replaced)
    }
}

/// One racer's whole run.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// w⁰ … wᵀ. A diverged path is shorter: it ends one step before the first non-finite point, but always has w⁰.
    pub points: Arc<Vec<Point>>,
    /// The full Q at each point.
    pub losses: Arc<Vec<f64>>,
    /// How it ended.
    pub verdict: Verdict,
    /// Cost in gradients of single examples: n for a full step, m for a mini-batch.
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

    /// The verdict as a full sentence, with the last point and the final Q.
    pub fn sentence(&self, landscape: &Landscape, lang: Lang) -> String {
        let (w, q) = self.end();
        let amplitude =
            if let Verdict::Cycles { period } = self.verdict { amplitude(&self.points, period) } else { 0.0 };
        let left = if self.verdict == Verdict::Moving { self.left(landscape) } else { None };
        self.verdict.sentence(
            lang,
            &Ended { step: self.last_step(), w, q, from: (self.points[0], self.losses[0]), amplitude, left },
        )
    }

    /// What is left at the end of the start's Q − Q*, of ‖∇Q‖ where Q* is not known; `None` if the start's is zero.
    pub fn left(&self, landscape: &Landscape) -> Option<Left> {
        let (w, q) = self.end();
        let (start, end, left): (_, _, fn(f64) -> Left) = match landscape.lowest() {
            Some(lowest) => (self.losses[0] - lowest, (q - lowest).max(0.0), Left::Loss),
            None => (landscape.gradient(self.points[0]).norm(), landscape.gradient(w).norm(), Left::Slope),
        };
        let share = end / start;
        (start > 0.0 && share.is_finite()).then(|| left(share))
    }
}
