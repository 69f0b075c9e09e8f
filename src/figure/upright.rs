//! An upright dashed line across a chart with its words: a place on the x axis, such as a best step, a stop or a mean.

use super::drawing::{Anchor, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, text};
use super::marks;
use super::measure::text_width;

/// Distance from the words to the line.
const GAP: f32 = 4.0;
/// Words of neighbouring lines stand in this many rows by turns.
const ROWS: usize = 3;

/// An upright line across a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Upright {
    /// Where on the x axis.
    pub x: f64,
    /// Its colour; the text's if `None`.
    pub slot: Option<usize>,
    /// What it is; may be empty.
    pub label: String,
}

impl Upright {
    /// The line, which goes to `lines`, and its words, which go to `words`; nothing outside of the frame. `rank` counts
    /// the upright lines of the chart before this one.
    pub(super) fn shapes(
        &self,
        rank: usize,
        page: &PageFromPlane,
        frame: Rect,
        pen: &Pen<'_>,
        (lines, words): (&mut Vec<Shape>, &mut Vec<Shape>),
    ) {
        let x = page.x(self.x).round();
        if !(frame.min[0]..=frame.max[0]).contains(&x) {
            return;
        }
        let (size, width) = (pen.style.tick, 1.3 * pen.style.stroke);
        let colour = self.slot.map_or(pen.tokens.text, |slot| pen.tokens.racer[slot % 8]);
        let stroke = Stroke { width, colour, dash: Some([4.0 * width, 3.0 * width]) };
        lines.push(marks::line(vec![[x, frame.min[1]], [x, frame.max[1]]], stroke));
        if self.label.is_empty() {
            return;
        }
        let length = text_width(&self.label, size, false);
        let fits_right = x + GAP + length <= frame.max[0] - GAP;
        let left = if fits_right { x + GAP } else { (x - GAP - length).max(frame.min[0] + GAP) };
        let top = frame.min[1] + GAP + (rank % ROWS) as f32 * 1.25 * size;
        let halo = Some(pen.tokens.inset);
        let label = pen.text([left, top], Anchor::LeftTop, self.label.clone(), size, pen.tokens.text);
        words.push(text(super::drawing::Text { halo, ..label }));
    }
}
