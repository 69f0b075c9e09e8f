//! Running averages of batch normalisation, which it uses at inference.
//!
//! They are not part of the weights, and only [`Trainer::update`](super::Trainer::update) changes them: a probe cannot.

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
        Self { layers: units.iter().map(|&units| LayerAverages::new(units)).collect() }
    }
}

impl LayerAverages {
    /// Those of a layer of `units` units before its first step.
    pub fn new(units: usize) -> Self {
        Self { mean: vec![0.0; units], variance: vec![1.0; units] }
    }

    /// Moves towards the mean and the biased variance of a batch of `examples`. Of one example the unbiased variance is
    /// not a number.
    pub fn take_in(&mut self, norm: &BatchNorm, mean: &[f64], variance: &[f64], examples: usize) {
        let n = examples as f64;
        let factor = match norm.variance {
            RunningVariance::Unbiased => n / (n - 1.0),
            RunningVariance::Biased => 1.0,
        };
        for (average, new) in self.mean.iter_mut().zip(mean) {
            *average += norm.momentum * (new - *average);
        }
        for (average, new) in self.variance.iter_mut().zip(variance) {
            *average += norm.momentum * (new * factor - *average);
        }
    }
}
