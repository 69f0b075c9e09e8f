//! The net against a published run, its derivatives against differences, and what it promises.

mod behaviour;
mod derivatives;
mod replay;

use losscape::net::*;
use losscape::optim::{RuleSpec, Schedule};
use nalgebra::DMatrix;
use std::sync::Arc;

const TOLERANCE: f64 = 1e-10;

fn spec(norm: Norm, dropout: f64) -> NetSpec {
    NetSpec {
        inputs: 64,
        hidden: vec![32, 32],
        outputs: 10,
        activation: Activation::Relu,
        norm,
        noise: false,
        dropout,
        bias: true,
        loss: Loss::CrossEntropy,
    }
}

const HOW: Updates =
    Updates { rule: RuleSpec::Gd, eta: 0.1, schedule: Schedule::Constant, warmup: 0, batch: 32, steps: 50 };

fn length(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= TOLERANCE, "{what}: {found} instead of {expected}");
}

/// Examples of any shape: Gaussian inputs, classes in turn or Gaussian values.
fn dataset(inputs: usize, outputs: usize, loss: Loss, examples: usize) -> Arc<Dataset> {
    let wave = |i: usize, j: usize| ((i * 7 + j * 13 + 1) as f64 * 0.618_033_988_75).fract() * 3.0 - 1.5;
    let samples = |shift: usize| Samples {
        x: DMatrix::from_fn(inputs, examples, |i, j| wave(i, j + shift)),
        y: match loss {
            Loss::CrossEntropy => Targets::Classes((0..examples).map(|j| ((j + shift) % outputs) as u32).collect()),
            _ => Targets::Values(DMatrix::from_fn(outputs, examples, |i, j| wave(i + 3, j + shift))),
        },
    };
    Arc::new(Dataset { train: samples(0), validation: samples(examples) })
}
