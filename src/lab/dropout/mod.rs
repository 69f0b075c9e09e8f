//! The dropout lab (slides 37–47): does dropping units at random keep a layer's mean, and does it help against overfitting?
//!
//! ```text
//! training:   d(x) = m∘x / (1 − p)     m_j = 0 with probability p, else 1
//! inference:  d(x) = x
//! ```
//!
//! Here p is the probability to drop. Each part asks one question and is a file or folder of its own:
//!
//! | part | question | held equal |
//! |---|---|---|
//! | [`masks`] | Which nets are trained? (slides 39–42) | the net 3-4-2 |
//! | [`weights`] | Why is the output divided by 1 − p? (44, 45) | all weights 1 |
//! | [`scaling`] | Which of the printed forms keeps the mean? (43, 46) | the random numbers |
//! | [`overfit`] | Does it help against overfitting? (37, 38) | examples, initial weights, batches, step size |
//! | [`ensemble`] | Is inference the mean over the masks? (47) | weights, held-out examples |

pub mod ensemble;
pub mod masks;
pub mod overfit;
pub mod scaling;
mod small_net;
mod trained;
pub mod weights;
mod words;

use super::net_cost::series;
use super::{Choice, LabError, LabJob, LabKind, Quantity};
use crate::cost::Cost;
use crate::params::{Allowed, Param, Parameters, Scale};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::Duration;

/// A mask or a stage stays this long in the window: long enough to see which unit is crossed.
const SHOWN: Duration = Duration::from_millis(400);

/// What the dropout lab shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Masks drawn one after another.
    Masks,
    /// One mask with all weights 1.
    Weights,
    /// The mean of a layer's output under each printed form.
    Scaling,
    /// Training and held-out loss with and without dropout.
    #[default]
    Overfit,
    /// The mean prediction of many masks beside inference.
    Ensemble,
}

impl Part {
    /// All of them, in the lecture's order but for the default.
    pub const ALL: [Self; 5] = [Self::Masks, Self::Weights, Self::Scaling, Self::Overfit, Self::Ensemble];
}

/// The dropout lab as a scene says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dropout {
    /// What is shown.
    pub part: Part,
    /// Probability to drop a unit.
    pub p: f64,
    /// Masks drawn one after another.
    pub masks: f64,
    /// Masks of one unit that a mean is measured with, for every p.
    pub samples: f64,
    /// Masks that the mean prediction is taken over.
    pub members: f64,
    /// Seeds that nets are trained under: the scene's and those that follow it.
    pub seeds: f64,
    /// Training examples, drawn from the digits by the seed.
    pub examples: f64,
    /// Hidden layers.
    pub depth: f64,
    /// Units of each.
    pub width: f64,
    /// Learning rate.
    pub eta: f64,
    /// Examples of a batch.
    pub batch: f64,
    /// Updates of the weights.
    pub steps: f64,
}

impl Default for Dropout {
    fn default() -> Self {
        let [p, masks, samples, members, seeds, examples, depth, width, eta, batch, steps] =
            std::array::from_fn(|index| Self::PARAMS[index].default);
        let part = Part::default();
        Self { part, p, masks, samples, members, seeds, examples, depth, width, eta, batch, steps }
    }
}

