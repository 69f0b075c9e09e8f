//! A small net: layers with forward and backward side by side over one flat vector of weights, its data and its training.

mod batch_norm;
mod layer_norm;

pub use batch_norm::{BatchNorm, RunningVariance};
pub use layer_norm::{Gain, LayerNorm};
