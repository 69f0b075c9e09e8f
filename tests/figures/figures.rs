//! Figures of labs on a page and in a panel: nothing outside, nothing lost, nothing cramped.
//!
//! `LOSSCAPE_SHOTS=folder cargo test --test figures figures::` keeps the pictures.

use losscape::figure::drawing::{Anchor, Bitmap, Drawing, Rect, Shape};
use losscape::figure::layout::{Pen, Style};
use losscape::figure::measure::text_width;
use losscape::figure::theme::Theme;
use losscape::figure::{
    Arrangement, Axis, Band, BandLook, BarTick, ColourBar, ColourMap, Curve, FieldImage, Figure, Graph, Layer,
    LegendRow, Mark, MarkKind, Node, Places, Plot, PlotKind, legend_line, page, plot,
};
use losscape::geometry::Point;
use losscape::paper::{Page, png};
use losscape::text::Lang;
use std::sync::Arc;

const STEPS: usize = 500;

/// The same spiky numbers everywhere.
fn noise(k: usize) -> f64 {
    let x = (k as f64 * 12.9898).sin() * 43_758.545_3;
    x - x.floor()
}

fn spike(k: usize) -> f64 {
    if noise(k + 7) > 0.975 { 4.0 + 8.0 * noise(k + 3) } else { 1.0 }
}

fn axis(label: &str, range: (f64, f64), log: bool) -> Axis {
    Axis::new(label, range, log)
}

fn chart(title: &str, y: (f64, f64), log: bool, lang: Lang, layers: Vec<Layer>) -> Plot {
    let x = axis(&lang.t("axis-step"), (0.0, STEPS as f64), false);
    let kind = PlotKind::Chart;
    Plot {
        title: title.to_owned(),
        kind,
        x,
        y: axis("", y, log),
        layers,
        colour_bar: None,
        cursor: None,
        ..Plot::default()
    }
}

fn band(slot: usize, value: impl Fn(usize) -> (f64, f64)) -> Layer {
    let (low, high): (Vec<f64>, Vec<f64>) = (0..=STEPS).map(value).unzip();
    let diverged = high.iter().any(|value| !value.is_finite());
    let (low, high) = (Arc::new(low), Arc::new(high));
    let look = BandLook::Edged;
    Layer::Band(Band { slot, look, dashed: slot == 0, x: Places::Even { first: 0.0, step: 1.0 }, low, high, diverged })
}

fn curve(slot: usize, value: impl Fn(usize) -> f64) -> Layer {
    let values: Vec<f64> = (0..=STEPS).map(value).collect();
    let diverged = values.iter().any(|value| !value.is_finite());
    let (x, values) = (Places::Even { first: 0.0, step: 1.0 }, Arc::new(values));
    let dashed = slot == 0 || slot == 6;
    Layer::Curve(Curve {
        owner: 0,
        slot,
        x,
        values,
        at: None,
        dashed,
        diverged,
        thin: false,
        faded: false,
        stairs: false,
    })
}

fn legend(lang: Lang) -> Vec<LegendRow> {
    let row = |slot: usize, name: &str, parameters: &str, verdict: &str| LegendRow {
        slot,
        line: Some(slot == 0),
        name: name.to_owned(),
        parameters: parameters.to_owned(),
        verdict: verdict.to_owned(),
    };
    match lang {
        Lang::En => vec![
            row(1, "without BatchNorm", "", "97.2 %"),
            row(0, "BatchNorm", "ε = 1e-5; momentum = 0.1", "99.1 %"),
            row(3, "BatchNorm with noise", "", "✕ 310"),
        ],
        Lang::Ru => vec![
            row(1, "без BatchNorm", "", "97,2 %"),
            row(0, "с BatchNorm", "ε = 1e-5; инерция = 0,1", "99,1 %"),
            row(3, "BatchNorm с шумом", "", "✕ 310"),
        ],
    }
}

