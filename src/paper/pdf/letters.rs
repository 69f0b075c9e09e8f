//! The used part of the fonts of a PDF: outlines under the numbers they have in the whole font, those of no use empty.

use crate::figure::measure::Font;
use crate::paper::glyphs::{Glyph, Line};
use std::collections::{BTreeMap, BTreeSet};
use ttf_parser::{Face, Tag};

/// A glyph that was used.
pub(super) struct Used {
    /// What it stands for.
    pub text: String,
    /// How far its pen moves, in em.
    pub advance: f32,
}

/// What was used of the fonts, by glyph.
#[derive(Default)]
pub(super) struct Letters {
    used: [BTreeMap<u16, Used>; 4],
}

impl Letters {
    /// Notes the glyphs of a line.
    pub fn note(&mut self, line: &Line) {
        // Of a letter and its hat, which belong together, each stands for its own character.
        for together in line.glyphs.chunk_by(|a, b| a.text == b.text) {
            let mut rest = line.text.get(together[0].text.clone()).unwrap_or_default().chars();
            for (k, Glyph { font, id, advance, .. }) in together.iter().enumerate() {
                let text =
                    if k + 1 == together.len() { rest.by_ref().collect() } else { rest.next().into_iter().collect() };
                self.used[*font as usize].entry(*id).or_insert(Used { text, advance: *advance });
            }
        }
    }

    /// The fonts that were used, with their glyphs.
    pub fn fonts(&self) -> impl Iterator<Item = (Font, &BTreeMap<u16, Used>)> {
        Font::ALL.into_iter().zip(&self.used).filter(|(_, used)| !used.is_empty())
    }
}

/// A TrueType file with some glyphs of an embedded font.
pub(super) fn subset(font: Font, used: impl Iterator<Item = u16>) -> Vec<u8> {
    let face = Face::parse(font.bytes(), 0).expect("the embedded fonts are whole");
    let table = |tag: &[u8; 4]| face.raw_face().table(Tag::from_bytes(tag)).unwrap_or_default();
    let (places, outlines) =
        outlines(&Glyphs { head: table(b"head"), loca: table(b"loca"), glyf: table(b"glyf") }, used);
    let mut head = table(b"head").to_vec();
    // The sum of the file, which no reader checks, is that of another file; places are four bytes each.
    for (at, bytes) in [(8, [0; 4].as_slice()), (LONG_PLACES, &[0, 1])] {
        if let Some(part) = head.get_mut(at..at + bytes.len()) {
            part.copy_from_slice(bytes);
        }
    }
    let [hhea, hmtx, maxp] = [b"hhea", b"hmtx", b"maxp"].map(|tag| table(tag).to_vec());
    file(&[(b"glyf", outlines), (b"head", head), (b"hhea", hhea), (b"hmtx", hmtx), (b"loca", places), (b"maxp", maxp)])
}

/// Where `head` says whether places are four bytes each.
const LONG_PLACES: usize = 50;

/// A font's outlines.
struct Glyphs<'a> {
    head: &'a [u8],
    loca: &'a [u8],
    glyf: &'a [u8],
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
}

impl<'a> Glyphs<'a> {
    fn are_long(&self) -> bool {
        u16_at(self.head, LONG_PLACES) == 1
    }
    fn count(&self) -> usize {
        (self.loca.len() / if self.are_long() { 4 } else { 2 }).saturating_sub(1)
    }
    /// Where a glyph begins.
    fn place(&self, glyph: usize) -> usize {
        if self.are_long() {
            usize::from(u16_at(self.loca, 4 * glyph)) << 16 | usize::from(u16_at(self.loca, 4 * glyph + 2))
        } else {
            2 * usize::from(u16_at(self.loca, 2 * glyph))
        }
    }
    fn outline(&self, glyph: u16) -> &'a [u8] {
        let glyph = usize::from(glyph);
        self.glyf.get(self.place(glyph)..self.place(glyph + 1)).unwrap_or_default()
    }
    /// The glyphs that a glyph is put together from: OpenType, "glyf", composite glyph description.
    fn parts(&self, glyph: u16) -> Vec<u16> {
        let outline = self.outline(glyph);
        let mut parts = Vec::new();
        if (u16_at(outline, 0) as i16) < 0 {
            let mut at = 10;
            while at + 4 <= outline.len() {
                let flags = u16_at(outline, at);
                parts.push(u16_at(outline, at + 2));
                at += if flags & 1 == 0 { 6 } else { 8 };
                at += [(0x08, 2), (0x40, 4), (0x80, 8)]
                    .iter()
                    .find(|(flag, _)| flags & flag != 0)
                    .map_or(0, |(_, more)| *more);
                if flags & 0x20 == 0 {
                    break;
                }
            }
        }
        parts
    }
}

