//! A drawing as PDF, one call of krilla per shape: vector, with the used parts of the fonts, searchable, the scene
//! attached. The same drawing gives the same bytes: there are no dates.
//!
//! A line's halo is drawn as outlines below its letters, whole: drawn letter by letter it would cover the letter
//! before. A field is drawn as its level bands, or as its bitmap where it has none or they are many.

use super::glyphs::{self, Glyph, HALO_STROKE, Shaper};
use super::svg::{MOST_CORNERS, on_page};
use super::{About, Page};
use crate::figure::bands::Bands;
use crate::figure::clip;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Bitmap, Drawing, Pos, Rect, Shape, Stroke, Text};
use crate::figure::measure::Font;
use crate::scene::carried;
use krilla::color::rgb;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{self, PathBuilder, Point, Size, Transform};
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, paint};
use std::sync::Arc;

/// The drawing as a PDF file of one page.
pub fn to_pdf(drawing: &Drawing, page: Page, about: &About) -> Vec<u8> {
    let (width, height) = page.size_pdf();
    let mut document = Document::new();
    document.set_metadata(metadata(about));
    if let Some(scene) = &about.scene {
        // Refused only if the same name is embedded twice.
        let _ = document.embed_file(attachment(scene));
    }
    let settings = PageSettings::from_wh(width, height).expect("a page has a size");
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    let (points_wide, points_high) = page.size_pts();
    surface.push_transform(&Transform::from_scale(width / points_wide, height / points_high));
    let seen = Rect::new([0.0, 0.0], [points_wide, points_high]);
    Pdf { surface: &mut surface, shaper: Shaper::default(), fonts: [const { None }; 4], seen }.shapes(&drawing.shapes);
    surface.pop();
    surface.finish();
    sheet.finish();
    document.finish().expect("nothing is asked of the file that krilla could refuse")
}

fn metadata(about: &About) -> Metadata {
    let mut metadata = Metadata::new().creator(format!("losscape {}", env!("CARGO_PKG_VERSION")));
    if !about.title.is_empty() {
        metadata = metadata.title(about.title.clone());
    }
    if !about.description.is_empty() {
        metadata = metadata.description(about.description.clone());
    }
    metadata
}

fn attachment(scene: &str) -> EmbeddedFile {
    EmbeddedFile {
        path: "scene.ron".to_owned(),
        mime_type: MimeType::new(carried::MIME),
        description: Some("the scene of losscape that makes this figure".to_owned()),
        association_kind: AssociationKind::Source,
        data: scene.as_bytes().to_vec().into(),
        modification_date: None,
        // Read back without an unpacker.
        compress: Some(false),
        location: None,
    }
}

/// A page that is being drawn.
struct Pdf<'a, 'b> {
    surface: &'a mut Surface<'b>,
    shaper: Shaper,
    fonts: [Option<krilla::text::Font>; 4],
    /// The visible area for the current shapes.
    seen: Rect,
}