/// Loss along the gradient, change of the gradient, effective β; the third net diverges.
fn smoothing(lang: Lang) -> Figure {
    let titles = match lang {
        Lang::En => ["Loss along the gradient", "Change of the gradient, ‖∇L − ∇L′‖", "Effective β-smoothness"],
        Lang::Ru => ["Функционал ошибки вдоль градиента", "Изменение градиента, ‖∇L − ∇L′‖", "Эффективная β-гладкость"],
    };
    let fall = |k: usize, rate: f64| (-(k as f64) * rate / STEPS as f64).exp();
    let explode = |k: usize| if k < 310 { (k as f64 / 40.0).exp() * (1.0 + 0.2 * noise(k)) } else { f64::NAN };
    let loss = vec![
        band(1, |k| (fall(k, 0.8), fall(k, 0.6) * (1.0 + 0.3 * noise(k)) * spike(k).sqrt())),
        band(0, |k| (0.97 * fall(k, 2.8), 1.03 * fall(k, 2.7) * (1.0 + 0.05 * noise(k + 1)))),
    ];
    let change = vec![
        band(1, |k| (0.3 + 0.2 * noise(k), 2.0 + 1.5 * noise(k) * spike(k))),
        band(0, |k| (0.4, 1.1 + 0.2 * noise(k + 5))),
        band(3, |k| (0.4 * explode(k), explode(k))),
    ];
    let beta =
        vec![curve(1, |k| 10.0 + 4.0 * noise(k) * spike(k)), curve(0, |k| 9.0 + noise(k + 2)), curve(3, explode)];
    let plots = vec![
        chart(titles[0], (1e-2, 10.0), true, lang, loss),
        chart(titles[1], (0.0, 12.0), false, lang, change),
        chart(titles[2], (0.0, 0.004), false, lang, beta.clone()),
    ];
    let mut plots = plots;
    plots[2].y.range = (0.0, 40.0);
    figure(
        match lang {
            Lang::En => "BatchNorm and smoothness",
            Lang::Ru => "BatchNorm и гладкость",
        },
        plots,
        3,
        lang,
    )
}

fn figure(title: &str, plots: Vec<Plot>, count: usize, lang: Lang) -> Figure {
    let terms = match lang {
        Lang::En => {
            "spirals, 2 → 32×8 → 3; 500 steps, seed 1; η = 0.1, batch 128; equal: data, initial weights, \
                     order of batches; step size set by hand, not tuned"
        }
        Lang::Ru => {
            "спирали, 2 → 32×8 → 3; 500 шагов, зерно 1; η = 0,1, батч 128; одинаковы: данные, начальные \
                     веса, порядок батчей; шаг задан вручную, не подобран"
        }
    };
    Figure {
        verdict: "Median over 500 steps: band 0.42 → 0.029. Here it is smoother.".to_owned(),
        title: title.to_owned(),
        plots,
        arrangement: Arrangement::Rows(count),
        legend: legend(lang),
        terms: terms.to_owned(),
        ..Figure::default()
    }
}

fn field(x: (f64, f64), y: (f64, f64), theme: Theme, value: impl Fn(f64, f64) -> f64) -> (Layer, ColourBar) {
    const BANDS: usize = 12;
    let tokens = theme.tokens();
    let colours: Vec<_> =
        (0..BANDS).map(|band| ColourMap::Theme.colour(band as f64 / (BANDS - 1) as f64, &tokens)).collect();
    let (width, height) = (120, 80);
    let pixels = (0..width * height).map(|i| {
        let (u, v) = ((i % width) as f64 + 0.5, height as f64 - (i / width) as f64 - 0.5);
        let at = value(x.0 + (x.1 - x.0) * u / width as f64, y.0 + (y.1 - y.0) * v / height as f64);
        (at.clamp(0.0, 0.999) * BANDS as f64) as u8
    });
    let bitmap = Arc::new(Bitmap { width, height, pixels: pixels.collect(), palette: colours.clone() });
    let ticks = [(0.0, "0.01"), (0.5, "0.1"), (1.0, "1")];
    let ticks = ticks.map(|(position, label)| BarTick { position, label: label.to_owned() }).to_vec();
    let bar = ColourBar { label: "L".to_owned(), colours: colours.clone(), ticks };
    (Layer::Field(Arc::new(FieldImage { x, y, bitmap, colours, bands: None })), bar)
}

/// Two slices side by side and on one scale.
fn slices(lang: Lang, theme: Theme) -> Figure {
    let range = (-1.0, 1.0);
    let slice = |title: &str, rough: f64| {
        let (field, bar) = field(range, range, theme, |x, y| {
            1.0 - (x * x + y * y) / 2.0 - rough * ((9.0 * x).sin() * (7.0 * y).cos()).powi(2)
        });
        let (x, y) = (axis("", range, false), axis("", range, false));
        let minimum = Mark { kind: MarkKind::Minimum, at: Point::new(0.0, 0.0), label: String::new() };
        let layers = vec![field, Layer::Mark(minimum)];
        Plot {
            title: title.to_owned(),
            kind: PlotKind::Map,
            x,
            y,
            layers,
            colour_bar: Some(bar),
            cursor: None,
            ..Plot::default()
        }
    };
    let (title, names) = match lang {
        Lang::En => ("Loss around the trained weights", ["without BatchNorm", "BatchNorm"]),
        Lang::Ru => ("Функционал ошибки вокруг обученных весов", ["без BatchNorm", "с BatchNorm"]),
    };
    figure(title, vec![slice(names[0], 0.4), slice(names[1], 0.0)], 2, lang)
}

