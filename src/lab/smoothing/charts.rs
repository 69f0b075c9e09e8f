//! The charts of the smoothing lab: the three of Santurkar et al. 2018, Figure 4, and the progress of training.
//!
//! A row of charts for each net, or one row that all share. The axes of a column are the same for all rows.

use super::{Findings, NetFindings, SeriesShown};
use crate::figure::{Arrangement, BandLook, Curve, Facets, Figure, Layer, Plot, Reference};
use crate::lab::learning::Evaluated;
use crate::lab::rolling::Spread;
use crate::lab::series::Series;
use crate::lab::{Variant, plots, words};
use crate::optim::{RuleSpec, Schedule};
use crate::text::Lang;
use std::sync::Arc;

/// Charts of a row.
const COLUMNS: usize = 4;
/// The line 2/η is shown where it is at most this many times as high as what is measured.
const FAR: f64 = 2.0;

/// A net of the lab: its place, its variant and what was found of it.
type Net<'a> = (usize, (&'a Variant, &'a NetFindings));

/// Axis and layers of a column.
struct Column {
    title: &'static str,
    formula: String,
    y: ((f64, f64), bool),
    /// The layers of a net; `apart` if it has a row of its own.
    layers: fn(&Findings, Net<'_>, bool) -> Vec<Layer>,
    reference: Option<Reference>,
}

/// The charts and the legend.
pub(super) fn figure(findings: &Findings, facets: &Facets, lang: Lang) -> Figure {
    let Findings { lab, nets } = findings;
    let columns = [loss(findings, lang), change(findings), beta(findings, lang), progress(findings, lang)];
    let apart = *facets != Facets::None;
    let chart = |column: &Column, layers: Vec<Layer>| {
        let layers = column.reference.clone().map(Layer::Reference).into_iter().chain(layers).collect();
        let chart = plots::chart(lang.t(column.title), lab.trained.training.steps, column.y, layers, lang);
        Plot { formula: column.formula.clone(), ..chart }
    };
    let plots: Vec<Plot> = if apart {
        let row = |net| columns.iter().map(move |column| (column, net));
        let each = self::nets(findings).flat_map(row);
        each.map(|(column, net)| chart(column, (column.layers)(findings, net, true))).collect()
    } else {
        let all =
            |column: &Column| self::nets(findings).flat_map(|net| (column.layers)(findings, net, false)).collect();
        columns.iter().map(|column| chart(column, all(column))).collect()
    };
    let reached = |k: usize| (words::reached(nets[k].last, lang), nets[k].diverged);
    let legend = words::legend(&lab.trained.nets, lang, reached);
    let arrangement = Arrangement::Grid { columns: COLUMNS, headed: apart };
    Figure { plots, arrangement, legend, ..Figure::default() }
}

fn loss(findings: &Findings, lang: Lang) -> Column {
    let range = match findings.lab.series {
        SeriesShown::Rolling => plots::decades(shown(findings, |net| spread_ends(&net.loss_spread))),
        SeriesShown::Raw => plots::decades(shown(findings, |net| [&net.loss_low, &net.loss_high])),
    };
    let number = |value: f64| lang.number(value, 3).into();
    let probe = &findings.lab.probe;
    let ends = [("low", number(probe.low)), ("high", number(probe.high)), ("count", probe.count.into())];
    Column {
        title: "smoothing-chart-loss",
        formula: lang.with("smoothing-formula-loss", &ends),
        y: (range, true),
        layers: |findings, net, apart| {
            let (_, (_, found)) = net;
            series(findings, net, apart, &found.loss_spread, [&found.loss_low, &found.loss_high])
        },
        reference: None,
    }
}

fn change(findings: &Findings) -> Column {
    let range = match findings.lab.series {
        SeriesShown::Rolling => plots::from_zero(shown(findings, |net| spread_ends(&net.change_spread))),
        SeriesShown::Raw => plots::from_zero(shown(findings, |net| [&net.change_high])),
    };
    Column {
        title: "smoothing-chart-change",
        formula: "‖∇L(w) − ∇L(w − η′g)‖".to_owned(),
        y: (range, false),
        layers: |findings, net, apart| {
            let (_, (_, found)) = net;
            series(findings, net, apart, &found.change_spread, [&found.change_low, &found.change_high])
        },
        reference: None,
    }
}

fn beta(findings: &Findings, lang: Lang) -> Column {
    let (low, high) = match findings.lab.series {
        SeriesShown::Rolling => plots::from_zero(shown(findings, |net| spread_ends(&net.beta_spread))),
        SeriesShown::Raw => plots::from_zero(shown(findings, |net| [&net.beta])),
    };
    let bound = bound(findings).filter(|bound| *bound <= FAR * high);
    Column {
        title: "smoothing-chart-beta",
        formula: "max ‖∇L(w) − ∇L(w − η′g)‖ / ‖η′g‖".to_owned(),
        y: ((low, bound.map_or(high, |bound| high.max(1.2 * bound))), false),
        layers: |findings, net, apart| {
            let (_, (_, found)) = net;
            match findings.lab.series {
                SeriesShown::Rolling => spread(findings, net, apart, &found.beta_spread),
                SeriesShown::Raw => vec![curve(net, findings.lab.probed_every(), found.beta.shared(), apart)],
            }
        },
        reference: bound.map(|y| Reference { y, label: format!("2/η = {}", lang.number(y, 3)) }),
    }
}

/// 2/η, above which gradient descent on a quadratic grows; none where η changes or the rule is another.
fn bound(findings: &Findings) -> Option<f64> {
    let training = &findings.lab.trained.training;
    let is_constant = training.schedule == Schedule::Constant && training.warmup == 0;
    (training.rule == RuleSpec::Gd && is_constant).then_some(2.0 / training.eta)
}

/// Accuracy in percent, or the loss where there are no classes: of held-out data, and as thin curves of training data.
fn progress(findings: &Findings, lang: Lang) -> Column {
    let has_classes = findings.lab.trained.network.guessing().is_some();
    let (title, y) = if has_classes {
        ("lab-chart-accuracy", ((0.0, 104.0), false))
    } else {
        let range = plots::decades(shown(findings, |net| [&net.train.loss, &net.validation.loss]));
        ("lab-chart-evaluated-loss", (range, true))
    };
    Column {
        title,
        formula: lang.t("lab-chart-evaluated"),
        y,
        layers: |findings, net, apart| {
            let (_, (_, found)) = net;
            let values = |evaluated: &Evaluated| match findings.lab.trained.network.guessing() {
                Some(_) => Arc::new(evaluated.accuracy.iter().map(|share| 100.0 * share).collect()),
                None => evaluated.loss.shared(),
            };
            let every = findings.lab.evaluated_every();
            let of = |evaluated, thin| match curve(net, every, values(evaluated), apart) {
                Layer::Curve(curve) => Layer::Curve(Curve { thin, ..curve }),
                other => other,
            };
            vec![of(&found.train, true), of(&found.validation, false)]
        },
        reference: None,
    }
}

/// The nets with their places and variants.
fn nets(findings: &Findings) -> impl Iterator<Item = Net<'_>> {
    findings.lab.trained.nets.iter().zip(&findings.nets).enumerate()
}

