//! Layout of a map: field, level lines, paths with head and ghost, marks, labels; ticks and colour bar around it.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke, Text};
use super::layout::{PageFromPlane, Pen, Style, text};
use super::measure::text_width;
use super::path_end::{self, PathEnd};
use super::simplify::{Simplifier, spaced};
use super::theme::Tokens;
use super::{
    ColourBar, Contours, FieldImage, Layer, Mark, MarkKind, Marker, Path, Plot, arrows, frame, labels, marks, polyline,
};
use crate::geometry::Point;

/// A map whose plane has a shorter side is not drawn.
const SMALLEST: f32 = 8.0;
/// Opacity of paths in grey.
const GREY: f32 = 0.55;
/// Longest path with dots at its steps; on longer ones they would merge into the line.
const DOTTED_STEPS: usize = 4000;

/// Longest path drawn without simplification.
const DRAWN_WHOLE: usize = 2000;

/// Paths are cut this far outside the map, in points: renderers cannot handle larger numbers.
const DRAWN_OUTSIDE: f32 = 8000.0;

/// Lays a map out into `rect`, whose aspect is that of the plot's ranges: the plane with its labels, ticks and names of
/// the axes around it, the colour bar beside it.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let inner = frame::inner(plot, rect, pen);
    if inner.width() < SMALLEST || inner.height() < SMALLEST {
        return Vec::new();
    }
    let mut shapes = vec![Shape::Clipped { rect: inner, shapes: inside(plot, rect, inner, pen) }];
    shapes.extend(frame::shapes(plot, rect, inner, pen));
    if let Some(bar) = &plot.colour_bar {
        shapes.extend(bar_at(bar, rect, inner, pen));
    }
    shapes
}

/// What is seen of the plane in `inner`, a part of the `rect` that the ranges belong to.
pub(super) fn inside(plot: &Plot, rect: Rect, inner: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let page = PageFromPlane::new(plot, rect);
    let mut inside = layers(plot, &page, inner, pen);
    on_top(plot, &page, inner, pen, &mut inside);
    let labels = labels::place(plot, &page, inner, pen);
    inside.extend(labels::shapes(&labels, plot, pen));
    inside
}

/// All layers, without labels.
fn layers(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let mut inside = Vec::new();
    let mut simplifier = Simplifier::default();
    for layer in &plot.layers {
        match layer {
            Layer::Field(field) => inside.push(field_shape(field, page)),
            Layer::Contours(lines) => contour_shapes(lines, page, pen, &mut inside),
            Layer::Path(path) => path_shapes(path, page, inner, pen, &mut simplifier, &mut inside),
            Layer::Mark(mark) => mark_sign(mark, page, pen, &mut inside),
            Layer::Arrow(arrow) => arrows::arrow_shapes(arrow, page, inner, pen, &mut inside),
            Layer::Dots(dots) => dots.shapes(page, inner, pen, &mut inside),
            Layer::Spot(_)
            | Layer::Curve(_)
            | Layer::Band(_)
            | Layer::Reference(_)
            | Layer::Upright(_)
            | Layer::Bars(_)
            | Layer::Table(_)
            | Layer::Graph(_) => {}
        }
    }
    inside
}

/// The top layer: heads of paths, or the numbers and points of a step's anatomy.
fn on_top(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    if plot.layers.iter().any(|layer| matches!(layer, Layer::Arrow(_))) {
        step_shapes(plot, page, inner, pen, out);
    } else {
        heads(plot, page, inner, pen, out);
    }
}

/// The numbers of a step's terms and its points, above everything else.
fn step_shapes(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let arrows =
        plot.layers.iter().filter_map(|layer| if let Layer::Arrow(arrow) = layer { Some(arrow) } else { None });
    let numbered: Vec<_> = arrows.filter(|arrow| arrow.number.is_some()).collect();
    let ends: Vec<_> = numbered.iter().flat_map(|arrow| [page.pos(arrow.from), page.pos(arrow.to)]).collect();
    let mean = |axis: usize| ends.iter().map(|end| end[axis]).sum::<f32>() / ends.len().max(1) as f32;
    let centre = [mean(0), mean(1)];
    for layer in &plot.layers {
        if let Layer::Spot(spot) = layer {
            arrows::spot_shapes(spot, page, inner, pen, out);
        }
    }
    for arrow in numbered {
        arrows::number_shapes(arrow, centre, page, pen, out);
    }
}

pub(super) fn field_shape(field: &FieldImage, page: &PageFromPlane) -> Shape {
    let rect = Rect { min: [page.x(field.x.0), page.y(field.y.1)], max: [page.x(field.x.1), page.y(field.y.0)] };
    Shape::Image { rect, bitmap: field.bitmap.clone(), bands: field.bands.clone() }
}

