//! Running averages of batch normalisation: what it uses at inference.
//!
//! They stand outside the weights, and only [`Trainer::update`](super::Trainer::update) changes them: a probe has no
//! way to touch them.

use super::batch_norm::BatchStatistics;
use super::{BatchNorm, NetSpec, Norm, RunningVariance};

/// Averages of one layer, per unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Averages {
    /// From 0.
    pub mean: Vec<f64>,
    /// From 1.
    pub variance: Vec<f64>,
}

/// Averages of every hidden layer; none without batch normalisation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Running {
    /// Of every hidden layer, from the first.
    pub layers: Vec<Averages>,
}

impl Running {
    /// Of a net before its first step.
    pub fn new(spec: &NetSpec) -> Self {
        let units = if let Norm::Batch(_) = spec.norm { &spec.hidden[..] } else { &[] };
        let fresh = |&units: &usize| Averages { mean: vec![0.0; units], variance: vec![1.0; units] };
        Self { layers: units.iter().map(fresh).collect() }
    }
}

impl Averages {
    /// Takes in a batch of `objects`.
    pub(super) fn take_in(&mut self, norm: &BatchNorm, batch: &BatchStatistics, objects: usize) {
        let n = objects as f64;
        let factor = match norm.variance {
            RunningVariance::Unbiased => n / (n - 1.0),
            RunningVariance::Biased => 1.0,
        };
        for (average, new) in self.mean.iter_mut().zip(batch.mean.column(0)) {
            *average += norm.momentum * (new - *average);
        }
        for (average, new) in self.variance.iter_mut().zip(batch.variance.column(0)) {
            *average += norm.momentum * (new * factor - *average);
        }
    }
}
