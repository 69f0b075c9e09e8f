//! The frame of a map: the plane inside, a strip with ticks at the left and one below it, the colour bar at the right.
//!
//! The plot's ranges belong to the whole rectangle, of which the strips cover the rim: a map keeps its scale whatever its
//! labels need, and the window can pan without a frame that changes.

use super::drawing::{Anchor, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, text};
use super::measure::text_width;
use super::{Axis, Plot, Tick, map, marks, ticks};

/// Length of a tick's mark, and from its end to its label.
const MARK: (f32, f32) = (4.0, 3.0);
/// Height of a line of tick labels in font sizes.
const LINE: f32 = 1.3;
/// Share of an axis that labels may fill.
const FILLED: f32 = 0.6;
/// Free room beside the labels of the vertical axis, in font sizes.
const RIM: f32 = 0.25;
/// Free room around an axis's name, in font sizes.
const AROUND_NAME: f32 = 0.5;

/// The part of `rect` in which the plane of a map is seen.
pub fn inner(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    let [left, right, bottom] = room(plot, rect, pen);
    Rect { min: [rect.min[0] + left, rect.min[1]], max: [rect.max[0] - right, rect.max[1] - bottom] }
}

/// What a map whose ranges belong to `rect` needs around its plane: at the left, at the right, below.
pub fn room(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> [f32; 3] {
    let size = pen.style.tick;
    let bottom = MARK.0 + MARK.1 + LINE * size;
    let seen = Rect { min: rect.min, max: [rect.max[0], rect.max[1] - bottom] };
    let page = PageFromPlane::new(plot, rect);
    let labels = y_ticks(plot, &page, seen, pen).into_iter().map(|tick| tick.label).chain([plot.y.label.clone()]);
    let widest = labels.map(|label| text_width(&label, size, false)).fold(0.0, f32::max);
    let right = plot.colour_bar.as_ref().map_or(0.0, |bar| map::bar_room(bar, pen));
    [widest + MARK.0 + MARK.1 + RIM * size, right, bottom]
}

/// Border, ticks and names of the axes of a map in `rect`.
pub fn shapes(plot: &Plot, rect: Rect, inner: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let (size, page) = (pen.style.tick, PageFromPlane::new(plot, rect));
    let stroke = Stroke::solid(1.0, pen.tokens.weak);
    let border = Some(Stroke::solid(1.0, pen.tokens.border));
    let mut shapes = vec![Shape::Box { rect: inner, radius: 0.0, fill: None, stroke: border }];
    let below = inner.max[1] + MARK.0 + MARK.1 - 0.2 * size;
    let name = |axis: &Axis| text_width(&axis.label, size, false) + AROUND_NAME * size;
    let end = inner.max[0] - if plot.x.label.is_empty() { 0.0 } else { name(&plot.x) };
    for tick in x_ticks(plot, &page, inner, pen) {
        let (x, half) = (page.x(tick.value), text_width(&tick.label, size, false) / 2.0);
        shapes.push(marks::line(vec![[x, inner.max[1]], [x, inner.max[1] + MARK.0]], stroke));
        if x + half <= end && x - half >= inner.min[0] - 3.0 * size {
            shapes.push(text(pen.tick([x, below], Anchor::CentreTop, tick.label)));
        }
    }
    let beside = inner.min[0] - MARK.0 - MARK.1;
    let top = inner.min[1] + if plot.y.label.is_empty() { 0.0 } else { LINE * size };
    for tick in y_ticks(plot, &page, inner, pen) {
        let y = page.y(tick.value);
        shapes.push(marks::line(vec![[inner.min[0] - MARK.0, y], [inner.min[0], y]], stroke));
        if y - size / 2.0 >= top && y + 0.3 * size <= inner.max[1] {
            shapes.push(text(pen.tick([beside, y], Anchor::RightCentre, tick.label)));
        }
    }
    for (at, anchor, axis) in [
        ([inner.max[0], below], Anchor::RightTop, &plot.x),
        ([beside, inner.min[1] - 0.1 * size], Anchor::RightTop, &plot.y),
    ] {
        if !axis.label.is_empty() {
            shapes.push(text(pen.text(at, anchor, axis.label.clone(), size, pen.tokens.text)));
        }
    }
    shapes
}

fn x_ticks(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>) -> Vec<Tick> {
    let range = (page.plane(inner.min).x, page.plane(inner.max).x);
    let size = pen.style.tick;
    ticks(range, plot.x.log, FILLED * inner.width(), pen.lang, |words| text_width(words, size, false))
}

fn y_ticks(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>) -> Vec<Tick> {
    let range = (page.plane(inner.max).y, page.plane(inner.min).y);
    ticks(range, plot.y.log, FILLED * inner.height(), pen.lang, |_| LINE * pen.style.tick)
}