impl Dropout {
    /// The descriptions of its numbers, in order.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "p",
            symbol: "p",
            text: "dropout-p",
            default: 0.25,
            // Nearer to the ends 1/p and 1/(1 − p) leave every picture.
            allowed: Allowed::between(0.01, 0.99),
            slider: (0.05, 0.95),
            scale: Scale::Linear,
        },
        Param::whole("masks", "dropout-masks", 200.0, (1.0, 1e4), (1.0, 1e3)),
        Param::whole("samples", "dropout-samples", 1e4, (2.0, 1e6), (1e2, 1e5)),
        Param::whole("members", "dropout-members", 1024.0, (1.0, 4096.0), (8.0, 4096.0)),
        Param::whole("seeds", "dropout-seeds", 5.0, (1.0, 20.0), (1.0, 20.0)),
        Param::whole("examples", "dropout-examples", 200.0, (10.0, 1437.0), (50.0, 1437.0)),
        Param::whole("depth", "depth", 2.0, (1.0, 8.0), (1.0, 4.0)),
        Param::whole("width", "width", 128.0, (1.0, 512.0), (16.0, 256.0)),
        Param {
            key: "eta",
            symbol: "η",
            text: "eta",
            default: 0.1,
            allowed: Allowed::POSITIVE,
            slider: (1e-3, 1.0),
            scale: Scale::Log,
        },
        Param::whole("batch", "net-batch", 20.0, (1.0, 1437.0), (1.0, 200.0)),
        Param::whole("steps", "net-steps", 1000.0, (1.0, 1e5), (100.0, 5000.0)),
    ];

    /// The numbers that a part uses, by key.
    fn used(part: Part) -> &'static [&'static str] {
        match part {
            Part::Masks => &["p", "masks"],
            Part::Weights => &["p"],
            Part::Scaling => &["p", "samples"],
            Part::Overfit => &["p", "seeds", "examples", "depth", "width", "eta", "batch", "steps"],
            Part::Ensemble => &["p", "members", "seeds", "examples", "depth", "width", "eta", "batch", "steps"],
        }
    }
}

impl Parameters for Dropout {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }

    fn get(&self, index: usize) -> f64 {
        let Self { p, masks, samples, members, seeds, examples, depth, width, eta, batch, steps, .. } = *self;
        [p, masks, samples, members, seeds, examples, depth, width, eta, batch, steps][index]
    }

    fn set(&mut self, index: usize, value: f64) {
        let Self { p, masks, samples, members, seeds, examples, depth, width, eta, batch, steps, .. } = self;
        *[p, masks, samples, members, seeds, examples, depth, width, eta, batch, steps][index] = value;
    }
}

impl LabKind for Dropout {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("", self)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        field.is_empty().then_some(self)
    }

    fn is_in_use(&self, _field: &str, key: &str) -> bool {
        Self::used(self.part).contains(&key)
    }

    fn choices(&self) -> Vec<Choice> {
        vec![Choice::of("part", &Part::ALL, &self.part)]
    }

    fn choose(&mut self, _field: &str, option: usize) {
        self.part = Part::ALL[option];
    }

    fn is_random(&self) -> bool {
        self.part != Part::Weights
    }

    fn net_names(&self, lang: Lang) -> Vec<String> {
        match self.part {
            Part::Masks => masks::names(lang),
            Part::Weights => weights::names(lang),
            Part::Scaling => scaling::names(lang),
            Part::Overfit => overfit::names(lang),
            Part::Ensemble => ensemble::names(lang),
        }
    }

    fn pace(&self) -> Option<Duration> {
        matches!(self.part, Part::Masks | Part::Weights).then_some(SHOWN)
    }

    fn quantities(&self) -> &'static [Quantity] {
        match self.part {
            Part::Masks => masks::QUANTITIES,
            Part::Weights => weights::QUANTITIES,
            Part::Scaling => scaling::QUANTITIES,
            Part::Overfit => overfit::QUANTITIES,
            Part::Ensemble => ensemble::QUANTITIES,
        }
    }

    fn cost(&self) -> Cost {
        match self.part {
            Part::Masks => series(2.0, self.masks),
            Part::Weights => Cost::default(),
            Part::Scaling => scaling::cost(self),
            Part::Overfit => overfit::cost(self),
            Part::Ensemble => ensemble::cost(self),
        }
    }

    fn start(&self, seed: u64, _folder: &Path) -> Result<LabJob, LabError> {
        Ok(match self.part {
            Part::Masks => masks::start(self, seed),
            Part::Weights => weights::start(self, seed),
            Part::Scaling => scaling::start(self, seed),
            Part::Overfit => overfit::start(self, seed)?,
            Part::Ensemble => ensemble::start(self, seed)?,
        })
    }
}
