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

use super::block::Block;
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
    /// Per unit, padded: γ and β of a pass forward, dγ and dβ of a pass back.
    gamma: Block,
    beta: Block,
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
        }
    }
}

impl BatchNorm {
    /// Train mode: `z ← γ·hat + β`.
    #[inline(always)]
    pub(super) fn forward(&self, gamma: &[f64], beta: &[f64], z: &mut Block, kept: &mut BatchStatistics) {
        let (n, stride) = (z.columns() as f64, z.stride());
        kept.gamma.column_mut(0).copy_from_slice(gamma);
        kept.beta.column_mut(0).copy_from_slice(beta);
        let (mean, variance, inverse) = (kept.mean.values_mut(), kept.variance.values_mut(), kept.inverse.values_mut());
        super::dense::sum_columns(z, mean);
        mean.iter_mut().for_each(
            #[inline(always)]
            |mean| *mean /= n,
        );
        variance.fill(0.0);
        let hats = kept.hat.values_mut().chunks_exact_mut(stride);
        for (z, hat) in z.values().chunks_exact(stride).zip(hats) {
            for (((hat, z), mean), variance) in hat.iter_mut().zip(z).zip(&*mean).zip(&mut *variance) {
                *hat = z - mean;
                *variance += *hat * *hat;
            }
        }
        for (inverse, variance) in inverse.iter_mut().zip(&mut *variance) {
            *variance /= n;
            *inverse = 1.0 / (*variance + self.epsilon).sqrt();
        }
        let (gamma, beta) = (kept.gamma.values(), kept.beta.values());
        let hats = kept.hat.values_mut().chunks_exact_mut(stride);
        for (z, hat) in z.values_mut().chunks_exact_mut(stride).zip(hats) {
            let constants = inverse.iter().zip(gamma).zip(beta);
            for ((z, hat), ((inverse, gamma), beta)) in z.iter_mut().zip(hat).zip(constants) {
                *hat *= inverse;
                *z = gamma * *hat + beta;
            }
        }
    }

    /// `d ← γ·inverse·(d − dβ/n − hat·dγ/n)`; writes dγ and dβ.
    #[inline(always)]
    pub(super) fn backward(&self, d: &mut Block, kept: &mut BatchStatistics, dgamma: &mut [f64], dbeta: &mut [f64]) {
        let (n, stride) = (d.columns() as f64, d.stride());
        // γ·inverse first: the rows of γ and β then hold their gradients.
        let (scale, gammas, betas) = (kept.inverse.values_mut(), kept.gamma.values_mut(), kept.beta.values_mut());
        for (scale, gamma) in scale.iter_mut().zip(&*gammas) {
            *scale *= gamma;
        }
        gammas.fill(0.0);
        betas.fill(0.0);
        for (d, hat) in d.values().chunks_exact(stride).zip(kept.hat.values().chunks_exact(stride)) {
            for (((d, hat), dgamma), dbeta) in d.iter().zip(hat).zip(&mut *gammas).zip(&mut *betas) {
                *dbeta += d;
                *dgamma += d * hat;
            }
        }
        dgamma.copy_from_slice(&gammas[..dgamma.len()]);
        dbeta.copy_from_slice(&betas[..dbeta.len()]);
        for (dgamma, dbeta) in gammas.iter_mut().zip(&mut *betas) {
            *dgamma /= n;
            *dbeta /= n;
        }
        for (d, hat) in d.values_mut().chunks_exact_mut(stride).zip(kept.hat.values().chunks_exact(stride)) {
            let constants = scale.iter().zip(&*gammas).zip(&*betas);
            for ((d, hat), ((scale, dgamma), dbeta)) in d.iter_mut().zip(hat).zip(constants) {
                *d = scale * (*d - dbeta - hat * dgamma);
            }
        }
    }

    /// Inference: `z ← γ·(z − mean)/√(variance + ε) + β` with given mean and variance.
    #[inline(always)]
    pub(super) fn infer(&self, gamma: &[f64], beta: &[f64], mean: &[f64], variance: &[f64], z: &mut Block) {
        let stride = z.stride();
        for z in z.values_mut().chunks_exact_mut(stride) {
            for ((z, (gamma, beta)), (mean, variance)) in
                z.iter_mut().zip(gamma.iter().zip(beta)).zip(mean.iter().zip(variance))
            {
                *z = gamma * ((*z - mean) * (1.0 / (variance + self.epsilon).sqrt())) + beta;
            }
        }
    }
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
