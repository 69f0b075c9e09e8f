//! The maps of the slice, one for each net, all on the same levels and colours; and all nets' losses along α as curves.

use super::{Findings, NetFindings, Surface};
use crate::figure::theme::Tokens;
use crate::figure::{
    Arrangement, Axis, ColourBar, ColourMap, Contours, Curve, Field, FieldImage, Figure, Layer, Levels, Mark, MarkKind,
    Path, Places, Plot, PlotKind,
};
use crate::geometry::Point;
use crate::lab::{Variant, plots, words};
use crate::text::Lang;
use std::sync::Arc;

/// Pixels along each side of a map: enough to show that the surface between nodes is made of straight pieces.
const PIXELS: usize = 320;
/// How far a level line may be from its marching-squares corners once simplified, in grid steps.
const LINE_TOLERANCE: f64 = 0.02;

/// The colours: they use the whole range of lightness, which on dark pages the themes' own do not.
const COLOURS: ColourMap = ColourMap::Viridis;
/// Most maps of a line.
const COLUMNS: usize = 6;

/// A map for every net, the profile, and the legend.
pub(super) fn figure(findings: &Findings, lang: Lang, tokens: &Tokens) -> Figure {
    let (variants, nets) = (&findings.lab.trained.nets, &findings.nets);
    let reached = |k: usize| (words::reached(nets[k].last, lang), nets[k].diverged);
    Figure {
        plots: maps(findings, lang, tokens).into_iter().chain(profile(findings, lang)).collect(),
        arrangement: Arrangement::Grid { columns: COLUMNS, headed: false },
        legend: words::legend(variants, lang, reached),
        ..Figure::default()
    }
}

fn maps(findings: &Findings, lang: Lang, tokens: &Tokens) -> Vec<Plot> {
    let surfaces = findings.nets.iter().filter_map(|net| net.surface.as_ref());
    let losses: Vec<f64> = surfaces.flat_map(Surface::known).flat_map(|(_, row)| row.iter().copied()).collect();
    // No loss of a net is below zero.
    let levels = Levels::log(0.0, &losses, None);
    let colours = COLOURS.palette(&levels, tokens);
    let reach = findings.lab.grid.reach;
    let axis = |label: &str| Axis::new(label, (-reach, reach), false);
    let variants = &findings.lab.trained.nets;
    let nets = variants.iter().zip(words::names(variants, lang)).zip(&findings.nets).enumerate();
    let map = |(place, ((variant, title), net)): (usize, ((&Variant, String), &NetFindings))| {
        let mut layers = Vec::new();
        if let Some(grid) = net.surface.as_ref().and_then(Surface::grid) {
            let (x, y) = (grid.x, grid.y);
            let bitmap = Field::sampled(&grid, &levels, x, y, (PIXELS, PIXELS)).bitmap(&colours, tokens, 1);
            layers.push(Layer::Field(Arc::new(FieldImage {
                x,
                y,
                bitmap: Arc::new(bitmap),
                colours: colours.clone(),
                bands: None,
            })));
            let lines = Contours::of(&grid, &levels).simplified(&grid, LINE_TOLERANCE);
            layers.push(Layer::Contours(Arc::new(lines)));
        }
        layers.extend(path_and_marks(place, variant, net, lang));
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
            ..Plot::default()
        }
    };
    nets.map(map).collect()
}

/// The losses along α through the trained weights, all nets on one chart; none before they are known.
fn profile(findings: &Findings, lang: Lang) -> Option<Plot> {
    let rows: Vec<(usize, &Surface, Arc<Vec<f64>>)> = findings
        .nets
        .iter()
        .enumerate()
        .filter_map(|(place, net)| {
            let surface = net.surface.as_ref()?;
            Some((place, surface, Arc::new(surface.middle()?.to_vec())))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let range = plots::decades(rows.iter().map(|(.., row)| row.as_slice()));
    let reach = findings.lab.grid.reach;
    let curve = |(place, surface, row): &(usize, &Surface, Arc<Vec<f64>>)| {
        let step = surface.coordinate(1) - surface.coordinate(0);
        let curve = plots::curve(*place, &findings.lab.trained.nets[*place], 1, row.clone(), false);
        Layer::Curve(Curve { x: Places::Even { first: -reach, step }, ..curve })
    };
    Some(Plot {
        title: lang.t("slice-chart-profile"),
        formula: "L(w* + αδ)".to_owned(),
        kind: PlotKind::Chart,
        x: Axis::new("α", (-reach, reach), false),
        y: Axis::new("", range, true),
        layers: rows.iter().map(curve).collect(),
        ..Plot::default()
    })
}

/// The mark of the trained weights; the path of the weights and their start where they are known.
fn path_and_marks(place: usize, variant: &Variant, net: &NetFindings, lang: Lang) -> Vec<Layer> {
    if net.surface.is_none() {
        return Vec::new();
    }
    let mark = |kind, at, key: &str| Layer::Mark(Mark { kind, at, label: lang.t(key) });
    let trained = mark(MarkKind::Minimum, Point::new(0.0, 0.0), "slice-trained");
    let Some(path) = &net.path else { return vec![trained] };
    let points: Vec<Point> = path.points.iter().map(|[alpha, beta]| Point::new(*alpha, *beta)).collect();
    let mut layers = Vec::new();
    if let Some(first) = points.first() {
        layers.push(mark(MarkKind::Start, *first, "slice-start"));
    }
    let at = points.len().saturating_sub(1);
    let slot = variant.slot();
    let points = Arc::new(points);
    layers.push(Layer::Path(Path {
        owner: place,
        slot,
        points,
        at,
        thin: false,
        diverged: false,
        faded: false,
        grey: false,
        label: None,
    }));
    layers.push(trained);
    layers
}
