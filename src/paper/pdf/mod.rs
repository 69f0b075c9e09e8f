//! A drawing as PDF, one path or text for each shape: vector, with the used parts of the fonts, searchable, the scene
//! attached. The same drawing gives the same bytes: there are no dates.
//!
//! A line's halo is drawn below its letters, whole: drawn letter by letter it would cover the letter before. A field is
//! drawn as its level bands, or as its bitmap where it has none or they are many.

mod file;
mod letters;

use super::glyphs::{self, Glyph, HALO_STROKE, Shaper};
use super::paths::QUARTER;
use super::svg::{MOST_CORNERS, on_page};
use super::{About, Page};
use crate::figure::bands::Bands;
use crate::figure::clip;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Bitmap, Drawing, Pos, Rect, Shape, Stroke, Text};
use letters::Letters;
use pdf_writer::types::{LineCapStyle, LineJoinStyle, TextRenderingMode};
use pdf_writer::{Content, Name, Str};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The drawing as a PDF file of one page.
pub fn to_pdf(drawing: &Drawing, page: Page, about: &About) -> Vec<u8> {
    let (width, height) = page.size_pdf();
    let (points_wide, points_high) = page.size_pts();
    let mut sheet = Sheet {
        content: Content::new(),
        shaper: Shaper::default(),
        letters: Letters::default(),
        images: Vec::new(),
        opacities: BTreeSet::new(),
        seen: Rect::new([0.0, 0.0], [points_wide, points_high]),
    };
    // Points of the page, y down.
    sheet.content.transform([width / points_wide, 0.0, 0.0, -height / points_high, 0.0, height]);
    sheet.content.set_line_join(LineJoinStyle::RoundJoin);
    sheet.shapes(&drawing.shapes);
    file::write(sheet, [width, height], about)
}

/// What is drawn on the page, and what that refers to.
struct Sheet {
    content: Content,
    shaper: Shaper,
    letters: Letters,
    images: Vec<Arc<Bitmap>>,
    /// Opacities of fills and strokes, of 255.
    opacities: BTreeSet<(u8, u8)>,
    /// The visible area for the current shapes.
    seen: Rect,
}

