//! A matrix of n examples × d units, normalised stage by stage: x → μ, σ² → x̃ → z (slides 56–58 and 66–69).
//!
//! BatchNorm takes mean and variance over each column, LayerNorm over each row; the formulas are the same. γ and β have
//! an entry per column in both: the slide on LayerNorm prints one of each. The numbers come from the layers of the nets.

mod findings;
mod stages;
mod table;
mod tables;
mod verdict;

pub use findings::Findings;
pub use stages::Stages;

pub(super) use findings::{QUANTITIES, names};

use crate::lab::LabJob;
use crate::lab::normalization::Normalization;
use crate::lab::revealed::revealed;

/// Begins the work; a unit of it is a stage.
pub(super) fn start(lab: &Normalization, seed: u64) -> LabJob {
    let own = lab.clone();
    revealed(lab.clone().into(), seed, stages::COUNT, move |reached| Findings::at(&own, reached))
}
