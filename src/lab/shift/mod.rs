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
mod found;
mod run;
mod table;
mod watching;

pub use found::{Found, Medians, Track};
pub use watching::{Shifted, Watching};

use super::{Network, Training, Variant};
use crate::parameters;
use crate::params::{Allowed, Param, Scale};
use serde::{Deserialize, Serialize};

parameters! {
    /// Where and how often the shift is measured.
    pub struct Watch {
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shift {
    /// The net and its data.
    pub network: Network,
    /// Which of its variants are trained.
    pub nets: Vec<Variant>,
    /// How.
    pub training: Training,
    /// Where and how often the shift is measured.
    pub watch: Watch,
}

impl Default for Shift {
    fn default() -> Self {
        let [plain, norm, ..] = Variant::all();
        Self {
            network: Network::default(),
            nets: vec![plain, norm],
            training: Training::default(),
            watch: Watch::default(),
        }
    }
}

impl Shift {
    /// Training steps from one watched step to the next.
    pub(super) fn watched_every(&self) -> usize {
        (self.watch.every as usize).max(1)
    }

    /// Steps that are watched in a whole training.
    pub(super) fn watched_steps(&self) -> usize {
        self.training.steps.div_ceil(self.watched_every())
    }
}
