//! The numbers that claims compare: of paths, and through [`Quantity`] of a lab's nets.
//!
//! Losses are relative to the lowest one, `Q − Q*`, if that is known. Lengths of a weight's steps are in units of η:
//! divided by the method's first step size. Lengths along the directions of a ravine ([`Along`]) are in the plane's units.

use super::Evidence;
use super::ravine::{Along, Ravine};
use crate::geometry::Point;
use crate::job::Watch;
use crate::lab::Quantity;
use crate::lab::series::median;
use crate::params::Allowed;
use crate::race::{Trajectory, When};
use crate::scene::Scene;
use crate::scene::chart_kind::{ChartKind, ChartSource};
use crate::scene::fault::Problem;
use crate::scene::limits::COORDINATE;
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A number of a race or of a lab.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are named after what they are: places from 0, weights and steps from 1")]
pub enum Measure {
    /// The first step at which Q − Q* is below `loss`; ∞ if a complete path never reaches it.
    Steps { racer: usize, loss: f64 },
    /// Q − Q* after step `at`, or after the last.
    Loss {
        racer: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// The median of Q − Q* from step `from` to the last.
    MedianLoss { racer: usize, from: usize },
    /// How far the point after step `at`, or after the last, is from `to`.
    Distance {
        racer: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
        to: (f64, f64),
    },
    /// How far step `at` moves weight `weight` (1 or 2), in units of η.
    Step { racer: usize, at: usize, weight: usize },
    /// Length of the whole path of weight `weight`, in units of η.
    PathLength { racer: usize, weight: usize },
    /// Number of steps that move weight `weight`.
    Updates { racer: usize, weight: usize },
    /// The largest distance between the points of two methods, up to step `until` or to the last.
    Apart {
        racer: usize,
        other: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<usize>,
    },
    /// Length of the whole path along a principal direction of the ravine, in units of the plane.
    Travel { racer: usize, along: Along },
    /// How often the path, up to step `until` or to the last, crosses the floor of the ravine.
    Crossings {
        racer: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<usize>,
    },
    /// The largest distance past the minimum along the floor, as seen from the start; 0 if none.
    Overshoot { racer: usize },
    /// The value of a chart's curve at step `at`, or at the last.
    Chart {
        racer: usize,
        of: ChartKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// A lab's result for a net, given by its index from 0.
    Net { net: usize, of: Quantity },
    /// The step at which a method that is judged by held-out rows is best so far, would stop, or ends; ∞ if it does not stop.
    StopStep { racer: usize, at: When },
    /// Its loss on the rows set aside there.
    HeldOut { racer: usize, at: When },
}

impl Measure {
    /// One value of each kind, for tables.
    pub const ALL: [Self; 15] = [
        Self::Steps { racer: 0, loss: 0.0 },
        Self::Loss { racer: 0, at: None },
        Self::MedianLoss { racer: 0, from: 0 },
        Self::Distance { racer: 0, at: None, to: (0.0, 0.0) },
        Self::Step { racer: 0, at: 1, weight: 1 },
        Self::PathLength { racer: 0, weight: 1 },
        Self::Updates { racer: 0, weight: 1 },
        Self::Apart { racer: 0, other: 1, until: None },
        Self::Travel { racer: 0, along: Along::Steep },
        Self::Crossings { racer: 0, until: None },
        Self::Overshoot { racer: 0 },
        Self::Chart { racer: 0, of: ChartKind::Loss, at: None },
        Self::Net { net: 0, of: Quantity::Band },
        Self::StopStep { racer: 0, at: When::Stop },
        Self::HeldOut { racer: 0, at: When::Stop },
    ];

    /// Spelling in scenes, with the names of its fields.
    pub const fn spelling(&self) -> &'static str {
        match self {
            Self::Steps { .. } => "Steps(racer, loss)",
            Self::Loss { .. } => "Loss(racer, at)",
            Self::MedianLoss { .. } => "MedianLoss(racer, from)",
            Self::Distance { .. } => "Distance(racer, at, to: (x, y))",
            Self::Step { .. } => "Step(racer, at, weight)",
            Self::PathLength { .. } => "PathLength(racer, weight)",
            Self::Updates { .. } => "Updates(racer, weight)",
            Self::Apart { .. } => "Apart(racer, other, until)",
            Self::Travel { .. } => "Travel(racer, along: Steep | Flat)",
            Self::Crossings { .. } => "Crossings(racer, until)",
            Self::Overshoot { .. } => "Overshoot(racer)",
            Self::Chart { .. } => "Chart(racer, of, at)",
            Self::Net { .. } => "Net(net, of)",
            Self::StopStep { .. } => "StopStep(racer, at: Best | Stop | End)",
            Self::HeldOut { .. } => "HeldOut(racer, at: Best | Stop | End)",
        }
    }

    /// Text key; `.doc` is a description.
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Steps { .. } => "measure-steps",
            Self::Loss { .. } => "measure-loss",
            Self::MedianLoss { .. } => "measure-median-loss",
            Self::Distance { .. } => "measure-distance",
            Self::Step { .. } => "measure-step",
            Self::PathLength { .. } => "measure-path-length",
            Self::Updates { .. } => "measure-updates",
            Self::Apart { .. } => "measure-apart",
            Self::Travel { .. } => "measure-travel",
            Self::Crossings { .. } => "measure-crossings",
            Self::Overshoot { .. } => "measure-overshoot",
            Self::Chart { .. } => "measure-chart",
            Self::Net { .. } => "measure-net",
            Self::StopStep { .. } => "measure-stop-step",
            Self::HeldOut { .. } => "measure-held-out",
        }
    }

    /// Whether it measures a lab.
    pub const fn is_of_lab(&self) -> bool {
        matches!(self, Self::Net { .. })
    }

    /// The number; NaN if it cannot be measured.
    pub fn take(&self, evidence: &Evidence<'_>) -> f64 {
        self.found(evidence).unwrap_or(f64::NAN)
    }

    /// The number, or a lower bound of it: a loss that was not reached takes more than all steps.
    pub fn take_at_least(&self, evidence: &Evidence<'_>) -> f64 {
        match (self, self.take(evidence)) {
            (Self::Steps { .. }, f64::INFINITY) => evidence.scene.steps as f64,
            (_, found) => found,
        }
    }

    fn found(&self, evidence: &Evidence<'_>) -> Option<f64> {
        let run = |racer| evidence.run(racer);
        let lowest = evidence.landscape.lowest().unwrap_or(0.0);
        match *self {
            Self::Steps { racer, loss } => {
                let run = run(racer)?;
                match run.losses.iter().position(|q| q - lowest < loss) {
                    Some(step) => Some(step as f64),
                    None => step_of(run, evidence.scene, None).map(|_| f64::INFINITY),
                }
            }
            Self::Loss { racer, at } => {
                let run = run(racer)?;
                Some(run.losses[step_of(run, evidence.scene, at)?] - lowest)
            }
            Self::MedianLoss { racer, from } => {
                let run = run(racer)?;
                step_of(run, evidence.scene, None)?;
                let late: Vec<f64> = run.losses.get(from..)?.iter().map(|q| q - lowest).collect();
                median(&late)
            }
            Self::Distance { racer, at, to: (x, y) } => {
                let run = run(racer)?;
                Some((run.points[step_of(run, evidence.scene, at)?] - Point::new(x, y)).norm())
            }
            Self::Step { racer, at, weight } => {
                let step = run(racer)?.moves(weight.checked_sub(1)?).nth(at.checked_sub(1)?)?;
                Some(step / evidence.scene.racers[racer].eta)
            }
            Self::PathLength { racer, weight } => {
                let length: f64 = whole(run(racer)?, evidence.scene)?.moves(weight.checked_sub(1)?).sum();
                Some(length / evidence.scene.racers[racer].eta)
            }
            Self::Updates { racer, weight } => {
                let moves = whole(run(racer)?, evidence.scene)?.moves(weight.checked_sub(1)?);
                Some(moves.filter(|length| *length != 0.0).count() as f64)
            }
            Self::Apart { racer, other, until } => {
                let (run, other) = (run(racer)?, run(other)?);
                let last = step_of(run, evidence.scene, until)?.min(step_of(other, evidence.scene, until)?);
                let pairs = run.points.iter().zip(&*other.points).take(last + 1);
                Some(pairs.map(|(a, b)| (a - b).norm()).fold(0.0, f64::max))
            }
            Self::Travel { racer, along } => {
                let run = whole(run(racer)?, evidence.scene)?;
                Some(Ravine::of(&evidence.landscape, run)?.travel(&run.points, along))
            }
            Self::Crossings { racer, until } => {
                let run = run(racer)?;
                let last = step_of(run, evidence.scene, until)?;
                Some(Ravine::of(&evidence.landscape, run)?.crossings(&run.points[..=last]) as f64)
            }
            Self::Overshoot { racer } => {
                let run = whole(run(racer)?, evidence.scene)?;
                Ravine::of(&evidence.landscape, run)?.overshoot(&run.points)
            }
            Self::Chart { racer, of, at } => charted(evidence, racer, of, at),
            Self::Net { net, of } => evidence.record.as_ref()?.quantity(of, net),
            Self::StopStep { racer, at } => match step_when(evidence, racer, at)? {
                Some(step) => Some(step as f64),
                None => Some(f64::INFINITY),
            },
            Self::HeldOut { racer, at } => {
                let step = step_when(evidence, racer, at)??;
                Some(evidence.landscape.held_out()?.value(run(racer)?.points[step]))
            }
        }
    }

    /// Reports its invalid fields to `add`.
    pub(super) fn check(&self, scene: &Scene, add: &mut dyn FnMut(&str, Problem)) {
        match *self {
            Self::Steps { racer, loss } => {
                check_racer(scene, racer, "racer", add);
                if !LOSS.allows(loss) {
                    add("loss", Problem::OutOfRange { found: loss.to_string(), param: &LOSS });
                }
            }
            Self::Loss { racer, .. }
            | Self::MedianLoss { racer, .. }
            | Self::Travel { racer, .. }
            | Self::Crossings { racer, .. }
            | Self::Overshoot { racer }
            | Self::Chart { racer, .. } => check_racer(scene, racer, "racer", add),
            Self::StopStep { racer, .. } | Self::HeldOut { racer, .. } => {
                check_racer(scene, racer, "racer", add);
                if scene.racers.get(racer).is_some_and(|one| one.stop.is_none()) {
                    add("racer", Problem::NeverStops { found: racer });
                }
            }
            Self::Distance { racer, to: (x, y), .. } => {
                check_racer(scene, racer, "racer", add);
                for (key, value) in [("to.0", x), ("to.1", y)] {
                    if !COORDINATE.allows(value) {
                        add(key, Problem::OutOfRange { found: value.to_string(), param: &COORDINATE });
                    }
                }
            }
            Self::Step { racer, weight, .. } | Self::PathLength { racer, weight } | Self::Updates { racer, weight } => {
                check_racer(scene, racer, "racer", add);
                if !WEIGHT.allows(weight as f64) {
                    add("weight", Problem::OutOfRange { found: weight.to_string(), param: &WEIGHT });
                }
            }
            Self::Apart { racer, other, .. } => {
                check_racer(scene, racer, "racer", add);
                check_racer(scene, other, "other", add);
            }
            Self::Net { net, of } => match &scene.lab {
                Some(lab) if !lab.quantities().contains(&of) => add("of", Problem::NotMeasured { quantity: of }),
                Some(lab) => {
                    let count = lab.net_names(Lang::En).len().max(1);
                    if net >= count {
                        add("net", Problem::NoSuchIndex { found: net.to_string(), count });
                    }
                }
                None => add("of", Problem::NotMeasured { quantity: of }),
            },
        }
    }
}

