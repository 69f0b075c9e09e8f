//! What reaches far out of view: cut away before it costs anything, and what is seen of it unmoved.

use losscape::figure::clip::{FAR, cut};
use losscape::figure::colour::Rgba;
use losscape::figure::drawing::{Anchor, Bitmap, Drawing, Pos, Rect, Shape, Stroke, Text};
use losscape::paper::{Page, png, svg};
use std::sync::Arc;

const INK: Rgba = Rgba::hex(0x0048A2);
const PAGE: Page = Page { width: 300, height: 200, scale: 1.0, dpi: 96.0 };
const CLIP: Rect = Rect::new([0.0, 0.0], [300.0, 200.0]);
const DASHED: Stroke = Stroke { width: 2.0, colour: INK, dash: Some([8.0, 4.0]) };
const SOLID: Stroke = Stroke::solid(2.0, INK);

/// The same numbers everywhere.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    /// Inside, near, far, as far as numbers go, and none at all.
    fn coordinate(&mut self) -> f32 {
        let far = [-10.0, 0.0, 40.0, 150.0, 310.0, 9e3, -2e4, 1e7, -1e12, 1e30, -3e38, f32::INFINITY, f32::NAN];
        let sign = if self.next(2) == 0 { 1.0 } else { -1.0 };
        far[self.next(far.len())] + sign * self.next(100) as f32
    }

    fn pos(&mut self) -> Pos {
        [self.coordinate(), self.coordinate()]
    }
}

fn line(points: &[Pos], stroke: Stroke) -> Shape {
    Shape::Line { points: points.to_vec(), closed: false, stroke }
}

fn text(at: Pos, size: f32) -> Shape {
    let text = "Шаг".to_owned();
    Shape::Text(Text { at, anchor: Anchor::Centre, text, size, strong: false, colour: INK, halo: Some(INK) })
}

fn field() -> Arc<Bitmap> {
    Arc::new(Bitmap { width: 4, height: 2, pixels: vec![0, 0, 1, 1, 2, 2, 3, 3], palette: vec![INK; 4] })
}

/// One of every kind, with these corners.
fn every_kind(corners: &[Pos], closed: bool) -> Vec<Shape> {
    let (a, b) = (corners[0], corners[1]);
    let rect = Rect { min: a, max: b };
    let mut columns: Vec<[f32; 3]> = corners.iter().map(|p| [p[0], p[1], p[1] + 5.0]).collect();
    columns.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let points = corners.to_vec();
    vec![
        Shape::Line { points: points.clone(), closed, stroke: DASHED },
        Shape::Line { points: points.clone(), closed, stroke: SOLID },
        Shape::Polygon { points: points[..3].to_vec(), fill: INK, stroke: Some(SOLID) },
        Shape::Area { columns, fill: INK },
        Shape::Region { rings: vec![points.clone(), vec![a, b, [a[0], b[1]]]], fill: INK },
        Shape::Circle { centre: a, radius: b[0], fill: Some(INK), stroke: Some(SOLID) },
        Shape::Box { rect, radius: 2.0, fill: Some(INK), stroke: Some(SOLID) },
        Shape::Image { rect, bitmap: field(), bands: None },
        text(a, b[1]),
        Shape::Clipped { rect, shapes: vec![line(&points, DASHED), text(b, 12.0)] },
    ]
}

/// Every number of a shape, but for those inside of a clip.
fn numbers(shape: &Shape) -> Vec<f32> {
    match shape {
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => points.as_flattened().to_vec(),
        Shape::Area { columns, .. } => columns.as_flattened().to_vec(),
        Shape::Region { rings, .. } => rings.concat().as_flattened().to_vec(),
        Shape::Circle { centre, radius, .. } => vec![centre[0], centre[1], *radius],
        Shape::Box { rect, .. } | Shape::Clipped { rect, .. } | Shape::Image { rect, .. } => {
            [rect.min, rect.max].concat()
        }
        Shape::Text(text) => vec![text.at[0], text.at[1], text.size],
    }
}

#[test]
fn what_is_near_is_left_as_it_is() {
    let corners = [[-50.0, 20.0], [250.0, 190.0], [340.0, -7000.0], [20.0, 30.0]];
    for shape in every_kind(&corners, true) {
        if !matches!(shape, Shape::Line { stroke: Stroke { dash: Some(_), .. }, .. }) {
            assert_eq!(cut(&shape, CLIP), None, "{shape:?}");
        }
    }
    let near = [[-50.0, 20.0], [350.0, 20.0], [350.0, 100.0], [20.0, 100.0]];
    assert_eq!(cut(&line(&near, DASHED), CLIP), None, "few dashes lie outside");
}

