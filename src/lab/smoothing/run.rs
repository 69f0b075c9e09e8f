//! The work of the smoothing lab; a unit of it is a training step of one net with its probes.
//!
//! A step is done in parts, one gradient or one evaluation each: a hundred probes of a large net take seconds.

use super::probe::{ProbeBuffers, ProbeInProgress};
use super::{Findings, NetFindings, Smoothing};
use crate::job::{Count, Watch};
use crate::lab::rolling::Rolling;
use crate::lab::side_by_side::{NetRun, SideBySide};
use crate::lab::{LabError, LabJob};
use crate::net::{Evaluation, Split, Trainer};
use std::path::Path;

/// The work on one net.
struct ProbedNet {
    trainer: Trainer,
    /// Multiples of η that are probed.
    multiples: Vec<f64>,
    probed_every: usize,
    evaluated_every: usize,
    steps: usize,
    findings: NetFindings,
    /// The part of the step that is due.
    next: Next,
    /// Loss on the step's batch.
    loss: f64,
    /// Copies of the point where the gradient was taken, and of the gradient: probes borrow the trainer.
    point: Vec<f64>,
    gradient: Vec<f64>,
    buffers: ProbeBuffers,
    /// Losses and changes of the gradient that the step's probes have found.
    found: [Vec<f64>; 2],
    /// The windows of the running quantiles.
    windows: Windows,
}

/// The windows of the running quantiles of loss, change of the gradient, and β.
struct Windows([Rolling; 3]);

impl Windows {
    fn new(probes: usize) -> Self {
        Self([(); 3].map(|()| Rolling::new(probes)))
    }

    fn push(&mut self, [losses, changes]: [Vec<f64>; 2], beta: f64, findings: &mut NetFindings) {
        let Self([of_loss, of_change, of_beta]) = self;
        of_loss.push(losses, &mut findings.loss_spread);
        of_change.push(changes, &mut findings.change_spread);
        of_beta.push(vec![beta], &mut findings.beta_spread);
    }

    fn finish(&mut self, findings: &mut NetFindings) {
        let Self([of_loss, of_change, of_beta]) = self;
        of_loss.finish(&mut findings.loss_spread);
        of_change.finish(&mut findings.change_spread);
        of_beta.finish(&mut findings.beta_spread);
    }
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
    /// The probe at this place in the list of multiples, after those before it.
    Probe(usize, ProbeInProgress),
    /// The rule's update.
    Update,
    /// After the last step: loss and accuracy on all training data.
    LastTrain,
    /// The same on held-out data.
    LastValidation(Evaluation),
    /// No step is left.
    Nothing,
}

/// Begins the lab's work.
pub(super) fn start(lab: &Smoothing, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
    let trainers = lab.trained.trainers(seed, folder)?;
    let steps = lab.trained.training.steps;
    let run = |trainer: Trainer| ProbedNet {
        findings: NetFindings { weights: trainer.net().len(), ..NetFindings::default() },
        trainer,
        multiples: lab.probe.multiples(),
        probed_every: lab.probed_every(),
        evaluated_every: lab.evaluated_every(),
        steps,
        next: Next::Train,
        loss: f64::NAN,
        point: Vec::new(),
        gradient: Vec::new(),
        buffers: ProbeBuffers::default(),
        found: Default::default(),
        windows: Windows::new(lab.probes()),
    };
    let runs = trainers.into_iter().map(run).collect();
    let own = lab.clone();
    let gather = move |runs: &[ProbedNet]| {
        let nets = runs.iter().map(|run| run.findings.clone()).collect();
        Findings { lab: own.clone(), nets }
    };
    Ok(SideBySide::start(lab.clone().into(), seed, runs, steps, gather))
}

impl ProbedNet {
    fn measure(&mut self, step: usize, count: &mut Count<'_>) -> Option<Next> {
        self.loss = self.trainer.measure_counted(count)?;
        if !self.loss.is_finite() {
            self.findings.diverged = Some(step);
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
        Some(Next::Probe(0, ProbeInProgress::along(gradient)))
    }

    fn probe(&mut self, place: usize, mut probing: ProbeInProgress, count: &mut Count<'_>) -> Option<Next> {
        let Self { trainer, multiples, findings, point, gradient, buffers, found, windows, .. } = self;
        let Some(multiple) = multiples.get(place) else {
            findings.push_probed(probing.result());
            windows.push(std::mem::take(found), probing.result().beta, findings);
            return Some(Next::Update);
        };
        let eta = multiple * trainer.eta();
        let (loss, change) =
            probing.probe((point, gradient), eta, buffers, |w, g| trainer.probe_counted(w, g, count))?;
        found[0].push(loss);
        found[1].push(change);
        Some(Next::Probe(place + 1, probing))
    }

    fn update(&mut self, step: usize) -> Next {
        self.trainer.update();
        let is_finite = self.trainer.weights().iter().all(|w| w.is_finite());
        if is_finite && step + 1 == self.steps {
            return Next::LastTrain;
        }
        self.findings.loss.push(self.loss);
        if is_finite {
            return Next::Train;
        }
        self.findings.diverged = Some(step + 1);
        Next::Nothing
    }

    /// Keeps an evaluation after `step` steps.
    fn push_evaluated(&mut self, step: usize, train: Evaluation, validation: Evaluation) {
        self.findings.push_evaluated(train, validation, step.is_multiple_of(self.evaluated_every));
    }
}

impl NetRun for ProbedNet {
    fn done(&self) -> usize {
        self.findings.loss.len()
    }

    fn is_over(&self) -> bool {
        matches!(self.next, Next::Nothing)
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let (step, count) = (self.done(), &mut watch.count(0));
        self.next = match self.next {
            Next::Train if step.is_multiple_of(self.evaluated_every) => {
                Next::Validation(self.trainer.evaluate_counted(Split::Train, count)?)
            }
            Next::Train | Next::Measure => self.measure(step, count)?,
            Next::Validation(train) => {
                let validation = self.trainer.evaluate_counted(Split::Validation, count)?;
                self.push_evaluated(step, train, validation);
                Next::Measure
            }
            Next::Probe(place, probing) => self.probe(place, probing, count)?,
            Next::Update => self.update(step),
            Next::LastTrain => Next::LastValidation(self.trainer.evaluate_counted(Split::Train, count)?),
            Next::LastValidation(train) => {
                let validation = self.trainer.evaluate_counted(Split::Validation, count)?;
                self.findings.loss.push(self.loss);
                self.push_evaluated(step + 1, train, validation);
                Next::Nothing
            }
            Next::Nothing => Next::Nothing,
        };
        if self.is_over() {
            self.windows.finish(&mut self.findings);
        }
        Some(())
    }
}
