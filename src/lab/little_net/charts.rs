//! The pictures of the little net: drawings of it before and now, and curves of the second layer's gradient in between.

use super::{Findings, Moment, diagram};
use crate::figure::{Arrangement, Axis, Curve, Figure, Layer, Places, Plot, PlotKind};
use crate::lab::Variant;
use crate::text::Lang;
use std::sync::Arc;

/// Steps from slide 53 to slide 54 in the curves.
const STEPS: usize = 100;

/// Two drawings and two charts.
pub(super) fn figure(Findings { moved, before, now }: &Findings, lang: Lang) -> Figure {
    let moved_words = lang.number(*moved, 2);
    let mut plots = vec![
        diagram::drawing(lang.t("little-before"), before, None, lang),
        diagram::drawing(lang.with("little-now", &[("moved", moved_words.into())]), now, Some(before), lang),
    ];
    plots.extend(curves(before, *moved, lang));
    Figure { plots, arrangement: Arrangement::Rows(2), ..Figure::default() }
}

/// cos∠(G, G′) and ‖G′‖/‖G‖ from slide 53 to slide 54, with the cursor at `moved`.
fn curves(before: &Moment, moved: f64, lang: Lang) -> Vec<Plot> {
    let moments: Vec<Moment> = (0..=STEPS).map(|k| Moment::at(k as f64 / STEPS as f64)).collect();
    let cosines: Vec<f64> = moments.iter().map(|now| now.since(before).cosine).collect();
    let ratios: Vec<f64> = moments.iter().map(|now| now.norm() / before.norm()).collect();
    let chart = |title: &str, values: Vec<f64>, range, log| Plot {
        title: lang.t(title),
        kind: PlotKind::Chart,
        x: Axis::new(lang.t("little-axis-moved"), (0.0, 1.0), false),
        y: Axis::new("", range, log),
        layers: vec![Layer::Curve(Curve {
            owner: 0,
            slot: Variant::Plain.slot(),
            x: Places::Even { first: 0.0, step: 1.0 / STEPS as f64 },
            values: Arc::new(values),
            at: Some((moved * STEPS as f64).round() as usize),
            dashed: false,
            diverged: false,
            thin: false,
            faded: false,
            stairs: false,
        })],
        colour_bar: None,
        cursor: Some(moved),
        ..Plot::default()
    };
    vec![
        chart("little-chart-cosine", cosines, (0.0, 1.05), false),
        chart("little-chart-ratio", ratios, (1.0, 1e4), true),
    ]
}
