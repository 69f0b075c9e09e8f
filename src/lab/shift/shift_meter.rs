//! The measure of the shift lab: the gradient of one layer before and after the layers below it are updated.

use crate::job::{Count, Watch};
use crate::net::{Tensor, TensorKind, Trainer};
use std::ops::Range;

/// How much the gradient of a layer has changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientChange {
    /// ‖G − G′‖₂; ∞ where one of them is not a number.
    pub distance: f64,
    /// cos∠(G, G′); NaN where one of them is zero or not a number.
    pub cosine: f64,
}

impl GradientChange {
    /// From G to G′.
    pub fn between(g: &[f64], changed: &[f64]) -> Self {
        let sum = |term: fn(f64, f64) -> f64| g.iter().zip(changed).map(|(g, c)| term(*g, *c)).sum::<f64>();
        let distance = sum(|g, c| (g - c) * (g - c)).sqrt();
        let lengths = sum(|g, _| g * g).sqrt() * sum(|_, c| c * c).sqrt();
        // Rounding must not lead beyond ±1; NaN stays.
        let cosine = (sum(|g, c| g * c) / lengths).clamp(-1.0, 1.0);
        Self { distance: if distance.is_nan() { f64::INFINITY } else { distance }, cosine }
    }
}

/// Measures the shift of one layer of a net. Keeps the memory that a measurement needs.
#[derive(Clone, Debug)]
pub struct ShiftMeter {
    /// From 0.
    layer: usize,
    /// The layer's W in the flat vector of weights.
    weight: Range<usize>,
    /// Everything there that belongs to the layers below it.
    below: Vec<Range<usize>>,
    is_output: bool,
    /// G.
    g: Vec<f64>,
    /// The weights before the update, but those of the layers below after it.
    mixed: Vec<f64>,
    /// The gradient there; the layer's part of it is G′.
    changed: Vec<f64>,
}

impl ShiftMeter {
    /// Of a layer, from 1; of the last one where there are fewer.
    pub fn new(tensors: &[Tensor], layer: usize) -> Self {
        let is_weight = |tensor: &&Tensor| tensor.kind == TensorKind::Weight;
        let weights = tensors.iter().filter(is_weight);
        let output = weights.clone().next_back();
        let wanted = weights.clone().nth(layer.saturating_sub(1)).or(output);
        let (layer, weight) = wanted.map_or((0, 0..0), |tensor| (tensor.layer, tensor.range.clone()));
        let below = tensors.iter().filter(|tensor| tensor.layer < layer).map(|tensor| tensor.range.clone());
        let below = below.collect();
        let is_output = wanted == output;
        Self { layer, weight, below, is_output, g: Vec::new(), mixed: Vec::new(), changed: Vec::new() }
    }

    /// The layer, from 0.
    pub fn layer(&self) -> usize {
        self.layer
    }

    /// Whether it is the output layer, which has no nonlinearity.
    pub fn is_output(&self) -> bool {
        self.is_output
    }

    /// Updates the weights with the gradient that the trainer has measured, and measures how much the update of the
    /// layers below changes this layer's gradient.
    pub fn update(&mut self, trainer: &mut Trainer) -> GradientChange {
        self.update_counted(trainer, &mut Watch::forever().count(0)).expect("it is never given up")
    }

    /// [`ShiftMeter::update`]; none when given up.
    pub fn update_counted(&mut self, trainer: &mut Trainer, count: &mut Count<'_>) -> Option<GradientChange> {
        let Self { weight, below, g, mixed, changed, .. } = self;
        mixed.clear();
        mixed.extend_from_slice(trainer.weights());
        changed.resize(mixed.len(), 0.0);
        g.clear();
        if trainer.point() == mixed {
            g.extend_from_slice(&trainer.gradient()[weight.clone()]);
        } else {
            // The rule has looked ahead; the definition asks for the gradient at w itself.
            trainer.probe_counted(mixed, changed, count)?;
            g.extend_from_slice(&changed[weight.clone()]);
        }
        trainer.update();
        if below.is_empty() {
            return Some(GradientChange::between(g, g));
        }
        for range in below {
            mixed[range.clone()].copy_from_slice(&trainer.weights()[range.clone()]);
        }
        trainer.probe_counted(mixed, changed, count)?;
        Some(GradientChange::between(g, &changed[weight.clone()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_and_cosine_by_hand() {
        let change = GradientChange::between(&[3.0, 4.0], &[3.0, 0.0]);
        assert_eq!(change, GradientChange { distance: 4.0, cosine: 0.6 });
        assert_eq!(GradientChange::between(&[0.1, 0.2], &[-0.1, -0.2]).cosine, -1.0);
        let not_a_number = GradientChange::between(&[0.0], &[f64::NAN]);
        assert!(not_a_number.distance == f64::INFINITY && not_a_number.cosine.is_nan());
        let vanished = GradientChange::between(&[0.0, 0.0], &[1.0, 0.0]);
        assert!(vanished.distance == 1.0 && vanished.cosine.is_nan());
    }
}
