//! Layout of a graph: the units of a net as circles with their values, and lines that connect them.
//!
//! Circles are as large as their distances allow, all of one radius, and all values have one font size that fits every
//! circle. Edges are drawn under the units.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen, text};
use super::measure::text_width;
use super::{Axis, Graph, Layer, Mark, Node, Plot, map, mark_label, marks};

/// Radius of a circle as a share of the distance to the nearest other one.
const RADIUS: f32 = 0.42;
/// Arm of a cross as a share of its circle's radius: its tips lie outside of the circle.
const CROSS: f32 = 0.95;
/// The largest radius in label sizes: a value of four characters still fits at full size.
const LARGEST: f32 = 1.9;
/// Bisection steps that find the radius to a hundredth of a point.
const HALVINGS: usize = 12;
/// The share of a circle's diameter that its value may take.
const INSIDE: f32 = 0.86;

/// Lays a diagram out into `rect`. Its axes' ranges map to the rectangle, less room for a circle at the border.
pub fn layout(plot: &Plot, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let page_within = |room: f32| PageFromPlane::fit(not_empty(&plot.x), not_empty(&plot.y), rect.shrink(room + 2.0));
    // Larger circles need more room at the border, which makes circles smaller: bisection finds the largest that fit.
    let graphs = || plot.layers.iter().filter_map(|l| if let Layer::Graph(graph) = l { Some(graph) } else { None });
    let radius_in =
        |room: f32| graphs().map(|graph| radius(&places(graph, &page_within(room)), pen)).fold(0.0, f32::max);
    let (mut low, mut high) = (0.0, LARGEST * pen.style.label);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if radius_in(middle) > middle { low = middle } else { high = middle }
    }
    let page = page_within(high);
    let mut shapes = Vec::new();
    for layer in &plot.layers {
        match layer {
            Layer::Graph(graph) => graph_shapes(graph, &page, pen, &mut shapes),
            Layer::Table(table) => table.shapes(rect, pen, &mut shapes),
            Layer::Mark(mark) => mark_shapes(mark, plot, &page, rect, pen, &mut shapes),
            _ => {}
        }
    }
    shapes
}

/// A mark with its label.
fn mark_shapes(mark: &Mark, plot: &Plot, page: &PageFromPlane, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    map::mark_sign(mark, page, pen, out);
    if !mark.label.is_empty() {
        let (place, anchor, _) = mark_label::place(mark, &plot.layers, page, rect, pen);
        out.push(text(pen.label(place, anchor, mark.label.clone())));
    }
}

fn places(graph: &Graph, page: &PageFromPlane) -> Vec<Pos> {
    graph.nodes.iter().map(|node| page.pos(node.at)).collect()
}

/// The axis range, widened if empty: a single row of units has no height.
fn not_empty(axis: &Axis) -> (f64, f64) {
    let (low, high) = axis.range;
    if high > low { (low, high) } else { (low - 0.5, low + 0.5) }
}

fn graph_shapes(graph: &Graph, page: &PageFromPlane, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let t = pen.tokens;
    let places = places(graph, page);
    let is_crossed = |node: usize| graph.nodes[node].crossed;
    let has_crossed = graph.nodes.iter().any(|node| node.crossed);
    for (from, to) in &graph.edges {
        if let (Some(a), Some(b)) = (places.get(*from), places.get(*to)) {
            let ink = match () {
                () if !has_crossed => t.weak.faded(0.5),
                () if is_crossed(*from) || is_crossed(*to) => t.weak.faded(0.15),
                () => t.weak.faded(0.8),
            };
            out.push(marks::line(vec![*a, *b], Stroke::solid(pen.style.stroke, ink)));
        }
    }
    let radius = radius(&places, pen);
    let size = value_size(&graph.nodes, radius, pen);
    for (node, centre) in graph.nodes.iter().zip(&places) {
        let (colour, width) = match node.slot {
            _ if node.crossed => (t.weak, 1.2),
            None => (t.text, 1.4),
            Some(slot) => (t.racer[slot % 8], 2.2),
        };
        let stroke = Some(Stroke::solid(width * pen.style.stroke, colour));
        out.push(Shape::Circle { centre: *centre, radius, fill: Some(t.inset), stroke });
        if !node.value.is_empty() {
            let ink = if node.crossed { t.weak } else { t.text };
            out.push(text(pen.text(*centre, Anchor::Centre, node.value.clone(), size, ink)));
        }
        if node.crossed {
            out.extend(cross(*centre, CROSS * radius, pen));
        }
    }
}

/// A cross over a unit that is left out.
fn cross([x, y]: Pos, arm: f32, pen: &Pen<'_>) -> [Shape; 2] {
    let stroke = Stroke::solid(2.4 * pen.style.stroke, pen.tokens.bad);
    [[-arm, arm], [arm, -arm]].map(|[from, to]| marks::line(vec![[x - arm, y + from], [x + arm, y + to]], stroke))
}

/// The common radius of all circles, so that none touches its neighbour.
fn radius(places: &[Pos], pen: &Pen<'_>) -> f32 {
    let mut nearest = f32::INFINITY;
    for (k, a) in places.iter().enumerate() {
        for b in &places[k + 1..] {
            nearest = nearest.min((a[0] - b[0]).hypot(a[1] - b[1]));
        }
    }
    (RADIUS * nearest).min(LARGEST * pen.style.label)
}

/// The font size at which every value fits its circle, at most that of labels.
fn value_size(nodes: &[Node], radius: f32, pen: &Pen<'_>) -> f32 {
    let widest = nodes.iter().map(|node| text_width(&node.value, 1.0, false)).fold(0.0, f32::max);
    // The corners of the text's box are on the circle: half its width and half its height of 0.72 em.
    let fitting = INSIDE * radius / (widest / 2.0).hypot(0.36).max(f32::MIN_POSITIVE);
    fitting.min(pen.style.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::layout::Style;
    use crate::figure::theme::Theme;
    use crate::figure::{Axis, PlotKind};
    use crate::geometry::Point;
    use crate::text::Lang;

    #[test]
    fn values_lie_inside_circles_and_circles_inside_the_rectangle() {
        let tokens = Theme::Light.tokens();
        let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang: Lang::Ru };
        let axis = |range| Axis::new("", range, false);
        for count in [1, 4, 32] {
            let node = |k: usize| Node {
                at: Point::new(0.0, k as f64),
                value: "−1000".to_owned(),
                slot: None,
                crossed: false,
            };
            let graph = Graph { nodes: (0..count).map(node).collect(), edges: vec![(0, count - 1), (0, count)] };
            let plot = Plot {
                title: String::new(),
                kind: PlotKind::Diagram,
                x: axis((0.0, 0.0)),
                y: axis((0.0, count as f64 - 1.0)),
                layers: vec![Layer::Graph(graph)],
                colour_bar: None,
                cursor: None,
                ..Plot::default()
            };
            let rect = Rect::new([0.0, 0.0], [200.0, 150.0]);
            let mut widest = f32::INFINITY;
            let shapes = layout(&plot, rect, &pen);
            for shape in &shapes {
                match shape {
                    Shape::Circle { centre, radius, .. } => {
                        widest = 2.0 * radius;
                        assert!(rect.shrink(*radius).contains(*centre), "{count}: {centre:?}");
                    }
                    Shape::Text(value) => assert!(text_width(&value.text, value.size, false) < widest, "{count}"),
                    Shape::Line { points, .. } => assert_eq!(points.len(), 2),
                    other => unreachable!("{other:?}"),
                }
            }
            assert_eq!(shapes.len(), 1 + 2 * count, "the edge to a unit that is not there is left out");
        }
    }
}
