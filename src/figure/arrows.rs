//! Arrows for the anatomy of a step: one per term of the update, each with its number.

use super::clip::FAR;
use super::colour::Rgba;
use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, text};
use super::marker::Marker;
use super::measure::text_width;
use super::{marks, polyline};
use crate::geometry::Point;

/// The meaning of an arrow, which decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowKind {
    /// The kept share of past steps: the racer's colour, dashed.
    Carried,
    /// The contribution of the new gradient: the text's colour.
    Fresh,
    /// A copy of `Fresh` drawn from the start of the step for comparison: thin, dashed.
    Copy,
    /// A direction whose length has no meaning: weak, dashed.
    Direction,
    /// The resulting step: the racer's colour, thick.
    Step,
    /// The gradient of one example: weak, faint.
    Example,
    /// The gradient of an example of the batch: weak, bolder.
    Batch,
    /// The full gradient, which the method did not use: dotted.
    Full,
}

/// An arrow in the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// Its meaning.
    pub kind: ArrowKind,
    /// Its tail.
    pub from: Point,
    /// Its tip.
    pub to: Point,
    /// Colour of the racer.
    pub slot: usize,
    /// Its number in the list of terms.
    pub number: Option<usize>,
    /// Drawn faintly because another term is highlighted.
    pub faded: bool,
}

/// A point in the plane with a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Position.
    pub at: Point,
    /// The label.
    pub label: String,
    /// Colour and marker of the racer.
    pub slot: usize,
    /// Whether the label is at the right instead of the left; a hollow spot's label is below.
    pub right: bool,
    /// Drawn as a ring: not a point of the path.
    pub hollow: bool,
}

/// Opacity of a term while another one is highlighted.
const FADED: f32 = 0.35;
/// Length and half width of an arrowhead, at scale 1.
const HEAD: (f32, f32) = (11.0, 4.8);
/// Radius of a number's disc in font sizes.
const DISC: f32 = 0.85;
/// Gap between an arrow and the rim of its number's disc.
const ASIDE: f32 = 8.0;

impl Arrow {
    fn stroke(&self, pen: &Pen<'_>) -> Stroke {
        let (t, scale) = (pen.tokens, pen.style.stroke);
        let own = Marker::of(self.slot).ink(t);
        let (width, colour, dash) = match self.kind {
            ArrowKind::Carried => (2.5, own, Some([8.0, 5.0])),
            ArrowKind::Fresh => (2.0, t.text, None),
            ArrowKind::Copy => (1.5, t.text, Some([5.0, 4.0])),
            ArrowKind::Direction => (2.0, t.weak, Some([6.0, 4.0])),
            ArrowKind::Step => (4.0, own, None),
            ArrowKind::Example => (1.0, t.weak.faded(0.35), None),
            ArrowKind::Batch => (1.5, t.weak, None),
            ArrowKind::Full => (2.5, t.text, Some([2.5, 4.5])),
        };
        let faded = if self.faded { FADED } else { 1.0 };
        Stroke { width: width * scale, colour: colour.faded(faded), dash: dash.map(|d| d.map(|d| d * scale)) }
    }
}

/// Start and end of the shaft, and whether the end is the arrow's tip. Ends far outside `rect` are clipped in full
/// precision; `None` if the whole arrow is outside.
fn ends(arrow: &Arrow, page: &PageFromPlane, rect: Rect, stroke: &Stroke) -> Option<(Pos, Pos, bool)> {
    let near = rect.shrink(-FAR);
    let (from, to) = (page.pos(arrow.from), page.pos(arrow.to));
    if near.contains(from) && near.contains(to) {
        return Some((from, to, true));
    }
    let line = [arrow.from, arrow.to].map(|end| page.exact(end));
    let period = stroke.dash.map(|[dash, gap]| f64::from(dash + gap));
    let seen = polyline::parts(&line, near, period).lines.pop()?;
    Some((*seen.first()?, *seen.last()?, near.contains(to)))
}

