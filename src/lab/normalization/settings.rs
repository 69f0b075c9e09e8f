//! The normalisation lab as a scene says it.

use crate::net::{BatchNorm, Gain, RunningVariance};
use crate::params::{Allowed, Param, Parameters, Scale};
use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

/// Which of the lab's experiments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A matrix normalised stage by stage.
    #[default]
    Matrix,
    /// Two units of a batch while the layer below moves.
    Cloud,
    /// Running averages.
    Running,
    /// Accuracy against the batch.
    BatchSize,
    /// Accuracy against the learning rate.
    Eta,
}

impl Part {
    /// All, in menu order.
    pub const ALL: [Self; 5] = [Self::Matrix, Self::Cloud, Self::Running, Self::BatchSize, Self::Eta];
}

/// Over what of the matrix (a row per example, a column per unit) mean and variance are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Over {
    /// Over a column: all examples of the batch, one unit. BatchNorm.
    #[default]
    Columns,
    /// Over a row: one example, all units. LayerNorm.
    Rows,
}

impl Over {
    /// Both, in menu order.
    pub const ALL: [Self; 2] = [Self::Columns, Self::Rows];
}

/// The normalisation lab as a scene says it. Its numbers stand side by side; each part uses some of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Normalization {
    /// Which of the experiments.
    pub part: Part,
    /// Of the matrix: over columns or rows.
    pub over: Over,
    /// Of the matrix: γ and β per unit, or one of each as slide 69 prints.
    pub gain: Gain,
    /// A row per example; equally long rows.
    pub matrix: Vec<Vec<f64>>,
    /// Row and column, from 1, of the cell whose arithmetic is written out.
    pub cell: (usize, usize),
    /// γ of the units; 1 for units beyond the list.
    pub gamma: Vec<f64>,
    /// β of the units; 0 for units beyond the list.
    pub beta: Vec<f64>,
    /// Which variance the running averages keep.
    pub variance: RunningVariance,
    /// Share of the newest batch in the running averages.
    pub momentum: f64,
    /// Added to the variance under the root.
    pub epsilon: f64,
    /// Examples of a batch: of the stream, and of training against the learning rate.
    pub batch: f64,
    /// Batches of the stream.
    pub batches: f64,
    /// Of the cloud: what is added to the layer below.
    pub shift: f64,
    /// Of the cloud: the factor of the weights of the layer below.
    pub stretch: f64,
    /// Hidden layers of the nets.
    pub depth: f64,
    /// Units of each.
    pub width: f64,
    /// Passes over the training data.
    pub epochs: f64,
    /// Learning rate against the batch.
    pub eta: f64,
    /// Seeds of every setting.
    pub seeds: f64,
}

/// A whole number without a letter.
/// A number of the layer below the cloud.
const fn lower(key: &'static str, default: f64, allowed: Allowed, slider: (f64, f64)) -> Param {
    let text = key;
    Param { key, symbol: "", text, default, allowed, slider, scale: Scale::Linear }
}

impl Normalization {
    /// The descriptions of its numbers, in the order of the fields.
    pub const PARAMS: &'static [Param] = &[
        BatchNorm::PARAMS[0],
        BatchNorm::PARAMS[1],
        Param::whole("batch", "normalization-batch", 32.0, (1.0, 1024.0), (1.0, 256.0)),
        Param::whole("batches", "normalization-batches", 200.0, (1.0, 5000.0), (10.0, 1000.0)),
        Param { text: "lower-shift", ..lower("shift", 1.0, Allowed::between(-100.0, 100.0), (-3.0, 3.0)) },
        Param { text: "lower-stretch", ..lower("stretch", 2.0, Allowed::between(0.0, 100.0), (0.0, 4.0)) },
        Param::whole("depth", "depth", 2.0, (1.0, 16.0), (1.0, 8.0)),
        Param::whole("width", "width", 32.0, (1.0, 128.0), (4.0, 128.0)),
        Param::whole("epochs", "sweep-epochs", 5.0, (1.0, 50.0), (1.0, 20.0)),
        Param {
            key: "eta",
            symbol: "η",
            text: "eta",
            default: 0.1,
            allowed: Allowed::POSITIVE,
            slider: (1e-3, 10.0),
            scale: Scale::Log,
        },
        Param::whole("seeds", "sweep-seeds", 5.0, (1.0, 20.0), (1.0, 10.0)),
    ];
}

impl Default for Normalization {
    fn default() -> Self {
        let [momentum, epsilon, batch, batches, shift, stretch, depth, width, epochs, eta, seeds] =
            std::array::from_fn(|index| Self::PARAMS[index].default);
        Self {
            part: Part::Matrix,
            over: Over::Columns,
            gain: Gain::Vector,
            // Standard deviations 1, 2 and 5√2: units of different scales.
            matrix: vec![vec![1.0, 0.0, 10.0], vec![1.0, 4.0, 20.0], vec![3.0, 0.0, 30.0], vec![3.0, 4.0, 20.0]],
            cell: (1, 2),
            gamma: vec![2.0, 0.5, 1.0],
            beta: vec![1.0, 0.0, -1.0],
            variance: RunningVariance::Unbiased,
            momentum,
            epsilon,
            batch,
            batches,
            shift,
            stretch,
            depth,
            width,
            epochs,
            eta,
            seeds,
        }
    }
}