/// Histograms of activations over training, and the change of the gradient beside them.
fn shift(lang: Lang, theme: Theme) -> Figure {
    let title = match lang {
        Lang::En => ["Internal covariate shift", "Change of the gradient", "Cosine", "Activations, layer"],
        Lang::Ru => ["Внутренний сдвиг ковариат", "Изменение градиента", "Косинус", "Активации, слой"],
    };
    let heat = |layer: usize| {
        let (steps, values) = ((0.0, STEPS as f64), (-4.0, 4.0));
        let (field, bar) = field(steps, values, theme, |x, y| {
            let (mean, spread) = (layer as f64 * x / 800.0, 0.6 + x / 500.0);
            (-((y - mean) / spread).powi(2)).exp() * 0.99
        });
        let mut plot = chart(&format!("{} {layer}", title[3]), values, false, lang, vec![field]);
        plot.colour_bar = (layer == 2).then_some(bar);
        plot
    };
    let change = vec![
        curve(1, |k| 10f64.powf(-2.0 - 2.0 * noise(k))),
        curve(0, |k| 10f64.powf(-1.0 - k as f64 / 200.0 - noise(k + 1))),
    ];
    let cosine = vec![curve(1, |k| 1.0 - 0.2 * noise(k)), curve(0, |k| 0.5 - 0.6 * noise(k + 1))];
    let plots = vec![
        chart(title[1], (1e-6, 1.0), true, lang, change),
        chart(title[2], (-1.0, 1.0), false, lang, cosine),
        heat(1),
        heat(2),
    ];
    figure(title[0], plots, 2, lang)
}

/// The little net of slides 53 and 54, before and after, and a chart below.
fn little_net(lang: Lang) -> Figure {
    let sizes = [3usize, 4, 4, 1];
    let net = |title: &str, values: [&str; 12]| {
        let mut graph = Graph::default();
        for (layer, size) in sizes.into_iter().enumerate() {
            let first = graph.nodes.len();
            for unit in 0..size {
                let at = Point::new(layer as f64, (size as f64 - 1.0) / 2.0 - unit as f64);
                let value = values[first + unit].to_owned();
                graph.nodes.push(Node { at, value, slot: (layer == 1).then_some(1), crossed: false });
                if layer > 0 {
                    graph.edges.extend((first - sizes[layer - 1]..first).map(|below| (below, first + unit)));
                }
            }
        }
        let words = Mark { kind: MarkKind::Words, at: Point::new(1.0, 2.1), label: "W₁".to_owned() };
        let (x, y) = (axis("", (0.0, 3.0), false), axis("", (-1.5, 2.0), false));
        let layers = vec![Layer::Graph(graph), Layer::Mark(words)];
        Plot {
            title: title.to_owned(),
            kind: PlotKind::Diagram,
            x,
            y,
            layers,
            colour_bar: None,
            cursor: None,
            ..Plot::default()
        }
    };
    let quarter = lang.number(0.25, 3);
    let before = ["1", "2", "3", "100", "10", "1", &quarter, "387", "12", "3", "0", "1000"];
    let after = ["1", "2", "3", "−100", "10", "1", &quarter, "−387", "12", "3", "0", "42"];
    let titles = match lang {
        Lang::En => ["A layer below changes", "Slide 53", "Slide 54"],
        Lang::Ru => ["Меняется слой ниже", "Слайд 53", "Слайд 54"],
    };
    let mut figure = figure(titles[0], vec![net(titles[1], before), net(titles[2], after)], 2, lang);
    figure.legend = Vec::new();
    figure
}

fn all(lang: Lang, theme: Theme) -> Vec<(&'static str, Figure)> {
    let mut few = smoothing(lang);
    few.plots.push(few.plots[2].clone());
    few.arrangement = Arrangement::Rows(3);
    vec![
        ("smoothing", smoothing(lang)),
        ("four_in_threes", few),
        ("slices", slices(lang, theme)),
        ("shift", shift(lang, theme)),
        ("little_net", little_net(lang)),
    ]
}

