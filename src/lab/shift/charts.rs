//! The charts of the shift lab: ‖G − G′‖, cos∠(G, G′), and the activations of each net's watched layer over training.

use super::{Findings, NetFindings};
use crate::figure::theme::Tokens;
use crate::figure::{Arrangement, Curve, Facets, Figure, Layer, Plot};
use crate::lab::histogram::Histograms;
use crate::lab::{plots, words};
use crate::text::Lang;
use std::sync::Arc;

/// Room above 1 and below −1 of the cosine, so that a curve there is not hidden by the frame.
const COSINE: (f64, f64) = (-1.05, 1.05);

/// More nets than these get rows of their own.
const TOGETHER: usize = 2;

/// Charts of ‖G − G′‖ and the cosine, a heat map for each net, and the legend.
pub(super) fn figure(findings: &Findings, facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure {
    let Findings { lab, nets } = findings;
    let (variants, steps) = (&lab.trained.nets, lab.trained.training.steps);
    let all_diverged = nets.iter().all(|net| net.diverged.is_some());
    let kept = nets.iter().filter(|net| all_diverged || net.diverged.is_none());
    let distances = plots::decades(kept.map(|net| &*net.distance));
    let layer = [("layer", findings.layer().into())];
    let chart = |title, formula: &str, y, layers| Plot {
        formula: formula.to_owned(),
        ..plots::chart(lang.with(title, &layer), steps, y, layers, lang)
    };
    let distance = |layers| chart("shift-chart-distance", "‖G − G′‖", (distances, true), layers);
    let cosine = |layers| chart("shift-chart-cosine", "cos∠(G, G′)", (COSINE, false), layers);
    let has_histograms = !nets.iter().any(|net| net.is_output);
    let activations = |net: &NetFindings, name: Option<String>| {
        let image = net.histograms.image(lab.watched_every() as f64, tokens);
        let layers = vec![Layer::Field(Arc::new(image))];
        let own = plots::chart(
            lang.with("shift-chart-activations", &layer),
            steps,
            (net.histograms.range(), false),
            layers,
            lang,
        );
        let key = Some(Histograms::key(lang.t("shift-colour-bar"), tokens, lang));
        Plot { colour_bar: key, formula: name.unwrap_or_default(), ..own }
    };
    let reached = |k: usize| (words::reached(nets[k].last, lang), nets[k].diverged);
    let legend = words::legend(variants, lang, reached);
    let apart = *facets == Facets::Nets || *facets == Facets::Auto && nets.len() > TOGETHER;
    if apart {
        let row = |(place, net): (usize, &NetFindings)| {
            let map = has_histograms.then(|| activations(net, None));
            let [a, b] = [curve(findings, place, net.distance.shared()), curve(findings, place, net.cosine.shared())];
            let solid = |curve: Curve| vec![Layer::Curve(Curve { dashed: false, ..curve })];
            [distance(solid(a)), cosine(solid(b))].into_iter().chain(map)
        };
        let plots = nets.iter().enumerate().flat_map(row).collect();
        let columns = if has_histograms { 3 } else { 2 };
        return Figure { plots, arrangement: Arrangement::Grid { columns, headed: true }, legend, ..Figure::default() };
    }
    let all = |values: fn(&NetFindings) -> Arc<Vec<f64>>| {
        nets.iter().enumerate().map(|(place, net)| Layer::Curve(curve(findings, place, values(net)))).collect()
    };
    let mut plots = vec![distance(all(|net| net.distance.shared())), cosine(all(|net| net.cosine.shared()))];
    if has_histograms {
        plots.extend(nets.iter().zip(words::names(variants, lang)).map(|(net, name)| activations(net, Some(name))));
    }
    Figure { plots, arrangement: Arrangement::Grid { columns: 4, headed: false }, legend, ..Figure::default() }
}

/// The curve of a net, a value at every watched step.
fn curve(findings: &Findings, place: usize, values: Arc<Vec<f64>>) -> Curve {
    let diverged = findings.nets[place].diverged.is_some();
    plots::curve(place, &findings.lab.trained.nets[place], findings.lab.watched_every(), values, diverged)
}
