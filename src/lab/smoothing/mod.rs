//! The smoothing lab: how much loss and gradient change along the gradient.
//!
//! At a training step with batch B, weights w and gradient g = ∇L_B(w), the loss is probed at w − η′g for multiples
//! η′ of the step's η, on the same batch and in training mode. See [`probe`] for what is recorded there.
//! Source: Santurkar, Tsipras, Ilyas & Mądry 2018, "How Does Batch Normalization Help Optimization?", §3.2, A.2.2,
//! Figure 4. The paper gives the range of η′ (½…4 for its VGG, 1/100…30 for its linear net), not how many points nor how
//! they are spaced; here they are equally spaced in ratio.

mod charts;
pub mod probe;
mod run;
mod table;
mod track;
mod verdict;

pub use probe::{Probed, along_gradient};
pub use track::{Evaluated, Found, Track};
pub use verdict::Medians;

use super::{Network, Training, Variant};
use crate::parameters;
use crate::params::{Allowed, Param, Scale};
use serde::{Deserialize, Serialize};

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
    /// Where along −g the loss is probed, in multiples of the learning rate.
    pub struct Probe {
        /// The nearest.
        low: multiple("low", "probe-low", 0.5),
        /// The farthest.
        high: multiple("high", "probe-high", 4.0),
        /// How many, equally spaced in ratio; the farthest alone for one.
        count: count("count", "probe-count", 8.0, 100.0),
        /// Training steps from one probed step to the next.
        every: count("every", "probe-every", 1.0, 1e5),
    }
}

/// The smoothing lab as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smoothing {
    /// The net and its data.
    pub network: Network,
    /// Which of its variants are trained.
    pub nets: Vec<Variant>,
    /// How.
    pub training: Training,
    /// Where the loss is probed.
    pub probe: Probe,
}

impl Default for Smoothing {
    fn default() -> Self {
        let [plain, norm, ..] = Variant::all();
        Self {
            network: Network::default(),
            nets: vec![plain, norm],
            training: Training::default(),
            probe: Probe::default(),
        }
    }
}
