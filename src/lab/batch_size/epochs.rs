//! A net's training in phases of whole epochs, each with its batch and learning rate.
//!
//! A run of the sweep is one phase; a growing batch or a falling learning rate has several. (The other labs' `Learning`
//! evaluates every so many steps of one batch size; here the number of epochs is what all runs have in common.) Every epoch
//! sees all examples in a new order, which is the same for all runs of a seed. A phase of E epochs is E·n/m steps, rounded,
//! and its epoch e ends after e·n/m of them, rounded: runs differ by less than a batch.

use crate::cost::Cost;
use crate::job::{PIECE, Watch};
use crate::lab::net_cost::{DIGITS, NetCost, series};
use crate::lab::series::Series;
use crate::lab::side_by_side::NetRun;
use crate::net::{Activation, Dataset, Evaluation, Init, Loss, Net, NetSpec, Norm, Replay, Split, Trainer, Updates};
use crate::optim::{Draw, RuleSpec, Sampler, Schedule};
use std::sync::Arc;

/// Units of the hidden layer.
pub(super) const WIDTH: usize = 32;

/// Cost of an example, forward and back: 3 · 2,400 multiplications, 32 of which cost 1.
const EXAMPLE: u64 = 225;

/// Epochs under one batch and learning rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    /// How many.
    pub epochs: usize,
    /// m.
    pub batch: usize,
    /// η of the mean gradient.
    pub eta: f64,
    /// Epochs over which η rises from 0.
    pub warmup: usize,
}

/// What was found: errors before the first epoch and after each.
#[derive(Clone, Debug, Default)]
pub struct EpochCourse {
    /// Share of wrong answers on the training data.
    pub train: Series,
    /// The same on held-out data.
    pub validation: Series,
    /// Updates until then.
    pub updates: Vec<u64>,
    /// The epoch, from 1, in which loss or weights stop being finite.
    pub diverged: Option<usize>,
}

impl EpochCourse {
    /// Whole epochs done.
    pub fn epochs(&self) -> usize {
        self.validation.len().saturating_sub(1)
    }
}

/// What the runs of these phases cost, all at once: each holds the order of its examples.
pub(super) fn cost(phases: &[Phase]) -> Cost {
    let size = NetCost::dense(64.0, 1.0, WIDTH as f64, 10.0);
    let (train, held_out) = DIGITS;
    let of_phase = |phase: &Phase| {
        let (epochs, batch) = (phase.epochs as f64, phase.batch as f64);
        size.steps(epochs * train / batch, batch) + size.evaluations(epochs, train + held_out) + series(3.0, epochs)
    };
    // A phase's trainer and order replace those of the one before.
    let held =
        |phase: &Phase| size.trainer(phase.batch as f64) + Cost::numbers(0.5 * train * (phase.epochs as f64 + 3.0));
    let most = phases.iter().map(held).max_by(|a, b| a.memory.total_cmp(&b.memory)).unwrap_or_default();
    phases.iter().map(of_phase).sum::<Cost>() + most
}

/// The data, opened once for all runs.
pub(super) fn data() -> Arc<Dataset> {
    Arc::new(Dataset::digits())
}

/// A net in training.
pub(super) struct EpochRun {
    seed: u64,
    phases: Vec<Phase>,
    data: Arc<Dataset>,
    /// The order of examples; made when the work begins.
    sampler: Option<Sampler>,
    trainer: Option<Trainer>,
    /// The phase, its epoch and its step that are due, from 0.
    place: (usize, usize, usize),
    next: Next,
    /// Cost since the last question whether the result is still wanted: a single step is far too short for one.
    unasked: u64,
    pub(super) course: EpochCourse,
}

/// The part of the work that is due.
#[derive(Clone, Copy)]
enum Next {
    Train,
    /// With the evaluation of the training data.
    Validation(Evaluation),
    Step,
    Nothing,
}

