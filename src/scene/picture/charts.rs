//! Charts beside the landscape: loss, gradient norm and distance to the minimum against time.

use super::Race;
use crate::figure::{Axis, Curve, Layer, Marker, Plot, PlotKind};
use crate::landscape::Point;
use crate::race::{Trajectory, gradient_norms};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChartKind {
    /// Q(w), or Q(w) − Q* where Q takes negative values.
    #[default]
    Loss,
    /// ‖∇Q(w)‖.
    GradientNorm,
    /// ‖w − w*‖ to the nearest known minimum.
    Distance,
    /// The step size η_t of the schedule.
    StepSize,
}

impl ChartKind {
    /// All kinds, in menu order.
    pub const ALL: [Self; 4] = [Self::Loss, Self::GradientNorm, Self::Distance, Self::StepSize];

    /// Key of its title.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Loss => "chart-loss",
            Self::GradientNorm => "chart-gradient-norm",
            Self::Distance => "chart-distance",
            Self::StepSize => "chart-step-size",
        }
    }
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeAxis {
    /// Updates: equal for all racers.
    #[default]
    Steps,
    /// Gradients of single objects: a full step costs n, a mini-batch m. The fair axis.
    Evaluations,
}

impl TimeAxis {
    /// What one step of a racer takes on this axis.
    pub fn per_step(self, run: &Trajectory) -> u64 {
        match self {
            Self::Steps => 1,
            Self::Evaluations => run.evaluations_per_step.max(1) as u64,
        }
    }
}

/// A moment of a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What `at` counts.
    pub axis: TimeAxis,
    /// Steps or object gradients since the start.
    pub at: u64,
}

impl Moment {
    /// After this many steps of every racer.
    pub const fn step(step: usize) -> Self {
        Self { axis: TimeAxis::Steps, at: step as u64 }
    }
    /// The index of a racer's point at this moment.
    pub fn index(self, run: &Trajectory) -> usize {
        ((self.at / self.axis.per_step(run)) as usize).min(run.points.len().saturating_sub(1))
    }
    /// The last moment of a race on this axis.
    pub fn end(axis: TimeAxis, race: &Race) -> u64 {
        let dearest = race.runs().map(|(_, _, run)| axis.per_step(run)).max().unwrap_or(1);
        race.scene.steps as u64 * dearest
    }
}

/// A log axis never spans more decades than this; what is lower leaves the chart below.
const MOST_DECADES: f64 = 10.0;

/// The values one racer's curve is made of.
pub fn values(race: &Race, racer: usize, run: &Trajectory, kind: ChartKind) -> Arc<Vec<f64>> {
    match kind {
        ChartKind::Loss => match shift(race) {
            0.0 => run.losses.clone(),
            shift => Arc::new(run.losses.iter().map(|loss| loss - shift).collect()),
        },
        ChartKind::GradientNorm => Arc::new(gradient_norms(&race.landscape, run)),
        ChartKind::Distance => {
            let minima = race.landscape.minima();
            let nearest = |p: &Point| minima.iter().map(|m| (m - p).norm()).fold(f64::INFINITY, f64::min);
            Arc::new(run.points.iter().map(nearest).collect())
        }
        ChartKind::StepSize => {
            let entry = race.scene.racers[racer].entry();
            let size = |t| entry.schedule.eta(entry.eta, t, race.scene.steps, entry.warmup);
            Arc::new((1..run.points.len()).map(size).collect())
        }
    }
}

/// What is taken off the loss so that its logarithm exists: Q* where it is negative, else nothing.
fn shift(race: &Race) -> f64 {
    race.landscape.lowest().unwrap_or(0.0).min(0.0)
}

/// One chart of all racers, its values made on the spot.
pub fn chart(race: &Race, kind: ChartKind, moment: Moment, raised: Option<usize>, lang: Lang) -> Plot {
    let curves: Vec<(usize, Arc<Vec<f64>>)> = race.runs().map(|(k, _, run)| (k, values(race, k, run, kind))).collect();
    chart_of(race, &curves, kind, moment, raised, lang)
}

