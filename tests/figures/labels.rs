//! Labels on maps: nothing drawn over a map covers a start, a head, a minimum or another label.

use losscape::export::Subject;
use losscape::figure::drawing::{Anchor, Rect, Shape, Text};
use losscape::figure::layout::{PageFromPlane, Pen, Style};
use losscape::figure::measure::text_width;
use losscape::figure::{Figure, Layer, MarkKind, Marker, frame, page};
use losscape::job::Watch;
use losscape::picture::{FigureOptions, Kept, outline};
use losscape::scene::{Presets, Race};
use losscape::text::Lang;
use std::sync::Arc;

/// Slide, 4:3, square, high, column of a paper, small.
const SIZES: [(u32, u32); 6] = [(1920, 1080), (1600, 1200), (1000, 1000), (1080, 1920), (1004, 753), (600, 400)];

/// The races of all presets, with their names.
fn races() -> Vec<(String, Race)> {
    let presets = Presets::embedded().list.into_iter().filter(|preset| !preset.scene.is_lab());
    let race = |preset: losscape::scene::Preset| {
        let landscape = preset.scene.open(&preset.source.folder).expect("a preset opens");
        (preset.slug, Race::run(preset.scene, Arc::new(landscape)))
    };
    presets.map(race).collect()
}

/// A figure without field and level lines, which place nothing.
fn figure(race: &Race, options: &FigureOptions) -> Figure {
    outline(race, options, &Kept::default(), &Watch::forever()).expect("Watch::forever never gives up").figure
}

/// The ink of a text: capitals and digits between the line's ascent and the baseline.
fn ink(text: &Text) -> Rect {
    let (width, size) = (text_width(&text.text, text.size, text.strong), text.size);
    let left = match text.anchor {
        Anchor::LeftTop | Anchor::LeftCentre | Anchor::LeftBottom => 0.0,
        Anchor::CentreTop | Anchor::Centre | Anchor::CentreBottom => 0.5,
        Anchor::RightTop | Anchor::RightCentre | Anchor::RightBottom => 1.0,
    };
    let middle = match text.anchor {
        Anchor::LeftTop | Anchor::CentreTop | Anchor::RightTop => 0.68,
        Anchor::LeftCentre | Anchor::Centre | Anchor::RightCentre => 0.0,
        Anchor::LeftBottom | Anchor::CentreBottom | Anchor::RightBottom => -0.68,
    };
    let centre = text.at[1] + middle * size;
    Rect::new([text.at[0] - left * width, centre - 0.36 * size], [width, 0.72 * size])
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.min[0] < b.max[0] && b.min[0] < a.max[0] && a.min[1] < b.max[1] && b.min[1] < a.max[1]
}

/// Texts on the plane of a figure's map.
fn labels(figure: &Figure, options: &FigureOptions) -> Vec<Text> {
    let tokens = options.theme.tokens();
    let drawing = page::layout(figure, options.page_size(), &tokens, options.lang, false);
    let map = drawing.shapes.iter().find_map(|shape| match shape {
        Shape::Clipped { shapes, .. } => Some(shapes),
        _ => None,
    });
    let text = |shape: &Shape| if let Shape::Text(text) = shape { Some(text.clone()) } else { None };
    map.expect("a map is clipped to its frame").iter().filter_map(text).collect()
}

/// Signs that no label may cover, with their names, as far as they are in view.
fn signs(figure: &Figure, options: &FigureOptions) -> Vec<(String, Rect)> {
    let tokens = options.theme.tokens();
    let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: options.lang };
    let plot = &figure.plots[0];
    let rect = page::places(figure, options.page_size(), &pen).map;
    let (plane, inner) = (PageFromPlane::new(plot, rect), frame::inner(plot, rect, &pen));
    let around = |[x, y]: [f32; 2], reach: f32| Rect::new([x - reach, y - reach], [2.0 * reach; 2]);
    let sign = |layer: &Layer| match layer {
        Layer::Mark(mark) if mark.kind == MarkKind::Words => None,
        Layer::Mark(mark) => Some((format!("{:?}", mark.kind), plane.pos(mark.at), 8.0)),
        Layer::Path(path) if path.diverged => None,
        Layer::Path(path) => {
            let name = format!("head of {}", Marker::of(path.slot).colour);
            Some((name, plane.pos(path.points[path.at]), tokens.head_radius))
        }
        _ => None,
    };
    let signs = plot.layers.iter().filter_map(sign);
    signs.filter(|(_, at, _)| inner.contains(*at)).map(|(name, at, reach)| (name, around(at, reach))).collect()
}

#[test]
fn no_label_covers_a_sign_a_head_or_another_label() {
    let mut named = 0;
    for (slug, race) in races() {
        for (size, lang) in SIZES.into_iter().flat_map(|size| Lang::ALL.map(|lang| (size, lang))) {
            let options = FigureOptions { size, lang, ..FigureOptions::default() };
            let figure = figure(&race, &options);
            let (labels, signs) = (labels(&figure, &options), signs(&figure, &options));
            named += labels.len();
            for (k, label) in labels.iter().enumerate() {
                let own = ink(label);
                let place = format!("{} {size:?} {}: “{}”", slug, lang.key(), label.text);
                if let Some((name, _)) = signs.iter().find(|(_, sign)| overlap(own, *sign)) {
                    panic!("{place} covers {name}");
                }
                if let Some(other) = labels[k + 1..].iter().find(|other| overlap(own, ink(other))) {
                    panic!("{place} covers “{}”", other.text);
                }
            }
        }
    }
    assert!(named > 1000, "{named} labels");
}

#[test]
fn names_stand_at_the_heads_or_in_a_legend() {
    for (slug, race) in races() {
        for size in SIZES {
            let options = FigureOptions { size, ..FigureOptions::default() };
            let figure = figure(&race, &options);
            let labels = labels(&figure, &options);
            let rows = page::layout(&figure, options.page_size(), &options.theme.tokens(), options.lang, false);
            let said = |name: &str| {
                let is_name = |text: &Text| text.text == name;
                let below = rows.shapes.iter().any(|shape| matches!(shape, Shape::Text(text) if is_name(text)));
                labels.iter().any(is_name) || below
            };
            for row in &figure.legend {
                assert!(said(&row.name), "{} {size:?}: {} is not named", slug, row.name);
            }
        }
    }
}

/// Shapes that every figure has room for: small, a paper's column, 4:3, square, high, 4K.
#[test]
fn every_preset_fits_the_usual_sizes() {
    let sizes = [(600, 400), (1600, 1200), (1000, 1000), (1080, 1920), (3840, 2160), (1920, 1080)];
    for (slug, race) in races() {
        let subject = Subject::from(Arc::new(race));
        for (size, lang) in sizes.into_iter().flat_map(|size| Lang::ALL.map(|lang| (size, lang))) {
            let options = FigureOptions { size, lang, ..FigureOptions::default() };
            assert_eq!(subject.fits(&options), Ok(()), "{slug} {size:?} {}", lang.key());
        }
        let column = FigureOptions { size: (1004, 753), dpi: 300.0, ..FigureOptions::default() };
        let options = subject.in_column(&column).unwrap_or_else(|| panic!("{slug} in a column of 85 mm"));
        assert_eq!((options.size.0, subject.fits(&options)), (1004, Ok(())), "{slug}");
    }
}
