//! The job of a lab whose numbers are known at once and shown one after another: masks, stages.

use super::{Lab, LabFindings, LabJob, Record};
use crate::job::{Advance, Job, Watch};
use std::sync::Arc;
use std::time::Duration;

/// Shows `shown` of `total` units.
struct Revealed<F> {
    lab: Lab,
    seed: u64,
    shown: usize,
    total: usize,
    findings: Box<dyn Fn(usize) -> F + Send>,
}

/// The job of `lab` whose findings after `k` of `total` units are `findings(k)`.
pub(super) fn revealed<F: LabFindings>(
    lab: Lab,
    seed: u64,
    total: usize,
    findings: impl Fn(usize) -> F + Send + 'static,
) -> LabJob {
    Box::new(Revealed { lab, seed, shown: 0, total, findings: Box::new(findings) })
}

impl<F: LabFindings> Job for Revealed<F> {
    type Output = Arc<Record>;

    fn advance_watched(&mut self, budget: Duration, _watch: &Watch<'_>) -> Advance {
        self.shown = if budget.is_zero() { self.total.min(self.shown + 1) } else { self.total };
        match self.shown == self.total {
            true => Advance::Done,
            false => Advance::Progress(self.shown as f64 / self.total as f64),
        }
    }

    fn output(&self) -> Arc<Record> {
        let Self { lab, seed, shown, total, findings } = self;
        let findings = Arc::new(findings(*shown));
        Arc::new(Record { lab: lab.clone(), seed: *seed, done: *shown, total: *total, findings })
    }
}
