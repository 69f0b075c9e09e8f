//! Layout of a chart: frame, grid, ticks, bands, curves, reference lines, and the time cursor with each racer's marker on
//! it.
//!
//! A field under the curves (linear axes only) replaces the grid; its colour bar is at the right. Markers are drawn whole
//! where the frame would cut them. What stands around the frame is a `Room`, which charts beside each other share in part.

use super::coincide::{self, Drawn};
use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::heading::Heading;
use super::layout::{PageFromPlane, Pen, text};
use super::marker::dash;
use super::measure::text_width;
use super::ticks::ticks;
use super::{Axis, Curve, Layer, Marker, Plot, Tick, band, map, marks, reference};

/// A frame with a shorter side is not drawn.
const SMALLEST: f32 = 8.0;
/// Distance from a tick's label to the frame.
const GAP: f32 = 5.0;
/// Length of ticks outside the frame, where there is no grid.
const TICK: f32 = 3.0;
/// Height of a row of numbers below the frame, in tick sizes.
const NUMBERS: f32 = 1.75;
/// Height of the axis's words in a line of their own, in tick sizes.
const WORDS: f32 = 1.25;
/// Rectangles at least this high, in tick sizes, have such a line.
const TALL: f32 = 9.0;
/// Room for half a marker at the right.
const RIGHT: f32 = 10.0;
/// Least width of the numbers at the left, in tick sizes: it keeps the frames of neighbouring charts aligned.
const LEFT: f32 = 3.3;

/// Where the words of the x axis stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Nowhere: a chart below has them.
    Absent,
    /// Before the last number.
    BeforeLast,
    /// In a line of their own.
    Below,
}

/// What stands around a chart's frame, and how much room it takes.
#[derive(Clone, Debug)]
pub(super) struct Room {
    pub heading: Heading,
    /// From the top of the rectangle to the frame.
    pub top: f32,
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
    /// Whether the axes have numbers.
    pub numbers: [bool; 2],
    pub words: Words,
}

impl Room {
    /// Of a chart that stands alone in `rect`.
    pub fn of(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Self {
        let size = pen.style.tick;
        let bar = plot.colour_bar.as_ref();
        let right = RIGHT + bar.map_or(0.0, |bar| map::bar_room(bar, pen));
        let words = match () {
            () if plot.x.label.is_empty() => Words::Absent,
            () if rect.height() < TALL * size => Words::BeforeLast,
            () => Words::Below,
        };
        let bottom = size * NUMBERS + if words == Words::Below { size * WORDS } else { 0.0 };
        // The numbers of the y axis depend on its height, and the title's lines on their width.
        let above = pen.style.title_room();
        let left = numbers_width(plot, rect.height() - bottom - above, pen);
        let label = bar.map_or(0.0, |bar| text_width(&bar.label, pen.style.label, true) + pen.style.heading);
        let heading = Heading::of(plot, rect.width() - left - label, pen);
        let headed = bar.is_some_and(|bar| !bar.label.is_empty());
        let top = heading.height(pen).max(if headed { above } else { 6.0 });
        Self { heading, top, left, right, bottom, numbers: [true; 2], words }
    }

    /// The frame for the curves inside `rect`.
    pub fn frame(&self, rect: Rect) -> Rect {
        let min = [rect.min[0] + self.left, rect.min[1] + self.top];
        Rect { min, max: [rect.max[0] - self.right, rect.max[1] - self.bottom] }
    }
}

/// The frame for the curves inside `rect`: leaves room for ticks at the left and below, the title above, the colour bar
/// at the right.
pub fn frame(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    Room::of(plot, rect, pen).frame(rect)
}

/// Width of the numbers at the left of a frame of this height.
pub(super) fn numbers_width(plot: &Plot, height: f32, pen: &Pen<'_>) -> f32 {
    let size = pen.style.tick;
    let labels = y_ticks(plot, height, pen).into_iter().map(|tick| text_width(&tick.label, size, false));
    // A digit's ink begins a point after its box.
    let outside = if has_field(plot) { TICK } else { 0.0 };
    (size * LEFT).max(labels.fold(0.0, f32::max) + GAP + outside - 1.0)
}

fn y_ticks(plot: &Plot, height: f32, pen: &Pen<'_>) -> Vec<Tick> {
    axis_ticks(&plot.y, height, pen, |_| 1.2 * pen.style.tick)
}

/// The axis's own names, or what follows from its range.
fn axis_ticks(axis: &Axis, length: f32, pen: &Pen<'_>, extent: impl Fn(&str) -> f32) -> Vec<Tick> {
    if axis.names.is_empty() {
        return ticks(axis.range, axis.log, length, pen.lang, extent);
    }
    axis.names.iter().map(|(value, label)| Tick { value: *value, label: label.clone() }).collect()
}

/// Whether a field takes the place of the grid. It is stretched over the axes' ranges; on a log axis its pixels would be
/// in the wrong place.
fn has_field(plot: &Plot) -> bool {
    !plot.x.log && !plot.y.log && plot.layers.iter().any(|layer| matches!(layer, Layer::Field(_)))
}

/// Lays a chart out into `rect`, title and tick labels included. Too small a rectangle stays empty.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    layout_in(plot, rect, &Room::of(plot, rect, pen), pen)
}

