//! The three pictures: errors by epoch, the error a training ends with against the batch, decay against growth.

use super::{Findings, SCALING, Show, WARMUP, ways};
use crate::figure::{Arrangement, Axis, Curve, Figure, Layer, LegendRow, Places, Plot, PlotKind};
use crate::lab::batch_size::curves::{band, curve, over_seeds, row};
use crate::lab::batch_size::{EpochCourse, Phase};
use crate::lab::plots;
use crate::text::Lang;
use std::sync::Arc;

/// Of errors, in percent: a chart reaches no higher, because all nets begin at guessing.
const TOP: f64 = 40.0;
/// Percent that a chart of errors on a log axis covers.
const ERRORS: (f64, f64) = (1.5, 110.0);
/// Slots from here on are dashed.
const DASHED: usize = 4;

/// The picture of what is shown.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let plots = match findings.show {
        Show::Epochs => vec![
            by_epoch(findings, "training-chart-train", |course| &course.train, lang),
            by_epoch(findings, "training-chart-held-out", |course| &course.validation, lang),
        ],
        Show::Scaling => vec![against_batch(findings, lang)],
        Show::Growth => vec![
            setting(findings, "training-chart-batch", |phase| phase.batch as f64, lang),
            setting(findings, "training-chart-eta", |phase| phase.eta, lang),
            by_epoch(findings, "training-chart-held-out", |course| &course.validation, lang),
            by_update(findings, lang),
        ],
    };
    let arrangement = Arrangement::Grid { columns: 2, headed: false };
    Figure { plots, arrangement, legend: legend(findings, lang), ..Figure::default() }
}

/// A row per curve with what it has reached.
fn legend(findings: &Findings, lang: Lang) -> Vec<LegendRow> {
    let told = |group: usize| {
        if findings.show == Show::Scaling {
            return if group == 2 { lang.with("training-warmup", &[("epochs", WARMUP.into())]) } else { String::new() };
        }
        let updates = findings.updates(group).unwrap_or(0);
        let error = findings.error(group);
        let updates = [("count", (updates as usize).into()), ("updates", lang.whole(updates).into())];
        let updates = lang.with("training-updates", &updates);
        if error.is_finite() { format!("{} %, {updates}", lang.number(100.0 * error, 2)) } else { updates }
    };
    let names = ways(findings.show, lang).into_iter().enumerate();
    names.map(|(group, name)| row(group, group >= DASHED, name, told(group), diverged(findings, group, lang))).collect()
}

/// How many nets of a group diverged.
fn diverged(findings: &Findings, group: usize, lang: Lang) -> String {
    let own = findings.variants.iter().zip(&findings.courses).filter(|(variant, _)| variant.group == group);
    let count = own.flat_map(|(_, courses)| courses).filter(|course| course.diverged.is_some()).count();
    if count == 0 { String::new() } else { lang.with("training-diverged", &[("count", count.into())]) }
}

/// Errors in percent.
fn percent(values: Vec<f64>) -> Arc<Vec<f64>> {
    Arc::new(values.into_iter().map(|value| 100.0 * value).collect())
}

/// From zero to what curves reach after the first tenth of their epochs.
fn range<'a>(curves: impl Iterator<Item = &'a Arc<Vec<f64>>>) -> (f64, f64) {
    let late = |values: &'a Arc<Vec<f64>>| &values[values.len() / 10..];
    let (low, high) = plots::from_zero(curves.map(late));
    (low, high.min(TOP))
}

fn by_epoch(findings: &Findings, title: &str, series: fn(&EpochCourse) -> &[f64], lang: Lang) -> Plot {
    let places = || Places::Even { first: 0.0, step: 1.0 };
    let all: Vec<_> = findings.courses.iter().map(|courses| over_seeds(courses, series).map(percent)).collect();
    let mut layers = Vec::new();
    // Those of slide 19 would lie on each other.
    for (slot, [low, _, high]) in all.iter().enumerate().filter(|_| findings.show == Show::Epochs) {
        layers.push(Layer::Band(band(slot, places(), low.clone(), high.clone())));
    }
    for (slot, [_, middle, _]) in all.iter().enumerate() {
        layers.push(Layer::Curve(curve(slot, slot, places(), middle.clone(), false)));
    }
    chart(lang.t(title), (epochs_axis(findings, lang), range(all.iter().map(|[_, middle, _]| middle))), layers)
}

