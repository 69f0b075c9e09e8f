//! A drawing with every kind of shape, as SVG and as pixels.

use losscape::figure::colour::Rgba;
use losscape::figure::drawing::{Anchor, Bitmap, Drawing, Rect, Shape, Stroke, Text};
use losscape::figure::measure::{Font, text_width};
use losscape::paper::svg::TextForm;
use losscape::paper::{About, Page, png, svg};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;
use resvg::usvg::{FontResolver, Options, Tree, fontdb};
use std::sync::Arc;

const WHITE: Rgba = Rgba::hex(0xFFFFFF);
const RED: Rgba = Rgba::hex(0xFF0000);
const GREEN: Rgba = Rgba::hex(0x00FF00);
const BLUE: Rgba = Rgba::hex(0x0000FF);
const BLACK: Rgba = Rgba::hex(0x000000);

/// 200×100 points, a pixel each.
const PAGE: Page = Page { width: 200, height: 100, scale: 1.0, dpi: 96.0 };

fn boxed(rect: Rect, fill: Rgba) -> Shape {
    Shape::Box { rect, radius: 0.0, fill: Some(fill), stroke: None }
}

fn ground() -> Shape {
    boxed(Rect::new([0.0, 0.0], [200.0, 100.0]), WHITE)
}

fn line(points: &[[f32; 2]], stroke: Stroke) -> Shape {
    Shape::Line { points: points.to_vec(), closed: false, stroke }
}

fn text(words: &str, at: [f32; 2], anchor: Anchor) -> Text {
    Text { at, anchor, text: words.to_owned(), size: 20.0, strong: false, colour: BLACK, halo: None }
}

fn every_shape() -> Drawing {
    let bitmap = Bitmap { width: 2, height: 2, pixels: vec![0, 1, 1, 2], palette: vec![RED, GREEN, BLUE] };
    let clipped = vec![line(&[[0.0, 60.0], [200.0, 60.0]], Stroke::solid(4.0, RED))];
    Drawing {
        shapes: vec![
            ground(),
            Shape::Image { rect: Rect::new([10.0, 10.0], [20.0, 20.0]), bitmap: Arc::new(bitmap), bands: None },
            line(&[[40.0, 20.0], [60.0, 20.0]], Stroke::solid(6.0, BLUE)),
            line(&[[40.0, 40.0], [80.0, 40.0]], Stroke { width: 4.0, colour: BLUE, dash: Some([10.0, 5.0]) }),
            Shape::Polygon { points: vec![[70.0, 10.0], [90.0, 10.0], [80.0, 30.0]], fill: GREEN, stroke: None },
            Shape::Area { columns: vec![[160.0, 12.0, 14.0], [170.0, 20.0, 30.0], [180.0, 10.0, 14.0]], fill: RED },
            Shape::Circle {
                centre: [110.0, 20.0],
                radius: 8.0,
                fill: Some(RED),
                stroke: Some(Stroke::solid(3.0, BLACK)),
            },
            Shape::Box {
                rect: Rect::new([130.0, 10.0], [20.0, 20.0]),
                radius: 6.0,
                fill: Some(BLUE.alpha(128)),
                stroke: None,
            },
            Shape::Clipped { rect: Rect::new([50.0, 50.0], [100.0, 20.0]), shapes: clipped },
            Shape::Text(Text {
                halo: Some(GREEN), strong: true, ..text("‖∇Q‖ <я>", [100.0, 85.0], Anchor::Centre)
            }),
        ],
    }
}

fn pixel(pixels: &Pixmap, x: u32, y: u32) -> [u8; 4] {
    let colour = pixels.pixel(x, y).expect("inside").demultiply();
    [colour.red(), colour.green(), colour.blue(), colour.alpha()]
}

#[test]
fn every_shape_has_its_pixels() {
    let pixels = png::rasterise(&every_shape(), PAGE);
    let at = |x, y| Rgba(pixel(&pixels, x, y));
    assert_eq!([at(12, 12), at(27, 12), at(12, 27), at(27, 27)], [RED, GREEN, GREEN, BLUE], "image");
    assert_eq!(
        [at(19, 19), at(20, 19), at(9, 12), at(30, 12)],
        [RED, GREEN, WHITE, WHITE],
        "its pixels are not smoothed"
    );
    assert_eq!([at(50, 20), at(38, 20), at(50, 25)], [BLUE, BLUE, WHITE], "line with round ends");
    assert_eq!([at(45, 40), at(52, 40), at(60, 40), at(67, 40)], [BLUE, WHITE, BLUE, WHITE], "dashes with flat ends");
    assert_eq!([at(80, 15), at(71, 28)], [GREEN, WHITE], "polygon");
    assert_eq!([at(170, 25), at(165, 19), at(170, 16), at(178, 20)], [RED, RED, WHITE, WHITE], "area");
    assert_eq!([at(110, 20), at(117, 20), at(121, 20)], [RED, BLACK, WHITE], "circle");
    assert_eq!([at(140, 20), at(130, 10)], [Rgba::hex(0x7F7FFF), WHITE], "half-transparent box, its corner cut off");
    assert_eq!([at(49, 60), at(50, 60), at(149, 60), at(150, 60)], [WHITE, RED, RED, WHITE], "clip");
}

