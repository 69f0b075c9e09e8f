//! Charts under the landscape: the curves of a [`ChartKind`] against time, their axes and ranges.

use crate::figure::{Axis, Curve, Layer, Plot, PlotKind};
use crate::geometry::least_width;
use crate::job::{Count, Watch};
use crate::landscape::Landscape;
use crate::picture::{Moment, stops};
use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::{ChartAxis, ChartKind, ChartSource, Scene, TimeAxis};
use crate::text::Lang;
use std::sync::Arc;

/// Most decades of a log axis; lower values are cut off at the bottom.
const MOST_DECADES: f64 = 10.0;

/// Values of every racer's curve of one chart: (place in the scene, values).
pub type Curves = Vec<(usize, Arc<Vec<f64>>)>;

/// The values of one racer's curve.
pub fn values(race: &Race, racer: usize, run: &Trajectory, kind: ChartKind) -> Arc<Vec<f64>> {
    values_counted(race, racer, run, kind, &mut Watch::forever().count(0)).expect("Watch::forever never gives up")
}

/// What the curves of a chart are expected to cost beyond the race.
pub fn cost(scene: &Scene, landscape: &Landscape, kind: ChartKind) -> u64 {
    kind.cost((scene.steps as u64 + 1) * scene.entries().len() as u64, landscape)
}

/// [`values`] with cost counting; `None` if cancelled.
fn values_counted(
    race: &Race,
    racer: usize,
    run: &Trajectory,
    kind: ChartKind,
    count: &mut Count<'_>,
) -> Option<Arc<Vec<f64>>> {
    let entry = race.scene.racers[racer].entry();
    let Scene { steps, seed, .. } = race.scene;
    kind.values_counted(&ChartSource { landscape: &race.landscape, entry, run, steps, seed }, count)
}

/// The curves of a chart, one for each racer that ran: (index in the scene, values). `None` if cancelled.
pub fn curves(race: &Race, kind: ChartKind, watch: &Watch<'_>) -> Option<Curves> {
    let count = &mut watch.count(cost(&race.scene, &race.landscape, kind));
    race.runs().map(|(k, _, run)| Some((k, values_counted(race, k, run, kind, count)?))).collect()
}

/// A chart of all racers; computes its values.
pub fn chart(race: &Race, kind: ChartKind, moment: Moment, raised: Option<usize>, lang: Lang) -> Plot {
    let curves = curves(race, kind, &Watch::forever()).expect("Watch::forever never gives up");
    chart_of(race, &curves, kind, moment, raised, lang)
}

/// A chart from values computed before by [`values`].
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
        let skipped = kind.first_step();
        layers.push(Layer::Curve(Curve {
            owner: *racer,
            slot: race.slots[*racer],
            x: moment.axis.places(run, skipped),
            values: values.clone(),
            at: moment.index(run).checked_sub(skipped),
            dashed: false,
            diverged: false,
            thin: race.is_noisy(*racer),
            faded: raised.is_some_and(|other| other != *racer),
            stairs: kind.is_stairs(),
        }));
    }
    if matches!(kind, ChartKind::HeldOut | ChartKind::Loss) {
        layers.extend(stops::uprights(race, moment.axis, lang).into_iter().map(Layer::Upright));
    }
    let x_key = match moment.axis {
        TimeAxis::Steps => "axis-step",
        TimeAxis::Evaluations => "axis-evaluations",
    };
    let end = Moment::end(moment.axis, race).max(1) as f64;
    let is_negative = || values.iter().any(|(_, values)| values.iter().any(|value| *value < 0.0));
    let (log, range) = match kind.axis() {
        ChartAxis::LogUnlessNegative if is_negative() => (false, span(values)),
        ChartAxis::Sums => (false, sums(values)),
        ChartAxis::FromZero => (false, from_zero(values)),
        ChartAxis::Log | ChartAxis::LogUnlessNegative => (true, decades(values)),
    };
    Plot {
        title: lang.t(kind.title_key(&race.landscape)),
        kind: PlotKind::Chart,
        x: Axis::new(lang.t(x_key), (0.0, end), false),
        y: Axis::new("", range, log),
        layers,
        colour_bar: None,
        cursor: Some(moment.at as f64),
        ..Plot::default()
    }
}

