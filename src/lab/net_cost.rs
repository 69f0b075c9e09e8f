//! What nets cost in a lab: the memory of a trainer, the work of a step and of an evaluation.

use super::{Digits, Network, TrainedNets};
use crate::cost::Cost;

/// Copies of the weights that a trainer holds: weights, the point looked ahead to, gradient, three memories of a rule; for
/// two passes and the evaluator the weights and their transpose.
const COPIES: f64 = 12.0;
/// Numbers per unit and example of a batch: for two passes the nonlinearity's inputs and outputs, outputs under a mask,
/// gradient, standardised inputs; noise and mask.
const ACTIVATIONS: f64 = 13.0;
/// Examples that an evaluator takes at once, with outputs and standardised inputs of each.
const EVALUATED: f64 = 2.0 * 64.0;
/// Multiplications of a net that cost as much as an evaluation of a formula; see [`crate::job`].
const MULTIPLICATIONS: f64 = 32.0;
/// The built-in digits: for training, held out.
pub(super) const DIGITS: (f64, f64) = (1437.0, 360.0);
/// Numbers of a digit: pixels and label.
const DIGIT: f64 = 65.0;
/// Passes over the weights in a step: forward, and back for the gradient by the weights and by what is below.
const PASSES: f64 = 3.0;

/// Sizes of a net as its blocks are laid out: rows are padded to eight.
#[derive(Clone, Copy, Debug)]
pub(super) struct NetCost {
    inputs: f64,
    /// Weights, padded, biases and gains included.
    pub(super) weights: f64,
    /// Hidden units and outputs, padded.
    units: f64,
}

fn padded(units: f64) -> f64 {
    (units / 8.0).ceil().max(1.0) * 8.0
}

impl NetCost {
    /// A dense net of `depth` hidden layers.
    pub(super) fn dense(inputs: f64, depth: f64, width: f64, outputs: f64) -> Self {
        let (first, width, last) = (padded(inputs), padded(width), padded(outputs));
        let between =
            if depth >= 1.0 { first * width + (depth - 1.0) * width * width + width * last } else { first * last };
        let units = depth * width + last;
        // Of every unit a bias, γ, β.
        Self { inputs: first, weights: between + 3.0 * units, units }
    }

    /// Of a network of labs.
    pub(super) fn of(network: &Network) -> Self {
        match network {
            Network::Spirals(net) => Self::dense(2.0, net.depth, net.width, 3.0),
            Network::Digits(net) => Self::dense(64.0, net.depth, net.width, 10.0),
            Network::Linear(net) => Self::dense(net.width, net.depth - 1.0, net.width, net.width),
        }
    }

    /// A trainer on batches of so many examples.
    pub(super) fn trainer(&self, batch: f64) -> Cost {
        let of_batch = (ACTIVATIONS * self.units + self.inputs) * batch;
        Cost::numbers(COPIES * self.weights + of_batch + EVALUATED * self.units)
    }

    /// A number per weight.
    pub(super) fn copies(&self, count: f64) -> Cost {
        Cost::numbers(count * self.weights)
    }

    /// Gradients on a batch, with updates.
    pub(super) fn steps(&self, count: f64, batch: f64) -> Cost {
        let each = PASSES * self.weights / MULTIPLICATIONS + self.units;
        Cost { work: count * (each * batch + self.weights), memory: 0.0 }
    }

    /// Losses in inference mode.
    pub(super) fn evaluations(&self, count: f64, examples: f64) -> Cost {
        Cost { work: count * examples * (self.weights / MULTIPLICATIONS + self.units), memory: 0.0 }
    }
}

impl Network {
    /// Training examples, held-out examples, and numbers of each; of a file as many as it can have.
    fn data(&self) -> (f64, f64, f64) {
        match self {
            Self::Spirals(_) => (2000.0, 600.0, 3.0),
            Self::Digits(Digits { file: None, .. }) => (DIGITS.0, DIGITS.1, DIGIT),
            // A line of a file has at least 64 signs of pixels; either part may have nearly all.
            Self::Digits(Digits { file: Some(_), .. }) => (super::trainers::MAX_BYTES as f64 / 64.0, 0.0, DIGIT),
            Self::Linear(net) => (1000.0, 200.0, 2.0 * net.width),
        }
    }
}

impl TrainedNets {
    /// Size of one of the nets.
    pub(super) fn size(&self) -> NetCost {
        NetCost::of(&self.network)
    }

    /// The nets themselves: one of each variant at once.
    pub(super) fn count(&self) -> f64 {
        self.nets.len() as f64
    }

    /// Updates of each.
    pub(super) fn steps(&self) -> f64 {
        self.training.steps as f64
    }

    /// Examples of a batch: never more than there are.
    pub(super) fn batch(&self) -> f64 {
        (self.training.batch as f64).min(self.network.data().0)
    }

    /// Training and held-out examples.
    pub(super) fn examples(&self) -> f64 {
        let (train, held_out, _) = self.network.data();
        train + held_out
    }

    /// Reading or making the data.
    pub(super) fn data(&self) -> Cost {
        let (train, held_out, each) = self.network.data();
        let numbers = (train + held_out) * each;
        Cost { work: numbers, ..Cost::numbers(2.0 * numbers) }
    }

    /// One net's training: its trainer and the steps.
    pub(super) fn training_cost(&self) -> Cost {
        self.size().trainer(self.batch()) + self.size().steps(self.steps(), self.batch())
    }
}

/// The built-in digits in memory.
pub(super) fn digits() -> Cost {
    Cost::numbers(DIGIT * (DIGITS.0 + DIGITS.1))
}

/// Series that grow while they are shown: what is shown and what grows are two copies.
pub(super) fn series(count: f64, length: f64) -> Cost {
    Cost { work: count * length, ..Cost::numbers(2.0 * count * length) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::trainers::open;
    use std::path::Path;

    #[test]
    fn data_have_the_sizes_that_costs_are_told_of() {
        for network in Network::all() {
            let data = open(&network, 1, Path::new("")).expect("data that are built in or made");
            let (train, held_out, each) = network.data();
            assert_eq!((data.train.len() as f64, data.validation.len() as f64), (train, held_out), "{network:?}");
            assert!(data.train.x.nrows() as f64 <= each, "{network:?}");
        }
    }
}
