//! The batch size lab, slides 14–19: what more examples in a batch buy, and what they cost.
//!
//! | part | question | source |
//! |---|---|---|
//! | [`noise`] | from which batch on do more examples buy nothing, along a path of gradient descent? | McCandlish et al. 2018 |
//! | [`spread`] | how much does the gradient of a batch vary? | |
//! | [`sweep`] | for which batches and learning rates does a net learn, the epochs being equal? | Masters & Luschi 2018 |
//! | [`training`] | how does the batch change a whole training? | Hoffer 2017, Goyal 2017, Smith 2018 |
//!
//! The first two are on the lecture's rows at one point of the plane; the others train a net 64-32-10 (ReLU,
//! cross-entropy) on the built-in digits by mini-batch gradient descent without momentum.

mod curves;
mod epochs;
pub mod noise;
mod rows;
pub mod spread;
pub mod sweep;
pub mod training;

pub use epochs::{EpochCourse, Phase};

use self::spread::step_times::StepTimes;
use super::{Choice, LabError, LabJob, LabKind, Quantity};
use crate::cost::Cost;
use crate::geometry::Point;
use crate::job::Watch;
use crate::parameters;
use crate::params::{Allowed, Param, Parameters, Scale};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The spread of a batch's gradient against the batch size.
    #[default]
    Spread,
    /// The noise scale along a path.
    Noise,
    /// A net under every batch size and learning rate.
    Sweep,
    /// Whole trainings.
    Training,
}

impl Part {
    /// All of them, in menu order.
    pub const ALL: [Self; 4] = [Self::Spread, Self::Noise, Self::Sweep, Self::Training];
}

/// Which trainings the part [`Part::Training`] compares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// Several batches under one learning rate, by epoch: slide 17.
    #[default]
    Epochs,
    /// Batches under a learning rate in proportion to them, with and without warm-up: slide 18.
    Scaling,
    /// A falling learning rate or a growing batch: slide 19.
    Growth,
}

impl Show {
    /// All of them, in menu order.
    pub const ALL: [Self; 3] = [Self::Epochs, Self::Scaling, Self::Growth];
}

parameters! {
    /// The path of gradient descent.
    pub struct Descent {
        /// Learning rate.
        eta: Param {
            key: "eta",
            symbol: "η",
            text: "eta",
            default: 0.001,
            allowed: Allowed::POSITIVE,
            slider: (1e-5, 0.01),
            scale: Scale::Log,
        },
        /// Steps.
        steps: Param {
            key: "steps",
            symbol: "",
            text: "descent-steps",
            default: 200.0,
            // Every step sees all rows twice: more would not be there at once.
            allowed: Allowed::between(1.0, 5000.0),
            slider: (10.0, 1000.0),
            scale: Scale::Whole,
        },
    }
}

parameters! {
    /// How the spread is measured.
    pub struct Draws {
        /// Batches of every size.
        batches: Param {
            key: "batches",
            symbol: "",
            text: "draws-batches",
            default: 4000.0,
            allowed: Allowed::between(2.0, 1e6),
            slider: (10.0, 10_000.0),
            scale: Scale::Whole,
        },
    }
}

const fn epochs(default: f64, most: f64) -> Param {
    Param {
        key: "epochs",
        symbol: "",
        text: "batch-epochs",
        default,
        // The order of examples of all epochs is in memory.
        allowed: Allowed::between(1.0, most),
        slider: (2.0, 100.0),
        scale: Scale::Whole,
    }
}

const fn seeds(default: f64) -> Param {
    Param {
        key: "seeds",
        symbol: "",
        text: "batch-seeds",
        default,
        // All nets of all seeds are in memory at once.
        allowed: Allowed::between(1.0, 10.0),
        slider: (1.0, 10.0),
        scale: Scale::Whole,
    }
}

parameters! {
    /// How long and how often the nets of the sweep are trained.
    pub struct Grid {
        /// Epochs, equal for all batches.
        epochs: epochs(10.0, 100.0),
        /// Seeds: the scene's and the next ones.
        seeds: seeds(3.0),
    }
}

parameters! {
    /// How long and how often the nets of a whole training are trained.
    pub struct Whole {
        /// Epochs, equal for all batches: a fifth of the slides' 205.
        epochs: epochs(41.0, 400.0),
        /// Seeds: the scene's and the next ones.
        seeds: seeds(5.0),
    }
}

