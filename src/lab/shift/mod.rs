//! The internal covariate shift lab: how much a layer's gradient changes when the layers below it are updated.
//!
//! At a watched training step t, for layer i of k (Santurkar et al. 2018, Definition 2.1), both on the same batch:
//!
//! ```text
//! G  = ∇_{W_i} L(W₁ᵗ, …, W_kᵗ)
//! G′ = ∇_{W_i} L(W₁ᵗ⁺¹, …, W_{i−1}ᵗ⁺¹, W_iᵗ, …, W_kᵗ)
//! ```
//!
//! and what is shown is ‖G − G′‖₂, ideally 0, and cos∠(G, G′), ideally 1. The paper's definition knows matrices only:
//! here G and G′ are gradients of the layer's matrix W alone, and all that belongs to a lower layer, b, γ and β
//! included, counts as updated. Noise is the same in both. The first layer has nothing below it: G′ = G.
//! A cosine with a gradient of zeros is not defined and leaves a gap.
//!
//! Beside it stand histograms of what the layer's nonlinearity gets, after normalisation and noise. The output layer has
//! no nonlinearity and no histograms.

mod charts;
mod findings;
mod run;
mod shift_meter;
mod table;
mod verdict;

pub use findings::{Findings, Medians, NetFindings};
pub use shift_meter::{GradientChange, ShiftMeter};

use super::net_cost::series;
use super::trained_nets::flat_in_scenes;
use super::{LabError, LabJob, LabKind, Quantity, TrainedNets};
use crate::cost::Cost;
use crate::parameters;
use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};
use std::path::Path;

parameters! {
    /// The layer whose shift is measured, and how often.
    pub struct WatchedLayer {
        /// The layer whose gradient and activations are shown, from 1; the last where it is larger than there are.
        layer: Param {
            key: "layer",
            symbol: "",
            text: "watch-layer",
            default: 4.0,
            allowed: Allowed::between(2.0, 64.0),
            slider: (2.0, 32.0),
            scale: Scale::Whole,
        },
        /// Training steps from one watched step to the next.
        every: Param {
            key: "every",
            symbol: "",
            text: "watch-every",
            default: 5.0,
            allowed: Allowed::between(1.0, 1e5),
            slider: (1.0, 100.0),
            scale: Scale::Whole,
        },
    }
}

/// The internal covariate shift lab as a scene says it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Shift {
    /// The nets whose layer is watched.
    pub trained: TrainedNets,
    /// Which layer, and how often.
    pub watch: WatchedLayer,
}

flat_in_scenes!(Shift { watch: WatchedLayer });

impl LabKind for Shift {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("watch", &self.watch)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        (field == "watch").then_some(&mut self.watch)
    }

    fn trained(&self) -> Option<&TrainedNets> {
        Some(&self.trained)
    }

    fn trained_mut(&mut self) -> Option<&mut TrainedNets> {
        Some(&mut self.trained)
    }

    fn quantities(&self) -> &'static [Quantity] {
        &[Quantity::Shift, Quantity::Cosine]
    }

    fn cost(&self) -> Cost {
        let trained = &self.trained;
        let (size, watched) = (trained.size(), self.watched_steps() as f64);
        // The meter holds G, weights and G′; a watched step has up to two more gradients.
        let of_net = trained.training_cost()
            + size.copies(3.0)
            + size.steps(2.0 * watched, trained.batch())
            + size.evaluations(1.0, trained.examples())
            + series(1.0, trained.network.parameters().get(1) * trained.batch())
            + series(2.0, watched);
        trained.data() + of_net * trained.count()
    }

    fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        run::start(self, seed, folder)
    }
}

impl Shift {
    /// Training steps from one watched step to the next.
    pub(super) fn watched_every(&self) -> usize {
        (self.watch.every as usize).max(1)
    }

    /// Steps that are watched in a whole training.
    pub(super) fn watched_steps(&self) -> usize {
        self.trained.training.steps.div_ceil(self.watched_every())
    }
}
