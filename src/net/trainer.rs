//! Training of one net on one data set, a step at a time.
//!
//! ```text
//! measure:  draw a batch, noise and masks; loss and g = ∇L there, in training mode
//! update:   w ← rule(w, g, η_t); running averages move towards the measured batch
//! probe:    loss and gradient at any w on the measured batch, noise and masks; nothing else changes
//! ```

use super::learner::{Learner, learner};
use super::pass::{Batch, Pass};
use super::step_randomness::StepRandomness;
use super::{Dataset, Evaluation, Evaluator, Init, Net, NetError, Norm, RunningAverages, Targets};
use crate::job::{Count, Watch};
use crate::optim::{Draw, RuleSpec, Sampler, Schedule};
use nalgebra::DMatrix;
use std::sync::Arc;

/// Why work under [`Watch::forever`] has a result.
const WANTED: &str = "it is never given up";

/// How weights are updated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Updates {
    /// Rule of every weight.
    pub rule: RuleSpec,
    /// Learning rate.
    pub eta: f64,
    /// How it changes with the step.
    pub schedule: Schedule,
    /// Steps over which it rises.
    pub warmup: usize,
    /// Examples of a batch; all where it is larger than the training set.
    pub batch: usize,
    /// Updates in all: where the cosine schedule ends.
    pub steps: usize,
}

/// One of the two parts of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The examples that gradients are taken on.
    Train,
    /// Held-out examples.
    Validation,
}

/// What a published run began with and drew, so that it can be repeated number by number.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    /// Initial weights.
    pub weights: Vec<f64>,
    /// Columns of the training set, batch after batch.
    pub order: Vec<u32>,
    /// Whether a unit is kept: for every step layer by layer, example by example, unit by unit. Empty without dropout.
    pub kept: Vec<bool>,
}

/// A net in training. Its numbers depend on nothing but what it was made from.
pub struct Trainer {
    net: Net,
    data: Arc<Dataset>,
    how: Updates,
    weights: Vec<f64>,
    running: RunningAverages,
    learner: Box<dyn Learner>,
    step: usize,
    examples: Examples,
    randomness: StepRandomness,
    /// Inputs and targets of the batch.
    x: Vec<f64>,
    y: Targets,
    measured: Measured,
    /// Memory of probes, so that they leave what was measured alone.
    probe: Pass,
    evaluator: Evaluator,
}

/// Where the examples of a batch come from.
enum Examples {
    /// Every batch is all examples, in their own order.
    All,
    /// Every batch is drawn.
    Drawn(Box<Sampler>),
}

/// Results of the last measure.
struct Measured {
    pass: Pass,
    /// Where it was taken; empty for rules that do not look ahead.
    point: Vec<f64>,
    gradient: Vec<f64>,
}

impl Trainer {
    /// A net before its first step; everything random comes from `seed`.
    ///
    /// # Errors
    /// Data that do not fit the net, a batch of one under batch normalisation, an empty batch or training set.
    pub fn new(net: Net, data: Arc<Dataset>, how: &Updates, init: Init, seed: u64) -> Result<Self, NetError> {
        let how = fitted(&net, &data, how)?;
        let batch = how.batch;
        let examples = if batch == data.train.len() {
            Examples::All
        } else {
            Examples::Drawn(Box::new(Sampler::new(seed, data.train.len(), batch, Draw::Shuffled)))
        };
        let randomness = StepRandomness::drawn(net.spec(), batch, seed);
        let weights = net.initial(init, seed);
        Ok(Self::with(net, data, how, examples, randomness, weights))
    }

    /// A run from given weights on given batches under given masks.
    ///
    /// # Errors
    /// As [`Trainer::new`]; weights, order or masks of the wrong length.
    pub fn replaying(net: Net, data: Arc<Dataset>, how: &Updates, replay: Replay) -> Result<Self, NetError> {
        let how = fitted(&net, &data, how)?;
        let batch = how.batch;
        let Replay { weights, order, kept } = replay;
        if weights.len() != net.len() {
            return Err(NetError::Length { of: "weights", found: weights.len(), needed: net.len() });
        }
        if order.is_empty() {
            return Err(NetError::Length { of: "the order of examples", found: 0, needed: batch });
        }
        if let Some(&beyond) = order.iter().find(|&&example| example as usize >= data.train.len()) {
            return Err(NetError::Example { found: beyond as usize, examples: data.train.len() });
        }
        let randomness = StepRandomness::replayed(net.spec(), batch, kept)?;
        let examples = Examples::Drawn(Box::new(Sampler::replaying(order, batch)));
        Ok(Self::with(net, data, how, examples, randomness, weights))
    }

    fn with(
        net: Net,
        data: Arc<Dataset>,
        how: Updates,
        examples: Examples,
        randomness: StepRandomness,
        weights: Vec<f64>,
    ) -> Self {
        let batch = how.batch;
        let learner = learner(&how.rule, net.len());
        let point = if learner.looks_ahead() { weights.clone() } else { Vec::new() };
        let mut trainer = Self {
            running: RunningAverages::new(net.spec()),
            x: Vec::with_capacity(batch * net.spec().inputs),
            y: data.train.y.none(),
            measured: Measured { pass: Pass::new(&net, batch), point, gradient: vec![0.0; net.len()] },
            probe: Pass::new(&net, batch),
            evaluator: Evaluator::new(&net),
            step: 0,
            net,
            data,
            how,
            weights,
            learner,
            examples,
            randomness,
        };
        if let Examples::All = trainer.examples {
            let all: Vec<u32> = (0..trainer.data.train.len() as u32).collect();
            trainer.data.train.gather(&all, &mut trainer.x, &mut trainer.y);
        }
        trainer
    }

