//! The pictures of the cloud: four planes of equal scale in both directions, with the ellipse of mean ± standard deviation.

use super::{Cloud, Clouds, Findings};
use crate::figure::{Arrangement, Axis, Dots, Figure, Layer, LegendRow, Path, Plot, PlotKind};
use crate::geometry::Point;
use crate::text::Lang;
use std::f64::consts::TAU;
use std::sync::Arc;

/// Colours: now, and before the layer below moved.
const SLOTS: (usize, usize) = (0, 1);
/// Points of an ellipse.
const ROUND: usize = 72;
/// A range is at least this wide: a constant has none of its own.
const LEAST: f64 = 2.0;

/// Four planes.
pub(super) fn figure(Findings { clouds, .. }: &Findings, lang: Lang) -> Figure {
    let Clouds { before, z_before, x, hat, z, inferred } = clouds;
    let plane = |key: &str, now: &Cloud, old: Option<&Cloud>, range: &Cloud| {
        let mut layers = Vec::new();
        if let Some(old) = old {
            layers.push(dots(old, SLOTS.1, true));
            layers.push(ellipse(old, SLOTS.1));
        }
        layers.push(dots(now, SLOTS.0, false));
        layers.push(ellipse(now, SLOTS.0));
        let [x, y] = square(range);
        Plot {
            title: lang.t(key),
            kind: PlotKind::Map,
            x: axis(1, x, lang),
            y: axis(2, y, lang),
            layers,
            ..Plot::default()
        }
    };
    let plots = vec![
        plane("cloud-x", x, Some(before), &Cloud(stacked(&[x, before]))),
        plane("cloud-hat", hat, None, hat),
        plane("cloud-z", z, Some(z_before), &Cloud(stacked(&[z, z_before]))),
        plane("cloud-inferred", inferred, Some(z_before), &Cloud(stacked(&[inferred, z_before]))),
    ];
    let arrangement = Arrangement::Grid { columns: 4, headed: false };
    Figure { plots, arrangement, legend: legend(lang), ..Figure::default() }
}

fn axis(unit: usize, range: (f64, f64), lang: Lang) -> Axis {
    Axis::new(lang.with("normalization-unit", &[("unit", unit.into())]), range, false)
}

fn dots(cloud: &Cloud, slot: usize, is_old: bool) -> Layer {
    let points = Arc::new(cloud.0.column_iter().map(|at| Point::new(at[0], at[1])).collect());
    Layer::Dots(Dots { slot, points, sizes: Arc::new(Vec::new()), hollow: is_old, faded: false })
}

/// The ellipse of mean ± standard deviation along both axes.
fn ellipse(cloud: &Cloud, slot: usize) -> Layer {
    let at = |k: usize| {
        let (sin, cos) = (TAU * k as f64 / ROUND as f64).sin_cos();
        let along = |unit: usize, share: f64| cloud.mean(unit) + cloud.deviation(unit) * share;
        Point::new(along(0, cos), along(1, sin))
    };
    let points = Arc::new((0..=ROUND).map(at).collect());
    Layer::Path(Path {
        owner: 0,
        slot,
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
fn square(Cloud(values): &Cloud) -> [(f64, f64); 2] {
    let ends = [0, 1].map(|unit| {
        let row = values.row(unit);
        (row.min(), row.max())
    });
    let widest = ends.map(|(low, high)| high - low).into_iter().fold(LEAST, f64::max);
    ends.map(|(low, high)| {
        let (middle, half) = (0.5 * (low + high), 0.56 * widest);
        (middle - half, middle + half)
    })
}

fn stacked(clouds: &[&Cloud]) -> nalgebra::DMatrix<f64> {
    let columns: Vec<_> = clouds.iter().flat_map(|cloud| cloud.0.column_iter()).collect();
    nalgebra::DMatrix::from_columns(&columns)
}

fn legend(lang: Lang) -> Vec<LegendRow> {
    let row = |slot, key: &str| LegendRow {
        slot,
        line: Some(false),
        name: lang.t(key),
        parameters: String::new(),
        verdict: String::new(),
    };
    vec![row(SLOTS.0, "cloud-now"), row(SLOTS.1, "cloud-old")]
}
