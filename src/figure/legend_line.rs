//! A legend in lines above plots: rows side by side, wrapped where the width ends.
//!
//! A row that fits a line is not broken. A longer one is broken between its name, its parameters and its verdict; if a
//! part is still too wide, all rows get a smaller font, and finally the part is cut.

use super::colour::Rgba;
use super::drawing::{Anchor, Rect, Shape, Text};
use super::layout::{LEAST_TYPE, Pen, elided, text};
use super::measure::text_width;
use super::{LegendRow, marks};

/// Line height in font sizes.
const STEP: f32 = 1.6;
/// Gaps between rows, between the parts of a row, between parameters, and after the chip; in font sizes.
const GAPS: [f32; 4] = [1.7, 0.7, 0.28, 0.55];

/// Height in points of the legend wrapped to `width`; 0 without rows.
pub fn height(rows: &[LegendRow], width: f32, pen: &Pen<'_>) -> f32 {
    let size = type_size(rows, width, pen);
    flow(rows, size, width, pen).last().map_or(0.0, |last| (last.line + 1) as f32 * STEP * size)
}

/// Shapes of the legend from the top of `rect`, wrapped to its width.
pub fn shapes(rows: &[LegendRow], rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let size = type_size(rows, rect.width(), pen);
    let mut shapes = Vec::new();
    for placed in flow(rows, size, rect.width(), pen) {
        let at = [rect.min[0] + placed.x, rect.min[1] + (placed.line as f32 + 0.5) * STEP * size];
        match placed.part {
            Part::Sign(row) => {
                let (width, height) = (sign_width(row, pen), 1.1 * size);
                shapes.extend(match row.line {
                    Some(dashed) => vec![marks::piece(at, line_width(pen), row.slot, dashed, pen.tokens)],
                    None => {
                        let chip = Rect::new([at[0], at[1] - height / 2.0], [width, height]);
                        marks::chip(chip, row.slot, true, pen.tokens)
                    }
                });
            }
            Part::Words { words, strong, colour } => {
                let words = elided(words, size, strong, rect.width() - placed.x);
                shapes.push(text(Text { strong, ..pen.text(at, Anchor::LeftCentre, words, size, colour) }));
            }
        }
    }
    shapes
}

/// A part of a row with its position.
struct Placed<'a> {
    line: usize,
    x: f32,
    part: Part<'a>,
}

enum Part<'a> {
    Sign(&'a LegendRow),
    Words { words: &'a str, strong: bool, colour: Rgba },
}

/// Line width of curves and of their legend lines.
fn line_width(pen: &Pen<'_>) -> f32 {
    pen.tokens.chart_width * pen.style.stroke
}

fn sign_width(row: &LegendRow, pen: &Pen<'_>) -> f32 {
    if row.line.is_some() { marks::piece_length(line_width(pen)) } else { 2.9 * pen.style.label }
}

/// Name, parameters and verdict of a row, each with the gap before it in font sizes.
fn parts<'a>(row: &'a LegendRow, pen: &Pen<'_>) -> Vec<(f32, &'a str, bool, Rgba)> {
    let t = pen.tokens;
    let [_, apart, close, behind] = GAPS;
    let mut parts = vec![(behind, row.name.as_str(), true, t.text)];
    for (k, parameter) in row.parameters.split_inclusive("; ").enumerate() {
        parts.push((if k == 0 { apart } else { close }, parameter.trim_end(), false, t.weak));
    }
    parts.push((apart, row.verdict.as_str(), false, t.text));
    parts.retain(|(_, words, ..)| !words.is_empty());
    parts
}

/// The font size at which the widest part fits a line, not much below the usual one.
fn type_size(rows: &[LegendRow], width: f32, pen: &Pen<'_>) -> f32 {
    let usual = pen.style.label;
    let fitting = rows.iter().flat_map(|row| {
        let room = width - sign_width(row, pen);
        parts(row, pen).into_iter().map(move |(_, words, strong, _)| room / (text_width(words, 1.0, strong) + GAPS[3]))
    });
    fitting.fold(usual, f32::min).max(LEAST_TYPE * usual)
}

fn flow<'a>(rows: &'a [LegendRow], size: f32, width: f32, pen: &Pen<'_>) -> Vec<Placed<'a>> {
    let mut placed = Vec::new();
    let (mut line, mut x) = (0, 0.0);
    for row in rows {
        let parts = parts(row, pen);
        let sign = sign_width(row, pen);
        let words: f32 =
            parts.iter().map(|(gap, words, strong, _)| gap * size + text_width(words, size, *strong)).sum();
        if x > 0.0 && x + sign + words > width {
            (line, x) = (line + 1, 0.0);
        }
        placed.push(Placed { line, x, part: Part::Sign(row) });
        x += sign;
        let indent = sign + GAPS[3] * size;
        for (gap, words, strong, colour) in parts {
            let own = text_width(words, size, strong);
            x += gap * size;
            if x > indent && x + own > width * 1.001 {
                (line, x) = (line + 1, indent);
            }
            placed.push(Placed { line, x, part: Part::Words { words, strong, colour } });
            x += own;
        }
        x += GAPS[0] * size;
    }
    placed
}
