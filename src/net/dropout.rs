//! Inverted dropout.
//!
//! ```text
//! a ← mask·a        d ← mask·d        mask = 0 with probability p, else 1/(1 − p)
//! ```
//!
//! Srivastava et al. 2014, whose p is the probability to keep and who multiply by it at inference instead; here p is
//! the probability to drop and inference changes nothing.

use super::block::Block;

/// A mask from whether each unit of each example is kept.
pub(super) fn fill(mask: &mut Block, p: f64, mut is_kept: impl FnMut() -> bool) {
    let scale = 1.0 / (1.0 - p);
    for example in 0..mask.columns() {
        mask.column_mut(example).fill_with(|| if is_kept() { scale } else { 0.0 });
    }
}

/// `a ← mask·a`.
#[inline(always)]
pub(super) fn forward(mask: &Block, active: &Block, out: &mut Block) {
    for ((out, a), mask) in out.values_mut().iter_mut().zip(active.values()).zip(mask.values()) {
        *out = a * mask;
    }
}

/// `d ← mask·d`.
#[inline(always)]
pub(super) fn backward(mask: &Block, d: &mut Block) {
    for (d, mask) in d.values_mut().iter_mut().zip(mask.values()) {
        *d *= mask;
    }
}
