//! The little net at one moment: what every unit gives, and the gradient of its second layer.

use crate::lab::shift::GradientChange;
use crate::net::{Activation, Dataset, Loss, Net, NetError, NetSpec, Norm, Replay, Samples, Targets, Trainer, Updates};
use crate::optim::{RuleSpec, Schedule};
use nalgebra::{DMatrix, SMatrix};
use std::sync::Arc;

/// Weights of a first layer, a row per unit; with inputs 1, 1, 1 a unit gives the sum of its row.
type First = [[f64; 3]; 4];

/// 1, 2, 0, 1: slide 53.
const BEFORE: First = [[1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [1.0, -1.0, 0.0], [0.0, 0.0, 1.0]];
/// 100, 83, 105, 99: slide 54.
const AFTER: First = [[40.0, 35.0, 25.0], [30.0, 28.0, 25.0], [50.0, 30.0, 25.0], [33.0, 33.0, 33.0]];

/// The little net at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// What the units give: three inputs, two hidden layers of four, one output.
    pub units: [Vec<f64>; 4],
    /// ∇_{W₂}L, 4 × 4, column after column.
    pub gradient: Vec<f64>,
}

impl Moment {
    /// With the first layer `moved` of its way from 0 to 1, computed by the same code as the nets of other labs.
    pub fn at(moved: f64) -> Self {
        Self::computed(moved).expect("the net and its only example are made for each other")
    }

    fn computed(moved: f64) -> Result<Self, NetError> {
        let net = Net::new(NetSpec {
            inputs: 3,
            hidden: vec![4, 4],
            outputs: 1,
            activation: Activation::Relu,
            norm: Norm::None,
            noise: false,
            dropout: 0.0,
            bias: false,
            loss: Loss::MeanSquared,
        })?;
        // Everything above the first layer is 1.
        let mut weights = vec![1.0; net.len()];
        let [first, second, ..] = net.tensors() else { unreachable!("three layers without biases") };
        let (first, second) = (first.range.clone(), second.range.clone());
        weights[first].copy_from_slice(matrix(moved).as_slice());
        let only = Samples { x: DMatrix::repeat(3, 1, 1.0), y: Targets::Values(DMatrix::zeros(1, 1)) };
        let data = Arc::new(Dataset { train: only.clone(), validation: only });
        let (rule, schedule) = (RuleSpec::Gd, Schedule::Constant);
        let how = Updates { rule, eta: 1.0, schedule, warmup: 0, batch: 1, steps: 1 };
        let replay = Replay { weights, order: vec![0], kept: Vec::new() };
        let mut trainer = Trainer::replaying(net, data, &how, replay)?;
        let loss = trainer.measure();
        let given = |layer| trainer.pre_activations(layer).iter().map(|sum| sum.max(0.0)).collect();
        // Its target is 0 and its weights keep the output positive.
        let units = [vec![1.0; 3], given(0), given(1), vec![loss.sqrt()]];
        Ok(Self { units, gradient: trainer.gradient()[second].to_vec() })
    }

    /// The change from the gradient of another moment to this one's.
    pub fn since(&self, before: &Self) -> GradientChange {
        GradientChange::between(&before.gradient, &self.gradient)
    }

    /// ‖∇_{W₂}L‖₂.
    pub fn norm(&self) -> f64 {
        self.gradient.iter().map(|g| g * g).sum::<f64>().sqrt()
    }
}

/// The first layer's weights; exactly those of the slides at both ends.
fn matrix(moved: f64) -> SMatrix<f64, 4, 3> {
    SMatrix::from_fn(|unit, input| (1.0 - moved) * BEFORE[unit][input] + moved * AFTER[unit][input])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_the_slides() {
        let (before, after) = (Moment::at(0.0), Moment::at(1.0));
        assert_eq!(before.units[1], [1.0, 2.0, 0.0, 1.0]);
        assert_eq!(after.units[1], [100.0, 83.0, 105.0, 99.0]);
        assert_eq!((&before.units[2], &after.units[2]), (&vec![4.0; 4], &vec![387.0; 4]));
        assert_eq!((before.units[3][0], after.units[3][0]), (16.0, 1548.0));
    }

    /// ∂L/∂W₂ = 2·output·1·inputᵀ in every row, so cos = h·h′/(‖h‖‖h′‖) with h = (1, 2, 0, 1), h′ = (100, 83, 105, 99).
    #[test]
    fn the_second_layers_gradient_by_hand() {
        let (before, after) = (Moment::at(0.0), Moment::at(1.0));
        for (column, h) in before.gradient.chunks_exact(4).zip([1.0, 2.0, 0.0, 1.0]) {
            assert_eq!(column, [32.0 * h; 4]);
        }
        let change = after.since(&before);
        let cosine = 365.0 / (6.0f64 * 37_715.0).sqrt();
        assert!((change.cosine - cosine).abs() < 1e-14, "{} {cosine}", change.cosine);
        let ratio = 1548.0 / 16.0 * (37_715.0f64 / 6.0).sqrt();
        assert!((after.norm() / before.norm() - ratio).abs() < 1e-9 * ratio);
        assert_eq!(before.since(&before), GradientChange { distance: 0.0, cosine: 1.0 });
    }

    #[test]
    fn what_moves_is_the_first_layers_weights() {
        let half = Moment::at(0.5);
        assert_eq!(half.units[1], [50.5, 42.5, 52.5, 50.0]);
        assert_eq!(matrix(0.5)[(2, 1)], 14.5);
    }
}
