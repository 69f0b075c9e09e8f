//! What is random in a training step besides the batch: noise and dropout masks, drawn once and kept for every probe.

use super::block::Block;
use super::dropout;
use super::noise::Noise;
use super::{NetError, NetSpec};
use crate::rng::{self, Purpose};

/// Noise and masks of one step, hidden layer by hidden layer; empty where the net has none.
pub(super) struct StepRandomness {
    pub(super) noise: Vec<Noise>,
    /// Factors of the units' activations: 0 or 1/(1 − p).
    pub(super) masks: Vec<Block>,
    seed: u64,
    /// Masks that are given instead of drawn: whether each unit is kept, step by step, layer by layer, example by example,
    /// unit by unit.
    kept: Option<Vec<bool>>,
}

impl StepRandomness {
    /// Drawn from streams of (seed, step, layer).
    pub(super) fn drawn(spec: &NetSpec, batch: usize, seed: u64) -> Self {
        Self::new(spec, batch, seed, None)
    }

    /// With given masks, which repeat from the first when they end. Noise, which no published run has, is drawn under
    /// seed 0.
    pub(super) fn replayed(spec: &NetSpec, batch: usize, kept: Vec<bool>) -> Result<Self, NetError> {
        let needed = batch * spec.hidden.iter().sum::<usize>();
        if spec.dropout > 0.0 && (kept.is_empty() || !kept.len().is_multiple_of(needed)) {
            return Err(NetError::Length { of: "masks of a step", found: kept.len(), needed });
        }
        Ok(Self::new(spec, batch, 0, (spec.dropout > 0.0).then_some(kept)))
    }

    fn new(spec: &NetSpec, batch: usize, seed: u64, kept: Option<Vec<bool>>) -> Self {
        let noisy = if spec.noise { &spec.hidden[..] } else { &[] };
        let masked = if spec.dropout > 0.0 { &spec.hidden[..] } else { &[] };
        Self {
            noise: noisy.iter().map(|&units| Noise::new(units, batch)).collect(),
            masks: masked.iter().map(|&units| Block::new(units, batch)).collect(),
            seed,
            kept,
        }
    }

    /// Draws noise and masks of a step, counted from 0.
    pub(super) fn draw(&mut self, spec: &NetSpec, step: usize) {
        let key = |layer: usize| (step as u64) << 16 | layer as u64;
        for (layer, noise) in self.noise.iter_mut().enumerate() {
            noise.draw(&mut rng::stream(self.seed, Purpose::Noise, key(layer)));
        }
        let per_step: usize = self.masks.iter().map(|mask| mask.rows() * mask.columns()).sum();
        let mut given = self.kept.as_ref().map(|kept| kept[(step * per_step) % kept.len()..].iter());
        for (layer, mask) in self.masks.iter_mut().enumerate() {
            let mut random = rng::stream(self.seed, Purpose::Masks, key(layer));
            dropout::fill(mask, spec.dropout, || match &mut given {
                Some(kept) => *kept.next().expect("whole steps were given"),
                None => rng::uniform(&mut random) >= spec.dropout,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::{Activation, Loss, Norm};

    /// Not at p = ½, where the probabilities to drop and to keep are equal.
    #[test]
    fn masks_drop_a_share_p_and_keep_the_mean() {
        const BATCH: usize = 2000;
        const UNITS: usize = 50;
        let spec = NetSpec {
            inputs: 1,
            hidden: vec![UNITS],
            outputs: 1,
            activation: Activation::Relu,
            norm: Norm::None,
            noise: false,
            dropout: 0.25,
            bias: true,
            loss: Loss::MeanSquared,
        };
        let mut randomness = StepRandomness::drawn(&spec, BATCH, 1);
        randomness.draw(&spec, 0);
        let values: Vec<f64> = (0..BATCH).flat_map(|example| randomness.masks[0].column(example).to_vec()).collect();
        assert!(values.iter().all(|value| *value == 0.0 || *value == 1.0 / 0.75));
        // Four standard errors of each.
        let dropped = values.iter().filter(|value| **value == 0.0).count() as f64 / values.len() as f64;
        assert!((dropped - 0.25).abs() < 4.0 * 0.0014, "{dropped}");
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        assert!((mean - 1.0).abs() < 4.0 * 0.0018, "{mean}");
    }
}
