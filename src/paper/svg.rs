//! A drawing as SVG, shape by shape: `Image` → `<image>` with an indexed PNG inside, `Line`, `Polygon`
//! and `Area` → `<path>`, `Circle`, `Box` → `<rect>`, `Text` → `<text>`, `Clipped` → `<g clip-path>`.
//!
//! Coordinates are points with two decimals. Shapes are first cut to the page or to their clip. Path data are relative
//! to the previous rounded corner, so that rounding does not accumulate. Solid lines have round caps, dashes end flat:
//! a round cap would fill the gaps. Text stays text with the embedded fonts' names; a viewer without them uses its own
//! sans serif, and anchors keep the alignment.

use super::Page;
use super::escape::escape;
use super::png::indexed_png;
use crate::figure::clip;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Anchor, Bitmap, Drawing, Pos, Rect, Shape, Stroke, Text};
use crate::figure::measure::{ASCENT, DESCENT};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::fmt::Write as _;
use std::sync::Arc;

/// Font family list: the chain of [`crate::figure::measure`], then fallbacks.
const FONT_FAMILY: &str = "Noto Sans, Noto Sans Math, Noto Sans Symbols2, Noto Sans Symbols 2, DejaVu Sans, sans-serif";

/// Width of a halo's stroke in em: 13 % on either side of the letters' edge.
const HALO_STROKE: f32 = 0.26;

/// The drawing as an SVG document.
pub fn to_svg(drawing: &Drawing, page: Page) -> String {
    with_bitmaps(drawing, page).0
}

