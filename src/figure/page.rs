//! Layout of a whole figure on a page: title, plots and legend as the figure arranges them, terms.

use super::drawing::{Anchor, Drawing, Rect, Shape};
use super::layout::{Pen, Style, text};
use super::measure::text_width;
use super::theme::Tokens;
use super::{Arrangement, Figure, chart, legend, map, rows};
use crate::text::Lang;

/// Height of a page in points for any number of pixels, so that text is equally readable at every size.
pub const HEIGHT: f32 = 720.0;
/// Distance from the page's edge to its contents, in points.
const MARGIN: f32 = 22.0;
/// Font size of the title, and height of its band.
const TITLE: (f32, f32) = (25.0, 58.0);
/// Font size of the terms, and height of their band.
const TERMS: (f32, f32) = (15.0, 42.0);

/// Line height of the terms.
const TERMS_STEP: f32 = 20.0;

/// Font size of the verdict, its line height, and the gap above it.
const VERDICT: (f32, f32, f32) = (17.0, 23.0, 12.0);

/// The terms wrapped to a width, broken between terms.
fn terms_lines(terms: &str, width: f32) -> Vec<String> {
    broken(terms, "; ", TERMS.0, width)
}

/// A text of font size `size` wrapped to a width, broken at `separator`s.
fn broken(words: &str, separator: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in words.split(separator).filter(|part| !part.is_empty()) {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line}{separator}{part}"), size, false) <= width => {
                line.push_str(separator);
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

/// Rectangles of the parts of a figure on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Places {
    /// The map, or all plots in rows with their legend.
    pub map: Rect,
    /// The row of charts; of zero height if there are none.
    pub charts: Rect,
}

/// The rectangles for a figure with or without title, terms and charts, on a page of `size` points.
pub fn places(size: [f32; 2], title: bool, terms: &str, charts: bool) -> Places {
    let top = if title { TITLE.1 } else { MARGIN };
    let lines = terms_lines(terms, size[0] - 2.0 * MARGIN).len();
    let below = if lines == 0 { MARGIN } else { TERMS.1 + TERMS_STEP * (lines - 1) as f32 };
    let bottom = size[1] - below;
    let split = if charts { top + (bottom - top) * 0.66 } else { bottom };
    Places {
        map: Rect { min: [MARGIN, top], max: [size[0] - MARGIN, split] },
        charts: Rect { min: [MARGIN, split], max: [size[0] - MARGIN, bottom] },
    }
}

/// Lays a figure out on a page of `size` points. `transparent` omits the page background.
pub fn layout(figure: &Figure, size: [f32; 2], tokens: &Tokens, lang: Lang, transparent: bool) -> Drawing {
    let pen = Pen { tokens, style: Style::PAGE, lang };
    let mut shapes = Vec::new();
    if !transparent {
        let page = Rect::new([0.0, 0.0], size);
        shapes.push(Shape::Box { rect: page, radius: 0.0, fill: Some(tokens.inset), stroke: None });
    }
    let title = !figure.title.is_empty();
    let charts = figure.arrangement == Arrangement::MapAndCharts && figure.plots.len() > 1;
    let places = places(size, title, &figure.terms, charts);
    if title {
        let fitted = TITLE.0 * ((size[0] - 2.0 * MARGIN) / text_width(&figure.title, TITLE.0, true)).min(1.0);
        let title = pen.text([MARGIN, TITLE.1 / 2.0], Anchor::LeftCentre, figure.title.clone(), fitted, tokens.text);
        shapes.push(text(super::drawing::Text { strong: true, ..title }));
    }
    match figure.arrangement {
        Arrangement::MapAndCharts => map_and_charts(figure, &places, &pen, &mut shapes),
        Arrangement::Rows(_) | Arrangement::Grid { .. } => {
            let rect = verdict(&figure.verdict, places.map, &pen, &mut shapes);
            shapes.extend(rows::layout(figure, rect, &pen));
        }
    }
    for (k, line) in terms_lines(&figure.terms, size[0] - 2.0 * MARGIN).iter().enumerate() {
        let fitted = TERMS.0 * ((size[0] - 2.0 * MARGIN) / text_width(line, TERMS.0, false)).min(1.0);
        let at = [MARGIN, places.charts.max[1] + TERMS.1 / 2.0 + TERMS_STEP * k as f32];
        shapes.push(text(pen.text(at, Anchor::LeftCentre, line.clone(), fitted, tokens.weak)));
    }
    Drawing { shapes }
}

/// Draws the verdict at the bottom of `rect`; returns the rectangle above it.
fn verdict(words: &str, rect: Rect, pen: &Pen<'_>, shapes: &mut Vec<Shape>) -> Rect {
    let (size, step, gap) = VERDICT;
    let lines = broken(words, " ", size, rect.width());
    if lines.is_empty() {
        return rect;
    }
    let top = rect.max[1] - step * lines.len() as f32;
    for (k, line) in lines.into_iter().enumerate() {
        let at = [rect.min[0], top + step * (k as f32 + 0.5)];
        shapes.push(text(pen.text(at, Anchor::LeftCentre, line, size, pen.tokens.text)));
    }
    Rect { max: [rect.max[0], top - gap], ..rect }
}

fn map_and_charts(figure: &Figure, places: &Places, pen: &Pen<'_>, shapes: &mut Vec<Shape>) {
    let Some((plot, charts)) = figure.plots.split_first() else { return };
    shapes.extend(map::layout(plot, places.map, pen));
    if !figure.legend.is_empty() {
        let bar = if plot.colour_bar.is_some() { 6.0 * pen.style.tick } else { 0.0 };
        let (rows, pen) = legend::fitted(&figure.legend, pen, places.map.width() - bar - 3.0 * MARGIN);
        let (place, _) = legend::place(plot, places.map, legend::size(&rows, &pen), bar, 14.0, &pen);
        shapes.extend(legend::shapes(&rows, place, &pen));
    }
    let strip = Rect { min: [places.charts.min[0], places.charts.min[1] + 8.0], ..places.charts };
    shapes.extend(chart::row(charts, strip, pen));
}
