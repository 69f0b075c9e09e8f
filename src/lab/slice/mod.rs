//! The loss slice: a trained net's loss over a plane through its weights.

use super::record::Findings;
use super::{LabError, LabJob, Network, Record, Training, Variant};
use crate::figure::Figure;
use crate::figure::theme::Tokens;
use crate::parameters;
use crate::params::{Allowed, Param, Scale};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

parameters! {
    /// The grid of the slice.
    pub struct Grid {
        /// How far it reaches to either side, in filter norms.
        reach: Param {
            key: "reach",
            symbol: "",
            text: "grid-reach",
            default: 1.0,
            allowed: Allowed::POSITIVE,
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
    /// Begins the lab's work.
    pub(super) fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        let _ = (seed, folder);
        Err(LabError::NoNets)
    }
}

/// What the lab has found so far.
#[derive(Clone, Debug, Default)]
pub struct Found {}

impl Findings for Found {
    fn figure(&self, _record: &Record, _lang: Lang, _tokens: &Tokens) -> Figure {
        Figure::default()
    }
    fn verdict(&self, _record: &Record, _lang: Lang) -> String {
        String::new()
    }
    fn terms(&self, _record: &Record, _lang: Lang) -> String {
        String::new()
    }
    fn write_csv(&self, _out: &mut dyn io::Write, _written: &mut dyn FnMut(usize)) -> io::Result<()> {
        Ok(())
    }
}
