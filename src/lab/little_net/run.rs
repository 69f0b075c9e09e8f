//! The work of the little net: a single unit, done at once. Nothing in it is random.

use super::{Findings, LittleNet};
use crate::lab::LabJob;
use crate::lab::finished::finished;

/// Begins the lab's work.
pub(super) fn start(lab: &LittleNet, seed: u64) -> LabJob {
    finished((*lab).into(), seed, Findings::at(lab.moved))
}
