//! The legend in a column beside a map: a chip, name and verdict for every racer, under them its parameters.

use super::drawing::{Anchor, Rect, Shape, Text};
use super::layout::{LEAST_TYPE, Pen, elided, text, wrapped};
use super::measure::text_width;
use super::{LegendRow, marks};

/// Height of a line, and free room under a row, in font sizes.
const LINE: f32 = 1.4;
const BELOW: f32 = 0.5;
/// Width of a chip, and from it to the words, in font sizes.
const CHIP: f32 = 2.9;
const BEHIND: f32 = 0.8;
/// Gap between name and verdict in font sizes.
const APART: f32 = 1.0;

/// The width that the rows need, at most `most`.
pub fn width(rows: &[LegendRow], pen: &Pen<'_>, most: f32) -> f32 {
    let size = pen.style.tick;
    let needed = |row: &LegendRow| {
        let first = text_width(&row.name, size, true) + APART * size + text_width(&row.verdict, size, false);
        // Lines of parameters rather than a wide column.
        let parts = row.parameters.split_inclusive("; ").map(|part| text_width(part.trim_end(), size, false));
        first.max(parts.fold(0.0, f32::max))
    };
    (rows.iter().map(needed).fold(0.0, f32::max) + (CHIP + BEHIND) * size).min(most)
}

/// The legend as shapes, from the top of `rect`: with parameters where they fit, in smaller type where it must be.
pub fn shapes(rows: &[LegendRow], rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let usual = pen.style.tick;
    let room = |size: f32| rect.width() - (CHIP + BEHIND) * size;
    let height = |size: f32, full: bool| {
        let lines = |row: &LegendRow| 1 + if full { parameter_lines(row, size, room(size)).len() } else { 0 };
        rows.iter().map(|row| (lines(row) as f32 * LINE + BELOW) * size).sum::<f32>()
    };
    let full = height(usual, true) <= rect.height();
    let size = usual * (rect.height() / height(usual, full).max(1.0)).clamp(LEAST_TYPE, 1.0);
    let (mut shapes, mut top) = (Vec::new(), rect.min[1]);
    for row in rows {
        let y = top + LINE * size / 2.0;
        match row.line {
            None => {
                let chip = Rect::new([rect.min[0], y - 0.55 * size], [CHIP * size, 1.1 * size]);
                shapes.extend(marks::chip(chip, row.slot, true, pen.tokens));
            }
            // A line as long as a chip.
            Some(dashed) => {
                let width = CHIP * size / marks::piece_length(1.0);
                shapes.push(marks::piece([rect.min[0], y], width, row.slot, dashed, pen.tokens));
            }
        }
        let left = rect.min[0] + (CHIP + BEHIND) * size;
        let verdict = text_width(&row.verdict, size, false);
        let name = elided(&row.name, size, true, room(size) - verdict - if verdict > 0.0 { APART * size } else { 0.0 });
        let name = pen.text([left, y], Anchor::LeftCentre, name, size, pen.tokens.text);
        shapes.push(text(Text { strong: true, ..name }));
        shapes.push(text(pen.text([rect.max[0], y], Anchor::RightCentre, row.verdict.clone(), size, pen.tokens.text)));
        top += LINE * size;
        for line in if full { parameter_lines(row, size, room(size)) } else { Vec::new() } {
            let at = [left, top + LINE * size / 2.0];
            let line = elided(&line, size, false, room(size));
            shapes.push(text(pen.text(at, Anchor::LeftCentre, line, size, pen.tokens.weak)));
            top += LINE * size;
        }
        top += BELOW * size;
    }
    shapes
}

/// The parameters in lines of a width, broken between parameters.
fn parameter_lines(row: &LegendRow, size: f32, width: f32) -> Vec<String> {
    wrapped(&row.parameters, "; ", size, false, width)
}