    /// Updates done.
    pub const fn step(&self) -> usize {
        self.step
    }

    /// η of the coming update.
    pub fn eta(&self) -> f64 {
        self.how.schedule.eta(self.how.eta, self.step + 1, self.how.steps, self.how.warmup)
    }

    /// Draws the next batch, noise and masks; the loss there, in training mode, where the rule takes its gradient.
    pub fn measure(&mut self) -> f64 {
        self.measure_counted(&mut Watch::forever().count(0)).expect(WANTED)
    }

    /// [`Trainer::measure`]; none when given up, and then the trainer must not be used any further.
    pub fn measure_counted(&mut self, count: &mut Count<'_>) -> Option<f64> {
        if let Examples::Drawn(sampler) = &mut self.examples {
            self.data.train.gather(sampler.next_batch(), &mut self.x, &mut self.y);
        }
        self.randomness.draw(self.net.spec(), self.step);
        let eta = self.eta();
        let Measured { pass, point, gradient } = &mut self.measured;
        self.learner.look(eta, &self.weights, point);
        let at = if point.is_empty() { &self.weights } else { &*point };
        pass.gradient(&self.net, at, Batch { x: &self.x, target: self.y.target() }, &self.randomness, gradient, count)
    }

    /// Where the last measure took its gradient: the weights it found, or the point a rule looked ahead to.
    pub fn point(&self) -> &[f64] {
        if self.measured.point.is_empty() { &self.weights } else { &self.measured.point }
    }

    /// The gradient of the last measure.
    pub fn gradient(&self) -> &[f64] {
        &self.measured.gradient
    }

    /// Weights now.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Running averages now.
    pub const fn running(&self) -> &RunningAverages {
        &self.running
    }

    /// Applies the rule to the measured gradient; running averages move towards the measured batch.
    ///
    /// # Panics
    /// If nothing was measured since the last update.
    pub fn update(&mut self) {
        self.learner.update(&mut self.weights, &self.measured.gradient);
        if let Norm::Batch(norm) = &self.net.spec().norm {
            let pass = &self.measured.pass;
            for (layer, averages) in self.running.layers.iter_mut().enumerate() {
                let batch = pass.batch_statistics(layer).expect("batch normalisation keeps them in every layer");
                averages.take_in(norm, batch.mean.column(0), batch.variance.column(0), pass.examples());
            }
        }
        self.step += 1;
    }

    /// Loss and gradient at any weights: on the batch, noise and masks of the last measure, in training mode. Nothing else
    /// changes.
    ///
    /// # Panics
    /// If nothing was measured yet, or a slice has another length than the weights.
    pub fn probe(&mut self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        self.probe_counted(weights, gradient, &mut Watch::forever().count(0)).expect(WANTED)
    }

    /// [`Trainer::probe`]; none when given up.
    ///
    /// # Panics
    /// As [`Trainer::probe`].
    pub fn probe_counted(&mut self, weights: &[f64], gradient: &mut [f64], count: &mut Count<'_>) -> Option<f64> {
        assert_eq!((weights.len(), gradient.len()), (self.net.len(), self.net.len()), "weights of another net");
        let batch = Batch { x: &self.x, target: self.y.target() };
        self.probe.gradient(&self.net, weights, batch, &self.randomness, gradient, count)
    }

    /// Inputs of a hidden layer's nonlinearity in the last measure, after normalisation and noise: units × batch.
    ///
    /// # Panics
    /// If there is no such hidden layer.
    pub fn pre_activations(&self, layer: usize) -> DMatrix<f64> {
        let block = self.measured.pass.before(layer);
        DMatrix::from_fn(block.rows(), block.columns(), |unit, example| block.column(example)[unit])
    }

    /// Loss and accuracy in inference mode.
    pub fn evaluate(&mut self, split: Split) -> Evaluation {
        self.evaluate_counted(split, &mut Watch::forever().count(0)).expect(WANTED)
    }

    /// [`Trainer::evaluate`]; none when given up.
    pub fn evaluate_counted(&mut self, split: Split, count: &mut Count<'_>) -> Option<Evaluation> {
        let samples = match split {
            Split::Train => &self.data.train,
            Split::Validation => &self.data.validation,
        };
        self.evaluator.evaluate_counted(&self.weights, &self.running, samples, count)
    }

    /// The net.
    pub const fn net(&self) -> &Net {
        &self.net
    }

    /// Its data.
    pub const fn data(&self) -> &Arc<Dataset> {
        &self.data
    }
}

/// The settings with a batch no larger than the training set, if net, data and batch fit together.
fn fitted(net: &Net, data: &Dataset, how: &Updates) -> Result<Updates, NetError> {
    data.check(net.spec())?;
    let batch = how.batch.min(data.train.len());
    if batch == 0 {
        return Err(NetError::NoExamples { of: "a batch" });
    }
    if batch == 1 && matches!(net.spec().norm, Norm::Batch(_)) {
        return Err(NetError::BatchOfOne { found: 1 });
    }
    Ok(Updates { batch, ..*how })
}
