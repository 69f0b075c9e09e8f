//! A net: its layers over one flat vector of weights.
//!
//! The vector holds, layer by layer, W, b, γ, β, as far as the layer has them. W is outputs × inputs, column after
//! column, so a row of it holds the weights into one unit (a "filter" of Li et al. 2018).

use super::dense::Dense;
use super::{Init, NetError, NetSpec, Norm, Tensor, TensorKind};
use std::ops::Range;

/// The layers of a net. It holds no weights: they are one flat vector, given to each computation.
#[derive(Clone, Debug)]
pub struct Net {
    spec: NetSpec,
    tensors: Vec<Tensor>,
    layers: Vec<Layer>,
    len: usize,
}

/// Where a layer's weights stand.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) dense: Dense,
    /// γ and β; none in the last layer and without normalisation.
    pub(super) gains: Option<(Range<usize>, Range<usize>)>,
}

impl Net {
    /// The net of a spec, its weights laid out.
    ///
    /// # Errors
    /// No inputs, a layer without units, dropout outside 0 ≤ p < 1.
    pub fn new(spec: NetSpec) -> Result<Self, NetError> {
        spec.check()?;
        let mut net = Self { tensors: Vec::new(), layers: Vec::new(), len: 0, spec: spec.clone() };
        for (layer, (inputs, outputs)) in spec.shapes().enumerate() {
            let w = net.push("W", layer, TensorKind::Weight, outputs, inputs);
            let b = spec.bias.then(|| net.push("b", layer, TensorKind::Bias, outputs, 1));
            let gains = match spec.norm {
                Norm::Batch(_) => Some(outputs),
                Norm::Layer(norm) => Some(norm.gains(outputs)),
                Norm::None => None,
            };
            let gains = gains.filter(|_| layer < spec.hidden.len()).map(|rows| {
                let gamma = net.push("gamma", layer, TensorKind::Gamma, rows, 1);
                (gamma, net.push("beta", layer, TensorKind::Beta, rows, 1))
            });
            net.layers.push(Layer { dense: Dense { inputs, outputs, w, b }, gains });
        }
        Ok(net)
    }

    fn push(&mut self, letter: &str, layer: usize, kind: TensorKind, rows: usize, columns: usize) -> Range<usize> {
        let range = self.len..self.len + rows * columns;
        self.len = range.end;
        let name = format!("{letter}{}", layer + 1);
        self.tensors.push(Tensor { name, layer, kind, rows, columns, range: range.clone() });
        range
    }

    /// The spec it was made from.
    pub const fn spec(&self) -> &NetSpec {
        &self.spec
    }

    /// The pieces of the flat vector, in order.
    pub fn tensors(&self) -> &[Tensor] {
        &self.tensors
    }

    /// Length of the vector of weights.
    #[allow(clippy::len_without_is_empty, reason = "a net has at least one weight")]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Initial weights under a seed; those of equal layers are equal whatever the normalisation.
    pub fn initial(&self, init: Init, seed: u64) -> Vec<f64> {
        let mut weights = vec![0.0; self.len];
        for tensor in &self.tensors {
            init.fill(tensor, &mut weights[tensor.range.clone()], seed);
        }
        weights
    }

    pub(super) fn layers(&self) -> &[Layer] {
        &self.layers
    }
}
