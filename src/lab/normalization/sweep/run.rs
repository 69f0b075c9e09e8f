//! The work of a sweep; a unit of it is an epoch of one seed of a setting.
//!
//! A setting trains its seeds one after another, so that no more nets are alive than there are settings, and the first
//! seed of all settings is there first.

use super::{Findings, Outcome, Plan, SettingFindings};
use crate::cost::Cost;
use crate::job::Watch;
use crate::lab::learning::Learning;
use crate::lab::net_cost::{self, DIGITS, NetCost, series};
use crate::lab::normalization::Normalization;
use crate::lab::seeds::seeds;
use crate::lab::side_by_side::{NetRun, SideBySide};
use crate::lab::{LabError, LabJob, trainers};
use crate::net::{Dataset, Trainer};
use std::sync::Arc;

/// The work on one setting.
struct Setting {
    make: Arc<dyn Fn(u64) -> Trainer + Send + Sync>,
    /// A run each, one after another.
    seeds: Vec<u64>,
    /// Steps of an epoch.
    every: usize,
    epochs: usize,
    /// The run at work.
    current: Option<Learning>,
    found: SettingFindings,
}

/// Begins the work.
pub fn start(lab: &Normalization, seed: u64) -> Result<LabJob, LabError> {
    let plan = Plan::of(lab);
    if !plan.is_batch && plan.batch(0) == 1 {
        return Err(LabError::BatchOfOne { found: 1 });
    }
    let data = Arc::new(Dataset::digits());
    let mut runs = Vec::new();
    for (net, value) in plan.settings().filter(|(net, value)| plan.is_possible(*net, *value)) {
        let (network, variant) = (plan.network.clone(), plan.nets[net]);
        let (training, data) = (plan.training(value), data.clone());
        let make = move |seed| trainers::trainer(&network, &variant, &training, &data, seed);
        // Settings that cannot be trained are told before any work is done.
        make(seed)?;
        let make = Arc::new(move |seed| make(seed).expect("the seed does not decide whether a net can be trained"));
        let every = Plan::steps(plan.batch(value));
        let found = SettingFindings { net, value, ..SettingFindings::default() };
        let (seeds, epochs) = (seeds(seed, plan.seeds).collect(), plan.epochs);
        runs.push(Setting { make, seeds, every, epochs, current: None, found });
    }
    let total = plan.seeds * plan.epochs;
    let own = lab.clone();
    let gather = move |runs: &[Setting]| {
        let settings = runs.iter().map(|run| run.found.clone()).collect();
        Findings { lab: own.clone(), plan: plan.clone(), settings }
    };
    Ok(SideBySide::start(lab.clone().into(), seed, runs, total, gather))
}

/// A net of every setting at once; its seeds one after another. An epoch is as many steps as it has whole batches.
pub(in crate::lab::normalization) fn cost(lab: &Normalization) -> Cost {
    let plan = Plan::of(lab);
    let size = NetCost::of(&plan.network);
    let epochs = plan.epochs as f64;
    let of_setting = |(_, value): (usize, usize)| {
        let batch = plan.batch(value);
        let one = size.steps(epochs * Plan::steps(batch) as f64, batch as f64)
            + size.evaluations(epochs + 1.0, DIGITS.0 + DIGITS.1);
        one * plan.seeds as f64 + size.trainer(batch as f64) + series(6.0, epochs + plan.seeds as f64)
    };
    plan.settings().map(of_setting).sum::<Cost>() + net_cost::digits()
}

impl NetRun for Setting {
    fn done(&self) -> usize {
        self.found.outcomes.len() * self.epochs + self.current.as_ref().map_or(0, NetRun::done)
    }

    fn is_over(&self) -> bool {
        self.found.outcomes.len() >= self.seeds.len()
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let Some(&seed) = self.seeds.get(self.found.outcomes.len()) else { return Some(()) };
        let make = self.make.clone();
        let (every, epochs) = (self.every, self.epochs);
        let run =
            self.current.get_or_insert_with(|| Learning::new(Box::new(move || make(seed)), every, every * epochs));
        run.advance(watch)?;
        if run.is_over() {
            let last = |series: &[f64]| series.last().copied().unwrap_or(f64::NAN);
            let course = &run.course;
            let outcome = Outcome {
                seed,
                train: last(&course.train.accuracy),
                validation: last(&course.validation.accuracy),
                diverged: course.diverged,
            };
            self.found.outcomes.push(outcome);
            self.current = None;
        }
        Some(())
    }
}
