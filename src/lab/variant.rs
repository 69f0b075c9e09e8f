//! The variants of a net that a lab trains side by side: they differ in what follows each linear layer.

use crate::net::{BatchNorm, LayerNorm};
use crate::params::Parameters;
use crate::text::kebab;
use serde::{Deserialize, Serialize};

/// What follows each linear layer of a net.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Variant {
    /// Nothing between a linear layer and its nonlinearity.
    Plain,
    /// Batch normalisation before each hidden nonlinearity.
    BatchNorm(BatchNorm),
    /// Batch normalisation whose outputs are disturbed by noise, new at every step (Santurkar et al. 2018, Algorithm 1).
    NoisyBatchNorm(BatchNorm),
    /// The control: that noise without batch normalisation.
    Noisy,
    /// Layer normalisation before each hidden nonlinearity.
    LayerNorm(LayerNorm),
}

impl Variant {
    /// All variants with their default parameters, in menu order.
    pub fn all() -> [Self; 5] {
        let norm = BatchNorm::default();
        [
            Self::Plain,
            Self::BatchNorm(norm),
            Self::NoisyBatchNorm(norm),
            Self::Noisy,
            Self::LayerNorm(LayerNorm::default()),
        ]
    }

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Plain => "Plain",
            Self::BatchNorm(_) => "BatchNorm",
            Self::NoisyBatchNorm(_) => "NoisyBatchNorm",
            Self::Noisy => "Noisy",
            Self::LayerNorm(_) => "LayerNorm",
        }
    }

    /// The places in `nets` of the two that a verdict compares: plain, and with BatchNorm.
    pub fn compared(nets: &[Self]) -> Option<(usize, usize)> {
        let place = |wanted: fn(&Self) -> bool| nets.iter().position(wanted);
        Some((place(|net| matches!(net, Self::Plain))?, place(|net| matches!(net, Self::BatchNorm(_)))?))
    }

    /// Key of its words: `variant-batch-norm`; `.doc` says what it is.
    pub fn text_key(&self) -> String {
        format!("variant-{}", kebab(self.name()))
    }

    /// Its colour; see [`crate::figure::marker`].
    pub const fn slot(&self) -> usize {
        match self {
            Self::BatchNorm(_) => 0,
            Self::Plain => 1,
            Self::LayerNorm(_) => 2,
            Self::NoisyBatchNorm(_) => 3,
            Self::Noisy => 6,
        }
    }

    /// Whether its curves are dashed: colour alone must not tell two curves apart.
    pub const fn is_dashed(&self) -> bool {
        matches!(self, Self::BatchNorm(_) | Self::Noisy)
    }

    /// Whether it needs at least two examples in a batch.
    pub const fn uses_batch(&self) -> bool {
        matches!(self, Self::BatchNorm(_) | Self::NoisyBatchNorm(_))
    }

    /// Its described numbers, if it has any.
    pub fn parameters(&self) -> Option<&dyn Parameters> {
        match self {
            Self::Plain | Self::Noisy => None,
            Self::BatchNorm(norm) | Self::NoisyBatchNorm(norm) => Some(norm),
            Self::LayerNorm(norm) => Some(norm),
        }
    }

    /// Its described numbers, to change.
    pub fn parameters_mut(&mut self) -> Option<&mut dyn Parameters> {
        match self {
            Self::Plain | Self::Noisy => None,
            Self::BatchNorm(norm) | Self::NoisyBatchNorm(norm) => Some(norm),
            Self::LayerNorm(norm) => Some(norm),
        }
    }
}
