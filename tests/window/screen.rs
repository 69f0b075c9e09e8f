//! Screen and paper are two renderers of one drawing: they must put the same ink in the same places.
//!
//! `LOSSCAPE_SHOTS=folder` keeps both pictures of each shape.

use crate::support::cpu_renderer::{self, Image, ImageFile};
use eframe::egui::epaint::Primitive;
use eframe::egui::{Context, RawInput};
use losscape::figure::colour::Rgba;
use losscape::figure::drawing::{Anchor, Bitmap, Drawing, Rect, Shape, Stroke, Text};
use losscape::paper::{Page, png as paper_png};
use losscape::ui::paint::screen::{self, TextureCache};
use std::sync::Arc;

const WIDTH: usize = 200;
const HEIGHT: usize = 120;
const INK: Rgba = Rgba::hex(0x9B2448);
/// How far outlines may lie apart, in pixels: egui puts letters on whole pixels and feathers edges over one.
const APART: usize = 1;

/// The same shape on white, by both renderers.
fn both(name: &str, shape: Shape) -> (Image, Image) {
    let page = Shape::Box {
        rect: Rect::new([0.0, 0.0], [WIDTH as f32, HEIGHT as f32]),
        radius: 0.0,
        fill: Some(Rgba::hex(0xFFFFFF)),
        stroke: None,
    };
    let drawing = Drawing { shapes: vec![page, shape] };
    let mut textures = TextureCache::default();
    let on_screen = cpu_renderer::window([WIDTH as f32, HEIGHT as f32], 1.0, 2, |ui| {
        screen::paint(ui.painter(), &drawing.shapes, &mut textures);
    });
    let page = Page { width: WIDTH as u32, height: HEIGHT as u32, scale: 1.0, dpi: 96.0 };
    let on_paper = Image::read(&paper_png::to_png(&drawing, page));
    on_screen.keep(&format!("shape_{name}_screen"));
    on_paper.keep(&format!("shape_{name}_paper"));
    (on_screen, on_paper)
}

/// How much ink a pixel holds, 0 to 1.
fn ink([r, g, b, _]: [u8; 4]) -> f64 {
    1.0 - (f64::from(r) + f64::from(g) + f64::from(b)) / 765.0
}

