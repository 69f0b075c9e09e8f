//! The charts of the shift lab: ‖G − G′‖, cos∠(G, G′), and the activations of each net's watched layer over training.

use super::{Findings, NetFindings};
use crate::figure::theme::Tokens;
use crate::figure::{Arrangement, Figure, Layer};
use crate::lab::{Variant, plots, words};
use crate::text::Lang;
use std::sync::Arc;

/// Room above 1 and below −1 of the cosine, so that a curve there is not hidden by the frame.
const COSINE: (f64, f64) = (-1.05, 1.05);

/// Two charts, one more for each net, and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang, tokens: &Tokens) -> Figure {
    let Findings { lab, nets } = findings;
    let (variants, steps) = (&lab.trained.nets, lab.trained.training.steps);
    let all_diverged = nets.iter().all(|net| net.diverged.is_some());
    let kept = nets.iter().filter(|net| all_diverged || net.diverged.is_none());
    let distances = plots::decades(kept.map(|net| &*net.distance));
    let layer = [("layer", findings.layer().into())];
    let chart = |title, y, layers| plots::chart(lang.with(title, &layer), steps, y, layers, lang);
    let distance = curves(findings, |net| net.distance.shared());
    let cosine = curves(findings, |net| net.cosine.shared());
    let mut plots = vec![
        chart("shift-chart-distance", (distances, true), distance),
        chart("shift-chart-cosine", (COSINE, false), cosine),
    ];
    if !nets.iter().any(|net| net.is_output) {
        for ((variant, name), net) in variants.iter().zip(words::names(variants, lang)).zip(nets) {
            let image = net.histograms.image(lab.watched_every() as f64, variant.slot(), tokens);
            let title = lang.with("shift-chart-activations", &[("layer", net.layer.into()), ("net", name.into())]);
            let layers = vec![Layer::Field(Arc::new(image))];
            plots.push(plots::chart(title, steps, (net.histograms.range(), false), layers, lang));
        }
    }
    let reached = |k: usize| (words::reached(nets[k].last, lang), nets[k].diverged);
    let legend = words::legend(variants, lang, reached);
    Figure { plots, arrangement: Arrangement::Rows(2), legend, ..Figure::default() }
}

/// A curve per net, a value at every watched step.
fn curves(findings: &Findings, values: fn(&NetFindings) -> Arc<Vec<f64>>) -> Vec<Layer> {
    let every = findings.lab.watched_every();
    let curve = |(place, (variant, net)): (usize, (&Variant, &NetFindings))| {
        Layer::Curve(plots::curve(place, variant, every, values(net), net.diverged.is_some()))
    };
    findings.lab.trained.nets.iter().zip(&findings.nets).enumerate().map(curve).collect()
}
