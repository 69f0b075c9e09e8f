//! A batch size that grows in steps, as an alternative to a falling learning rate.
//!
//! ```text
//! m_t = min(n, size·factor^⌊(t−1)/every⌋), rounded
//! ```
//!
//! Smith et al. 2018, "Don't decay the learning rate, increase the batch size": the noise of SGD is proportional to
//! about η·n/m, so that a larger batch reduces it as a smaller η does, in fewer updates. From m_t = n on the method is
//! gradient descent. Steps differ in cost: compare by gradients of single examples.

use super::schedule::power;
use crate::parameters;
use crate::params::{Allowed, Param, Scale};

/// At least 1: the batch never shrinks and is never empty.
const FROM_ONE: Allowed = Allowed::between(1.0, 1e6);

parameters! {
    /// `size` examples at first, `factor` times as many after every `every` steps, at most all.
    pub struct Growing {
        /// m of the first steps; at most n, which only the landscape knows.
        size: Param {
            key: "size",
            symbol: "m₁",
            text: "growing-size",
            default: 2.0,
            allowed: FROM_ONE,
            slider: (1.0, 300.0),
            scale: Scale::Whole,
        },
        /// Steps between two growths.
        every: Param {
            key: "every",
            symbol: "",
            text: "growing-every",
            default: 50.0,
            allowed: FROM_ONE,
            slider: (1.0, 1000.0),
            scale: Scale::Whole,
        },
        /// Growth factor.
        factor: Param {
            key: "factor",
            symbol: "",
            text: "growing-factor",
            default: 5.0,
            allowed: FROM_ONE,
            slider: (1.0, 10.0),
            scale: Scale::Linear,
        },
    }
}

impl Growing {
    /// m at step `t` (from 1), with `examples` examples in all.
    pub fn size_at(&self, t: usize, examples: usize) -> usize {
        let grown = power(self.factor, t.saturating_sub(1) / (self.every as usize).max(1));
        // If the product overflows to infinity, `min` still gives n.
        ((self.size * grown).round().min(examples as f64) as usize).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_batch_grows_by_the_factor_until_it_has_all_examples() {
        let plan = Growing { size: 2.0, every: 3.0, factor: 5.0 };
        let sizes: Vec<_> = (1..=14).map(|t| plan.size_at(t, 100)).collect();
        assert_eq!(sizes, [2, 2, 2, 10, 10, 10, 50, 50, 50, 100, 100, 100, 100, 100]);
        assert_eq!(plan.size_at(usize::MAX, 100), 100, "beyond all numbers");
    }

    #[test]
    fn sizes_are_rounded_from_the_exact_product() {
        // 3·1.5 = 4.5, 6.75, 10.125.
        let plan = Growing { size: 3.0, every: 1.0, factor: 1.5 };
        assert_eq!([1, 2, 3, 4].map(|t| plan.size_at(t, 1000)), [3, 5, 7, 10]);
    }
}
