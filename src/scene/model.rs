//! The data model of a scene file, with its defaults.

use crate::figure::{Facets, LegendPlace};
use crate::lab::Lab;
use crate::landscape::{Noise, Spec};
use crate::optim::{Batch, Divide, Draw, ETA, Form, RuleSpec, Schedule};
use crate::scene::{ChartKind, StepOf, TimeAxis};
use crate::scene::{Claim, Stop, Words, step_of};
use serde::{Deserialize, Serialize};

/// A scene: everything a picture depends on except its size, theme, language, step and view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scene {
    /// Heading.
    pub title: Words,
    /// What to watch for, in one line.
    pub watch: Words,
    /// Number of the lecture's slide it belongs to; empty if none.
    pub slide: String,
    /// The landscape.
    pub landscape: Spec,
    /// Synthetic examples of an analytic landscape. Not used by landscapes with data.
    pub noise: Noise,
    /// Share of the rows that are set aside, drawn by the seed: Q and gradients come from the others.
    pub held_out: f64,
    /// The initial view.
    pub view: View,
    /// w⁰; the landscape's default if omitted.
    pub start: Option<(f64, f64)>,
    /// Steps of every racer.
    pub steps: usize,
    /// Seed of every random stream.
    pub seed: u64,
    /// The methods.
    pub racers: Vec<Racer>,
    /// Claims about the results, to be tested.
    pub expect: Vec<Claim>,
    /// The lab shown beside the landscape. See [`Scene::is_lab`].
    pub lab: Option<Lab>,
}

impl Default for Scene {
    fn default() -> Self {
        Self {
            title: Words::default(),
            watch: Words::default(),
            slide: String::new(),
            landscape: Spec::default(),
            noise: Noise::default(),
            held_out: 0.0,
            view: View::default(),
            start: None,
            steps: 150,
            seed: 1,
            racers: Vec::new(),
            expect: Vec::new(),
            lab: None,
        }
    }
}

impl Scene {
    /// Whether it is a lab's scene: a lab and no racers. Such a scene is drawn as its lab.
    pub const fn is_lab(&self) -> bool {
        self.lab.is_some() && self.racers.is_empty()
    }
}

/// A method: gradient estimate × update rule × step size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Racer {
    /// Update rule.
    pub rule: RuleSpec,
    /// Step size η of the first step, before warm-up.
    pub eta: f64,
    /// How many examples a gradient uses.
    pub batch: Batch,
    /// How they are drawn.
    pub draw: Draw,
    /// Divisor of the sum of a batch's gradients.
    pub divide: Divide,
    /// How η changes with the step.
    pub schedule: Schedule,
    /// k warm-up steps, over which η rises from η/k; 0 for none.
    pub warmup: usize,
    /// Which variant of the rule.
    pub form: Form,
    /// When it would stop, judged by the rows set aside. Its path goes on.
    pub stop: Option<Stop>,
    /// Custom name; if empty, a name is made from rule and batch.
    pub name: Words,
    /// Whether it runs.
    pub on: bool,
}

impl Default for Racer {
    fn default() -> Self {
        Self {
            rule: RuleSpec::Gd,
            eta: ETA.default,
            batch: Batch::Full,
            draw: Draw::Shuffled,
            divide: Divide::Batch,
            schedule: Schedule::Constant,
            warmup: 0,
            form: Form::Corrected,
            stop: None,
            name: Words::default(),
            on: true,
        }
    }
}

/// The initial view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// Left and right; fitted to start, minima and paths if omitted.
    pub x: Option<(f64, f64)>,
    /// Bottom and top.
    pub y: Option<(f64, f64)>,
    /// Spacing of the levels.
    pub scale: LevelScale,
    /// Approximate number of level lines; if omitted 4 per decade (log) or 12 (linear).
    pub levels: Option<usize>,
    /// The charts under the landscape, left to right; none if omitted.
    pub charts: Vec<ChartKind>,
    /// Where the names of the methods stand.
    pub legend: LegendPlace,
    /// If set, time counts gradients of single examples, up to this many per racer; if omitted it counts steps.
    pub gradients: Option<u64>,
    /// What has plots of its own.
    pub facets: Facets,
    /// Steps taken apart: the picture is of these, one map for each, instead of the whole paths.
    #[serde(with = "step_of")]
    pub anatomy: Vec<StepOf>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            x: None,
            y: None,
            scale: LevelScale::Log,
            levels: None,
            charts: Vec::new(),
            legend: LegendPlace::Auto,
            gradients: None,
            facets: Facets::Auto,
            anatomy: Vec::new(),
        }
    }
}

impl View {
    /// What the time axis counts.
    pub const fn time(&self) -> TimeAxis {
        if self.gradients.is_some() { TimeAxis::Evaluations } else { TimeAxis::Steps }
    }
}

/// Spacing of level lines and colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LevelScale {
    /// Equal ratios of Q − Q*.
    #[default]
    Log,
    /// Equal steps of Q.
    Linear,
}
