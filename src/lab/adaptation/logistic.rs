//! The ratio of two densities by logistic regression: h tells points of the target (1) from those of the source (0), and
//! ln s = h(x) + ln(n_source / n_target).
//!
//! h is linear in 1, x, x²: of two normal densities of different width ln s is a quadratic. Newton's method on the
//! log-likelihood with a small ridge on all but the constant: where a quadratic separates the two, there is no
//! finite optimum without one. Features are standardised by the mean and deviation of all points.

use super::{Place, Sample};
use crate::job::Count;
use crate::maths::{exp, ln, ln_1p};
use nalgebra::{SMatrix, SVector};

/// 1, x, x² of two features; those of a feature that a problem lacks are zero and keep the coefficient zero.
const FEATURES: usize = 5;
/// Strength of the ridge, as so many examples' worth of log-likelihood.
const RIDGE: f64 = 1e-3;
/// Newton's method needs some ten steps; it gives up after these.
const MAX_STEPS: usize = 50;
/// Halvings of a step that does not improve.
const MAX_HALVINGS: usize = 20;
/// A step shorter than this is the last.
const CLOSE: f64 = 1e-10;
/// Evaluations of a formula that a point costs in a step of Newton's method, as a watch counts.
const COST: u64 = 12;

type Features = SVector<f64, FEATURES>;

/// Work of a fit to so many points: every step of Newton's method with every halving.
pub(super) fn most_work(points: f64) -> f64 {
    (MAX_STEPS * (1 + MAX_HALVINGS)) as f64 * COST as f64 * points
}

/// A fitted logistic regression.
#[derive(Clone, Debug, PartialEq)]
pub struct Logistic {
    centre: Place,
    width: Place,
    beta: Features,
    /// ln(n_source / n_target).
    prior: f64,
}

impl Logistic {
    /// Fits it to the places of a run's source and target; none when given up.
    pub fn fit(sample: &Sample, count: &mut Count<'_>) -> Option<Self> {
        let places = || sample.source.iter().chain(&sample.target).map(|example| example.x);
        let n = (sample.source.len() + sample.target.len()) as f64;
        let mean = |k: usize| places().map(|x| x[k]).sum::<f64>() / n;
        let centre = [mean(0), mean(1)];
        let deviation = |k: usize| {
            let square = places().map(|x| (x[k] - centre[k]) * (x[k] - centre[k])).sum::<f64>() / n;
            if square > 0.0 { square.sqrt() } else { 1.0 }
        };
        let width = [deviation(0), deviation(1)];
        let prior = ln(sample.source.len() as f64) - ln(sample.target.len() as f64);
        let mut fitted = Self { centre, width, beta: Features::zeros(), prior };
        let label = |k: usize| if k < sample.source.len() { 0.0 } else { 1.0 };
        let points: Vec<_> = places().enumerate().map(|(k, x)| (fitted.features(x), label(k))).collect();
        fitted.beta = newton(&points, count)?;
        Some(fitted)
    }

    /// The estimate of ln s at a place.
    pub fn ln_ratio(&self, x: Place) -> f64 {
        self.beta.dot(&self.features(x)) + self.prior
    }

    fn features(&self, x: Place) -> Features {
        let [a, b] = [0, 1].map(|k| (x[k] - self.centre[k]) / self.width[k]);
        Features::new(1.0, a, b, a * a, b * b)
    }
}

/// The coefficients of least loss.
fn newton(points: &[(Features, f64)], count: &mut Count<'_>) -> Option<Features> {
    let mut beta = Features::zeros();
    let mut least = loss(points, &beta);
    for _ in 0..MAX_STEPS {
        if !count.is_wanted(COST * points.len() as u64) {
            return None;
        }
        let Some(step) = direction(points, &beta) else { break };
        let mut scale = 1.0;
        let mut moved = beta;
        for _ in 0..MAX_HALVINGS {
            moved = beta + scale * step;
            if loss(points, &moved) <= least {
                break;
            }
            scale *= 0.5;
        }
        let reached = loss(points, &moved);
        if reached.is_nan() || reached > least {
            break;
        }
        let length = (moved - beta).norm();
        (beta, least) = (moved, reached);
        if length < CLOSE {
            break;
        }
    }
    Some(beta)
}

