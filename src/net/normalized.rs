//! One normalisation by itself: what the layers of the nets do, on any matrix and with what they compute on the way.

use super::batch_norm::BatchStatistics;
use super::block::Block;
use super::layer_norm::LayerStatistics;
use super::{BatchNorm, LayerAverages, LayerNorm};
use nalgebra::DMatrix;

/// A matrix normalised in training mode, and its steps. Matrices are units × examples, as everywhere in nets.
#[derive(Clone, Debug, PartialEq)]
pub struct Normalized {
    /// Means: per unit of batch normalisation, per example of layer normalisation.
    pub mean: Vec<f64>,
    /// Their biased variances.
    pub variance: Vec<f64>,
    /// (x − mean)/√(variance + ε).
    pub hat: DMatrix<f64>,
    /// γ·hat + β.
    pub out: DMatrix<f64>,
}

impl BatchNorm {
    /// Training mode. One γ and β per unit.
    ///
    /// # Panics
    /// If γ or β has another length than x has rows.
    pub fn normalized(&self, gamma: &[f64], beta: &[f64], x: &DMatrix<f64>) -> Normalized {
        let mut kept = BatchStatistics::new(x.nrows(), x.ncols());
        let mut z = block(x);
        self.forward(gamma, beta, &mut z, &mut kept);
        Normalized {
            mean: kept.mean.column(0).to_vec(),
            variance: kept.variance.column(0).to_vec(),
            hat: matrix(&kept.hat),
            out: matrix(&z),
        }
    }

    /// Inference: `γ/√(variance + ε)·(x − mean) + β` with running averages.
    ///
    /// # Panics
    /// If γ, β or the averages have another length than x has rows.
    pub fn inferred(
        &self,
        gamma: &[f64],
        beta: &[f64],
        LayerAverages { mean, variance }: &LayerAverages,
        x: &DMatrix<f64>,
    ) -> DMatrix<f64> {
        assert!([gamma, beta, mean, variance].iter().all(|row| row.len() == x.nrows()), "numbers of another layer");
        let mut z = block(x);
        self.infer(gamma, beta, mean, variance, &mut z);
        matrix(&z)
    }
}

impl LayerNorm {
    /// One γ and β per unit, or one of each for all, as `gain` says.
    ///
    /// # Panics
    /// If γ or β has another length than `gain` asks for.
    pub fn normalized(&self, gamma: &[f64], beta: &[f64], x: &DMatrix<f64>) -> Normalized {
        let d = x.nrows() as f64;
        let mean: Vec<f64> = x.column_iter().map(|example| example.sum() / d).collect();
        let squares = |(example, mean): (nalgebra::DVectorView<'_, f64>, &f64)| {
            example.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / d
        };
        let variance = x.column_iter().zip(&mean).map(squares).collect();
        let mut kept = LayerStatistics::new(x.nrows(), x.ncols());
        let mut z = block(x);
        self.forward(gamma, beta, &mut z, &mut kept);
        Normalized { mean, variance, hat: matrix(kept.hat()), out: matrix(&z) }
    }
}

fn block(x: &DMatrix<f64>) -> Block {
    let mut block = Block::new(x.nrows(), x.ncols());
    for (example, column) in x.column_iter().enumerate() {
        block.column_mut(example).iter_mut().zip(column.iter()).for_each(|(to, from)| *to = *from);
    }
    block
}

fn matrix(block: &Block) -> DMatrix<f64> {
    DMatrix::from_fn(block.rows(), block.columns(), |unit, example| block.column(example)[unit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Gain;

    /// Two units of three examples: (1, 2, 6) has mean 3 and variance 14/3, (0, 0, 3) mean 1 and variance 2.
    #[test]
    fn a_batch_by_hand() {
        let x = DMatrix::from_row_slice(2, 3, &[1.0, 2.0, 6.0, 0.0, 0.0, 3.0]);
        let norm = BatchNorm { epsilon: 1.0, ..BatchNorm::default() };
        let found = norm.normalized(&[2.0, 3.0], &[-1.0, 0.5], &x);
        assert_eq!((&found.mean[..], found.variance[1]), (&[3.0, 1.0][..], 2.0));
        assert!((found.variance[0] - 14.0 / 3.0).abs() < 1e-14);
        let root = 3f64.sqrt();
        for (example, hat) in [-1.0 / root, -1.0 / root, 2.0 / root].into_iter().enumerate() {
            assert!((found.hat[(1, example)] - hat).abs() < 1e-15);
            assert!((found.out[(1, example)] - (3.0 * hat + 0.5)).abs() < 1e-14);
        }
        let averages = LayerAverages { mean: vec![3.0, 1.0], variance: found.variance.clone() };
        let inferred = norm.inferred(&[2.0, 3.0], &[-1.0, 0.5], &averages, &x);
        assert!((inferred - found.out).amax() < 1e-14, "inference with the batch's own numbers is training");
    }

    #[test]
    fn rows_of_one_matrix_are_columns_of_the_other() {
        let x = DMatrix::from_fn(5, 3, |unit, example| (unit * unit) as f64 - 2.5 * example as f64 + 0.1);
        let (ones, zeros) = (vec![1.0; 5], vec![0.0; 5]);
        let layer = LayerNorm { epsilon: 1e-3, gain: Gain::Vector }.normalized(&ones, &zeros, &x);
        let batch = BatchNorm { epsilon: 1e-3, ..BatchNorm::default() };
        let batch = batch.normalized(&ones[..3], &zeros[..3], &x.transpose());
        let close = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close(&layer.mean, &batch.mean) && close(&layer.variance, &batch.variance));
        assert!((layer.hat - batch.hat.transpose()).amax() < 1e-13);
    }
}
