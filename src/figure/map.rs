//! Layout of a map: field, level lines, paths with head and ghost, marks, ticks inside the frame.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, Style, text};
use super::measure::text_width;
use super::simplify::{Simplifier, spaced};
use super::theme::Tokens;
use super::{
    ColourBar, Contours, FieldImage, Layer, Mark, MarkKind, Marker, Path, Plot, arrows, mark_label, marks, polyline,
    ticks,
};
use crate::geometry::Point;

/// Longest path with dots at its steps; on longer ones they would merge into the line.
const DOTTED_STEPS: usize = 4000;

/// Longest path drawn without simplification.
const DRAWN_WHOLE: usize = 2000;

/// Paths are cut this far outside the map, in points: renderers cannot handle larger numbers.
const DRAWN_OUTSIDE: f32 = 8000.0;

/// Lays a map out into `rect`, whose aspect is that of the plot's ranges.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let mut inside = with_words_in(room_for_words(plot, rect, pen), plot, rect, pen);
    if let Some(bar) = &plot.colour_bar {
        inside.extend(colour_bar(bar, colour_bar_rect(rect, pen), pen));
    }
    vec![Shape::Clipped { rect, shapes: inside }]
}

/// The map without its colour bar, to be clipped to `rect`.
pub fn inside(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    with_words_in(rect, plot, rect, pen)
}

/// The part of a map that is left for labels beside an inside colour bar.
pub(super) fn room_for_words(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    let bar = plot.colour_bar.as_ref().map_or(0.0, |bar| bar_room(bar, pen));
    Rect { max: [rect.max[0] - bar, rect.max[1]], ..rect }
}

fn with_words_in(room: Rect, plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let page = PageFromPlane::new(plot, rect);
    let mut inside = layers(plot, &page, rect, room, pen);
    axis_shapes(plot, &page, rect, pen, &mut inside);
    on_top(plot, &page, rect, pen, &mut inside);
    inside
}

/// The map without colour bar and ticks, for viewers in the last row, who see only the paths.
pub fn bare(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let page = PageFromPlane::new(plot, rect);
    let mut shapes = layers(plot, &page, rect, rect, pen);
    on_top(plot, &page, rect, pen, &mut shapes);
    vec![Shape::Clipped { rect, shapes }]
}

/// All layers in `rect`, with labels of marks kept in `room`.
fn layers(plot: &Plot, page: &PageFromPlane, rect: Rect, room: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let mut inside = Vec::new();
    let mut simplifier = Simplifier::default();
    for layer in &plot.layers {
        match layer {
            Layer::Field(field) => inside.push(field_shape(field, page)),
            Layer::Contours(lines) => contour_shapes(lines, page, pen, &mut inside),
            Layer::Path(path) => path_shapes(path, page, rect, pen, &mut simplifier, &mut inside),
            Layer::Mark(mark) => mark_shapes(mark, plot, page, room, pen, &mut inside),
            Layer::Arrow(arrow) => arrows::arrow_shapes(arrow, page, rect, pen, &mut inside),
            Layer::Spot(_) | Layer::Curve(_) | Layer::Band(_) | Layer::Graph(_) => {}
        }
    }
    inside
}

/// The top layer: heads of paths, or the numbers and points of a step's anatomy.
fn on_top(plot: &Plot, page: &PageFromPlane, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    if plot.layers.iter().any(|layer| matches!(layer, Layer::Arrow(_))) {
        step_shapes(plot, page, pen, out);
    } else {
        heads(plot, page, rect, pen, out);
    }
}

