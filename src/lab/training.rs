//! How the nets of a lab are trained: rule, step size and its schedule, batch, steps.

use crate::net::Init;
use crate::optim::{RuleSpec, Schedule};
use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// How nets are trained.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Training {
    /// Update rule of every weight.
    pub rule: RuleSpec,
    /// Learning rate.
    pub eta: f64,
    /// How it changes with the step.
    pub schedule: Schedule,
    /// Steps over which it rises.
    pub warmup: usize,
    /// Examples of a batch; all where it is larger than the training set.
    pub batch: usize,
    /// Updates of the weights.
    pub steps: usize,
    /// Distribution of the initial weights.
    pub init: Init,
}

impl Default for Training {
    fn default() -> Self {
        let [eta, batch, steps] = [0, 1, 2].map(|index| Self::PARAMS[index].default);
        Self {
            rule: RuleSpec::Gd,
            eta,
            schedule: Schedule::Constant,
            warmup: 0,
            batch: batch as usize,
            steps: steps as usize,
            init: Init::Glorot,
        }
    }
}

impl Training {
    /// The descriptions of its numbers, in order.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "eta",
            symbol: "η",
            text: "eta",
            default: 0.1,
            allowed: Allowed::POSITIVE,
            slider: (1e-7, 1.0),
            scale: Scale::Log,
        },
        Param {
            key: "batch",
            symbol: "",
            text: "net-batch",
            default: 128.0,
            allowed: Allowed::between(1.0, 1e6),
            slider: (1.0, 1024.0),
            scale: Scale::Whole,
        },
        Param {
            key: "steps",
            symbol: "",
            text: "net-steps",
            default: 500.0,
            allowed: Allowed::between(1.0, 1e5),
            slider: (10.0, 10_000.0),
            scale: Scale::Whole,
        },
    ];
}

impl Parameters for Training {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.eta, self.batch as f64, self.steps as f64][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        match index {
            0 => self.eta = value,
            1 => self.batch = value as usize,
            _ => self.steps = value as usize,
        }
    }
}
