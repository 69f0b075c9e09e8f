//! Paints a drawing's paths with tiny-skia.
//!
//! A clip is a cut-out of whole pixels, and a bitmap is copied pixel by pixel: layers and patterns of a general renderer
//! would take twice as long. The page is painted in [`BANDS`] bands in parallel, always that many, so that the bytes do not
//! depend on the number of cores.

use super::Page;
use super::paths::{Node, nodes};
use crate::figure::colour::Rgba;
use crate::figure::drawing::{self, Bitmap, Drawing};
use crate::threads::side_by_side;
use resvg::tiny_skia::{
    FillRule, IntRect, Paint, Path, Pixmap, PixmapMut, PixmapRef, PremultipliedColorU8, Rect, Stroke, Transform,
};

/// Bands of rows painted in parallel. More would repeat the stroking of long paths without gain.
const BANDS: u32 = 2;

/// Paints a drawing on a page.
pub(super) fn paint(drawing: &Drawing, page: Page) -> Pixmap {
    let (width, height) = (page.width, page.height);
    let nodes = seen_nodes(drawing, page);
    let mut pixels = Pixmap::new(width, height).expect("a page has pixels");
    let rows = height.div_ceil(BANDS);
    let bytes_per_band = rows as usize * width as usize * 4;
    side_by_side(pixels.data_mut().chunks_mut(bytes_per_band).enumerate(), |(band, bytes)| {
        let top = band as u32 * rows;
        let area = IntRect::from_xywh(0, top as i32, width, rows.min(height - top));
        let area = area.expect("a band has rows");
        let pixmap = PixmapMut::from_bytes(bytes, width, area.height()).expect("the bytes are those rows");
        Canvas { area, wanted: &[area], pixmap, scale: page.scale }.nodes(&nodes);
    });
    pixels
}

fn seen_nodes(drawing: &Drawing, page: Page) -> Vec<Node> {
    let (width, height) = page.size_pts();
    nodes(&drawing.shapes, drawing::Rect::new([0.0, 0.0], [width, height]))
}

/// Paints a drawing over the ground in some areas of a page. It is painted in the same bands as a whole page, because
/// where a thin line is cut shifts its pixels; `scratch` is room for that, of the page's size.
pub(super) fn repaint(
    drawing: &Drawing,
    page: Page,
    ground: &Pixmap,
    scratch: &mut Pixmap,
    pixels: &mut Pixmap,
    areas: &[IntRect],
) {
    let nodes = seen_nodes(drawing, page);
    let (width, height) = (page.width, page.height);
    let whole = IntRect::from_xywh(0, 0, width, height).expect("a page has pixels");
    for area in areas {
        copy_part(ground.as_ref(), whole, &mut scratch.as_mut(), whole, *area);
    }
    let rows = height.div_ceil(BANDS);
    let bands = scratch.data_mut().chunks_mut(rows as usize * width as usize * 4).enumerate();
    let bands = bands.filter_map(|(band, bytes)| {
        let top = band as u32 * rows;
        let band = IntRect::from_xywh(0, top as i32, width, rows.min(height - top)).expect("a band has rows");
        areas.iter().any(|area| area.intersect(&band).is_some()).then_some((band, bytes))
    });
    side_by_side(bands, |(band, bytes)| {
        let pixmap = PixmapMut::from_bytes(bytes, width, band.height()).expect("the bytes are those rows");
        Canvas { area: band, wanted: areas, pixmap, scale: page.scale }.nodes(&nodes);
    });
    for area in areas {
        copy_part(scratch.as_ref(), whole, &mut pixels.as_mut(), whole, *area);
    }
}

/// A part of the page.
struct Canvas<'a> {
    /// The pixels of the page it covers.
    area: IntRect,
    /// Those of the page that are used; the others may hold anything.
    wanted: &'a [IntRect],
    pixmap: PixmapMut<'a>,
    /// Pixels per point.
    scale: f32,
}

