//! The path on the map of Q, and the noise scale over its steps with the critical batch.

use super::Findings;
use crate::figure::theme::Tokens;
use crate::figure::{
    Arrangement, Axis, ColourBar, ColourMap, Contours, Field, FieldImage, Figure, Grid, Layer, Levels, Mark, MarkKind,
    Path, Places, Plot, PlotKind, Reference,
};
use crate::geometry::{Domain, Point};
use crate::lab::batch_size::curves::curve;
use crate::lab::plots;
use crate::text::Lang;
use std::sync::Arc;

/// Pixels along each side of the map.
const PIXELS: usize = 320;
/// How far a level line may be from its marching-squares corners once simplified, in grid steps.
const LINE_TOLERANCE: f64 = 0.02;
/// Half the side of the map over the farthest distance from its middle to the path or to the minimum.
const ROOM: f64 = 1.25;
/// Colour of the path and of the curve.
const SLOT: usize = 0;

/// The map and the chart.
pub(super) fn figure(findings: &Findings, lang: Lang, tokens: &Tokens) -> Figure {
    Figure {
        plots: vec![map(findings, lang, tokens), chart(findings, lang)],
        arrangement: Arrangement::Rows(2),
        ..Figure::default()
    }
}

fn chart(findings: &Findings, lang: Lang) -> Plot {
    let scales = Arc::new(findings.noise_scales());
    let critical = findings.critical_batch();
    let range = plots::decades([scales.as_slice()]);
    let places = Places::Even { first: 0.0, step: 1.0 };
    let mut layers = vec![Layer::Curve(curve(0, SLOT, places, scales, findings.diverged.is_some()))];
    layers.extend(critical.map(|y| {
        let label = lang.with("noise-critical", &[("m", lang.number(y, 2).into())]);
        Layer::Reference(Reference { y, label })
    }));
    let chart = plots::chart(lang.t("noise-chart"), findings.descent.steps as usize, (range, true), layers, lang);
    Plot { formula: "tr Σ / ‖∇Q‖²".to_owned(), ..chart }
}

fn map(findings: &Findings, lang: Lang, tokens: &Tokens) -> Plot {
    let (landscape, domain) = (&findings.landscape, domain(findings));
    let (x, y) = (domain.x, domain.y);
    let grid = Grid::of_pixels(x, y, PIXELS, PIXELS).filled(|x, y| landscape.value(Point::new(x, y)));
    let levels = Levels::log(landscape.lowest().unwrap_or(0.0), &grid.values, None);
    let colours = ColourMap::Theme.palette(&levels, tokens);
    let bitmap = Arc::new(Field::of(&grid, &levels).bitmap(&colours, tokens, 1));
    let bar = ColourBar::of(lang.t("noise-colour-bar"), &levels, colours.clone(), lang);
    let mut layers = vec![
        Layer::Field(Arc::new(FieldImage { x, y, bitmap, colours, bands: None })),
        Layer::Contours(Arc::new(Contours::of(&grid, &levels).simplified(&grid, LINE_TOLERANCE))),
    ];
    let mark = |kind, at, label| Layer::Mark(Mark { kind, at, label });
    layers.extend(landscape.minima().first().map(|w| mark(MarkKind::Minimum, *w, String::new())));
    layers.extend(findings.points.first().map(|w| mark(MarkKind::Start, *w, lang.t("noise-start"))));
    layers.push(Layer::Path(path(findings)));
    let axis = |label: &str, range| Axis::new(label, range, false);
    let (x, y) = (axis("w₁", x), axis("w₂", y));
    let title = lang.t("noise-map");
    Plot { title, kind: PlotKind::Map, x, y, layers, colour_bar: Some(bar), ..Plot::default() }
}

fn path(findings: &Findings) -> Path {
    Path {
        owner: 0,
        slot: SLOT,
        points: findings.points.clone(),
        at: findings.points.len().saturating_sub(1),
        thin: false,
        diverged: findings.diverged.is_some(),
        faded: false,
        grey: false,
        label: None,
    }
}

/// A square around the start and the minimum, and around the whole path unless it has no bound.
fn domain(findings: &Findings) -> Domain {
    let minimum = findings.landscape.minima().first().copied();
    let shown = if findings.diverged.is_some() { 1 } else { findings.points.len() };
    let points = || findings.points.iter().take(shown).copied().chain(minimum);
    let (mut low, mut high) = (Point::repeat(f64::INFINITY), Point::repeat(f64::NEG_INFINITY));
    for w in points() {
        (low, high) = (low.inf(&w), high.sup(&w));
    }
    let centre = (low + high) / 2.0;
    Domain::around(centre, ROOM * ((high - low) / 2.0).amax()).drawable()
}
