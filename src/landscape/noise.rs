//! Parameters of the synthetic examples of an analytic surface.

use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// n synthetic examples whose slopes are normal with standard deviation `spread` per coordinate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Noise {
    /// n.
    pub examples: usize,
    /// Standard deviation of each coordinate of the slopes.
    pub spread: f64,
}

/// Most examples of a landscape, from any source. With more a full step takes over a second.
pub const MAX_EXAMPLES: usize = 1_000_000;

impl Noise {
    /// The descriptions of the fields, in order.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "examples",
            symbol: "n",
            text: "noise-examples",
            default: 100.0,
            allowed: Allowed::between(1.0, MAX_EXAMPLES as f64),
            slider: (1.0, 1000.0),
            scale: Scale::Whole,
        },
        Param {
            key: "spread",
            symbol: "σ",
            text: "noise-spread",
            default: 1.0,
            allowed: Allowed::NON_NEGATIVE,
            slider: (0.0, 10.0),
            scale: Scale::Linear,
        },
    ];
}

impl Default for Noise {
    fn default() -> Self {
        Self { examples: 100, spread: 1.0 }
    }
}

impl Parameters for Noise {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.examples as f64, self.spread][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        match index {
            0 => self.examples = value as usize,
            _ => self.spread = value,
        }
    }
}
