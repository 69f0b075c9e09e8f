//! A reference line across a chart, with its label where the fewest curves strike it.

use super::coincide::Drawn;
use super::drawing::{Anchor, Pos, Rect, Shape, Stroke, Text};
use super::layout::{PageFromPlane, Pen, text};
use super::measure::text_width;
use super::{Reference, marks};

/// Distance from the label to the frame.
const GAP: f32 = 5.0;
/// Places along a reference line that are tried for its label, from right to left.
const PLACES: usize = 12;
/// The dashed line, which goes to `lines`, and its label, which goes to `words`; nothing of a line outside the frame.
pub(super) fn shapes(
    Reference { y, label }: &Reference,
    drawn: &[Drawn],
    page: &PageFromPlane,
    frame: Rect,
    pen: &Pen<'_>,
    (lines, words): (&mut Vec<Shape>, &mut Vec<Shape>),
) {
    let at = page.y(*y);
    if !(frame.min[1]..=frame.max[1]).contains(&at) {
        return;
    }
    let size = pen.style.tick;
    let width = 1.1 * pen.style.stroke;
    let stroke = Stroke { width, colour: pen.tokens.text, dash: Some([4.0 * width, 3.0 * width]) };
    lines.push(marks::line(vec![[frame.min[0], at], [frame.max[0], at]], stroke));
    let (length, height) = (text_width(label, size, false), 1.1 * size);
    let (left, right) = (frame.min[0] + GAP, frame.max[0] - GAP - length);
    let box_at =
        |x: f32, above: bool| Rect::new([x, if above { at - height - 2.0 } else { at + 2.0 }], [length, height]);
    let places = (0..=PLACES).map(|k| right + (left - right) * k as f32 / PLACES as f32);
    let boxes = places.flat_map(|x| [box_at(x, true), box_at(x, false)]);
    let is_inside = |place: &Rect| place.min[1] >= frame.min[1] && place.max[1] <= frame.max[1];
    let strikes = |place: &Rect| {
        let pairs = drawn.iter().flat_map(|curve| &curve.pieces).flat_map(|piece| piece.windows(2));
        pairs.filter(|pair| meets(pair[0], pair[1], place)).count()
    };
    if length > frame.width() - 2.0 * GAP {
        return;
    }
    if let Some(place) = boxes.filter(is_inside).min_by_key(strikes) {
        let label = pen.text(place.centre(), Anchor::Centre, label.clone(), size, pen.tokens.text);
        words.push(text(Text { halo: Some(pen.tokens.inset), ..label }));
    }
}

/// Whether the box around a line from a to b meets a rectangle.
fn meets(a: Pos, b: Pos, rect: &Rect) -> bool {
    (0..2).all(|axis| a[axis].min(b[axis]) <= rect.max[axis] && a[axis].max(b[axis]) >= rect.min[axis])
}