fn contour_shapes(contours: &Contours, page: &PageFromPlane, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let thin = Stroke::solid(t.contour_width * pen.style.stroke, t.contour);
    let decade = Stroke::solid(t.contour_decade_width * pen.style.stroke, t.contour_decade);
    for line in &contours.lines {
        let points = contours.points[line.span.clone()].iter().map(|p| [page.x(p[0]), page.y(p[1])]).collect();
        out.push(Shape::Line { points, closed: line.closed, stroke: if line.decade { decade } else { thin } });
    }
}

/// Casing, line and dots up to the cursor, the ghost after it. A path without bound ends where it first leaves the view.
fn path_shapes(
    path: &Path,
    page: &PageFromPlane,
    inner: Rect,
    pen: &Pen<'_>,
    simplifier: &mut Simplifier,
    out: &mut Vec<Shape>,
) {
    let t = pen.tokens;
    let scale = pen.style.stroke;
    let fade = if path.faded { 0.35 } else { 1.0 };
    let colour = if path.grey { t.weak.faded(GREY) } else { t.racer[path.slot % 8].faded(fade) };
    let width = scale * if path.thin { t.thin_path_width } else { t.path_width };
    let left = path_end::first_outside(path, page, inner);
    let (past, future) = (&path.points[..path.points.len().min(path.shown() + 1)], &path.points[path.shown()..]);
    // One point more: the line runs on to the edge, which cuts it.
    let past = &past[..left.map_or(past.len(), |k| (k + 1).min(past.len()))];
    if t.ghost && !path.grey && left.is_none() && future.len() > 1 {
        let ghost = Stroke::solid(width * 0.7, colour.faded(0.28));
        let leaves = if path.diverged { future.iter().position(|p| !inner.contains(page.pos(*p))) } else { None };
        draw(simplifier, &future[..leaves.map_or(future.len(), |k| k + 1)], page, inner, &[ghost], out);
    }
    if path.grey {
        return draw(simplifier, past, page, inner, &[Stroke::solid(width * 0.6, colour)], out);
    }
    let ink = Stroke { width, colour, dash: Marker::of(path.slot).dash(width) };
    let casing = Stroke::solid(width + 2.0 * scale * t.casing_width, t.casing.faded(fade));
    draw(simplifier, past, page, inner, &[casing, ink], out);
    if !path.thin && past.len() <= DOTTED_STEPS {
        dots(past, page, inner, t.dot_radius * scale, colour, out);
    }
}

/// Draws a piece of a path with several strokes. Short pieces are drawn exactly, long ones simplified. If a short piece
/// goes far outside, dashed strokes are cut so that dashes keep their places in every view.
fn draw(
    simplifier: &mut Simplifier,
    points: &[Point],
    page: &PageFromPlane,
    rect: Rect,
    strokes: &[Stroke],
    out: &mut Vec<Shape>,
) {
    let near = rect.shrink(-DRAWN_OUTSIDE);
    let is_short = points.len() <= DRAWN_WHOLE;
    if is_short && points.iter().all(|p| near.contains(page.pos(*p))) {
        let line: Vec<Pos> = points.iter().map(|p| page.pos(*p)).collect();
        out.extend(strokes.iter().map(|stroke| marks::line(line.clone(), *stroke)));
        return;
    }
    let simple = simplifier.path(points.iter().map(|p| page.exact(*p)), rect, 1.0);
    for stroke in strokes {
        match stroke.dash {
            Some([dash, gap]) if is_short => {
                let corners: Vec<_> = points.iter().map(|p| page.exact(*p)).collect();
                let parts = polyline::parts(&corners, near, Some(f64::from(dash + gap)));
                out.extend(parts.lines.into_iter().map(|line| marks::line(line, *stroke)));
            }
            _ => out.extend(simple.lines().map(|line| marks::line(line.to_vec(), *stroke))),
        }
    }
}

/// A dot per step, skipped if it would touch the previous one.
fn dots(
    points: &[Point],
    page: &PageFromPlane,
    rect: Rect,
    radius: f32,
    colour: super::colour::Rgba,
    out: &mut Vec<Shape>,
) {
    for index in spaced(points.iter().map(|p| page.exact(*p)), rect, 3.2 * radius) {
        let centre = page.pos(points[index as usize]);
        out.push(Shape::Circle { centre, radius, fill: Some(colour), stroke: None });
    }
}

/// Ends of all paths, the smallest slot on top: heads, a ✕ where a path without bound left the view, an arrow to a head
/// that is out of view.
fn heads(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let (t, scale) = (pen.tokens, pen.style.stroke);
    let mut paths: Vec<&Path> =
        plot.layers.iter().filter_map(|l| if let Layer::Path(p) = l { Some(p) } else { None }).collect();
    paths.retain(|path| !path.grey);
    paths.sort_by_key(|path| std::cmp::Reverse(path.slot));
    for path in paths {
        let own = Marker::of(path.slot).ink(t);
        let colour = if path.faded { own.mix(t.field[2], 0.6) } else { own };
        match PathEnd::of(path, page, inner, scale) {
            Some(PathEnd::Head(at)) => {
                out.extend(Marker::of(path.slot).shapes_in(colour, at, t.head_radius * scale, t, true));
            }
            Some(PathEnd::Left(at)) => out.extend(marks::left_view(at, scale, colour, t)),
            Some(PathEnd::Beyond(at, direction)) => out.extend(marks::beyond(at, direction, scale, colour, t)),
            None => {}
        }
    }
}

