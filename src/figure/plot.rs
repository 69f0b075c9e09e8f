//! Layout of one plot of any kind with its title and colour bar, for a page's cell and for a panel of the window.

use super::drawing::{Rect, Shape};
use super::layout::{Pen, title};
use super::{Axis, Plot, PlotKind, chart, frame, graph, map};

/// A plot with a shorter side is not drawn.
const SMALLEST: f32 = 8.0;

/// Lays a plot out into `rect`, title, ticks and colour bar included. Too small a rectangle stays empty.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    match plot.kind {
        PlotKind::Chart => chart::layout(plot, rect, pen),
        PlotKind::Map => map_with_title(plot, rect, pen),
        PlotKind::Diagram => {
            let body = below_title(plot, rect, pen);
            if body.width() < SMALLEST || body.height() < SMALLEST {
                return Vec::new();
            }
            let mut shapes = graph::layout(plot, body, pen);
            shapes.extend(title(plot, rect.min, [rect.min[0], rect.max[0]], pen));
            shapes
        }
    }
}

fn below_title(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    let headed = !plot.title.is_empty() || plot.colour_bar.as_ref().is_some_and(|bar| !bar.label.is_empty());
    let top = if headed { pen.style.title_room() } else { 0.0 };
    Rect { min: [rect.min[0], rect.min[1] + top], max: rect.max }
}

/// The frame of a map inside `rect`: the largest with its ranges' aspect, centred together with what is around it.
pub fn map_frame(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Rect {
    let body = below_title(plot, rect, pen);
    let [left, right, bottom] = frame::room(plot, body, pen);
    let (width, height) = ((body.width() - left - right).max(0.0), (body.height() - bottom).max(0.0));
    let aspect = (span(&plot.x) / span(&plot.y)) as f32;
    let aspect = if aspect.is_finite() && aspect > 0.0 { aspect } else { 1.0 };
    let size = [width.min(height * aspect), height.min(width / aspect)];
    Rect::new([body.min[0] + left + (width - size[0]) / 2.0, body.min[1]], size)
}

fn span(axis: &Axis) -> f64 {
    axis.range.1 - axis.range.0
}

fn map_with_title(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let inner = map_frame(plot, rect, pen);
    if inner.width() < SMALLEST || inner.height() < SMALLEST {
        return Vec::new();
    }
    let mut shapes = vec![Shape::Clipped { rect: inner, shapes: map::inside(plot, inner, inner, pen) }];
    shapes.extend(frame::shapes(plot, inner, inner, pen));
    let mut right = rect.max[0];
    if let Some(bar) = &plot.colour_bar {
        shapes.extend(map::bar_beside(bar, inner, pen));
        right = inner.max[0];
    }
    shapes.extend(title(plot, [inner.min[0], rect.min[1]], [rect.min[0], right], pen));
    shapes
}
