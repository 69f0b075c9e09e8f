//! The held-out error over the grid of batch sizes and base learning rates, and the least error of every batch size.

use super::{EXPONENTS, Findings, SIZES};
use crate::figure::drawing::Bitmap;
use crate::figure::theme::Tokens;
use crate::figure::{
    Arrangement, Axis, ColourBar, ColourMap, Dots, Field, FieldImage, Figure, Grid, Layer, Levels, Places, Plot,
    PlotKind,
};
use crate::geometry::Point;
use crate::lab::batch_size::curves::{band, curve};
use crate::lab::plots;
use crate::text::{Lang, superscript};
use std::sync::Arc;

/// Errors at which colours change, in percent.
const LEVELS: [f64; 12] = [3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0, 20.0, 30.0, 50.0];
/// Pixels along each side of a cell: enough for the hatching.
const CELL: usize = 24;
/// Colour of the best cells, and of the curve.
const SLOT: usize = 1;
/// Area of a best cell's dot.
const DOT: f32 = 3.0;

/// Both charts.
pub(super) fn figure(findings: &Findings, lang: Lang, tokens: &Tokens) -> Figure {
    Figure {
        plots: vec![grid(findings, lang, tokens), best(findings, lang)],
        arrangement: Arrangement::Grid { columns: 2, headed: false },
        ..Figure::default()
    }
}

fn grid(findings: &Findings, lang: Lang, tokens: &Tokens) -> Plot {
    let (x, y) = (edges(SIZES.len()), edges(EXPONENTS.len()));
    let levels = Levels::at(&LEVELS);
    let colours = ColourMap::Viridis.palette(&levels, tokens);
    let error = |x: f64, y: f64| {
        let (size, rate) = (x.round() as usize, y.round() as usize);
        let shown = findings.is_stable(size, rate).then(|| 100.0 * findings.error(size, rate));
        shown.unwrap_or(f64::NAN)
    };
    let cells: Vec<Vec<f64>> = (0..EXPONENTS.len())
        .map(|rate| (0..SIZES.len()).map(|size| error(size as f64, rate as f64)).collect())
        .collect();
    let at = |x: f64, y: f64| {
        let place = |value: f64, count: usize| (value.round().max(0.0) as usize).min(count - 1);
        cells[place(y, EXPONENTS.len())][place(x, SIZES.len())]
    };
    let pixels = Grid::of_pixels(x, y, CELL * SIZES.len(), CELL * EXPONENTS.len()).filled(at);
    let mut bitmap = Field::of(&pixels, &levels).bitmap(&colours, tokens, 1);
    hide_unknown(findings, &mut bitmap, tokens);
    let bitmap = Arc::new(bitmap);
    let bar = ColourBar::of(lang.t("sweep-colour-bar"), &levels, colours.clone(), lang);
    let best = (0..SIZES.len()).filter_map(|size| Some(Point::new(size as f64, findings.best_rate(size)? as f64)));
    let points: Arc<Vec<Point>> = Arc::new(best.collect());
    let sizes = Arc::new(vec![DOT; points.len()]);
    let names = |labels: Vec<String>| labels.into_iter().enumerate().map(|(k, label)| (k as f64, label)).collect();
    let power = |exponent: i32| format!("2{}", superscript(&exponent.to_string()));
    Plot {
        title: lang.t("sweep-chart"),
        formula: lang.t("sweep-formula"),
        kind: PlotKind::Chart,
        x: Axis { names: names(SIZES.map(|m| m.to_string()).to_vec()), ..Axis::new("m", x, false) },
        y: Axis { names: names(EXPONENTS.map(power).to_vec()), ..Axis::new("η̃", y, false) },
        layers: vec![
            Layer::Field(Arc::new(FieldImage { x, y, bitmap, colours, bands: None })),
            Layer::Dots(Dots { slot: SLOT, points, sizes, hollow: false }),
        ],
        colour_bar: Some(bar),
        ..Plot::default()
    }
}

/// Cells without an epoch have the chart's ground, not the hatching of those that fail.
fn hide_unknown(findings: &Findings, bitmap: &mut Bitmap, tokens: &Tokens) {
    let ground = bitmap.palette.len() as u8;
    bitmap.palette.push(tokens.inset);
    for (k, pixel) in bitmap.pixels.iter_mut().enumerate() {
        let (row, column) = (k / bitmap.width / CELL, k % bitmap.width / CELL);
        if findings.is_unknown(column, EXPONENTS.len() - 1 - row) {
            *pixel = ground;
        }
    }
}

/// Cell k lies around k.
fn edges(count: usize) -> (f64, f64) {
    (-0.5, count as f64 - 0.5)
}

fn best(findings: &Findings, lang: Lang) -> Plot {
    let places = || Places::Free(Arc::new(SIZES.map(|m| m as f64).to_vec()));
    let series = |quartile: usize| -> Arc<Vec<f64>> {
        let error = |size: usize| {
            findings.best_rate(size).map_or(f64::NAN, |rate| 100.0 * findings.quartiles(size, rate)[quartile])
        };
        Arc::new((0..SIZES.len()).map(error).collect())
    };
    let [low, middle, high] = [0, 1, 2].map(series);
    let range = plots::from_zero([high.as_slice()]);
    let last = SIZES[SIZES.len() - 1] as f64;
    Plot {
        title: lang.t("sweep-best"),
        formula: lang.t("sweep-best-formula"),
        kind: PlotKind::Chart,
        x: Axis::new("m", (0.85, 1.18 * last), true).numbered(SIZES),
        y: Axis::new("", range, false),
        layers: vec![
            Layer::Band(band(SLOT, places(), low, high)),
            Layer::Curve(curve(0, SLOT, places(), middle, false)),
        ],
        ..Plot::default()
    }
}
