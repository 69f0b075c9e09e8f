//! What the smoothing lab has found so far: curves of every net.

use super::{Probed, Smoothing};
use crate::lab::series::Series;
use crate::net::Evaluation;

/// What the smoothing lab has found so far.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was asked.
    pub lab: Smoothing,
    /// One per net, in the lab's order.
    pub tracks: Vec<Track>,
}

/// The curves of one net.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// Length of the weight vector.
    pub weights: usize,
    /// Loss on its batch at every training step.
    pub loss: Series,
    /// Least loss along the gradient, at every `probe.every`-th step.
    pub loss_low: Series,
    /// Largest.
    pub loss_high: Series,
    /// Least change of the gradient.
    pub change_low: Series,
    /// Largest.
    pub change_high: Series,
    /// Effective β-smoothness; NaN where the gradient is zero.
    pub beta: Series,
    /// On all training data, at every [`Smoothing::evaluated_every`]-th step.
    pub train: Evaluated,
    /// On held-out data.
    pub validation: Evaluated,
    /// The last evaluation of both: training and held-out data.
    pub last: Option<(Evaluation, Evaluation)>,
    /// The step whose weights or loss are no longer finite.
    pub diverged: Option<usize>,
}

/// Loss and accuracy in inference mode.
#[derive(Clone, Debug, Default)]
pub struct Evaluated {
    /// Loss.
    pub loss: Series,
    /// Share of right answers; NaN where there are no classes.
    pub accuracy: Series,
}

impl Evaluated {
    fn push(&mut self, found: Evaluation) {
        self.loss.push(found.loss);
        match found.accuracy {
            Some(share) => self.accuracy.push(share),
            None => self.accuracy.push_gap(),
        }
    }
}

impl Track {
    pub(super) fn probed(&mut self, probed: Probed) {
        self.loss_low.push(probed.loss.0);
        self.loss_high.push(probed.loss.1);
        self.change_low.push(probed.change.0);
        self.change_high.push(probed.change.1);
        if probed.beta.is_nan() { self.beta.push_gap() } else { self.beta.push(probed.beta) }
    }

    /// Takes in an evaluation; one that is not on the curves' even distances is only the last.
    pub(super) fn evaluated(&mut self, train: Evaluation, validation: Evaluation, is_even: bool) {
        if is_even {
            self.train.push(train);
            self.validation.push(validation);
        }
        self.last = Some((train, validation));
    }
}

impl Smoothing {
    /// Training steps between two evaluations on all data: about fifty in a run, because one costs several steps.
    pub fn evaluated_every(&self) -> usize {
        (self.training.steps / 50).max(1)
    }

    /// Training steps between two probes.
    pub(super) fn probed_every(&self) -> usize {
        (self.probe.every as usize).max(1)
    }
}
