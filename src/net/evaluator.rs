//! A net in inference mode: loss and accuracy of many examples at any weights.

use super::block::Block;
use super::dense::Packed;
use super::layer_norm::LayerStatistics;
use super::loss::{self, Target};
use super::product::Plain;
use super::{Net, Norm, RunningAverages, Samples, Targets};
use crate::job::{Count, Watch};
use crate::simd;

/// Examples that go through the net at once: few enough that what is between two layers stays in the fastest cache.
const CHUNK: usize = 64;

/// Loss and accuracy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// Loss of all examples.
    pub loss: f64,
    /// Share of examples whose largest output is their class's; none for a squared loss.
    pub accuracy: Option<f64>,
}

/// Evaluates a net in inference mode: no noise, no dropout, running averages in batch normalisation. Holds the memory
/// for it; every thread needs one of its own.
pub struct Evaluator {
    net: Net,
    packed: Vec<Packed>,
    /// Outputs of each layer for a chunk.
    outputs: Vec<Block>,
    /// Memory of layer normalisation; empty without it.
    statistics: Vec<LayerStatistics>,
}

impl Evaluator {
    /// An evaluator of a net.
    pub fn new(net: &Net) -> Self {
        let normalised = if let Norm::Layer(_) = net.spec().norm { &net.spec().hidden[..] } else { &[] };
        Self {
            packed: net.layers().iter().map(|layer| layer.dense.packed()).collect(),
            outputs: net.layers().iter().map(|layer| Block::new(layer.dense.outputs, CHUNK)).collect(),
            statistics: normalised.iter().map(|&units| LayerStatistics::new(units, CHUNK)).collect(),
            net: net.clone(),
        }
    }

    /// Loss of `samples` at `weights`.
    pub fn loss(&mut self, weights: &[f64], running: &RunningAverages, samples: &Samples) -> f64 {
        self.loss_counted(weights, running, samples, &mut Watch::forever().count(0)).expect("it is never given up")
    }

    /// [`Evaluator::loss`]; none when given up.
    pub fn loss_counted(
        &mut self,
        weights: &[f64],
        running: &RunningAverages,
        samples: &Samples,
        count: &mut Count<'_>,
    ) -> Option<f64> {
        Some(self.run::<false>(weights, running, samples, count)?.loss)
    }

    /// Loss and accuracy of `samples` at `weights`.
    pub fn evaluate(&mut self, weights: &[f64], running: &RunningAverages, samples: &Samples) -> Evaluation {
        self.evaluate_counted(weights, running, samples, &mut Watch::forever().count(0)).expect("it is never given up")
    }

    /// [`Evaluator::evaluate`]; none when given up.
    pub fn evaluate_counted(
        &mut self,
        weights: &[f64],
        running: &RunningAverages,
        samples: &Samples,
        count: &mut Count<'_>,
    ) -> Option<Evaluation> {
        self.run::<true>(weights, running, samples, count)
    }

    fn run<const COUNTS: bool>(
        &mut self,
        weights: &[f64],
        running: &RunningAverages,
        samples: &Samples,
        count: &mut Count<'_>,
    ) -> Option<Evaluation> {
        let chunk: u64 = self.net.layers().iter().map(|layer| layer.dense.cost(CHUNK)).sum();
        let (sum, correct) = simd::dispatch(
            #[inline(always)]
            || {
                for (layer, packed) in self.net.layers().iter().zip(&mut self.packed) {
                    layer.dense.pack(weights, packed);
                }
                let (mut sum, mut correct) = (0.0, 0);
                let mut begin = 0;
                while begin < samples.len() {
                    if !count.is_wanted(chunk) {
                        return None;
                    }
                    let examples = CHUNK.min(samples.len() - begin);
                    let target = samples.target(begin, examples);
                    let outputs = self.forward(weights, running, samples.inputs(begin, examples), examples);
                    if let (true, Target::Classes(classes)) = (COUNTS, target) {
                        correct += loss::correct(&self.outputs[outputs], classes);
                    }
                    sum += self.net.spec().loss.sum(&mut self.outputs[outputs], target);
                    begin += examples;
                }
                Some((sum, correct))
            },
        )?;
        let share = || correct as f64 / samples.len() as f64;
        Some(Evaluation {
            loss: self.net.spec().loss.of_sum(sum, samples.len(), self.net.spec().outputs),
            accuracy: matches!(samples.y, Targets::Classes(_)).then(share),
        })
    }

    /// Takes a chunk through all layers; gives the last layer's index.
    #[inline(always)]
    fn forward(&mut self, weights: &[f64], running: &RunningAverages, x: &[f64], examples: usize) -> usize {
        let last = self.outputs.len() - 1;
        for (index, layer) in self.net.layers().iter().enumerate() {
            let (below, from) = self.outputs.split_at_mut(index);
            let a = match below.last() {
                Some(below) => Plain { columns: examples, ..Plain::of(below) },
                None => Plain { values: x, stride: layer.dense.inputs, depth: layer.dense.inputs, columns: examples },
            };
            let z = &mut from[0];
            layer.dense.forward(&self.packed[index], a, z);
            if index == last {
                break;
            }
            if let Some((gamma, beta)) = &layer.gains {
                let (gamma, beta) = (&weights[gamma.clone()], &weights[beta.clone()]);
                match &self.net.spec().norm {
                    Norm::Batch(norm) => {
                        let averages = &running.layers[index];
                        norm.infer(gamma, beta, &averages.mean, &averages.variance, z);
                    }
                    Norm::Layer(norm) => norm.forward(gamma, beta, z, &mut self.statistics[index]),
                    Norm::None => {}
                }
            }
            self.net.spec().activation.apply(z.values_mut());
        }
        last
    }
}