/// One chart from values made before (by [`values`], per racer).
pub fn chart_of(
    race: &Race,
    values: &[(usize, Arc<Vec<f64>>)],
    kind: ChartKind,
    moment: Moment,
    raised: Option<usize>,
    lang: Lang,
) -> Plot {
    let mut layers = Vec::new();
    for (racer, values) in values {
        let Some(run) = race.trajectories.get(*racer).and_then(Option::as_ref) else { continue };
        let per_step = moment.axis.per_step(run) as f64;
        // A step size belongs to the step it makes, from step 1.
        let skipped = usize::from(kind == ChartKind::StepSize);
        layers.push(Layer::Curve(Curve {
            racer: *racer,
            slot: race.slots[*racer],
            x: (skipped as f64 * per_step, per_step),
            values: values.clone(),
            at: moment.index(run).checked_sub(skipped),
            dashed: Marker::of(race.slots[*racer]).hollow,
            diverged: false,
            noisy: race.is_noisy(*racer),
            faded: raised.is_some_and(|other| other != *racer),
        }));
    }
    let x_key = match moment.axis {
        TimeAxis::Steps => "axis-step",
        TimeAxis::Evaluations => "axis-evaluations",
    };
    let end = Moment::end(moment.axis, race).max(1) as f64;
    let title = match kind {
        ChartKind::Loss if shift(race) < 0.0 => lang.t("chart-loss-above"),
        _ => lang.t(kind.text_key()),
    };
    // A loss without a floor (the saddle's) has no logarithm.
    let log = kind != ChartKind::Loss || !values.iter().any(|(_, values)| values.iter().any(|q| *q < 0.0));
    let range = if log { decades(values) } else { span(values) };
    Plot {
        title,
        kind: PlotKind::Chart,
        x: Axis { label: lang.t(x_key), range: (0.0, end), log: false },
        y: Axis { label: String::new(), range, log },
        layers,
        colour_bar: None,
        cursor: Some(moment.at as f64),
    }
}

/// A curve that rises above its beginning by more than this leaves the chart at the top.
const MOST_RISE: f64 = 1e3;

/// Whole decades around the values; the top is set by where curves begin and by their middle, so that one
/// racer's explosion does not flatten the others.
fn decades(values: &[(usize, Arc<Vec<f64>>)]) -> (f64, f64) {
    let positive = |v: &&f64| **v > 0.0 && v.is_finite();
    let (mut low, mut high) = (f64::INFINITY, 0.0f64);
    for (_, values) in values {
        let mut kept: Vec<f64> = values.iter().filter(positive).copied().collect();
        if kept.is_empty() {
            continue;
        }
        let first = kept[0];
        let middle = kept.len() / 2;
        let usual = *kept.select_nth_unstable_by(middle, f64::total_cmp).1;
        high = high.max(first).max(usual.min(first * MOST_RISE));
        low = low.min(kept.iter().copied().fold(f64::INFINITY, f64::min));
    }
    if high == 0.0 {
        return (0.1, 10.0);
    }
    let mut top = high.log10().ceil();
    let mut bottom = low.log10().floor().max(top - MOST_DECADES);
    if top - bottom < 1.0 {
        top = bottom + 1.0;
    }
    bottom = bottom.max(-300.0);
    (10f64.powf(bottom), 10f64.powf(top.min(300.0)))
}

/// The values from where curves begin down to the lowest tenth, on a linear axis.
fn span(values: &[(usize, Arc<Vec<f64>>)]) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, values) in values {
        let mut kept: Vec<f64> = values.iter().filter(|q| q.is_finite()).copied().collect();
        let Some(first) = kept.first().copied() else { continue };
        let tenth = kept.len() / 10;
        low = low.min(*kept.select_nth_unstable_by(tenth, f64::total_cmp).1);
        high = high.max(first);
    }
    let size = (high - low).max(1e-12);
    if low <= high { (low - 0.05 * size, high + 0.05 * size) } else { (-1.0, 1.0) }
}
