//! Nonlinearity: `a = f(z)`, `dz = f′(z)·da`.

use super::block::Block;
use crate::maths;

/// A nonlinearity, unit by unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// max(z, 0); its slope at 0 is taken as 0. NaN stays NaN, so that a diverged net shows.
    Relu,
    /// tanh z.
    Tanh,
    /// z itself: for a linear net.
    Identity,
}

impl Activation {
    /// `a = f(z)`.
    #[inline(always)]
    pub(super) fn forward(self, z: &Block, a: &mut Block) {
        match self {
            Self::Relu => map(z.values(), a.values_mut(), relu),
            Self::Tanh => map(z.values(), a.values_mut(), tanh),
            Self::Identity => a.values_mut().copy_from_slice(z.values()),
        }
    }

    /// The same in place.
    #[inline(always)]
    pub(super) fn apply(self, z: &mut [f64]) {
        match self {
            Self::Relu => z.iter_mut().for_each(
                #[inline(always)]
                |z| *z = relu(*z),
            ),
            Self::Tanh => z.iter_mut().for_each(
                #[inline(always)]
                |z| *z = tanh(*z),
            ),
            Self::Identity => {}
        }
    }

    /// `d ← f′(z)·d`, with f′ computed from a = f(z).
    #[inline(always)]
    pub(super) fn backward(self, a: &Block, d: &mut Block) {
        let pairs = d.values_mut().iter_mut().zip(a.values());
        match self {
            Self::Relu => pairs.for_each(
                #[inline(always)]
                |(d, &a)| *d = if a > 0.0 { *d } else { 0.0 },
            ),
            Self::Tanh => pairs.for_each(
                #[inline(always)]
                |(d, &a)| *d *= 1.0 - a * a,
            ),
            Self::Identity => {}
        }
    }
}

#[inline(always)]
fn map(z: &[f64], a: &mut [f64], f: impl Fn(f64) -> f64) {
    for (a, &z) in a.iter_mut().zip(z) {
        *a = f(z);
    }
}

/// max(z, 0), but NaN of NaN.
#[inline(always)]
fn relu(z: f64) -> f64 {
    if z <= 0.0 { 0.0 } else { z }
}

/// (1 − e^(−2|z|))/(1 + e^(−2|z|)) with the sign of z. Its error is about 2⁻⁵², also where tanh z itself is small.
#[inline(always)]
fn tanh(z: f64) -> f64 {
    let e = maths::exp(-2.0 * z.abs());
    ((1.0 - e) / (1.0 + e)).copysign(z)
}