/// Lays charts out side by side in equal parts of `rect`, their frames level.
pub fn row(charts: &[Plot], rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let width = rect.width() / charts.len().max(1) as f32;
    let cell = |k: usize| Rect::new([rect.min[0] + width * k as f32, rect.min[1]], [width, rect.height()]);
    let mut rooms: Vec<Room> = charts.iter().enumerate().map(|(k, plot)| Room::of(plot, cell(k), pen)).collect();
    let [top, bottom] =
        [|room: &Room| room.top, |room: &Room| room.bottom].map(|side| rooms.iter().map(side).fold(0.0, f32::max));
    for room in &mut rooms {
        (room.top, room.bottom) = (top, bottom);
    }
    charts.iter().zip(&rooms).enumerate().flat_map(|(k, (plot, room))| layout_in(plot, cell(k), room, pen)).collect()
}

/// [`layout`] with other surroundings than the chart's own.
pub(super) fn layout_in(plot: &Plot, rect: Rect, room: &Room, pen: &Pen<'_>) -> Vec<Shape> {
    let t = pen.tokens;
    let frame = room.frame(rect);
    if frame.width() < SMALLEST || frame.height() < SMALLEST {
        return Vec::new();
    }
    let page = PageFromPlane::new(plot, frame);
    let mut shapes = vec![Shape::Box { rect: frame, radius: 0.0, fill: Some(t.inset), stroke: None }];
    grid(plot, &page, frame, room, pen, &mut shapes);
    if has_field(plot) {
        let field = |layer: &Layer| if let Layer::Field(f) = layer { Some(map::field_shape(f, &page)) } else { None };
        shapes.push(Shape::Clipped { rect: frame, shapes: plot.layers.iter().filter_map(field).collect() });
    }
    let Inside { clipped, whole } = inside(plot, &page, frame, pen);
    shapes.push(Shape::Clipped { rect: frame.shrink(-1.0), shapes: clipped });
    shapes.push(Shape::Box { rect: frame, radius: 0.0, fill: None, stroke: Some(Stroke::solid(1.0, t.border)) });
    shapes.extend(whole);
    if let Some(bar) = &plot.colour_bar {
        shapes.extend(map::bar_beside(bar, frame, pen));
    }
    shapes.extend(room.heading.shapes([frame.min[0], rect.min[1]], pen));
    shapes
}

/// The shapes on a chart's plane.
struct Inside {
    /// Cut by the frame.
    clipped: Vec<Shape>,
    /// Markers and words that are not.
    whole: Vec<Shape>,
}

