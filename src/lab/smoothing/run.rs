//! The work of the smoothing lab: a training step of one net with its probes.

use super::probe::{Spare, along_gradient};
use super::{Found, Smoothing, Track};
use crate::lab::side_by_side::{Run, SideBySide};
use crate::lab::{self, Lab, LabError, LabJob, nets};
use crate::net::{Part, Trainer};
use std::path::Path;

/// One net on its way.
struct ProbedNet {
    trainer: Trainer,
    /// Multiples of η that are probed.
    multiples: Vec<f64>,
    probed_every: usize,
    evaluated_every: usize,
    steps: usize,
    track: Track,
    /// Copies of where the gradient was taken and of it: a probe has the trainer to itself.
    point: Vec<f64>,
    gradient: Vec<f64>,
    spare: Spare,
}

impl Smoothing {
    /// Begins the lab's work.
    pub(in crate::lab) fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        let trainers = nets::trainers(&self.network, &self.nets, &self.training, seed, folder)?;
        let steps = self.training.steps;
        let run = |trainer: Trainer| ProbedNet {
            track: Track { weights: trainer.net().len(), ..Track::default() },
            trainer,
            multiples: self.probe.multiples(),
            probed_every: self.probed_every(),
            evaluated_every: self.evaluated_every(),
            steps,
            point: Vec::new(),
            gradient: Vec::new(),
            spare: Spare::default(),
        };
        let runs = trainers.into_iter().map(run).collect();
        let lab = self.clone();
        let gather = move |runs: &[ProbedNet]| {
            let tracks = runs.iter().map(|run| run.track.clone()).collect();
            lab::Found::Smoothing(Found { lab: lab.clone(), tracks })
        };
        Ok(SideBySide::start(Lab::Smoothing(self.clone()), seed, runs, steps, gather))
    }
}

impl ProbedNet {
    fn probe(&mut self) {
        let Self { trainer, multiples, track, point, gradient, spare, .. } = self;
        // Not the weights: a rule that looks ahead takes its gradient elsewhere.
        point.clear();
        point.extend_from_slice(trainer.point());
        gradient.clear();
        gradient.extend_from_slice(trainer.gradient());
        let eta = trainer.eta();
        let etas = multiples.iter().map(|multiple| multiple * eta);
        track.probed(along_gradient(point, gradient, etas, spare, |w, g| trainer.probe(w, g)));
    }

    fn evaluate(&mut self, step: usize) {
        let (train, validation) = (self.trainer.evaluate(Part::Train), self.trainer.evaluate(Part::Validation));
        self.track.evaluated(train, validation, step.is_multiple_of(self.evaluated_every));
    }
}

impl Run for ProbedNet {
    fn done(&self) -> usize {
        self.track.loss.len()
    }

    fn is_over(&self) -> bool {
        self.done() >= self.steps || self.track.diverged.is_some()
    }

    fn advance(&mut self) {
        let step = self.done();
        if step.is_multiple_of(self.evaluated_every) {
            self.evaluate(step);
        }
        let loss = self.trainer.measure();
        if !loss.is_finite() {
            self.track.diverged = Some(step);
            return;
        }
        if step.is_multiple_of(self.probed_every) {
            self.probe();
        }
        self.trainer.update();
        self.track.loss.push(loss);
        if !self.trainer.weights().iter().all(|w| w.is_finite()) {
            self.track.diverged = Some(step + 1);
        } else if step + 1 == self.steps {
            self.evaluate(step + 1);
        }
    }
}