impl Pdf<'_, '_> {
    fn shapes(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            match clip::cut(shape, self.seen) {
                None => self.shape(shape),
                Some(parts) => parts.iter().for_each(|part| self.shape(part)),
            }
        }
    }

    /// Draws a shape that has been cut already.
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Image { rect, bitmap, bands } => {
                if !bands.as_ref().is_some_and(|bands| self.bands(rect, bands)) {
                    self.image(rect, bitmap);
                }
            }
            Shape::Line { points, closed, stroke } => self.draw(line(points, *closed), None, Some(stroke)),
            Shape::Polygon { points, fill, stroke } => self.draw(line(points, true), Some(*fill), stroke.as_ref()),
            Shape::Area { columns, fill } => {
                let top = columns.iter().map(|[x, top, _]| [*x, *top]);
                let bottom = columns.iter().rev().map(|[x, _, bottom]| [*x, *bottom]);
                self.draw(line(&top.chain(bottom).collect::<Vec<Pos>>(), true), Some(*fill), None);
            }
            Shape::Region { rings, fill } => {
                let mut path = PathBuilder::new();
                for ring in rings.iter().filter(|ring| !ring.is_empty()) {
                    for (k, [x, y]) in ring.iter().enumerate() {
                        if k == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
                    }
                    path.close();
                }
                self.draw(path.finish(), Some(*fill), None);
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                let rect = Rect { min: *centre, max: *centre }.shrink(-radius);
                self.draw(rounded(&rect, *radius), *fill, stroke.as_ref());
            }
            Shape::Box { rect, radius, fill, stroke } => self.draw(rounded(rect, *radius), *fill, stroke.as_ref()),
            Shape::Text(text) => self.text(text),
            Shape::Clipped { rect, shapes } => {
                let around = self.seen;
                if let (Some(seen), Some(path)) = (clip::overlap(*rect, around), rounded(rect, 0.0)) {
                    self.seen = seen;
                    self.surface.push_clip_path(&path, &FillRule::NonZero);
                    self.shapes(shapes);
                    self.surface.pop();
                    self.seen = around;
                }
            }
        }
    }

    fn draw(&mut self, path: Option<geom::Path>, fill: Option<Rgba>, stroke: Option<&Stroke>) {
        let Some(path) = path.filter(|_| fill.is_some() || stroke.is_some()) else { return };
        self.surface.set_fill(fill.map(filled));
        self.surface.set_stroke(stroke.map(stroked));
        self.surface.draw_path(&path);
    }

    /// Draws the bands of a field; false if they are too many or do not bound regions.
    fn bands(&mut self, rect: &Rect, bands: &Bands) -> bool {
        if bands.lines.points.len() > MOST_CORNERS {
            return false;
        }
        let (Some(regions), Some(frame)) = (bands.regions(), rounded(rect, 0.0)) else { return false };
        self.surface.push_clip_path(&frame, &FillRule::NonZero);
        for region in &regions {
            let mut path = PathBuilder::new();
            for ring in &region.rings {
                for (k, corner) in ring.iter().enumerate() {
                    let [x, y] = on_page(*corner, rect);
                    if k == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
                }
                path.close();
            }
            let whole = region.level.is_none().then(|| rounded(rect, 0.0)).flatten();
            self.draw(whole.or_else(|| path.finish()), Some(region.colour), None);
        }
        self.surface.pop();
        true
    }

    fn image(&mut self, rect: &Rect, bitmap: &Arc<Bitmap>) {
        let Some(size) = Size::from_wh(rect.width(), rect.height()) else { return };
        let pixels = bitmap.width * bitmap.height;
        if pixels == 0 || bitmap.pixels.len() < pixels {
            return;
        }
        let image = Image::from_custom(Pixels::of(bitmap), false).expect("pixels need no decoding");
        self.surface.push_transform(&Transform::from_translate(rect.min[0], rect.min[1]));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }

    fn text(&mut self, text: &Text) {
        let line = glyphs::set(text, &mut self.shaper);
        if let Some(halo) = text.halo {
            self.surface.set_fill(Some(filled(halo)));
            self.surface.set_stroke(Some(stroked(&Stroke::solid(HALO_STROKE * text.size, halo))));
            self.glyphs(&line, text.size, true);
        }
        self.surface.set_fill(Some(filled(text.colour)));
        self.surface.set_stroke(None);
        self.glyphs(&line, text.size, false);
    }

    /// Draws a line, one call for each piece in one font.
    fn glyphs(&mut self, line: &glyphs::Line, size: f32, outlined: bool) {
        let mut pen = line.at[0];
        for piece in line.glyphs.chunk_by(|a, b| a.font == b.font) {
            let font = self.font(piece[0].font);
            let glyphs: Vec<KrillaGlyph> = piece.iter().map(krilla_glyph).collect();
            self.surface.draw_glyphs(Point::from_xy(pen, line.at[1]), &glyphs, font, &line.text, size, outlined);
            pen += size * piece.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
    }

    fn font(&mut self, font: Font) -> krilla::text::Font {
        let load = || krilla::text::Font::new(font.bytes().into(), 0).expect("the embedded fonts are whole");
        self.fonts[font as usize].get_or_insert_with(load).clone()
    }
}

fn krilla_glyph(glyph: &Glyph) -> KrillaGlyph {
    KrillaGlyph {
        glyph_id: GlyphId::new(u32::from(glyph.id)),
        text_range: glyph.text.clone(),
        x_advance: glyph.advance,
        x_offset: glyph.offset[0],
        y_offset: glyph.offset[1],
        y_advance: 0.0,
        location: None,
    }
}