fn keep(name: &str, drawing: &Drawing, page: Page) {
    if let Some(folder) = std::env::var_os("LOSSCAPE_SHOTS").map(std::path::PathBuf::from) {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png::to_png(drawing, page)).unwrap();
    }
}

/// The box of what a shape draws, its stroke aside.
fn extent(shape: &Shape) -> Rect {
    let of = |points: &mut dyn Iterator<Item = [f32; 2]>| {
        let empty = Rect { min: [f32::INFINITY; 2], max: [f32::NEG_INFINITY; 2] };
        points.fold(empty, |rect, p| Rect {
            min: [rect.min[0].min(p[0]), rect.min[1].min(p[1])],
            max: [rect.max[0].max(p[0]), rect.max[1].max(p[1])],
        })
    };
    match shape {
        Shape::Image { rect, .. } | Shape::Box { rect, .. } | Shape::Clipped { rect, .. } => *rect,
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => of(&mut points.iter().copied()),
        Shape::Area { columns, .. } => of(&mut columns.iter().flat_map(|[x, a, b]| [[*x, *a], [*x, *b]])),
        Shape::Region { rings, .. } => of(&mut rings.iter().flatten().copied()),
        Shape::Circle { centre, radius, .. } => Rect { min: *centre, max: *centre }.shrink(-radius),
        Shape::Text(text) => {
            let width = text_width(&text.text, text.size, text.strong);
            let left = match text.anchor {
                Anchor::LeftTop | Anchor::LeftCentre | Anchor::LeftBottom => text.at[0],
                Anchor::CentreTop | Anchor::Centre | Anchor::CentreBottom => text.at[0] - width / 2.0,
                Anchor::RightTop | Anchor::RightCentre | Anchor::RightBottom => text.at[0] - width,
            };
            Rect { min: [left, text.at[1]], max: [left + width, text.at[1]] }
        }
    }
}

fn assert_inside(shapes: &[Shape], rect: Rect, name: &str) {
    for shape in shapes {
        let own = extent(shape);
        let room = rect.shrink(-1.0);
        assert!(room.contains(own.min) && room.contains(own.max), "{name}: {shape:?} at {own:?} leaves {rect:?}");
    }
}

#[test]
fn no_shape_leaves_the_page() {
    for (width, height) in [(1920, 1080), (1280, 720), (1600, 1200), (1004, 700), (400, 720)] {
        let page = Page::export(width, height).unwrap();
        let size = page.size_pts();
        for lang in Lang::ALL {
            for theme in Theme::ALL {
                for (name, figure) in all(lang, theme) {
                    let drawing = page::layout(&figure, size.into(), &theme.tokens(), lang, false);
                    let name = format!("{name}_{width}_{}_{}", theme.key(), lang.key());
                    keep(&name, &drawing, page);
                    assert_inside(&drawing.shapes, Rect::new([0.0, 0.0], size.into()), &name);
                }
            }
        }
    }
}

#[test]
fn a_page_of_any_shape_does_no_harm() {
    for (width, height) in [(16, 16), (16, 16384), (16384, 16), (40, 720)] {
        let page = Page::export(width, height).unwrap();
        for (_, figure) in all(Lang::Ru, Theme::Dark) {
            let drawing = page::layout(&figure, page.size_pts().into(), &Theme::Dark.tokens(), Lang::Ru, true);
            assert!(
                drawing.shapes.iter().all(|shape| !matches!(shape, Shape::Clipped { rect, .. } if rect.width() < 0.0))
            );
        }
    }
}

#[test]
fn a_value_between_gaps_is_a_sign_and_signs_do_not_pile_up() {
    let tokens = Theme::Light.tokens();
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang: Lang::En };
    let polygons = |apart: usize| {
        let sparse = curve(1, |k| if k % apart == 0 { 1.0 } else { f64::NAN });
        let plot = chart("", (0.1, 10.0), true, Lang::En, vec![sparse]);
        let shapes = plot::layout(&plot, Rect::new([0.0, 0.0], [560.0, 200.0]), &pen);
        shapes.iter().filter(|shape| matches!(shape, Shape::Polygon { .. })).count()
    };
    // Rim and body of a square at 0, 100 … 500.
    assert_eq!(polygons(100), 2 * 6);
    // Each two points apart: every second is left out.
    assert!(polygons(2) < 2 * 200, "{}", polygons(2));
}

