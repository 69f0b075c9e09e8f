//! A drawing of the little net at one moment: its units, with the numbers they give, and the edges between them.

use super::Moment;
use crate::figure::{Axis, Graph, Layer, Node, Plot, PlotKind};
use crate::geometry::Point;
use crate::lab::Variant;
use crate::text::Lang;

/// Half the height of a layer of four units, one apart.
const HALF: f64 = 1.5;

/// A drawing of the net: layers from left to right, every unit with the number it gives. Units that give another
/// number in `other` are in colour.
pub(super) fn drawing(title: String, moment: &Moment, other: Option<&Moment>, lang: Lang) -> Plot {
    let mut graph = Graph::default();
    // Places of the layer below's units among the nodes.
    let mut below = 0..0;
    for (layer, units) in moment.units.iter().enumerate() {
        let begin = graph.nodes.len();
        for (unit, value) in units.iter().enumerate() {
            let height = (units.len() - 1) as f64 / 2.0 - unit as f64;
            let is_other = other.is_some_and(|other| other.units[layer][unit] != *value);
            graph.nodes.push(Node {
                at: Point::new(layer as f64, height),
                value: number(*value, lang),
                slot: is_other.then_some(Variant::Plain.slot()),
                crossed: false,
            });
        }
        let end = graph.nodes.len();
        graph.edges.extend(below.flat_map(|from| (begin..end).map(move |to| (from, to))));
        below = begin..end;
    }
    let axis = |range| Axis::new("", range, false);
    let last = (moment.units.len() - 1) as f64;
    Plot {
        title,
        kind: PlotKind::Diagram,
        x: axis((0.0, last)),
        y: axis((-HALF, HALF)),
        layers: vec![Layer::Graph(graph)],
        colour_bar: None,
        cursor: None,
        ..Plot::default()
    }
}

/// The number as it is written in a unit: whole above 100, so that it fits there and is the slide's.
fn number(value: f64, lang: Lang) -> String {
    if value.abs() >= 100.0 { lang.number(value.round(), 6) } else { lang.number(value, 3) }
}
