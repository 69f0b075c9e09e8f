//! The charts of the smoothing lab: the three of Santurkar et al. 2018, Figure 4, and the progress of training.

use super::{Findings, NetFindings};
use crate::figure::{Arrangement, Curve, Figure, Layer, Plot};
use crate::lab::series::Series;
use crate::lab::{Variant, plots, words};
use crate::text::Lang;
use std::sync::Arc;

/// The four charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let Findings { lab, nets } = findings;
    let chart = |title: &str, range, log, layers| {
        plots::chart(lang.t(title), lab.trained.training.steps, (range, log), layers, lang)
    };
    let loss = plots::decades(shown(findings, |net| [&net.loss_low, &net.loss_high]));
    let change = plots::from_zero(shown(findings, |net| [&net.change_high]));
    let beta = plots::from_zero(shown(findings, |net| [&net.beta]));
    let every = lab.probed_every();
    let plots = vec![
        chart("smoothing-chart-loss", loss, true, bands(findings, |net| [&net.loss_low, &net.loss_high])),
        chart("smoothing-chart-change", change, false, bands(findings, |net| [&net.change_low, &net.change_high])),
        chart("smoothing-chart-beta", beta, false, curves(findings, every, |net| net.beta.shared(), false)),
        progress(findings, lang),
    ];
    let reached = |k: usize| (words::reached(nets[k].last, lang), nets[k].diverged);
    let legend = words::legend(&lab.trained.nets, lang, reached);
    Figure { plots, arrangement: Arrangement::Rows(2), legend, ..Figure::default() }
}

/// Accuracy in percent, or the loss where there are no classes: of held-out data, and as thin curves of training data.
fn progress(findings: &Findings, lang: Lang) -> Plot {
    let every = findings.lab.evaluated_every();
    let has_classes = findings.nets.iter().any(|net| net.last.is_some_and(|(_, held)| held.accuracy.is_some()));
    let (title, y, mut layers, held);
    if has_classes {
        let percent = |series: &Series| Arc::new(series.iter().map(|share| 100.0 * share).collect());
        (title, y) = ("lab-chart-accuracy", ((0.0, 104.0), false));
        layers = curves(findings, every, |net| percent(&net.train.accuracy), true);
        held = curves(findings, every, |net| percent(&net.validation.accuracy), false);
    } else {
        let range = plots::decades(shown(findings, |net| [&net.train.loss, &net.validation.loss]));
        (title, y) = ("lab-chart-evaluated-loss", (range, true));
        layers = curves(findings, every, |net| net.train.loss.shared(), true);
        held = curves(findings, every, |net| net.validation.loss.shared(), false);
    }
    layers.extend(held);
    plots::chart(lang.t(title), findings.lab.trained.training.steps, y, layers, lang)
}

/// The nets with their places and variants.
fn nets(findings: &Findings) -> impl Iterator<Item = (usize, (&Variant, &NetFindings))> {
    findings.lab.trained.nets.iter().zip(&findings.nets).enumerate()
}

/// A band per net, between the two series that `edges` picks.
fn bands(findings: &Findings, edges: fn(&NetFindings) -> [&Series; 2]) -> Vec<Layer> {
    let band = |(_, (variant, net)): (usize, (&Variant, &NetFindings))| {
        let [low, high] = edges(net).map(Series::shared);
        Layer::Band(plots::band(variant, findings.lab.probed_every(), (low, high), net.diverged.is_some()))
    };
    nets(findings).map(band).collect()
}

/// A curve per net, a value at every `every`-th step.
fn curves(findings: &Findings, every: usize, values: impl Fn(&NetFindings) -> Arc<Vec<f64>>, thin: bool) -> Vec<Layer> {
    let curve = |(place, (variant, net)): (usize, (&Variant, &NetFindings))| {
        let curve = plots::curve(place, variant, every, values(net), net.diverged.is_some());
        Layer::Curve(Curve { thin, ..curve })
    };
    nets(findings).map(curve).collect()
}

/// The series that a range is made for: of the nets that did not diverge, where there are any.
fn shown<const N: usize>(findings: &Findings, pick: fn(&NetFindings) -> [&Series; N]) -> Vec<&[f64]> {
    let all_diverged = findings.nets.iter().all(|net| net.diverged.is_some());
    let kept = findings.nets.iter().filter(|net| all_diverged || net.diverged.is_none());
    kept.flat_map(pick).map(|series| &**series).collect()
}
