//! The picture of a table's rows: the rows as dots, and the level lines of their loss, as they are and standardised.

use crate::figure::{Axis, Dots, Figure, Layer, Path, Plot, PlotKind};
use crate::geometry::Point;
use crate::landscape::{CONSTANT, LeastSquares, Rows, Scaling, Surface};
use crate::plain;
use crate::scene::Proposal;
use crate::text::Lang;
use nalgebra::{Matrix2, SymmetricEigen};
use std::f64::consts::TAU;
use std::sync::Arc;

/// Most rows that are drawn: more dots hide each other.
const MOST: usize = 800;
/// Longest name of a column in characters.
const LONGEST: usize = 16;
/// Points of a level line.
const ROUND: usize = 96;
/// Level lines, by their share of the largest one.
const LEVELS: [f64; 3] = [1.0, 2.0 / 3.0, 1.0 / 3.0];
/// Least and greatest area of a dot, by its y.
const AREAS: (f32, f32) = (0.3, 2.0);
/// Colours: y = +1 or a number, and y = −1.
const SLOTS: [usize; 2] = [0, 1];

/// Three plots: rows, level lines as they are, level lines standardised. The lines of what is not chosen are faint.
pub fn sheet(proposal: &Proposal, lang: Lang) -> Figure {
    let mut scaled = proposal.rows.clone();
    scaled.scale(&Scaling::of(&proposal.rows, proposal.labels));
    let is_scaled = proposal.data.standardise;
    let plots = vec![
        dots(proposal),
        levels("sheet-as-they-are", &proposal.rows, !is_scaled, lang),
        levels("sheet-standardised", &scaled, is_scaled, lang),
    ];
    Figure { plots, ..Figure::default() }
}

/// The rows: x1 and x2 with y as colour or area, or x1 and y where x2 is constant.
fn dots(proposal: &Proposal) -> Plot {
    let (rows, data) = (&proposal.rows, &proposal.data);
    let is_line = data.x2 == CONSTANT && !proposal.labels;
    let (upright, name) = if is_line { (&rows.y, &data.y) } else { (&rows.x2, &data.x2) };
    let shown: Vec<usize> = (0..rows.len()).step_by(rows.len().div_ceil(MOST).max(1)).collect();
    let of = |slot: usize, is_in: &dyn Fn(f64) -> bool| {
        let places = shown.iter().copied().filter(|&k| is_in(rows.y[k]));
        let places: Vec<_> = places.collect();
        let points = places.iter().map(|&k| Point::new(rows.x1[k], upright[k])).collect();
        let sizes = if is_line || proposal.labels { Vec::new() } else { areas(rows, &places) };
        Layer::Dots(Dots { slot, points: Arc::new(points), sizes: Arc::new(sizes), hollow: slot == SLOTS[1] })
    };
    let layers = match proposal.labels {
        true => vec![of(SLOTS[0], &|y| y > 0.0), of(SLOTS[1], &|y| y <= 0.0)],
        false => vec![of(SLOTS[0], &|_| true)],
    };
    // A constant is no name of a column.
    let short = |name: &str| match name {
        CONSTANT => "1".to_owned(),
        name => plain::line(&plain::cut(name, LONGEST)).into_owned(),
    };
    let (x, y) = (Axis::new(short(&data.x1), around(&rows.x1), false), Axis::new(short(name), around(upright), false));
    let (x1, x2, target) = (short(&data.x1), short(&data.x2), short(&data.y));
    let title = if is_line { format!("{target} ({x1})") } else { format!("{x1}, {x2} → {target}") };
    Plot { title, kind: PlotKind::Chart, x, y, layers, ..Plot::default() }
}

/// Areas of dots: the larger y, the larger.
fn areas(rows: &Rows, places: &[usize]) -> Vec<f32> {
    let (low, high) = around(&rows.y);
    let share = |y: f64| ((y - low) / (high - low)) as f32;
    places.iter().map(|&k| AREAS.0 + (AREAS.1 - AREAS.0) * share(rows.y[k])).collect()
}

/// A range with a margin around some numbers.
fn around(numbers: &[f64]) -> (f64, f64) {
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let margin = (0.06 * (high - low)).max(1e-9 * high.abs().max(1e-9));
    (low - margin, high + margin)
}

/// The level lines of least squares over some rows, with their condition number. Those of a logistic loss have the same
/// shape around w = 0.
fn levels(key: &str, rows: &Rows, is_chosen: bool, lang: Lang) -> Plot {
    let hessian = LeastSquares::new(rows.clone()).hessian().unwrap_or_else(Matrix2::identity);
    let SymmetricEigen { eigenvectors, eigenvalues } = SymmetricEigen::new(hessian);
    let (long, short) = if eigenvalues[0] < eigenvalues[1] { (0, 1) } else { (1, 0) };
    let ratio = (eigenvalues[long].max(0.0) / eigenvalues[short]).sqrt();
    let ratio = if ratio.is_finite() { ratio } else { 0.0 };
    let line = |size: f64| {
        let at = |k: usize| {
            let (sin, cos) = (TAU * k as f64 / ROUND as f64).sin_cos();
            size * (eigenvectors.column(long) * cos + eigenvectors.column(short) * (ratio * sin))
        };
        Layer::Path(Path {
            owner: 0,
            slot: SLOTS[0],
            points: Arc::new((0..=ROUND).map(at).collect()),
            at: ROUND,
            thin: true,
            diverged: false,
            faded: !is_chosen,
            // A grey path has neither head nor dots.
            grey: true,
            label: None,
        })
    };
    let kappa = if ratio > 0.0 { lang.number((1.0 / (ratio * ratio)).max(1.0), 2) } else { "∞".to_owned() };
    let axis = |name: &str| Axis::new(name, (-1.15, 1.15), false);
    Plot {
        title: lang.with(key, &[("kappa", kappa.into())]),
        kind: PlotKind::Map,
        x: axis("w₁"),
        y: axis("w₂"),
        layers: LEVELS.map(line).into(),
        ..Plot::default()
    }
}
