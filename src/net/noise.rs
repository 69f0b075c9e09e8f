//! Noise that shifts and stretches every unit anew at every step.
//!
//! ```text
//! per step and unit:   μ ~ U(−0.5, 0.5)      σ ~ U(1, 1.25)
//! then per object:     m ~ U(μ − 0.1, μ + 0.1)      s ~ N(σ, 0.1)      a ← s·a + m      d ← s·d
//! ```
//!
//! Santurkar et al. 2018, Algorithm 1, with its constants: internal covariate shift made by hand. Only in training.

use super::block::Block;
use crate::rng::{self, ChaCha8Rng};

const MEAN: f64 = 0.5;
const SCALE: f64 = 1.25;
const SPREAD: f64 = 0.1;

/// s and m of every unit and object.
pub(super) struct Noise {
    scale: Block,
    shift: Block,
}

impl Noise {
    pub(super) fn new(units: usize, objects: usize) -> Self {
        Self { scale: Block::new(units, objects), shift: Block::new(units, objects) }
    }

    pub(super) fn draw(&mut self, random: &mut ChaCha8Rng) {
        let within = |random: &mut ChaCha8Rng, low: f64, high: f64| low + (high - low) * rng::uniform(random);
        for unit in 0..self.scale.rows() {
            let mean = within(random, -MEAN, MEAN);
            let scale = within(random, 1.0, SCALE);
            for object in 0..self.scale.columns() {
                self.shift.column_mut(object)[unit] = within(random, mean - SPREAD, mean + SPREAD);
                self.scale.column_mut(object)[unit] = scale + SPREAD * rng::normal(random);
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
