//! Layout of a chart: frame, grid, ticks, bands, curves, and the time cursor with each racer's marker on it.
//!
//! A field under the curves (linear axes only) replaces the grid; its colour bar is at the right.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, text, title};
use super::marker::dash;
use super::measure::text_width;
use super::ticks::ticks;
use super::{Curve, Layer, Marker, Plot, Tick, band, map, marks};

/// A frame with a shorter side is not drawn.
const SMALLEST: f32 = 8.0;
/// Distance from a tick's label to the frame.
const GAP: f32 = 5.0;

/// The frame for the curves inside `rect`: leaves room for ticks at the left and below, the title above, the colour bar
/// at the right.
pub fn frame(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    let size = pen.style.tick;
    let headed = !plot.title.is_empty() || plot.colour_bar.as_ref().is_some_and(|bar| !bar.label.is_empty());
    let top = if headed { pen.style.title_room() } else { 6.0 };
    let bar = plot.colour_bar.as_ref().map_or(0.0, |bar| map::bar_room(bar, pen));
    let (min, max) = (rect.min[1] + top, rect.max[1] - size * 1.75);
    let labels = y_ticks(plot, max - min, pen).into_iter().map(|tick| text_width(&tick.label, size, false));
    // A common minimum width keeps the frames of neighbouring charts aligned. A digit's ink begins a point after its
    // box.
    let left = (size * 3.3).max(labels.fold(0.0, f32::max) + GAP - 1.0);
    Rect { min: [rect.min[0] + left, min], max: [rect.max[0] - 10.0 - bar, max] }
}

fn y_ticks(plot: &Plot, height: f32, pen: &Pen<'_>) -> Vec<Tick> {
    ticks(plot.y.range, plot.y.log, height, pen.lang, |_| 1.2 * pen.style.tick)
}

/// Lays a chart out into `rect`, title and tick labels included. Too small a rectangle stays empty.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let t = pen.tokens;
    let frame = frame(plot, rect, pen);
    if frame.width() < SMALLEST || frame.height() < SMALLEST {
        return Vec::new();
    }
    let page = PageFromPlane::new(plot, frame);
    let mut shapes = vec![Shape::Box { rect: frame, radius: 0.0, fill: Some(t.inset), stroke: None }];
    let field = field_shapes(plot, &page);
    grid(plot, &page, frame, pen, field.is_empty(), &mut shapes);
    if !field.is_empty() {
        shapes.push(Shape::Clipped { rect: frame, shapes: field });
    }
    shapes.push(Shape::Clipped { rect: frame.shrink(-1.0), shapes: inside(plot, &page, frame, pen) });
    shapes.push(Shape::Box { rect: frame, radius: 0.0, fill: None, stroke: Some(Stroke::solid(1.0, t.border)) });
    let mut right = rect.max[0];
    if let Some(bar) = &plot.colour_bar {
        shapes.extend(map::bar_beside(bar, frame, pen));
        right -= text_width(&bar.label, pen.style.label, true) + pen.style.heading;
    }
    shapes.extend(title(plot, [frame.min[0], rect.min[1]], [rect.min[0], right], pen));
    shapes
}

/// A field is stretched over the axes' ranges; on a log axis its pixels would be in the wrong place.
fn field_shapes(plot: &Plot, page: &PageFromPlane) -> Vec<Shape> {
    if plot.x.log || plot.y.log {
        return Vec::new();
    }
    let field = |layer: &Layer| if let Layer::Field(f) = layer { Some(map::field_shape(f, page)) } else { None };
    plot.layers.iter().filter_map(field).collect()
}