/// All areas, then reference lines, edges and curves in their order, crosses at their ends, and the time cursor.
fn inside(plot: &Plot, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>) -> Inside {
    let (mut clipped, mut edges, mut whole, mut drawn) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for layer in &plot.layers {
        match layer {
            Layer::Band(one) => {
                let (areas, own) = band::shapes(one, page, frame, pen);
                clipped.extend(areas);
                edges.extend(own);
            }
            Layer::Curve(curve) => drawn.push(drawn_curve(curve, page, frame, pen, &mut whole)),
            Layer::Bars(bars) => bars.shapes(page, frame, pen, &mut clipped),
            Layer::Dots(dots) => dots.shapes(page, frame, pen, &mut clipped),
            _ => {}
        }
    }
    let mut rank = 0;
    for layer in &plot.layers {
        match layer {
            Layer::Reference(reference) => {
                reference::shapes(reference, &drawn, page, frame, pen, (&mut clipped, &mut whole));
            }
            Layer::Upright(upright) => {
                upright.shapes(rank, page, frame, pen, (&mut clipped, &mut whole));
                rank += 1;
            }
            _ => {}
        }
    }
    clipped.append(&mut edges);
    clipped.extend(coincide::shapes(&drawn, frame));
    let curves = || plot.layers.iter().filter_map(|l| if let Layer::Curve(c) = l { Some(c) } else { None });
    let bands = plot.layers.iter().filter_map(|l| if let Layer::Band(b) = l { Some(b) } else { None });
    for one in bands.filter(|one| one.diverged) {
        cross(band::end(one, page, frame), one.slot, frame, pen, &mut clipped);
    }
    for curve in curves().filter(|curve| curve.diverged) {
        cross(curve_end(curve, page, frame), curve.slot, frame, pen, &mut clipped);
    }
    if let Some(cursor) = plot.cursor {
        let x = page.x(cursor).round();
        let line = vec![[x, frame.min[1]], [x, frame.max[1]]];
        clipped.push(marks::line(line, Stroke::solid(1.5 * pen.style.stroke, pen.tokens.text)));
        let mut taken = Vec::new();
        for curve in curves() {
            cursor_marker(curve, page, frame, pen, &mut taken, &mut whole);
        }
    }
    Inside { clipped, whole }
}

/// Grid lines with their numbers; over a field short ticks outside the frame. The words of the x axis.
fn grid(plot: &Plot, page: &PageFromPlane, frame: Rect, room: &Room, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let lines = !has_field(plot);
    let stroke = Stroke::solid(1.0, if lines { pen.tokens.grid } else { pen.tokens.border });
    let outside = if lines { 0.0 } else { TICK };
    let [x_numbers, y_numbers] = room.numbers;
    for tick in y_ticks(plot, frame.height(), pen) {
        let y = page.y(tick.value).round();
        let to = if lines { frame.max[0] } else { frame.min[0] - TICK };
        out.push(marks::line(vec![[frame.min[0], y], [to, y]], stroke));
        if y_numbers {
            out.push(text(pen.tick([frame.min[0] - GAP - outside, y], Anchor::RightCentre, tick.label)));
        }
    }
    let x_ticks = x_ticks(&plot.x, frame, pen);
    for tick in &x_ticks {
        let x = page.x(tick.value).round();
        let ends = if lines { [frame.min[1], frame.max[1]] } else { [frame.max[1], frame.max[1] + TICK] };
        out.push(marks::line(ends.map(|y| [x, y]).to_vec(), stroke));
    }
    if x_numbers {
        numbers_below(&x_ticks, plot, page, (frame, outside), room.words, pen, out);
    }
    if room.words == Words::Below {
        let size = pen.style.tick;
        let centre = frame.min[0] + frame.width() / 2.0;
        let y = frame.max[1] + size * (NUMBERS - 0.35);
        out.push(text(pen.tick([centre, y], Anchor::CentreTop, plot.x.label.clone())));
    }
}

fn x_ticks(axis: &Axis, frame: Rect, pen: &Pen<'_>) -> Vec<Tick> {
    axis_ticks(axis, frame.width(), pen, |words| text_width(words, pen.style.tick, false))
}

