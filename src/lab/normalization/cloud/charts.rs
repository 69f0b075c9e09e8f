//! The pictures of the cloud: three planes of equal scale in both directions, with the ellipse of mean ± standard deviation.

use super::{Cloud, Clouds, Findings};
use crate::figure::{Arrangement, Axis, Dots, Figure, Layer, LegendRow, Path, Plot, PlotKind};
use crate::geometry::Point;
use crate::text::Lang;
use std::f64::consts::TAU;
use std::sync::Arc;

/// Colours: now, before the layer below moved, and at inference.
const SLOTS: [usize; 3] = [0, 1, 2];
/// Points of an ellipse.
const ROUND: usize = 72;
/// A range is at least this wide: a constant has none of its own.
const LEAST: f64 = 2.0;

/// A cloud with its place in [`SLOTS`].
type Shown<'a> = (&'a Cloud, usize);

/// Three planes: x, x̃, and z in training and at inference.
pub(super) fn figure(Findings { clouds, .. }: &Findings, lang: Lang) -> Figure {
    let Clouds { before, z_before, x, hat, z, inferred } = clouds;
    let plots = vec![
        plane("cloud-x", &[(before, 1), (x, 0)], lang),
        plane("cloud-hat", &[(hat, 0)], lang),
        plane("cloud-z", &[(inferred, 2), (z_before, 1), (z, 0)], lang),
    ];
    let arrangement = Arrangement::Grid { columns: 3, headed: false };
    Figure { plots, arrangement, legend: legend(lang), ..Figure::default() }
}

/// Clouds of one plane, the last one on top.
fn plane(key: &str, clouds: &[Shown<'_>], lang: Lang) -> Plot {
    let [x, y] = square(clouds);
    Plot {
        title: lang.t(key),
        kind: PlotKind::Map,
        x: axis(1, x, lang),
        y: axis(2, y, lang),
        layers: clouds.iter().flat_map(|shown| [dots(*shown), ellipse(*shown)]).collect(),
        ..Plot::default()
    }
}

fn axis(unit: usize, range: (f64, f64), lang: Lang) -> Axis {
    Axis::new(lang.with("normalization-unit", &[("unit", unit.into())]), range, false)
}

fn dots((cloud, place): Shown<'_>) -> Layer {
    let points = Arc::new(cloud.0.column_iter().map(|at| Point::new(at[0], at[1])).collect());
    let (slot, sizes) = (SLOTS[place], Arc::new(Vec::new()));
    Layer::Dots(Dots { slot, points, sizes, hollow: place == 1 })
}

/// The ellipse of mean ± standard deviation along both axes.
fn ellipse((cloud, place): Shown<'_>) -> Layer {
    let at = |k: usize| {
        let (sin, cos) = (TAU * k as f64 / ROUND as f64).sin_cos();
        let along = |unit: usize, share: f64| cloud.mean(unit) + cloud.deviation(unit) * share;
        Point::new(along(0, cos), along(1, sin))
    };
    let points = Arc::new((0..=ROUND).map(at).collect());
    Layer::Path(Path {
        owner: 0,
        slot: SLOTS[place],
        points,
        at: ROUND,
        thin: true,
        diverged: false,
        faded: false,
        grey: true,
        label: None,
    })
}

/// Equally long ranges of both units around all examples.
fn square(clouds: &[Shown<'_>]) -> [(f64, f64); 2] {
    let ends = [0, 1].map(|unit| {
        let all = clouds.iter().flat_map(|(cloud, _)| cloud.0.row(unit).iter().copied().collect::<Vec<_>>());
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    });
    let widest = ends.map(|(low, high)| high - low).into_iter().fold(LEAST, f64::max);
    ends.map(|(low, high)| {
        let (middle, half) = (0.5 * (low + high), 0.56 * widest);
        (middle - half, middle + half)
    })
}

fn legend(lang: Lang) -> Vec<LegendRow> {
    let row = |slot, key: &str| LegendRow {
        slot,
        line: Some(false),
        name: lang.t(key),
        parameters: String::new(),
        verdict: String::new(),
    };
    vec![row(SLOTS[0], "cloud-now"), row(SLOTS[1], "cloud-old"), row(SLOTS[2], "cloud-inferred")]
}
