//! Noise that shifts and stretches every unit anew at every step.
//!
//! ```text
//! per step and unit:   μ ~ U(−0.5, 0.5)      σ ~ U(1, 1.25)
//! then per example:     m ~ U(μ − 0.1, μ + 0.1)      s ~ N(σ, 0.1)      a ← s·a + m      d ← s·d
//! ```
//!
//! Santurkar et al. 2018, Algorithm 1, with its constants: internal covariate shift made artificially. The second number
//! of N is taken as a standard deviation; the paper does not say. Only in training.

use super::block::Block;
use crate::rng::{self, ChaCha8Rng};

/// The paper's n_μ: a unit's μ lies within ±MEAN.
const MEAN: f64 = 0.5;
/// Its n_σ: a unit's σ lies between 1 and SCALE.
const SCALE: f64 = 1.25;
/// Its r_μ and r_σ: how far examples of a unit spread.
const SPREAD: f64 = 0.1;

/// s and m of every unit and example.
pub(super) struct Noise {
    scale: Block,
    shift: Block,
}

impl Noise {
    pub(super) fn new(units: usize, examples: usize) -> Self {
        Self { scale: Block::new(units, examples), shift: Block::new(units, examples) }
    }

    pub(super) fn draw(&mut self, random: &mut ChaCha8Rng) {
        let within = |random: &mut ChaCha8Rng, low: f64, high: f64| low + (high - low) * rng::uniform(random);
        for unit in 0..self.scale.rows() {
            let mean = within(random, -MEAN, MEAN);
            let scale = within(random, 1.0, SCALE);
            for example in 0..self.scale.columns() {
                self.shift.column_mut(example)[unit] = within(random, mean - SPREAD, mean + SPREAD);
                self.scale.column_mut(example)[unit] = scale + SPREAD * rng::normal(random);
            }
        }
    }

    /// `a ← s·a + m`.
    #[inline(always)]
    pub(super) fn forward(&self, a: &mut Block) {
        for ((a, s), m) in a.values_mut().iter_mut().zip(self.scale.values()).zip(self.shift.values()) {
            *a = s * *a + m;
        }
    }

    /// `d ← s·d`.
    #[inline(always)]
    pub(super) fn backward(&self, d: &mut Block) {
        for (d, s) in d.values_mut().iter_mut().zip(self.scale.values()) {
            *d *= s;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, stream};

    #[test]
    fn units_and_examples_vary_as_the_algorithm_says() {
        const UNITS: usize = 2000;
        const EXAMPLES: usize = 60;
        let mut noise = Noise::new(UNITS, EXAMPLES);
        noise.draw(&mut stream(1, Purpose::Noise, 0));
        let means = |block: &Block, unit: usize| {
            let row: Vec<f64> = (0..EXAMPLES).map(|example| block.column(example)[unit]).collect();
            let mean = row.iter().sum::<f64>() / EXAMPLES as f64;
            (mean, row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (EXAMPLES - 1) as f64)
        };
        let average = |f: &dyn Fn(usize) -> f64| (0..UNITS).map(f).sum::<f64>() / UNITS as f64;
        let among_units = |block: &Block, mean: f64| {
            average(&|unit| (means(block, unit).0 - mean).powi(2)) * UNITS as f64 / (UNITS - 1) as f64
        };
        // Among examples: U(±0.1) has variance 0.1²/3, N(·, 0.1) has 0.1². Four standard errors of each.
        assert!((average(&|unit| means(&noise.shift, unit).1) - 0.01 / 3.0).abs() < 4.0 * 8.7e-6);
        assert!((average(&|unit| means(&noise.scale, unit).1) - 0.01).abs() < 4.0 * 4.2e-5);
        // Among units: μ has mean 0 and variance 1/12, σ has mean 1.125 and variance 0.25²/12; a unit's mean adds the
        // variance among its examples over their number.
        assert!(average(&|unit| means(&noise.shift, unit).0).abs() < 4.0 * 0.0065);
        assert!((average(&|unit| means(&noise.scale, unit).0) - 1.125).abs() < 4.0 * 0.0017);
        let shifts = among_units(&noise.shift, average(&|unit| means(&noise.shift, unit).0));
        assert!((shifts - 1.0 / 12.0 - 0.01 / 180.0).abs() < 4.0 * 0.0017, "{shifts}");
        let scales = among_units(&noise.scale, average(&|unit| means(&noise.scale, unit).0));
        assert!((scales - 0.0625 / 12.0 - 0.01 / 60.0).abs() < 4.0 * 1.1e-4, "{scales}");
        assert!(noise.shift.column(0).iter().all(|shift| shift.abs() <= 0.6));
    }
}
