//! The nets of this lab: digits, a share of them for training, and dense layers with or without dropout.

use super::Dropout;
use crate::lab::LabError;
use crate::net::{Activation, Dataset, Init, Loss, Net, NetError, NetSpec, Norm, Samples, Targets, Trainer, Updates};
use crate::optim::{RuleSpec, Schedule};
use crate::rng::{self, Purpose};
use nalgebra::DMatrix;
use std::sync::Arc;

/// The built-in digits with `examples` of the training examples, drawn without replacement by the seed. All held-out
/// examples stay.
pub(super) fn digits(examples: usize, seed: u64) -> Dataset {
    let Dataset { train, validation } = Dataset::digits();
    Dataset { train: drawn(&train, examples, seed), validation }
}

/// `count` of the samples, in random order; all where there are fewer.
fn drawn(samples: &Samples, count: usize, seed: u64) -> Samples {
    let all = samples.len();
    let mut random = rng::stream(seed, Purpose::Subset, 0);
    let mut order: Vec<usize> = (0..all).collect();
    let count = count.min(all);
    for k in 0..count {
        order.swap(k, k + (rng::uniform(&mut random) * (all - k) as f64) as usize);
    }
    let x = DMatrix::from_fn(samples.x.nrows(), count, |row, column| samples.x[(row, order[column])]);
    let y = match &samples.y {
        Targets::Classes(classes) => Targets::Classes(order[..count].iter().map(|&k| classes[k]).collect()),
        Targets::Values(values) => {
            Targets::Values(DMatrix::from_fn(values.nrows(), count, |row, column| values[(row, order[column])]))
        }
    };
    Samples { x, y }
}

/// The net of the settings with this probability to drop.
pub(super) fn net(lab: &Dropout, dropout: f64) -> Result<Net, NetError> {
    Net::new(NetSpec {
        inputs: 64,
        hidden: vec![lab.width as usize; lab.depth as usize],
        outputs: 10,
        activation: Activation::Relu,
        norm: Norm::None,
        noise: false,
        dropout,
        bias: true,
        loss: Loss::CrossEntropy,
    })
}

/// A trainer of it; equal seeds have equal examples, initial weights and batches, whatever is dropped.
///
/// # Errors
/// Settings out of their ranges.
pub(super) fn trainer(lab: &Dropout, dropout: f64, data: Arc<Dataset>, seed: u64) -> Result<Trainer, LabError> {
    let how = Updates {
        rule: RuleSpec::Gd,
        eta: lab.eta,
        schedule: Schedule::Constant,
        warmup: 0,
        batch: lab.batch as usize,
        steps: lab.steps as usize,
    };
    Ok(Trainer::new(net(lab, dropout)?, data, &how, Init::Glorot, seed)?)
}

/// The lab's seeds: the scene's and those that follow it.
pub(super) fn seeds(lab: &Dropout, seed: u64) -> Vec<u64> {
    (0..lab.seeds as u64).map(|k| seed.wrapping_add(k)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_drawn_once_each_and_held_out_ones_stay() {
        let all = Dataset::digits();
        let (few, others) = (digits(200, 1), digits(200, 2));
        assert_eq!((few.train.len(), few.validation == all.validation), (200, true));
        assert_ne!(few.train, others.train);
        let sorted = |samples: &Samples| {
            let bits = |column: &[f64]| column.iter().map(|ink| ink.to_bits()).collect::<Vec<_>>();
            let mut columns: Vec<_> = samples.x.as_slice().chunks_exact(samples.x.nrows()).map(bits).collect();
            columns.sort();
            columns
        };
        assert!(sorted(&digits(1437, 3).train) == sorted(&all.train), "each example once");
    }
}
