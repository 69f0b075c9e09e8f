//! The charts of mean predictions over the number of masks: distance from the inference pass, and held-out loss.

use super::{Findings, Kind, Mean, Point, curves, names};
use crate::figure::{Arrangement, Axis, Curve, Figure, Layer, LegendRow, Places, Plot, PlotKind, Reference};
use crate::lab::plots;
use crate::text::Lang;
use std::sync::Arc;

/// Room above and below the losses, as a share of their range.
const ROOM: f64 = 0.15;

/// Two charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let counts = findings.counts();
    let most = (findings.lab.members as usize).max(2);
    let medians = |pick: fn(&Point) -> Option<f64>| -> Vec<Vec<f64>> {
        let of = |of| counts.iter().map(|masks| findings.median(of, *masks, pick).unwrap_or(f64::NAN)).collect();
        curves().map(of).collect()
    };
    let (distances, losses) = (medians(|point| Some(point.distance)), medians(|point| Some(point.loss)));
    let x = Places::Free(Arc::new(counts.iter().map(|masks| *masks as f64).collect()));
    let chart = |key: &str, range, log, values: Vec<Vec<f64>>| Plot {
        title: lang.t(&format!("dropout-chart-{key}")),
        formula: lang.t(&format!("dropout-chart-{key}.formula")),
        kind: PlotKind::Chart,
        x: Axis::new(lang.t("dropout-axis-masks"), (1.0, most as f64), true).numbered(ticks(most)),
        y: Axis::new("", range, log),
        layers: curves().zip(values).enumerate().map(|(k, (of, values))| curve(k, of, x.clone(), values)).collect(),
        ..Plot::default()
    };
    let decades = plots::decades(distances.iter().map(Vec::as_slice));
    let mut loss = chart("mean-loss", around(&losses, findings.inference()), false, losses);
    loss.layers.extend(findings.inference().map(|y| {
        let label = lang.with("dropout-inference-loss", &[("loss", lang.number(y, 3).into())]);
        Layer::Reference(Reference { y, label })
    }));
    let row = |((kind, mean), name): ((Kind, Mean), String)| LegendRow {
        slot: slot(kind),
        line: Some(is_dashed(mean)),
        name,
        parameters: String::new(),
        verdict: String::new(),
    };
    Figure {
        plots: vec![chart("distance", decades, true, distances), loss],
        arrangement: Arrangement::Rows(2),
        legend: curves().zip(names(lang)).map(row).collect(),
        ..Figure::default()
    }
}

/// 1, 2, 4 … up to `most`, every other one where there are many.
fn ticks(most: usize) -> Vec<usize> {
    let powers = (0..usize::BITS - 1).map(|k| 1usize << k).take_while(|power| *power <= most);
    let all: Vec<usize> = powers.collect();
    let step = if all.len() > 6 { 2 } else { 1 };
    all.into_iter().step_by(step).collect()
}

/// The range of losses and of the inference pass's.
fn around(losses: &[Vec<f64>], inference: Option<f64>) -> (f64, f64) {
    let all = losses.iter().flatten().copied().chain(inference).filter(|loss| loss.is_finite());
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    if low >= high {
        return (0.0, 1.0);
    }
    let room = ROOM * (high - low);
    ((low - room).max(0.0), high + room)
}

const fn slot(kind: Kind) -> usize {
    match kind {
        Kind::Softmax => 2,
        Kind::Deep => 0,
    }
}

const fn is_dashed(mean: Mean) -> bool {
    matches!(mean, Mean::Arithmetic)
}

fn curve(owner: usize, (kind, mean): (Kind, Mean), x: Places, values: Vec<f64>) -> Layer {
    Layer::Curve(Curve {
        owner,
        slot: slot(kind),
        x,
        values: Arc::new(values),
        at: None,
        dashed: is_dashed(mean),
        diverged: false,
        thin: false,
        faded: false,
        stairs: false,
    })
}
