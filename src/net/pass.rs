//! A pass over a batch in training mode: forward, then backward.

use super::batch_norm::BatchStatistics;
use super::block::Block;
use super::dense::Packed;
use super::dropout;
use super::layer_norm::LayerStatistics;
use super::layout::Layer;
use super::loss::Target;
use super::product::Plain;
use super::step_randomness::StepRandomness;
use super::{Activation, Net, Norm};
use crate::job::Count;
use crate::simd;

/// A batch of examples: their inputs, one after another, and targets.
#[derive(Clone, Copy)]
pub(super) struct Batch<'a> {
    pub(super) x: &'a [f64],
    pub(super) target: Target<'a>,
}

/// The memory of a pass; made once for a batch size and used again and again.
pub(super) struct Pass {
    packed: Vec<Packed>,
    hidden: Vec<Hidden>,
    /// Outputs of the last layer, then the gradient by them.
    outputs: Block,
    examples: usize,
}

/// The memory of a hidden layer.
struct Hidden {
    statistics: Statistics,
    /// Inputs of the nonlinearity.
    before: Block,
    /// Its outputs; none where they are its inputs.
    active: Option<Block>,
    /// Its outputs under a dropout mask; none without dropout.
    out: Option<Block>,
    /// Gradient by the layer's outputs, then by the nonlinearity's inputs, then by the linear map's results.
    d: Block,
}

enum Statistics {
    None,
    Batch(BatchStatistics),
    Layer(LayerStatistics),
}

impl Hidden {
    fn new(net: &Net, units: usize, examples: usize) -> Self {
        let block = || Block::new(units, examples);
        Self {
            statistics: match net.spec().norm {
                Norm::None => Statistics::None,
                Norm::Batch(_) => Statistics::Batch(BatchStatistics::new(units, examples)),
                Norm::Layer(_) => Statistics::Layer(LayerStatistics::new(units, examples)),
            },
            before: block(),
            active: (net.spec().activation != Activation::Identity).then(block),
            out: (net.spec().dropout > 0.0).then(block),
            d: block(),
        }
    }

    #[inline(always)]
    fn out(&self) -> &Block {
        self.out.as_ref().or(self.active.as_ref()).unwrap_or(&self.before)
    }
}

impl Pass {
    pub(super) fn new(net: &Net, examples: usize) -> Self {
        Self {
            packed: net.layers().iter().map(|layer| layer.dense.packed()).collect(),
            hidden: net.spec().hidden.iter().map(|&units| Hidden::new(net, units, examples)).collect(),
            outputs: Block::new(net.spec().outputs, examples),
            examples,
        }
    }

    /// The loss of a batch at `weights`, and its gradient; none when given up.
    pub(super) fn gradient(
        &mut self,
        net: &Net,
        weights: &[f64],
        batch: Batch<'_>,
        randomness: &StepRandomness,
        gradient: &mut [f64],
        count: &mut Count<'_>,
    ) -> Option<f64> {
        simd::dispatch(
            #[inline(always)]
            || {
                self.forward(net, weights, batch.x, randomness, count)?;
                let loss = net.spec().loss.gradient(&mut self.outputs, batch.target);
                self.backward(net, weights, batch.x, randomness, gradient, count)?;
                Some(loss)
            },
        )
    }

    #[inline(always)]
    fn forward(
        &mut self,
        net: &Net,
        weights: &[f64],
        x: &[f64],
        randomness: &StepRandomness,
        count: &mut Count<'_>,
    ) -> Option<()> {
        for (index, layer) in net.layers().iter().enumerate() {
            layer.dense.pack(weights, &mut self.packed[index]);
            let (below, from) = self.hidden.split_at_mut(index);
            let a = input(below, x, layer.dense.inputs, self.examples);
            let Some(hidden) = from.first_mut() else {
                layer.dense.forward(&self.packed[index], a, &mut self.outputs);
                break;
            };
            layer.dense.forward(&self.packed[index], a, &mut hidden.before);
            hidden.normalise(net, layer, weights);
            if let Some(noise) = randomness.noise.get(index) {
                noise.forward(&mut hidden.before);
            }
            if let Some(active) = &mut hidden.active {
                net.spec().activation.forward(&hidden.before, active);
            }
            if let (Some(out), Some(mask)) = (&mut hidden.out, randomness.masks.get(index)) {
                dropout::forward(mask, hidden.active.as_ref().unwrap_or(&hidden.before), out);
            }
            if !count.is_wanted(layer.dense.cost(self.examples)) {
                return None;
            }
        }
        Some(())
    }

