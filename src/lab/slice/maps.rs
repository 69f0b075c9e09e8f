//! The maps of the slice: one for each net, all on the same levels and colours.

use super::{Found, Surface, Track};
use crate::figure::theme::Tokens;
use crate::figure::{
    Axis, ColourBar, ColourMap, Contours, Field, FieldImage, Layer, Levels, Mark, MarkKind, Path, Plot, PlotKind,
};
use crate::lab::{Variant, words};
use crate::landscape::Point;
use crate::text::Lang;
use std::sync::Arc;

/// Pixels along each side of a map: straight pieces between nodes look like what they are.
const PIXELS: usize = 320;
/// How far a level line may be from its marching-squares corners once simplified, in grid steps.
const LINE_TOLERANCE: f64 = 0.02;

/// A map for every net.
pub(super) fn maps(found: &Found, lang: Lang, tokens: &Tokens) -> Vec<Plot> {
    let surfaces = found.tracks.iter().filter_map(|track| track.surface.as_ref());
    let losses: Vec<f64> = surfaces.flat_map(Surface::known).flat_map(|(_, row)| row.iter().copied()).collect();
    // No loss of a net is below zero.
    let levels = Levels::log(0.0, &losses, None);
    let colours = ColourMap::default().palette(&levels, tokens);
    let reach = found.lab.grid.reach;
    let axis = |label: &str| Axis { label: label.to_owned(), range: (-reach, reach), log: false };
    let nets = found.lab.nets.iter().zip(words::names(&found.lab.nets, lang)).zip(&found.tracks).enumerate();
    let map = |(net, ((variant, title), track)): (usize, ((&Variant, String), &Track))| {
        let mut layers = Vec::new();
        if let Some(grid) = track.surface.as_ref().and_then(Surface::grid) {
            let (x, y) = (grid.x, grid.y);
            let bitmap = Field::sampled(&grid, &levels, x, y, (PIXELS, PIXELS)).bitmap(&colours, tokens, 1);
            layers.push(Layer::Field(Arc::new(FieldImage {
                x,
                y,
                bitmap: Arc::new(bitmap),
                colours: colours.clone(),
            })));
            let lines = Contours::of(&grid, &levels).simplified(&grid, LINE_TOLERANCE);
            layers.push(Layer::Contours(Arc::new(lines)));
        }
        layers.extend(way(net, variant, track, lang));
        // The same scale beside each, so that all maps are equally large.
        let bar = || ColourBar::of(lang.t("slice-colour-bar"), &levels, colours.clone(), lang);
        Plot {
            title,
            kind: PlotKind::Map,
            x: axis("α"),
            y: axis("β"),
            layers,
            colour_bar: (!losses.is_empty()).then(bar),
            cursor: None,
        }
    };
    nets.map(map).collect()
}

/// The way of the weights where it is known, and the sign of the trained weights.
fn way(net: usize, variant: &Variant, track: &Track, lang: Lang) -> Vec<Layer> {
    if track.surface.is_none() {
        return Vec::new();
    }
    let sign = |kind, at, key: &str| Layer::Mark(Mark { kind, at, label: lang.t(key) });
    let trained = sign(MarkKind::Minimum, Point::new(0.0, 0.0), "slice-trained");
    let Some(way) = &track.way else { return vec![trained] };
    let points: Vec<Point> = way.points.iter().map(|[alpha, beta]| Point::new(*alpha, *beta)).collect();
    let mut layers = Vec::new();
    if let Some(first) = points.first() {
        layers.push(sign(MarkKind::Start, *first, "slice-start"));
    }
    let at = points.len().saturating_sub(1);
    let slot = variant.slot();
    let points = Arc::new(points);
    layers.push(Layer::Path(Path { racer: net, slot, points, at, noisy: false, diverged: false, faded: false }));
    layers.push(trained);
    layers
}
