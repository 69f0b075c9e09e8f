//! The work of the shift lab; a unit of it is a training step of one net, watched or not.

use super::{Findings, NetFindings, Shift, ShiftMeter};
use crate::job::{Count, Watch};
use crate::lab::histogram::Histograms;
use crate::lab::side_by_side::{NetRun, SideBySide};
use crate::lab::{LabError, LabJob};
use crate::net::{Split, Trainer};
use std::path::Path;

/// The work on one net.
struct WatchedNet {
    trainer: Trainer,
    meter: ShiftMeter,
    every: usize,
    steps: usize,
    done: usize,
    findings: NetFindings,
}

/// Begins the lab's work.
pub(super) fn start(lab: &Shift, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
    let trainers = lab.trained.trainers(seed, folder)?;
    let steps = lab.trained.training.steps;
    let run = |trainer: Trainer| {
        let meter = ShiftMeter::new(trainer.net().tensors(), lab.watch.layer as usize);
        let findings = NetFindings::new(trainer.net().len(), &meter, Histograms::new(lab.watched_steps()));
        WatchedNet { trainer, meter, every: lab.watched_every(), steps, done: 0, findings }
    };
    let runs = trainers.into_iter().map(run).collect();
    let own = lab.clone();
    let gather = move |runs: &[WatchedNet]| {
        let nets = runs.iter().map(|run| run.findings.clone()).collect();
        Findings { lab: own.clone(), nets }
    };
    Ok(SideBySide::start(lab.clone().into(), seed, runs, steps, gather))
}

impl WatchedNet {
    /// Measures the step, and makes it.
    fn watch(&mut self, count: &mut Count<'_>) -> Option<()> {
        let Self { trainer, meter, findings, .. } = self;
        if !meter.is_output() {
            findings.push_activations(trainer.pre_activations(meter.layer()).as_slice());
        }
        findings.push_change(meter.update_counted(trainer, count)?);
        Some(())
    }
}

impl NetRun for WatchedNet {
    fn done(&self) -> usize {
        self.done
    }

    fn is_over(&self) -> bool {
        self.done >= self.steps || self.findings.diverged.is_some()
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let count = &mut watch.count(0);
        let loss = self.trainer.measure_counted(count)?;
        if !loss.is_finite() {
            self.findings.diverged = Some(self.done);
            return Some(());
        }
        if self.done.is_multiple_of(self.every) {
            self.watch(count)?;
        } else {
            self.trainer.update();
        }
        self.done += 1;
        if !self.trainer.weights().iter().all(|w| w.is_finite()) {
            self.findings.diverged = Some(self.done);
        } else if self.done == self.steps {
            let train = self.trainer.evaluate_counted(Split::Train, count)?;
            self.findings.last = Some((train, self.trainer.evaluate_counted(Split::Validation, count)?));
        }
        Some(())
    }
}
