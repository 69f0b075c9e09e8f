//! A moment of a race, and the last one.

use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::TimeAxis;

/// A moment of a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What `at` counts.
    pub axis: TimeAxis,
    /// Steps or object gradients since the start.
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
    /// The last moment of a race on this axis: the last step of all, or where the scene ends the count of gradients.
    pub fn end(axis: TimeAxis, race: &Race) -> u64 {
        let steps = race.scene.steps;
        let last = race.runs().map(|(_, _, run)| axis.after(run, steps)).max().unwrap_or(steps as u64);
        match (axis, race.scene.view.gradients) {
            (TimeAxis::Evaluations, Some(most)) => last.min(most),
            _ => last,
        }
    }
}
