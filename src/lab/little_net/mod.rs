//! Slides 53 and 54: a net of 3-4-4-1 units whose first layer changes below its second.
//!
//! Inputs are 1, 1, 1 and all weights above the first layer are 1, so that nothing but the first layer differs between
//! the two moments; ReLU, no biases, loss (output − 0)². The first layer's weights lie `moved` of the way between two
//! matrices: where its units give 1, 2, 0, 1 and where they give 100, 83, 105, 99.
//!
//! How much layer 2 is affected is measured as in the [shift lab](super::shift): G = ∇_{W₂}L before, G′ = ∇_{W₂}L once only the
//! first layer is changed. Each row of them is ∂L/∂(sum of that unit) times the inputs of the layer, so the direction
//! of the inputs alone turns G, and both their length and the new output's error stretch it.

mod charts;
mod diagram;
mod findings;
mod moment;
mod run;
mod table;
mod verdict;

pub use findings::Findings;
pub use moment::Moment;

use super::{LabError, LabJob, LabKind, Quantity};
use crate::cost::Cost;
use crate::parameters;
use crate::params::{Allowed, Param, Parameters, Scale};
use std::path::Path;

parameters! {
    /// The little net as a scene says it.
    pub struct LittleNet {
        /// How far the first layer has moved from slide 53 (0) to slide 54 (1).
        moved: Param {
            key: "moved",
            symbol: "",
            text: "little-moved",
            default: 1.0,
            allowed: Allowed::between(0.0, 1.0),
            slider: (0.0, 1.0),
            scale: Scale::Linear,
        },
    }
}

impl LabKind for LittleNet {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("", self)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        field.is_empty().then_some(self)
    }

    fn quantities(&self) -> &'static [Quantity] {
        &[Quantity::Growth]
    }

    fn cost(&self) -> Cost {
        Cost::default()
    }

    fn start(&self, seed: u64, _folder: &Path) -> Result<LabJob, LabError> {
        Ok(run::start(self, seed))
    }
}
