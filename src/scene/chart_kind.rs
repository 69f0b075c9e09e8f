//! What can be charted of a race: the list of chart kinds.
//!
//! A new chart kind is an entry of `chart_kinds!` below, with what it is called and how its values are made, and its
//! words in both text tables. Menus, scene files, the docs table and the tests iterate the list.

use crate::geometry::Point;
use crate::job::{Count, PIECE};
use crate::landscape::Landscape;
use crate::race::{Entry, Trajectory, Within, gradient_norms_counted, within_counted};
use crate::scene::stop::held_out_losses;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the values of one racer's curve are made from.
pub struct ChartSource<'a> {
    /// The race's surface.
    pub landscape: &'a Landscape,
    /// The racer's method.
    pub entry: Entry,
    /// Its run.
    pub run: &'a Trajectory,
    /// Steps of the scene.
    pub steps: usize,
    /// Seed of the scene.
    pub seed: u64,
}

/// How a chart's vertical axis is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartAxis {
    /// Logarithmic.
    Log,
    /// Logarithmic, but linear where a value is negative: a loss without a floor (the saddle's) has no logarithm.
    LogUnlessNegative,
    /// From zero to the largest value: counts and sums.
    Sums,
    /// From zero; a curve that rises far above its first value leaves the chart.
    FromZero,
}

/// What there is to say of a chart kind.
struct Plan {
    /// Key of its title; `.doc` says what it shows.
    text_key: &'static str,
    /// Key of its title where Q takes negative values, if that is another.
    text_key_of_negative: Option<&'static str>,
    /// The step of the first value: 0 for what a point has, 1 for what belongs to the step that is made.
    first_step: usize,
    axis: ChartAxis,
    /// Whether a value holds until the next one: counters, whose curves are stairs.
    is_stairs: bool,
    /// Whether its values need a gradient at every point, which is a race of its own.
    needs_gradients: bool,
    /// The values of a curve; none when given up. What is over in some milliseconds for a racer need not count.
    values: fn(&ChartSource<'_>, &mut Count<'_>) -> Option<Vec<f64>>,
}

/// A plan with a value for every point, on a logarithmic axis.
const OF_POINTS: Plan = Plan {
    text_key: "",
    text_key_of_negative: None,
    first_step: 0,
    axis: ChartAxis::Log,
    is_stairs: false,
    needs_gradients: false,
    values: |_, _| None,
};

/// A plan with a value for every step, on a logarithmic axis.
const OF_STEPS: Plan = Plan { first_step: 1, ..OF_POINTS };