/// All areas, then edges and curves in their order, crosses at their ends, and the time cursor.
fn inside(plot: &Plot, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let (mut inside, mut lines) = (Vec::new(), Vec::new());
    for layer in &plot.layers {
        match layer {
            Layer::Band(one) => {
                let (areas, edges) = band::shapes(one, page, frame, pen);
                inside.extend(areas);
                lines.extend(edges);
            }
            Layer::Curve(curve) => curve_shapes(curve, page, frame, pen, &mut lines),
            _ => {}
        }
    }
    inside.append(&mut lines);
    let curves = || plot.layers.iter().filter_map(|l| if let Layer::Curve(c) = l { Some(c) } else { None });
    let bands = plot.layers.iter().filter_map(|l| if let Layer::Band(b) = l { Some(b) } else { None });
    for one in bands.filter(|one| one.diverged) {
        cross(band::end(one, page, frame), one.slot, frame, pen, &mut inside);
    }
    for curve in curves().filter(|curve| curve.diverged) {
        cross(curve_end(curve, page, frame), curve.slot, frame, pen, &mut inside);
    }
    if let Some(cursor) = plot.cursor {
        let x = page.x(cursor).round();
        let line = vec![[x, frame.min[1]], [x, frame.max[1]]];
        inside.push(marks::line(line, Stroke::solid(1.5 * pen.style.stroke, pen.tokens.text)));
        for curve in curves() {
            cursor_marker(curve, page, frame, pen, &mut inside);
        }
    }
    inside
}

/// Grid lines with their labels. Without `lines`, short ticks outside the frame.
fn grid(plot: &Plot, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, lines: bool, out: &mut Vec<Shape>) {
    let stroke = Stroke::solid(1.0, if lines { pen.tokens.grid } else { pen.tokens.border });
    let size = pen.style.tick;
    for tick in y_ticks(plot, frame.height(), pen) {
        let y = page.y(tick.value).round();
        let to = if lines { frame.max[0] } else { frame.min[0] - 3.0 };
        out.push(marks::line(vec![[frame.min[0], y], [to, y]], stroke));
        out.push(text(pen.tick([frame.min[0] - GAP, y], Anchor::RightCentre, tick.label)));
    }
    let end = format!("{} {}", plot.x.label, pen.lang.number(plot.x.range.1, 6));
    let right = frame.max[0] - text_width(&end, size, false);
    for tick in ticks(plot.x.range, plot.x.log, frame.width(), pen.lang, |words| text_width(words, size, false)) {
        let x = page.x(tick.value).round();
        let ends = if lines { [frame.min[1], frame.max[1]] } else { [frame.max[1], frame.max[1] + 3.0] };
        out.push(marks::line(ends.map(|y| [x, y]).to_vec(), stroke));
        let anchor = if x - frame.min[0] < 1.0 { Anchor::LeftTop } else { Anchor::CentreTop };
        let half = text_width(&tick.label, size, false) / 2.0;
        if x < right - size.max(half + 0.5 * size) {
            out.push(text(pen.tick([x, frame.max[1] + 3.0], anchor, tick.label)));
        }
    }
    out.push(text(pen.tick([frame.max[0], frame.max[1] + 3.0], Anchor::RightTop, end)));
}

/// A ✕ at the end of a curve, moved inside the frame. A curve without values has it in the upper left corner.
fn cross(end: Option<Pos>, slot: usize, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let scale = pen.style.stroke * if pen.tokens.head_radius > 6.0 { 1.4 } else { 1.0 };
    let room = frame.shrink((marks::ENDED_ARM + 2.6) * scale);
    let [x, y] = end.unwrap_or(frame.min);
    let within = |value: f32, low: f32, high: f32| value.min(high).max(low);
    let at = [within(x, room.min[0], room.max[0]), within(y, room.min[1], room.max[1])];
    out.extend(marks::ended(at, scale, pen.tokens.racer[slot % 8], pen.tokens));
}

/// Position of a curve's last finite value.
fn curve_end(curve: &Curve, page: &PageFromPlane, frame: Rect) -> Option<Pos> {
    let last = curve.values.iter().rposition(|value| value.is_finite() && !page.y(*value).is_nan())?;
    Some([page.x(curve.x.at(last)), page.y(curve.values[last]).clamp(frame.min[1], frame.max[1])])
}