/// Left, top, right and bottom of what is clearly inked.
fn extent(image: &Image) -> [usize; 4] {
    let inked: Vec<(usize, usize)> = (0..image.width * image.height)
        .map(|i| (i % image.width, i / image.width))
        .filter(|&(x, y)| ink(image.at(x, y)) > 0.25)
        .collect();
    let (xs, ys) = (inked.iter().map(|p| p.0), inked.iter().map(|p| p.1));
    let ends = |values: &mut dyn Iterator<Item = usize>| {
        values.fold((usize::MAX, 0), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (x, y) = (ends(&mut xs.clone()), ends(&mut ys.clone()));
    [x.0, y.0, x.1, y.1]
}

/// Both pictures hold as much ink, to `part`, within the same outline.
fn assert_alike(name: &str, shape: Shape, part: f64) {
    let (on_screen, on_paper) = both(name, shape);
    let (a, b) = (extent(&on_screen), extent(&on_paper));
    assert!(a[2] > a[0], "{name}: something is drawn");
    assert!(a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= APART), "{name}: screen {a:?}, paper {b:?}");
    let sum = |image: &Image| image.pixels.iter().map(|&pixel| ink(pixel)).sum::<f64>();
    let (a, b) = (sum(&on_screen), sum(&on_paper));
    assert!((a / b - 1.0).abs() < part, "{name}: ink on screen {a:.1}, on paper {b:.1}");
}

fn text(anchor: Anchor) -> Text {
    Text { at: [100.0, 60.0], anchor, text: "Шаг 20".to_owned(), size: 13.0, strong: false, colour: INK, halo: None }
}

#[test]
fn texts_stand_on_the_same_line() {
    use Anchor::{
        Centre, CentreBottom, CentreTop, LeftBottom, LeftCentre, LeftTop, RightBottom, RightCentre, RightTop,
    };
    let anchors =
        [LeftTop, LeftCentre, LeftBottom, CentreTop, Centre, CentreBottom, RightTop, RightCentre, RightBottom];
    for anchor in anchors {
        for (strong, size) in [(false, 11.0), (false, 13.0), (true, 22.0)] {
            let shape = Shape::Text(Text { strong, size, ..text(anchor) });
            // Letters are hinted and darkened by different hands; where they stand is what counts.
            assert_alike(&format!("text_{anchor:?}_{size}"), shape, 0.25);
        }
    }
}

#[test]
fn signs_of_the_fallback_fonts_stand_on_the_same_line() {
    for words in ["‖∇Q‖", "10⁻⁴", "∑√≤"] {
        let shape = Shape::Text(Text { text: words.to_owned(), size: 22.0, ..text(Anchor::Centre) });
        assert_alike(&format!("text_{words}"), shape, 0.25);
    }
}

#[test]
fn a_rim_is_as_wide() {
    let text = Text { halo: Some(Rgba::hex(0x57B0FF)), size: 22.0, strong: true, ..text(Anchor::Centre) };
    assert_alike("halo", Shape::Text(text), 0.1);
}

#[test]
fn lines_and_dashes_hold_as_much_ink() {
    let zigzag: Vec<[f32; 2]> =
        (0..9).map(|k| [10.0 + 22.0 * k as f32, if k % 2 == 0 { 20.0 } else { 100.0 }]).collect();
    for (name, dash, closed) in [("line", None, false), ("dashed", Some([8.0, 4.0]), false), ("closed", None, true)] {
        let stroke = Stroke { width: 2.0, colour: INK, dash };
        assert_alike(name, Shape::Line { points: zigzag.clone(), closed, stroke }, 0.05);
    }
}

#[test]
fn closed_shapes_hold_as_much_ink() {
    let rim = Some(Stroke::solid(3.0, Rgba::hex(0x0048A2)));
    let points = vec![[40.0, 100.0], [100.0, 20.0], [160.0, 100.0]];
    assert_alike("polygon", Shape::Polygon { points, fill: INK, stroke: rim }, 0.05);
    assert_alike("disc", Shape::Circle { centre: [100.0, 60.0], radius: 30.0, fill: Some(INK), stroke: None }, 0.05);
    assert_alike("ring", Shape::Circle { centre: [100.0, 60.0], radius: 30.0, fill: None, stroke: rim }, 0.05);
    let rect = Rect::new([30.0, 20.0], [120.0, 60.0]);
    assert_alike("box", Shape::Box { rect, radius: 8.0, fill: Some(INK.alpha(128)), stroke: rim }, 0.05);
}

/// A band with spikes of one column and a pinch: every pixel takes the fill at most once, and once where it lies inside.
#[test]
fn an_area_is_filled_once_without_seams() {
    let columns = (0..90).map(|k| {
        let spike = if k % 7 == 3 { 30.0 } else { (k % 3) as f32 };
        let half = if k == 45 { 0.0 } else { 12.0 };
        [10.0 + 2.0 * k as f32, 60.0 - half - spike, 60.0 + half]
    });
    let area = |fill| Shape::Area { columns: columns.clone().collect(), fill };
    assert_alike("area", area(INK), 0.05);
    let (on_screen, on_paper) = both("area_sheer", area(INK.alpha(92)));
    for (name, image) in [("screen", on_screen), ("paper", on_paper)] {
        let once = ink(image.at(40, 65));
        let darkest = image.pixels.iter().map(|pixel| ink(*pixel)).fold(0.0, f64::max);
        assert!((darkest - once).abs() < 0.01, "{name}: {darkest} where the fill gives {once}");
        // From the first column to the pinch, and from there to the last one, no joint is lighter.
        for x in (12..96).chain(104..186) {
            for y in 56..66 {
                assert!((ink(image.at(x, y)) - once).abs() < 0.01, "{name}: a seam at {x}, {y}");
            }
        }
    }
}

#[test]
fn a_field_is_stretched_without_smoothing_and_cut() {
    let bitmap = Bitmap { width: 2, height: 1, pixels: vec![0, 1], palette: vec![INK, Rgba::hex(0xFFDC3B)] };
    let image = Shape::Image { rect: Rect::new([20.0, 20.0], [160.0, 80.0]), bitmap: Arc::new(bitmap), bands: None };
    let shape = Shape::Clipped { rect: Rect::new([60.0, 40.0], [100.0, 100.0]), shapes: vec![image] };
    let (on_screen, on_paper) = both("field", shape);
    for (x, y) in [(61, 50), (99, 99), (100, 50), (158, 98), (59, 50), (100, 39), (161, 50)] {
        assert_eq!(on_screen.at(x, y), on_paper.at(x, y), "at {x}, {y}");
    }
    assert_eq!(on_screen.at(99, 60)[..3], INK.0[..3]);
}

/// The band of nets that are still equal.
#[test]
fn an_area_without_height_has_a_place() {
    let columns = vec![[20.0, 60.0, 60.0], [40.0, 60.1, 60.1], [80.0, 50.0, 70.0], [90.0, 61.0, 61.0]];
    for columns in [columns[..2].to_vec(), columns] {
        let (ctx, mut textures) = (Context::default(), TextureCache::default());
        let shape = Shape::Area { columns, fill: INK };
        let mut output = ctx
            .run_ui(RawInput::default(), |ui| screen::paint(ui.painter(), std::slice::from_ref(&shape), &mut textures));
        output.textures_delta.clear();
        let meshes = ctx.tessellate(output.shapes, 1.0).into_iter().filter_map(|clipped| match clipped.primitive {
            Primitive::Mesh(mesh) => Some(mesh),
            Primitive::Callback(_) => None,
        });
        let corners: Vec<_> = meshes.flat_map(|mesh| mesh.vertices).collect();
        assert!(!corners.is_empty() && corners.iter().all(|corner| corner.pos.is_finite()), "{shape:?}");
    }
}
