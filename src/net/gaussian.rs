//! Gaussian data of the deep linear net: `y = A·x`.
//!
//! Santurkar et al. 2018, appendix A.1: A and x i.i.d. N(0, 1), 1,000 examples. The 200 validation examples are an addition;
//! the paper has none.

use super::{Dataset, Samples, Targets};
use crate::rng::{self, ChaCha8Rng, Purpose};
use nalgebra::DMatrix;

const TRAIN: usize = 1000;
const VALIDATION: usize = 200;

impl Dataset {
    /// Gaussian x of `width` numbers and their images under one Gaussian matrix.
    pub fn gaussian(width: usize, seed: u64) -> Self {
        let mut random = rng::stream(seed, Purpose::Samples, 1);
        let a = matrix(&mut random, width, width);
        let mut samples = |examples| {
            let x = matrix(&mut random, width, examples);
            let y = Targets::Values(image(&a, &x));
            Samples { x, y }
        };
        Self { train: samples(TRAIN), validation: samples(VALIDATION) }
    }
}

fn matrix(random: &mut ChaCha8Rng, rows: usize, columns: usize) -> DMatrix<f64> {
    DMatrix::from_fn(rows, columns, |_, _| rng::normal(random))
}

/// A·x, summed in plain order: nalgebra's product has other bits on other machines.
fn image(a: &DMatrix<f64>, x: &DMatrix<f64>) -> DMatrix<f64> {
    DMatrix::from_fn(a.nrows(), x.ncols(), |row, column| {
        (0..a.ncols()).fold(0.0, |sum, k| sum + a[(row, k)] * x[(k, column)])
    })
}
