//! A net's training with its losses and accuracies at even distances: a run of a sweep over seeds and settings.
//!
//! A unit of the work is the training from one evaluation to the next; with as many steps as an epoch has it is an epoch.
//! The trainer is made when the work begins and given back when it is over, so that hundreds of runs can be listed.

use super::series::Series;
use super::side_by_side::NetRun;
use crate::job::Watch;
use crate::net::{Evaluation, Split, Trainer};

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

/// Makes a run's trainer; the settings have been checked.
pub(super) type MakeTrainer = Box<dyn FnOnce() -> Trainer + Send>;

/// A net at work.
pub(super) struct Learning {
    make: Option<MakeTrainer>,
    trainer: Option<Trainer>,
    /// Steps of a unit.
    every: usize,
    units: usize,
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
    /// Of `units` units, `every` steps each (at least one).
    pub(super) fn new(make: MakeTrainer, every: usize, units: usize) -> Self {
        let every = every.max(1);
        Self { make: Some(make), trainer: None, every, units, step: 0, next: Next::Train, course: Course::default() }
    }

    fn step(&mut self, watch: &Watch<'_>) -> Option<Next> {
        let trainer = self.trainer.as_mut().expect("made when the work began");
        let loss = trainer.measure_counted(&mut watch.count(0))?;
        trainer.update();
        if !loss.is_finite() || !trainer.weights().iter().all(|w| w.is_finite()) {
            self.course.diverged = Some(self.step);
            return Some(Next::Nothing);
        }
        self.step += 1;
        Some(if self.step.is_multiple_of(self.every) { Next::Train } else { Next::Step })
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
                if self.course.units() >= self.units { Next::Nothing } else { Next::Step }
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

    fn run(eta: f64, every: usize, units: usize) -> Learning {
        let mut learning = Learning::new(Box::new(move || trainer(eta)), every, units);
        for _ in 0..10_000 {
            learning.advance(&Watch::forever()).expect("it is never given up");
        }
        assert!(learning.is_over());
        learning
    }

    #[test]
    fn it_is_the_trainers_own_path() {
        let course = run(0.1, 7, 3).course;
        let mut trainer = trainer(0.1);
        for unit in 0..=3 {
            assert_eq!(course.train.loss[unit], trainer.evaluate(Split::Train).loss);
            assert_eq!(course.validation.accuracy[unit], trainer.evaluate(Split::Validation).accuracy.unwrap_or(-1.0));
            for _ in 0..7 {
                trainer.measure();
                trainer.update();
            }
        }
        assert_eq!((course.units(), course.train.loss.len(), course.diverged), (3, 4, None));
    }

    #[test]
    fn divergence_ends_it() {
        let learning = run(1e200, 5, 100);
        assert!(learning.course.diverged.is_some_and(|step| step < 5), "{:?}", learning.course.diverged);
        assert_eq!(learning.course.units(), 0);
    }
}
