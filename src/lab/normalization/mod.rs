//! Batch and layer normalisation by themselves, and what they do to training: slides 55–61 and 66–69.
//!
//! Five parts, each with findings of its own:
//!
//! - `Matrix`: n examples × d units, normalised over the columns (BatchNorm) or the rows (LayerNorm), stage by stage;
//! - `Cloud`: two units' values in a batch, before and after the layer below them has moved;
//! - `Running`: batches come one after another, and the averages for inference approach the true mean and variance;
//! - `BatchSize`: held-out accuracy against the batch, with BatchNorm, LayerNorm and neither;
//! - `Eta`: held-out accuracy against the learning rate, with and without BatchNorm.
//!
//! The numbers are those of the nets' own layers ([`BatchNorm`], [`LayerNorm`](crate::net::LayerNorm)) and of nets in
//! training.

mod checks;
pub mod cloud;
pub mod matrix;
pub mod running;
mod settings;
pub mod sweep;

pub use checks::{LARGEST, MOST};
pub use settings::{Normalization, Over, Part};

use super::net_cost::series;
use super::{Choice, Clash, LabError, LabJob, LabKind, Quantity};
use crate::cost::Cost;
use crate::net::{BatchNorm, Gain, RunningVariance};
use crate::params::Parameters;
use crate::text::Lang;
use std::path::Path;
use std::time::Duration;

/// How long a stage of the matrix is shown: time to read four numbers.
const STAGE: Duration = Duration::from_millis(1200);
/// How long a batch is shown: two hundred of them in ten seconds.
const BATCH: Duration = Duration::from_millis(50);

/// The two kinds of variance, in menu order.
const VARIANCES: [RunningVariance; 2] = [RunningVariance::Unbiased, RunningVariance::Biased];
/// The two sizes of γ and β, in menu order.
const GAINS: [Gain; 2] = [Gain::Vector, Gain::Scalar];

impl LabKind for Normalization {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("", self)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        field.is_empty().then_some(self)
    }

    fn is_in_use(&self, _field: &str, key: &str) -> bool {
        match self.part {
            Part::Matrix => key == "epsilon",
            Part::Cloud => ["shift", "stretch"].contains(&key),
            Part::Running => ["momentum", "batch", "batches"].contains(&key),
            Part::BatchSize => ["eta", "epochs", "depth", "width", "seeds"].contains(&key),
            Part::Eta => ["batch", "epochs", "depth", "width", "seeds"].contains(&key),
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let mut choices = vec![Choice::of("part", &Part::ALL, &self.part)];
        match self.part {
            Part::Matrix => {
                choices.push(Choice::of("over", &Over::ALL, &self.over));
                choices.push(Choice::of("gain", &GAINS, &self.gain));
            }
            Part::Running => choices.push(Choice::of("variance", &VARIANCES, &self.variance)),
            Part::Cloud | Part::BatchSize | Part::Eta => {}
        }
        choices
    }

    fn choose(&mut self, field: &str, option: usize) {
        match field {
            "part" => self.part = Part::ALL[option],
            "over" => self.over = Over::ALL[option],
            "gain" => self.gain = GAINS[option],
            "variance" => self.variance = VARIANCES[option],
            _ => {}
        }
    }

    fn clashes(&self) -> Vec<Clash> {
        checks::clashes(self)
    }

    fn is_random(&self) -> bool {
        self.part != Part::Matrix
    }

    fn pace(&self) -> Option<Duration> {
        match self.part {
            Part::Matrix => Some(STAGE),
            Part::Running => Some(BATCH),
            Part::Cloud | Part::BatchSize | Part::Eta => None,
        }
    }

    fn quantities(&self) -> &'static [Quantity] {
        match self.part {
            Part::Matrix => matrix::QUANTITIES,
            Part::Cloud => cloud::QUANTITIES,
            Part::Running => running::QUANTITIES,
            Part::BatchSize | Part::Eta => sweep::QUANTITIES,
        }
    }

    fn net_names(&self, lang: Lang) -> Vec<String> {
        match self.part {
            Part::Matrix => matrix::names(lang),
            Part::Cloud => cloud::names(lang),
            Part::Running => running::names(lang),
            Part::BatchSize | Part::Eta => sweep::names(self, lang),
        }
    }

    fn cost(&self) -> Cost {
        match self.part {
            // Every stage is a copy.
            Part::Matrix => series(8.0, (MOST * MOST) as f64),
            Part::Cloud => cloud::cost(),
            Part::Running => running::cost(self),
            Part::BatchSize | Part::Eta => sweep::cost(self),
        }
    }

    fn start(&self, seed: u64, _folder: &Path) -> Result<LabJob, LabError> {
        match self.part {
            Part::Matrix => Ok(matrix::start(self, seed)),
            Part::Cloud => Ok(cloud::start(self, seed)),
            Part::Running => Ok(running::start(self, seed)),
            Part::BatchSize | Part::Eta => sweep::start(self, seed),
        }
    }
}

impl Normalization {
    /// Batch normalisation with the lab's numbers.
    pub fn batch_norm(&self) -> BatchNorm {
        BatchNorm { momentum: self.momentum, epsilon: self.epsilon, variance: self.variance }
    }
}