/// Places and outlines of some glyphs, of their parts, and of the box for what is missing.
fn outlines(glyphs: &Glyphs<'_>, used: impl Iterator<Item = u16>) -> (Vec<u8>, Vec<u8>) {
    let mut kept = BTreeSet::new();
    let mut waiting: Vec<u16> = used.chain([0]).collect();
    while let Some(glyph) = waiting.pop() {
        if kept.insert(glyph) {
            waiting.extend(glyphs.parts(glyph));
        }
    }
    let (mut places, mut outlines) = (Vec::new(), Vec::new());
    for glyph in 0..glyphs.count() as u16 {
        places.extend((outlines.len() as u32).to_be_bytes());
        if kept.contains(&glyph) {
            outlines.extend(glyphs.outline(glyph));
            outlines.resize(outlines.len().next_multiple_of(4), 0);
        }
    }
    places.extend((outlines.len() as u32).to_be_bytes());
    (places, outlines)
}

/// Tables, in the order of their names, as a TrueType file.
fn file(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = 1u16 << count.ilog2();
    let mut file = vec![0, 1, 0, 0];
    for number in [count, 16 * power, power.ilog2() as u16, 16 * (count - power)] {
        file.extend(number.to_be_bytes());
    }
    let mut place = file.len() + 16 * tables.len();
    for (tag, table) in tables {
        file.extend(*tag);
        for number in [sum(table), place as u32, table.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn sum(table: &[u8]) -> u32 {
    let words = table
        .chunks(4)
        .map(|word| word.iter().enumerate().map(|(k, byte)| u32::from(*byte) << (24 - 8 * k)).sum::<u32>());
    words.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ttf_parser::{GlyphId, OutlineBuilder};

    #[derive(Default, PartialEq, Debug)]
    struct Corners(Vec<[f32; 2]>);

    impl OutlineBuilder for Corners {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y]);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y]);
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.extend([[x1, y1], [x, y]]);
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0.extend([[x1, y1], [x2, y2], [x, y]]);
        }
        fn close(&mut self) {}
    }

    fn corners(face: &Face<'_>, glyph: u16) -> Corners {
        let mut corners = Corners::default();
        let _ = face.outline_glyph(GlyphId(glyph), &mut corners);
        corners
    }

    #[test]
    fn the_used_glyphs_are_as_in_the_whole_font_and_the_others_are_empty() {
        for font in Font::ALL {
            let whole = Face::parse(font.bytes(), 0).expect("a font");
            let used: Vec<u16> = (0..whole.number_of_glyphs()).filter(|glyph| glyph % 7 == 3).collect();
            let bytes = subset(font, used.iter().copied());
            let part = Face::parse(&bytes, 0).expect("a font");
            assert_eq!(part.number_of_glyphs(), whole.number_of_glyphs());
            for glyph in &used {
                assert_eq!(corners(&part, *glyph), corners(&whole, *glyph), "{font:?} {glyph}");
                let advance = |face: &Face<'_>| face.glyph_hor_advance(GlyphId(*glyph));
                assert_eq!(advance(&part), advance(&whole));
            }
            assert!(used.iter().any(|glyph| !corners(&part, *glyph).0.is_empty()));
            let empty = (1..part.number_of_glyphs()).filter(|glyph| corners(&part, *glyph).0.is_empty()).count();
            assert!(empty > usize::from(part.number_of_glyphs()) / 2, "{font:?}: {empty}");
        }
    }
}
