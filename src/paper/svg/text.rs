//! Text in an SVG document: as outlines, each letter once in `<defs>`, or as text.

use super::{BASE64, Svg, TextForm, escape};
use crate::figure::drawing::{Stroke, Text};
use crate::figure::measure::Font;
use crate::paper::glyphs::{self, Align, HALO_STROKE, Shaper};
use base64::Engine as _;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use ttf_parser::OutlineBuilder;

/// Font family list: the chain of [`crate::figure::measure`], then fallbacks. Quoted: a bare name that ends in a number
/// voids the whole list.
pub(super) const FONT_FAMILY: &str = r#" font-family="'Noto Sans', 'Noto Sans Math', 'Noto Sans Symbols2', 'Noto Sans Symbols 2', 'DejaVu Sans', sans-serif""#;

/// What was used of the fonts.
#[derive(Default)]
pub(super) struct Letters {
    shaper: Shaper,
    /// Glyphs of outlined text, with their names.
    outlines: BTreeMap<(usize, u16), usize>,
    /// Characters of live text, by font.
    live: BTreeMap<usize, BTreeSet<char>>,
}

impl Letters {
    /// Writes what the text refers to: outlines, or fonts.
    pub(super) fn write(&self, out: &mut String) {
        if !self.outlines.is_empty() {
            out.push_str("<defs>\n");
            for ((font, id), name) in &self.outlines {
                let mut path = Data::default();
                glyphs::outline(Font::ALL[*font], *id, &mut path);
                let _ = writeln!(out, r#"<path id="g{name}" d="{}"/>"#, path.out);
            }
            out.push_str("</defs>\n");
        }
        let faces: Vec<String> = self.live.iter().filter_map(|(font, used)| face(Font::ALL[*font], used)).collect();
        if !faces.is_empty() {
            let _ = writeln!(out, "<style>\n{}</style>", faces.concat());
        }
    }
}

/// The used part of a font as a `@font-face`, under the font's own name.
fn face(font: Font, used: &BTreeSet<char>) -> Option<String> {
    let subset = font_subset::Font::opentype(font.bytes()).and_then(|font| font.subset(used)).ok()?;
    let (name, weight) = match font {
        Font::Regular => ("Noto Sans", 400),
        Font::SemiBold => ("Noto Sans", 600),
        Font::Math => ("Noto Sans Math", 400),
        Font::Symbols => ("Noto Sans Symbols2", 400),
    };
    let data = BASE64.encode(subset.to_opentype());
    Some(format!(
        "@font-face{{font-family:'{name}';font-weight:{weight};src:url(data:font/ttf;base64,{data}) format('truetype')}}\n"
    ))
}

impl Svg {
    pub(super) fn text(&mut self, text: &Text) {
        match self.form {
            TextForm::Live => {
                for c in glyphs::shown(&text.text).chars() {
                    if let Some(font) = Font::of(c, text.strong) {
                        self.letters.live.entry(font as usize).or_default().insert(c);
                    }
                }
                if let Some(halo) = text.halo {
                    let below = Text { colour: halo, ..text.clone() };
                    self.text_element(&below, true);
                }
                self.text_element(&Text { halo: None, ..text.clone() }, false);
            }
            TextForm::Outlines => self.outlined(text),
        }
    }

