//! Three spirals of the plane: a toy problem that needs depth.
//!
//! ```text
//! r = t            φ = 2π·(class/3 + TURNS·t) + NOISE·N(0, 1)            x = r·(cos φ, sin φ)
//! t ~ U(0.05, 1), drawn per object; objects take their classes in turn
//! ```
//!
//! Training and validation objects come from one stream, the training objects first. NOISE leaves neighbouring arms
//! apart but for their innermost part: about 0.99 of the objects can be told by their place.

use super::{Dataset, Samples, Targets};
use crate::maths;
use crate::rng::{self, ChaCha8Rng, Purpose};
use nalgebra::DMatrix;

const TRAIN: usize = 2000;
const VALIDATION: usize = 600;
/// Turns of an arm from the centre to its end.
const TURNS: f64 = 0.75;
/// Standard deviation of the angle, in radians; neighbouring arms are 2π/3 apart.
const NOISE: f64 = 0.3;

impl Dataset {
    /// Three spirals under a seed: 2,000 training and 600 validation objects with 2 inputs and 3 classes.
    pub fn spirals(seed: u64) -> Self {
        let mut random = rng::stream(seed, Purpose::Samples, 0);
        let train = samples(&mut random, TRAIN);
        Self { train, validation: samples(&mut random, VALIDATION) }
    }
}

fn samples(random: &mut ChaCha8Rng, objects: usize) -> Samples {
    let classes: Vec<u32> = (0..objects).map(|object| (object % 3) as u32).collect();
    let mut x = DMatrix::zeros(2, objects);
    for (mut column, &class) in x.column_iter_mut().zip(&classes) {
        let t = 0.05 + 0.95 * rng::uniform(random);
        let turns = f64::from(class) / 3.0 + TURNS * t;
        let (sin, cos) = maths::sin_cos(std::f64::consts::TAU * turns + NOISE * rng::normal(random));
        column[0] = t * cos;
        column[1] = t * sin;
    }
    Samples { x, y: Targets::Classes(classes) }
}
