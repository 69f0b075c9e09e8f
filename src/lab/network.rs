//! The nets that labs can train, each with its data.

use crate::params::{Allowed, Param, Parameters, Scale};
use crate::{parameters, text::kebab};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

const fn depth(default: f64) -> Param {
    Param {
        key: "depth",
        symbol: "",
        text: "depth",
        default,
        allowed: Allowed::between(1.0, 64.0),
        slider: (1.0, 32.0),
        scale: Scale::Whole,
    }
}

const fn width(default: f64) -> Param {
    Param {
        key: "width",
        symbol: "",
        text: "width",
        default,
        allowed: Allowed::between(1.0, 512.0),
        slider: (2.0, 128.0),
        scale: Scale::Whole,
    }
}

parameters! {
    /// Three spirals of the plane: 2 → width × depth (ReLU) → 3, cross-entropy.
    pub struct Spirals {
        /// Hidden layers.
        depth: depth(8.0),
        /// Units of each.
        width: width(32.0),
    }
}

parameters! {
    /// The deep linear net of Santurkar et al. 2018: `depth` matrices, min ‖W₁…W_d x − Ax‖² on 1,000 Gaussian x.
    pub struct Linear {
        /// Matrices, the last one included.
        depth: depth(25.0),
        /// Their size.
        width: width(10.0),
    }
}

/// Handwritten digits, 8 × 8 pixels: 64 → width × depth (ReLU) → 10, cross-entropy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Digits {
    /// Hidden layers.
    pub depth: f64,
    /// Units of each.
    pub width: f64,
    /// A file with the columns of the built-in one (index, label, split, pixels), relative to the scene's
    /// folder; the built-in digits where left out.
    pub file: Option<PathBuf>,
}

impl Digits {
    const PARAMS: [Param; 2] = [depth(2.0), width(32.0)];
}

impl Default for Digits {
    fn default() -> Self {
        let [depth, width] = Self::PARAMS.map(|param| param.default);
        Self { depth, width, file: None }
    }
}

impl Parameters for Digits {
    fn params(&self) -> &'static [Param] {
        &Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.depth, self.width][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        *[&mut self.depth, &mut self.width][index] = value;
    }
}

/// A net with its data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Network {
    /// Three spirals.
    Spirals(Spirals),
    /// Handwritten digits.
    Digits(Digits),
    /// The deep linear net.
    Linear(Linear),
}

impl Default for Network {
    fn default() -> Self {
        Self::Spirals(Spirals::DEFAULT)
    }
}

impl Network {
    /// The file of its data, where they are not built in or made.
    pub const fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::Digits(digits) => digits.file.as_ref(),
            Self::Spirals(_) | Self::Linear(_) => None,
        }
    }

    /// All networks with their default parameters, in menu order.
    pub fn all() -> [Self; 3] {
        [Self::Spirals(Spirals::DEFAULT), Self::Digits(Digits::default()), Self::Linear(Linear::DEFAULT)]
    }

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Spirals(_) => "Spirals",
            Self::Digits(_) => "Digits",
            Self::Linear(_) => "Linear",
        }
    }

    /// Key of its words: `network-spirals`; `.doc` says what it is.
    pub fn text_key(&self) -> String {
        format!("network-{}", kebab(self.name()))
    }

    /// Learning rate and batch that suit it: those of one net make another diverge or stand still.
    pub const fn usual(&self) -> (f64, usize) {
        match self {
            Self::Spirals(_) => (0.1, 128),
            Self::Digits(_) => (0.1, 32),
            // Santurkar et al. 2018, A.1: the full batch of 1,000.
            Self::Linear(_) => (1e-6, 1000),
        }
    }

    /// Share of right answers that guessing gives; none where there are no classes.
    pub const fn guessing(&self) -> Option<f64> {
        match self {
            Self::Spirals(_) => Some(1.0 / 3.0),
            Self::Digits(_) => Some(0.1),
            Self::Linear(_) => None,
        }
    }

    /// Its described numbers.
    pub fn parameters(&self) -> &dyn Parameters {
        match self {
            Self::Spirals(net) => net,
            Self::Digits(net) => net,
            Self::Linear(net) => net,
        }
    }

    /// Its described numbers, to change.
    pub fn parameters_mut(&mut self) -> &mut dyn Parameters {
        match self {
            Self::Spirals(net) => net,
            Self::Digits(net) => net,
            Self::Linear(net) => net,
        }
    }
}
