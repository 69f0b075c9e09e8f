//! Layout of a chart: frame, grid, ticks, curves, and the time cursor with each racer's marker on it.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, text};
use super::measure::text_width;
use super::ticks::ticks;
use super::{Curve, Layer, Marker, Plot, marks};

/// The frame inside `rect` that curves are drawn in: room for ticks at the left and below, the title above.
pub fn frame(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    let size = pen.style.tick;
    let top = if plot.title.is_empty() { 6.0 } else { pen.style.heading * 1.9 };
    Rect { min: [rect.min[0] + size * 3.3, rect.min[1] + top], max: [rect.max[0] - 10.0, rect.max[1] - size * 1.75] }
}

/// Lays a chart out into `rect`, title and tick labels included.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let t = pen.tokens;
    let frame = frame(plot, rect, pen);
    let page = PageFromPlane::new(plot, frame);
    let mut shapes = vec![Shape::Box { rect: frame, radius: 0.0, fill: Some(t.inset), stroke: None }];
    grid(plot, &page, frame, pen, &mut shapes);
    let mut inside = Vec::new();
    let curves = || plot.layers.iter().filter_map(|l| if let Layer::Curve(c) = l { Some(c) } else { None });
    for curve in curves() {
        curve_shapes(curve, &page, frame, pen, &mut inside);
    }
    if let Some(cursor) = plot.cursor {
        let x = page.x(cursor).round();
        let line = vec![[x, frame.min[1]], [x, frame.max[1]]];
        inside.push(marks::line(line, Stroke::solid(1.5 * pen.style.stroke, t.text)));
        for curve in curves() {
            cursor_marker(curve, &page, frame, pen, &mut inside);
        }
    }
    shapes.push(Shape::Clipped { rect: frame.shrink(-1.0), shapes: inside });
    shapes.push(Shape::Box { rect: frame, radius: 0.0, fill: None, stroke: Some(Stroke::solid(1.0, t.border)) });
    if !plot.title.is_empty() {
        let size = pen.style.heading;
        let title = pen.text([frame.min[0], rect.min[1] + 2.0], Anchor::LeftTop, plot.title.clone(), size, t.text);
        shapes.push(text(super::drawing::Text { strong: true, ..title }));
    }
    shapes
}

fn grid(plot: &Plot, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let stroke = Stroke::solid(1.0, pen.tokens.grid);
    let size = pen.style.tick;
    for tick in ticks(plot.y.range, plot.y.log, frame.height(), pen.lang, |_| 1.2 * size) {
        let y = page.y(tick.value).round();
        out.push(marks::line(vec![[frame.min[0], y], [frame.max[0], y]], stroke));
        out.push(text(pen.tick([frame.min[0] - 5.0, y], Anchor::RightCentre, tick.label)));
    }
    let end = format!("{} {}", plot.x.label, pen.lang.number(plot.x.range.1, 6));
    let reserved = text_width(&end, size, false) + size;
    for tick in ticks(plot.x.range, plot.x.log, frame.width(), pen.lang, |words| text_width(words, size, false)) {
        let x = page.x(tick.value).round();
        out.push(marks::line(vec![[x, frame.min[1]], [x, frame.max[1]]], stroke));
        let anchor = if x - frame.min[0] < 1.0 { Anchor::LeftTop } else { Anchor::CentreTop };
        if x < frame.max[0] - reserved {
            out.push(text(pen.tick([x, frame.max[1] + 3.0], anchor, tick.label)));
        }
    }
    out.push(text(pen.tick([frame.max[0], frame.max[1] + 3.0], Anchor::RightTop, end)));
}

fn curve_shapes(curve: &Curve, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let width = pen.style.stroke * t.chart_width * if curve.noisy { 0.75 } else { 1.0 };
    let colour = t.racer[curve.slot % 8].faded(if curve.faded { 0.35 } else { 1.0 });
    let dash = Marker::of(curve.slot).dash(width);
    for points in columns(curve, page, frame) {
        if points.len() > 1 {
            out.push(marks::line(points, Stroke { width, colour, dash }));
        }
    }
}

/// The curve's corners, cut at gaps, at most four per pixel column (first, lowest, highest, last), so that a
/// million values draw as fast as a thousand and no spike is lost. Values far outside the frame are pulled to
/// just outside it; the frame clips them.
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
    // Only what the frame shows, and a value more at either side: a long curve may be zoomed in far.
    let at = |x: f32| (page.plane([x, 0.0]).x - curve.x.0) / curve.x.1;
    let from = (at(frame.min[0]) - 1.0).max(0.0) as usize;
    let to = (at(frame.max[0]) + 2.0).max(0.0) as usize;
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
        let p = [page.x(curve.x.0 + curve.x.1 * k as f64), y.clamp(low, high)];
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
    let at = [page.x(curve.x.0 + curve.x.1 * index as f64), page.y(*value)];
    if frame.contains(at) {
        let colour = pen.tokens.racer[curve.slot % 8];
        let radius = 3.4 * pen.style.stroke * if pen.tokens.head_radius > 6.0 { 1.5 } else { 1.0 };
        out.extend(Marker::of(curve.slot).shapes_in(colour, at, radius, pen.tokens, true));
    }
}