#[test]
fn a_text_is_as_wide_and_stands_where_the_layout_says() {
    // “H” fills its cap height without overshoot: its box is known from the font.
    for (anchor, left, top) in [
        (Anchor::LeftTop, 0.0, 0.0),
        (Anchor::Centre, 0.5, 0.5),
        (Anchor::RightBottom, 1.0, 1.0),
        (Anchor::CentreTop, 0.5, 0.0),
        (Anchor::LeftCentre, 0.0, 0.5),
    ] {
        let words = "HНMНH";
        let drawing = Drawing { shapes: vec![ground(), Shape::Text(text(words, [100.0, 50.0], anchor))] };
        let pixels = png::rasterise(&drawing, PAGE);
        let dark = |x: &u32, y: &u32| pixel(&pixels, *x, *y)[0] < 128;
        let xs: Vec<u32> = (0..200).filter(|x| (0..100).any(|y| dark(x, &y))).collect();
        let ys: Vec<u32> = (0..100).filter(|y| (0..200).any(|x| dark(&x, y))).collect();
        let (width, line, ascent, cap) = (text_width(words, 20.0, false), 20.0 * 1.362, 20.0 * 1.069, 20.0 * 0.714);
        let bearing = 20.0 * 0.098;
        let near =
            |found: u32, wanted: f32| assert!((found as f32 - wanted).abs() <= 1.0, "{anchor:?}: {found}, {wanted}");
        near(xs[0], 100.0 - left * width + bearing);
        near(xs[xs.len() - 1] + 1, 100.0 - left * width + width - bearing);
        near(ys[0], 50.0 - top * line + ascent - cap);
        near(ys[ys.len() - 1] + 1, 50.0 - top * line + ascent);
    }
}

#[test]
fn a_halo_lies_around_the_letters_not_on_them() {
    let plain = Drawing { shapes: vec![ground(), Shape::Text(text("I", [100.0, 50.0], Anchor::Centre))] };
    let haloed = Text { halo: Some(GREEN), ..text("I", [100.0, 50.0], Anchor::Centre) };
    let haloed = Drawing { shapes: vec![ground(), Shape::Text(haloed)] };
    let (plain, haloed) = (png::rasterise(&plain, PAGE), png::rasterise(&haloed, PAGE));
    let count = |pixels: &Pixmap, colour: Rgba| {
        (0..200).flat_map(|x| (0..100).map(move |y| (x, y))).filter(|&(x, y)| pixel(pixels, x, y) == colour.0).count()
    };
    assert!(count(&plain, BLACK) > 20 && count(&haloed, BLACK) == count(&plain, BLACK));
    assert!(count(&haloed, GREEN) > 50 && count(&plain, GREEN) == 0);
}

#[test]
fn no_glyph_is_an_empty_box() {
    // The letter and the sign have the ink they have; a character that no font shows has that of the box.
    let ink = |words: &str| {
        let drawing = Drawing { shapes: vec![ground(), Shape::Text(text(words, [20.0, 50.0], Anchor::LeftCentre))] };
        png::rasterise(&drawing, PAGE).data().to_vec()
    };
    let missing = ink("漢");
    for sign in ["∇", "‖", "η", "√", "⏸", "✓", "ё", "₁", "⁻", "ŵ", "ℝ", "m\u{302}"] {
        assert_ne!(ink(sign), missing, "{sign}");
    }
    assert_ne!(ink("m\u{302}"), ink("m"), "the hat is drawn");
}

#[test]
fn the_svg_is_well_formed_and_keeps_its_words() {
    let live = |drawing: &Drawing| svg::to_svg_with(drawing, PAGE, TextForm::Live, &About::default());
    let document = live(&every_shape());
    let tree = Document::parse(&document).unwrap();
    let texts: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("text")).collect();
    assert_eq!(texts.len(), 2, "halo and letters");
    assert_eq!(texts[1].text(), Some("‖∇Q‖ <я>"));
    let nasty = text("a\u{0}b\u{8}c\u{fffe}\n]]> & \"d\"", [0.0, 0.0], Anchor::LeftTop);
    let document = live(&Drawing { shapes: vec![Shape::Text(nasty)] });
    let tree = Document::parse(&document).unwrap();
    assert_eq!(tree.descendants().find(|node| node.has_tag_name("text")).unwrap().text(), Some("abc ]]> & \"d\""));
}

