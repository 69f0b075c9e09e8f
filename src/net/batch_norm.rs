//! Batch normalisation: every unit over the examples of a batch.
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
//! Algorithm 2 averages over batches instead). Fails for a batch of one example, whose `hat` is 0.

use super::block::{Block, LANES};
use crate::params::{Allowed, End, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// Which variance of a batch the running average keeps; the batch itself is always divided by the biased one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunningVariance {
    /// Σ(x − μ)²/(n − 1), as Ioffe & Szegedy 2015, Algorithm 2, and PyTorch.
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
        let [momentum, epsilon] = [0, 1].map(|index| Self::PARAMS[index].default);
        Self { momentum, epsilon, variance: RunningVariance::Unbiased }
    }
}

/// What the forward pass keeps for the backward pass and for the running averages.
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
    pub(super) fn new(units: usize, examples: usize) -> Self {
        let row = || Block::new(units, 1);
        Self {
            hat: Block::new(units, examples),
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
    /// Training mode: `z ← γ·hat + β`.
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
        for z in z.lanes(group) {
            for lane in 0..LANES {
                let centred = z[lane] - mean[lane];
                variance[lane] += centred * centred;
            }
        }
        for lane in 0..LANES {
            variance[lane] /= n;
            inverse[lane] = 1.0 / (variance[lane] + self.epsilon).sqrt();
        }
        let (gamma, beta) = (kept.gamma.group(group), kept.beta.group(group));
        for (z, hat) in z.lanes_mut(group).zip(kept.hat.lanes_mut(group)) {
            for lane in 0..LANES {
                hat[lane] = (z[lane] - mean[lane]) * inverse[lane];
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{self, Purpose};

    const UNITS: usize = 11;
    const EXAMPLES: usize = 7;

    fn random(key: u64) -> Block {
        let mut random = rng::stream(9, Purpose::Rows, key);
        let mut block = Block::new(UNITS, EXAMPLES);
        block.values_mut().fill_with(|| rng::normal(&mut random));
        block
    }

    /// `dz` of one unit by the chain through variance and mean, a line for each of its steps.
    fn chain(z: &[f64], dy: &[f64], gamma: f64, epsilon: f64) -> Vec<f64> {
        let n = z.len() as f64;
        let mean = z.iter().sum::<f64>() / n;
        let variance = z.iter().map(|z| (z - mean).powi(2)).sum::<f64>() / n;
        let inverse = (variance + epsilon).powf(-0.5);
        let dhat: Vec<f64> = dy.iter().map(|dy| dy * gamma).collect();
        let dinverse: f64 = dhat.iter().zip(z).map(|(dhat, z)| dhat * (z - mean)).sum();
        let dvariance = dinverse * -0.5 * (variance + epsilon).powf(-1.5);
        let through_hat = -inverse * dhat.iter().sum::<f64>();
        let through_variance = dvariance * z.iter().map(|z| -2.0 * (z - mean)).sum::<f64>() / n;
        let dmean = through_hat + through_variance;
        let parts = dhat.iter().zip(z);
        parts.map(|(dhat, z)| dhat * inverse + dvariance * 2.0 * (z - mean) / n + dmean / n).collect()
    }

    #[test]
    fn the_backward_pass_agrees_with_the_chain_written_out() {
        let norm = BatchNorm { epsilon: 0.01, ..BatchNorm::default() };
        let (input, dy) = (random(1), random(2));
        let gamma: Vec<f64> = (0..UNITS).map(|unit| 0.5 + 0.1 * unit as f64).collect();
        let beta = vec![0.3; UNITS];
        let mut kept = BatchStatistics::new(UNITS, EXAMPLES);
        let (mut z, mut d) = (random(1), random(2));
        norm.forward(&gamma, &beta, &mut z, &mut kept);
        let (mut dgamma, mut dbeta) = (vec![0.0; UNITS], vec![0.0; UNITS]);
        norm.backward(&mut d, &mut kept, &mut dgamma, &mut dbeta);
        for unit in 0..UNITS {
            let row = |block: &Block| (0..EXAMPLES).map(|example| block.column(example)[unit]).collect::<Vec<f64>>();
            let expected = chain(&row(&input), &row(&dy), gamma[unit], norm.epsilon);
            for (found, expected) in row(&d).iter().zip(expected) {
                assert!((found - expected).abs() < 1e-14, "{found} {expected}");
            }
            let hat: Vec<f64> = row(&z).iter().map(|y| (y - beta[unit]) / gamma[unit]).collect();
            assert!(hat.iter().sum::<f64>().abs() < 1e-13);
            let by_gamma: f64 = row(&dy).iter().zip(&hat).map(|(dy, hat)| dy * hat).sum();
            assert!(
                (dgamma[unit] - by_gamma).abs() < 1e-13 && (dbeta[unit] - row(&dy).iter().sum::<f64>()).abs() < 1e-14
            );
        }
    }

    #[test]
    fn inference_with_the_statistics_of_the_batch_is_training() {
        let norm = BatchNorm::default();
        let (gamma, beta) = (vec![1.5; UNITS], vec![-0.5; UNITS]);
        let mut kept = BatchStatistics::new(UNITS, EXAMPLES);
        let (mut trained, mut inferred) = (random(1), random(1));
        norm.forward(&gamma, &beta, &mut trained, &mut kept);
        norm.infer(&gamma, &beta, kept.mean.column(0), kept.variance.column(0), &mut inferred);
        for example in 0..EXAMPLES {
            for (a, b) in trained.column(example).iter().zip(inferred.column(example)) {
                assert!((a - b).abs() < 1e-13, "{a} {b}");
            }
        }
    }
}