/// Declares [`ChartKind`] from names in scenes with their [`Plan`]s.
macro_rules! chart_kinds {
    ($( $(#[$meta:meta])* $Name:ident => $plan:expr, )+) => {
        /// What a chart shows.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ChartKind {
            $( $(#[$meta])* $Name, )+
        }

        impl ChartKind {
            /// All kinds, in menu order.
            pub const ALL: &'static [Self] = &[$( Self::$Name, )+];

            const fn plan(self) -> &'static Plan {
                match self {
                    $( Self::$Name => const { &$plan }, )+
                }
            }
        }
    };
}

chart_kinds! {
    /// Q(w), or Q(w) − Q* where Q takes negative values.
    #[default]
    Loss => Plan {
        text_key: "chart-loss",
        text_key_of_negative: Some("chart-loss-above"),
        axis: ChartAxis::LogUnlessNegative,
        values: |source, _| Some(losses_above(source.run, lift(source.landscape))),
        ..OF_POINTS
    },
    /// The loss on the rows set aside; NaN where there are none.
    HeldOut => Plan {
        text_key: "chart-held-out",
        values: |source, count| held_out_losses(source.landscape, source.run, count),
        ..OF_POINTS
    },
    /// Q(w) − Q*, which goes on falling where Q has settled near Q*; empty where Q* is not known.
    Excess => Plan {
        text_key: "chart-excess",
        values: |source, _| Some(losses_above(source.run, source.landscape.lowest().unwrap_or(f64::NAN))),
        ..OF_POINTS
    },
    /// ‖∇Q(w)‖.
    GradientNorm => Plan {
        text_key: "chart-gradient-norm",
        needs_gradients: true,
        values: |source, count| gradient_norms_counted(source.landscape, source.run, count),
        ..OF_POINTS
    },
    /// ‖w − w*‖ to the nearest known minimum.
    Distance => Plan { text_key: "chart-distance", values: distances, ..OF_POINTS },
    /// |w₁ − w₁*| to the nearest known minimum.
    DistanceX => Plan {
        text_key: "chart-distance-x",
        values: |source, count| distances_of(source, 0, count),
        ..OF_POINTS
    },
    /// |w₂ − w₂*| to the nearest known minimum.
    DistanceY => Plan {
        text_key: "chart-distance-y",
        values: |source, count| distances_of(source, 1, count),
        ..OF_POINTS
    },
    /// The step size η_t of the schedule.
    StepSize => Plan {
        text_key: "chart-step-size",
        values: |source, _| Some(step_sizes(source).collect()),
        ..OF_STEPS
    },
    /// Ση_t so far. Robbins & Monro 1951 ask that it grows without end.
    StepSizeSum => Plan {
        text_key: "chart-step-size-sum",
        axis: ChartAxis::Sums,
        values: |source, _| Some(sums(step_sizes(source))),
        ..OF_STEPS
    },
    /// Ση_t² so far. They ask that it stays finite.
    StepSizeSquares => Plan {
        text_key: "chart-step-size-squares",
        axis: ChartAxis::Sums,
        values: |source, _| Some(sums(step_sizes(source).map(|eta| eta * eta))),
        ..OF_STEPS
    },
    /// |Δw₁| of every step; a gap where it does not move.
    StepX => Plan {
        text_key: "chart-step-x",
        values: |source, _| Some(lengths(source.run, 0).collect()),
        ..OF_STEPS
    },
    /// |Δw₂| of every step; a gap where it does not move.
    StepY => Plan {
        text_key: "chart-step-y",
        values: |source, _| Some(lengths(source.run, 1).collect()),
        ..OF_STEPS
    },
    /// How many steps so far have changed w₁: rare features make few.
    UpdatesX => Plan {
        text_key: "chart-updates-x",
        axis: ChartAxis::Sums,
        is_stairs: true,
        values: |source, _| Some(updates(source.run, 0)),
        ..OF_POINTS
    },
    /// How many steps so far have changed w₂.
    UpdatesY => Plan {
        text_key: "chart-updates-y",
        axis: ChartAxis::Sums,
        is_stairs: true,
        values: |source, _| Some(updates(source.run, 1)),
        ..OF_POINTS
    },
    /// The factor that w₁'s gradient, or its first moment, is multiplied by: η/√(G + ε); η_t where all weights have the same.
    EffectiveStepX => Plan {
        text_key: "chart-effective-step-x",
        needs_gradients: true,
        values: |source, count| of_rule(source, Within::EffectiveStep(0), count),
        ..OF_STEPS
    },
    /// The same of w₂.
    EffectiveStepY => Plan {
        text_key: "chart-effective-step-y",
        needs_gradients: true,
        values: |source, count| of_rule(source, Within::EffectiveStep(1), count),
        ..OF_STEPS
    },
    /// |Δw|/η_t: how far a step goes in units of its step size.
    StepOverEta => Plan {
        text_key: "chart-step-over-eta",
        axis: ChartAxis::FromZero,
        values: |source, _| Some(steps_over_eta(source)),
        ..OF_STEPS
    },
    /// ‖h‖ after every step of a method with momentum; empty for the others.
    Velocity => Plan {
        text_key: "chart-velocity",
        needs_gradients: true,
        values: |source, count| of_rule(source, Within::Velocity, count),
        ..OF_STEPS
    },
    /// How many examples the gradient of a step uses.
    BatchSize => Plan {
        text_key: "chart-batch-size",
        axis: ChartAxis::Sums,
        is_stairs: true,
        values: |source, _| Some(batch_sizes(source)),
        ..OF_STEPS
    },
}

impl ChartKind {
    /// Key of its title; `.doc` says what it shows.
    pub const fn text_key(self) -> &'static str {
        self.plan().text_key
    }

    /// Key of its title over a landscape.
    pub fn title_key(self, landscape: &Landscape) -> &'static str {
        let plan = self.plan();
        plan.text_key_of_negative.filter(|_| lift(landscape) < 0.0).unwrap_or(plan.text_key)
    }

    /// The step of the first value: 0 for quantities of a point, 1 for quantities of a step.
    pub const fn first_step(self) -> usize {
        self.plan().first_step
    }

    /// How its vertical axis is chosen.
    pub const fn axis(self) -> ChartAxis {
        self.plan().axis
    }

    /// Whether a value holds until the next one, so that its curve is stairs.
    pub const fn is_stairs(self) -> bool {
        self.plan().is_stairs
    }

    /// What values at so many points are expected to cost beyond the race.
    pub fn cost(self, points: u64, landscape: &Landscape) -> u64 {
        if self.plan().needs_gradients { points * landscape.cost() } else { points }
    }

    /// The values of one racer's curve; none when given up.
    pub fn values_counted(self, source: &ChartSource<'_>, count: &mut Count<'_>) -> Option<Arc<Vec<f64>>> {
        if !count.is_wanted(PIECE) {
            return None;
        }
        // The losses as they are need no copy.
        if self == Self::Loss && lift(source.landscape) == 0.0 {
            return Some(source.run.losses.clone());
        }
        (self.plan().values)(source, count).map(Arc::new)
    }
}

/// What is taken off the loss so that its logarithm exists: Q* where it is negative, else nothing.
fn lift(landscape: &Landscape) -> f64 {
    landscape.lowest().unwrap_or(0.0).min(0.0)
}

