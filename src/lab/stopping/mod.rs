//! Slides 3, 4, 7, 11: training stops when the error on held-out data stops falling.
//!
//! Nets are trained on few examples, far beyond the step where the held-out loss is least. The rule looks at the mean of the
//! last `window` evaluations: the best so far is kept, and `patience` steps without a better one end the training. It is told
//! afterwards where that would have been, so that the rest of the curve shows what stopping saves and what it costs. The slides
//! say "test error": what decides when to stop is held-out data, and would no longer be a test.

mod charts;
mod findings;
mod run;
mod table;
mod verdict;

pub use findings::{Findings, Stopped};

use super::net_cost::series;
use super::trained_nets::flat_in_scenes;
use super::{Digits, LabError, LabJob, LabKind, Network, Quantity, TrainedNets, Training, Variant};
use crate::cost::Cost;
use crate::params::{Param, Parameters};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The stopping lab as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Stopping {
    /// The nets that are trained.
    pub trained: TrainedNets,
    /// Training examples; all where there are fewer.
    pub examples: usize,
    /// Trainings of each net, with the scene's seed and those that follow it.
    pub seeds: usize,
    /// Steps from one evaluation to the next.
    pub every: usize,
    /// Evaluations whose mean the rule looks at.
    pub window: usize,
    /// Steps without a better mean after which it stops.
    pub patience: usize,
}

flat_in_scenes!(Stopping { examples: usize, seeds: usize, every: usize, window: usize, patience: usize });

impl Default for Stopping {
    fn default() -> Self {
        let network = Network::Digits(Digits { width: 64.0, ..Digits::default() });
        let (eta, batch) = network.usual();
        let training = Training { eta, batch, steps: 2000, ..Training::default() };
        let trained = TrainedNets { network, nets: vec![Variant::Plain], training };
        let [examples, seeds, every, window, patience] =
            [0, 1, 2, 3, 4].map(|index| Self::PARAMS[index].default as usize);
        Self { trained, examples, seeds, every, window, patience }
    }
}

impl Stopping {
    /// The descriptions of its own numbers, in order.
    pub const PARAMS: &'static [Param] = &[
        Param::whole("examples", "stopping-examples", 100.0, (1.0, 1e6), (20.0, 1000.0)),
        // Each is a whole training; a figure of more trainings shows no more.
        Param::whole("seeds", "stopping-seeds", 5.0, (1.0, 20.0), (1.0, 10.0)),
        Param::whole("every", "stopping-every", 10.0, (1.0, 1e5), (1.0, 100.0)),
        Param::whole("window", "stopping-window", 1.0, (1.0, 100.0), (1.0, 20.0)),
        Param::whole("patience", "stopping-patience", 100.0, (1.0, 1e5), (10.0, 1000.0)),
    ];

    /// Evaluations after the one before the first step.
    pub(super) fn units(&self) -> usize {
        self.trained.training.steps.div_ceil(self.every.max(1))
    }
}

impl Parameters for Stopping {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.examples, self.seeds, self.every, self.window, self.patience][index] as f64
    }
    fn set(&mut self, index: usize, value: f64) {
        let fields = [&mut self.examples, &mut self.seeds, &mut self.every, &mut self.window, &mut self.patience];
        *fields.into_iter().nth(index).expect("an index of its descriptions") = value as usize;
    }
}

impl LabKind for Stopping {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("", self)]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        field.is_empty().then_some(self)
    }

    fn trained(&self) -> Option<&TrainedNets> {
        Some(&self.trained)
    }

    fn trained_mut(&mut self) -> Option<&mut TrainedNets> {
        Some(&mut self.trained)
    }

    fn quantities(&self) -> &'static [Quantity] {
        use Quantity::*;
        &[BestStep, StopStep, LossAtBest, LossAtStop, LossAtEnd, TrainingLossAtEnd]
    }

    fn cost(&self) -> Cost {
        let Self { trained, .. } = self;
        let (size, seeds, units) = (trained.size(), self.seeds as f64, self.units() as f64);
        let of_training =
            trained.training_cost() + size.evaluations(units + 1.0, trained.examples()) + series(5.0, units + 1.0);
        // The data of every seed, and the nets that tell faults before the work begins.
        trained.data() * (1.0 + seeds) + of_training * (trained.count() * (seeds + 1.0))
    }

    fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        run::start(self, seed, folder)
    }
}
