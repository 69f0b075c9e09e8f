//! σ against the batch size on log axes, measured beside its formulas; and the gradients of batches as clouds.

use super::{Findings, SHOWN};
use crate::figure::{Arrangement, Axis, Dots, Figure, Layer, LegendRow, Places, Plot, PlotKind};
use crate::geometry::Point;
use crate::lab::batch_size::curves::{curve, row};
use crate::lab::plots;
use crate::text::Lang;
use std::sync::Arc;

/// Colours of the two ways to draw.
const SLOTS: [usize; 2] = [0, 1];
/// Colours of the clouds, from one example to the largest batch.
const CLOUDS: [usize; 3] = [2, 3, 6];
/// Room beside the first and the last size, as a factor.
const ROOM: f64 = 1.15;
/// The clouds' chart reaches so many deviations of a single example's gradient from the mean.
const REACH: f64 = 3.0;

/// Both charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    Figure {
        plots: vec![spread(findings, lang), clouds(findings, lang)],
        arrangement: Arrangement::Grid { columns: 2, headed: false },
        legend: legend(findings, lang),
        ..Figure::default()
    }
}

fn legend(findings: &Findings, lang: Lang) -> Vec<LegendRow> {
    let names = super::names(lang).into_iter().enumerate().map(|(kind, name)| {
        let slope = |slope: f64| lang.with("spread-slope", &[("slope", lang.number(slope, 3).into())]);
        row(SLOTS[kind], false, name, findings.slope(kind).map_or_else(String::new, slope), String::new())
    });
    let cloud = |(slot, m): (usize, usize)| {
        let name = lang.with("spread-cloud", &[("m", m.to_string().into())]);
        row(slot, false, name, String::new(), String::new())
    };
    names.chain(CLOUDS.into_iter().zip(SHOWN).map(cloud)).collect()
}

fn spread(findings: &Findings, lang: Lang) -> Plot {
    let every = Arc::new((1..=findings.examples).map(|m| m as f64).collect::<Vec<_>>());
    let mut layers = Vec::new();
    let mut all = Vec::new();
    for (kind, slot) in SLOTS.into_iter().enumerate() {
        let formula: Vec<f64> = (1..=findings.examples).map(|m| findings.formula_at(kind, m)).collect();
        all.extend(formula.iter().copied());
        layers.push(Layer::Curve(curve(kind, slot, Places::Free(every.clone()), Arc::new(formula), false)));
        let sizes = findings.sizes.iter().enumerate();
        let dots = sizes.filter_map(|(size, m)| Some(Point::new(*m as f64, findings.measured(kind, size)?)));
        let points = Arc::new(dots.collect());
        layers.push(Layer::Dots(Dots { slot, points, sizes: Arc::default(), hollow: false }));
    }
    let n = findings.examples;
    // The last power of two stands too near to n for a number of its own.
    let named = findings.sizes.iter().copied().filter(|m| *m == n || 3 * m <= 2 * n);
    let x = Axis::new("m", (1.0 / ROOM, ROOM * n as f64), true).numbered(named);
    let y = Axis::new("", plots::decades([all.as_slice()]), true);
    let title = lang.t("spread-chart");
    Plot { title, formula: lang.t("spread-formula"), kind: PlotKind::Chart, x, y, layers, ..Plot::default() }
}

fn clouds(findings: &Findings, lang: Lang) -> Plot {
    let cloud = |(place, slot): (usize, usize)| {
        let points = findings.kinds[0].clouds[place].clone();
        Layer::Dots(Dots { slot, points, sizes: Arc::default(), hollow: false })
    };
    let axis = |label: &str, of: usize| {
        let (mean, variance) = (findings.gradients.mean[of], findings.gradients.variance[of]);
        let reach = REACH * variance.sqrt().max(f64::MIN_POSITIVE);
        Axis::new(label, (mean - reach, mean + reach), false)
    };
    Plot {
        title: lang.t("spread-clouds"),
        formula: lang.t("spread-clouds-formula"),
        kind: PlotKind::Chart,
        x: axis("∂Q/∂w₁", 0),
        y: axis("∂Q/∂w₂", 1),
        layers: CLOUDS.into_iter().enumerate().map(cloud).collect(),
        ..Plot::default()
    }
}
