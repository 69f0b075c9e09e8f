//! Drawings of the net of slides 39–45: 3 inputs, 4 hidden units of which some are dropped, 2 outputs.

use crate::figure::{Axis, Graph, Layer, Node, Plot, PlotKind};
use crate::geometry::Point;

/// Units of its layers.
pub(super) const LAYERS: [usize; 3] = [3, 4, 2];
/// Its hidden units: those that a mask drops or keeps.
pub(super) const HIDDEN: usize = LAYERS[1];
/// Ways to drop or keep them.
pub(super) const SUBNETS: usize = 1 << HIDDEN;

/// Which hidden units are dropped: bit k for unit k + 1.
pub(super) type Dropped = usize;

/// Whether a hidden unit, from 0, is dropped.
pub(super) const fn is_dropped(dropped: Dropped, unit: usize) -> bool {
    dropped >> unit & 1 == 1
}

/// Probability of a mask under the probability to drop a unit.
pub(super) fn probability(dropped: Dropped, p: f64) -> f64 {
    (0..HIDDEN).map(|unit| if is_dropped(dropped, unit) { p } else { 1.0 - p }).product()
}

/// The net at a place of the plane, one layer per unit of x and one unit per unit of y; `value` gives what is written
/// in a unit (layer and unit from 0), `slot` the colour of all units.
pub(super) fn graph(
    corner: Point,
    dropped: Dropped,
    slot: Option<usize>,
    value: impl Fn(usize, usize) -> String,
) -> Graph {
    let mut graph = Graph::default();
    let mut below = 0..0;
    for (layer, units) in LAYERS.into_iter().enumerate() {
        let begin = graph.nodes.len();
        for unit in 0..units {
            let height = (HIDDEN - 1) as f64 / 2.0 + (units - 1) as f64 / 2.0 - unit as f64;
            graph.nodes.push(Node {
                at: corner + Point::new(layer as f64, height),
                value: value(layer, unit),
                slot,
                crossed: layer == 1 && is_dropped(dropped, unit),
            });
        }
        let end = graph.nodes.len();
        graph.edges.extend(below.flat_map(|from| (begin..end).map(move |to| (from, to))));
        below = begin..end;
    }
    graph
}

/// A plot of drawings that span these ranges.
pub(super) fn plot(title: String, x: (f64, f64), y: (f64, f64), layers: Vec<Layer>) -> Plot {
    let axis = |range| Axis::new("", range, false);
    Plot { title, kind: PlotKind::Diagram, x: axis(x), y: axis(y), layers, ..Plot::default() }
}

/// A plot of one such net.
pub(super) fn alone(title: String, graph: Graph) -> Plot {
    plot(title, (0.0, 2.0), (0.0, (HIDDEN - 1) as f64), vec![Layer::Graph(graph)])
}