/// The numbers of a step's terms and its points, above everything else.
fn step_shapes(plot: &Plot, page: &PageFromPlane, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let arrows =
        plot.layers.iter().filter_map(|layer| if let Layer::Arrow(arrow) = layer { Some(arrow) } else { None });
    let numbered: Vec<_> = arrows.filter(|arrow| arrow.number.is_some()).collect();
    let ends: Vec<_> = numbered.iter().flat_map(|arrow| [page.pos(arrow.from), page.pos(arrow.to)]).collect();
    let mean = |axis: usize| ends.iter().map(|end| end[axis]).sum::<f32>() / ends.len().max(1) as f32;
    let centre = [mean(0), mean(1)];
    for layer in &plot.layers {
        if let Layer::Spot(spot) = layer {
            arrows::spot_shapes(spot, page, pen, out);
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

/// Casing, line and dots up to the cursor, the ghost after it. A diverged path is faint after it leaves the view.
fn path_shapes(
    path: &Path,
    page: &PageFromPlane,
    rect: Rect,
    pen: &Pen<'_>,
    simplifier: &mut Simplifier,
    out: &mut Vec<Shape>,
) {
    let t = pen.tokens;
    let scale = pen.style.stroke;
    let fade = if path.faded { 0.35 } else { 1.0 };
    let colour = t.racer[path.slot % 8].faded(fade);
    let width = scale * if path.thin { t.thin_path_width } else { t.path_width };
    let at = path.at.min(path.points.len().saturating_sub(1));
    let (past, future) = (&path.points[..=at], &path.points[at..]);
    if t.ghost && future.len() > 1 {
        let ghost = Stroke::solid(width * 0.7, colour.faded(0.28));
        draw(simplifier, future, page, rect, &[ghost], out);
    }
    let left = if path.diverged { past.iter().position(|p| !rect.contains(page.pos(*p))) } else { None };
    let (whole, astray) = past.split_at(left.map_or(past.len(), |k| (k + 1).min(past.len())));
    let dash = Marker::of(path.slot).dash(width);
    let ink = Stroke { width, colour, dash };
    let casing = Stroke::solid(width + 2.0 * scale * t.casing_width, t.casing.faded(fade));
    let strokes = [casing, ink];
    draw(simplifier, whole, page, rect, if path.diverged { &strokes[1..] } else { &strokes }, out);
    if !astray.is_empty() {
        let faint = Stroke { width: width * 0.7, colour: colour.faded(0.30), dash };
        draw(simplifier, &past[whole.len() - 1..], page, rect, &[faint], out);
    }
    if !path.thin && whole.len() <= DOTTED_STEPS {
        dots(whole, page, rect, t.dot_radius * scale, colour, out);
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

/// Heads of all paths, the smallest slot on top, and a badge at the place where a diverged path left the view.
fn heads(plot: &Plot, page: &PageFromPlane, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let mut paths: Vec<&Path> =
        plot.layers.iter().filter_map(|l| if let Layer::Path(p) = l { Some(p) } else { None }).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.slot));
    for path in paths {
        let at = path.at.min(path.points.len().saturating_sub(1));
        let Some(current) = path.points.get(at) else { continue };
        let head = page.pos(*current);
        if rect.contains(head) {
            let own = t.racer[path.slot % 8];
            let colour = if path.faded { own.mix(t.field[2], 0.6) } else { own };
            let radius = t.head_radius * pen.style.stroke;
            out.extend(Marker::of(path.slot).shapes_in(colour, head, radius, t, true));
        } else if path.diverged
            && let Some(badge) = edge_of_view(&path.points[..=at], page, rect)
        {
            out.extend(marks::left_view(badge, pen.style.stroke, t));
        }
    }
}

/// The point just inside the edge of the view at which a path first crosses it.
fn edge_of_view(points: &[Point], page: &PageFromPlane, rect: Rect) -> Option<Pos> {
    let outside = points.iter().position(|p| !rect.contains(page.pos(*p)))?;
    let from = page.pos(points[outside.checked_sub(1)?]);
    let to = page.pos(points[outside]);
    let inner = rect.shrink(14.0);
    // Fraction of the segment inside, by each edge in turn (Liang & Barsky 1984).
    let mut part: f32 = 1.0;
    for axis in 0..2 {
        let step = to[axis] - from[axis];
        let edge = if step > 0.0 { inner.max[axis] } else { inner.min[axis] };
        if step != 0.0 {
            part = part.min(((edge - from[axis]) / step).max(0.0));
        }
    }
    Some([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])])
}

/// Scale of marks relative to the window: a minimum's mark must be larger than the heads that arrive there.
pub fn mark_scale(style: Style, tokens: &Tokens) -> f32 {
    style.stroke * tokens.head_radius / 5.5
}

/// A mark, with its label in `room`.
pub(super) fn mark_shapes(
    mark: &Mark,
    plot: &Plot,
    page: &PageFromPlane,
    room: Rect,
    pen: &Pen<'_>,
    out: &mut Vec<Shape>,
) {
    let (at, scale) = (page.pos(mark.at), mark_scale(pen.style, pen.tokens));
    match mark.kind {
        MarkKind::Start => out.extend(marks::start(at, scale, false, pen.tokens)),
        MarkKind::Minimum => out.extend(marks::minimum(at, scale, pen.tokens)),
        MarkKind::Words => {}
        MarkKind::Saddle => out.extend(marks::saddle(at, scale, pen.tokens)),
        MarkKind::TrueWeights => out.extend(marks::star(at, scale, pen.tokens)),
    }
    if !mark.label.is_empty() {
        let (place, anchor, _) = mark_label::place(mark, &plot.layers, page, room, pen);
        out.push(text(pen.label(place, anchor, mark.label.clone())));
    }
}

/// Ticks along the bottom and the left edge, inside, clear of the corners.
fn axis_shapes(plot: &Plot, page: &PageFromPlane, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let size = pen.style.tick;
    let stroke = Stroke::solid(1.0, t.weak);
    let halo = Some(t.field[0]);
    for tick in ticks(plot.x.range, false, rect.width() * 0.6, pen.lang, |words| text_width(words, size, false)) {
        let x = page.x(tick.value);
        if x > rect.min[0] + 2.8 * size && x < rect.max[0] - 3.6 * size {
            out.push(marks::line(vec![[x, rect.max[1] - 5.0], [x, rect.max[1]]], stroke));
            let label = pen.tick([x, rect.max[1] - 6.0], Anchor::CentreBottom, tick.label);
            out.push(text(super::drawing::Text { halo, ..label }));
        }
    }
    for tick in ticks(plot.y.range, false, rect.height() * 0.6, pen.lang, |_| 1.2 * size) {
        let y = page.y(tick.value);
        if y > rect.min[1] + 3.6 * size && y < rect.max[1] - 2.2 * size {
            out.push(marks::line(vec![[rect.min[0], y], [rect.min[0] + 5.0, y]], stroke));
            let label = pen.tick([rect.min[0] + 8.0, y], Anchor::LeftCentre, tick.label);
            out.push(text(super::drawing::Text { halo, ..label }));
        }
    }
}

/// Rectangle of the colour bar: at the right edge, below the window's buttons.
fn colour_bar_rect(rect: Rect, pen: &Pen<'_>) -> Rect {
    let size = pen.style.tick;
    let top = rect.min[1] + 6.7 * size;
    let height = (rect.height() * 0.52).min(rect.height() - 6.7 * size - 5.0 * size).max(3.0 * size);
    Rect::new([rect.max[0] - 2.0 * size, top], [BAR * size, height])
}

/// Width of a colour bar in tick sizes.
const BAR: f32 = 0.95;

/// Width that a colour bar beside a frame takes, labels and gap included.
pub fn bar_room(bar: &ColourBar, pen: &Pen<'_>) -> f32 {
    let size = pen.style.tick;
    let labels = bar.ticks.iter().map(|tick| text_width(&tick.label, size, false)).fold(0.0, f32::max);
    labels + 5.0 + (BAR + 0.6) * size
}

/// A colour bar at the right of a frame, as high as the frame, with its heading above.
pub fn bar_beside(bar: &ColourBar, frame: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let width = BAR * pen.style.tick;
    let left = frame.max[0] + bar_room(bar, pen) - width;
    let rect = Rect::new([left, frame.min[1]], [width, frame.height()]);
    let mut shapes = scale(bar, rect, pen);
    // Aligned with the plot's title.
    let heading = [rect.max[0], rect.min[1] - pen.style.title_room() + 2.0];
    shapes.push(text(pen.label(heading, Anchor::RightTop, bar.label.clone())));
    shapes
}

/// A colour bar inside the map, with its heading above.
fn colour_bar(bar: &ColourBar, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let mut shapes = scale(bar, rect, pen);
    let heading = [rect.max[0], rect.min[1] - 0.55 * pen.style.tick];
    shapes.push(text(pen.label(heading, Anchor::RightBottom, bar.label.clone())));
    shapes
}

/// Bands from high to low, with tick labels at the left.
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
        shapes.push(marks::line(vec![[rect.min[0] - 3.0, y], [rect.min[0], y]], Stroke::solid(1.0, t.weak)));
        let label = pen.text([rect.min[0] - 5.0, y], Anchor::RightCentre, tick.label.clone(), size, t.text);
        shapes.push(text(super::drawing::Text { halo: Some(t.field[0]), ..label }));
    }
    shapes
}