/// How far above its first value a curve stays visible: its maximum up to the first factor, its median up to the
/// second, so that one diverging racer does not flatten the others.
const MOST_RISE: (f64, f64) = (10.0, 1e3);

/// The lowest positive value of all curves, and the highest shown one, which depends on the curves' first values,
/// maxima and medians; `None` without positive values.
fn shown(values: &[(usize, Arc<Vec<f64>>)]) -> Option<(f64, f64)> {
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
        let largest = kept.iter().copied().fold(first, f64::max);
        high = high.max(largest.min(first * MOST_RISE.0)).max(usual.min(first * MOST_RISE.1));
        low = low.min(kept.iter().copied().fold(f64::INFINITY, f64::min));
    }
    (high > 0.0).then_some((low, high))
}

/// The range in whole decades.
fn decades(values: &[(usize, Arc<Vec<f64>>)]) -> (f64, f64) {
    let Some((low, high)) = shown(values) else { return (0.1, 10.0) };
    let top = high.log10().ceil();
    // Beyond these powers of ten f64 loses digits, or ends.
    let bottom = low.log10().floor().max(top - MOST_DECADES).clamp(-300.0, 299.0);
    let top = top.min(300.0).max(bottom + 1.0);
    (10f64.powf(bottom), 10f64.powf(top))
}

/// The largest end of a linear axis: its ticks and its length stay finite numbers.
const MOST: f64 = 0.1 * f64::MAX;

/// The range from zero to slightly above `high`; what is too small to be drawn lies on zero.
fn up_to(high: f64) -> (f64, f64) {
    (0.0, if high > 0.0 { 1.05 * high.clamp(least_width((0.0, 0.0)), MOST) } else { 1.0 })
}

/// The range from zero to slightly above the largest count or sum.
fn sums(values: &[(usize, Arc<Vec<f64>>)]) -> (f64, f64) {
    let all = values.iter().flat_map(|(_, values)| values.iter()).copied();
    up_to(all.filter(|sum| sum.is_finite()).fold(0.0, f64::max))
}

/// The range from zero to slightly above the highest shown value.
fn from_zero(values: &[(usize, Arc<Vec<f64>>)]) -> (f64, f64) {
    up_to(shown(values).map_or(0.0, |(_, high)| high))
}

/// The range on a linear axis: from the 10 % quantile to the largest first value of the curves.
fn span(values: &[(usize, Arc<Vec<f64>>)]) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, values) in values {
        let mut kept: Vec<f64> = values.iter().filter(|q| q.is_finite()).copied().collect();
        let Some(first) = kept.first().copied() else { continue };
        let tenth = kept.len() / 10;
        low = low.min(*kept.select_nth_unstable_by(tenth, f64::total_cmp).1);
        high = high.max(first);
    }
    if low > high {
        return (-1.0, 1.0);
    }
    let [low, high] = [low, high].map(|end| end.clamp(-MOST, MOST));
    let size = (high - low).max(1e-12 * low.abs().max(high.abs()).max(1.0));
    (low - 0.05 * size, high + 0.05 * size)
}

#[cfg(test)]
mod tests {
    use crate::geometry::Point;
    use crate::optim::schedule::Power;
    use crate::optim::{Batch, Schedule};
    use crate::picture::charts::*;
    use crate::race::{GradientCost, Verdict};
    use crate::scene::{Racer, Scene, View};
    use std::path::Path;

    fn raced(scene: Scene) -> Race {
        let landscape = scene.open(Path::new("")).expect("a formula opens");
        Race::run(scene, landscape.into())
    }

    fn run(points: &[(f64, f64)], gradient_cost: GradientCost) -> Trajectory {
        let points: Vec<_> = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
        let losses = vec![0.0; points.len()];
        Trajectory { points: Arc::new(points), losses: Arc::new(losses), verdict: Verdict::Moving, gradient_cost }
    }

