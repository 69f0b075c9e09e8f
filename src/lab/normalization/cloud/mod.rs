//! Two units of a batch as a cloud: raw, standardised, moved by γ and β; and what happens when the layer below moves
//! (slides 56, 57 and 59).
//!
//! Normal inputs h of 2 numbers go through a layer u = ReLU(stretch·W₁h + shift) to the two units x = W₂u, which BatchNorm
//! normalises. Stretch 1 and shift 0 are the layer below before it moved. In training mode mean and variance of z are β
//! and γ² wherever the layer below goes; the shape of the cloud is not, since ReLU cuts another part of it off. At
//! inference with the averages from before the move, mean and variance go along with it.

mod charts;
mod clouds;
mod findings;
mod table;
mod verdict;

pub use clouds::{Cloud, Clouds};
pub use findings::Findings;

pub(super) use findings::{QUANTITIES, names};

use super::Normalization;
use crate::cost::Cost;
use crate::lab::LabJob;
use crate::lab::finished::finished;
use crate::lab::net_cost::series;

/// Six clouds.
pub(super) fn cost() -> Cost {
    series(12.0, clouds::EXAMPLES as f64)
}

/// Begins the work, which is done at once.
pub(super) fn start(lab: &Normalization, seed: u64) -> LabJob {
    finished(lab.clone().into(), seed, Findings { lab: lab.clone(), clouds: Clouds::of(lab, seed) })
}
