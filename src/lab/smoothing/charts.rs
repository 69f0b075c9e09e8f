//! The charts of the smoothing lab: the three of Santurkar et al. 2018, Figure 4, and how well the nets do meanwhile.

use super::{Found, Track};
use crate::figure::{Layer, Plot};
use crate::lab::series::Series;
use crate::lab::{Variant, plots};
use crate::text::Lang;
use std::sync::Arc;

/// The four charts.
pub(super) fn charts(found: &Found, lang: Lang) -> Vec<Plot> {
    let chart = |title: &str, range, log, layers| {
        plots::chart(lang.t(title), found.lab.training.steps, (range, log), layers, lang)
    };
    let loss = plots::decades(shown(found, |track| [&track.loss_low, &track.loss_high]));
    let change = plots::from_zero(shown(found, |track| [&track.change_high]));
    let beta = plots::from_zero(shown(found, |track| [&track.beta]));
    let every = found.lab.probed_every();
    vec![
        chart("smoothing-chart-loss", loss, true, bands(found, |track| [&track.loss_low, &track.loss_high])),
        chart("smoothing-chart-change", change, false, bands(found, |track| [&track.change_low, &track.change_high])),
        chart("smoothing-chart-beta", beta, false, curves(found, every, |track| track.beta.shared(), false)),
        progress(found, lang),
    ]
}

/// Accuracy in percent, or the loss where there are no classes: of held-out data, and thinner of training data.
fn progress(found: &Found, lang: Lang) -> Plot {
    let every = found.lab.evaluated_every();
    let has_classes = found.tracks.iter().any(|track| track.last.is_some_and(|(_, held)| held.accuracy.is_some()));
    let (title, y, mut layers, held);
    if has_classes {
        let percent = |series: &Series| Arc::new(series.iter().map(|share| 100.0 * share).collect());
        (title, y) = ("lab-chart-accuracy", ((0.0, 104.0), false));
        layers = curves(found, every, |track| percent(&track.train.accuracy), true);
        held = curves(found, every, |track| percent(&track.validation.accuracy), false);
    } else {
        let range = plots::decades(shown(found, |track| [&track.train.loss, &track.validation.loss]));
        (title, y) = ("lab-chart-evaluated-loss", (range, true));
        layers = curves(found, every, |track| track.train.loss.shared(), true);
        held = curves(found, every, |track| track.validation.loss.shared(), false);
    }
    layers.extend(held);
    plots::chart(lang.t(title), found.lab.training.steps, y, layers, lang)
}

fn nets(found: &Found) -> impl Iterator<Item = (usize, (&Variant, &Track))> {
    found.lab.nets.iter().zip(&found.tracks).enumerate()
}

fn bands(found: &Found, edges: fn(&Track) -> [&Series; 2]) -> Vec<Layer> {
    let band = |(_, (variant, track)): (usize, (&Variant, &Track))| {
        let [low, high] = edges(track).map(Series::shared);
        Layer::Band(plots::band(variant, found.lab.probed_every(), (low, high), track.diverged.is_some()))
    };
    nets(found).map(band).collect()
}

fn curves(found: &Found, every: usize, values: impl Fn(&Track) -> Arc<Vec<f64>>, thin: bool) -> Vec<Layer> {
    let curve = |(net, (variant, track)): (usize, (&Variant, &Track))| {
        let curve = plots::curve(net, variant, every, values(track), track.diverged.is_some());
        Layer::Curve(crate::figure::Curve { noisy: thin, ..curve })
    };
    nets(found).map(curve).collect()
}

/// The series a range is made for: of the nets that did not diverge, where there are any.
fn shown<const N: usize>(found: &Found, pick: fn(&Track) -> [&Series; N]) -> Vec<&[f64]> {
    let all_diverged = found.tracks.iter().all(|track| track.diverged.is_some());
    let kept = found.tracks.iter().filter(|track| all_diverged || track.diverged.is_none());
    kept.flat_map(pick).map(|series| &**series).collect()
}
