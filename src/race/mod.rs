//! Racers on a landscape: whole trajectories with losses and verdicts.

use crate::landscape::Point;
use std::sync::Arc;

/// One racer's whole run.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// w⁰ … wᵀ; shorter when it diverged: the path ends one step before the first non-finite one.
    pub points: Arc<Vec<Point>>,
    /// The full Q at each point.
    pub losses: Arc<Vec<f64>>,
    /// How it ended.
    pub verdict: Verdict,
    /// Gradients of single objects spent per step: n for a full step, m for a mini-batch.
    pub evaluations_per_step: usize,
}

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
