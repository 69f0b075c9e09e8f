//! Charts as they are laid out: whole markers, titles at their axis, every number, stairs, labels beside lines.

use losscape::figure::drawing::{Rect, Shape, Text};
use losscape::figure::layout::{Pen, Style};
use losscape::figure::measure::text_width;
use losscape::figure::theme::Theme;
use losscape::figure::{Axis, Curve, Layer, Places, Plot, PlotKind, Reference, chart};
use losscape::text::Lang;
use std::sync::Arc;

fn curve(slot: usize, values: Vec<f64>, stairs: bool) -> Layer {
    Layer::Curve(Curve {
        owner: slot,
        slot,
        x: Places::Even { first: 0.0, step: 1.0 },
        at: Some(values.len() - 1),
        values: Arc::new(values),
        dashed: false,
        diverged: false,
        thin: false,
        faded: false,
        stairs,
    })
}

fn plot(title: &str, steps: f64, layers: Vec<Layer>) -> Plot {
    Plot {
        title: title.to_owned(),
        kind: PlotKind::Chart,
        x: Axis::new("step", (0.0, steps), false),
        y: Axis::new("", (0.0, 10.0), false),
        layers,
        cursor: Some(steps),
        ..Plot::default()
    }
}

fn with_pen(work: impl Fn(&Pen<'_>)) {
    for (theme, style) in [(Theme::Light, Style::PAGE), (Theme::Dark, Style::WINDOW), (Theme::Projector, Style::PAGE)] {
        let tokens = theme.tokens();
        work(&Pen { tokens: &tokens, style, lang: Lang::En });
    }
}

fn texts(shapes: &[Shape]) -> Vec<&Text> {
    shapes.iter().filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None }).collect()
}

#[test]
fn markers_at_the_last_step_are_whole_and_inside_the_rectangle() {
    with_pen(|pen| {
        for slot in 0..8 {
            let plot = plot("", 20.0, vec![curve(slot, vec![5.0; 21], false)]);
            let rect = Rect::new([0.0, 0.0], [300.0, 180.0]);
            let shapes = chart::layout(&plot, rect, pen);
            let right = chart::frame(&plot, rect, pen).max[0];
            let mut found = 0;
            for shape in &shapes {
                let reach = match shape {
                    Shape::Circle { centre, radius, .. } => centre[0] + radius,
                    Shape::Polygon { points, .. } => points.iter().map(|p| p[0]).fold(0.0, f32::max),
                    _ => continue,
                };
                assert!(reach > right && reach < rect.max[0], "beyond the frame, outside of every clip: {reach}");
                found += 1;
            }
            assert_eq!(found, 2, "the marker and its ring, slot {slot}");
        }
    });
}

#[test]
fn markers_of_equal_curves_stand_beside_each_other() {
    with_pen(|pen| {
        let layers = [0, 4, 0].map(|slot| curve(slot, vec![5.0; 101], false)).into();
        let shapes = chart::layout(&plot("", 100.0, layers), Rect::new([0.0, 0.0], [300.0, 180.0]), pen);
        let is_marker = |shape: &&Shape| matches!(shape, Shape::Circle { .. });
        let mut x: Vec<f32> = shapes
            .iter()
            .filter(is_marker)
            .filter_map(|shape| if let Shape::Circle { centre, .. } = shape { Some(centre[0]) } else { None })
            .collect();
        x.dedup();
        assert_eq!(x.len(), 3, "{x:?}");
        assert!(x.windows(2).all(|pair| pair[0] - pair[1] > 6.0), "{x:?}");
    });
}

#[test]
fn titles_start_at_their_axis_level_with_their_neighbours() {
    with_pen(|pen| {
        let long = "Effective step of the first weight of two";
        let charts = [plot("Loss", 20.0, Vec::new()), plot(long, 20.0, Vec::new()), plot("Step", 20.0, Vec::new())];
        let rect = Rect::new([10.0, 5.0], [17.0 * 3.0 * pen.style.tick, 200.0]);
        let shapes = chart::row(&charts, rect, pen);
        let frames: Vec<Rect> = shapes
            .iter()
            .filter_map(|shape| if let Shape::Box { rect, fill: Some(_), .. } = shape { Some(*rect) } else { None })
            .collect();
        assert_eq!(frames.len(), 3);
        assert!(frames.iter().all(|frame| frame.min[1] == frames[0].min[1] && frame.max[1] == frames[0].max[1]));
        let titles: Vec<_> = texts(&shapes).into_iter().filter(|text| text.strong).collect();
        assert_eq!(titles.len(), 4, "the long one in two lines");
        for title in titles {
            let own = frames.iter().find(|frame| title.at[0] == frame.min[0]).expect("starts where its axis does");
            assert!(title.at[0] + text_width(&title.text, title.size, true) <= own.max[0] + 11.0, "{title:?}");
            assert_eq!(title.size, pen.style.heading);
        }
    });
}

