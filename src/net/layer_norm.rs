//! Layer normalisation.

use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// Keeps the root of a normalisation from zero.
pub(super) const EPSILON: Param = Param {
    key: "epsilon",
    symbol: "ε",
    text: "norm-epsilon",
    default: 1e-5,
    allowed: Allowed::NON_NEGATIVE,
    slider: (1e-10, 1e-1),
    scale: Scale::Log,
};

/// What γ and β of layer normalisation are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gain {
    /// One of each per unit (Ba, Kiros & Hinton 2016).
    #[default]
    Vector,
    /// One of each per layer, as the lecture's slide 69 has them.
    Scalar,
}

/// Layer normalisation as a scene says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LayerNorm {
    /// Added to the variance under the root.
    pub epsilon: f64,
    /// What γ and β are.
    pub gain: Gain,
}

impl Default for LayerNorm {
    fn default() -> Self {
        Self { epsilon: EPSILON.default, gain: Gain::Vector }
    }
}

impl Parameters for LayerNorm {
    fn params(&self) -> &'static [Param] {
        &[EPSILON]
    }
    fn get(&self, index: usize) -> f64 {
        [self.epsilon][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        *[&mut self.epsilon][index] = value;
    }
}