impl Canvas<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Clipped { rect, nodes } => self.clipped(rect, nodes),
                Node::Image { rect, bitmap } => self.image(bitmap, self.on_page(rect)),
                Node::Path { path, below, fill, above } => {
                    let widest = [below, above].into_iter().flatten().map(|(stroke, _)| stroke.width);
                    if !self.touches(path, widest.fold(0.0, f32::max)) {
                        continue;
                    }
                    self.stroke(path, below);
                    if let Some(colour) = fill {
                        let to_area = self.to_area();
                        self.pixmap.fill_path(path, &paint_of(*colour), FillRule::Winding, to_area, None);
                    }
                    self.stroke(path, above);
                }
            }
        }
    }

    /// Paints nodes cut to a rectangle.
    fn clipped(&mut self, rect: &drawing::Rect, nodes: &[Node]) {
        let kept = self.on_page(rect).and_then(whole_pixels);
        let Some(area) = kept.and_then(|kept| kept.intersect(&self.area)) else { return };
        if area == self.area {
            return self.nodes(nodes);
        }
        let wanted: Vec<IntRect> = self.wanted.iter().filter_map(|one| one.intersect(&area)).collect();
        if wanted.is_empty() {
            return;
        }
        let mut cut = Pixmap::new(area.width(), area.height()).expect("an IntRect is not empty");
        for part in &wanted {
            copy_part(self.pixmap.as_ref(), self.area, &mut cut.as_mut(), area, *part);
        }
        Canvas { area, wanted: &wanted, pixmap: cut.as_mut(), scale: self.scale }.nodes(nodes);
        for part in &wanted {
            copy_part(cut.as_ref(), area, &mut self.pixmap, self.area, *part);
        }
    }

    fn stroke(&mut self, path: &Path, stroke: &Option<(Stroke, Rgba)>) {
        if let Some((stroke, colour)) = stroke {
            let to_area = self.to_area();
            self.pixmap.stroke_path(path, &paint_of(*colour), stroke, to_area, None);
        }
    }

    /// Whether a path with a stroke of this width reaches the area.
    fn touches(&self, path: &Path, width: f32) -> bool {
        let bounds = path.bounds();
        let half = width / 2.0;
        let around =
            Rect::from_ltrb(bounds.left() - half, bounds.top() - half, bounds.right() + half, bounds.bottom() + half);
        let touched = around.and_then(|around| around.transform(Transform::from_scale(self.scale, self.scale)));
        touched.is_none_or(|touched| overlap(touched, self.area.to_rect()))
    }

    /// From points of the page to pixels of the area.
    fn to_area(&self) -> Transform {
        let [left, top] = [self.area.left(), self.area.top()].map(|pixel| -pixel as f32);
        Transform::from_row(self.scale, 0.0, 0.0, self.scale, left, top)
    }

    /// A rectangle of the page in its pixels; none without a side.
    fn on_page(&self, rect: &drawing::Rect) -> Option<Rect> {
        let [[left, top], [right, bottom]] = [rect.min, rect.max].map(|corner| corner.map(|at| at * self.scale));
        Rect::from_ltrb(left, top, right, bottom)
    }

    /// Paints an image: every pixel whose centre lies in it gets the bitmap's pixel there.
    fn image(&mut self, bitmap: &Bitmap, rect: Option<Rect>) {
        let Some(rect) = rect else { return };
        let Some(seen) = whole_pixels(rect).and_then(|seen| seen.intersect(&self.area)) else { return };
        let palette: Vec<_> = bitmap.palette.iter().map(|colour| premultiplied(colour.0)).collect();
        let source = |pixel: i32, from: f32, length: f32, count: usize| {
            (((pixel as f32 + 0.5 - from) / length * count as f32) as usize).min(count - 1)
        };
        let columns: Vec<_> =
            (seen.left()..seen.right()).map(|x| source(x, rect.left(), rect.width(), bitmap.width)).collect();
        let (left, width) = ((seen.left() - self.area.left()) as usize, self.area.width() as usize);
        for y in seen.top()..seen.bottom() {
            let row = source(y, rect.top(), rect.height(), bitmap.height) * bitmap.width;
            let from = &bitmap.pixels[row..row + bitmap.width];
            let start = (y - self.area.top()) as usize * width + left;
            let to = &mut self.pixmap.pixels_mut()[start..start + columns.len()];
            for (pixel, column) in to.iter_mut().zip(&columns) {
                let colour = palette.get(usize::from(from[*column])).copied();
                *pixel = over(colour.unwrap_or(PremultipliedColorU8::TRANSPARENT), *pixel);
            }
        }
    }
}

/// The pixels whose centres lie in a rectangle; `None` if there are none.
fn whole_pixels(rect: Rect) -> Option<IntRect> {
    let (left, top) = (rect.left().round() as i32, rect.top().round() as i32);
    let (right, bottom) = (rect.right().round() as i32, rect.bottom().round() as i32);
    IntRect::from_ltrb(left, top, right, bottom)
}

fn overlap(a: Rect, b: Rect) -> bool {
    // One pixel more on each side, because edges are antialiased.
    a.left() <= b.right() + 1.0
        && a.right() >= b.left() - 1.0
        && a.top() <= b.bottom() + 1.0
        && a.bottom() >= b.top() - 1.0
}

/// Copies the pixels common to both areas.
pub(super) fn copy_rows(from: PixmapRef<'_>, from_area: IntRect, to: &mut PixmapMut<'_>, to_area: IntRect) {
    copy_part(from, from_area, to, to_area, from_area);
}

/// Copies those of them that lie in `part`.
fn copy_part(from: PixmapRef<'_>, from_area: IntRect, to: &mut PixmapMut<'_>, to_area: IntRect, part: IntRect) {
    let both = from_area.intersect(&to_area).and_then(|both| both.intersect(&part));
    let Some(both) = both else { return };
    let range = |area: IntRect, y: i32| {
        let start = (y - area.top()) as usize * area.width() as usize + (both.left() - area.left()) as usize;
        start..start + both.width() as usize
    };
    for y in both.top()..both.bottom() {
        to.pixels_mut()[range(to_area, y)].copy_from_slice(&from.pixels()[range(from_area, y)]);
    }
}

fn paint_of(Rgba([red, green, blue, alpha]): Rgba) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, alpha);
    paint
}

fn premultiplied([r, g, b, alpha]: [u8; 4]) -> PremultipliedColorU8 {
    resvg::tiny_skia::ColorU8::from_rgba(r, g, b, alpha).premultiply()
}

/// `top` over `below`, both premultiplied.
fn over(top: PremultipliedColorU8, below: PremultipliedColorU8) -> PremultipliedColorU8 {
    if top.is_opaque() {
        return top;
    }
    let seen = 255 - u16::from(top.alpha());
    let one = |t: u8, b: u8| (u16::from(t) + (u16::from(b) * seen + 127) / 255).min(255) as u8;
    let alpha = one(top.alpha(), below.alpha());
    PremultipliedColorU8::from_rgba(
        one(top.red(), below.red()).min(alpha),
        one(top.green(), below.green()).min(alpha),
        one(top.blue(), below.blue()).min(alpha),
        alpha,
    )
    .unwrap_or(below)
}