impl Sheet {
    fn shapes(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            clip::each(shape, self.seen, |part| self.shape(part));
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
            Shape::Line { points, closed, stroke } => {
                self.draw(None, Some(stroke), |sheet| sheet.line(points, *closed));
            }
            Shape::Polygon { points, fill, stroke } => {
                self.draw(Some(*fill), stroke.as_ref(), |sheet| sheet.line(points, true));
            }
            Shape::Area { columns, fill } => {
                let top = columns.iter().map(|[x, top, _]| [*x, *top]);
                let bottom = columns.iter().rev().map(|[x, _, bottom]| [*x, *bottom]);
                let corners: Vec<Pos> = top.chain(bottom).collect();
                self.draw(Some(*fill), None, |sheet| sheet.line(&corners, true));
            }
            Shape::Region { rings, fill } => {
                self.draw(Some(*fill), None, |sheet| rings.iter().for_each(|ring| sheet.line(ring, true)));
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                let around = Rect { min: *centre, max: *centre }.shrink(-radius);
                self.draw(*fill, stroke.as_ref(), |sheet| sheet.rounded(&around, *radius));
            }
            Shape::Box { rect, radius, fill, stroke } => {
                self.draw(*fill, stroke.as_ref(), |sheet| sheet.rounded(rect, *radius));
            }
            Shape::Text(text) => self.text(text),
            Shape::Clipped { rect, shapes } => {
                let around = self.seen;
                if let Some(seen) = clip::overlap(*rect, around) {
                    self.seen = seen;
                    self.cut_to(rect);
                    self.shapes(shapes);
                    self.content.restore_state();
                    self.seen = around;
                }
            }
        }
    }

    /// From here to the next `restore_state` only a rectangle is seen.
    fn cut_to(&mut self, rect: &Rect) {
        self.content.save_state();
        self.content.rect(rect.min[0], rect.min[1], rect.width(), rect.height());
        self.content.clip_nonzero().end_path();
    }

    /// Adds a polyline to the path; one without length is a dot.
    fn line(&mut self, points: &[Pos], closed: bool) {
        let mut corners = points.iter().filter(|p| p[0].is_finite() && p[1].is_finite());
        let Some([x, y]) = corners.next() else { return };
        self.content.move_to(*x, *y);
        let mut is_dot = true;
        for [x, y] in corners {
            self.content.line_to(*x, *y);
            is_dot = false;
        }
        if is_dot {
            self.content.line_to(*x, *y);
        } else if closed {
            self.content.close_path();
        }
    }

    /// Adds a rectangle with rounded corners to the path.
    fn rounded(&mut self, rect: &Rect, radius: f32) {
        let ([left, top], [right, bottom]) = (rect.min, rect.max);
        let r = radius.min((right - left) / 2.0).min((bottom - top) / 2.0).max(0.0);
        if r == 0.0 {
            self.content.rect(left, top, right - left, bottom - top);
            return;
        }
        let k = r * (1.0 - QUARTER);
        self.content.move_to(left + r, top);
        self.content.line_to(right - r, top);
        self.content.cubic_to(right - k, top, right, top + k, right, top + r);
        self.content.line_to(right, bottom - r);
        self.content.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
        self.content.line_to(left + r, bottom);
        self.content.cubic_to(left + k, bottom, left, bottom - k, left, bottom - r);
        self.content.line_to(left, top + r);
        self.content.cubic_to(left, top + k, left + k, top, left + r, top);
        self.content.close_path();
    }

    /// Fills and strokes a path; colours are set before it begins.
    fn draw(&mut self, fill: Option<Rgba>, stroke: Option<&Stroke>, path: impl FnOnce(&mut Self)) {
        if fill.is_none() && stroke.is_none() {
            return;
        }
        self.colours(fill, stroke);
        let before = self.content.len();
        path(self);
        if self.content.len() == before {
            return;
        }
        match (fill, stroke) {
            (Some(_), Some(_)) => self.content.fill_nonzero_and_stroke(),
            (Some(_), None) => self.content.fill_nonzero(),
            _ => self.content.stroke(),
        };
    }

    /// Sets colours, opacities and the manner of a stroke.
    fn colours(&mut self, fill: Option<Rgba>, stroke: Option<&Stroke>) {
        let share = |part: u8| f32::from(part) / 255.0;
        if let Some(Rgba([r, g, b, _])) = fill {
            self.content.set_fill_rgb(share(r), share(g), share(b));
        }
        if let Some(Stroke { width, colour: Rgba([r, g, b, _]), dash }) = stroke {
            self.content.set_stroke_rgb(share(*r), share(*g), share(*b));
            self.content.set_line_width(*width);
            // As in the SVG: dashes end flat.
            let cap = if dash.is_some() { LineCapStyle::ButtCap } else { LineCapStyle::RoundCap };
            self.content.set_line_cap(cap);
            self.content.set_dash_pattern(dash.iter().flatten().copied(), 0.0);
        }
        let opacity = |colour: Option<Rgba>| colour.map_or(255, |colour| colour.0[3]);
        let opacities = (opacity(fill), opacity(stroke.map(|stroke| stroke.colour)));
        self.opacities.insert(opacities);
        self.content.set_parameters(Name(file::opacity_name(opacities).as_bytes()));
    }

    /// Draws the bands of a field; false if they are too many or do not bound regions.
    fn bands(&mut self, rect: &Rect, bands: &Bands) -> bool {
        if bands.lines.points.len() > MOST_CORNERS {
            return false;
        }
        let Some(regions) = bands.regions() else { return false };
        self.cut_to(rect);
        for region in &regions {
            self.draw(Some(region.colour), None, |sheet| match region.level {
                None => sheet.rounded(rect, 0.0),
                Some(_) => {
                    for ring in &region.rings {
                        let corners: Vec<Pos> = ring.iter().map(|corner| on_page(*corner, rect)).collect();
                        sheet.line(&corners, true);
                    }
                }
            });
        }
        self.content.restore_state();
        true
    }

    fn image(&mut self, rect: &Rect, bitmap: &Arc<Bitmap>) {
        let pixels = bitmap.width * bitmap.height;
        if pixels == 0 || bitmap.pixels.len() < pixels {
            return;
        }
        self.content.save_state();
        // An image fills the unit square, its first row at the top where y goes up.
        self.content.transform([rect.width(), 0.0, 0.0, -rect.height(), rect.min[0], rect.max[1]]);
        self.colours(Some(Rgba::hex(0)), None);
        self.content.x_object(Name(file::image_name(self.images.len()).as_bytes()));
        self.content.restore_state();
        self.images.push(bitmap.clone());
    }

    fn text(&mut self, text: &Text) {
        let line = glyphs::set(text, &mut self.shaper);
        self.letters.note(&line);
        if let Some(halo) = text.halo {
            self.colours(Some(halo), Some(&Stroke::solid(HALO_STROKE * text.size, halo)));
            self.glyphs(&line, text.size, TextRenderingMode::FillStroke);
        }
        self.colours(Some(text.colour), None);
        self.glyphs(&line, text.size, TextRenderingMode::Fill);
    }

    /// Writes a line, each piece in one font together; a glyph that is off its pen stands alone.
    fn glyphs(&mut self, line: &glyphs::Line, size: f32, mode: TextRenderingMode) {
        self.content.begin_text();
        self.content.set_text_rendering_mode(mode);
        let is_off = |glyph: &Glyph| glyph.offset != [0.0; 2];
        for piece in line.glyphs.chunk_by(|a, b| a.font == b.font && !is_off(a) && !is_off(b)) {
            let [x, y] = piece[0].at;
            self.content.set_font(Name(file::font_name(piece[0].font).as_bytes()), size);
            // Letters stand upright where y goes down.
            self.content.set_text_matrix([1.0, 0.0, 0.0, -1.0, line.at[0] + size * x, line.at[1] - size * y]);
            let codes: Vec<u8> = piece.iter().flat_map(|glyph| glyph.id.to_be_bytes()).collect();
            self.content.show(Str(&codes));
        }
        self.content.end_text();
    }
}
