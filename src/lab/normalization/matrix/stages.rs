//! The stages of one normalisation of the matrix, from the code of the nets' layers.

use crate::lab::normalization::{Normalization, Over};
use crate::net::{Gain, LayerNorm};
use nalgebra::DMatrix;

/// Stages after x: μ and σ², x̃, z.
pub const COUNT: usize = 3;

/// A normalised matrix, with all that was computed on the way. Matrices are examples × units.
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// Over what mean and variance are taken.
    pub over: Over,
    /// The size of γ and β.
    pub gain: Gain,
    /// What is normalised.
    pub x: DMatrix<f64>,
    /// μ of every column, or of every row.
    pub mean: Vec<f64>,
    /// σ² of every column, or of every row, with 1/n or 1/d.
    pub variance: Vec<f64>,
    /// x̃ = (x − μ)/√(σ² + ε).
    pub hat: DMatrix<f64>,
    /// γ of every unit; equal ones for a scalar.
    pub gamma: Vec<f64>,
    /// β of every unit.
    pub beta: Vec<f64>,
    /// z = γ·x̃ + β.
    pub z: DMatrix<f64>,
}

impl Stages {
    /// Of the lab's matrix, over columns or rows, with γ and β of one size.
    pub fn of(lab: &Normalization, over: Over, gain: Gain) -> Self {
        let x = lab.values();
        let (gamma, beta) = lab.gains(gain, x.ncols());
        let units = x.transpose();
        let found = match over {
            Over::Columns => lab.batch_norm().normalized(&gamma, &beta, &units),
            Over::Rows => {
                let norm = LayerNorm { epsilon: lab.epsilon, gain };
                let kept = if gain == Gain::Scalar { 1 } else { gamma.len() };
                norm.normalized(&gamma[..kept], &beta[..kept], &units)
            }
        };
        let (hat, z) = (found.hat.transpose(), found.out.transpose());
        Self { over, gain, x, mean: found.mean, variance: found.variance, hat, gamma, beta, z }
    }

    /// Which mean and variance a cell is normalised by.
    pub const fn group(&self, (row, column): (usize, usize)) -> usize {
        match self.over {
            Over::Columns => column,
            Over::Rows => row,
        }
    }

    /// Whether a cell is normalised together with another.
    pub const fn are_together(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        self.group(one) == self.group(other)
    }

    /// The values that a group's mean and variance are taken over.
    pub fn values(&self, group: usize) -> Vec<f64> {
        match self.over {
            Over::Columns => self.x.column(group).iter().copied().collect(),
            Over::Rows => self.x.row(group).iter().copied().collect(),
        }
    }

    /// How many numbers γ and β have together.
    pub fn gains(&self) -> usize {
        match self.gain {
            Gain::Vector => 2 * self.x.ncols(),
            Gain::Scalar => 2,
        }
    }

    /// The largest |mean| of a column of x̃.
    pub fn column_mean(&self) -> f64 {
        self.hat.column_iter().map(|column| column.mean().abs()).fold(0.0, f64::max)
    }

    /// The largest |mean| of a row of x̃.
    pub fn row_mean(&self) -> f64 {
        self.hat.row_iter().map(|row| row.mean().abs()).fold(0.0, f64::max)
    }

    /// The largest distance of a column's standard deviation in x̃ from 1.
    pub fn column_deviation(&self) -> f64 {
        self.hat.column_iter().map(|column| (column.variance().sqrt() - 1.0).abs()).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formulas of slides 56 and 57 written out, over columns of `x` or of its transpose.
    fn by_hand(x: &DMatrix<f64>, epsilon: f64) -> (Vec<f64>, Vec<f64>, DMatrix<f64>) {
        let n = x.nrows() as f64;
        let mean: Vec<f64> = (0..x.ncols()).map(|j| (0..x.nrows()).map(|i| x[(i, j)]).sum::<f64>() / n).collect();
        let square = |i: usize, j: usize| (x[(i, j)] - mean[j]).powi(2);
        let variance: Vec<f64> =
            (0..x.ncols()).map(|j| (0..x.nrows()).map(|i| square(i, j)).sum::<f64>() / n).collect();
        let hat = DMatrix::from_fn(x.nrows(), x.ncols(), |i, j| (x[(i, j)] - mean[j]) / (variance[j] + epsilon).sqrt());
        (mean, variance, hat)
    }

    fn close(a: &[f64], b: &[f64]) {
        assert!(a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12), "{a:?} {b:?}");
    }

    #[test]
    fn both_norms_by_hand() {
        let matrix = vec![vec![1.0, -2.0, 0.5, 7.0], vec![3.0, 4.0, 0.25, -1.0], vec![0.0, 0.5, 2.0, 100.0]];
        let gamma = vec![2.0, 0.5, -1.0, 1.0];
        let beta = vec![0.0, 1.0, -0.5, 3.0];
        let lab = Normalization { matrix, gamma: gamma.clone(), beta: beta.clone(), ..Normalization::default() };
        let x = lab.values();
        let (mean, variance, hat) = by_hand(&x, lab.epsilon);
        let (row_mean, row_variance, row_hat) = by_hand(&x.transpose(), lab.epsilon);
        for (over, mean, variance, hat) in
            [(Over::Columns, mean, variance, hat), (Over::Rows, row_mean, row_variance, row_hat.transpose())]
        {
            for gain in [Gain::Vector, Gain::Scalar] {
                let found = Stages::of(&lab, over, gain);
                close(&found.mean, &mean);
                close(&found.variance, &variance);
                close(found.hat.as_slice(), hat.as_slice());
                let place = |j| if gain == Gain::Scalar { 0 } else { j };
                let z = DMatrix::from_fn(3, 4, |i, j| gamma[place(j)] * hat[(i, j)] + beta[place(j)]);
                close(found.z.as_slice(), z.as_slice());
                assert_eq!(found.gains(), if gain == Gain::Scalar { 2 } else { 8 });
            }
        }
    }

    #[test]
    fn what_is_normalised_has_mean_zero_there_and_not_elsewhere() {
        let lab = Normalization::default();
        let [columns, rows] = Over::ALL.map(|over| Stages::of(&lab, over, Gain::Vector));
        assert!(columns.column_mean() < 1e-12 && columns.row_mean() > 0.1, "{}", columns.row_mean());
        assert!(rows.row_mean() < 1e-12 && rows.column_mean() > 0.1, "{}", rows.column_mean());
        assert!(columns.column_deviation() < 1e-5 && rows.column_deviation() > 0.1);
    }

    #[test]
    fn a_single_example_becomes_beta() {
        let lab = Normalization { matrix: vec![vec![5.0, -3.0]], ..Normalization::default() };
        let found = Stages::of(&lab, Over::Columns, Gain::Vector);
        assert_eq!(found.hat.as_slice(), [0.0, 0.0]);
        assert_eq!(found.z.as_slice(), &lab.beta[..2]);
    }
}
