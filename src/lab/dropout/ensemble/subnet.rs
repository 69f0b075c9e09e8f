//! A trained net under one dropout mask, as plain sums over the units that are kept.
//!
//! ```text
//! a₁ = ReLU(W₁x + b₁)     a_l = ReLU(W_l(m_{l−1}∘a_{l−1}) + b_l)     z = W(m∘a) + b     log softmax z
//! ```
//!
//! m is 0 with probability p, else 1/(1 − p); at inference it is 1. One mask is one subnet: it is the same for all examples.

use crate::net::{Net, TensorKind};
use crate::simd;

/// W and b of a layer, W column after column.
#[derive(Clone, Debug)]
pub struct Layer {
    /// outputs × inputs.
    pub w: Vec<f64>,
    /// One per output.
    pub b: Vec<f64>,
}

impl Layer {
    /// `W(mask∘a) + b` for one example; without a mask `Wa + b`.
    #[inline(always)]
    fn add_up(&self, mask: Option<&[f64]>, a: &[f64], out: &mut [f64]) {
        out.copy_from_slice(&self.b);
        for (input, (column, a)) in self.w.chunks_exact(self.b.len()).zip(a).enumerate() {
            let a = a * mask.map_or(1.0, |mask| mask[input]);
            if a == 0.0 {
                continue;
            }
            for (out, w) in out.iter_mut().zip(column) {
                *out += a * w;
            }
        }
    }

    /// The same for examples one after another.
    pub fn apply(&self, mask: Option<&[f64]>, examples: &[f64], inputs: usize) -> Vec<f64> {
        let outputs = self.b.len();
        let mut out = vec![0.0; examples.len() / inputs * outputs];
        simd::dispatch(
            #[inline(always)]
            || {
                for (a, out) in examples.chunks_exact(inputs).zip(out.chunks_exact_mut(outputs)) {
                    self.add_up(mask, a, out);
                }
            },
        );
        out
    }
}

/// The layers of a dense net with ReLU between them.
pub fn layers(net: &Net, weights: &[f64]) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for tensor in net.tensors() {
        let values = weights[tensor.range.clone()].to_vec();
        match tensor.kind {
            TensorKind::Weight => layers.push(Layer { w: values, b: vec![0.0; tensor.rows] }),
            TensorKind::Bias => layers[tensor.layer].b = values,
            TensorKind::Gamma | TensorKind::Beta => unreachable!("this lab's nets are not normalised"),
        }
    }
    layers
}

/// ReLU in place.
pub fn relu(values: &mut [f64]) {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
}

/// log softmax of each example's outputs, in place.
pub fn log_softmax(outputs: &mut [f64], classes: usize) {
    for z in outputs.chunks_exact_mut(classes) {
        let top = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = z.iter().map(|z| (z - top).exp()).sum();
        let shift = top + sum.ln();
        z.iter_mut().for_each(|z| *z -= shift);
    }
}
