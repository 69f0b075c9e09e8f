//! A net's training with its losses and accuracies at even distances: a run of a sweep over seeds and settings.
//!
//! A unit of the work is the training from one evaluation to the next; with as many steps as an epoch has it is an epoch.
//! The last unit is shorter where the training's steps are not a multiple of it.
//! The trainer is made when the work begins and given back when it is over, so that hundreds of runs can be listed.

use super::series::Series;
use super::side_by_side::NetRun;
use crate::figure::Places;
use crate::job::Watch;
use crate::net::{Evaluation, Split, Trainer};
use std::sync::Arc;

/// Loss and accuracy in inference mode, at even distances.
#[derive(Clone, Debug, Default)]
pub struct Evaluated {
    /// Loss.
    pub loss: Series,
    /// Share of right answers; NaN where there are no classes.
    pub accuracy: Series,
}

/// What was found of a net: evaluations before the first step and after every unit.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// On all training data.
    pub train: Evaluated,
    /// On held-out data.
    pub validation: Evaluated,
    /// The step whose weights or loss are no longer finite.
    pub diverged: Option<usize>,
}

impl Course {
    /// Units that are done.
    pub fn units(&self) -> usize {
        self.validation.loss.len().saturating_sub(1)
    }
}

impl Evaluated {
    /// Adds an evaluation.
    pub(super) fn push(&mut self, evaluation: Evaluation) {
        self.loss.push(evaluation.loss);
        match evaluation.accuracy {
            Some(share) => self.accuracy.push(share),
            None => self.accuracy.push_gap(),
        }
    }
}

/// The step of evaluation `k` of a training of `steps` steps, evaluated after every `every` ones and at the end.
pub(super) fn step_of(k: usize, every: usize, steps: usize) -> usize {
    k.saturating_mul(every).min(steps)
}

/// The steps of all its evaluations, as x of curves.
pub(super) fn places(every: usize, steps: usize) -> Places {
    let last = steps.div_ceil(every.max(1));
    Places::Free(Arc::new((0..=last).map(|k| step_of(k, every, steps) as f64).collect()))
}

/// Makes a run's trainer; the settings have been checked.
pub(super) type MakeTrainer = Box<dyn FnOnce() -> Trainer + Send>;

/// A net at work.
pub(super) struct Learning {
    make: Option<MakeTrainer>,
    trainer: Option<Trainer>,
    /// Steps of a unit, and of the training.
    every: usize,
    steps: usize,
    /// Steps done.
    step: usize,
    next: Next,
    /// What was found so far.
    pub(super) course: Course,
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

impl Learning {
    /// Of `steps` steps, evaluated after every `every` ones (at least one) and at the end.
    pub(super) fn new(make: MakeTrainer, every: usize, steps: usize) -> Self {
        let every = every.max(1);
        Self { make: Some(make), trainer: None, every, steps, step: 0, next: Next::Train, course: Course::default() }
    }

    fn step(&mut self, watch: &Watch<'_>) -> Option<Next> {
        let trainer = self.trainer.as_mut().expect("made when the work began");
        let loss = trainer.measure_counted(&mut watch.count(0))?;
        if loss.is_finite() {
            trainer.update();
            self.step += 1;
        }
        if !loss.is_finite() || !trainer.weights().iter().all(|w| w.is_finite()) {
            self.course.diverged = Some(self.step);
            return Some(Next::Nothing);
        }
        let is_evaluated = self.step == self.steps || self.step.is_multiple_of(self.every);
        Some(if is_evaluated { Next::Train } else { Next::Step })
    }
}

impl NetRun for Learning {
    fn done(&self) -> usize {
        self.course.units()
    }

    fn is_over(&self) -> bool {
        matches!(self.next, Next::Nothing)
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        if let Some(make) = self.make.take() {
            self.trainer = Some(make());
        }
        let mut evaluate = |split| self.trainer.as_mut()?.evaluate_counted(split, &mut watch.count(0));
        self.next = match self.next {
            Next::Train => Next::Validation(evaluate(Split::Train)?),
            Next::Validation(train) => {
                let validation = evaluate(Split::Validation)?;
                self.course.train.push(train);
                self.course.validation.push(validation);
                if self.step >= self.steps { Next::Nothing } else { Next::Step }
            }
            Next::Step => self.step(watch)?,
            Next::Nothing => Next::Nothing,
        };
        if self.is_over() {
            self.trainer = None;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Network, TrainedNets};
    use std::path::Path;

    fn trainer(eta: f64) -> Trainer {
        let mut nets = TrainedNets { network: Network::all()[1].clone(), ..TrainedNets::default() };
        (nets.training.eta, nets.training.batch) = (eta, 32);
        nets.trainers(1, Path::new("")).expect("the digits are built in").remove(0)
    }

    fn run(eta: f64, every: usize, steps: usize) -> Learning {
        let mut learning = Learning::new(Box::new(move || trainer(eta)), every, steps);
        for _ in 0..10_000 {
            learning.advance(&Watch::forever()).expect("it is never given up");
        }
        assert!(learning.is_over());
        learning
    }

    #[test]
    fn it_is_the_trainers_own_path() {
        // The last unit has five steps only.
        let course = run(0.1, 7, 19).course;
        let mut trainer = trainer(0.1);
        for unit in 0..=3 {
            assert_eq!(course.train.loss[unit], trainer.evaluate(Split::Train).loss);
            assert_eq!(course.validation.accuracy[unit], trainer.evaluate(Split::Validation).accuracy.unwrap_or(-1.0));
            for _ in 0..step_of(unit + 1, 7, 19) - step_of(unit, 7, 19) {
                trainer.measure();
                trainer.update();
            }
        }
        assert_eq!(places(7, 19), Places::Free(Arc::new(vec![0.0, 7.0, 14.0, 19.0])));
        assert_eq!((course.units(), course.train.loss.len(), course.diverged), (3, 4, None));
    }

    #[test]
    fn divergence_ends_it() {
        let learning = run(1e200, 5, 500);
        assert!(learning.course.diverged.is_some_and(|step| (1..5).contains(&step)), "{:?}", learning.course.diverged);
        assert_eq!(learning.course.units(), 0);
    }
}
