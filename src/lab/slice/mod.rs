//! The loss slice: a trained net's loss over a plane through its weights.
//!
//! f(α, β) = L(w* + αδ + βη) of all training examples in inference mode, on a grid over [−reach, reach]². Running averages
//! of batch normalisation stay as they were trained (Li et al. 2018, section 4; `dir_type weights` of their code).
//! How the directions δ and η are chosen is told in [`weight_plane`](super::weight_plane). All nets share levels and
//! colours. Nothing is drawn for a net that diverged: it has no trained weights.

mod charts;
mod findings;
mod run;
mod surface;
mod table;
mod verdict;

pub use findings::{Findings, NetFindings};
pub use surface::Surface;

use super::net_cost::series;
use super::trained_nets::flat_in_scenes;
use super::weight_path::WeightPath;
use super::{Choice, Digits, LabError, LabJob, LabKind, Network, Quantity, TrainedNets};
use crate::cost::Cost;
use crate::parameters;
use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};
use std::path::Path;

parameters! {
    /// The grid of the slice.
    pub struct SliceGrid {
        /// How far it reaches to either side, in filter norms; on the principal plane the path of the weights reaches to 0.8.
        reach: Param {
            key: "reach",
            symbol: "",
            text: "grid-reach",
            default: 1.0,
            // Beyond, weights no longer tell the points of a grid apart, or losses are not numbers.
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
    /// The first two principal components of the path of the weights during training, with that path drawn on it.
    Pca,
}

impl Plane {
    /// Both, in menu order.
    pub const ALL: [Self; 2] = [Self::Random, Self::Pca];
}

/// The loss slice as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Slice {
    /// The nets whose loss is drawn.
    pub trained: TrainedNets,
    /// Over which plane.
    pub plane: Plane,
    /// On which grid.
    pub grid: SliceGrid,
}

flat_in_scenes!(Slice { plane: Plane, grid: SliceGrid });

impl Default for Slice {
    fn default() -> Self {
        let trained = TrainedNets { network: Network::Digits(Digits::default()), ..TrainedNets::default() };
        Self { trained, plane: Plane::Random, grid: SliceGrid::default() }
    }
}

impl LabKind for Slice {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("grid", &self.grid)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        (field == "grid").then_some(&mut self.grid)
    }

    fn choices(&self) -> Vec<Choice> {
        vec![Choice::of("plane", &Plane::ALL, &self.plane)]
    }

    fn choose(&mut self, field: &str, option: usize) {
        if field == "plane" {
            self.plane = Plane::ALL[option];
        }
    }

    fn trained(&self) -> Option<&TrainedNets> {
        Some(&self.trained)
    }

    fn trained_mut(&mut self) -> Option<&mut TrainedNets> {
        Some(&mut self.trained)
    }

    fn quantities(&self) -> &'static [Quantity] {
        &[Quantity::Bottom]
    }

    fn cost(&self) -> Cost {
        let (trained, points) = (&self.trained, self.points() as f64 * self.points() as f64);
        let size = trained.size();
        let path = if self.plane == Plane::Pca { WeightPath::most_numbers(size.weights, trained.count()) } else { 0.0 };
        // The plane holds its origin and two directions; a path is copied twice when its components are taken; every
        // thread has weights of its own, and the evaluator's.
        let threads = (run::MOST_THREADS as f64 / trained.count()).ceil();
        let of_net = trained.training_cost()
            + size.copies(5.0 + 4.0 * threads)
            + Cost::numbers(3.0 * path)
            + size.evaluations(points, trained.examples())
            + series(1.0, points);
        trained.data() + of_net * trained.count()
    }

    fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        run::start(self, seed, folder)
    }
}

impl Slice {
    /// Nodes along each side of the grid.
    pub(super) fn points(&self) -> usize {
        (self.grid.points as usize).max(2)
    }
}
