//! The clouds before and after the layer below has moved.

use crate::lab::normalization::Normalization;
use crate::net::{Gain, LayerAverages};
use crate::rng::{self, Purpose};
use nalgebra::{DMatrix, Matrix2, Vector2};

/// Examples of the batch: enough to see a shape, few enough to see each.
pub const EXAMPLES: usize = 150;
/// Weights of the layer below.
const BELOW: Matrix2<f64> = Matrix2::new(1.0, 0.4, -0.3, 0.9);
/// Weights of the layer itself.
const OWN: Matrix2<f64> = Matrix2::new(1.0, -0.3, 0.5, 1.0);

/// Two units of all examples: units × examples.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloud(pub DMatrix<f64>);

/// The clouds of one batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Clouds {
    /// What the layer got before the layer below moved.
    pub before: Cloud,
    /// What BatchNorm made of that.
    pub z_before: Cloud,
    /// What it gets now.
    pub x: Cloud,
    /// x̃.
    pub hat: Cloud,
    /// z = γ·x̃ + β in training mode.
    pub z: Cloud,
    /// z at inference, with mean and variance from before the move.
    pub inferred: Cloud,
}

impl Clouds {
    /// Of the lab's settings.
    pub fn of(lab: &Normalization, seed: u64) -> Self {
        let mut random = rng::stream(seed, Purpose::Stream, 1);
        let inputs = DMatrix::from_fn(2, EXAMPLES, |_, _| rng::normal(&mut random));
        let (gamma, beta) = lab.gains(Gain::Vector, 2);
        let norm = lab.batch_norm();
        let before = above(&inputs, 1.0, 0.0);
        let first = norm.normalized(&gamma, &beta, &before);
        let x = above(&inputs, lab.stretch, lab.shift);
        let now = norm.normalized(&gamma, &beta, &x);
        let averages = LayerAverages { mean: first.mean, variance: first.variance };
        let inferred = Cloud(norm.inferred(&gamma, &beta, &averages, &x));
        let [before, z_before, x, hat, z] = [before, first.out, x, now.hat, now.out].map(Cloud);
        Self { before, z_before, x, hat, z, inferred }
    }
}

/// The layer's values over a layer below with these weights.
fn above(inputs: &DMatrix<f64>, stretch: f64, shift: f64) -> DMatrix<f64> {
    let mut out = DMatrix::zeros(2, inputs.ncols());
    for (mut column, h) in out.column_iter_mut().zip(inputs.column_iter()) {
        let below = (BELOW * Vector2::new(h[0], h[1])).map(|sum| (stretch * sum + shift).max(0.0));
        column.copy_from(&(OWN * below));
    }
    out
}

impl Cloud {
    /// Mean of a unit.
    pub fn mean(&self, unit: usize) -> f64 {
        self.0.row(unit).mean()
    }

    /// Standard deviation of a unit, with 1/n.
    pub fn deviation(&self, unit: usize) -> f64 {
        self.moment(unit, 2).sqrt()
    }

    /// Skewness of a unit: the third central moment in cubed standard deviations; none of a constant.
    pub fn skewness(&self, unit: usize) -> Option<f64> {
        let deviation = self.deviation(unit);
        (deviation > 0.0).then(|| self.moment(unit, 3) / deviation.powi(3))
    }

    fn moment(&self, unit: usize, power: i32) -> f64 {
        let mean = self.mean(unit);
        self.0.row(unit).iter().map(|value| (value - mean).powi(power)).sum::<f64>() / self.0.ncols() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12 * b.abs().max(1.0), "{a} {b}");
    }

    /// In training mode mean and standard deviation of z are β and γ, whatever the layer below does.
    #[test]
    fn mean_and_variance_stay_and_the_shape_does_not() {
        let lab = Normalization::default();
        for (stretch, shift) in [(1.0, 0.0), (2.0, 1.0), (0.5, -0.5), (4.0, 3.0)] {
            let clouds = Clouds::of(&Normalization { stretch, shift, ..lab.clone() }, 1);
            for unit in 0..2 {
                close(clouds.hat.mean(unit), 0.0);
                // A little below 1 by ε.
                let kept = (1.0 + lab.epsilon / clouds.x.deviation(unit).powi(2)).powf(-0.5);
                close(clouds.hat.deviation(unit), kept);
                close(clouds.z.mean(unit), lab.beta[unit]);
                close(clouds.z.deviation(unit), lab.gamma[unit].abs() * kept);
                assert!(kept > 0.999);
            }
        }
        let moved = Clouds::of(&Normalization { stretch: 1.0, shift: 3.0, ..lab }, 1);
        let skewness = |cloud: &Cloud| cloud.skewness(1).expect("it has a deviation");
        assert!(skewness(&moved.z_before) - skewness(&moved.z) > 0.3);
        assert!((moved.inferred.mean(0) - moved.z.mean(0)).abs() > 1.0);
    }

    #[test]
    fn a_layer_that_has_not_moved_is_the_same_at_inference() {
        let lab = Normalization { stretch: 1.0, shift: 0.0, ..Normalization::default() };
        let clouds = Clouds::of(&lab, 1);
        assert_eq!((&clouds.before, &clouds.z_before), (&clouds.x, &clouds.z));
        assert!((&clouds.inferred.0 - &clouds.z.0).amax() < 1e-12);
    }

    #[test]
    fn where_no_unit_below_answers_z_is_beta() {
        let lab = Normalization { stretch: 0.0, shift: -1.0, ..Normalization::default() };
        let clouds = Clouds::of(&lab, 1);
        assert!(clouds.z.0.row(0).iter().all(|z| *z == lab.beta[0]) && clouds.x.skewness(0).is_none());
    }

    #[test]
    fn moments_by_hand() {
        let cloud = Cloud(DMatrix::from_row_slice(1, 4, &[0.0, 0.0, 0.0, 4.0]));
        assert_eq!((cloud.mean(0), cloud.deviation(0)), (1.0, 3f64.sqrt()));
        assert!((cloud.skewness(0).expect("it has a deviation") - 6.0 / 3f64.powf(1.5)).abs() < 1e-14);
    }
}
