//! A drawing as SVG, shape by shape: `Image` → `<image>` with an indexed PNG inside, or its level bands as paths where
//! these are shorter; `Line`, `Polygon` and `Area` → `<path>`, `Circle`, `Box` → `<rect>`, `Clipped` → `<g clip-path>`.
//!
//! Coordinates are points with two decimals. Shapes are first cut to the page or to their clip. Path data are relative
//! to the previous rounded corner, so that rounding does not accumulate. Solid lines have round caps, dashes end flat:
//! a round cap would fill the gaps.
//!
//! A file has its text as outlines, or as text (see [`TextForm`]); halos are elements of their own, because LibreOffice
//! 7.4 and CairoSVG ignore `paint-order`.

mod bands;
mod numbers;
mod text;

pub(super) use bands::{MOST_CORNERS, on_page};

use super::escape::escape;
use super::png::indexed_png;
use super::{About, Page};
use crate::figure::clip;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Bitmap, Drawing, Pos, Rect, Shape, Stroke};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
pub(super) use numbers::hundredths;
use numbers::{push_hundredths, push_pair};
use std::fmt::Write as _;
use std::sync::Arc;

/// How text stands in an SVG file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextForm {
    /// As outlines of its letters: the same in every program.
    #[default]
    Outlines,
    /// As text that can be edited and searched, with the fonts' used part inside the file. Browsers use that, other
    /// programs their own fonts.
    Live,
}

impl TextForm {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Outlines, Self::Live];

    /// Name on the command line and in the text tables.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Outlines => "outlines",
            Self::Live => "live",
        }
    }
}

/// The drawing as an SVG document with outlined text, and nothing said about it.
pub fn to_svg(drawing: &Drawing, page: Page) -> String {
    to_svg_with(drawing, page, TextForm::default(), &About::default())
}

/// The drawing as an SVG document.
pub fn to_svg_with(drawing: &Drawing, page: Page, form: TextForm, about: &About) -> String {
    let (width, height) = page.size_pts();
    let mut svg = Svg::new(Rect::new([0.0, 0.0], [width, height]), form);
    svg.shapes(&drawing.shapes);
    let mut out = Svg::new(svg.seen, form);
    let (wide, high) = page.size_svg();
    let _ = write!(
        out.out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}" height="{high}" viewBox="0 0 "#,
    );
    out.numbers(&[width, height]);
    let family = if form == TextForm::Outlines { "" } else { text::FONT_FAMILY };
    let _ = write!(out.out, r#""{family} stroke-linejoin="round" xml:space="preserve""#);
    role(about, &mut out.out);
    out.out.push_str(">\n");
    about_elements(about, &mut out.out);
    svg.letters.write(&mut out.out);
    out.out.push_str(&svg.out);
    out.out.push_str("</svg>\n");
    out.out
}

