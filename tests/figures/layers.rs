//! What labs draw besides curves: dots, bars, upright lines, tables and units that are left out.

use losscape::figure::drawing::{Rect, Shape};
use losscape::figure::layout::{Pen, Style};
use losscape::figure::measure::text_width;
use losscape::figure::theme::Theme;
use losscape::figure::{
    Axis, Bar, Bars, Cell, CellLook, Dots, Graph, Layer, Node, Plot, PlotKind, Table, Upright, plot,
};
use losscape::geometry::Point;
use losscape::text::Lang;
use std::sync::Arc;

const RECT: Rect = Rect { min: [10.0, 20.0], max: [410.0, 320.0] };

fn shapes(kind: PlotKind, x: Axis, layers: Vec<Layer>) -> Vec<Shape> {
    let tokens = Theme::Light.tokens();
    let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: Lang::En };
    let plot = Plot { kind, x, y: Axis::new("", (0.0, 10.0), false), layers, ..Plot::default() };
    flat(plot::layout(&plot, RECT, &pen))
}

fn flat(shapes: Vec<Shape>) -> Vec<Shape> {
    let inner = |shape| if let Shape::Clipped { shapes, .. } = shape { flat(shapes) } else { vec![shape] };
    shapes.into_iter().flat_map(inner).collect()
}

fn circles(shapes: &[Shape]) -> Vec<f32> {
    shapes
        .iter()
        .filter_map(|shape| if let Shape::Circle { radius, .. } = shape { Some(*radius) } else { None })
        .collect()
}

#[test]
fn the_area_of_a_dot_is_its_weight() {
    for kind in [PlotKind::Chart, PlotKind::Map] {
        let points = [(1.0, 1.0), (2.0, 5.0), (3.0, f64::NAN), (20.0, 5.0)].map(|(x, y)| Point::new(x, y));
        let dots = Dots { slot: 1, points: Arc::new(points.to_vec()), sizes: Arc::new(vec![1.0, 4.0]), hollow: false };
        let radii = circles(&shapes(kind, Axis::new("", (0.0, 10.0), false), vec![Layer::Dots(dots)]));
        assert_eq!(radii.len(), 2, "a point that is nowhere, or outside, has no dot");
        assert!((radii[1] / radii[0] - 2.0).abs() < 1e-6, "{radii:?}");
    }
}

#[test]
fn a_bar_stands_on_zero() {
    let bars = vec![
        Bar { x: (0.0, 1.0), height: 5.0 },
        Bar { x: (1.0, 2.0), height: 10.0 },
        Bar { x: (2.0, 3.0), height: f64::NAN },
    ];
    let layer = Layer::Bars(Bars { slot: 2, bars: Arc::new(bars) });
    let found = shapes(PlotKind::Chart, Axis::new("", (0.0, 4.0), false), vec![layer]);
    let colour = Theme::Light.tokens().racer[2];
    let boxes: Vec<Rect> = found
        .iter()
        .filter_map(|shape| match shape {
            Shape::Box { rect, stroke: Some(stroke), .. } if stroke.colour == colour => Some(*rect),
            _ => None,
        })
        .collect();
    assert_eq!(boxes.len(), 2);
    assert_eq!(boxes[0].max[1], boxes[1].max[1], "one bottom");
    assert!((boxes[1].height() / boxes[0].height() - 2.0).abs() < 1e-4, "{boxes:?}");
    assert_eq!(boxes[0].max[0], boxes[1].min[0], "neighbours touch");
}

#[test]
fn words_of_upright_lines_stay_in_the_frame_and_in_rows() {
    let upright = |x, label: &str| Layer::Upright(Upright { x, slot: None, label: label.to_owned() });
    let layers = vec![upright(9.9, "the best step"), upright(9.95, "the stop"), upright(12.0, "outside")];
    let found = shapes(PlotKind::Chart, Axis::new("", (0.0, 10.0), false), layers);
    let words: Vec<_> = found
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text(text) if text.text.contains("the") || text.text == "outside" => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(words.len(), 2);
    for text in &words {
        assert!(text.at[0] >= RECT.min[0] && text.at[0] + text_width(&text.text, text.size, false) <= RECT.max[0]);
    }
    assert!((words[0].at[1] - words[1].at[1]).abs() > words[0].size, "neighbours do not overlap");
}

#[test]
fn every_cell_lies_in_the_rectangle_and_its_words_in_the_cell() {
    for (columns, rows) in [(1, 1), (3, 7), (8, 8)] {
        let cell = |k: usize| Cell::new(format!("−{k}.25"), [CellLook::Plain, CellLook::Lit, CellLook::Chosen][k % 3]);
        let table = Table { columns, rows: (0..rows).map(|_| (0..columns).map(cell).collect()).collect() };
        let found = shapes(PlotKind::Diagram, Axis::new("", (0.0, 1.0), false), vec![Layer::Table(table)]);
        let boxes: Vec<Rect> = found
            .iter()
            .filter_map(|shape| if let Shape::Box { rect, .. } = shape { Some(*rect) } else { None })
            .collect();
        assert!(boxes.iter().all(|rect| RECT.shrink(-0.1).contains(rect.min) && RECT.shrink(-0.1).contains(rect.max)));
        for shape in &found {
            if let Shape::Text(text) = shape {
                let cell = boxes.iter().find(|rect| rect.contains(text.at)).unwrap();
                assert!(text_width(&text.text, text.size, text.strong) <= cell.width() + 0.1, "{columns}: {text:?}");
            }
        }
        let count = found.iter().filter(|shape| matches!(shape, Shape::Text(_))).count();
        assert_eq!(count, columns * rows);
    }
}

#[test]
fn a_unit_that_is_left_out_is_crossed_and_its_edges_are_fainter() {
    let node = |y: f64, crossed| Node { at: Point::new(y, y), value: "1".to_owned(), slot: None, crossed };
    let lines = |crossed| {
        let nodes = vec![node(0.0, false), node(5.0, crossed), node(10.0, false)];
        let graph = Graph { nodes, edges: vec![(0, 1), (0, 2)] };
        let found = shapes(PlotKind::Diagram, Axis::new("", (0.0, 10.0), false), vec![Layer::Graph(graph)]);
        found
            .into_iter()
            .filter_map(|s| if let Shape::Line { stroke, .. } = s { Some(stroke.colour.0[3]) } else { None })
            .collect::<Vec<_>>()
    };
    assert_eq!((lines(false).len(), lines(true).len()), (2, 4), "a cross is two lines");
    assert!(lines(true)[0] < lines(true)[1], "{:?}", lines(true));
}
