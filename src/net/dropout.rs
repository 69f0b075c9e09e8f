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

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: usize = 3;

    fn block(values: [f64; UNITS]) -> Block {
        let mut block = Block::new(UNITS, 1);
        block.column_mut(0).copy_from_slice(&values);
        block
    }

    /// The mask in which bit k says whether unit k is kept.
    fn mask(bits: usize, p: f64) -> Block {
        let (mut mask, mut unit) = (Block::new(UNITS, 1), 0..UNITS);
        fill(&mut mask, p, || unit.next().is_some_and(|unit| bits >> unit & 1 == 1));
        mask
    }

    #[test]
    fn the_same_mask_multiplies_outputs_and_gradients() {
        let (p, a, g) = (0.25, [1.5, -2.0, 3.0], [0.5, 7.0, -1.0]);
        let mask = mask(0b101, p);
        let (mut out, mut d) = (block([9.0; UNITS]), block(g));
        forward(&mask, &block(a), &mut out);
        backward(&mask, &mut d);
        let scale = 1.0 / (1.0 - p);
        assert_eq!(out.column(0), [1.5 * scale, 0.0, 3.0 * scale]);
        assert_eq!(d.column(0), [0.5 * scale, 0.0, -scale]);
    }

    /// Not at p = ½ alone, where 1/p and 1/(1 − p) are the same.
    #[test]
    fn the_mean_over_all_masks_is_what_inference_gives() {
        let a = [1.5, -2.0, 3.0];
        for p in [0.1f64, 0.25, 0.5, 0.8] {
            let (mut mean, mut out) = ([0.0; UNITS], block([0.0; UNITS]));
            for bits in 0..1usize << UNITS {
                let kept = bits.count_ones() as i32;
                let probability = (1.0 - p).powi(kept) * p.powi(UNITS as i32 - kept);
                forward(&mask(bits, p), &block(a), &mut out);
                mean.iter_mut().zip(out.column(0)).for_each(|(mean, out)| *mean += probability * out);
            }
            assert!(mean.iter().zip(a).all(|(mean, a)| (mean - a).abs() < 1e-14), "p = {p}: {mean:?}");
        }
    }
}
