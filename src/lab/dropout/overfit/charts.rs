//! The charts of overfitting: held-out loss, training loss, accuracy, and the gap between the losses, each as the median
//! over seeds with its quartiles.

use super::findings::{GAP, HELD_ACCURACY, HELD_LOSS, Pick, TRAIN_ACCURACY, TRAIN_LOSS};
use super::{Findings, NETS, every, names};
use crate::figure::{Arrangement, Band, BandLook, Curve, Figure, Layer, LegendRow, Plot};
use crate::lab::{learning, plots};
use crate::text::Lang;
use std::sync::Arc;

/// Colours of the net without and the net with dropout.
const SLOTS: [usize; NETS.len()] = [1, 0];
/// The part of the training whose losses the chart of the held-out loss is made for: the first fall leaves it.
const LATE: f64 = 0.2;
/// Room below and above the held-out losses of that part, as a share of them.
const ROOM: f64 = 0.15;
/// Lower end of the accuracy's axis: below it all nets are still at their beginning.
const LEAST_PERCENT: f64 = 70.0;

/// Four charts and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang) -> Figure {
    let lab = &findings.lab;
    let steps = lab.steps as usize;
    let chart = |key: &str, y, layers| Plot {
        formula: lang.t(&format!("dropout-chart-{key}.formula")),
        ..plots::chart(lang.t(&format!("dropout-chart-{key}")), steps, y, layers, lang)
    };
    let of = |pick| NETS.iter().enumerate().flat_map(move |(net, _)| spread(findings, net, pick, false)).collect();
    let accuracy: Vec<Layer> = (0..NETS.len())
        .flat_map(|net| {
            let train = spread(findings, net, |course, unit| 100.0 * TRAIN_ACCURACY(course, unit), true);
            train.into_iter().chain(spread(findings, net, |course, unit| 100.0 * HELD_ACCURACY(course, unit), false))
        })
        .collect();
    let held = around(findings);
    let gap = plots::from_zero(late(findings, GAP).iter().map(Vec::as_slice));
    let train = plots::decades(
        (0..NETS.len())
            .map(|net| findings.quartiles(net, TRAIN_LOSS).median)
            .collect::<Vec<_>>()
            .iter()
            .map(Vec::as_slice),
    );
    let plots = vec![
        chart("held-out", (held, false), of(HELD_LOSS)),
        chart("training", (train, true), of(TRAIN_LOSS)),
        chart("accuracy", ((LEAST_PERCENT, 101.0), false), accuracy),
        chart("gap", (gap, false), of(GAP)),
    ];
    let legend = names(lang).into_iter().enumerate().map(|(net, name)| row(findings, net, name, lang)).collect();
    Figure { plots, arrangement: Arrangement::Rows(4), legend, ..Figure::default() }
}

/// The range of the held-out losses after the first fall: their differences are a small part of them.
fn around(findings: &Findings) -> (f64, f64) {
    let first = (LATE * findings.evaluations() as f64) as usize;
    let lowest = (0..NETS.len()).flat_map(|net| findings.quartiles(net, HELD_LOSS).lower.split_off(first));
    let low = lowest.fold(f64::INFINITY, f64::min);
    let (_, high) = plots::from_zero(late(findings, HELD_LOSS).iter().map(Vec::as_slice));
    if low < high { ((1.0 - ROOM) * low, (1.0 + ROOM) * high) } else { (0.0, high) }
}

/// The upper quartiles of both nets after the first fall.
fn late(findings: &Findings, pick: Pick) -> Vec<Vec<f64>> {
    let first = (LATE * findings.evaluations() as f64) as usize;
    (0..NETS.len()).map(|net| findings.quartiles(net, pick).upper.split_off(first)).collect()
}

/// The quartiles of a net as a band and its median as a curve; of thin curves the median only.
fn spread(findings: &Findings, net: usize, pick: Pick, thin: bool) -> Vec<Layer> {
    let quartiles = findings.quartiles(net, pick);
    let x = learning::places(every(&findings.lab), findings.lab.steps as usize);
    let band = Layer::Band(Band {
        slot: SLOTS[net],
        look: BandLook::Plain,
        dashed: false,
        x: x.clone(),
        low: Arc::new(quartiles.lower),
        high: Arc::new(quartiles.upper),
        diverged: false,
    });
    let median = Layer::Curve(Curve {
        owner: net,
        slot: SLOTS[net],
        x,
        values: Arc::new(quartiles.median),
        at: None,
        dashed: is_dashed(net),
        diverged: findings.diverged(net) > 0,
        thin,
        faded: false,
        stairs: false,
    });
    (!thin).then_some(band).into_iter().chain([median]).collect()
}

/// Colour alone must not tell the curves apart.
const fn is_dashed(net: usize) -> bool {
    net == 0
}

fn row(findings: &Findings, net: usize, name: String, lang: Lang) -> LegendRow {
    let verdict = match findings.diverged(net) {
        0 => String::new(),
        count => lang.with("dropout-diverged", &[("count", count.into())]),
    };
    let p = format!("p = {}", lang.number(findings.lab.p, 3));
    LegendRow {
        slot: SLOTS[net],
        line: Some(is_dashed(net)),
        name,
        parameters: if net == 0 { String::new() } else { p },
        verdict,
    }
}