/// The number of every tick, and that of the axis's end where it is no tick and does not touch the last one. With the
/// axis's words before it the end's number is always there, and ticks give way.
fn numbers_below(
    ticks: &[Tick],
    plot: &Plot,
    page: &PageFromPlane,
    (frame, outside): (Rect, f32),
    words: Words,
    pen: &Pen<'_>,
    out: &mut Vec<Shape>,
) {
    let size = pen.style.tick;
    let y = frame.max[1] + 3.0 + outside;
    // Names of categories have no end, and chosen numbers say what they say.
    let number = if plot.x.names.is_empty() { pen.lang.number(plot.x.range.1, 6) } else { String::new() };
    let end = if words == Words::BeforeLast { format!("{} {number}", plot.x.label) } else { number };
    let from = frame.max[0] - text_width(&end, size, false);
    let mut free = f32::NEG_INFINITY;
    for tick in ticks {
        let x = page.x(tick.value).round();
        let width = text_width(&tick.label, size, false);
        let left = (x - width / 2.0).min(frame.max[0] + 0.5 * size - width);
        let is_free = plot.x.names.is_empty() || left > free + 0.25 * size;
        if is_free && (words != Words::BeforeLast || left + width < from - 0.5 * size) {
            out.push(text(pen.tick([left, y], Anchor::LeftTop, tick.label.clone())));
            free = left + width;
        }
    }
    if !end.is_empty() && (words == Words::BeforeLast || from > free + size) {
        out.push(text(pen.tick([frame.max[0], y], Anchor::RightTop, end)));
    }
}

/// A ✕ at the end of a curve, moved inside the frame. A curve without values has it in the upper left corner.
fn cross(end: Option<Pos>, slot: usize, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let scale = pen.style.stroke * if pen.tokens.is_for_the_last_row() { 1.4 } else { 1.0 };
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

/// A curve's line; values that stand alone between gaps are signed with markers.
fn drawn_curve(curve: &Curve, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, signs: &mut Vec<Shape>) -> Drawn {
    let t = pen.tokens;
    let width = pen.style.stroke * t.chart_width * if curve.thin { 0.75 } else { 1.0 };
    let colour = t.racer[curve.slot % 8].faded(if curve.faded { 0.35 } else { 1.0 });
    let dash = Marker::of(curve.slot).dash(width).or(curve.dashed.then(|| dash(width)));
    let (radius, mut signed) = (marker_radius(pen), f32::NEG_INFINITY);
    let pieces = columns(curve, page, frame);
    for points in &pieces {
        // Markers that would overlap are skipped.
        if let [at] = points.as_slice()
            && at[0] - signed >= radius
            && frame.contains(*at)
        {
            signed = at[0];
            signs.extend(Marker::of(curve.slot).shapes_in(colour, *at, radius, t, true));
        }
    }
    Drawn { pieces, stroke: Stroke { width, colour, dash } }
}

/// Radius of markers on curves.
fn marker_radius(pen: &Pen<'_>) -> f32 {
    3.4 * pen.style.stroke * if pen.tokens.is_for_the_last_row() { 1.5 } else { 1.0 }
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
        let before = column.last().or(piece.last()).filter(|_| curve.stairs).map(|before| [p[0], before[1]]);
        if column.first().is_some_and(|first| first[0].floor() != p[0].floor()) {
            flush(&mut column, piece);
        }
        column.extend(before);
        column.push(p);
    }
    flush(&mut column, pieces.last_mut().expect("begins with one piece"));
    pieces
}

/// The marker at the cursor. Where others stand, the next one stands before them on its own curve.
fn cursor_marker(
    curve: &Curve,
    page: &PageFromPlane,
    frame: Rect,
    pen: &Pen<'_>,
    taken: &mut Vec<Pos>,
    out: &mut Vec<Shape>,
) {
    let Some((index, value)) = curve.at.and_then(|k| Some((k, *curve.values.get(k)?))) else { return };
    let place = |index: usize, value: f64| [page.x(curve.x.at(index)), page.y(value)];
    let mut at = place(index, value);
    if !frame.contains(at) {
        return;
    }
    let radius = marker_radius(pen);
    let is_taken = |at: Pos| taken.iter().any(|other| (other[0] - at[0]).hypot(other[1] - at[1]) < 1.2 * radius);
    for rank in 1..=taken.len() {
        if !is_taken(at) {
            break;
        }
        let x = page.x(curve.x.at(index)) - 2.6 * radius * rank as f32;
        let earlier = curve.x.nearest(page.plane([x, 0.0]).x);
        match curve.values.get(earlier).map(|value| place(earlier, *value)) {
            Some(other) if frame.contains(other) => at = other,
            _ => break,
        }
    }
    taken.push(at);
    out.extend(Marker::of(curve.slot).shapes_in(pen.tokens.racer[curve.slot % 8], at, radius, pen.tokens, true));
}