#[test]
fn whatever_the_numbers_little_is_left_and_it_is_near() {
    let mut random = Numbers(7);
    let (mut whole, mut parts, mut gone) = (0, 0, 0);
    for round in 0..4000 {
        let corners: Vec<Pos> = (0..3 + random.next(5)).map(|_| random.pos()).collect();
        for shape in every_kind(&corners, round % 2 == 0) {
            let cut = cut(&shape, CLIP);
            let left = cut.as_deref().unwrap_or(std::slice::from_ref(&shape));
            whole += usize::from(cut.is_none());
            parts += cut.as_ref().map_or(0, Vec::len);
            gone += usize::from(cut.as_ref().is_some_and(Vec::is_empty));
            assert!(left.len() <= corners.len() + 1, "{shape:?} became {} shapes", left.len());
            for part in left {
                let most = if matches!(part, Shape::Image { .. }) { 1e6 } else { FAR } + 400.0;
                let numbers = numbers(part);
                assert!(numbers.iter().all(|x| x.abs() <= most), "{shape:?}: {numbers:?}");
                assert!(numbers.len() <= 4 * corners.len() + 8, "{shape:?}: {numbers:?}");
                if let Shape::Line { points, stroke: Stroke { dash: Some(_), .. }, .. } = part {
                    let length: f32 = points.windows(2).map(|e| (e[1][0] - e[0][0]).hypot(e[1][1] - e[0][1])).sum();
                    assert!(length < 12.0 * 256.0 + 400.0 * (corners.len() as f32 + 2.0), "{length} in {points:?}");
                }
            }
        }
    }
    assert!(whole > 500 && parts > 500 && gone > 500, "{whole} whole, {parts} parts, {gone} gone");
}

#[test]
fn paper_bears_whatever_the_numbers() {
    let mut random = Numbers(11);
    for round in 0..60 {
        let corners: Vec<Pos> = (0..3 + random.next(5)).map(|_| random.pos()).collect();
        let drawing = Drawing { shapes: every_kind(&corners, round % 2 == 0) };
        let document = svg::to_svg(&drawing, PAGE);
        assert!(document.len() < 20_000 && !document.contains("NaN") && !document.contains("inf"), "{document}");
        assert_eq!(png::rasterise(&drawing, PAGE).width(), PAGE.width);
    }
}

fn difference(a: &[Shape], b: &[Shape]) -> u8 {
    let pixels = |shapes: &[Shape]| png::rasterise(&Drawing { shapes: shapes.to_vec() }, PAGE).take();
    pixels(a).into_iter().zip(pixels(b)).map(|(a, b)| a.abs_diff(b)).max().unwrap()
}

#[test]
fn dashes_stay_where_they_are_however_long_the_line() {
    let near = [[-12.0, 50.0], [250.0, 50.0], [250.0, 150.0], [-40.0, 150.0]];
    for periods in [300.0, 1e4, 1e6] {
        let mut long = near.to_vec();
        long[0][0] -= 12.0 * periods;
        long.push([-40.0 - 12.0 * periods, 150.0]);
        assert!(cut(&line(&long, DASHED), CLIP).is_some());
        // Numbers of the page have two decimals.
        assert!(difference(&[line(&near, DASHED)], &[line(&long, DASHED)]) <= 6, "{periods} periods");
    }
    assert!(difference(&[line(&near, DASHED)], &[line(&near, SOLID)]) > 100, "dashes are seen");
}

/// A zigzag that leaves the page a thousand times by 7,000 points: as one line it would have a million dashes, which
/// the painter of paper refuses to draw at all.
#[test]
fn a_dashed_line_that_comes_and_goes_is_drawn_where_it_is_seen() {
    let zigzag: Vec<Pos> = (0..2000).map(|k| [0.15 * k as f32, if k % 2 == 0 { 100.0 } else { 7000.0 }]).collect();
    let parts = cut(&line(&zigzag, DASHED), CLIP).unwrap();
    let corners: usize = parts.iter().map(|part| numbers(part).len() / 2).sum();
    assert!(parts.len() <= 1001 && corners < 5000, "{} parts, {corners} corners", parts.len());
    let ink = png::rasterise(&Drawing { shapes: vec![line(&zigzag, DASHED)] }, PAGE);
    assert!(ink.pixel(150, 150).unwrap().alpha() > 100);
}

#[test]
fn an_area_and_a_polygon_keep_their_visible_part() {
    let area = Shape::Area {
        columns: vec![[-1e9, 50.0, 60.0], [f32::NAN, 0.0, 0.0], [-1e5, 40.0, 60.0], [1e5, 40.0, 60.0]],
        fill: INK,
    };
    let corners = [[-1e9, 100.0], [1e9, 100.0], [1e9, 1e20], [-1e9, 1e20]];
    let polygon = Shape::Polygon { points: corners.to_vec(), fill: INK, stroke: None };
    let pixels = png::rasterise(&Drawing { shapes: vec![area, polygon] }, PAGE);
    let alpha = |y| pixels.pixel(150, y).unwrap().alpha();
    assert_eq!([alpha(38), alpha(50), alpha(62), alpha(98), alpha(102), alpha(199)], [0, 255, 0, 0, 255, 255]);
}

#[test]
fn a_field_stretched_without_end_keeps_its_colours_in_place() {
    let palette = vec![INK, Rgba::hex(0xFF0000), Rgba::hex(0x00FF00), Rgba::hex(0xFFDC3B)];
    let bitmap = Arc::new(Bitmap { palette: palette.clone(), ..(*field()).clone() });
    // The border between its second and its third column lies at x = 100, between its rows at y = 50.
    for size in [1e3, 1e7] {
        let rect = Rect { min: [100.0 - size, 50.0 - size], max: [100.0 + size, 50.0 + size] };
        let pixels =
            png::rasterise(&Drawing { shapes: vec![Shape::Image { rect, bitmap: bitmap.clone(), bands: None }] }, PAGE);
        let at = |x, y| pixels.pixel(x, y).unwrap().demultiply();
        let found = [at(50, 20), at(150, 20), at(50, 150), at(150, 150)];
        let found = found.map(|colour| [colour.red(), colour.green(), colour.blue(), 255]);
        assert_eq!(found.to_vec(), palette.iter().map(|colour| colour.0).collect::<Vec<_>>(), "{size:e}");
    }
}