    #[test]
    fn sums_of_step_sizes_by_hand() {
        let schedule = Schedule::Power(Power { exponent: 1.0 });
        let racers = vec![Racer { eta: 0.5, schedule, ..Racer::default() }];
        let race = raced(Scene { racers, steps: 4, ..Scene::default() });
        let values = |kind| values(&race, 0, race.trajectories[0].as_ref().expect("it is on"), kind);
        let near = |kind, expected: [f64; 4]| {
            let found = values(kind);
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15), "{found:?}");
        };
        near(ChartKind::StepSize, [0.5, 0.25, 0.5 / 3.0, 0.125]);
        near(ChartKind::StepSizeSum, [0.5, 0.75, 0.75 + 0.5 / 3.0, 0.875 + 0.5 / 3.0]);
        near(ChartKind::StepSizeSquares, [0.25, 0.3125, 0.3125 + 0.25 / 9.0, 0.328125 + 0.25 / 9.0]);
    }

    /// One racer on a ravine.
    fn one(racer: Racer) -> Race {
        raced(Scene { racers: vec![racer], steps: 40, ..Scene::default() })
    }

    fn of_one(race: &Race, kind: ChartKind) -> Arc<Vec<f64>> {
        values(race, 0, race.trajectories[0].as_ref().expect("it is on"), kind)
    }

    fn assert_near(found: &[f64], expected: &[f64], what: &str) {
        assert_eq!(found.len(), expected.len(), "{what}");
        for (a, b) in found.iter().zip(expected) {
            assert!((a - b).abs() <= 1e-9 * b.abs(), "{what}: {a} {b}");
        }
    }

    /// The effective step is how far a weight moves over what the rule multiplies by it: the gradient, or Adam's
    /// corrected first moment, summed up here anew.
    #[test]
    fn effective_steps_are_moves_over_gradients() {
        use crate::optim::{AdaDelta, AdaGrad, Adam, AmsGrad, Form, Momentum, RmsProp, RuleSpec};
        let rules: [(RuleSpec, Form, f64); 8] = [
            (RuleSpec::Gd, Form::Corrected, 0.0),
            (AdaGrad::DEFAULT.into(), Form::Corrected, 0.0),
            (AdaGrad::DEFAULT.into(), Form::EpsilonOutside, 0.0),
            (RmsProp::DEFAULT.into(), Form::Corrected, 0.0),
            (RmsProp::DEFAULT.into(), Form::EpsilonOutside, 0.0),
            (AdaDelta::DEFAULT.into(), Form::Corrected, 0.0),
            (Adam::DEFAULT.into(), Form::Corrected, 0.9),
            (AmsGrad::DEFAULT.into(), Form::Corrected, 0.9),
        ];
        let schedule = Schedule::Power(Power { exponent: 0.5 });
        for (rule, form, beta1) in rules {
            let race = one(Racer { rule, form, eta: 0.05, schedule, ..Racer::default() });
            let run = race.trajectories[0].as_ref().expect("it is on");
            for (weight, kind) in [ChartKind::EffectiveStepX, ChartKind::EffectiveStepY].into_iter().enumerate() {
                let (mut m, mut power) = (0.0, 1.0);
                let expected = run.points.iter().zip(run.moves(weight)).map(|(w, length)| {
                    power *= beta1;
                    m = beta1 * m + (1.0 - beta1) * race.landscape.gradient(*w)[weight];
                    length / (m / (1.0 - power)).abs()
                });
                let expected: Vec<f64> = expected.collect();
                assert_near(&of_one(&race, kind), &expected, &format!("{} {form:?} {weight}", rule.name()));
            }
        }
        let rule = Momentum { alpha: 0.8 }.into();
        let race = one(Racer { rule, eta: 0.05, schedule, ..Racer::default() });
        assert_eq!(of_one(&race, ChartKind::EffectiveStepY), of_one(&race, ChartKind::StepSize), "all weights alike");
    }

    #[test]
    fn ada_grads_effective_step_by_hand() {
        let rule = crate::optim::AdaGrad::DEFAULT;
        let race = one(Racer { rule: rule.into(), eta: 0.5, ..Racer::default() });
        let run = race.trajectories[0].as_ref().expect("it is on");
        let gradients = run.points[..40].iter().map(|w| race.landscape.gradient(*w).x);
        let mut sum = 0.0;
        let expected = gradients.map(|g| {
            sum += g * g;
            0.5 / (sum + rule.epsilon).sqrt()
        });
        assert_near(&of_one(&race, ChartKind::EffectiveStepX), &expected.collect::<Vec<_>>(), "η/√(G + ε)");
    }

    /// By momentum and by Nesterov w moves by −h, whichever examples a step sees; where η stands outside, by −ηh.
    #[test]
    fn velocity_is_what_moves_the_weights() {
        use crate::optim::{Form, Momentum, Nesterov, RuleSpec};
        let rules: [(RuleSpec, Form, f64); 5] = [
            (Momentum { alpha: 0.8 }.into(), Form::Corrected, 1.0),
            (Momentum { alpha: 0.8 }.into(), Form::EtaOutside, 0.01),
            (Momentum { alpha: 0.8 }.into(), Form::Average, 0.01),
            (Nesterov { alpha: 0.8 }.into(), Form::Corrected, 1.0),
            (Nesterov { alpha: 0.8 }.into(), Form::EtaOutside, 0.01),
        ];
        for (rule, form, factor) in rules {
            for batch in [Batch::Full, Batch::One] {
                let race = one(Racer { rule, form, batch, eta: 0.01, ..Racer::default() });
                let run = race.trajectories[0].as_ref().expect("it is on");
                let expected: Vec<f64> = run.points.windows(2).map(|w| (w[1] - w[0]).norm() / factor).collect();
                assert_near(&of_one(&race, ChartKind::Velocity), &expected, &format!("{} {form:?}", rule.name()));
            }
        }
        let without = of_one(&one(Racer::default()), ChartKind::Velocity);
        assert!(without.len() == 40 && without.iter().all(|h| h.is_nan()), "GD has none");
    }

    #[test]
    fn steps_over_eta_and_batches_by_hand() {
        let schedule = Schedule::Power(Power { exponent: 1.0 });
        let race = one(Racer { eta: 0.02, schedule, ..Racer::default() });
        let run = race.trajectories[0].as_ref().expect("it is on");
        let norms: Vec<f64> = run.points[..40].iter().map(|w| race.landscape.gradient(*w).norm()).collect();
        assert_near(&of_one(&race, ChartKind::StepOverEta), &norms, "GD moves by η∇Q");
        let plan = crate::optim::Growing { size: 2.0, every: 2.0, factor: 5.0 };
        let race = one(Racer { batch: Batch::Growing(plan), ..Racer::default() });
        assert_eq!(of_one(&race, ChartKind::BatchSize)[..7], [2.0, 2.0, 10.0, 10.0, 50.0, 50.0, 100.0]);
        assert_eq!(of_one(&one(Racer::default()), ChartKind::BatchSize)[0], 100.0, "a full gradient sees all");
    }

    #[test]
    fn a_scene_ends_the_count_of_gradients() {
        let racers = vec![Racer::default(), Racer { batch: Batch::Size(10), ..Racer::default() }];
        let view = View { gradients: Some(55), ..View::default() };
        let race = raced(Scene { racers, view, steps: 20, ..Scene::default() });
        assert_eq!(Moment::end(TimeAxis::Steps, &race), 20);
        let end = Moment::end(TimeAxis::Evaluations, &race);
        let moment = Moment { axis: TimeAxis::Evaluations, at: end };
        let at: Vec<_> = race.runs().map(|(_, _, run)| moment.index(run)).collect();
        // A full gradient uses 100 examples.
        assert_eq!((end, at), (55, vec![0, 5]));
        let longer = View { gradients: Some(9_999), ..View::default() };
        let race = raced(Scene { view: longer, ..race.scene.clone() });
        assert_eq!(Moment::end(TimeAxis::Evaluations, &race), 20 * 100);
    }

    #[test]
    fn a_growing_batch_stands_on_the_axis_of_gradients_where_they_were_spent() {
        let after = GradientCost::After(Arc::new(vec![0, 2, 4, 14]));
        let run = run(&[(0.0, 0.0); 4], after);
        let index = |at| Moment { axis: TimeAxis::Evaluations, at }.index(&run);
        assert_eq!([0, 1, 2, 4, 13, 14, 99].map(index), [0, 0, 1, 2, 2, 3, 3]);
        let places = TimeAxis::Evaluations.places(&run, 1);
        assert_eq!([0, 1, 2].map(|k| places.at(k)), [2.0, 4.0, 14.0]);
        assert_eq!(TimeAxis::Steps.places(&run, 1).at(2), 3.0);
    }
}
