//! The loss slice: a trained net's loss over a plane through its weights.
//!
//! f(α, β) = L(w* + αδ + βη) of all training objects in inference mode, on a grid over [−reach, reach]². Running averages
//! of batch normalisation stay as they were trained (Li et al. 2018, section 4; `dir_type weights` of their code).
//! How the directions δ and η are chosen is told in [`plane`](super::plane). All nets share levels and colours. Nothing
//! is drawn for a net that diverged: it has no trained weights.

mod found;
mod maps;
mod run;
mod surface;
mod table;

pub use found::{Found, Track};
pub use surface::Surface;

use super::{Network, Training, Variant};
use crate::parameters;
use crate::params::{Allowed, Param, Scale};
use serde::{Deserialize, Serialize};

parameters! {
    /// The grid of the slice.
    pub struct Grid {
        /// How far it reaches to either side, in filter norms; on the principal plane the way of the weights ends at 0.8.
        reach: Param {
            key: "reach",
            symbol: "",
            text: "grid-reach",
            default: 1.0,
            // Beyond, a net's weights no longer tell the points of a grid apart, or its losses are no numbers.
            allowed: Allowed::between(1e-6, 1e6),
            slider: (0.1, 3.0),
            scale: Scale::Linear,
        },
        /// Points along each side.
        points: Param {
            key: "points",
            symbol: "",
            text: "grid-points",
            default: 51.0,
            allowed: Allowed::between(3.0, 301.0),
            slider: (11.0, 101.0),
            scale: Scale::Whole,
        },
    }
}

/// Which plane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plane {
    /// Two random directions, filter-normalised (Li et al. 2018), through the trained weights.
    #[default]
    Random,
    /// The first two principal components of the way the weights took, with that way drawn on it.
    Pca,
}

/// The loss slice as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Slice {
    /// The net and its data.
    pub network: Network,
    /// Which of its variants are trained.
    pub nets: Vec<Variant>,
    /// How.
    pub training: Training,
    /// Which plane.
    pub plane: Plane,
    /// Its grid.
    pub grid: Grid,
}

impl Default for Slice {
    fn default() -> Self {
        let [plain, norm, ..] = Variant::all();
        Self {
            network: Network::Digits(super::Digits::default()),
            nets: vec![plain, norm],
            training: Training::default(),
            plane: Plane::Random,
            grid: Grid::default(),
        }
    }
}

impl Slice {
    /// Nodes along each side of the grid.
    pub(super) fn points(&self) -> usize {
        (self.grid.points as usize).max(2)
    }
}