/// A picture of an SVG file by resvg, with the embedded fonts.
fn painted_by_resvg(document: &str) -> Pixmap {
    let mut fonts = fontdb::Database::new();
    let ids = Font::ALL.map(|font| fonts.load_font_source(fontdb::Source::Binary(Arc::new(font.bytes())))[0]);
    let options = Options {
        fontdb: Arc::new(fonts),
        font_resolver: FontResolver {
            select_font: Box::new(move |font, _| Some(ids[Font::chain(font.weight() >= 600)[0] as usize])),
            select_fallback: Box::new(move |c, used, _| {
                let id = ids[Font::of(c, false)? as usize];
                (!used.contains(&id)).then_some(id)
            }),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(document, &options).unwrap();
    let mut pixels = Pixmap::new(PAGE.width, PAGE.height).unwrap();
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut pixels.as_mut());
    pixels
}

/// Two ways to one picture: our painter, and resvg's of the file, with outlines and with text.
#[test]
fn pixels_are_what_resvg_paints_of_the_file() {
    let drawing = every_shape();
    let ours = png::rasterise(&drawing, PAGE);
    for (form, most) in [(TextForm::Outlines, 40), (TextForm::Live, 8)] {
        let document = svg::to_svg_with(&drawing, PAGE, form, &About::default());
        assert_eq!(document.contains("<text"), form == TextForm::Live);
        let theirs = painted_by_resvg(&document);
        let differ = ours.data().iter().zip(theirs.data()).filter(|(a, b)| a.abs_diff(**b) > 24).count();
        assert!(differ <= most, "{form:?}: {differ} of {} bytes differ", ours.data().len());
    }
}

#[test]
fn a_png_is_read_back_as_it_was() {
    let drawing = every_shape();
    let pixels = png::rasterise(&drawing, PAGE);
    assert_eq!(Pixmap::decode_png(&png::to_png(&drawing, PAGE)).unwrap().data(), pixels.data());
    let sheer = Drawing { shapes: drawing.shapes[1..].to_vec() };
    let back = Pixmap::decode_png(&png::to_png(&sheer, PAGE)).unwrap();
    assert_eq!(pixel(&back, 140, 20), [0, 0, 255, 128]);
    assert_eq!(pixel(&back, 0, 0)[3], 0);
}

#[test]
fn the_same_drawing_gives_the_same_bytes_at_any_size() {
    let drawing = every_shape();
    for page in [
        PAGE,
        Page { width: 801, height: 403, scale: 4.03, dpi: 96.0 },
        Page { width: 1, height: 1, scale: 0.01, dpi: 96.0 },
    ] {
        assert_eq!(svg::to_svg(&drawing, page), svg::to_svg(&drawing, page));
        let png = png::to_png(&drawing, page);
        assert_eq!(png, png::to_png(&drawing, page));
        let size = Pixmap::decode_png(&png).unwrap();
        assert_eq!((size.width(), size.height()), (page.width, page.height));
    }
}

#[test]
fn strange_shapes_do_no_harm() {
    let empty = Bitmap { width: 0, height: 0, pixels: vec![], palette: vec![] };
    let far = [f32::MAX, f32::NAN, f32::INFINITY, -1e30];
    let drawing = Drawing {
        shapes: vec![
            ground(),
            Shape::Image { rect: Rect::new([0.0, 0.0], [10.0, 10.0]), bitmap: Arc::new(empty), bands: None },
            line(&[], Stroke::solid(1.0, RED)),
            line(&far.map(|x| [x, 5.0]), Stroke::solid(1.0, RED)),
            line(&[[5.0, 5.0]], Stroke::solid(0.0, RED)),
            Shape::Polygon { points: vec![], fill: RED, stroke: None },
            Shape::Circle { centre: [50.0, 50.0], radius: 0.0, fill: Some(RED), stroke: None },
            Shape::Clipped { rect: Rect::new([500.0, 0.0], [10.0, 10.0]), shapes: vec![ground()] },
            Shape::Clipped { rect: Rect::new([50.0, 50.0], [0.0, 0.0]), shapes: vec![boxed(PAGE_RECT, RED)] },
            Shape::Text(text("", [5.0, 5.0], Anchor::Centre)),
            Shape::Text(text("漢 \u{10ffff}", [-500.0, 5.0], Anchor::Centre)),
        ],
    };
    assert_eq!(pixel(&png::rasterise(&drawing, PAGE), 100, 90), WHITE.0);
}

const PAGE_RECT: Rect = Rect { min: [0.0, 0.0], max: [200.0, 100.0] };
