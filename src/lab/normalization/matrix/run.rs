//! The work on the matrix; a unit of it is a stage.

use super::Findings;
use super::stages::COUNT;
use crate::job::Watch;
use crate::lab::LabJob;
use crate::lab::normalization::Normalization;
use crate::lab::side_by_side::{NetRun, SideBySide};

/// How many stages are reached.
struct Reached(usize);

/// Begins the work.
pub fn start(lab: &Normalization, seed: u64) -> LabJob {
    let own = lab.clone();
    let gather = move |runs: &[Reached]| Findings::at(&own, runs.iter().map(|run| run.0).max().unwrap_or(0));
    SideBySide::start(lab.clone().into(), seed, vec![Reached(0)], COUNT, gather)
}

impl NetRun for Reached {
    fn done(&self) -> usize {
        self.0
    }

    fn is_over(&self) -> bool {
        self.0 >= COUNT
    }

    fn advance(&mut self, _watch: &Watch<'_>) -> Option<()> {
        self.0 += 1;
        Some(())
    }
}
