//! The charts of a sweep: medians and quartiles over seeds against the batch or the learning rate.

use super::{Findings, Outcome};
use crate::figure::{
    Arrangement, Axis, Band, BandLook, Curve, Dots, Figure, Layer, LegendRow, Places, Plot, PlotKind, Upright,
};
use crate::geometry::Point;
use crate::lab::{Variant, words};
use crate::text::Lang;
use std::sync::Arc;

/// Room before the first and behind the last value, as a factor.
const ROOM: f64 = 1.3;
/// The lowest end of an axis of accuracies that is not from zero, in percent.
const LOWEST: f64 = 20.0;

/// Two charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let plan = &findings.plan;
    let held_out = accuracies(findings, Outcome::held_out);
    let mut plots = Vec::new();
    let range = range(findings);
    let mut layers = held_out;
    if let Some(net) = refused(findings) {
        let slot = Some(plan.nets[net].slot());
        layers.push(Layer::Upright(Upright { x: plan.values[0], slot, label: lang.t("norm-sweep-refused-label") }));
    }
    plots.push(chart(findings, lang.t("norm-sweep-chart-held-out"), range, layers, lang));
    if plan.is_batch {
        plots.push(chart(
            findings,
            lang.t("norm-sweep-chart-train"),
            range,
            accuracies(findings, Outcome::trained),
            lang,
        ));
    } else {
        let plot = chart(findings, lang.t("norm-sweep-chart-failed"), (-4.0, 104.0), failed(findings), lang);
        plots.push(Plot { formula: lang.t("norm-sweep-formula-failed"), ..plot });
    }
    Figure { plots, arrangement: Arrangement::Rows(2), legend: legend(findings, lang), ..Figure::default() }
}

/// The net that cannot be trained at the first value.
fn refused(Findings { plan, .. }: &Findings) -> Option<usize> {
    (0..plan.nets.len()).find(|net| !plan.is_possible(*net, 0))
}

fn chart(Findings { plan, .. }: &Findings, title: String, range: (f64, f64), layers: Vec<Layer>, lang: Lang) -> Plot {
    let ends = (plan.values[0] / ROOM, plan.values[plan.values.len() - 1] * ROOM);
    let x = if plan.is_batch {
        Axis::new(lang.t("norm-sweep-axis-batch"), ends, true).numbered(plan.values.iter().map(|value| *value as usize))
    } else {
        let names = plan.values.iter().map(|value| (*value, lang.number(*value, 2))).collect();
        Axis { names, ..Axis::new(lang.t("norm-sweep-axis-eta"), ends, true) }
    };
    let formula = lang.with("norm-sweep-formula", &[("seeds", plan.seeds.into())]);
    Plot { title, formula, kind: PlotKind::Chart, x, y: Axis::new("", range, false), layers, ..Plot::default() }
}

/// From below the lowest quartile to all right; from zero where nets only guess.
fn range(findings: &Findings) -> (f64, f64) {
    let settings = findings.settings.iter();
    let low = settings.filter_map(|setting| Some(setting.quartiles(Outcome::held_out)?.low)).fold(1.0, f64::min);
    let tens = (10.0 * low - 0.2).floor() * 10.0;
    (if tens < LOWEST { 0.0 } else { tens }, 101.0)
}

/// Quartiles, median and a dot for each net.
fn accuracies(findings: &Findings, of: fn(&Outcome) -> f64) -> Vec<Layer> {
    let mut layers = Vec::new();
    for (net, variant) in findings.plan.nets.iter().enumerate() {
        let found: Vec<_> = (0..findings.plan.values.len())
            .map(|value| findings.setting(net, value).and_then(|setting| setting.quartiles(of)))
            .collect();
        let values = |pick: fn(super::findings::Quartiles) -> f64| -> Arc<Vec<f64>> {
            Arc::new(found.iter().map(|quartiles| quartiles.map_or(f64::NAN, |q| 100.0 * pick(q))).collect())
        };
        let median = values(|quartiles| quartiles.median);
        layers.push(Layer::Band(Band {
            slot: variant.slot(),
            look: BandLook::Plain,
            dashed: false,
            x: places(findings),
            low: values(|quartiles| quartiles.low),
            high: values(|quartiles| quartiles.high),
            diverged: false,
        }));
        layers.extend(line(findings, net, variant, median));
    }
    layers
}

/// The share of seeds that failed, in percent.
fn failed(findings: &Findings) -> Vec<Layer> {
    let mut layers = Vec::new();
    for (net, variant) in findings.plan.nets.iter().enumerate() {
        let share = |value| findings.setting(net, value)?.failed_share();
        let values = (0..findings.plan.values.len()).map(|value| share(value).map_or(f64::NAN, |share| 100.0 * share));
        layers.extend(line(findings, net, variant, Arc::new(values.collect())));
    }
    layers
}

/// A curve with a dot at every value; hollow where half of the seeds or more failed.
fn line(findings: &Findings, net: usize, variant: &Variant, values: Arc<Vec<f64>>) -> [Layer; 3] {
    let at = |is_wanted: &dyn Fn(usize) -> bool| -> Arc<Vec<Point>> {
        let points = values.iter().enumerate().filter(|(value, _)| is_wanted(*value));
        Arc::new(points.map(|(value, y)| Point::new(findings.plan.values[value], *y)).collect())
    };
    let is_lost = |value: usize| {
        findings.setting(net, value).and_then(super::SettingFindings::failed_share).is_some_and(|share| share >= 0.5)
    };
    let dots = |points, hollow| Layer::Dots(Dots { slot: variant.slot(), points, sizes: Arc::new(Vec::new()), hollow });
    let (kept, lost) = (at(&|value| !is_lost(value)), at(&is_lost));
    let curve = Layer::Curve(Curve {
        owner: net,
        slot: variant.slot(),
        x: places(findings),
        values: values.clone(),
        at: None,
        dashed: variant.is_dashed(),
        diverged: false,
        thin: false,
        faded: false,
        stairs: false,
    });
    [curve, dots(kept, false), dots(lost, true)]
}

fn places(findings: &Findings) -> Places {
    Places::Free(Arc::new(findings.plan.values.to_vec()))
}

/// A row per net with its best setting.
fn legend(findings: &Findings, lang: Lang) -> Vec<LegendRow> {
    let plan = &findings.plan;
    words::legend(&plan.nets, lang, |net| {
        let each = (0..plan.values.len()).filter_map(|value| Some((findings.accuracy(net, value)?, value)));
        let best = each.fold(None, |best: Option<(f64, usize)>, (accuracy, value)| match best {
            Some((most, _)) if most >= accuracy => best,
            _ => Some((accuracy, value)),
        });
        let say = |(accuracy, value): (f64, usize)| {
            let letter = if plan.is_batch { "m" } else { "η" };
            let place = format!("{letter} = {}", lang.number(plan.values[value], 3));
            let words = [("accuracy", lang.number(100.0 * accuracy, 3).into()), ("place", place.into())];
            lang.with("norm-sweep-best", &words)
        };
        (best.map(say).unwrap_or_default(), None)
    })
}
