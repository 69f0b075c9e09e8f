//! The mean prediction of many masks: arithmetic, and geometric divided by its sum.

use super::subnet::log_softmax;

/// How predictions are averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mean {
    /// (1/K) Σ p_k.
    Arithmetic,
    /// exp((1/K) Σ ln p_k), divided by its sum over classes.
    Geometric,
}

impl Mean {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Arithmetic, Self::Geometric];

    /// Name in tables; `dropout-mean-…` are its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Arithmetic => "arithmetic",
            Self::Geometric => "geometric",
        }
    }
}

/// Sums of predictions, example after example.
#[derive(Clone, Debug)]
pub struct Sums {
    classes: usize,
    weight: f64,
    shares: Vec<f64>,
    logs: Vec<f64>,
}

impl Sums {
    /// Of nothing; `length` is examples × classes.
    pub fn new(length: usize, classes: usize) -> Self {
        Self { classes, weight: 0.0, shares: vec![0.0; length], logs: vec![0.0; length] }
    }

    /// Adds the log-predictions of a mask with a weight: 1, or the mask's probability.
    pub fn add(&mut self, logs: &[f64], weight: f64) {
        self.weight += weight;
        for ((share, sum), log) in self.shares.iter_mut().zip(&mut self.logs).zip(logs) {
            *share += weight * log.exp();
            *sum += weight * log;
        }
    }

    /// The sums of both.
    pub fn with(&self, other: &Self) -> Self {
        let add = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a + b).collect();
        Self {
            classes: self.classes,
            weight: self.weight + other.weight,
            shares: add(&self.shares, &other.shares),
            logs: add(&self.logs, &other.logs),
        }
    }

    /// The mean prediction as probabilities.
    pub fn mean(&self, mean: Mean) -> Vec<f64> {
        match mean {
            Mean::Arithmetic => self.shares.iter().map(|share| share / self.weight).collect(),
            Mean::Geometric => {
                let mut logs: Vec<f64> = self.logs.iter().map(|log| log / self.weight).collect();
                log_softmax(&mut logs, self.classes);
                logs.iter().map(|log| log.exp()).collect()
            }
        }
    }
}

/// Mean over examples of the total variation distance ½Σ|a − b|: 0 for equal predictions, at most 1.
pub fn distance(a: &[f64], b: &[f64], classes: usize) -> f64 {
    let sum: f64 = a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum();
    0.5 * sum / (a.len() / classes) as f64
}

/// Cross-entropy of predictions.
pub fn loss(predictions: &[f64], targets: &[u32], classes: usize) -> f64 {
    let right = predictions.chunks_exact(classes).zip(targets).map(|(shares, class)| -shares[*class as usize].ln());
    right.sum::<f64>() / targets.len() as f64
}