impl EpochRun {
    /// Of these phases under a seed.
    pub(super) fn new(seed: u64, phases: Vec<Phase>, data: Arc<Dataset>) -> Self {
        let (sampler, trainer, course) = (None, None, EpochCourse::default());
        Self { seed, phases, data, sampler, trainer, place: (0, 0, 0), next: Next::Train, unasked: 0, course }
    }

    /// Begins the current phase with the weights of the one before.
    fn begin_phase(&mut self) {
        let (seed, n) = (self.seed, self.data.train.len());
        let Phase { epochs, batch, eta, warmup } = self.phases[self.place.0];
        let sampler = self.sampler.get_or_insert_with(|| Sampler::new(seed, n, n, Draw::Shuffled));
        let order = (0..epochs.max(1)).flat_map(|_| sampler.next_batch().to_vec()).collect();
        let net = net(&self.data);
        let weights = self.trainer.take().map_or_else(|| net.initial(Init::Glorot, seed), |t| t.weights().to_vec());
        let (steps, warmup) = (steps(epochs, n, batch), if warmup > 0 { steps(warmup, n, batch) } else { 0 });
        let how = Updates { rule: RuleSpec::Gd, eta, schedule: Schedule::Constant, warmup, batch, steps };
        let replay = Replay { weights, order, kept: Vec::new() };
        let trainer = Trainer::replaying(net, self.data.clone(), &how, replay);
        self.trainer = Some(trainer.expect("the net and its built-in data are made for each other"));
    }

    /// Adds the cost of what is due, and asks once every [`PIECE`].
    fn is_wanted(&mut self, watch: &Watch<'_>) -> bool {
        let examples = match self.next {
            Next::Train => self.data.train.len(),
            Next::Validation(_) => self.data.validation.len(),
            Next::Step => self.phases[self.place.0].batch,
            Next::Nothing => 0,
        };
        self.unasked += EXAMPLE * examples as u64;
        if self.unasked < PIECE {
            return true;
        }
        self.unasked = 0;
        watch.is_wanted()
    }

    /// The step after which the current epoch of the current phase ends.
    fn end_of_epoch(&self) -> usize {
        let (phase, epoch, _) = self.place;
        steps(epoch + 1, self.data.train.len(), self.phases[phase].batch)
    }

    fn step(&mut self, watch: &Watch<'_>) -> Option<Next> {
        let trainer = self.trainer.as_mut().expect("made when the phase began");
        let loss = trainer.measure_counted(&mut watch.count(0))?;
        trainer.update();
        if !loss.is_finite() || !trainer.weights().iter().all(|w| w.is_finite()) {
            self.course.diverged = Some(self.course.epochs() + 1);
            return Some(Next::Nothing);
        }
        self.place.2 += 1;
        // An epoch of a batch larger than the data may have no step.
        Some(if self.place.2 >= self.end_of_epoch() { Next::Train } else { Next::Step })
    }

    /// What follows an evaluation.
    fn after_evaluation(&mut self, train: Evaluation, validation: Evaluation) -> Next {
        let first = self.course.updates.is_empty();
        let before = if first { 0 } else { self.updates_before() };
        let wrong = |evaluation: Evaluation| evaluation.accuracy.map_or(f64::NAN, |share| 1.0 - share);
        self.course.train.push(wrong(train));
        self.course.validation.push(wrong(validation));
        self.course.updates.push(before + self.place.2 as u64);
        if first {
            return Next::Step;
        }
        self.place.1 += 1;
        if self.place.1 < self.phases[self.place.0].epochs {
            return if self.place.2 >= self.end_of_epoch() { Next::Train } else { Next::Step };
        }
        self.place = (self.place.0 + 1, 0, 0);
        if self.place.0 == self.phases.len() {
            return Next::Nothing;
        }
        self.begin_phase();
        Next::Step
    }