/// Σ ln(1 + exp(−±h)) and the ridge.
fn loss(points: &[(Features, f64)], beta: &Features) -> f64 {
    let one = |(features, label): &(Features, f64)| {
        let h = beta.dot(features);
        // ln(1 + eʰ) − label·h, without overflow.
        h.max(0.0) + ln_1p(exp(-h.abs())) - label * h
    };
    points.iter().map(one).sum::<f64>() + 0.5 * RIDGE * (beta.norm_squared() - beta[0] * beta[0])
}

/// Newton's step; none where the curvature is not positive.
fn direction(points: &[(Features, f64)], beta: &Features) -> Option<Features> {
    let mut ridge = SMatrix::<f64, FEATURES, FEATURES>::identity() * RIDGE;
    // Enough to keep the constant's curvature positive where all probabilities are 0 or 1.
    ridge[(0, 0)] = 1e-12;
    let (mut gradient, mut curvature) = (beta * RIDGE, ridge);
    gradient[0] = 0.0;
    for (features, label) in points {
        let h = beta.dot(features);
        let probability = 1.0 / (1.0 + exp(-h));
        gradient += features * (probability - label);
        curvature += features * features.transpose() * (probability * (1.0 - probability));
    }
    Some(-curvature.cholesky()?.solve(&gradient))
}

#[cfg(test)]
mod tests {
    use super::super::{Example, Problem};
    use super::*;
    use crate::job::Watch;

    fn fitted(sample: &Sample) -> Logistic {
        Logistic::fit(sample, &mut Watch::forever().count(0)).expect("it is never given up")
    }

    #[test]
    fn at_the_optimum_the_gradient_is_zero() {
        let sample = Sample::draw(&Problem::default(), 100, 1, 0);
        let logistic = fitted(&sample);
        // By differences of the loss, another route than the gradient that Newton's method uses.
        let places = sample.source.iter().chain(&sample.target);
        let points: Vec<_> =
            places.enumerate().map(|(k, one)| (logistic.features(one.x), if k < 100 { 0.0 } else { 1.0 })).collect();
        for k in 0..FEATURES {
            let mut step = Features::zeros();
            step[k] = 1e-4;
            let slope = (loss(&points, &(logistic.beta + step)) - loss(&points, &(logistic.beta - step))) / 2e-4;
            assert!(slope.abs() < 1e-5, "{k}: {slope}");
        }
        assert_eq!((logistic.beta[2], logistic.beta[4]), (0.0, 0.0), "there is no second feature");
    }

    #[test]
    fn many_points_give_the_true_ratio() {
        let problem = Problem::default();
        let many = Sample::draw(&problem, 10_000, 3, 0);
        // The target's points of a hundred runs.
        let target = (0..100).flat_map(|run| Sample::draw(&problem, 4, 3, run).target).collect();
        let logistic = fitted(&Sample { target, ..many });
        for x in [-0.4, 0.0, 0.4] {
            let x = [x, 0.0];
            let expected = problem.target().ln_density(x) - problem.source().ln_density(x);
            assert!((logistic.ln_ratio(x) - expected).abs() < 0.15, "{x:?}: {} {expected}", logistic.ln_ratio(x));
        }
    }

    #[test]
    fn separated_domains_have_an_end() {
        let at = |x: f64| Example { x: [x, 0.0], y: 0.0 };
        let sample = Sample { source: (0..5).map(|k| at(k as f64)).collect(), target: vec![at(50.0), at(51.0)] };
        let logistic = fitted(&sample);
        assert!(logistic.ln_ratio([50.0, 0.0]) > 3.0 && logistic.ln_ratio([2.0, 0.0]) < -3.0);
        assert!(logistic.beta.iter().all(|b| b.is_finite()));
    }
}
