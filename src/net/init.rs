//! Initial weights.
//!
//! | | distribution of W | |
//! |---|---|---|
//! | He | N(0, 2/inputs) | He et al. 2015, eq. 10: keeps the variance through ReLU; normal as in the paper |
//! | Glorot | U(−r, r), r = √(6/(inputs + outputs)) | Glorot & Bengio 2010, eq. 16: for tanh and linear layers; uniform as in the paper |
//!
//! Biases and β start at 0, γ at 1.

use super::{Tensor, TensorKind};
use crate::rng::{self, Purpose};
use serde::{Deserialize, Serialize};

/// Distribution of initial weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Init {
    /// Uniform with variance 2/(inputs + outputs); used by Santurkar et al. 2018.
    #[default]
    Glorot,
    /// Normal with variance 2/inputs.
    He,
}

impl Init {
    /// Both, in menu order.
    pub const ALL: [Self; 2] = [Self::Glorot, Self::He];

    /// Key of its words; `.doc` says what it is.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Glorot => "labs-init-glorot",
            Self::He => "labs-init-he",
        }
    }

    /// Fills a tensor. A layer's W depends on the seed, the layer and its shape alone, so that nets that differ in
    /// normalisation start from the same W.
    pub(super) fn fill(self, tensor: &Tensor, values: &mut [f64], seed: u64) {
        match tensor.kind {
            TensorKind::Bias | TensorKind::Beta => values.fill(0.0),
            TensorKind::Gamma => values.fill(1.0),
            TensorKind::Weight => {
                let mut random = rng::stream(seed, Purpose::Weights, tensor.layer as u64);
                let (inputs, outputs) = (tensor.columns as f64, tensor.rows as f64);
                let deviation = (2.0 / inputs).sqrt();
                let reach = (6.0 / (inputs + outputs)).sqrt();
                values.fill_with(|| match self {
                    Self::He => deviation * rng::normal(&mut random),
                    Self::Glorot => reach * (2.0 * rng::uniform(&mut random) - 1.0),
                });
            }
        }
    }
}
