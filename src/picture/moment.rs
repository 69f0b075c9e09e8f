//! A point in time of a race.

use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::TimeAxis;

/// A point in time of a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Unit of `at`.
    pub axis: TimeAxis,
    /// Steps or per-example gradients since the start.
    pub at: u64,
}

impl Moment {
    /// After this many steps of every racer.
    pub const fn step(step: usize) -> Self {
        Self { axis: TimeAxis::Steps, at: step as u64 }
    }
    /// The index of a racer's point at this moment.
    pub fn index(self, run: &Trajectory) -> usize {
        self.axis.steps_within(run, self.at).min(run.points.len().saturating_sub(1))
    }
    /// The end of a race on this axis: the last step of all racers, or the scene's limit on gradients.
    pub fn end(axis: TimeAxis, race: &Race) -> u64 {
        let steps = race.scene.steps;
        let last = race.runs().map(|(_, _, run)| axis.after(run, steps)).max().unwrap_or(steps as u64);
        match (axis, race.scene.view.gradients) {
            (TimeAxis::Evaluations, Some(most)) => last.min(most),
            _ => last,
        }
    }
}