fn by_update(findings: &Findings, lang: Lang) -> Plot {
    let mut layers = Vec::new();
    let mut all = Vec::new();
    let mut last = 1;
    for (slot, courses) in findings.courses.iter().enumerate() {
        let [_, middle, _] = over_seeds(courses, |course| &course.validation).map(percent);
        let longest = courses.iter().max_by_key(|course| course.updates.len());
        let updates = longest.map(|course| course.updates.clone()).unwrap_or_default();
        last = last.max(updates.last().copied().unwrap_or(0));
        let places = Places::Given { x: Arc::new(updates), skipped: 0 };
        layers.push(Layer::Curve(curve(slot, slot, places, middle.clone(), false)));
        all.push(middle);
    }
    let x = Axis::new(lang.t("training-axis-updates"), (0.0, last as f64), false);
    chart(lang.t("training-chart-updates"), (x, range(all.iter())), layers)
}

/// What a phase has, as stairs over the epochs.
fn setting(findings: &Findings, title: &str, of: fn(&Phase) -> f64, lang: Lang) -> Plot {
    let mut layers = Vec::new();
    let mut all = Vec::new();
    for (slot, variant) in findings.variants.iter().enumerate() {
        let (mut places, mut values, mut begin) = (Vec::new(), Vec::new(), 0);
        for phase in &variant.phases {
            places.push(begin as f64);
            values.push(of(phase));
            begin += phase.epochs;
        }
        places.push(begin as f64);
        values.extend(values.last().copied());
        all.extend(values.iter().copied());
        let stairs = curve(slot, slot, Places::Free(Arc::new(places)), Arc::new(values), false);
        layers.push(Layer::Curve(Curve { stairs: true, ..stairs }));
    }
    let (low, high) = all.iter().fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), v| (low.min(*v), high.max(*v)));
    let plot = chart(lang.t(title), (epochs_axis(findings, lang), (0.6 * low, 1.7 * high)), layers);
    Plot { y: Axis { log: true, ..plot.y.clone() }, ..plot }
}

fn against_batch(findings: &Findings, lang: Lang) -> Plot {
    let sizes = SCALING.0;
    let places = || Places::Free(Arc::new(sizes.map(|m| m as f64).to_vec()));
    let group = |group: usize, quartile: usize| {
        let own = findings.variants.iter().enumerate().filter(|(_, variant)| variant.group == group);
        percent(own.map(|(place, _)| findings.quartiles(place)[quartile]).collect())
    };
    let groups = ways(Show::Scaling, lang).len();
    let bands = (0..groups).map(|slot| Layer::Band(band(slot, places(), group(slot, 0), group(slot, 2))));
    let curves = (0..groups).map(|slot| Layer::Curve(curve(slot, slot, places(), group(slot, 1), false)));
    let last = sizes[sizes.len() - 1] as f64;
    let x = Axis::new("m", (0.85 * sizes[0] as f64, 1.18 * last), true).numbered(sizes);
    let plot = chart(lang.t("training-chart-scaling"), (x, ERRORS), bands.chain(curves).collect());
    let y = Axis { log: true, ..plot.y.clone() }.numbered([2, 5, 10, 20, 50, 100]);
    Plot { y, formula: lang.t("training-scaling-formula"), ..plot }
}

fn epochs_axis(findings: &Findings, lang: Lang) -> Axis {
    Axis::new(lang.t("training-axis-epochs"), (0.0, findings.epochs as f64), false)
}

fn chart(title: String, (x, range): (Axis, (f64, f64)), layers: Vec<Layer>) -> Plot {
    Plot { title, kind: PlotKind::Chart, x, y: Axis::new("", range, false), layers, ..Plot::default() }
}