/// One picture to a screen reader, with its title and description, instead of its shapes.
fn role(about: &About, out: &mut String) {
    let named = [("title", &about.title), ("desc", &about.description)];
    let ids: Vec<&str> = named.iter().filter(|(_, words)| !words.is_empty()).map(|(name, _)| *name).collect();
    if !ids.is_empty() {
        let _ = write!(out, r#" role="img" aria-labelledby="{}""#, ids.join(" "));
    }
}

/// `<title>` and `<desc>`, which browsers show and screen readers read, and the scene in `<metadata>`.
fn about_elements(about: &About, out: &mut String) {
    for (name, words) in [("title", &about.title), ("desc", &about.description)] {
        if !words.is_empty() {
            let _ = write!(out, r#"<{name} id="{name}">"#);
            escape(words, out);
            let _ = writeln!(out, "</{name}>");
        }
    }
    if let Some(scene) = &about.scene {
        let id = crate::scene::carried::KEYWORD;
        // The end of a CDATA section inside of the text is split between two sections.
        let inside = scene.replace("]]>", "]]]]><![CDATA[>");
        let _ = writeln!(out, r#"<metadata id="{id}"><![CDATA[{inside}]]></metadata>"#);
    }
}

/// Builder of an SVG document. Writing into a `String` cannot fail, hence the ignored results.
struct Svg {
    out: String,
    form: TextForm,
    /// Number of clip paths so far, used in their names.
    clips: usize,
    /// Number of shared paths so far, used in their names.
    paths: usize,
    /// What was used of the fonts.
    letters: text::Letters,
    /// The visible area for the current shapes.
    seen: Rect,
}

impl Svg {
    fn new(seen: Rect, form: TextForm) -> Self {
        let out = String::with_capacity(1 << 16);
        Self { out, form, clips: 0, paths: 0, letters: text::Letters::default(), seen }
    }

    fn shapes(&mut self, shapes: &[Shape]) {
        let mut rest = shapes;
        while let [first, after @ ..] = rest {
            if let Shape::Image { rect, bitmap, bands: Some(bands) } = first
                && let Some(lines) = self.bands(rect, bitmap, bands, after)
            {
                rest = &after[lines..];
                continue;
            }
            let count = 1 + first
                .stroke_of_line()
                .map_or(0, |stroke| after.iter().take_while(|shape| shape.stroke_of_line() == Some(stroke)).count());
            match first {
                Shape::Line { stroke, .. } => self.lines(&rest[..count], stroke),
                other => clip::each(other, self.seen, |part| self.shape(part)),
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
            clip::each(line, self.seen, |part| self.line(part));
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
            Shape::Image { rect, bitmap, .. } => self.image(rect, bitmap),
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
            Shape::Region { rings, fill } => {
                self.out.push_str(r#"<path d=""#);
                for ring in rings {
                    let at = self.out.len();
                    self.path(ring, true);
                    // After another ring the first corner is not relative to it.
                    if self.out.len() > at {
                        self.out.replace_range(at..=at, "M");
                    }
                }
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
                self.clip_to(rect);
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

    /// Opens a group that is cut to a rectangle.
    fn clip_to(&mut self, rect: &Rect) {
        self.clips += 1;
        let name = self.clips;
        let _ = write!(self.out, r#"<clipPath id="clip{name}"><rect"#);
        self.rect(rect);
        let _ = writeln!(self.out, r#"/></clipPath><g clip-path="url(#clip{name})">"#);
    }

    fn image(&mut self, rect: &Rect, bitmap: &Arc<Bitmap>) {
        if bitmap.width == 0 || bitmap.height == 0 {
            return;
        }
        self.out.push_str("<image");
        self.rect(rect);
        // Old viewers know only the first property for unsmoothed pixels, new ones the second.
        self.out.push_str(
            r#" preserveAspectRatio="none" image-rendering="optimizeSpeed" style="image-rendering:pixelated" xlink:href="data:image/png;base64,"#,
        );
        BASE64.encode_string(indexed_png(bitmap), &mut self.out);
        self.out.push_str("\"/>\n");
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

    /// Path data: `m` to the first corner, relative lines to the others, and now and then an absolute one: CairoSVG
    /// rounds each step, and a curve of a thousand steps would end two pixels off.
    fn path(&mut self, points: &[Pos], closed: bool) {
        let mut corners = points.iter().filter(|p| p[0].is_finite() && p[1].is_finite()).map(|p| p.map(hundredths));
        let Some(first) = corners.next() else { return };
        self.out.push('m');
        push_pair(&mut self.out, first);
        let (mut last, mut drawn) = (first, 0);
        for corner in corners {
            let step = [corner[0] - last[0], corner[1] - last[1]];
            if step != [0, 0] {
                if drawn % RELATIVE == RELATIVE - 1 {
                    self.out.push('L');
                    push_pair(&mut self.out, corner);
                } else {
                    if drawn % RELATIVE == 0 {
                        self.out.push('l');
                    } else if step[0] >= 0 {
                        self.out.push(' ');
                    }
                    push_pair(&mut self.out, step);
                }
                (last, drawn) = (corner, drawn + 1);
            }
        }
        if drawn == 0 {
            // A line without length still shows its round cap, a dot.
            self.out.push_str("l0 0");
        } else if closed {
            self.out.push('z');
        }
    }
}

/// Every so many lines of a path one is absolute.
const RELATIVE: usize = 48;

impl Shape {
    fn stroke_of_line(&self) -> Option<&Stroke> {
        match self {
            Self::Line { stroke, .. } => Some(stroke),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[Pos], closed: bool) -> String {
        let mut svg = Svg::new(Rect::new([0.0, 0.0], [100.0, 100.0]), TextForm::default());
        svg.path(points, closed);
        svg.out
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