fn paint_of(Rgba([r, g, b, alpha]): Rgba) -> (paint::Paint, NormalizedF32) {
    let opacity = NormalizedF32::new(f32::from(alpha) / 255.0).unwrap_or(NormalizedF32::ONE);
    (rgb::Color::new(r, g, b).into(), opacity)
}

fn filled(colour: Rgba) -> Fill {
    let (paint, opacity) = paint_of(colour);
    Fill { paint, opacity, rule: FillRule::NonZero }
}

fn stroked(stroke: &Stroke) -> paint::Stroke {
    let (paint, opacity) = paint_of(stroke.colour);
    paint::Stroke {
        paint,
        opacity,
        width: stroke.width,
        // As in the SVG: dashes end flat.
        line_cap: if stroke.dash.is_some() { LineCap::Butt } else { LineCap::Round },
        line_join: LineJoin::Round,
        dash: stroke.dash.map(|lengths| StrokeDash { array: lengths.to_vec(), offset: 0.0 }),
        ..paint::Stroke::default()
    }
}

/// A polyline; one without length is a dot.
fn line(points: &[Pos], closed: bool) -> Option<geom::Path> {
    let mut corners = points.iter().filter(|p| p[0].is_finite() && p[1].is_finite());
    let [x, y] = *corners.next()?;
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    let mut drawn = false;
    for [x, y] in corners {
        path.line_to(*x, *y);
        drawn = true;
    }
    if !drawn {
        path.line_to(x, y);
    } else if closed {
        path.close();
    }
    path.finish()
}

/// Control points of a quarter of a circle, as a share of its radius: the curve is off by 0.03 % at most.
const QUARTER: f32 = 0.552_284_8;

/// A rectangle with rounded corners.
fn rounded(rect: &Rect, radius: f32) -> Option<geom::Path> {
    let ([left, top], [right, bottom]) = (rect.min, rect.max);
    let r = radius.min((right - left) / 2.0).min((bottom - top) / 2.0).max(0.0);
    let k = r * (1.0 - QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    if r > 0.0 {
        path.cubic_to(right - k, top, right, top + k, right, top + r);
        path.line_to(right, bottom - r);
        path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
        path.line_to(left + r, bottom);
        path.cubic_to(left + k, bottom, left, bottom - k, left, bottom - r);
        path.line_to(left, top + r);
        path.cubic_to(left, top + k, left + k, top, left + r, top);
    } else {
        path.line_to(right, bottom);
        path.line_to(left, bottom);
    }
    path.close();
    path.finish()
}

/// A bitmap in the colours of its palette: krilla writes no palettes.
#[derive(Clone, Hash)]
struct Pixels(Arc<Channels>);

#[derive(Hash)]
struct Channels {
    size: (u32, u32),
    colours: Vec<u8>,
    /// Empty if all are opaque.
    alpha: Vec<u8>,
}

impl Pixels {
    fn of(bitmap: &Bitmap) -> Self {
        let clear = Rgba([0; 4]);
        let colour = |pixel: &u8| bitmap.palette.get(usize::from(*pixel)).copied().unwrap_or(clear).0;
        let pixels = &bitmap.pixels[..bitmap.width * bitmap.height];
        let colours = pixels
            .iter()
            .flat_map(|pixel| {
                let [r, g, b, _] = colour(pixel);
                [r, g, b]
            })
            .collect();
        let alpha: Vec<u8> = pixels.iter().map(|pixel| colour(pixel)[3]).collect();
        let alpha = if alpha.iter().all(|alpha| *alpha == 255) { Vec::new() } else { alpha };
        Self(Arc::new(Channels { size: (bitmap.width as u32, bitmap.height as u32), colours, alpha }))
    }
}

impl CustomImage for Pixels {
    fn color_channel(&self) -> &[u8] {
        &self.0.colours
    }
    fn alpha_channel(&self) -> Option<&[u8]> {
        (!self.0.alpha.is_empty()).then_some(&self.0.alpha)
    }
    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }
    fn size(&self) -> (u32, u32) {
        self.0.size
    }
    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }
    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Rgb
    }
}
