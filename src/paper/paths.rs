//! A drawing as paths of tiny-skia: what pixels are painted from.
//!
//! Corners of lines are rounded to hundredths of a point as in an SVG, and a corner on the one before is left out: of a
//! path of 100,000 steps near a minimum that leaves few.

use super::glyphs::{self, HALO_STROKE, Line, Shaper};
use super::svg::hundredths;
use crate::figure::clip;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Bitmap, Pos, Rect, Shape, Stroke, Text};
use resvg::tiny_skia::{self, LineCap, LineJoin, PathBuilder, StrokeDash};
use std::sync::Arc;
use ttf_parser::OutlineBuilder;

/// What is painted, in points.
pub(super) enum Node {
    /// Painted in the order of its fields.
    Path {
        path: tiny_skia::Path,
        /// Below the inside: the halo of letters.
        below: Option<(tiny_skia::Stroke, Rgba)>,
        fill: Option<Rgba>,
        above: Option<(tiny_skia::Stroke, Rgba)>,
    },
    Image {
        rect: Rect,
        bitmap: Arc<Bitmap>,
    },
    /// Cut to a rectangle.
    Clipped {
        rect: Rect,
        nodes: Vec<Node>,
    },
}

/// The shapes as paths, cut to what is seen.
pub(super) fn nodes(shapes: &[Shape], seen: Rect) -> Vec<Node> {
    let mut builder = Builder { shaper: Shaper::default(), seen, nodes: Vec::with_capacity(shapes.len()) };
    builder.shapes(shapes);
    builder.nodes
}

struct Builder {
    shaper: Shaper,
    /// The visible area for the current shapes.
    seen: Rect,
    nodes: Vec<Node>,
}

impl Builder {
    fn shapes(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            clip::each(shape, self.seen, |part| self.shape(part));
        }
    }

    /// Takes a shape that has been cut already.
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Image { bitmap, .. } if bitmap.width == 0 || bitmap.height == 0 => {}
            Shape::Image { rect, bitmap, .. } => {
                self.nodes.push(Node::Image { rect: *rect, bitmap: bitmap.clone() });
            }
            Shape::Line { points, closed, stroke } => self.path(polyline(points, *closed), None, Some(stroke)),
            Shape::Polygon { points, fill, stroke } => self.path(polyline(points, true), Some(*fill), stroke.as_ref()),
            Shape::Area { columns, fill } => {
                let top = columns.iter().map(|[x, top, _]| [*x, *top]);
                let bottom = columns.iter().rev().map(|[x, _, bottom]| [*x, *bottom]);
                self.path(polyline(&top.chain(bottom).collect::<Vec<Pos>>(), true), Some(*fill), None);
            }
            Shape::Region { rings, fill } => {
                let mut path = PathBuilder::new();
                rings.iter().for_each(|ring| push_polyline(&mut path, ring, true));
                self.path(path.finish(), Some(*fill), None);
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                let rect = Rect { min: *centre, max: *centre }.shrink(-radius);
                self.path(rounded(&rect, *radius), *fill, stroke.as_ref());
            }
            Shape::Box { rect, radius, fill, stroke } => self.path(rounded(rect, *radius), *fill, stroke.as_ref()),
            Shape::Text(text) => self.text(text),
            Shape::Clipped { rect, shapes } => {
                let around = self.seen;
                // Nothing is visible in a clip outside the visible area.
                if let Some(seen) = clip::overlap(*rect, around) {
                    let before = std::mem::take(&mut self.nodes);
                    self.seen = seen;
                    self.shapes(shapes);
                    self.seen = around;
                    let nodes = std::mem::replace(&mut self.nodes, before);
                    self.nodes.push(Node::Clipped { rect: *rect, nodes });
                }
            }
        }
    }

    fn path(&mut self, path: Option<tiny_skia::Path>, fill: Option<Rgba>, stroke: Option<&Stroke>) {
        if let Some(path) = path {
            self.nodes.push(Node::Path { path, below: None, fill, above: stroke.map(stroked) });
        }
    }

    /// A line of text as one path, so that no letter lies over the halo of another.
    fn text(&mut self, text: &Text) {
        let line = glyphs::set(text, &mut self.shaper);
        if let Some(path) = letters(&line, text.size) {
            let below = text.halo.map(|halo| stroked(&Stroke::solid(HALO_STROKE * text.size, halo)));
            self.nodes.push(Node::Path { path, below, fill: Some(text.colour), above: None });
        }
    }
}

