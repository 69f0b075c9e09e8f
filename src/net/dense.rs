//! Dense layer.
//!
//! ```text
//! z  = W·a + b          W: outputs × inputs, columns of a and z are examples
//! dW = dz·aᵀ            db = Σ over examples of dz
//! da = Wᵀ·dz
//! ```

use super::block::{Block, LANES};
use super::product::{Plain, product};
use std::ops::Range;

/// A dense layer: its shape, and where its weights stand in the flat vector.
#[derive(Clone, Debug)]
pub(super) struct Dense {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) w: Range<usize>,
    pub(super) b: Option<Range<usize>>,
}

/// A dense layer's weights, copied into padded columns, and their transpose.
pub(super) struct Packed {
    w: Block,
    /// Wᵀ: a product with a transposed left factor takes several times longer than this copy.
    turned: Block,
    b: Block,
    zeros: Vec<f64>,
}

impl Dense {
    /// Cost of a product with so many columns, in values of a formula (see [`crate::job`]): 32 multiplications are one.
    pub(super) const fn cost(&self, examples: usize) -> u64 {
        (self.inputs * self.outputs * examples / 32) as u64
    }

    pub(super) fn packed(&self) -> Packed {
        let turned = Block::new(self.inputs, self.outputs);
        let widest = turned.stride().max(self.outputs.next_multiple_of(LANES));
        Packed {
            w: Block::new(self.outputs, self.inputs),
            turned,
            b: Block::new(self.outputs, 1),
            zeros: vec![0.0; widest],
        }
    }

    /// Copies the weights for the passes that follow.
    #[inline(always)]
    pub(super) fn pack(&self, weights: &[f64], packed: &mut Packed) {
        let stride = packed.w.stride();
        let columns = weights[self.w.clone()].chunks_exact(self.outputs);
        for (column, to) in columns.zip(packed.w.values_mut().chunks_exact_mut(stride)) {
            to[..self.outputs].copy_from_slice(column);
        }
        if let Some(b) = &self.b {
            packed.b.column_mut(0).copy_from_slice(&weights[b.clone()]);
        }
    }

    /// Copies Wᵀ for [`Dense::backward_input`].
    #[inline(always)]
    pub(super) fn turn(&self, weights: &[f64], packed: &mut Packed) {
        let stride = packed.turned.stride();
        let turned = packed.turned.values_mut();
        for (i, column) in weights[self.w.clone()].chunks_exact(self.outputs).enumerate() {
            for (o, &w) in column.iter().enumerate() {
                turned[o * stride + i] = w;
            }
        }
    }

    /// `z = W·a + b`.
    #[inline(always)]
    pub(super) fn forward(&self, packed: &Packed, a: Plain<'_>, z: &mut Block) {
        let stride = z.stride();
        product(&packed.w, a, packed.b.values(), z.values_mut(), stride, stride);
    }

    /// `dW = dz·aᵀ`, `db = Σ dz`, into the flat gradient.
    #[inline(always)]
    pub(super) fn backward_weights(&self, packed: &Packed, a: Plain<'_>, dz: &Block, gradient: &mut [f64]) {
        product(
            dz,
            a.transposed(),
            &packed.zeros[..dz.stride()],
            &mut gradient[self.w.clone()],
            self.outputs,
            self.outputs,
        );
        if let Some(b) = &self.b {
            sum_columns(dz, &mut gradient[b.clone()]);
        }
    }

    /// `da = Wᵀ·dz`.
    #[inline(always)]
    pub(super) fn backward_input(&self, packed: &Packed, dz: &Block, da: &mut Block) {
        let stride = da.stride();
        product(&packed.turned, Plain::of(dz), &packed.zeros[..stride], da.values_mut(), stride, stride);
    }
}

/// Sum over examples, unit by unit.
#[inline(always)]
fn sum_columns(block: &Block, sums: &mut [f64]) {
    for (group, sums) in sums.chunks_mut(LANES).enumerate() {
        let mut lanes = [0.0; LANES];
        for x in block.lanes(group) {
            for lane in 0..LANES {
                lanes[lane] += x[lane];
            }
        }
        sums.copy_from_slice(&lanes[..sums.len()]);
    }
}
