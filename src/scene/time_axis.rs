//! The unit of time: steps, or gradients of single examples, which compare costs fairly.

use crate::figure::Places;
use crate::race::{GradientCost, Trajectory};
use serde::{Deserialize, Serialize};

/// The unit of the time axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeAxis {
    /// Steps: the same number for all racers.
    #[default]
    Steps,
    /// Gradients of single examples: a full step counts n, a mini-batch m.
    Evaluations,
}

impl TimeAxis {
    /// The time after this many steps of a racer.
    pub fn after(self, run: &Trajectory, steps: usize) -> u64 {
        match self {
            Self::Steps => steps as u64,
            Self::Evaluations => run.gradient_cost.after(steps),
        }
    }

    /// How many steps of a racer fit into a time.
    pub fn steps_within(self, run: &Trajectory, time: u64) -> usize {
        match self {
            Self::Steps => time as usize,
            Self::Evaluations => run.gradient_cost.steps_within(time),
        }
    }

    /// Where a racer's values stand, from that of step `first` on.
    pub fn places(self, run: &Trajectory, first: usize) -> Places {
        let even = |step: u64| Places::Even { first: first as f64 * step as f64, step: step as f64 };
        match (self, &run.gradient_cost) {
            (Self::Steps, _) => even(1),
            (Self::Evaluations, GradientCost::Each(cost)) => even(*cost),
            (Self::Evaluations, GradientCost::After(after)) => Places::Given { x: after.clone(), skipped: first },
        }
    }
}