/// The `loss` to be reached: any number, like the value of a claim.
const LOSS: crate::params::Param = crate::params::Param { key: "loss", ..super::VALUE };

/// Weight 1 or 2.
const WEIGHT: crate::params::Param = crate::params::Param {
    key: "weight",
    symbol: "w",
    text: "claim-weight",
    default: 1.0,
    allowed: Allowed::between(1.0, 2.0),
    slider: (1.0, 2.0),
    scale: crate::params::Scale::Whole,
};

/// Reports an index without a racer.
pub(super) fn check_racer(scene: &Scene, racer: usize, key: &str, add: &mut dyn FnMut(&str, Problem)) {
    if racer >= scene.racers.len() {
        add(key, Problem::NoSuchIndex { found: racer.to_string(), count: scene.racers.len() });
    }
}

/// The step of a racer then: the outer none without a rule to stop, the inner one where it does not stop.
fn step_when(evidence: &Evidence<'_>, racer: usize, at: When) -> Option<Option<usize>> {
    let (stop, run) = (evidence.stops.get(racer)?.as_ref()?, evidence.run(racer)?);
    Some(match at {
        When::Best => Some(stop.best),
        When::Stop => stop.stop,
        When::End => step_of(run, evidence.scene, None),
    })
}

/// The value of a chart's curve at a step; none where it has no number there.
fn charted(evidence: &Evidence<'_>, racer: usize, of: ChartKind, at: Option<usize>) -> Option<f64> {
    let (scene, run) = (evidence.scene, evidence.run(racer)?);
    let step = step_of(run, scene, at)?;
    let entry = scene.racers.get(racer)?.entry();
    let source = ChartSource { landscape: &evidence.landscape, entry, run, steps: scene.steps, seed: scene.seed };
    let values = of.values_counted(&source, &mut Watch::forever().count(0))?;
    values.get(step.checked_sub(of.first_step())?).copied().filter(|value| value.is_finite())
}

/// The index of a step, by default the scene's last; `None` if the path ended before it.
fn step_of(run: &Trajectory, scene: &Scene, at: Option<usize>) -> Option<usize> {
    let step = at.unwrap_or(scene.steps);
    (step < run.points.len()).then_some(step)
}

/// The run, or `None` if its path ended before the scene's last step.
fn whole<'a>(run: &'a Trajectory, scene: &Scene) -> Option<&'a Trajectory> {
    step_of(run, scene, None).map(|_| run)
}
