//! The nets of this lab: digits, a share of them for training, and dense layers with or without dropout.

use super::Dropout;
use crate::cost::Cost;
use crate::lab::LabError;
use crate::lab::few::few;
use crate::lab::net_cost::{self, NetCost};
use crate::lab::seeds;
use crate::net::{Activation, Dataset, Init, Loss, Net, NetError, NetSpec, Norm, Trainer, Updates};
use crate::optim::{RuleSpec, Schedule};
use std::sync::Arc;

/// The built-in digits with `examples` of the training examples, drawn without replacement by the seed. All held-out
/// examples stay.
pub(super) fn digits(examples: usize, seed: u64) -> Dataset {
    few(&Dataset::digits(), examples, seed)
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

/// Size of the net.
pub(super) fn size(lab: &Dropout) -> NetCost {
    NetCost::dense(64.0, lab.depth, lab.width, 10.0)
}

/// One net's training, with its examples.
pub(super) fn cost(lab: &Dropout) -> Cost {
    let batch = lab.batch.min(lab.examples);
    size(lab).trainer(batch) + size(lab).steps(lab.steps, batch) + net_cost::digits()
}

/// The lab's seeds: the scene's and those that follow it.
pub(super) fn seeds(lab: &Dropout, seed: u64) -> Vec<u64> {
    seeds::seeds(seed, lab.seeds as usize).collect()
}
