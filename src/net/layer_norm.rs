//! Layer normalisation: every object over the units of a layer.
//!
//! ```text
//! mean = Σ z/d                    variance = Σ (z − mean)²/d          over the d units of one object
//! inverse = 1/√(variance + ε)     hat = (z − mean)·inverse            y = γ·hat + β
//!
//! dhat = γ·dy                     dz = inverse·(dhat − Σ dhat/d − hat·Σ(dhat·hat)/d)
//! dβ = Σ dy      dγ = Σ dy·hat    over objects, and over units too for a scalar γ and β
//! ```
//!
//! Ba, Kiros & Hinton 2016, with ε under the root as the frameworks have it. The same in training and at inference.
//! A layer of one unit gives β.

use super::block::{Block, LANES};
use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// Keeps the root of a normalisation from zero.
pub(super) const EPSILON: Param = Param {
    key: "epsilon",
    symbol: "ε",
    text: "norm-epsilon",
    default: 1e-5,
    allowed: Allowed::NON_NEGATIVE,
    slider: (1e-10, 1e-1),
    scale: Scale::Log,
};

/// What γ and β of layer normalisation are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gain {
    /// One of each per unit (Ba, Kiros & Hinton 2016).
    #[default]
    Vector,
    /// One of each per layer, as the lecture's slide 69 has them.
    Scalar,
}

/// Layer normalisation as a scene says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LayerNorm {
    /// Added to the variance under the root.
    pub epsilon: f64,
    /// What γ and β are.
    pub gain: Gain,
}

impl Default for LayerNorm {
    fn default() -> Self {
        Self { epsilon: EPSILON.default, gain: Gain::Vector }
    }
}

/// What a pass forward leaves for the way back.
pub(super) struct LayerStatistics {
    hat: Block,
    /// Per object.
    inverse: Vec<f64>,
    /// Per unit, padded.
    gamma: Block,
    beta: Block,
}

impl LayerStatistics {
    pub(super) fn new(units: usize, objects: usize) -> Self {
        Self {
            hat: Block::new(units, objects),
            inverse: vec![0.0; objects],
            gamma: Block::new(units, 1),
            beta: Block::new(units, 1),
        }
    }
}

impl LayerNorm {
    /// How many γ and β a layer of `units` has.
    pub(super) const fn gains(&self, units: usize) -> usize {
        match self.gain {
            Gain::Vector => units,
            Gain::Scalar => 1,
        }
    }

    /// `z ← γ·hat + β`.
    #[inline(always)]
    pub(super) fn forward(&self, gamma: &[f64], beta: &[f64], z: &mut Block, kept: &mut LayerStatistics) {
        spread(gamma, kept.gamma.column_mut(0));
        spread(beta, kept.beta.column_mut(0));
        let d = z.rows() as f64;
        for object in 0..z.columns() {
            let z = z.column_mut(object);
            let hat = kept.hat.column_mut(object);
            let mean = sum(z) / d;
            for (hat, z) in hat.iter_mut().zip(&*z) {
                *hat = z - mean;
            }
            let variance = dot(hat, hat) / d;
            let inverse = 1.0 / (variance + self.epsilon).sqrt();
            kept.inverse[object] = inverse;
            let gains = kept.gamma.column(0).iter().zip(kept.beta.column(0));
            for ((z, hat), (gamma, beta)) in z.iter_mut().zip(hat).zip(gains) {
                *hat *= inverse;
                *z = gamma * *hat + beta;
            }
        }
    }

    /// Inference: the same formula, nothing kept.
    #[inline(always)]
    pub(super) fn infer(&self, gamma: &[f64], beta: &[f64], z: &mut Block) {
        let d = z.rows() as f64;
        for object in 0..z.columns() {
            let z = z.column_mut(object);
            let mean = sum(z) / d;
            for z in &mut *z {
                *z -= mean;
            }
            let inverse = 1.0 / (dot(z, z) / d + self.epsilon).sqrt();
            let gains = gamma.iter().cycle().zip(beta.iter().cycle());
            for (z, (gamma, beta)) in z.iter_mut().zip(gains) {
                *z = gamma * (*z * inverse) + beta;
            }
        }
    }

    /// `d ← inverse·(dhat − Σ dhat/units − hat·Σ(dhat·hat)/units)`; writes dγ and dβ.
    #[inline(always)]
    pub(super) fn backward(&self, d: &mut Block, kept: &mut LayerStatistics, dgamma: &mut [f64], dbeta: &mut [f64]) {
        let units = d.rows() as f64;
        dgamma.fill(0.0);
        dbeta.fill(0.0);
        for object in 0..d.columns() {
            let d = d.column_mut(object);
            let hat = kept.hat.column(object);
            if let Gain::Scalar = self.gain {
                dgamma[0] += dot(d, hat);
                dbeta[0] += sum(d);
            } else {
                for (((dgamma, dbeta), d), hat) in dgamma.iter_mut().zip(&mut *dbeta).zip(&*d).zip(hat) {
                    *dgamma += d * hat;
                    *dbeta += d;
                }
            }
            for (d, gamma) in d.iter_mut().zip(kept.gamma.column(0)) {
                *d *= gamma;
            }
            let (mean, along) = (sum(d) / units, dot(d, hat) / units);
            for (d, hat) in d.iter_mut().zip(hat) {
                *d = kept.inverse[object] * (*d - mean - hat * along);
            }
        }
    }
}

/// One number for all units, or each its own.
#[inline(always)]
fn spread(gains: &[f64], units: &mut [f64]) {
    if let [gain] = *gains {
        units.fill(gain);
    } else {
        units.copy_from_slice(gains);
    }
}

/// Σ a, in as many partial sums as a register holds: the same order at every width.
#[inline(always)]
fn sum(a: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (whole, rest) = a.as_chunks::<LANES>();
    for a in whole {
        for lane in 0..LANES {
            lanes[lane] += a[lane];
        }
    }
    add_up(lanes, rest.iter().sum())
}

/// Σ a·b, likewise.
#[inline(always)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let ((whole_a, rest_a), (whole_b, rest_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    for (a, b) in whole_a.iter().zip(whole_b) {
        for lane in 0..LANES {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    add_up(lanes, rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum())
}

#[inline(always)]
fn add_up(l: [f64; LANES], rest: f64) -> f64 {
    (((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]))) + rest
}

impl Parameters for LayerNorm {
    fn params(&self) -> &'static [Param] {
        &[EPSILON]
    }
    fn get(&self, index: usize) -> f64 {
        [self.epsilon][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        *[&mut self.epsilon][index] = value;
    }
}
