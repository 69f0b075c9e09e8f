//! The pictures of the stopping lab, a row for each net: losses of the first training with its best step and its stop, the
//! others faintly behind it; and the held-out loss of every training at the best step, at the stop and at the end.

use super::findings::{Findings, Stopped};
use crate::figure::{Arrangement, Axis, Curve, Dots, Figure, Layer, Places, Plot, PlotKind, Upright};
use crate::geometry::Point;
use crate::lab::series::quantile;
use crate::lab::{Variant, learning, plots, words};
use crate::race::When;
use crate::text::Lang;
use std::sync::Arc;

/// Charts of a row.
const COLUMNS: usize = 2;
/// The top of the losses' axis is at most so many times the least held-out loss: the fall from the start would hide the rise.
const TOP: f64 = 3.0;
/// Places on the axis of the upright lines.
const WHEN: [When; 3] = [When::Best, When::Stop, When::End];

/// The charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let variants = &findings.lab.trained.nets;
    let top = top(findings);
    let row = |(net, variant): (usize, &Variant)| {
        [losses(findings, net, variant, top, lang), costs(findings, net, variant, lang)]
    };
    let plots = variants.iter().enumerate().flat_map(row).collect();
    let legend = words::legend(variants, lang, |net| {
        let diverged = findings.nets[net].iter().find_map(|training| training.course.diverged);
        (saved(findings, net, lang).unwrap_or_default(), diverged)
    });
    Figure { plots, arrangement: Arrangement::Grid { columns: COLUMNS, headed: true }, legend, ..Figure::default() }
}

/// `stops at step 340 of 2000`: the median.
fn saved(findings: &Findings, net: usize, lang: Lang) -> Option<String> {
    let step = findings.median(net, |training| Some(findings.step(training.evaluation(When::Stop)?) as f64))?;
    let words = [
        ("step", lang.whole(step as u64).into()),
        ("steps", lang.whole(findings.lab.trained.training.steps as u64).into()),
    ];
    Some(lang.with("stopping-legend", &words))
}

/// The top of the axis of losses, the same for all nets.
fn top(findings: &Findings) -> f64 {
    let trainings = || findings.nets.iter().flatten();
    let all: Vec<f64> = trainings().flat_map(|training| training.smoothed.iter().copied()).collect();
    let least = all.iter().copied().filter(|loss| loss.is_finite()).fold(f64::INFINITY, f64::min);
    let late = trainings().filter_map(|training| training.smoothed.get(training.stop?.best..));
    let late: Vec<f64> = late.flatten().copied().filter(|loss| loss.is_finite()).collect();
    let high = quantile(&late, 0.99).unwrap_or(1.0).max(1.0 * least);
    if least.is_finite() && least > 0.0 { (1.15 * high).clamp(1.6 * least, TOP * least) } else { 1.0 }
}

/// Losses over the step.
fn losses(findings: &Findings, net: usize, variant: &Variant, top: f64, lang: Lang) -> Plot {
    let every = findings.lab.every.max(1);
    let x = learning::places(every, findings.lab.trained.training.steps);
    let curve = |values: Arc<Vec<f64>>, dashed: bool, others: bool, diverged: bool| {
        let curve = plots::curve(net, variant, every, values, diverged);
        Layer::Curve(Curve { x: x.clone(), dashed, thin: others, faded: others, ..curve })
    };
    let trainings = &findings.nets[net];
    let mut layers = Vec::new();
    for training in trainings.iter().skip(1) {
        layers.push(curve(Arc::new(training.smoothed.clone()), false, true, false));
    }
    if let Some(first) = trainings.first() {
        layers.push(curve(first.course.train.loss.shared(), true, false, false));
        layers.push(curve(Arc::new(first.smoothed.clone()), false, false, first.course.diverged.is_some()));
        layers.extend(uprights(findings, first, variant, lang));
    }
    let (title, formula) = ("stopping-chart-losses", "stopping-formula-losses");
    let steps = findings.lab.trained.training.steps;
    Plot { formula: lang.t(formula), ..plots::chart(lang.t(title), steps, ((0.0, top), false), layers, lang) }
}

/// The best step and the stop of a training.
fn uprights(findings: &Findings, training: &Stopped, variant: &Variant, lang: Lang) -> Vec<Layer> {
    let upright = |when: When, key: &str, slot: Option<usize>| {
        let step = findings.step(training.evaluation(when)?);
        let label = lang.with(key, &[("step", lang.whole(step as u64).into())]);
        Some(Layer::Upright(Upright { x: step as f64, slot, label }))
    };
    let best = upright(When::Best, "moment-best", Some(variant.slot()));
    best.into_iter().chain(upright(When::Stop, "moment-stop", None)).collect()
}

/// Held-out losses of all trainings at the best step, at the stop and at the end.
fn costs(findings: &Findings, net: usize, variant: &Variant, lang: Lang) -> Plot {
    let mut layers = Vec::new();
    let mut points = Vec::new();
    for training in &findings.nets[net] {
        let losses = WHEN.map(|when| training.loss(when).unwrap_or(f64::NAN));
        points.extend(losses.iter().enumerate().map(|(k, loss)| Point::new(k as f64, *loss)));
        layers.push(Layer::Curve(Curve {
            owner: net,
            slot: variant.slot(),
            x: Places::Even { first: 0.0, step: 1.0 },
            values: Arc::new(losses.to_vec()),
            at: None,
            dashed: false,
            diverged: false,
            thin: true,
            faded: false,
            stairs: false,
        }));
    }
    layers.push(Layer::Dots(Dots {
        slot: variant.slot(),
        points: Arc::new(points),
        sizes: Arc::default(),
        hollow: false,
    }));
    let all = findings.nets.iter().flatten();
    let ends: Vec<f64> = all.flat_map(|training| WHEN.map(|when| training.loss(when).unwrap_or(f64::NAN))).collect();
    let kept = ends.iter().copied().filter(|loss| loss.is_finite());
    let (low, high) = kept.fold((f64::INFINITY, 0.0f64), |(low, high), loss| (low.min(loss), high.max(loss)));
    let room = 0.15 * (high - low).max(0.05 * high);
    let range = if low.is_finite() { (low - room, high + room) } else { (0.0, 1.0) };
    let names = ["stopping-when-best", "stopping-when-stop", "stopping-when-end"];
    let names = names.iter().enumerate().map(|(k, key)| (k as f64, lang.t(key))).collect();
    Plot {
        title: lang.t("stopping-chart-costs"),
        formula: lang.t("stopping-formula-costs"),
        kind: PlotKind::Chart,
        x: Axis { names, ..Axis::new("", (-0.4, 2.4), false) },
        y: Axis::new("", range, false),
        layers,
        ..Plot::default()
    }
}