fn curve_shapes(curve: &Curve, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let width = pen.style.stroke * t.chart_width * if curve.thin { 0.75 } else { 1.0 };
    let colour = t.racer[curve.slot % 8].faded(if curve.faded { 0.35 } else { 1.0 });
    let dash = Marker::of(curve.slot).dash(width).or(curve.dashed.then(|| dash(width)));
    let (radius, mut signed) = (marker_radius(pen), f32::NEG_INFINITY);
    for points in columns(curve, page, frame) {
        match points.as_slice() {
            [] => {}
            // A single value between gaps is drawn as a marker; markers that would overlap are skipped.
            [at] if at[0] - signed < radius => {}
            [at] => {
                signed = at[0];
                out.extend(Marker::of(curve.slot).shapes_in(colour, *at, radius, t, true));
            }
            _ => out.push(marks::line(points, Stroke { width, colour, dash })),
        }
    }
}

/// Radius of markers on curves.
fn marker_radius(pen: &Pen<'_>) -> f32 {
    3.4 * pen.style.stroke * if pen.tokens.head_radius > 6.0 { 1.5 } else { 1.0 }
}

/// The curve's points, split at gaps, at most four per pixel column (first, lowest, highest, last), so that a million
/// values draw as fast as a thousand and no spike is lost. Values far outside the frame are clamped; the frame clips
/// them.
fn columns(curve: &Curve, page: &PageFromPlane, frame: Rect) -> Vec<Vec<Pos>> {
    let (low, high) = (frame.min[1] - 1e4, frame.max[1] + 1e4);
    let mut pieces = vec![Vec::new()];
    let mut column: Vec<Pos> = Vec::new();
    let flush = |column: &mut Vec<Pos>, piece: &mut Vec<Pos>| {
        if column.len() > 4 {
            let by_y = |a: &&Pos, b: &&Pos| a[1].total_cmp(&b[1]);
            let top = column.iter().min_by(by_y).copied();
            let bottom = column.iter().max_by(by_y).copied();
            piece.push(column[0]);
            piece.extend(top.into_iter().chain(bottom));
            piece.push(column[column.len() - 1]);
        } else {
            piece.extend_from_slice(column);
        }
        column.clear();
    };
    // Only the values in the frame and one more at either side: a long curve may be zoomed in far.
    let nearest = |x: f32| curve.x.nearest(page.plane([x, 0.0]).x);
    let (from, to) = (nearest(frame.min[0]).saturating_sub(1), nearest(frame.max[0]).saturating_add(2));
    for (k, value) in curve.values.iter().enumerate().take(to).skip(from) {
        let y = page.y(*value);
        let piece = pieces.last_mut().expect("begins with one piece");
        // log₁₀ of zero or less is −∞ or NaN: a gap, as is a value that is not finite.
        if !value.is_finite() || y.is_nan() {
            flush(&mut column, piece);
            if !piece.is_empty() {
                pieces.push(Vec::new());
            }
            continue;
        }
        let p = [page.x(curve.x.at(k)), y.clamp(low, high)];
        if column.first().is_some_and(|first| first[0].floor() != p[0].floor()) {
            flush(&mut column, piece);
        }
        column.push(p);
    }
    flush(&mut column, pieces.last_mut().expect("begins with one piece"));
    pieces
}

fn cursor_marker(curve: &Curve, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let Some((index, value)) = curve.at.and_then(|k| Some((k, curve.values.get(k)?))) else { return };
    let at = [page.x(curve.x.at(index)), page.y(*value)];
    if frame.contains(at) {
        let colour = pen.tokens.racer[curve.slot % 8];
        out.extend(Marker::of(curve.slot).shapes_in(colour, at, marker_radius(pen), pen.tokens, true));
    }
}
