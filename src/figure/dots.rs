//! Dots of a scatter plot: examples, each with a size.

use super::drawing::{Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen};
use crate::geometry::Point;
use std::sync::Arc;

/// Radius of a usual dot in points.
const RADIUS: f32 = 3.2;
/// Largest radius in usual ones: a single weight must not cover the picture.
const LARGEST: f32 = 5.0;
/// Opacity: dots that lie on each other are darker.
const OPACITY: f32 = 0.7;

/// Examples as dots on a chart or a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// Colour.
    pub slot: usize,
    /// Where they are.
    pub points: Arc<Vec<Point>>,
    /// Areas relative to a usual dot's, one per point; all usual if empty.
    pub sizes: Arc<Vec<f32>>,
    /// Rings instead of discs.
    pub hollow: bool,
}

impl Dots {
    /// The dots inside the frame; a point that is not finite has none.
    pub(super) fn shapes(&self, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
        let colour = pen.tokens.racer[self.slot % 8].faded(OPACITY);
        let usual = RADIUS * pen.style.stroke;
        for (k, point) in self.points.iter().enumerate() {
            let centre = [page.x(point.x), page.y(point.y)];
            let area = self.sizes.get(k).copied().unwrap_or(1.0).max(0.0);
            let radius = usual * area.sqrt().min(LARGEST);
            if !frame.shrink(-radius).contains(centre) || radius.is_nan() {
                continue;
            }
            let (fill, stroke) = match self.hollow {
                true => (None, Some(Stroke::solid(1.3 * pen.style.stroke, colour))),
                false => (Some(colour), None),
            };
            out.push(Shape::Circle { centre, radius, fill, stroke });
        }
    }
}
