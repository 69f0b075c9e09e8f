//! What is random in a training step besides its objects: noise and masks, drawn once and then held for every probe.

use super::block::Block;
use super::dropout;
use super::noise::Noise;
use super::{NetError, NetSpec};
use crate::rng::{self, Purpose};

/// Noise and masks of one step, hidden layer by hidden layer; empty where the net has none.
pub(super) struct Chance {
    pub(super) noise: Vec<Noise>,
    /// What a unit's activation is multiplied by: 0 or 1/(1 − p).
    pub(super) masks: Vec<Block>,
    source: Source,
}

/// Where noise and masks come from.
enum Source {
    Drawn {
        seed: u64,
    },
    /// Masks of every step, one after another: layer by layer, object by object, unit by unit, whether it is kept.
    Replayed {
        kept: Vec<bool>,
    },
}

impl Chance {
    /// Drawn from streams of (seed, step, layer).
    pub(super) fn drawn(spec: &NetSpec, batch: usize, seed: u64) -> Self {
        Self::new(spec, batch, Source::Drawn { seed })
    }

    /// Masks as given, from the first again when they end.
    pub(super) fn replayed(spec: &NetSpec, batch: usize, kept: Vec<bool>) -> Result<Self, NetError> {
        let needed = batch * spec.hidden.iter().sum::<usize>();
        if spec.dropout > 0.0 && (kept.is_empty() || kept.len() % needed != 0) {
            return Err(NetError::Length { of: "masks of a step", found: kept.len(), needed });
        }
        Ok(Self::new(spec, batch, Source::Replayed { kept }))
    }

    fn new(spec: &NetSpec, batch: usize, source: Source) -> Self {
        let noisy = if spec.noise { &spec.hidden[..] } else { &[] };
        let masked = if spec.dropout > 0.0 { &spec.hidden[..] } else { &[] };
        Self {
            noise: noisy.iter().map(|&units| Noise::new(units, batch)).collect(),
            masks: masked.iter().map(|&units| Block::new(units, batch)).collect(),
            source,
        }
    }

    /// Noise and masks of a step, from 0.
    pub(super) fn draw(&mut self, spec: &NetSpec, step: usize) {
        let key = |layer: usize| (step as u64) << 16 | layer as u64;
        let per_step: usize = self.masks.iter().map(|mask| mask.rows() * mask.columns()).sum();
        let mut before = 0;
        let seed = if let Source::Drawn { seed } = self.source { seed } else { 0 };
        for (layer, noise) in self.noise.iter_mut().enumerate() {
            noise.draw(&mut rng::stream(seed, Purpose::Noise, key(layer)));
        }
        for (layer, mask) in self.masks.iter_mut().enumerate() {
            match &self.source {
                Source::Drawn { seed } => {
                    let mut random = rng::stream(*seed, Purpose::Masks, key(layer));
                    dropout::fill(mask, spec.dropout, || rng::uniform(&mut random) >= spec.dropout);
                }
                Source::Replayed { kept } => {
                    let mut kept = kept[(step * per_step) % kept.len() + before..].iter();
                    dropout::fill(mask, spec.dropout, || *kept.next().expect("whole steps were given"));
                    before += mask.rows() * mask.columns();
                }
            }
        }
    }
}