#[test]
fn every_tick_has_its_number_and_numbers_do_not_touch() {
    with_pen(|pen| {
        for steps in [28.0, 150.0, 500.0, 1234.0] {
            for width in [140.0, 250.0, 420.0] {
                let plot = plot("", steps, Vec::new());
                let rect = Rect::new([0.0, 0.0], [width, 190.0]);
                let (shapes, frame) = (chart::layout(&plot, rect, pen), chart::frame(&plot, rect, pen));
                let below = texts(&shapes).into_iter().filter(|text| text.at[1] > frame.max[1] && text.text != "step");
                let mut spans: Vec<(f32, f32)> = below
                    .map(|text| {
                        let width = text_width(&text.text, text.size, false);
                        let is_right = format!("{:?}", text.anchor).starts_with("Right");
                        if is_right { (text.at[0] - width, text.at[0]) } else { (text.at[0], text.at[0] + width) }
                    })
                    .collect();
                spans.sort_by(|a, b| a.0.total_cmp(&b.0));
                assert!(spans.windows(2).all(|pair| pair[0].1 + 3.0 < pair[1].0), "{steps} {width}: {spans:?}");
                assert!(spans[spans.len() - 1].1 <= rect.max[0] + 0.5, "{steps} {width}: {spans:?}");
                let upright =
                    |shape: &&Shape| matches!(shape, Shape::Line { points, .. } if points[0][0] == points[1][0]);
                let ticks = shapes.iter().filter(upright).count();
                assert!(spans.len() >= ticks, "{steps} {width}: {} numbers of {ticks} ticks", spans.len());
            }
        }
    });
}

#[test]
fn stairs_have_no_slopes() {
    with_pen(|pen| {
        let values: Vec<f64> = (0..=50).map(|k| f64::from(k / 7)).collect();
        let lines = |stairs| {
            let plot = plot("", 50.0, vec![curve(0, values.clone(), stairs)]);
            let shapes = chart::layout(&plot, Rect::new([0.0, 0.0], [420.0, 200.0]), pen);
            let clipped = shapes
                .into_iter()
                .find_map(|s| if let Shape::Clipped { shapes, .. } = s { Some(shapes) } else { None });
            let line = clipped
                .unwrap()
                .into_iter()
                .find_map(|s| if let Shape::Line { points, .. } = s { Some(points) } else { None });
            line.unwrap()
        };
        let slopes =
            |points: &[[f32; 2]]| points.windows(2).filter(|p| p[0][0] != p[1][0] && p[0][1] != p[1][1]).count();
        assert_eq!((slopes(&lines(true)), slopes(&lines(false))), (0, 7));
    });
}

#[test]
fn the_label_of_a_reference_line_stands_where_no_curve_strikes_it() {
    with_pen(|pen| {
        let reference = || Layer::Reference(Reference { y: 5.0, label: "2/η = 20".to_owned() });
        // Above the line at the right, below it at the left.
        let wave: Vec<f64> = (0..=100).map(|k| if k > 50 { 5.5 } else { 4.5 }).collect();
        let plot = Plot { cursor: None, ..plot("", 100.0, vec![curve(0, wave, false), reference()]) };
        let rect = Rect::new([0.0, 0.0], [420.0, 220.0]);
        let (shapes, frame) = (chart::layout(&plot, rect, pen), chart::frame(&plot, rect, pen));
        let shown = texts(&shapes);
        let label = shown.iter().find(|text| text.text.starts_with("2/η")).unwrap();
        let (middle, line) = (frame.centre()[0], frame.centre()[1]);
        assert_eq!(label.at[1] > line, label.at[0] > middle, "{label:?}");
        assert!((label.at[1] - line).abs() > 0.4 * label.size, "not on the line itself");
        let high = Plot { y: Axis { range: (0.0, 4.0), ..plot.y.clone() }, ..plot };
        assert!(
            texts(&chart::layout(&high, rect, pen)).iter().all(|text| !text.text.starts_with("2/η")),
            "beyond the axis"
        );
    });
}
