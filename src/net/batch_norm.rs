//! Batch normalisation.

use crate::params::{Allowed, End, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// Which variance of a batch the running average keeps; the batch itself is always divided by the biased one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunningVariance {
    /// Σ(x − μ)²/(n − 1), as Ioffe & Szegedy 2015, Algorithm 2, and the frameworks.
    #[default]
    Unbiased,
    /// Σ(x − μ)²/n.
    Biased,
}

/// Batch normalisation as a scene says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BatchNorm {
    /// Share of the newest batch in the running averages.
    pub momentum: f64,
    /// Added to the variance under the root.
    pub epsilon: f64,
    /// Which variance the running average keeps.
    pub variance: RunningVariance,
}

impl BatchNorm {
    /// The descriptions of its numbers, in order.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "momentum",
            symbol: "",
            text: "norm-momentum",
            default: 0.1,
            allowed: Allowed { low: End::Open(0.0), high: End::Closed(1.0) },
            slider: (0.001, 1.0),
            scale: Scale::Log,
        },
        super::layer_norm::EPSILON,
    ];
}

impl Default for BatchNorm {
    fn default() -> Self {
        Self { momentum: 0.1, epsilon: 1e-5, variance: RunningVariance::Unbiased }
    }
}

impl Parameters for BatchNorm {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.momentum, self.epsilon][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        *[&mut self.momentum, &mut self.epsilon][index] = value;
    }
}