/// Shapes of the arrow, clipped near `rect`: casing, shaft, head. None for an arrow shorter than a point.
pub fn arrow_shapes(arrow: &Arrow, page: &PageFromPlane, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let (t, scale) = (pen.tokens, pen.style.stroke);
    let stroke = arrow.stroke(pen);
    let Some((from, to, has_tip)) = ends(arrow, page, rect, &stroke) else { return };
    let length = (to[0] - from[0]).hypot(to[1] - from[1]);
    if !length.is_finite() || length < 1.0 {
        return;
    }
    let along = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    let thick = if arrow.kind == ArrowKind::Step { 1.35 } else { 1.0 };
    let head = (HEAD.0 * thick * scale).min(0.6 * length);
    let half = head * HEAD.1 / HEAD.0;
    let at = |by: f32, aside: f32| [to[0] - by * along[0] - aside * along[1], to[1] - by * along[1] + aside * along[0]];
    let shaft = vec![from, if has_tip { at(head * 0.8, 0.0) } else { to }];
    // The casings of many arrows would merge into a white disc.
    if !matches!(arrow.kind, ArrowKind::Example | ArrowKind::Batch) {
        let casing = t.casing.faded(if arrow.faded { FADED } else { 1.0 });
        out.push(marks::line(shaft.clone(), Stroke::solid(stroke.width + 2.0 * t.casing_width * scale, casing)));
    }
    out.push(marks::line(shaft, stroke));
    if has_tip {
        let points = vec![to, at(head, half), at(head, -half)];
        out.push(Shape::Polygon { points, fill: stroke.colour, stroke: None });
    }
}

/// The number beside an arrow, on the side away from `centre` to keep the middle of the figure free.
pub fn number_shapes(arrow: &Arrow, centre: Pos, page: &PageFromPlane, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let Some(number) = arrow.number else { return };
    let (t, scale) = (pen.tokens, pen.style.stroke);
    let (from, to) = (page.pos(arrow.from), page.pos(arrow.to));
    let length = (to[0] - from[0]).hypot(to[1] - from[1]);
    if !length.is_finite() || length < 1.0 {
        return;
    }
    let normal = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
    let middle = [(from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0];
    let outward = normal[0] * (middle[0] - centre[0]) + normal[1] * (middle[1] - centre[1]);
    let size = pen.style.label + 1.0;
    let radius = DISC * size;
    let away = radius + ASIDE * scale;
    let aside = if outward < 0.0 { -away } else { away };
    let at = [middle[0] + aside * normal[0], middle[1] + aside * normal[1]];
    let faded = if arrow.faded { FADED } else { 1.0 };
    let own = Marker::of(arrow.slot).ink(t);
    let is_step = arrow.kind == ArrowKind::Step;
    let (fill, ink): (Rgba, Rgba) = if is_step { (own, t.inset) } else { (t.inset, t.text) };
    let rim = if arrow.kind == ArrowKind::Carried { own } else { t.text };
    out.push(Shape::Circle {
        centre: at,
        radius,
        fill: Some(fill),
        stroke: Some(Stroke::solid(1.25 * scale, rim.faded(faded))),
    });
    out.push(text(super::drawing::Text {
        strong: true,
        ..pen.text(at, Anchor::Centre, number.to_string(), size, ink.faded(faded))
    }));
}

/// A point of the path with its label at one side, or a ring with its label below.
pub fn spot_shapes(spot: &Spot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let at = page.pos(spot.at);
    let radius = t.head_radius * pen.style.stroke;
    if spot.hollow {
        let ring = Stroke::solid(1.75 * pen.style.stroke, t.text);
        out.push(Shape::Circle { centre: at, radius, fill: Some(t.inset), stroke: Some(ring) });
    } else {
        out.extend(Marker::of(spot.slot).shapes(at, radius, t, true));
    }
    let aside = radius + 8.0;
    let width = text_width(&spot.label, pen.style.label, true);
    // On the other side where the label would be cut.
    let right = match spot.right {
        true => at[0] + aside + width <= inner.max[0],
        false => at[0] - aside - width < inner.min[0],
    };
    let (place, anchor) = match (spot.hollow, right) {
        (true, _) => ([at[0], at[1] + radius + 5.0], Anchor::CentreTop),
        (false, true) => ([at[0] + aside, at[1]], Anchor::LeftCentre),
        (false, false) => ([at[0] - aside, at[1]], Anchor::RightCentre),
    };
    out.push(text(pen.label(place, anchor, spot.label.clone())));
}