impl Parameters for Normalization {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }

    fn get(&self, index: usize) -> f64 {
        [
            self.momentum,
            self.epsilon,
            self.batch,
            self.batches,
            self.shift,
            self.stretch,
            self.depth,
            self.width,
            self.epochs,
            self.eta,
            self.seeds,
        ][index]
    }

    fn set(&mut self, index: usize, value: f64) {
        *[
            &mut self.momentum,
            &mut self.epsilon,
            &mut self.batch,
            &mut self.batches,
            &mut self.shift,
            &mut self.stretch,
            &mut self.depth,
            &mut self.width,
            &mut self.epochs,
            &mut self.eta,
            &mut self.seeds,
        ][index] = value;
    }
}

impl Normalization {
    /// Rows and columns of the matrix; at least one of each.
    pub fn size(&self) -> (usize, usize) {
        (self.matrix.len().max(1), self.matrix.iter().map(Vec::len).max().unwrap_or(0).max(1))
    }

    /// The matrix, examples × units; 0 where a row is too short, which the scene's check does not let pass.
    pub fn values(&self) -> DMatrix<f64> {
        let (n, d) = self.size();
        let at = |row: usize, column: usize| self.matrix.get(row)?.get(column).copied();
        DMatrix::from_fn(n, d, |row, column| at(row, column).unwrap_or(0.0))
    }

    /// Row and column of the chosen cell, from 0, inside the matrix.
    pub fn chosen(&self) -> (usize, usize) {
        let ((n, d), (row, column)) = (self.size(), self.cell);
        (row.clamp(1, n) - 1, column.clamp(1, d) - 1)
    }

    /// Puts a number into a cell (from 0) and chooses the cell.
    pub fn set_cell(&mut self, row: usize, column: usize, value: f64) {
        if let Some(cell) = self.matrix.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = value;
            self.cell = (row + 1, column + 1);
        }
    }

    /// Makes the matrix `n` × `d`: new cells are 0, and the chosen cell stays inside.
    pub fn resize(&mut self, n: usize, d: usize) {
        self.matrix.resize(n, Vec::new());
        self.matrix.iter_mut().for_each(|row| row.resize(d, 0.0));
        self.cell = (self.cell.0.min(n).max(1), self.cell.1.min(d).max(1));
    }

    /// Sets γ or β of a unit (from 0); units before it that have none get the usual one.
    pub fn set_gain(&mut self, is_gamma: bool, unit: usize, value: f64) {
        let (list, usual) = if is_gamma { (&mut self.gamma, 1.0) } else { (&mut self.beta, 0.0) };
        if list.len() <= unit {
            list.resize(unit + 1, usual);
        }
        list[unit] = value;
    }

    /// γ and β of `units` units, one of each per unit; all equal the first under [`Gain::Scalar`].
    pub fn gains(&self, gain: Gain, units: usize) -> (Vec<f64>, Vec<f64>) {
        let spread = |list: &[f64], usual: f64| {
            let place = |unit| if gain == Gain::Scalar { 0 } else { unit };
            (0..units).map(|unit| list.get(place(unit)).copied().unwrap_or(usual)).collect()
        };
        (spread(&self.gamma, 1.0), spread(&self.beta, 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_in_one_order() {
        let mut lab = Normalization::default();
        for (index, param) in Normalization::PARAMS.iter().enumerate() {
            assert!(param.allows(lab.get(index)), "{}", param.key);
            lab.set(index, 1.0 + index as f64);
        }
        let found: Vec<f64> = (0..Normalization::PARAMS.len()).map(|index| lab.get(index)).collect();
        assert_eq!(found, (1..=11).map(f64::from).collect::<Vec<_>>());
        assert_eq!((lab.batch, lab.eta, lab.seeds), (3.0, 10.0, 11.0));
    }

    #[test]
    fn an_edited_matrix_stays_whole() {
        let mut lab = Normalization::default();
        lab.set_cell(3, 2, -7.0);
        assert_eq!((lab.cell, lab.values()[(3, 2)]), ((4, 3), -7.0));
        lab.set_cell(4, 0, 1.0);
        assert_eq!(lab.cell, (4, 3), "there is no such cell");
        lab.resize(2, 5);
        assert_eq!((lab.size(), lab.cell, lab.values()[(1, 4)]), ((2, 5), (2, 3), 0.0));
        assert!(super::super::checks::clashes(&lab).is_empty());
    }

    #[test]
    fn gains_beyond_the_list_change_nothing_and_scalars_are_the_first() {
        let lab = Normalization::default();
        assert_eq!(lab.gains(Gain::Vector, 4), (vec![2.0, 0.5, 1.0, 1.0], vec![1.0, 0.0, -1.0, 0.0]));
        assert_eq!(lab.gains(Gain::Scalar, 2), (vec![2.0; 2], vec![1.0; 2]));
        let mut lab = Normalization { gamma: Vec::new(), ..lab };
        lab.set_gain(true, 2, 5.0);
        lab.set_gain(false, 0, 7.0);
        assert_eq!((&lab.gamma[..], lab.beta[0]), (&[1.0, 1.0, 5.0][..], 7.0));
    }
}
