//! The charts of the shift lab: ‖G − G′‖, cos∠(G, G′), and the activations of each net's watched layer over training.

use super::{Found, Track};
use crate::figure::theme::Tokens;
use crate::figure::{Layer, Plot};
use crate::lab::{Variant, plots, words};
use crate::text::Lang;
use std::sync::Arc;

/// Room above 1 and below −1 of the cosine, so that a curve there is not hidden by the frame.
const COSINE: (f64, f64) = (-1.05, 1.05);

/// Two charts, and one for each net.
pub(super) fn charts(found: &Found, lang: Lang, tokens: &Tokens) -> Vec<Plot> {
    let steps = found.lab.training.steps;
    let all_diverged = found.tracks.iter().all(|track| track.diverged.is_some());
    let kept = found.tracks.iter().filter(|track| all_diverged || track.diverged.is_none());
    let distances = plots::decades(kept.map(|track| &*track.distance));
    let layer = [("layer", found.layer().into())];
    let mut charts = vec![
        plots::chart(
            lang.with("shift-chart-distance", &layer),
            steps,
            (distances, true),
            curves(found, |track| track.distance.shared()),
            lang,
        ),
        plots::chart(
            lang.with("shift-chart-cosine", &layer),
            steps,
            (COSINE, false),
            curves(found, |track| track.cosine.shared()),
            lang,
        ),
    ];
    if found.tracks.iter().any(|track| track.is_output) {
        return charts;
    }
    for ((variant, name), track) in found.lab.nets.iter().zip(words::names(&found.lab.nets, lang)).zip(&found.tracks) {
        let histograms = &track.histograms;
        let image = histograms.image(found.lab.watched_every() as f64, variant.slot(), tokens);
        let title = lang.with("shift-chart-activations", &[("layer", track.layer.into()), ("net", name.into())]);
        let layers = vec![Layer::Field(Arc::new(image))];
        charts.push(plots::chart(title, steps, (histograms.range(), false), layers, lang));
    }
    charts
}

fn curves(found: &Found, values: fn(&Track) -> Arc<Vec<f64>>) -> Vec<Layer> {
    let curve = |(net, (variant, track)): (usize, (&Variant, &Track))| {
        let every = found.lab.watched_every();
        Layer::Curve(plots::curve(net, variant, every, values(track), track.diverged.is_some()))
    };
    found.lab.nets.iter().zip(&found.tracks).enumerate().map(curve).collect()
}