/// Dashes end flat, as in an SVG.
fn stroked(stroke: &Stroke) -> (tiny_skia::Stroke, Rgba) {
    let line_cap = if stroke.dash.is_some() { LineCap::Butt } else { LineCap::Round };
    let dash = stroke.dash.and_then(|lengths| StrokeDash::new(lengths.to_vec(), 0.0));
    let line = tiny_skia::Stroke { width: stroke.width, line_cap, line_join: LineJoin::Round, dash, miter_limit: 4.0 };
    (line, stroke.colour)
}

fn polyline(points: &[Pos], closed: bool) -> Option<tiny_skia::Path> {
    let mut path = PathBuilder::with_capacity(points.len() + 2, points.len() + 2);
    push_polyline(&mut path, points, closed);
    path.finish()
}

/// A polyline; one without length is a dot.
fn push_polyline(path: &mut PathBuilder, points: &[Pos], closed: bool) {
    let mut corners = points.iter().filter(|p| p[0].is_finite() && p[1].is_finite()).map(|p| p.map(hundredths));
    let Some(first) = corners.next() else { return };
    let [x, y] = first.map(|hundredths| hundredths as f32 / 100.0);
    path.move_to(x, y);
    let mut last = first;
    let mut is_dot = true;
    for corner in corners.filter(|corner| std::mem::replace(&mut last, *corner) != *corner) {
        let [x, y] = corner.map(|hundredths| hundredths as f32 / 100.0);
        path.line_to(x, y);
        is_dot = false;
    }
    if is_dot {
        path.line_to(x, y);
    } else if closed {
        path.close();
    }
}

/// Control points of a quarter of a circle, as a share of its radius: the curve is off by 0.03 % at most.
pub(super) const QUARTER: f32 = 0.552_284_8;

/// A rectangle with rounded corners; none without a side.
fn rounded(rect: &Rect, radius: f32) -> Option<tiny_skia::Path> {
    let ([left, top], [right, bottom]) = (rect.min, rect.max);
    let r = radius.min((right - left) / 2.0).min((bottom - top) / 2.0).max(0.0);
    if r == 0.0 {
        return tiny_skia::Rect::from_ltrb(left, top, right, bottom).map(PathBuilder::from_rect);
    }
    let k = r * (1.0 - QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    path.cubic_to(right - k, top, right, top + k, right, top + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    path.line_to(left + r, bottom);
    path.cubic_to(left + k, bottom, left, bottom - k, left, bottom - r);
    path.line_to(left, top + r);
    path.cubic_to(left, top + k, left + k, top, left + r, top);
    path.close();
    path.finish()
}

/// The outlines of a line's letters; none if all are spaces.
fn letters(line: &Line, size: f32) -> Option<tiny_skia::Path> {
    let mut letters = Letters { path: PathBuilder::new(), origin: [0.0; 2], scale: 0.0 };
    for glyph in &line.glyphs {
        letters.origin = [line.at[0] + size * glyph.at[0], line.at[1] - size * glyph.at[1]];
        letters.scale = size / glyphs::units_per_em(glyph.font);
        glyphs::outline(glyph.font, glyph.id, &mut letters);
    }
    letters.path.finish()
}

/// Takes outlines in a font's units, y up.
struct Letters {
    path: PathBuilder,
    /// Of the glyph, on the page.
    origin: Pos,
    scale: f32,
}

impl Letters {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.origin[0] + self.scale * x, self.origin[1] - self.scale * y)
    }
}

impl OutlineBuilder for Letters {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.path.close();
    }
}
