//! Three spirals of the plane: a toy problem that needs depth.
//!
//! ```text
//! x = t·(cos φ, sin φ)        φ = 2π·class/3 + TURN·t + NOISE·N(0, 1)        t ~ U(0.05, 1)
//! ```
//!
//! Arms that turn by 4 radians, as in Stanford's CS231n notes ("Putting it together"), but at equal angles to each
//! other; examples belong to the classes in turn. Training and validation examples come from one stream, the training
//! examples first. Neighbouring arms are 7 NOISE apart: nearly every example can be classified by its place, and a net of 8
//! hidden layers classifies 0.99 of them.

use super::{Dataset, Samples, Targets};
use crate::maths;
use crate::rng::{self, ChaCha8Rng, Purpose};
use nalgebra::DMatrix;
use std::f64::consts::TAU;

const TRAIN: usize = 2000;
const VALIDATION: usize = 600;
/// Radians an arm turns by from the centre to its end.
const TURN: f64 = 4.0;
/// Standard deviation of the angle, in radians; neighbouring arms are 2π/3 apart.
const NOISE: f64 = 0.3;

impl Dataset {
    /// Three spirals under a seed: 2,000 training and 600 validation examples with 2 inputs and 3 classes.
    pub fn spirals(seed: u64) -> Self {
        let mut random = rng::stream(seed, Purpose::Samples, 0);
        let train = samples(&mut random, TRAIN);
        Self { train, validation: samples(&mut random, VALIDATION) }
    }
}

fn samples(random: &mut ChaCha8Rng, examples: usize) -> Samples {
    let classes: Vec<u32> = (0..examples).map(|example| (example % 3) as u32).collect();
    let mut x = DMatrix::zeros(2, examples);
    for (mut column, &class) in x.column_iter_mut().zip(&classes) {
        let t = 0.05 + 0.95 * rng::uniform(random);
        let phi = TAU * f64::from(class) / 3.0 + TURN * t + NOISE * rng::normal(random);
        let (sin, cos) = maths::sin_cos(phi);
        column[0] = t * cos;
        column[1] = t * sin;
    }
    Samples { x, y: Targets::Classes(classes) }
}
