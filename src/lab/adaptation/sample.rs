//! The examples of one run: those of the source with their answers, and points of the target.

use super::{Domain, Place, Problem};
use crate::rng::{ChaCha8Rng, Purpose, normal, stream};

/// Points of the target that the logistic regression sees without answers, and the figure with them.
pub(super) const TARGET_POINTS: usize = 100;

/// An example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// Where it lies.
    pub x: Place,
    /// Its answer, with noise.
    pub y: f64,
}

/// What one run sees.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The examples that the line is fitted to.
    pub source: Vec<Example>,
    /// Points of the target. No line is fitted to their answers.
    pub target: Vec<Example>,
}

impl Sample {
    /// The sample of run `run`. Both halves have streams of their own: the target's points do not depend on how many
    /// examples the source has.
    pub fn draw(problem: &Problem, examples: usize, seed: u64, run: usize) -> Self {
        let key = 2 * run as u64;
        let from = |key| stream(seed, Purpose::Domains, key);
        let source = drawn(problem.source(), problem, |x| problem.source_truth(x), examples, from(key));
        let target = drawn(problem.target(), problem, |x| problem.target_truth(x), TARGET_POINTS, from(key + 1));
        Self { source, target }
    }
}

fn drawn(
    domain: Domain,
    problem: &Problem,
    truth: impl Fn(Place) -> f64,
    count: usize,
    mut random: ChaCha8Rng,
) -> Vec<Example> {
    let mut one = || {
        let mut x = domain.mean;
        for (x, deviation) in x.iter_mut().zip(domain.deviation).take(problem.features()) {
            *x += deviation * normal(&mut random);
        }
        let noise = if problem.noise() > 0.0 { problem.noise() * normal(&mut random) } else { 0.0 };
        Example { x, y: truth(x) + noise }
    };
    (0..count).map(|_| one()).collect()
}
