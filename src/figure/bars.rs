//! Bars of a chart, as of a histogram: from zero, or from the bottom of a log axis.

use super::drawing::{Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen};
use std::sync::Arc;

/// Opacity of the inside: bars of two slots on each other stay distinct.
const OPACITY: f32 = 0.45;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left and right edge on the x axis.
    pub x: (f64, f64),
    /// Where it ends on the y axis.
    pub height: f64,
}

/// Bars of one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Colour.
    pub slot: usize,
    /// The bars; one whose numbers are not finite is not drawn.
    pub bars: Arc<Vec<Bar>>,
}

impl Bars {
    /// The bars as rectangles with a border.
    pub(super) fn shapes(&self, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
        let colour = pen.tokens.racer[self.slot % 8];
        let bottom = Some(page.y(0.0)).filter(|y| y.is_finite()).map_or(frame.max[1], |y| y.min(frame.max[1]));
        for bar in self.bars.iter() {
            let (left, right, end) = (page.x(bar.x.0), page.x(bar.x.1), page.y(bar.height));
            if !(left.is_finite() && right.is_finite() && end.is_finite()) {
                continue;
            }
            let (end, bottom) = (end.clamp(frame.min[1], frame.max[1]), bottom.max(frame.min[1]));
            let rect = Rect { min: [left, end.min(bottom)], max: [right, end.max(bottom)] };
            let stroke = Some(Stroke::solid(pen.style.stroke, colour));
            out.push(Shape::Box { rect, radius: 0.0, fill: Some(colour.faded(OPACITY)), stroke });
        }
    }
}