/// Q(w) over a level.
fn losses_above(run: &Trajectory, level: f64) -> Vec<f64> {
    run.losses.iter().map(|loss| loss - level).collect()
}

/// ‖w − w*‖ to the nearest known minimum.
fn distances(source: &ChartSource<'_>, count: &mut Count<'_>) -> Option<Vec<f64>> {
    let minima = source.landscape.minima();
    let nearest = |p: &Point| minima.iter().map(|m| (m - p).norm()).fold(f64::INFINITY, f64::min);
    let cost = minima.len() as u64;
    source.run.points.iter().map(|p| count.is_wanted(cost).then(|| nearest(p))).collect()
}

/// |wᵢ − wᵢ*| of one weight, to the known minimum that is nearest in the plane.
fn distances_of(source: &ChartSource<'_>, weight: usize, count: &mut Count<'_>) -> Option<Vec<f64>> {
    let minima = source.landscape.minima();
    let nearest = |p: &Point| minima.iter().min_by(|a, b| (*a - p).norm().total_cmp(&(*b - p).norm()));
    let apart = |p: &Point| nearest(p).map_or(f64::INFINITY, |m| (p[weight] - m[weight]).abs());
    let cost = minima.len() as u64;
    source.run.points.iter().map(|p| count.is_wanted(cost).then(|| apart(p))).collect()
}

/// η_t of every step.
fn step_sizes(source: &ChartSource<'_>) -> impl Iterator<Item = f64> {
    let (entry, steps) = (source.entry, source.steps);
    (1..source.run.points.len()).map(move |t| entry.schedule.eta(entry.eta, t, steps, entry.warmup))
}

/// What the rule keeps to itself, at every step.
fn of_rule(source: &ChartSource<'_>, what: Within, count: &mut Count<'_>) -> Option<Vec<f64>> {
    let ChartSource { landscape, entry, run, steps, seed } = source;
    within_counted(landscape, entry, run, (*steps, *seed), what, count)
}

/// |Δw|/η_t of every step.
fn steps_over_eta(source: &ChartSource<'_>) -> Vec<f64> {
    let lengths = source.run.points.windows(2).map(|pair| (pair[1] - pair[0]).norm());
    lengths.zip(step_sizes(source)).map(|(length, eta)| length / eta).collect()
}

/// m of every step: of the whole data where the gradient is full.
fn batch_sizes(source: &ChartSource<'_>) -> Vec<f64> {
    let examples = source.landscape.examples();
    (1..source.run.points.len()).map(|t| source.entry.batch.size_at(t, examples) as f64).collect()
}

/// The sum up to each value.
fn sums(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let add = |sum: &mut f64, value| {
        *sum += value;
        Some(*sum)
    };
    values.scan(0.0, add).collect()
}

/// |Δw| of one weight in every step that moves it; NaN where a step leaves it alone, as a rare feature does.
fn lengths(run: &Trajectory, weight: usize) -> impl Iterator<Item = f64> {
    run.moves(weight).map(|length| if length > 0.0 { length } else { f64::NAN })
}

/// After every number of steps from 0, how many of them changed one weight.
fn updates(run: &Trajectory, weight: usize) -> Vec<f64> {
    let one = |length| f64::from(u8::from(length > 0.0));
    std::iter::once(0.0).chain(sums(run.moves(weight).map(one))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::race::{GradientCost, Verdict};
    use crate::text::Lang;

    #[test]
    fn every_chart_has_words() {
        for kind in ChartKind::ALL {
            for lang in Lang::ALL {
                assert!(lang.has(kind.text_key()) && lang.has(&format!("{}.doc", kind.text_key())), "{kind:?}");
                assert!(kind.plan().text_key_of_negative.is_none_or(|key| lang.has(key)), "{kind:?}");
            }
        }
    }

    #[test]
    fn steps_and_updates_of_each_weight_by_hand() {
        let points = [(1.0, 2.0), (1.0, 1.5), (0.75, 1.5), (0.75, 1.5), (1.0, -1.0)].map(|(x, y)| Point::new(x, y));
        let losses = Arc::new(vec![0.0; points.len()]);
        let points = Arc::new(points.to_vec());
        let run = Trajectory { points, losses, verdict: Verdict::Moving, gradient_cost: GradientCost::Each(1) };
        let moved = |weight| lengths(&run, weight).map(|length| (length > 0.0).then_some(length));
        assert_eq!(moved(0).collect::<Vec<_>>(), [None, Some(0.25), None, Some(0.25)]);
        assert_eq!(moved(1).collect::<Vec<_>>(), [Some(0.5), None, None, Some(2.5)]);
        assert_eq!(updates(&run, 0), [0.0, 0.0, 1.0, 1.0, 2.0]);
        assert_eq!(updates(&run, 1), [0.0, 1.0, 1.0, 1.0, 2.0]);
    }
}
