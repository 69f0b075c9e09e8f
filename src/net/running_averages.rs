//! Running averages of batch normalisation, which it uses at inference.
//!
//! They are not part of the weights, and only [`Trainer::update`](super::Trainer::update) changes them: a probe cannot.

use super::batch_norm::BatchStatistics;
use super::{BatchNorm, NetSpec, Norm, RunningVariance};

/// Averages of one layer, per unit.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerAverages {
    /// Begins at 0.
    pub mean: Vec<f64>,
    /// Begins at 1.
    pub variance: Vec<f64>,
}

/// Averages of every hidden layer; none without batch normalisation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunningAverages {
    /// Those of every hidden layer, from the first.
    pub layers: Vec<LayerAverages>,
}

impl RunningAverages {
    /// The averages of a net before its first step.
    pub fn new(spec: &NetSpec) -> Self {
        let units = if let Norm::Batch(_) = spec.norm { &spec.hidden[..] } else { &[] };
        let fresh = |&units: &usize| LayerAverages { mean: vec![0.0; units], variance: vec![1.0; units] };
        Self { layers: units.iter().map(fresh).collect() }
    }
}

impl LayerAverages {
    /// Moves towards the statistics of a batch of `examples`.
    pub(super) fn take_in(&mut self, norm: &BatchNorm, batch: &BatchStatistics, examples: usize) {
        let n = examples as f64;
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
