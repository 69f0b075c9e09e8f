//! Layer normalisation: every example over the units of a layer.
//!
//! ```text
//! mean = Σ z/d                    variance = Σ (z − mean)²/d          over the d units of one example
//! inverse = 1/√(variance + ε)     hat = (z − mean)·inverse            y = γ·hat + β
//!
//! dhat = γ·dy                     dz = inverse·(dhat − Σ dhat/d − hat·Σ(dhat·hat)/d)
//! dβ = Σ dy      dγ = Σ dy·hat    over examples, and over units too for a scalar γ and β
//! ```
//!
//! Ba, Kiros & Hinton 2016, with ε under the root as the frameworks have it. The same in training and at inference.
//! The output of a layer of one unit is β.

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

/// The size of γ and β of layer normalisation.
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
    /// The size of γ and β.
    pub gain: Gain,
}

impl Default for LayerNorm {
    fn default() -> Self {
        Self { epsilon: EPSILON.default, gain: Gain::Vector }
    }
}

/// What the forward pass keeps for the backward pass.
pub(super) struct LayerStatistics {
    hat: Block,
    /// Per example.
    inverse: Vec<f64>,
    /// Per unit; zeros in the padding.
    gamma: Block,
    beta: Block,
    dgamma: Block,
    dbeta: Block,
    /// 1 for a unit, 0 in the padding.
    is_unit: Block,
}

impl LayerStatistics {
    pub(super) fn new(units: usize, examples: usize) -> Self {
        let row = || Block::new(units, 1);
        let mut is_unit = row();
        is_unit.column_mut(0).fill(1.0);
        Self {
            hat: Block::new(units, examples),
            inverse: vec![0.0; examples],
            gamma: row(),
            beta: row(),
            dgamma: row(),
            dbeta: row(),
            is_unit,
        }
    }

    /// What was normalised, before γ and β.
    pub(super) const fn hat(&self) -> &Block {
        &self.hat
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

    /// `z ← γ·hat + β`. The padding of z is zero, as dense layers leave it, and stays so.
    #[inline(always)]
    pub(super) fn forward(&self, gamma: &[f64], beta: &[f64], z: &mut Block, kept: &mut LayerStatistics) {
        spread(gamma, kept.gamma.column_mut(0));
        spread(beta, kept.beta.column_mut(0));
        let d = z.rows() as f64;
        let (gamma, beta, is_unit) = (kept.gamma.example(0), kept.beta.example(0), kept.is_unit.example(0));
        for example in 0..z.columns() {
            let (z, hat) = (z.object_mut(example), kept.hat.object_mut(example));
            let mean = sum(z) / d;
            for ((hat, z), is_unit) in hat.iter_mut().zip(&*z).zip(is_unit) {
                for lane in 0..LANES {
                    hat[lane] = (z[lane] - mean) * is_unit[lane];
                }
            }
            let variance = dot(hat, hat) / d;
            let inverse = 1.0 / (variance + self.epsilon).sqrt();
            kept.inverse[example] = inverse;
            for ((z, hat), (gamma, beta)) in z.iter_mut().zip(hat).zip(gamma.iter().zip(beta)) {
                for lane in 0..LANES {
                    hat[lane] *= inverse;
                    z[lane] = gamma[lane] * hat[lane] + beta[lane];
                }
            }
        }
    }

    /// `d ← inverse·(dhat − Σ dhat/units − hat·Σ(dhat·hat)/units)`; writes dγ and dβ.
    #[inline(always)]
    pub(super) fn backward(&self, d: &mut Block, kept: &mut LayerStatistics, dgamma: &mut [f64], dbeta: &mut [f64]) {
        let units = d.rows() as f64;
        kept.dgamma.values_mut().fill(0.0);
        kept.dbeta.values_mut().fill(0.0);
        for example in 0..d.columns() {
            let (d, hat) = (d.object_mut(example), kept.hat.example(example));
            let sums = kept.dgamma.object_mut(0).iter_mut().zip(kept.dbeta.object_mut(0));
            for (((dgamma, dbeta), gamma), (d, hat)) in sums.zip(kept.gamma.example(0)).zip(d.iter_mut().zip(hat)) {
                for lane in 0..LANES {
                    dgamma[lane] += d[lane] * hat[lane];
                    dbeta[lane] += d[lane];
                    d[lane] *= gamma[lane];
                }
            }
            let (mean, along) = (sum(d) / units, dot(d, hat) / units);
            let inverse = kept.inverse[example];
            for (d, hat) in d.iter_mut().zip(hat) {
                for lane in 0..LANES {
                    d[lane] = inverse * (d[lane] - mean - hat[lane] * along);
                }
            }
        }
        gather(kept.dgamma.column(0), dgamma);
        gather(kept.dbeta.column(0), dbeta);
    }
}

/// Gives every unit its gain: one number for all units, or one for each.
#[inline(always)]
fn spread(gains: &[f64], units: &mut [f64]) {
    if let [gain] = *gains {
        units.fill(gain);
    } else {
        units.copy_from_slice(gains);
    }
}

/// The gradient of [`spread`]: sums over the units that shared a gain.
#[inline(always)]
fn gather(units: &[f64], gains: &mut [f64]) {
    if let [gain] = gains {
        *gain = units.iter().sum();
    } else {
        gains.copy_from_slice(units);
    }
}

/// Σ a, in as many partial sums as a register holds: the same order at every width.
#[inline(always)]
fn sum(a: &[[f64; LANES]]) -> f64 {
    let mut lanes = [0.0; LANES];
    for a in a {
        for lane in 0..LANES {
            lanes[lane] += a[lane];
        }
    }
    add_up(lanes)
}

/// Σ a·b, likewise.
#[inline(always)]
fn dot(a: &[[f64; LANES]], b: &[[f64; LANES]]) -> f64 {
    let mut lanes = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    add_up(lanes)
}

#[inline(always)]
fn add_up(l: [f64; LANES]) -> f64 {
    ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// z = (1, 2, 3): mean 2, variance ⅔; (10, 20, 30): mean 20, variance 66⅔. With ε = ⅓ the roots are 1 and √67.
    #[test]
    fn three_units_by_hand() {
        let (examples, root) = ([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]], 67f64.sqrt());
        let hats = [[-1.0, 0.0, 1.0], [-10.0 / root, 0.0, 10.0 / root]];
        let vector: (&[f64], &[f64]) = (&[2.0, 3.0, 4.0], &[1.0, -1.0, 0.5]);
        for (gain, (gamma, beta)) in [(Gain::Vector, vector), (Gain::Scalar, (&[2.0], &[1.0]))] {
            let norm = LayerNorm { epsilon: 1.0 / 3.0, gain };
            assert_eq!(norm.gains(3), gamma.len());
            let mut z = Block::new(3, 2);
            examples.iter().enumerate().for_each(|(example, values)| z.column_mut(example).copy_from_slice(values));
            norm.forward(gamma, beta, &mut z, &mut LayerStatistics::new(3, 2));
            for (example, hat) in hats.iter().enumerate() {
                for (unit, (y, hat)) in z.column(example).iter().zip(hat).enumerate() {
                    let expected = gamma[unit % gamma.len()] * hat + beta[unit % beta.len()];
                    assert!((y - expected).abs() < 1e-15, "{gain:?}: {y} instead of {expected}");
                }
            }
        }
    }
}