/// The document, and the bitmaps of its images: [`image_index`] of an image's id is the index of its bitmap.
pub(super) fn with_bitmaps(drawing: &Drawing, page: Page) -> (String, Vec<Arc<Bitmap>>) {
    let (width, height) = page.size_pts();
    let mut svg = Svg::new(Rect::new([0.0, 0.0], [width, height]));
    let _ = write!(
        svg.out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{}" height="{}" viewBox="0 0 "#,
        page.width, page.height,
    );
    svg.numbers(&[width, height]);
    let _ = writeln!(svg.out, r#"" font-family="{FONT_FAMILY}" stroke-linejoin="round" xml:space="preserve">"#);
    svg.shapes(&drawing.shapes);
    svg.out.push_str("</svg>\n");
    (svg.out, svg.images)
}

/// Builder of an SVG document. Writing into a `String` cannot fail, hence the ignored results.
struct Svg {
    out: String,
    /// Number of clip paths so far, used in their names.
    clips: usize,
    /// Images so far; their indices are used in their names.
    images: Vec<Arc<Bitmap>>,
    /// The visible area for the current shapes.
    seen: Rect,
}

impl Svg {
    fn new(seen: Rect) -> Self {
        Self { out: String::with_capacity(1 << 16), clips: 0, images: Vec::new(), seen }
    }

    fn shapes(&mut self, shapes: &[Shape]) {
        let mut rest = shapes;
        while let [first, after @ ..] = rest {
            let count = 1 + first
                .stroke_of_line()
                .map_or(0, |stroke| after.iter().take_while(|shape| shape.stroke_of_line() == Some(stroke)).count());
            match first {
                Shape::Line { stroke, .. } => self.lines(&rest[..count], stroke),
                other => match clip::cut(other, self.seen) {
                    None => self.shape(other),
                    Some(parts) => parts.iter().for_each(|part| self.shape(part)),
                },
            }
            rest = &rest[count..];
        }
    }

    /// Consecutive lines of one stroke: the stroke is written once, which halves the size of level lines.
    fn lines(&mut self, lines: &[Shape], stroke: &Stroke) {
        self.out.push_str(r#"<g fill="none""#);
        self.stroke(stroke);
        self.out.push_str(">\n");
        for line in lines {
            match clip::cut(line, self.seen) {
                None => self.line(line),
                Some(parts) => parts.iter().for_each(|part| self.line(part)),
            }
        }
        self.out.push_str("</g>\n");
    }

    fn line(&mut self, line: &Shape) {
        if let Shape::Line { points, closed, .. } = line {
            self.out.push_str(r#"<path d=""#);
            self.path(points, *closed);
            self.out.push_str("\"/>\n");
        }
    }

    /// Writes a shape that has been cut already.
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Image { rect, bitmap } => self.image(rect, bitmap),
            Shape::Line { .. } => self.line(shape),
            Shape::Polygon { points, fill, stroke } => {
                self.out.push_str(r#"<path d=""#);
                self.path(points, true);
                self.out.push('"');
                self.fill_and_stroke(Some(*fill), stroke.as_ref());
                self.out.push_str("/>\n");
            }
            Shape::Area { columns, fill } => {
                let top = columns.iter().map(|[x, top, _]| [*x, *top]);
                let bottom = columns.iter().rev().map(|[x, _, bottom]| [*x, *bottom]);
                self.out.push_str(r#"<path d=""#);
                self.path(&top.chain(bottom).collect::<Vec<Pos>>(), true);
                self.out.push('"');
                self.fill_and_stroke(Some(*fill), None);
                self.out.push_str("/>\n");
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                self.out.push_str("<circle");
                self.attributes(&[("cx", centre[0]), ("cy", centre[1]), ("r", *radius)]);
                self.fill_and_stroke(*fill, stroke.as_ref());
                self.out.push_str("/>\n");
            }
            Shape::Box { rect, radius, fill, stroke } => {
                self.out.push_str("<rect");
                self.rect(rect);
                if *radius > 0.0 {
                    self.attributes(&[("rx", *radius)]);
                }
                self.fill_and_stroke(*fill, stroke.as_ref());
                self.out.push_str("/>\n");
            }
            Shape::Text(text) => self.text(text),
            Shape::Clipped { rect, shapes } => {
                self.clips += 1;
                let name = self.clips;
                let _ = write!(self.out, r#"<clipPath id="clip{name}"><rect"#);
                self.rect(rect);
                let _ = writeln!(self.out, r#"/></clipPath><g clip-path="url(#clip{name})">"#);
                let around = self.seen;
                // Nothing is visible in a clip outside the visible area.
                if let Some(seen) = clip::overlap(*rect, around) {
                    self.seen = seen;
                    self.shapes(shapes);
                    self.seen = around;
                }
                self.out.push_str("</g>\n");
            }
        }
    }

    fn image(&mut self, rect: &Rect, bitmap: &Arc<Bitmap>) {
        if bitmap.width == 0 || bitmap.height == 0 {
            return;
        }
        let _ = write!(self.out, r#"<image id="image{}""#, self.images.len());
        self.images.push(bitmap.clone());
        self.rect(rect);
        // Old viewers know only the first property for unsmoothed pixels, new ones the second.
        self.out.push_str(
            r#" preserveAspectRatio="none" image-rendering="optimizeSpeed" style="image-rendering:pixelated" xlink:href="data:image/png;base64,"#,
        );
        BASE64.encode_string(indexed_png(bitmap), &mut self.out);
        self.out.push_str("\"/>\n");
    }

    fn text(&mut self, text: &Text) {
        let (align, down) = match text.anchor {
            Anchor::LeftTop => ("start", ASCENT),
            Anchor::LeftCentre => ("start", (ASCENT - DESCENT) / 2.0),
            Anchor::LeftBottom => ("start", -DESCENT),
            Anchor::CentreTop => ("middle", ASCENT),
            Anchor::Centre => ("middle", (ASCENT - DESCENT) / 2.0),
            Anchor::CentreBottom => ("middle", -DESCENT),
            Anchor::RightTop => ("end", ASCENT),
            Anchor::RightCentre => ("end", (ASCENT - DESCENT) / 2.0),
            Anchor::RightBottom => ("end", -DESCENT),
        };
        self.out.push_str("<text");
        self.attributes(&[("x", text.at[0]), ("y", text.at[1] + down * text.size), ("font-size", text.size)]);
        if text.strong {
            self.out.push_str(r#" font-weight="600""#);
        }
        if align != "start" {
            let _ = write!(self.out, r#" text-anchor="{align}""#);
        }
        self.colour("fill", text.colour);
        if let Some(halo) = text.halo {
            self.stroke(&Stroke::solid(HALO_STROKE * text.size, halo));
            self.out.push_str(r#" paint-order="stroke""#);
        }
        self.out.push('>');
        escape(&text.text, &mut self.out);
        self.out.push_str("</text>\n");
    }

    fn fill_and_stroke(&mut self, fill: Option<Rgba>, stroke: Option<&Stroke>) {
        match fill {
            Some(colour) => self.colour("fill", colour),
            None => self.out.push_str(r#" fill="none""#),
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.colour("stroke", stroke.colour);
        self.attributes(&[("stroke-width", stroke.width)]);
        match stroke.dash {
            None => self.out.push_str(r#" stroke-linecap="round""#),
            Some(lengths) => {
                self.out.push_str(r#" stroke-dasharray=""#);
                self.numbers(&lengths);
                self.out.push('"');
            }
        }
    }

    /// ` name="#rrggbb"`, with ` name-opacity="0.5"` unless opaque.
    fn colour(&mut self, name: &str, Rgba([r, g, b, alpha]): Rgba) {
        let _ = write!(self.out, r##" {name}="#{r:02x}{g:02x}{b:02x}""##);
        if alpha < 255 {
            // Three decimals, so that a renderer gets back the same byte.
            let _ = write!(self.out, r#" {name}-opacity="{:.3}""#, f32::from(alpha) / 255.0);
        }
    }

    fn rect(&mut self, rect: &Rect) {
        let [x, y] = rect.min;
        self.attributes(&[("x", x), ("y", y), ("width", rect.width()), ("height", rect.height())]);
    }

    fn attributes(&mut self, values: &[(&str, f32)]) {
        for (name, value) in values {
            let _ = write!(self.out, " {name}=\"");
            self.numbers(&[*value]);
            self.out.push('"');
        }
    }

    fn numbers(&mut self, values: &[f32]) {
        for (i, value) in values.iter().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            push_hundredths(&mut self.out, hundredths(*value));
        }
    }

    /// Path data: `m` to the first corner, relative lines to the others.
    fn path(&mut self, points: &[Pos], closed: bool) {
        let mut corners = points.iter().filter(|p| p[0].is_finite() && p[1].is_finite()).map(|p| p.map(hundredths));
        let Some(first) = corners.next() else { return };
        self.out.push('m');
        push_pair(&mut self.out, first);
        let (mut last, mut drawn) = (first, false);
        for corner in corners {
            let step = [corner[0] - last[0], corner[1] - last[1]];
            if step != [0, 0] {
                if !drawn {
                    self.out.push('l');
                } else if step[0] >= 0 {
                    self.out.push(' ');
                }
                push_pair(&mut self.out, step);
                (last, drawn) = (corner, true);
            }
        }
        if !drawn {
            // A line without length still shows its round cap, a dot.
            self.out.push_str("l0 0");
        } else if closed {
            self.out.push('z');
        }
    }
}

impl Shape {
    fn stroke_of_line(&self) -> Option<&Stroke> {
        match self {
            Self::Line { stroke, .. } => Some(stroke),
            _ => None,
        }
    }
}

/// `image3` → 3.
pub(super) fn image_index(id: &str) -> Option<usize> {
    id.strip_prefix("image")?.parse().ok()
}

/// Converts points to hundredths of a point. Values are clamped to ±10⁷ points, where an f32 is only exact to a point
/// anyway.
fn hundredths(value: f32) -> i64 {
    (f64::from(value.clamp(-1e7, 1e7)) * 100.0).round() as i64
}

/// Writes `x y`, or `x-y` if the sign separates them.
fn push_pair(out: &mut String, [x, y]: [i64; 2]) {
    push_hundredths(out, x);
    if y >= 0 {
        out.push(' ');
    }
    push_hundredths(out, y);
}

/// Writes hundredths as a decimal without trailing zeros: `-1234` → `-12.34`.
fn push_hundredths(out: &mut String, value: i64) {
    let (whole, part) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    if value < 0 {
        out.push('-');
    }
    if whole > 0 || part == 0 {
        let _ = write!(out, "{whole}");
    }
    let digit = |d: u64| char::from(b'0' + d as u8);
    if part > 0 {
        out.push('.');
        out.push(digit(part / 10));
        if part % 10 > 0 {
            out.push(digit(part % 10));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[Pos], closed: bool) -> String {
        let mut svg = Svg::new(Rect::new([0.0, 0.0], [100.0, 100.0]));
        svg.path(points, closed);
        svg.out
    }

    #[test]
    fn numbers_are_short() {
        let short = |value: f32| {
            let mut out = String::new();
            push_hundredths(&mut out, hundredths(value));
            out
        };
        let values = [0.0, -0.001, 0.5, -0.25, 12.0, 12.3, 12.345, -1280.999, f32::MAX];
        assert_eq!(values.map(short), ["0", "0", ".5", "-.25", "12", "12.3", "12.35", "-1281", "10000000"]);
    }

    #[test]
    fn a_path_is_relative_to_its_rounded_corners() {
        let third = 1.0 / 3.0;
        let steps: Vec<Pos> = (0..=3).map(|i| [third * i as f32, -1.0]).collect();
        assert_eq!(path(&steps, false), "m0-1l.33 0 .34 0 .33 0");
        assert_eq!(path(&[[1.0, 2.0], [1.0, 2.0], [0.5, 1.0], [2.0, 2.0]], true), "m1 2l-.5-1 1.5 1z");
        assert_eq!(path(&[[1.0, 2.0], [f32::NAN, 2.0]], false), "m1 2l0 0");
        assert_eq!(path(&[], true), "");
    }
}