    /// One `<text>`, perhaps with its halo.
    fn text_element(&mut self, text: &Text, with_halo: bool) {
        let (align, down) = glyphs::place(text.anchor);
        self.out.push_str("<text");
        self.attributes(&[("x", text.at[0]), ("y", text.at[1] + down * text.size), ("font-size", text.size)]);
        if text.strong {
            self.out.push_str(r#" font-weight="600""#);
        }
        match align {
            Align::Left => {}
            Align::Middle => self.out.push_str(r#" text-anchor="middle""#),
            Align::Right => self.out.push_str(r#" text-anchor="end""#),
        }
        self.colour("fill", text.colour);
        if let Some(halo) = text.halo.filter(|_| with_halo) {
            self.stroke(&Stroke::solid(HALO_STROKE * text.size, halo));
        }
        self.out.push('>');
        escape(&text.text, &mut self.out);
        self.out.push_str("</text>\n");
    }

    /// A line of outlines, in font units; its halo below all of its letters.
    fn outlined(&mut self, text: &Text) {
        let line = glyphs::set(text, &mut self.letters.shaper);
        let mut uses = String::new();
        for glyph in &line.glyphs {
            let mut path = Data::default();
            glyphs::outline(glyph.font, glyph.id, &mut path);
            if path.out.is_empty() {
                continue;
            }
            let next = self.letters.outlines.len();
            let name = *self.letters.outlines.entry((glyph.font as usize, glyph.id)).or_insert(next);
            let [x, y] = glyph.at.map(|at| (at * UNITS).round() as i64);
            uses.push_str("<use");
            for (attribute, value) in [("x", x), ("y", y)] {
                if value != 0 {
                    let _ = write!(uses, r#" {attribute}="{value}""#);
                }
            }
            let _ = write!(uses, r##" xlink:href="#g{name}"/>"##);
        }
        if uses.is_empty() {
            return;
        }
        if let Some(halo) = text.halo {
            self.open_line(text, line.at);
            self.colour("fill", halo);
            self.stroke(&Stroke::solid(HALO_STROKE * UNITS, halo));
            let _ = writeln!(self.out, ">{uses}</g>");
        }
        self.open_line(text, line.at);
        self.colour("fill", text.colour);
        let _ = writeln!(self.out, ">{uses}</g>");
    }

    fn open_line(&mut self, text: &Text, [x, y]: [f32; 2]) {
        self.out.push_str(r#"<g transform="translate("#);
        self.numbers(&[x, y]);
        // Hundredths are too coarse for a scale of about a hundredth.
        let scale = format!("{:.6}", text.size / UNITS);
        let scale = scale.trim_end_matches('0').trim_end_matches('.');
        let _ = write!(self.out, r#")scale({scale} -{scale})""#);
    }
}

/// Units of an em in outlined text. All embedded fonts have as many, a test looks.
const UNITS: f32 = 1000.0;

/// Path data of an outline in whole units.
#[derive(Default)]
struct Data {
    out: String,
}

impl Data {
    fn push(&mut self, letter: char, numbers: &[f32]) {
        self.out.push(letter);
        for (k, number) in numbers.iter().enumerate() {
            let number = number.round() as i64;
            if k > 0 && number >= 0 {
                self.out.push(' ');
            }
            let _ = write!(self.out, "{number}");
        }
    }
}

impl OutlineBuilder for Data {
    fn move_to(&mut self, x: f32, y: f32) {
        self.push('M', &[x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.push('L', &[x, y]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.push('Q', &[x1, y1, x, y]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.push('C', &[x1, y1, x2, y2, x, y]);
    }
    fn close(&mut self) {
        self.out.push('Z');
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use ttf_parser::Face;

    #[test]
    fn all_fonts_have_the_units_that_outlines_are_written_in() {
        for font in Font::ALL {
            assert_eq!(glyphs::units_per_em(font), UNITS, "{font:?}");
        }
    }

    /// A subset must show each of its characters as the whole font does.
    #[test]
    fn the_used_part_of_a_font_has_its_letters_as_they_are() {
        for font in Font::ALL {
            let used: BTreeSet<char> = "0123 η∇Qβ₁Жёm\u{302}‖√✓⏸"
                .chars()
                .filter(|c| {
                    Font::of(*c, false) == Some(font) || (font == Font::SemiBold && Font::of(*c, true) == Some(font))
                })
                .collect();
            assert!(!used.is_empty(), "{font:?}");
            let whole = Face::parse(font.bytes(), 0).unwrap();
            let subset = font_subset::Font::opentype(font.bytes()).unwrap().subset(&used).unwrap().to_opentype();
            assert!(subset.len() < font.bytes().len() / 4, "{font:?}: {} bytes", subset.len());
            let part = Face::parse(&subset, 0).unwrap();
            for c in used {
                let (there, here) = (whole.glyph_index(c).unwrap(), part.glyph_index(c).unwrap());
                assert_eq!(whole.glyph_hor_advance(there), part.glyph_hor_advance(here), "{c}");
                let outline = |face: &Face<'_>, id| {
                    let mut data = Data::default();
                    face.outline_glyph(id, &mut data);
                    data.out
                };
                assert_eq!(outline(&whole, there), outline(&part, here), "{c}");
            }
        }
    }
}
