//! Weights of source examples: s(x)^λ, where s is the ratio of the target's density to the source's, or an estimate of it.

use super::{Domain, Logistic, Place, Problem, Sample};
use crate::job::Count;
use crate::maths::{exp, ln};
use serde::{Deserialize, Serialize};

/// Where the weights come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weights {
    /// All examples count the same.
    Equal,
    /// The true ratio of the densities, which is known only of data that were made.
    #[default]
    Ratio,
    /// Its estimate by a logistic regression on the features 1, x, x².
    Logistic,
}

impl Weights {
    /// All, in menu order.
    pub const ALL: [Self; 3] = [Self::Equal, Self::Ratio, Self::Logistic];

    /// ln s of every source example; none when given up.
    pub(super) fn logarithms(self, problem: &Problem, sample: &Sample, count: &mut Count<'_>) -> Option<Vec<f64>> {
        let of = |ln_ratio: &dyn Fn(Place) -> f64| sample.source.iter().map(|example| ln_ratio(example.x)).collect();
        Some(match self {
            Self::Equal => vec![0.0; sample.source.len()],
            Self::Ratio => {
                let (source, target) = (problem.source(), problem.target());
                of(&|x| target.ln_density(x) - source.ln_density(x))
            }
            Self::Logistic => {
                let logistic = Logistic::fit(sample, count)?;
                of(&|x| logistic.ln_ratio(x))
            }
        })
    }
}

impl Domain {
    /// The logarithm of its density, but for the constant that all normal densities of a dimension share.
    pub fn ln_density(&self, x: Place) -> f64 {
        let feature = |k: usize| {
            let z = (x[k] - self.mean[k]) / self.deviation[k];
            -0.5 * z * z - ln(self.deviation[k])
        };
        (0..2).filter(|k| self.deviation[*k] > 0.0).map(feature).sum()
    }
}

/// s^λ from ln s, so scaled that the largest is 1: a common factor changes neither the fitted line nor the effective sample
/// size, and without one s may overflow.
pub fn flattened(logarithms: &[f64], lambda: f64) -> Vec<f64> {
    let most = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    logarithms.iter().map(|ln_s| exp(lambda * (ln_s - most))).collect()
}

/// (Σs)² / Σs²: how many equally weighted examples would vary as little.
pub fn effective_sample_size(weights: &[f64]) -> f64 {
    let sum: f64 = weights.iter().sum();
    sum * sum / weights.iter().map(|s| s * s).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_effective_sample_size_by_hand() {
        assert_eq!(effective_sample_size(&[2.0; 7]), 7.0);
        assert_eq!(effective_sample_size(&[1.0, 0.0, 0.0]), 1.0);
        assert_eq!(effective_sample_size(&[3.0, 1.0]), 1.6);
    }

    #[test]
    fn weights_are_flattened_without_overflow() {
        let huge = flattened(&[2000.0, 1999.0, -3000.0], 1.0);
        assert!(huge[0] == 1.0 && (huge[1] - (-1f64).exp()).abs() < 1e-15 && huge[2] == 0.0, "{huge:?}");
        assert_eq!(flattened(&[5.0, -5.0], 0.0), [1.0, 1.0]);
    }

    #[test]
    fn the_ratio_of_two_normal_densities_by_hand() {
        // N(0, 0.3²) to N(0.5, 0.5²) at 0: (0.5/0.3)·exp(0.5) at equal z of the target 0 and −1 of the source.
        let problem = Problem::default();
        let x = [0.0, 0.0];
        let ratio = (problem.target().ln_density(x) - problem.source().ln_density(x)).exp();
        assert!((ratio - 0.5 / 0.3 * 0.5f64.exp()).abs() < 1e-14, "{ratio}");
    }
}
