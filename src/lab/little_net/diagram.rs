//! The pictures of the little net: before and now as drawings, and what the second layer's gradient does on the way.

use super::Moment;
use crate::figure::{Axis, Curve, Graph, Layer, Node, Places, Plot, PlotKind};
use crate::lab::Variant;
use crate::landscape::Point;
use crate::text::Lang;
use std::sync::Arc;

/// Steps from slide 53 to slide 54 in the charts.
const STEPS: usize = 100;
/// Half the height of a layer of four units, one apart.
const HALF: f64 = 1.5;

/// A drawing of the net: layers from left to right, every unit with what it gives. Units that give something else than
/// in `other` are in colour.
pub(super) fn drawing(title: String, moment: &Moment, other: Option<&Moment>, lang: Lang) -> Plot {
    let mut graph = Graph::default();
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
            });
        }
        let end = graph.nodes.len();
        graph.edges.extend(below.flat_map(|from| (begin..end).map(move |to| (from, to))));
        below = begin..end;
    }
    let axis = |range| Axis { label: String::new(), range, log: false };
    let last = (moment.units.len() - 1) as f64;
    Plot {
        title,
        kind: PlotKind::Diagram,
        x: axis((0.0, last)),
        y: axis((-HALF, HALF)),
        layers: vec![Layer::Graph(graph)],
        colour_bar: None,
        cursor: None,
    }
}

/// Whole above 100, so that it is the slide's number and fits into a unit.
fn number(value: f64, lang: Lang) -> String {
    if value.abs() >= 100.0 { lang.number(value.round(), 6) } else { lang.number(value, 3) }
}

/// cos∠(G, G′) and ‖G′‖/‖G‖ over the way from slide 53 to slide 54, with the cursor at `moved`.
pub(super) fn charts(before: &Moment, moved: f64, lang: Lang) -> Vec<Plot> {
    let way: Vec<Moment> = (0..=STEPS).map(|k| Moment::at(k as f64 / STEPS as f64)).collect();
    let cosines: Vec<f64> = way.iter().map(|now| now.since(before).cosine).collect();
    let ratios: Vec<f64> = way.iter().map(|now| now.norm() / before.norm()).collect();
    let chart = |title: &str, values: Vec<f64>, range, log| Plot {
        title: lang.t(title),
        kind: PlotKind::Chart,
        x: Axis { label: lang.t("little-axis-moved"), range: (0.0, 1.0), log: false },
        y: Axis { label: String::new(), range, log },
        layers: vec![Layer::Curve(Curve {
            racer: 0,
            slot: Variant::Plain.slot(),
            x: Places::Even { first: 0.0, step: 1.0 / STEPS as f64 },
            values: Arc::new(values),
            at: Some((moved * STEPS as f64).round() as usize),
            dashed: false,
            diverged: false,
            noisy: false,
            faded: false,
        })],
        colour_bar: None,
        cursor: Some(moved),
    };
    vec![
        chart("little-chart-cosine", cosines, (0.0, 1.05), false),
        chart("little-chart-ratio", ratios, (1.0, 1e4), true),
    ]
}