#[test]
fn a_panel_holds_its_legend_and_three_charts() {
    let page = Page { width: 696, height: 1000, scale: 2.0, dpi: 96.0 };
    for theme in Theme::ALL {
        for lang in Lang::ALL {
            let tokens = theme.tokens();
            let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang };
            for (name, figure) in all(lang, theme) {
                let panel = Rect::new([14.0, 8.0], [320.0, 484.0]);
                let ground = Rect::new([0.0, 0.0], [348.0, 500.0]);
                let mut shapes = vec![Shape::Box { rect: ground, radius: 0.0, fill: Some(tokens.page), stroke: None }];
                let legend = legend_line::height(&figure.legend, panel.width(), &pen);
                let lines = legend_line::shapes(&figure.legend, panel, &pen);
                assert_inside(&lines, Rect::new(panel.min, [panel.width(), legend]), name);
                shapes.extend(lines);
                let mut top = panel.min[1] + legend + 4.0;
                for one in &figure.plots {
                    let height = if one.kind == PlotKind::Chart { 130.0 } else { 190.0 };
                    let cell = Rect::new([panel.min[0], top], [panel.width(), height]);
                    let own = plot::layout(one, cell, &pen);
                    assert_inside(&own, cell, name);
                    shapes.extend(own);
                    top += height;
                }
                keep(&format!("panel_{name}_{}_{}", theme.key(), lang.key()), &Drawing { shapes }, page);
            }
        }
    }
}

#[test]
fn a_cross_stands_exactly_where_a_curve_diverged() {
    let tokens = Theme::Light.tokens();
    let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: Lang::En };
    let casings = |layers: Vec<Layer>| {
        let plot = chart("", (1e-3, 10.0), true, Lang::En, layers);
        let frame = losscape::figure::chart::frame(&plot, Rect::new([0.0, 0.0], [400.0, 200.0]), &pen);
        let mut found = Vec::new();
        for shape in plot::layout(&plot, Rect::new([0.0, 0.0], [400.0, 200.0]), &pen) {
            let Shape::Clipped { shapes, .. } = shape else { continue };
            for shape in shapes {
                let is_casing = matches!(&shape, Shape::Line { stroke, .. } if stroke.colour == tokens.inset);
                if is_casing {
                    let own = extent(&shape);
                    assert!(frame.contains(own.min) && frame.contains(own.max), "{own:?} inside {frame:?}");
                    found.push(own.centre());
                }
            }
        }
        found
    };
    let grows = |k: usize| if k < 100 { (k as f64).exp() } else { f64::INFINITY };
    assert!(casings(vec![curve(1, |_| 1.0), band(0, |_| (0.5, 1.0))]).is_empty());
    assert_eq!(casings(vec![curve(1, grows)]).len(), 2, "two bars");
    assert_eq!(casings(vec![band(1, |k| (0.0, grows(k)))]).len(), 2);
    assert_eq!(casings(vec![curve(1, |_| f64::NAN), band(0, |_| (f64::NAN, f64::NAN))]).len(), 4);
    let [x, _] = casings(vec![curve(1, grows)])[0];
    let plot = chart("", (1e-3, 10.0), true, Lang::En, vec![]);
    let frame = losscape::figure::chart::frame(&plot, Rect::new([0.0, 0.0], [400.0, 200.0]), &pen);
    let at = frame.min[0] + frame.width() * 99.0 / STEPS as f32;
    assert!((x - at).abs() < 0.01, "at the last step with a value: {x}, {at}");
}

#[test]
fn a_legend_is_wrapped_within_any_width() {
    let tokens = Theme::Projector.tokens();
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang: Lang::Ru };
    let mut rows = legend(Lang::Ru);
    rows[1].line = None;
    let mut last = f32::INFINITY;
    for width in [120.0, 200.0, 320.0, 500.0, 900.0] {
        let height = legend_line::height(&rows, width, &pen);
        assert!(height <= last, "wider is not higher");
        last = height;
        let rect = Rect::new([10.0, 20.0], [width, height]);
        let shapes = legend_line::shapes(&rows, rect, &pen);
        assert_inside(&shapes, rect, "legend");
        for shape in &shapes {
            if let Shape::Text(text) = shape {
                assert!(text.size >= pen.style.label * 0.66, "{} points", text.size);
                assert!(!text.text.contains('…') || width < 200.0, "{} at {width}", text.text);
            }
        }
    }
    assert_eq!(legend_line::height(&[], 100.0, &pen), 0.0);
}
