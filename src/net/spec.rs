//! What a net is made of.

use super::{Activation, BatchNorm, LayerNorm, Loss, NetError};

/// The normalisation between a hidden layer's linear map and its nonlinearity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Norm {
    /// Nothing.
    None,
    /// Batch normalisation.
    Batch(BatchNorm),
    /// Layer normalisation.
    Layer(LayerNorm),
}

/// A net of dense layers. A hidden layer is dense → norm → noise → activation → dropout; the last layer is dense.
#[derive(Clone, Debug, PartialEq)]
pub struct NetSpec {
    /// Numbers that describe an example.
    pub inputs: usize,
    /// Units of each hidden layer; none for a linear model.
    pub hidden: Vec<usize>,
    /// Classes, or values to be predicted.
    pub outputs: usize,
    /// Nonlinearity of the hidden layers.
    pub activation: Activation,
    /// Normalisation of the hidden layers.
    pub norm: Norm,
    /// Santurkar et al. 2018, Algorithm 1, after the normalisation of each hidden layer, or in its place.
    pub noise: bool,
    /// Probability to drop a hidden unit, 0 ≤ p < 1.
    pub dropout: f64,
    /// Whether dense layers have biases (under normalisation a bias of a hidden layer has gradient 0).
    pub bias: bool,
    /// What is minimised.
    pub loss: Loss,
}

impl NetSpec {
    /// Inputs and outputs of each dense layer, in order.
    pub fn shapes(&self) -> impl Iterator<Item = (usize, usize)> {
        let inputs = std::iter::once(self.inputs).chain(self.hidden.iter().copied());
        inputs.zip(self.hidden.iter().copied().chain(std::iter::once(self.outputs)))
    }

    pub(super) fn check(&self) -> Result<(), NetError> {
        if self.inputs == 0 {
            return Err(NetError::NoInputs);
        }
        if let Some(layer) = self.shapes().position(|(_, outputs)| outputs == 0) {
            return Err(NetError::ZeroWidth { layer: layer + 1 });
        }
        if !(0.0..1.0).contains(&self.dropout) {
            return Err(NetError::Dropout { found: self.dropout });
        }
        Ok(())
    }
}