/// The batch size lab as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BatchSize {
    /// What is measured.
    pub part: Part,
    /// Which trainings [`Part::Training`] compares.
    pub show: Show,
    /// The point at which gradients are taken, or where the path starts.
    pub start: (f64, f64),
    /// The path of [`Part::Noise`].
    pub descent: Descent,
    /// The batches of [`Part::Spread`].
    pub draws: Draws,
    /// The trainings of [`Part::Sweep`].
    pub grid: Grid,
    /// The trainings of [`Part::Training`].
    pub whole: Whole,
}

impl BatchSize {
    /// The point at which gradients are taken, or where the path starts.
    fn point(&self) -> Point {
        Point::new(self.start.0, self.start.1)
    }

    /// The descriptions of the point's coordinates; `start.0` and `start.1` are paths into the pair.
    pub const PARAMS: &'static [Param] =
        &[coordinate("start.0", "w₁", -6.210_031_21), coordinate("start.1", "w₂", -1.218_683_61)];
}

/// Beyond, squares of gradients are not numbers.
const fn coordinate(key: &'static str, symbol: &'static str, default: f64) -> Param {
    let allowed = Allowed::between(-1e50, 1e50);
    Param { key, symbol, text: "coordinate", default, allowed, slider: (-8.0, 8.0), scale: Scale::Linear }
}

impl Default for BatchSize {
    /// The start of the lecture's pictures.
    fn default() -> Self {
        Self {
            part: Part::default(),
            show: Show::default(),
            start: (Self::PARAMS[0].default, Self::PARAMS[1].default),
            descent: Descent::DEFAULT,
            draws: Draws::DEFAULT,
            grid: Grid::DEFAULT,
            whole: Whole::DEFAULT,
        }
    }
}

impl Parameters for BatchSize {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.start.0, self.start.1][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        *[&mut self.start.0, &mut self.start.1][index] = value;
    }
}

impl LabKind for BatchSize {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![
            ("", self),
            ("descent", &self.descent),
            ("draws", &self.draws),
            ("grid", &self.grid),
            ("whole", &self.whole),
        ]
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        Some(match field {
            "" => self,
            "descent" => &mut self.descent,
            "draws" => &mut self.draws,
            "grid" => &mut self.grid,
            "whole" => &mut self.whole,
            _ => return None,
        })
    }

    fn is_in_use(&self, field: &str, _key: &str) -> bool {
        match self.part {
            Part::Spread => matches!(field, "" | "draws"),
            Part::Noise => matches!(field, "" | "descent"),
            Part::Sweep => field == "grid",
            Part::Training => field == "whole",
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let mut choices = vec![Choice::of("part", &Part::ALL, &self.part)];
        if self.part == Part::Training {
            choices.push(Choice::of("show", &Show::ALL, &self.show));
        }
        choices
    }

    fn choose(&mut self, field: &str, option: usize) {
        match field {
            "part" => self.part = Part::ALL[option],
            "show" => self.show = Show::ALL[option],
            _ => {}
        }
    }

    fn is_random(&self) -> bool {
        self.part != Part::Noise
    }

    fn net_names(&self, lang: Lang) -> Vec<String> {
        match self.part {
            Part::Spread => spread::names(lang),
            Part::Noise => noise::names(lang),
            Part::Sweep => sweep::names(),
            Part::Training => training::names(self.show, lang),
        }
    }

    fn timed(&self, watch: &Watch<'_>) -> Option<Box<dyn Fn(Lang) -> String + Send>> {
        let times = (self.part == Part::Spread).then(|| StepTimes::measured(watch))??;
        Some(Box::new(move |lang| times.words(lang)))
    }

    fn quantities(&self) -> &'static [Quantity] {
        match self.part {
            Part::Spread => &[Quantity::SpreadSlope, Quantity::Spread],
            Part::Noise => &[Quantity::NoiseScale],
            Part::Sweep => &[Quantity::HeldOutError, Quantity::BestRate, Quantity::StableRates],
            Part::Training => &[Quantity::HeldOutError, Quantity::Updates],
        }
    }

    fn cost(&self) -> Cost {
        match self.part {
            Part::Spread => spread::cost(self),
            Part::Noise => noise::cost(self),
            Part::Sweep => sweep::cost(self),
            Part::Training => training::cost(self),
        }
    }

    fn start(&self, seed: u64, _folder: &Path) -> Result<LabJob, LabError> {
        Ok(match self.part {
            Part::Spread => spread::start(self, seed),
            Part::Noise => noise::start(self, seed),
            Part::Sweep => sweep::start(self, seed),
            Part::Training => training::start(self, seed),
        })
    }
}
