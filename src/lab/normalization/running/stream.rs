//! The stream of batches and the averages that follow it.

use crate::lab::normalization::Normalization;
use crate::net::{BatchNorm, Gain, LayerAverages, Normalized};
use crate::rng::{self, ChaCha8Rng, Purpose};
use nalgebra::DMatrix;

/// True mean and standard deviation of the units.
pub const TRUTH: [(f64, f64); 2] = [(2.0, 2.0), (-1.0, 0.5)];

/// A stream of batches under batch normalisation in training mode.
pub struct Stream {
    norm: BatchNorm,
    gamma: Vec<f64>,
    beta: Vec<f64>,
    examples: usize,
    random: ChaCha8Rng,
    /// The running averages.
    pub averages: LayerAverages,
    /// Sums of the batches' means and variances so far, per unit.
    sums: LayerAverages,
    /// Batches so far.
    pub batches: usize,
}

impl Stream {
    /// Before the first batch.
    pub fn new(lab: &Normalization, seed: u64) -> Self {
        let units = TRUTH.len();
        let (gamma, beta) = lab.gains(Gain::Vector, units);
        let zeros = vec![0.0; units];
        Self {
            norm: lab.batch_norm(),
            gamma,
            beta,
            examples: lab.batch as usize,
            random: rng::stream(seed, Purpose::Stream, 0),
            averages: LayerAverages::new(units),
            sums: LayerAverages { mean: zeros.clone(), variance: zeros },
            batches: 0,
        }
    }

    /// The next batch, normalised; the averages have taken it in.
    pub fn batch(&mut self) -> Normalized {
        let Self { norm, examples, random, averages, sums, .. } = self;
        let x = DMatrix::from_fn(TRUTH.len(), (*examples).max(1), |unit, _| {
            let (mean, deviation) = TRUTH[unit];
            mean + deviation * rng::normal(random)
        });
        let batch = norm.normalized(&self.gamma, &self.beta, &x);
        averages.take_in(norm, &batch.mean, &batch.variance, x.ncols());
        // What this batch alone would leave: an average with momentum 1.
        let mut alone = LayerAverages::new(TRUTH.len());
        alone.take_in(&BatchNorm { momentum: 1.0, ..*norm }, &batch.mean, &batch.variance, x.ncols());
        for (sum, value) in sums.mean.iter_mut().zip(alone.mean).chain(sums.variance.iter_mut().zip(alone.variance)) {
            *sum += value;
        }
        self.batches += 1;
        batch
    }

    /// The means of the batches' means and variances over all batches; NaN before the first.
    pub fn over_all(&self) -> LayerAverages {
        let share = |sums: &[f64]| sums.iter().map(|sum| sum / self.batches as f64).collect();
        LayerAverages { mean: share(&self.sums.mean), variance: share(&self.sums.variance) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::RunningVariance;

    fn lab(batch: f64, variance: RunningVariance) -> Normalization {
        Normalization { batch, variance, ..Normalization::default() }
    }

    /// The averages by their definition, from the means and variances of the batches.
    #[test]
    fn averages_by_hand() {
        for (variance, factor) in [(RunningVariance::Biased, 1.0), (RunningVariance::Unbiased, 4.0 / 3.0)] {
            let lab = Normalization { momentum: 0.25, ..lab(4.0, variance) };
            let mut stream = Stream::new(&lab, 7);
            let (mut mean, mut var, mut sums) = (0.0, 1.0, (0.0, 0.0));
            for count in 1..=50 {
                let batch = stream.batch();
                mean = 0.75 * mean + 0.25 * batch.mean[1];
                var = 0.75 * var + 0.25 * factor * batch.variance[1];
                sums = (sums.0 + batch.mean[1], sums.1 + factor * batch.variance[1]);
                assert!((stream.averages.mean[1] - mean).abs() < 1e-12);
                assert!((stream.averages.variance[1] - var).abs() < 1e-12);
                let all = stream.over_all();
                assert!((all.mean[1] - sums.0 / f64::from(count)).abs() < 1e-12);
                assert!((all.variance[1] - sums.1 / f64::from(count)).abs() < 1e-12);
            }
        }
    }

    /// Over many batches the biased variance is (m − 1)/m of the true one, the unbiased one the true one.
    #[test]
    fn the_bias_is_the_known_one() {
        for m in [2.0, 3.0, 16.0] {
            for (variance, expected) in [(RunningVariance::Biased, (m - 1.0) / m), (RunningVariance::Unbiased, 1.0)] {
                let mut stream = Stream::new(&lab(m, variance), 3);
                let count = 20_000;
                (0..count).for_each(|_| drop(stream.batch()));
                // Four standard errors: the variance of a batch varies by σ²·√(2/(m − 1)) around its mean.
                let error = 4.0 * (2.0 / (m - 1.0) / f64::from(count)).sqrt();
                for (found, (_, deviation)) in stream.over_all().variance.iter().zip(TRUTH) {
                    let ratio = found / (deviation * deviation);
                    assert!((ratio - expected).abs() < error, "m {m}, {variance:?}: {ratio}");
                }
            }
        }
    }

    #[test]
    fn one_example_is_beta_and_two_are_beta_plus_minus_gamma() {
        let usual = lab(1.0, RunningVariance::Biased);
        let mut stream = Stream::new(&usual, 1);
        for _ in 0..5 {
            assert_eq!(stream.batch().out.as_slice(), &usual.beta[..2]);
        }
        let mut stream = Stream::new(&lab(2.0, RunningVariance::Biased), 1);
        let batch = stream.batch();
        for unit in 0..2 {
            let mut z = [batch.out[(unit, 0)], batch.out[(unit, 1)]];
            z.sort_by(f64::total_cmp);
            let expected = [usual.beta[unit] - usual.gamma[unit], usual.beta[unit] + usual.gamma[unit]];
            assert!(z.iter().zip(expected).all(|(z, expected)| (z - expected).abs() < 0.02), "{z:?} {expected:?}");
        }
        let mut unbiased = Stream::new(&lab(1.0, RunningVariance::Unbiased), 1);
        unbiased.batch();
        assert!(unbiased.averages.variance[0].is_nan() && unbiased.averages.mean[0].is_finite());
    }
}