    #[inline(always)]
    fn backward(
        &mut self,
        net: &Net,
        weights: &[f64],
        x: &[f64],
        randomness: &StepRandomness,
        gradient: &mut [f64],
        count: &mut Count<'_>,
    ) -> Option<()> {
        for (index, layer) in net.layers().iter().enumerate().rev() {
            let packed = &mut self.packed[index];
            let (below, from) = self.hidden.split_at_mut(index);
            if let Some(hidden) = from.first_mut() {
                if let Some(mask) = randomness.masks.get(index) {
                    dropout::backward(mask, &mut hidden.d);
                }
                if let Some(active) = &hidden.active {
                    net.spec().activation.backward(active, &mut hidden.d);
                }
                if let Some(noise) = randomness.noise.get(index) {
                    noise.backward(&mut hidden.d);
                }
                hidden.normalise_back(net, layer, gradient);
            }
            let dz = from.first().map_or(&self.outputs, |hidden| &hidden.d);
            let a = input(below, x, layer.dense.inputs, self.examples);
            layer.dense.backward_weights(packed, a, dz, gradient);
            if !count.is_wanted(2 * layer.dense.cost(self.examples)) {
                return None;
            }
            if let Some(below) = below.last_mut() {
                layer.dense.turn(weights, packed);
                layer.dense.backward_input(packed, dz, &mut below.d);
            }
        }
        Some(())
    }

    /// Inputs of a hidden layer's nonlinearity.
    pub(super) fn before(&self, layer: usize) -> &Block {
        &self.hidden[layer].before
    }

    /// Mean and variance of a hidden layer's batch, if the net normalises by it.
    pub(super) fn batch_statistics(&self, layer: usize) -> Option<&BatchStatistics> {
        match &self.hidden[layer].statistics {
            Statistics::Batch(statistics) => Some(statistics),
            _ => None,
        }
    }

    pub(super) fn examples(&self) -> usize {
        self.examples
    }
}

/// Inputs of the layer above `below`.
#[inline(always)]
fn input<'a>(below: &'a [Hidden], x: &'a [f64], inputs: usize, examples: usize) -> Plain<'a> {
    match below.last() {
        Some(hidden) => Plain::of(hidden.out()),
        None => Plain { values: x, stride: inputs, depth: inputs, columns: examples },
    }
}

impl Hidden {
    #[inline(always)]
    fn normalise(&mut self, net: &Net, layer: &Layer, weights: &[f64]) {
        let Some((gamma, beta)) = &layer.gains else { return };
        let (gamma, beta) = (&weights[gamma.clone()], &weights[beta.clone()]);
        match (&net.spec().norm, &mut self.statistics) {
            (Norm::Batch(norm), Statistics::Batch(kept)) => norm.forward(gamma, beta, &mut self.before, kept),
            (Norm::Layer(norm), Statistics::Layer(kept)) => norm.forward(gamma, beta, &mut self.before, kept),
            _ => {}
        }
    }

    #[inline(always)]
    fn normalise_back(&mut self, net: &Net, layer: &Layer, gradient: &mut [f64]) {
        let Some((gamma, beta)) = &layer.gains else { return };
        // In the flat vector β follows γ directly.
        let (dgamma, dbeta) = gradient[gamma.start..beta.end].split_at_mut(gamma.len());
        match (&net.spec().norm, &mut self.statistics) {
            (Norm::Batch(norm), Statistics::Batch(kept)) => norm.backward(&mut self.d, kept, dgamma, dbeta),
            (Norm::Layer(norm), Statistics::Layer(kept)) => norm.backward(&mut self.d, kept, dgamma, dbeta),
            _ => {}
        }
    }
}
