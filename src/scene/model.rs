//! What a scene file says, field by field, with its defaults.

use crate::lab::Lab;
use crate::landscape::{Noise, Spec};
use crate::optim::{Batch, Divide, Draw, ETA, Form, RuleSpec, Schedule};
use crate::scene::{ChartKind, TimeAxis};
use crate::scene::{Claim, Words};
use serde::{Deserialize, Serialize};

/// A scene: everything a picture depends on but its size, theme, language, step and view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scene {
    /// Heading.
    pub title: Words,
    /// What to watch: one line.
    pub watch: Words,
    /// Number of the lecture's slide it belongs to; empty when none.
    pub slide: String,
    /// The surface.
    pub landscape: Spec,
    /// Objects of an analytic surface. Not used by landscapes with rows of their own.
    pub noise: Noise,
    /// What the first view shows.
    pub view: View,
    /// w⁰; the landscape's own where left out.
    pub start: Option<(f64, f64)>,
    /// Steps of every racer.
    pub steps: usize,
    /// Seed of every random stream.
    pub seed: u64,
    /// The methods.
    pub racers: Vec<Racer>,
    /// What will happen, to be tested.
    pub expect: Vec<Claim>,
    /// The lab that is open beside the landscape. See [`Scene::is_lab`].
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
    /// Whether it is a lab's own scene: a lab and no methods. Such a scene is drawn as its lab.
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
    /// How many objects a gradient sees.
    pub batch: Batch,
    /// How they are drawn.
    pub draw: Draw,
    /// What their sum is divided by.
    pub divide: Divide,
    /// How η changes with the step.
    pub schedule: Schedule,
    /// Steps over which η rises from η/k; 0 for none.
    pub warmup: usize,
    /// The rule as it should be, or as printed on the slide.
    pub form: Form,
    /// Its own name; made from rule and batch where empty.
    pub name: Words,
    /// Whether it is drawn.
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
            name: Words::default(),
            on: true,
        }
    }
}

/// What the first view shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// Left and right; fitted to start, minima and paths where left out.
    pub x: Option<(f64, f64)>,
    /// Bottom and top.
    pub y: Option<(f64, f64)>,
    /// Spacing of the levels.
    pub scale: LevelScale,
    /// About how many level lines; 4 per decade where left out (log), 12 (linear).
    pub levels: Option<usize>,
    /// What is charted under the landscape, left to right, where the scene is about it; nothing where left out.
    pub charts: Vec<ChartKind>,
    /// Time counts gradients of single objects, up to so many for each method; steps where left out.
    pub gradients: Option<u64>,
}

impl Default for View {
    fn default() -> Self {
        Self { x: None, y: None, scale: LevelScale::Log, levels: None, charts: Vec::new(), gradients: None }
    }
}

impl View {
    /// What time counts.
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