/// What a net's probes have found, as the lab shows series: running quantiles, or the band of the raw numbers.
fn series(findings: &Findings, net: Net<'_>, apart: bool, found: &Spread, edges: [&Series; 2]) -> Vec<Layer> {
    match findings.lab.series {
        SeriesShown::Rolling => spread(findings, net, apart, found),
        SeriesShown::Raw => vec![band(findings, net, apart, edges, BandLook::Edged)],
    }
}

/// The range of four fifths, the quartiles on it, and the median.
fn spread(
    findings: &Findings,
    net: Net<'_>,
    apart: bool,
    Spread([tenth, lower, median, upper, ninth]): &Spread,
) -> Vec<Layer> {
    let inner = band(findings, net, apart, [lower, upper], BandLook::Plain);
    let median = curve(net, findings.lab.probed_every(), median.shared(), apart);
    // Three overlapping pale bands cannot be told apart.
    let outer = apart.then(|| band(findings, net, apart, [tenth, ninth], BandLook::Pale));
    outer.into_iter().chain([inner, median]).collect()
}

fn band(findings: &Findings, net: Net<'_>, apart: bool, edges: [&Series; 2], look: BandLook) -> Layer {
    let (_, (variant, found)) = net;
    let [low, high] = edges.map(Series::shared);
    // A cross for each net that diverged: that of its curve, where it has one.
    let diverged = found.diverged.is_some() && look == BandLook::Edged;
    let band = plots::band(variant, findings.lab.probed_every(), (low, high), diverged);
    Layer::Band(crate::figure::Band { look, dashed: band.dashed && !apart, ..band })
}

/// The curve of a net, a value at every `every`-th step; never dashed in its own row.
fn curve((place, (variant, found)): Net<'_>, every: usize, values: Arc<Vec<f64>>, apart: bool) -> Layer {
    let curve = plots::curve(place, variant, every, values, found.diverged.is_some());
    Layer::Curve(Curve { dashed: curve.dashed && !apart, ..curve })
}

/// The outer quantiles of a spread, which ranges are made for.
fn spread_ends(Spread([tenth, .., ninth]): &Spread) -> [&Series; 2] {
    [tenth, ninth]
}

/// The series that a range is made for: of the nets that did not diverge, where there are any.
fn shown<const N: usize>(findings: &Findings, pick: fn(&NetFindings) -> [&Series; N]) -> Vec<&[f64]> {
    let all_diverged = findings.nets.iter().all(|net| net.diverged.is_some());
    let kept = findings.nets.iter().filter(|net| all_diverged || net.diverged.is_none());
    kept.flat_map(pick).map(|series| &**series).collect()
}
