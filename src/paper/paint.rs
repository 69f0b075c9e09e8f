//! Rasterises a drawing's SVG: walks the tree parsed by usvg and paints with tiny-skia.
//!
//! resvg's own renderer gives the same picture, but took 150 ms for a lecture scene at 1920×1080: it draws a clipped
//! group on a separate layer and blends it back, and draws a field as a general pattern. Our SVG clips to upright
//! rectangles and has plain colours only, so here a clip is a cut-out of whole pixels and a bitmap is copied pixel by
//! pixel: 90 ms. The page is painted in [`BANDS`] bands in parallel, always that many, so that the bytes do not depend
//! on the number of cores.

use crate::figure::drawing::Bitmap;
use crate::threads::side_by_side;
use resvg::tiny_skia::{FillRule, IntRect, Paint, Pixmap, PixmapMut, PixmapRef, PremultipliedColorU8, Rect, Transform};
use resvg::usvg;
use std::sync::Arc;

/// Bands of rows painted in parallel. More would repeat the stroking of long paths without gain.
const BANDS: u32 = 2;

/// Paints the tree on `width` × `height` pixels. `bitmaps` are the drawing's; an image's id gives the index.
pub(super) fn paint(tree: &usvg::Tree, bitmaps: &[Arc<Bitmap>], (width, height): (u32, u32)) -> Pixmap {
    let mut page = Pixmap::new(width, height).expect("a page has pixels");
    let rows = height.div_ceil(BANDS);
    let bytes_per_band = rows as usize * width as usize * 4;
    side_by_side(page.data_mut().chunks_mut(bytes_per_band).enumerate(), |(band, bytes)| {
        let top = band as u32 * rows;
        let area = IntRect::from_xywh(0, top as i32, width, rows.min(height - top));
        let area = area.expect("a band has rows");
        let pixmap = PixmapMut::from_bytes(bytes, width, area.height()).expect("the bytes are those rows");
        Canvas { area, wanted: &[area], pixmap, bitmaps }.group(tree.root(), Transform::identity());
    });
    page
}

/// Paints the tree over the ground in some areas of a page. It is painted in the same bands as a whole page, because
/// where a thin line is cut shifts its pixels; `scratch` is room for that, of the page's size.
pub(super) fn repaint(
    tree: &usvg::Tree,
    bitmaps: &[Arc<Bitmap>],
    ground: &Pixmap,
    scratch: &mut Pixmap,
    page: &mut Pixmap,
    areas: &[IntRect],
) {
    let (width, height) = (page.width(), page.height());
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
        Canvas { area: band, wanted: areas, pixmap, bitmaps }.group(tree.root(), Transform::identity());
    });
    for area in areas {
        copy_part(scratch.as_ref(), whole, &mut page.as_mut(), whole, *area);
    }
}

/// A part of the page.
struct Canvas<'a> {
    /// The pixels of the page it covers.
    area: IntRect,
    /// Those of the page that are used; the others may hold anything.
    wanted: &'a [IntRect],
    pixmap: PixmapMut<'a>,
    bitmaps: &'a [Arc<Bitmap>],
}

impl Canvas<'_> {
    /// Paints a group; `to_page` maps the group's parent to pixels of the page.
    fn group(&mut self, group: &usvg::Group, to_page: Transform) {
        let to_page = to_page.pre_concat(group.transform());
        match group.clip_path() {
            None => self.nodes(group, to_page),
            Some(clip) => {
                let kept = clip.root().bounding_box().transform(to_page).and_then(whole_pixels);
                let Some(area) = kept.and_then(|kept| kept.intersect(&self.area)) else { return };
                if area == self.area {
                    return self.nodes(group, to_page);
                }
                let wanted: Vec<IntRect> = self.wanted.iter().filter_map(|one| one.intersect(&area)).collect();
                if wanted.is_empty() {
                    return;
                }
                let mut cut = Pixmap::new(area.width(), area.height()).expect("an IntRect is not empty");
                for part in &wanted {
                    copy_part(self.pixmap.as_ref(), self.area, &mut cut.as_mut(), area, *part);
                }
                Canvas { area, wanted: &wanted, pixmap: cut.as_mut(), bitmaps: self.bitmaps }.nodes(group, to_page);
                for part in &wanted {
                    copy_part(cut.as_ref(), area, &mut self.pixmap, self.area, *part);
                }
            }
        }
    }

    fn nodes(&mut self, group: &usvg::Group, to_page: Transform) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => self.group(group, to_page),
                usvg::Node::Path(path) => self.path(path, to_page),
                usvg::Node::Text(text) => self.group(text.flattened(), to_page),
                // usvg puts an image into a separate group, which has its id.
                usvg::Node::Image(image) => self.image(group.id(), image.bounding_box().transform(to_page)),
            }
        }
    }

    fn path(&mut self, path: &usvg::Path, to_page: Transform) {
        let area = self.area.to_rect();
        let touched = path.stroke_bounding_box().transform(to_page);
        if touched.is_some_and(|touched| !overlap(touched, area)) {
            return;
        }
        let transform = to_page.post_translate(-area.left(), -area.top());
        let fill = |pixmap: &mut PixmapMut<'_>| {
            if let Some(fill) = path.fill() {
                let paint = colour(fill.paint(), fill.opacity());
                pixmap.fill_path(path.data(), &paint, FillRule::Winding, transform, None);
            }
        };
        let stroke = |pixmap: &mut PixmapMut<'_>| {
            if let Some(stroke) = path.stroke() {
                let paint = colour(stroke.paint(), stroke.opacity());
                pixmap.stroke_path(path.data(), &paint, &stroke.to_tiny_skia(), transform, None);
            }
        };
        match path.paint_order() {
            usvg::PaintOrder::FillAndStroke => {
                fill(&mut self.pixmap);
                stroke(&mut self.pixmap);
            }
            usvg::PaintOrder::StrokeAndFill => {
                stroke(&mut self.pixmap);
                fill(&mut self.pixmap);
            }
        }
    }

    /// Paints an image: every pixel whose centre lies in it gets the bitmap's pixel there.
    fn image(&mut self, id: &str, rect: Option<Rect>) {
        let bitmap = super::svg::image_index(id).and_then(|index| self.bitmaps.get(index));
        let (Some(bitmap), Some(rect)) = (bitmap, rect) else { return };
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

fn colour(paint: &usvg::Paint, opacity: usvg::Opacity) -> Paint<'static> {
    let usvg::Paint::Color(colour) = paint else { unreachable!("our SVG has plain colours only") };
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour.red, colour.green, colour.blue, opacity.to_u8());
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
