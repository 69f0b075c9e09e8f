//! The legend box: chip, name, parameters and verdict of every racer, in the corner with the fewest path points.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, Style, text};
use super::measure::text_width;
use super::{Layer, LegendRow, Plot, map, mark_label, marks};

/// A mark, or an end of its label, counts as this many points.
const MARK: usize = 50;

/// Gap between columns, in units of the text size.
const GAP: f32 = 1.1;

/// Widths of the columns name, parameters, verdict; in points.
fn columns(rows: &[LegendRow], size: f32) -> [f32; 3] {
    let widest = |pick: fn(&LegendRow) -> &str, strong: bool| {
        rows.iter().map(|row| text_width(pick(row), size, strong)).fold(0.0, f32::max)
    };
    [widest(|r| &r.name, true), widest(|r| &r.parameters, false), widest(|r| &r.verdict, false)]
}

/// The size of a legend's box.
pub fn size(rows: &[LegendRow], pen: &Pen<'_>) -> [f32; 2] {
    let size = pen.style.tick;
    let columns = columns(rows, size);
    let chip = 2.9 * size;
    let shown = columns.iter().filter(|w| **w > 0.0).count() as f32;
    let width = chip + columns.iter().sum::<f32>() + GAP * size * (shown + 1.2);
    [width, rows.len() as f32 * 1.55 * size + 0.9 * size]
}

/// Rows and pen for a legend no wider than `width`: first in a smaller font, down to two thirds, then without
/// parameters.
pub fn fitted<'a>(rows: &[LegendRow], pen: &Pen<'a>, width: f32) -> (Vec<LegendRow>, Pen<'a>) {
    let smaller = |rows: &[LegendRow]| {
        let factor = (width / size(rows, pen)[0]).clamp(0.66, 1.0);
        Pen { style: Style { tick: pen.style.tick * factor, ..pen.style }, ..*pen }
    };
    let own = smaller(rows);
    if size(rows, &own)[0] <= width {
        return (rows.to_vec(), own);
    }
    let bare: Vec<LegendRow> = rows.iter().map(|row| LegendRow { parameters: String::new(), ..row.clone() }).collect();
    let own = smaller(&bare);
    (bare, own)
}

/// The legend as shapes, its box at `rect`.
pub fn shapes(rows: &[LegendRow], rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let t = pen.tokens;
    let size = pen.style.tick;
    let columns = columns(rows, size);
    let border = Some(Stroke::solid(1.0, t.border));
    let mut shapes = vec![Shape::Box { rect, radius: 4.0, fill: Some(t.raised.alpha(238)), stroke: border }];
    for (k, row) in rows.iter().enumerate() {
        let y = rect.min[1] + (0.45 + 1.55 * (k as f32 + 0.5)) * size;
        let mut x = rect.min[0] + 0.7 * size;
        match row.line {
            None => {
                let chip = Rect::new([x, y - 0.55 * size], [2.9 * size, 1.1 * size]);
                shapes.extend(marks::chip(chip, row.slot, true, t));
            }
            // A line as long as a chip.
            Some(dashed) => {
                shapes.push(marks::piece([x, y], 2.9 * size / marks::piece_length(1.0), row.slot, dashed, t))
            }
        }
        x += (2.9 + 0.9) * size;
        let name = pen.text([x, y], Anchor::LeftCentre, row.name.clone(), size, t.text);
        shapes.push(text(super::drawing::Text { strong: true, ..name }));
        x += columns[0] + GAP * size;
        if columns[1] > 0.0 {
            shapes.push(text(pen.text([x, y], Anchor::LeftCentre, row.parameters.clone(), size, t.weak)));
            x += columns[1] + GAP * size;
        }
        shapes.push(text(pen.text([x, y], Anchor::LeftCentre, row.verdict.clone(), size, t.text)));
    }
    shapes
}

/// The box of `size` in the corner of `rect` that covers the fewest path points, and their number; ties go to the first
/// of top right, bottom right, top left, bottom left. A width of `bar` is kept free at the right edge.
pub fn place(plot: &Plot, rect: Rect, size: [f32; 2], bar: f32, margin: f32, pen: &Pen<'_>) -> (Rect, usize) {
    let page = PageFromPlane::new(plot, rect);
    let room = if bar > 0.0 { map::room_for_words(plot, rect, pen) } else { rect };
    let (left, right) = (rect.min[0] + margin * 2.5, rect.max[0] - margin - bar - size[0]);
    let (top, bottom) = (rect.min[1] + margin, rect.max[1] - margin * 2.2 - size[1]);
    let corners: [Pos; 4] = [[right, top], [right, bottom], [left, top], [left, bottom]];
    let boxes = corners.map(|corner| Rect::new(corner, size));
    let mut counts = [0usize; 4];
    let mut count = |p: Pos, weight: usize| {
        for (count, corner) in counts.iter_mut().zip(&boxes) {
            *count += if corner.shrink(-6.0).contains(p) { weight } else { 0 };
        }
    };
    for layer in &plot.layers {
        match layer {
            // All paths have about the same weight, regardless of their number of steps.
            Layer::Path(path) => {
                let stride = (path.points.len() / 2000).max(1);
                path.points.iter().step_by(stride).for_each(|p| count(page.pos(*p), 1));
            }
            Layer::Mark(mark) => {
                let ([x, y], reach) = (page.pos(mark.at), marks::REACH * map::mark_scale(pen.style, pen.tokens));
                for by in [[0.0, 0.0], [reach, 0.0], [-reach, 0.0], [0.0, reach], [0.0, -reach]] {
                    count([x + by[0], y + by[1]], MARK);
                }
                if !mark.label.is_empty() {
                    let (_, _, words) = mark_label::place(mark, &plot.layers, &page, room, pen);
                    count(words.min, MARK);
                    count(words.max, MARK);
                }
            }
            _ => {}
        }
    }
    let best = (0..4).min_by_key(|k| counts[*k]).expect("four corners");
    (boxes[best], counts[best])
}