/// Scale of marks relative to the window: a minimum's mark must be larger than the heads that arrive there.
pub fn mark_scale(style: Style, tokens: &Tokens) -> f32 {
    style.stroke * tokens.head_radius / 5.5
}

/// The sign of a mark.
pub(super) fn mark_sign(mark: &Mark, page: &PageFromPlane, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let (at, scale) = (page.pos(mark.at), mark_scale(pen.style, pen.tokens));
    match mark.kind {
        MarkKind::Start => out.extend(marks::start(at, scale, false, pen.tokens)),
        MarkKind::Minimum => out.extend(marks::minimum(at, scale, pen.tokens)),
        MarkKind::Words => {}
        MarkKind::Best(slot) => out.extend(marks::best(at, scale, Marker::of(slot).ink(pen.tokens), pen.tokens)),
        MarkKind::Stop(slot) => out.extend(marks::stop(at, scale, Marker::of(slot).ink(pen.tokens), pen.tokens)),
        MarkKind::Saddle => out.extend(marks::saddle(at, scale, pen.tokens)),
        MarkKind::TrueWeights => out.extend(marks::star(at, scale, pen.tokens)),
    }
}

/// Width of a colour bar in tick sizes.
const BAR: f32 = 0.95;

/// Gap between a map or a chart and its colour bar, in tick sizes.
const BAR_GAP: f32 = 0.8;
/// From a bar to its labels, in points.
const TO_LABEL: f32 = 6.0;
/// Room above a bar in tick sizes: for its heading, and for the window's buttons.
const ABOVE_BAR: f32 = 4.6;

/// Width that a colour bar beside a frame takes, gap, labels and heading included.
pub fn bar_room(bar: &ColourBar, pen: &Pen<'_>) -> f32 {
    let size = pen.style.tick;
    let labels = bar.ticks.iter().map(|tick| text_width(&tick.label, size, false)).fold(0.0, f32::max);
    let heading = text_width(&bar.label, pen.style.label, true) - BAR * size;
    BAR_GAP * size + BAR * size + (labels + TO_LABEL).max(heading)
}

/// A colour bar at the right of a chart's frame, as high as the frame, with its heading above.
pub fn bar_beside(bar: &ColourBar, frame: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let left = frame.max[0] + BAR_GAP * pen.style.tick;
    let rect = Rect::new([left, frame.min[1]], [BAR * pen.style.tick, frame.height()]);
    let mut shapes = scale(bar, rect, pen);
    // Aligned with the plot's title.
    let heading = [rect.min[0], rect.min[1] - pen.style.title_room() + 2.0];
    shapes.push(text(pen.label(heading, Anchor::LeftTop, bar.label.clone())));
    shapes
}

/// The colour bar of a map beside its `inner` part of `rect`, its heading above.
fn bar_at(bar: &ColourBar, rect: Rect, inner: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let size = pen.style.tick;
    let top = (rect.min[1] + ABOVE_BAR * size).min(inner.max[1] - 2.0 * size);
    let left = inner.max[0] + BAR_GAP * size;
    let bar_rect = Rect::new([left, top], [BAR * size, inner.max[1] - top]);
    let mut shapes = scale(bar, bar_rect, pen);
    let heading = [left, top - 0.4 * size];
    shapes.push(text(Text { halo: None, ..pen.label(heading, Anchor::LeftBottom, bar.label.clone()) }));
    shapes
}

/// Bands from high to low, with tick labels at the right.
fn scale(bar: &ColourBar, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let t = pen.tokens;
    let size = pen.style.tick;
    let mut shapes = Vec::new();
    let bands = bar.colours.len().max(1) as f32;
    for (band, colour) in bar.colours.iter().enumerate() {
        let top = rect.min[1] + rect.height() * band as f32 / bands;
        let height = rect.height() / bands + 0.5;
        let cell = Rect::new([rect.min[0], top], [rect.width(), height.min(rect.max[1] - top)]);
        shapes.push(Shape::Box { rect: cell, radius: 0.0, fill: Some(*colour), stroke: None });
    }
    let frame = Some(Stroke::solid(1.0, t.weak.faded(0.6)));
    shapes.push(Shape::Box { rect, radius: 0.0, fill: None, stroke: frame });
    for tick in &bar.ticks {
        let y = rect.max[1] - rect.height() * tick.position as f32;
        shapes.push(marks::line(vec![[rect.max[0], y], [rect.max[0] + 3.0, y]], Stroke::solid(1.0, t.weak)));
        let at = [rect.max[0] + TO_LABEL, y];
        shapes.push(text(pen.text(at, Anchor::LeftCentre, tick.label.clone(), size, t.text)));
    }
    shapes
}
