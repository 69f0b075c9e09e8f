//! A named piece of the flat vector of weights.

use std::ops::Range;

/// The role of a tensor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TensorKind {
    /// W of a dense layer.
    Weight,
    /// b of a dense layer.
    Bias,
    /// γ of a normalisation.
    Gamma,
    /// β of a normalisation.
    Beta,
}

/// A named piece of the flat vector of weights: `rows` × `columns`, column after column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tensor {
    /// `W1`, `b1`, `gamma1`, `beta1`, …: layers from 1.
    pub name: String,
    /// Its layer, from 0.
    pub layer: usize,
    /// Its role.
    pub kind: TensorKind,
    /// Units of its layer; 1 for a scalar γ or β.
    pub rows: usize,
    /// Inputs of its layer for a weight, else 1.
    pub columns: usize,
    /// Its place in the vector.
    pub range: Range<usize>,
}
