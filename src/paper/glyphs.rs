//! A line of text as positioned glyphs of the embedded fonts: what SVG outlines, PDF and pixels are made from.
//!
//! A line is split where the font changes (see [`crate::figure::measure`]), and each piece is shaped by harfrust:
//! hats stand over their letters.

use crate::figure::drawing::{Anchor, Pos, Text};
use crate::figure::measure::{ASCENT, DESCENT, Font};
use harfrust::{Direction, FontRef, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Width of a halo's stroke in em: 13 % on either side of the letters' edge.
pub(super) const HALO_STROKE: f32 = 0.26;

/// A glyph of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Its font.
    pub font: Font,
    /// Its number in the font.
    pub id: u16,
    /// Where its origin stands, in em from the line's start; y up.
    pub at: Pos,
    /// How far its pen moves and how it is set off from the pen, in em.
    pub advance: f32,
    /// Its offset from the pen, in em.
    pub offset: Pos,
    /// The bytes of the line that it shows.
    pub text: Range<usize>,
}

/// A line's glyphs with where its baseline starts on the page.
pub(super) struct Line {
    /// The text as it is shown, see [`shown`].
    pub text: String,
    /// Start of the baseline, in points.
    pub at: Pos,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// Sets a text: its glyphs, and the start of its baseline by its anchor.
pub(super) fn set(text: &Text, shaper: &mut Shaper) -> Line {
    let words = shown(&text.text);
    let glyphs = shaper.shape(&words, text.strong);
    let width = text.size * glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
    let (align, down) = place(text.anchor);
    Line { text: words, at: [text.at[0] - align.share() * width, text.at[1] + down * text.size], glyphs }
}

/// The side of a text that its position refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

impl Align {
    /// The share of the width left of the position.
    pub fn share(self) -> f32 {
        match self {
            Self::Left => 0.0,
            Self::Middle => 0.5,
            Self::Right => 1.0,
        }
    }
}

/// The side of an anchor, and its baseline below the position in em.
pub(super) fn place(anchor: Anchor) -> (Align, f32) {
    const CENTRE: f32 = (ASCENT - DESCENT) / 2.0;
    match anchor {
        Anchor::LeftTop => (Align::Left, ASCENT),
        Anchor::LeftCentre => (Align::Left, CENTRE),
        Anchor::LeftBottom => (Align::Left, -DESCENT),
        Anchor::CentreTop => (Align::Middle, ASCENT),
        Anchor::Centre => (Align::Middle, CENTRE),
        Anchor::CentreBottom => (Align::Middle, -DESCENT),
        Anchor::RightTop => (Align::Right, ASCENT),
        Anchor::RightCentre => (Align::Right, CENTRE),
        Anchor::RightBottom => (Align::Right, -DESCENT),
    }
}

/// A text with line breaks and tabs as spaces, without characters that XML forbids.
pub(super) fn shown(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => None,
        c => Some(c),
    });
    kept.collect()
}

