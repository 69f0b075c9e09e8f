//! The work of the smoothing lab: a training step of one net with its probes.
//!
//! A step is done in parts, one gradient or one evaluation each: a hundred probes of a large net take seconds.

use super::probe::{Probing, Spare};
use super::{Found, Smoothing, Track};
use crate::job::{Count, Watch};
use crate::lab::side_by_side::{Run, SideBySide};
use crate::lab::{self, Lab, LabError, LabJob, nets};
use crate::net::{Evaluation, Part, Trainer};
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
    /// What comes next of the step.
    next: Next,
    /// On the step's batch.
    loss: f64,
    /// Copies of where the gradient was taken and of it: a probe has the trainer to itself.
    point: Vec<f64>,
    gradient: Vec<f64>,
    spare: Spare,
}

/// The parts of a step.
#[derive(Clone, Copy)]
enum Next {
    /// Loss and accuracy on all training data, where it is time for them.
    Train,
    /// The same on held-out data.
    Validation(Evaluation),
    /// Loss and gradient on the batch.
    Measure,
    /// The probe of a place in the list, after those before it.
    Probe(usize, Probing),
    /// The rule.
    Update,
    /// After the last step.
    LastTrain,
    LastValidation(Evaluation),
    /// No step is left.
    Nothing,
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
            next: Next::Train,
            loss: f64::NAN,
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
    fn measure(&mut self, step: usize, count: &mut Count<'_>) -> Option<Next> {
        self.loss = self.trainer.measure_counted(count)?;
        if !self.loss.is_finite() {
            self.track.diverged = Some(step);
            return Some(Next::Nothing);
        }
        if !step.is_multiple_of(self.probed_every) {
            return Some(Next::Update);
        }
        let Self { trainer, point, gradient, .. } = self;
        // Not the weights: a rule that looks ahead takes its gradient elsewhere.
        point.clear();
        point.extend_from_slice(trainer.point());
        gradient.clear();
        gradient.extend_from_slice(trainer.gradient());
        Some(Next::Probe(0, Probing::along(gradient)))
    }

    fn probe(&mut self, place: usize, mut probing: Probing, count: &mut Count<'_>) -> Option<Next> {
        let Self { trainer, multiples, track, point, gradient, spare, .. } = self;
        let Some(multiple) = multiples.get(place) else {
            track.probed(probing.probed());
            return Some(Next::Update);
        };
        let eta = multiple * trainer.eta();
        probing.probe((point, gradient), eta, spare, |w, g| trainer.probe_counted(w, g, count))?;
        Some(Next::Probe(place + 1, probing))
    }

    fn update(&mut self, step: usize) -> Next {
        self.trainer.update();
        let is_finite = self.trainer.weights().iter().all(|w| w.is_finite());
        if is_finite && step + 1 == self.steps {
            return Next::LastTrain;
        }
        self.track.loss.push(self.loss);
        if is_finite {
            return Next::Train;
        }
        self.track.diverged = Some(step + 1);
        Next::Nothing
    }

    /// Takes in an evaluation after `step` steps.
    fn evaluated(&mut self, step: usize, train: Evaluation, validation: Evaluation) {
        self.track.evaluated(train, validation, step.is_multiple_of(self.evaluated_every));
    }
}

impl Run for ProbedNet {
    fn done(&self) -> usize {
        self.track.loss.len()
    }

    fn is_over(&self) -> bool {
        matches!(self.next, Next::Nothing)
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let (step, count) = (self.done(), &mut watch.count(0));
        self.next = match self.next {
            Next::Train if step.is_multiple_of(self.evaluated_every) => {
                Next::Validation(self.trainer.evaluate_counted(Part::Train, count)?)
            }
            Next::Train | Next::Measure => self.measure(step, count)?,
            Next::Validation(train) => {
                let validation = self.trainer.evaluate_counted(Part::Validation, count)?;
                self.evaluated(step, train, validation);
                Next::Measure
            }
            Next::Probe(place, probing) => self.probe(place, probing, count)?,
            Next::Update => self.update(step),
            Next::LastTrain => Next::LastValidation(self.trainer.evaluate_counted(Part::Train, count)?),
            Next::LastValidation(train) => {
                let validation = self.trainer.evaluate_counted(Part::Validation, count)?;
                self.track.loss.push(self.loss);
                self.evaluated(step + 1, train, validation);
                Next::Nothing
            }
            Next::Nothing => Next::Nothing,
        };
        Some(())
    }
}