    /// Updates of the phases before the current one.
    fn updates_before(&self) -> u64 {
        let n = self.data.train.len();
        self.phases[..self.place.0].iter().map(|phase| steps(phase.epochs, n, phase.batch) as u64).sum()
    }
}

/// Steps of so many epochs: at least one.
fn steps(epochs: usize, n: usize, batch: usize) -> usize {
    ((epochs * n) as f64 / batch.max(1) as f64).round().max(1.0) as usize
}

/// A trainer of the net with batches of m, from seed 0: for timing its steps.
pub(super) fn trainer(batch: usize) -> Trainer {
    let data = data();
    let (rule, schedule) = (RuleSpec::Gd, Schedule::Constant);
    let how = Updates { rule, eta: 0.01, schedule, warmup: 0, batch, steps: 1 };
    Trainer::new(net(&data), data, &how, Init::Glorot, 0).expect("as in a phase")
}

/// 64 → 32 (ReLU) → 10.
fn net(data: &Dataset) -> Net {
    let spec = NetSpec {
        inputs: data.train.x.nrows(),
        hidden: vec![WIDTH],
        outputs: 10,
        activation: Activation::Relu,
        norm: Norm::None,
        noise: false,
        dropout: 0.0,
        bias: true,
        loss: Loss::CrossEntropy,
    };
    Net::new(spec).expect("it has inputs and units")
}

impl NetRun for EpochRun {
    fn done(&self) -> usize {
        self.course.epochs()
    }

    fn is_over(&self) -> bool {
        matches!(self.next, Next::Nothing)
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        if self.trainer.is_none() && !self.is_over() {
            self.begin_phase();
        }
        if !self.is_wanted(watch) {
            return None;
        }
        let mut evaluate = |split| self.trainer.as_mut()?.evaluate_counted(split, &mut watch.count(0));
        self.next = match self.next {
            Next::Train => Next::Validation(evaluate(Split::Train)?),
            Next::Validation(train) => {
                let validation = evaluate(Split::Validation)?;
                self.after_evaluation(train, validation)
            }
            Next::Step => self.step(watch)?,
            Next::Nothing => Next::Nothing,
        };
        if self.is_over() {
            (self.trainer, self.sampler) = (None, None);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(phases: Vec<Phase>) -> EpochCourse {
        let mut run = EpochRun::new(3, phases, data());
        for _ in 0..100_000 {
            run.advance(&Watch::forever()).expect("it is never given up");
        }
        assert!(run.is_over());
        run.course
    }

    fn phase(epochs: usize, batch: usize, eta: f64) -> Phase {
        Phase { epochs, batch, eta, warmup: 0 }
    }

    /// n = 1437.
    #[test]
    fn epochs_cost_equally_many_gradients_for_every_batch() {
        for batch in [8, 64, 1000, 1437] {
            let course = run(vec![phase(3, batch, 0.1)]);
            assert_eq!((course.epochs(), course.diverged), (3, None));
            for (epoch, updates) in course.updates.iter().enumerate() {
                let examples = *updates as f64 * batch as f64;
                assert!((examples - 1437.0 * epoch as f64).abs() <= batch as f64 / 2.0, "{batch}: {examples}");
            }
        }
    }

    #[test]
    fn cutting_a_training_into_equal_phases_changes_nothing() {
        // 479 · 3 = 1437: epochs are whole numbers of steps.
        let (whole, cut) = (run(vec![phase(4, 479, 0.3)]), run(vec![phase(1, 479, 0.3), phase(3, 479, 0.3)]));
        assert_eq!((&whole.train[..], &whole.validation[..]), (&cut.train[..], &cut.validation[..]));
        assert_eq!((whole.updates, whole.validation.len()), (cut.updates, 5));
    }

    #[test]
    fn divergence_ends_it() {
        let course = run(vec![phase(2, 32, 1e200)]);
        assert_eq!((course.epochs(), course.diverged), (0, Some(1)));
    }
}