/// The embedded font as harfrust reads it.
fn shaped(font: Font) -> &'static (FontRef<'static>, ShaperData) {
    static FONTS: [OnceLock<(FontRef<'static>, ShaperData)>; 4] = [const { OnceLock::new() }; 4];
    FONTS[font as usize].get_or_init(|| {
        let font = FontRef::from_index(font.bytes(), 0).expect("the embedded fonts are whole");
        let data = ShaperData::new(&font);
        (font, data)
    })
}

/// The embedded font as ttf-parser reads it.
pub(super) fn face(font: Font) -> &'static Face<'static> {
    static FACES: [OnceLock<Face<'static>>; 4] = [const { OnceLock::new() }; 4];
    FACES[font as usize].get_or_init(|| Face::parse(font.bytes(), 0).expect("the embedded fonts are whole"))
}

/// Units of an em of a font.
pub(super) fn units_per_em(font: Font) -> f32 {
    f32::from(face(font).units_per_em())
}

/// Draws a glyph's outline into `out`, in font units, y up.
pub(super) fn outline(font: Font, id: u16, out: &mut dyn OutlineBuilder) {
    // A space has none.
    let _ = face(font).outline_glyph(GlyphId(id), out);
}

/// Shapes lines. Plans of shaping are kept: to make one takes longer than to shape a line.
#[derive(Default)]
pub(super) struct Shaper {
    plans: HashMap<(Font, Script), ShapePlan>,
}

impl Shaper {
    /// The glyphs of one line, left to right.
    fn shape(&mut self, text: &str, strong: bool) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        let mut pen = 0.0;
        for (font, part) in runs(text, strong) {
            let em = units_per_em(font);
            let (file, data) = shaped(font);
            let shaper = data.shaper(file).build();
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(&text[part.clone()]);
            buffer.set_direction(Direction::LeftToRight);
            buffer.guess_segment_properties();
            let script = buffer.script();
            let plan = self
                .plans
                .entry((font, script))
                .or_insert_with(|| ShapePlan::new(&shaper, Direction::LeftToRight, Some(script), None, &[]));
            let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)));
            let infos = shaped.glyph_infos();
            for (k, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
                let start = part.start + info.cluster as usize;
                let next = infos[k..].iter().find(|other| other.cluster != info.cluster);
                let end = next.map_or(part.end, |other| part.start + other.cluster as usize);
                let offset = [position.x_offset as f32 / em, position.y_offset as f32 / em];
                let advance = position.x_advance as f32 / em;
                let id = u16::try_from(info.glyph_id).unwrap_or(0);
                glyphs.push(Glyph { font, id, at: [pen + offset[0], offset[1]], advance, offset, text: start..end });
                pen += advance;
            }
        }
        glyphs
    }
}

/// The pieces of a line in one font each. A character that no font has is the empty box of the first.
fn runs(text: &str, strong: bool) -> Vec<(Font, Range<usize>)> {
    let mut runs: Vec<(Font, Range<usize>)> = Vec::new();
    for (start, c) in text.char_indices() {
        let font = Font::of(c, strong).unwrap_or(Font::chain(strong)[0]);
        let end = start + c.len_utf8();
        match runs.last_mut() {
            Some((last, part)) if *last == font => part.end = end,
            _ => runs.push((font, start..end)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::measure::text_width;

    #[test]
    fn glyphs_are_as_wide_as_the_layout_measures_and_hats_take_no_room() {
        let mut shaper = Shaper::default();
        for words in ["‖∇Q‖ ≤ 0,25; β₁ = 0.9", "Градиент ✓ 150", "m\u{302} v\u{302}", "fi ffl AV", "漢", ""]
        {
            for strong in [false, true] {
                let glyphs = shaper.shape(words, strong);
                let width: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
                assert!((width - text_width(words, 1.0, strong)).abs() < 1e-4, "{words}: {width}");
                assert!(glyphs.iter().all(|glyph| words.get(glyph.text.clone()).is_some()), "{glyphs:?}");
            }
        }
        let hat = shaper.shape("m\u{302}", false);
        assert!(hat.len() == 1 || hat[1].at[0] < hat[0].advance, "the hat stands over its letter: {hat:?}");
    }

    #[test]
    fn the_baseline_starts_where_the_anchor_says() {
        let text = |anchor| Text {
            at: [100.0, 50.0],
            anchor,
            text: "10".to_owned(),
            size: 10.0,
            strong: false,
            colour: crate::figure::colour::Rgba::hex(0),
            halo: None,
        };
        let at = |anchor| set(&text(anchor), &mut Shaper::default()).at;
        assert_eq!(at(Anchor::LeftBottom)[0], 100.0);
        assert!((at(Anchor::RightTop)[0] - (100.0 - 11.44)).abs() < 1e-3);
        assert!((at(Anchor::Centre)[0] - (100.0 - 5.72)).abs() < 1e-3);
        assert!((at(Anchor::Centre)[1] - (50.0 + 3.88)).abs() < 1e-3);
    }
}
