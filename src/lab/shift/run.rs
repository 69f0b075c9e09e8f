//! The work of the shift lab: a training step of one net, watched or not.

use super::{Found, Shift, Track, Watching};
use crate::job::{Count, Watch};
use crate::lab::histogram::Histograms;
use crate::lab::side_by_side::{Run, SideBySide};
use crate::lab::{self, Lab, LabError, LabJob, nets};
use crate::net::{Part, Trainer};
use std::path::Path;

/// One net on its way.
struct WatchedNet {
    trainer: Trainer,
    watching: Watching,
    every: usize,
    steps: usize,
    done: usize,
    track: Track,
}

impl Shift {
    /// Begins the lab's work.
    pub(in crate::lab) fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        let trainers = nets::trainers(&self.network, &self.nets, &self.training, seed, folder)?;
        let steps = self.training.steps;
        let run = |trainer: Trainer| {
            let watching = Watching::new(trainer.net().tensors(), self.watch.layer as usize);
            let track = Track::new(trainer.net().len(), &watching, Histograms::new(self.watched_steps()));
            let every = self.watched_every();
            WatchedNet { trainer, watching, every, steps, done: 0, track }
        };
        let runs = trainers.into_iter().map(run).collect();
        let lab = self.clone();
        let gather = move |runs: &[WatchedNet]| {
            let tracks = runs.iter().map(|run| run.track.clone()).collect();
            lab::Found::Shift(Found { lab: lab.clone(), tracks })
        };
        Ok(SideBySide::start(Lab::Shift(self.clone()), seed, runs, steps, gather))
    }
}

impl WatchedNet {
    fn watch(&mut self, count: &mut Count<'_>) -> Option<()> {
        let Self { trainer, watching, track, .. } = self;
        if !watching.is_output() {
            track.activations(trainer.pre_activations(watching.layer()).as_slice());
        }
        track.watched(watching.update_counted(trainer, count)?);
        Some(())
    }
}

impl Run for WatchedNet {
    fn done(&self) -> usize {
        self.done
    }

    fn is_over(&self) -> bool {
        self.done >= self.steps || self.track.diverged.is_some()
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let count = &mut watch.count(0);
        let loss = self.trainer.measure_counted(count)?;
        if !loss.is_finite() {
            self.track.diverged = Some(self.done);
            return Some(());
        }
        if self.done.is_multiple_of(self.every) {
            self.watch(count)?;
        } else {
            self.trainer.update();
        }
        self.done += 1;
        if !self.trainer.weights().iter().all(|w| w.is_finite()) {
            self.track.diverged = Some(self.done);
        } else if self.done == self.steps {
            let train = self.trainer.evaluate_counted(Part::Train, count)?;
            self.track.last = Some((train, self.trainer.evaluate_counted(Part::Validation, count)?));
        }
        Some(())
    }
}
