//! The smoothing lab: how much loss and gradient change along the gradient.
//!
//! At a training step with batch B, weights w and gradient g = ∇L_B(w), the loss is probed at w − η′g for multiples
//! η′ of the step's η, on the same batch and in training mode. See [`probe`] for what is recorded there.
//! Source: Santurkar, Tsipras, Ilyas & Mądry 2018, "How Does Batch Normalization Help Optimization?", §3.2, A.2.2,
//! Figure 4. The paper gives the range of η′ (½…4 for its VGG, 1/100…30 for its linear net), not how many points nor how
//! they are spaced; here they are equally spaced in ratio.

mod charts;
mod findings;
pub mod probe;
mod run;
mod table;
mod verdict;

pub use findings::{Findings, Medians, NetFindings};
pub use probe::{ProbeResult, along_gradient};

use super::net_cost::series;
use super::trained_nets::flat_in_scenes;
use super::{Choice, Clash, LabError, LabJob, LabKind, Quantity, TrainedNets};
use crate::cost::Cost;
use crate::parameters;
use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};
use std::path::Path;

const fn multiple(key: &'static str, text: &'static str, default: f64) -> Param {
    Param { key, symbol: "", text, default, allowed: Allowed::POSITIVE, slider: (0.01, 30.0), scale: Scale::Log }
}

const fn count(key: &'static str, text: &'static str, default: f64, most: f64) -> Param {
    Param {
        key,
        symbol: "",
        text,
        default,
        allowed: Allowed::between(1.0, most),
        slider: (1.0, 100.0),
        scale: Scale::Whole,
    }
}

parameters! {
    /// The points along −g where the loss is probed, in multiples of the learning rate.
    pub struct Probe {
        /// The nearest point.
        low: multiple("low", "probe-low", 0.5),
        /// The farthest point.
        high: multiple("high", "probe-high", 4.0),
        /// How many points, equally spaced in ratio; a single one is the farthest.
        count: count("count", "probe-count", 8.0, 100.0),
        /// Training steps from one probed step to the next.
        every: count("every", "probe-every", 1.0, 1e5),
    }
}

/// How the curves along the training are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeriesShown {
    /// Running median, quartiles, and the range from 10 % to 90 %; see [`rolling`](super::rolling).
    #[default]
    Rolling,
    /// Every step as it was measured.
    Raw,
}

impl SeriesShown {
    /// Both, in menu order.
    pub const ALL: [Self; 2] = [Self::Rolling, Self::Raw];
}

/// The smoothing lab as a scene says it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Smoothing {
    /// The nets whose loss is probed.
    pub trained: TrainedNets,
    /// Where it is probed.
    pub probe: Probe,
    /// How the figure shows what was found.
    pub series: SeriesShown,
}

flat_in_scenes!(Smoothing { probe: Probe, series: SeriesShown });

impl LabKind for Smoothing {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("probe", &self.probe)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        (field == "probe").then_some(&mut self.probe)
    }

    fn choices(&self) -> Vec<Choice> {
        vec![Choice::of("series", &SeriesShown::ALL, &self.series)]
    }

    fn choose(&mut self, field: &str, option: usize) {
        if field == "series" {
            self.series = SeriesShown::ALL[option];
        }
    }

    fn clashes(&self) -> Vec<Clash> {
        let Probe { low, high, .. } = self.probe;
        let reversed = || Clash {
            path: "probe.low",
            text: "scene-probe-reversed",
            numbers: vec![("low", low), ("high", high)],
            help: "scene-not-ascending.help",
        };
        (low > high).then(reversed).into_iter().collect()
    }

    fn trained(&self) -> Option<&TrainedNets> {
        Some(&self.trained)
    }

    fn trained_mut(&mut self) -> Option<&mut TrainedNets> {
        Some(&mut self.trained)
    }

    fn quantities(&self) -> &'static [Quantity] {
        use Quantity::*;
        &[Band, Change, Beta, TrainingLoss, Accuracy]
    }

    fn cost(&self) -> Cost {
        let Self { trained, probe, .. } = self;
        let (size, probes) = (trained.size(), self.probes() as f64);
        let evaluations = trained.steps() / self.evaluated_every() as f64 + 2.0;
        // Probes hold their point, the gradient there and those of the point probed; a window holds 101 steps' probes.
        let of_net = trained.training_cost()
            + size.copies(4.0)
            + size.steps(probes * probe.count, trained.batch())
            + size.evaluations(evaluations, trained.examples())
            + series(1.0, trained.steps())
            + series(20.0, probes)
            + series(3.0 * probe.count, 101.0);
        trained.data() + of_net * trained.count()
    }

    fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        run::start(self, seed, folder)
    }
}

impl Smoothing {
    /// Training steps between two evaluations on all data: about fifty in a run, because one costs several steps.
    pub fn evaluated_every(&self) -> usize {
        (self.trained.training.steps / 50).max(1)
    }

    /// Training steps between two probes.
    pub(super) fn probed_every(&self) -> usize {
        (self.probe.every as usize).max(1)
    }

    /// Training steps that are probed.
    pub(super) fn probes(&self) -> usize {
        self.trained.training.steps.div_ceil(self.probed_every())
    }
}
