//! The charts of the stream: running mean, running variance, how wide x̃ is at inference, and z in training mode.

use super::{Findings, Unit};
use crate::figure::{Arrangement, Axis, Curve, Dots, Figure, Layer, LegendRow, Places, Plot, PlotKind, Reference};
use crate::lab::normalization::running::names;
use crate::text::Lang;
use std::sync::Arc;

/// Colours of the units.
const SLOTS: [usize; 2] = [0, 1];
/// Room above and below the true values, in true standard deviations of the widest unit.
const MEANS: (f64, f64) = (-2.5, 4.0);
/// The running variances of the units begin at 1 and end at 4 and 0.25, or at half of these.
const VARIANCES: (f64, f64) = (0.05, 20.0);
/// Standard deviations of x̃ at inference: √2 at a batch of two, far more where the running variance goes to 0.
const SPREADS: (f64, f64) = (0.4, 3.6);

/// Four charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let Findings { lab, units } = findings;
    let last = lab.batches.max(1.0);
    let chart = |title: &str, formula: String, (range, log): ((f64, f64), bool), layers: Vec<Layer>| Plot {
        title: lang.t(title),
        formula,
        kind: PlotKind::Chart,
        x: Axis::new(lang.t("running-axis"), (0.0, last), false),
        y: Axis::new("", range, log),
        layers,
        ..Plot::default()
    };
    let truth = |value: f64, name: &str| {
        Layer::Reference(Reference { y: value, label: format!("{name} = {}", lang.number(value, 3)) })
    };
    let each = |layers: &dyn Fn(usize, &Unit) -> Vec<Layer>| -> Vec<Layer> {
        units.iter().enumerate().flat_map(|(place, unit)| layers(place, unit)).collect()
    };
    let means = each(&|place, unit| {
        let mean = curve(place, 0.0, unit.mean.clone(), false);
        vec![truth(unit.truth.0, "E"), curve(place, 1.0, unit.all_mean.clone(), true), mean]
    });
    let variances = each(&|place, unit| {
        let variance = curve(place, 0.0, unit.variance.clone(), false);
        let true_variance = unit.truth.1 * unit.truth.1;
        vec![truth(true_variance, "Var"), curve(place, 1.0, unit.all_variance.clone(), true), variance]
    });
    let mut spreads = vec![truth(1.0, "σ")];
    spreads.extend(each(&|place, unit| vec![curve(place, 0.0, Arc::new(unit.spread(lab.epsilon)), false)]));
    let ticks = [0.5, 1.0, 2.0, 3.0].map(|y: f64| (y, lang.number(y, 3)));
    let rule = format!("a ← (1 − k)·a + k·b,  k = {}", lang.number(lab.momentum, 3));
    // A batch of one has no deviation of its own.
    let formula = if lab.batch > 1.0 { lang.t("running-formula-spread") } else { String::new() };
    let spread = chart("running-chart-spread", formula, (SPREADS, true), spreads);
    let names = ticks.into_iter().chain([(2f64.sqrt(), "√2".to_owned())]).collect();
    let spread = Plot { y: Axis { names, ..spread.y }, ..spread };
    let plots = vec![
        chart("running-chart-mean", rule.clone(), (MEANS, false), means),
        chart("running-chart-variance", rule, (VARIANCES, true), variances),
        spread,
        outputs(findings, lang, chart),
    ];
    Figure { plots, arrangement: Arrangement::Rows(2), legend: legend(units, lang), ..Figure::default() }
}

/// z of the first unit's examples in training mode, at their batch.
fn outputs(
    findings: &Findings,
    lang: Lang,
    chart: impl Fn(&str, String, ((f64, f64), bool), Vec<Layer>) -> Plot,
) -> Plot {
    let unit = &findings.units[0];
    let (beta, gamma) = unit.gains();
    let reach = 3.5 * gamma.abs().max(0.1);
    let reference = Reference { y: beta, label: format!("β = {}", lang.number(beta, 3)) };
    let (points, sizes) = (unit.outputs.clone(), Arc::new(Vec::new()));
    let dots = Dots { slot: SLOTS[0], points, sizes, hollow: false };
    let layers = vec![Layer::Reference(reference), Layer::Dots(dots)];
    chart("running-chart-outputs", "z = γ·x̃ + β".to_owned(), ((beta - reach, beta + reach), false), layers)
}

fn curve(place: usize, first: f64, values: Arc<Vec<f64>>, over_all: bool) -> Layer {
    Layer::Curve(Curve {
        owner: place,
        slot: SLOTS[place % 2],
        x: Places::Even { first, step: 1.0 },
        values,
        at: None,
        dashed: over_all,
        diverged: false,
        thin: over_all,
        faded: false,
        stairs: false,
    })
}

/// A row per unit: what it ends at.
fn legend(units: &[Unit], lang: Lang) -> Vec<LegendRow> {
    let row = |(place, (unit, name)): (usize, (&Unit, String))| {
        let last = |values: &[f64]| lang.number(values.last().copied().unwrap_or(f64::NAN), 3);
        let words = [
            ("mean", last(&unit.mean).into()),
            ("variance", last(&unit.variance).into()),
            ("true_mean", lang.number(unit.truth.0, 3).into()),
            ("true_variance", lang.number(unit.truth.1 * unit.truth.1, 3).into()),
        ];
        let parameters = lang.with("running-legend", &words);
        LegendRow { slot: SLOTS[place % 2], line: Some(false), name, parameters, verdict: String::new() }
    };
    units.iter().zip(names(lang)).enumerate().map(row).collect()
}
