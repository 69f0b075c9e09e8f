//! Batch normalisation: every unit over the objects of a batch.
//!
//! ```text
//! mean = Σ z/n                    variance = Σ (z − mean)²/n          over the batch, biased
//! inverse = 1/√(variance + ε)     hat = (z − mean)·inverse            y = γ·hat + β
//!
//! dβ = Σ dy      dγ = Σ dy·hat    dz = γ·inverse·(dy − dβ/n − hat·dγ/n)
//! ```
//!
//! Ioffe & Szegedy 2015, Algorithm 1; `dz` is the chain through mean and variance in closed form. At inference mean and
//! variance are running averages, `average += momentum·(batch − average)` from mean 0 and variance 1 (their
//! Algorithm 2 averages over batches instead). Fails for a batch of one object, whose `hat` is 0.

use super::block::{Block, LANES};
use crate::params::{Allowed, End, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// Which variance of a batch the running average keeps; the batch itself is always divided by the biased one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunningVariance {
    /// Σ(x − μ)²/(n − 1), as Ioffe & Szegedy 2015, Algorithm 2, and the frameworks.
    #[default]
    Unbiased,
    /// Σ(x − μ)²/n.
    Biased,
}

/// Batch normalisation as a scene says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BatchNorm {
    /// Share of the newest batch in the running averages.
    pub momentum: f64,
    /// Added to the variance under the root.
    pub epsilon: f64,
    /// Which variance the running average keeps.
    pub variance: RunningVariance,
}

impl BatchNorm {
    /// The descriptions of its numbers, in order.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "momentum",
            symbol: "",
            text: "norm-momentum",
            default: 0.1,
            allowed: Allowed { low: End::Open(0.0), high: End::Closed(1.0) },
            slider: (0.001, 1.0),
            scale: Scale::Log,
        },
        super::layer_norm::EPSILON,
    ];
}

impl Default for BatchNorm {
    fn default() -> Self {
        Self { momentum: 0.1, epsilon: 1e-5, variance: RunningVariance::Unbiased }
    }
}

/// What a pass over a batch leaves for the way back and for the running averages.
pub(super) struct BatchStatistics {
    pub(super) hat: Block,
    /// Per unit.
    pub(super) mean: Block,
    /// Per unit; biased.
    pub(super) variance: Block,
    inverse: Block,
    /// Per unit.
    gamma: Block,
    beta: Block,
    dgamma: Block,
    dbeta: Block,
}

impl BatchStatistics {
    pub(super) fn new(units: usize, objects: usize) -> Self {
        let row = || Block::new(units, 1);
        Self {
            hat: Block::new(units, objects),
            mean: row(),
            variance: row(),
            inverse: row(),
            gamma: row(),
            beta: row(),
            dgamma: row(),
            dbeta: row(),
        }
    }
}

impl BatchNorm {
    /// Train mode: `z ← γ·hat + β`.
    #[inline(always)]
    pub(super) fn forward(&self, gamma: &[f64], beta: &[f64], z: &mut Block, kept: &mut BatchStatistics) {
        kept.gamma.column_mut(0).copy_from_slice(gamma);
        kept.beta.column_mut(0).copy_from_slice(beta);
        for group in 0..z.groups() {
            self.forward_group(group, z, kept);
        }
    }

    #[inline(always)]
    fn forward_group(&self, group: usize, z: &mut Block, kept: &mut BatchStatistics) {
        let n = z.columns() as f64;
        let (mut mean, mut variance, mut inverse) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        for z in z.lanes(group) {
            for lane in 0..LANES {
                mean[lane] += z[lane];
            }
        }
        mean = mean.map(|sum| sum / n);
        for (z, hat) in z.lanes(group).zip(kept.hat.lanes_mut(group)) {
            for lane in 0..LANES {
                hat[lane] = z[lane] - mean[lane];
                variance[lane] += hat[lane] * hat[lane];
            }
        }
        for lane in 0..LANES {
            variance[lane] /= n;
            inverse[lane] = 1.0 / (variance[lane] + self.epsilon).sqrt();
        }
        let (gamma, beta) = (kept.gamma.group(group), kept.beta.group(group));
        for (z, hat) in z.lanes_mut(group).zip(kept.hat.lanes_mut(group)) {
            for lane in 0..LANES {
                hat[lane] *= inverse[lane];
                z[lane] = gamma[lane] * hat[lane] + beta[lane];
            }
        }
        kept.mean.set_group(group, mean);
        kept.variance.set_group(group, variance);
        kept.inverse.set_group(group, inverse);
    }

    /// `d ← γ·inverse·(d − dβ/n − hat·dγ/n)`; writes dγ and dβ.
    #[inline(always)]
    pub(super) fn backward(&self, d: &mut Block, kept: &mut BatchStatistics, dgamma: &mut [f64], dbeta: &mut [f64]) {
        for group in 0..d.groups() {
            backward_group(group, d, kept);
        }
        dgamma.copy_from_slice(kept.dgamma.column(0));
        dbeta.copy_from_slice(kept.dbeta.column(0));
    }

    /// Inference: `z ← γ/√(variance + ε)·(z − mean) + β` with given mean and variance.
    #[inline(always)]
    pub(super) fn infer(&self, gamma: &[f64], beta: &[f64], mean: &[f64], variance: &[f64], z: &mut Block) {
        for group in 0..z.groups() {
            let (mut scale, mut centre, mut shift) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
            let units = gamma.len().min((group + 1) * LANES) - group * LANES;
            for lane in 0..units {
                let unit = group * LANES + lane;
                scale[lane] = gamma[unit] / (variance[unit] + self.epsilon).sqrt();
                (centre[lane], shift[lane]) = (mean[unit], beta[unit]);
            }
            for z in z.lanes_mut(group) {
                for lane in 0..LANES {
                    z[lane] = scale[lane] * (z[lane] - centre[lane]) + shift[lane];
                }
            }
        }
    }
}

#[inline(always)]
fn backward_group(group: usize, d: &mut Block, kept: &mut BatchStatistics) {
    let n = d.columns() as f64;
    let (mut dgamma, mut dbeta) = ([0.0; LANES], [0.0; LANES]);
    for (d, hat) in d.lanes(group).zip(kept.hat.lanes(group)) {
        for lane in 0..LANES {
            dbeta[lane] += d[lane];
            dgamma[lane] += d[lane] * hat[lane];
        }
    }
    let (gamma, inverse) = (kept.gamma.group(group), kept.inverse.group(group));
    let (mut scale, mut mean, mut along) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        scale[lane] = gamma[lane] * inverse[lane];
        mean[lane] = dbeta[lane] / n;
        along[lane] = dgamma[lane] / n;
    }
    for (d, hat) in d.lanes_mut(group).zip(kept.hat.lanes(group)) {
        for lane in 0..LANES {
            d[lane] = scale[lane] * (d[lane] - mean[lane] - hat[lane] * along[lane]);
        }
    }
    kept.dgamma.set_group(group, dgamma);
    kept.dbeta.set_group(group, dbeta);
}

impl Parameters for BatchNorm {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.momentum, self.epsilon][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        *[&mut self.momentum, &mut self.epsilon][index] = value;
    }
}
