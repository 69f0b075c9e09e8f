//! The embedded fonts and text measurement; decides which font shows a character.
//!
//! A text is set in Noto Sans (Regular or SemiBold); a character it lacks comes from Noto Sans Math, else from Noto
//! Sans Symbols2. The embedded files have no kerning, so `width = size · Σ advance / units per em` holds in the layout,
//! in the window and in exports alike. A character in none of the fonts is drawn, and measured, as the empty box of
//! Noto Sans; [`missing_glyphs`] finds such characters. Single lines, left to right.

use std::collections::HashMap;
use std::sync::OnceLock;
use ttf_parser::Face;

/// Noto Sans Regular.
pub const NOTO_SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// Noto Sans SemiBold.
pub const NOTO_SANS_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf");
/// Noto Sans Math.
pub const NOTO_SANS_MATH: &[u8] = include_bytes!("../../assets/fonts/NotoSansMath-Regular.ttf");
/// Noto Sans Symbols2.
pub const NOTO_SANS_SYMBOLS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSymbols2-Regular.ttf");

/// From the baseline to the top of a line, in em: `hhea.ascent` of Noto Sans.
pub const ASCENT: f32 = 1.069;
/// From the baseline to the bottom of a line, in em: −`hhea.descent` of Noto Sans.
pub const DESCENT: f32 = 0.293;
/// Height of capitals and digits above the baseline, in em.
pub const CAP_HEIGHT: f32 = 0.714;

/// The embedded fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Font {
    /// Noto Sans Regular.
    Regular,
    /// Noto Sans SemiBold.
    SemiBold,
    /// Noto Sans Math.
    Math,
    /// Noto Sans Symbols2.
    Symbols,
}

impl Font {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Regular, Self::SemiBold, Self::Math, Self::Symbols];

    /// The file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => NOTO_SANS,
            Self::SemiBold => NOTO_SANS_SEMIBOLD,
            Self::Math => NOTO_SANS_MATH,
            Self::Symbols => NOTO_SANS_SYMBOLS,
        }
    }

    /// The fonts tried in this order for each character.
    pub const fn chain(strong: bool) -> [Self; 3] {
        [if strong { Self::SemiBold } else { Self::Regular }, Self::Math, Self::Symbols]
    }

    /// The font that shows `character`; `None` if all lack it.
    pub fn of(character: char, strong: bool) -> Option<Self> {
        Self::chain(strong).into_iter().find(|font| font.advances().contains_key(&character))
    }

    /// Width in em of every character of the font. Hashing a `char` is faster than searching the file's own table.
    fn advances(self) -> &'static HashMap<char, f32> {
        static TABLES: [OnceLock<HashMap<char, f32>>; 4] = [const { OnceLock::new() }; 4];
        TABLES[self as usize].get_or_init(|| advances(self.bytes()))
    }
}

fn advances(font: &[u8]) -> HashMap<char, f32> {
    let face = Face::parse(font, 0).expect("the embedded fonts are whole, a test measures with each");
    let em = f32::from(face.units_per_em());
    let mut table = HashMap::new();
    for subtable in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(|table| table.is_unicode()) {
        subtable.codepoints(|code| {
            let glyph = char::from_u32(code).and_then(|c| Some((c, subtable.glyph_index(code)?)));
            if let Some((c, glyph)) = glyph {
                table.insert(c, f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) / em);
            }
        });
    }
    table
}

/// Width of the empty box (`.notdef`) of Noto Sans, in em.
const BOX_ADVANCE: f32 = 0.6;

/// Width of one line of text in points.
pub fn text_width(text: &str, size: f32, strong: bool) -> f32 {
    let advance = |c| Font::of(c, strong).map_or(BOX_ADVANCE, |font| font.advances()[&c]);
    size * text.chars().map(advance).sum::<f32>()
}

/// The characters of `text` that no embedded font has, in order of appearance. Line breaks are ignored.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    text.chars().filter(|&c| c != '\n' && Font::of(c, false).is_none()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::path::Path;

    /// Characters that figures and the window show besides the text tables.
    const SIGNS: &str = "∇ ‖ η α β₁ β₂ ε κ θ λ ∂ ∑ ₀ ₁ ₂ ₃ ₄ ₅ ₆ ₇ ₈ ₉ ⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ⁻⁴ − · … × ÷ ± ≈ ≠ ≤ ≥ ∞ √ \
        m\u{302} v\u{302} w\u{302} ✓ ✕ ■ □ ● ○ ▲ △ ◆ ◇ ▶ ⏸ ⏮ ⏭ ← → ↑ ↓ ′ ∈ ℝ ⟨ ⟩ ᵀ ᵢ ₜ ₖ ÷ « » „ “ ” – — № ё Ё ¼ ½ ᵖ \
        \u{a0} \u{202f} \u{2009}";

    fn files(folder: &str, extension: &str) -> Vec<std::path::PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = std::fs::read_dir(root).into_iter().flatten().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|e| e == extension)).collect()
    }

    #[test]
    fn every_character_that_can_be_shown_has_a_glyph() {
        assert_eq!(missing_glyphs(SIGNS), [], "signs");
        let tables = [files("assets/text/en", "ftl"), files("assets/text/ru", "ftl"), files("presets", "ron")].concat();
        assert!(tables.len() >= 14, "the tables are read: {}", tables.len());
        for path in tables {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(missing_glyphs(&text), [], "{}", path.display());
        }
    }

    #[test]
    fn a_character_is_found_in_the_first_font_of_the_chain_that_has_it() {
        assert_eq!(Font::of('Ж', true), Some(Font::SemiBold));
        assert_eq!(Font::of('∇', false), Some(Font::Math));
        assert_eq!(Font::of('⏸', false), Some(Font::Symbols));
        assert_eq!(missing_glyphs("a漢🌙"), ['漢', '🌙']);
    }

    /// usvg sets a whole text in a fallback font if that has all its characters: the digits of `✓ 142` must not come
    /// from there.
    #[test]
    fn no_character_is_in_two_fonts_of_the_chain() {
        for strong in [false, true] {
            for (place, font) in Font::chain(strong).into_iter().enumerate() {
                for other in &Font::chain(strong)[place + 1..] {
                    let both: Vec<_> = other.advances().keys().filter(|c| font.advances().contains_key(c)).collect();
                    assert!(both.is_empty(), "{font:?} and {other:?} have {both:?}");
                }
            }
        }
        let faces = [Font::Regular, Font::SemiBold].map(|font| font.advances().keys().collect::<HashSet<_>>());
        assert_eq!(faces[0], faces[1], "both weights have the same characters");
    }

    #[test]
    fn widths_are_sums_of_advances() {
        // Noto Sans: digits 572, space 260, letter A 639 thousandths of an em; the hat takes no room.
        assert!((text_width("10 A", 1000.0, false) - (2.0 * 572.0 + 260.0 + 639.0)).abs() < 0.01);
        assert_eq!(text_width("m\u{302}", 13.0, false), text_width("m", 13.0, false));
        assert!(text_width("Градиент", 13.0, true) > text_width("Градиент", 13.0, false));
        assert_eq!(text_width("漢", 10.0, false), 10.0 * BOX_ADVANCE);
    }

    #[test]
    fn the_line_metrics_are_those_of_the_files() {
        for font in [Font::Regular, Font::SemiBold] {
            let face = Face::parse(font.bytes(), 0).unwrap();
            assert_eq!(face.units_per_em(), 1000);
            assert_eq!(f32::from(face.ascender()) / 1000.0, ASCENT);
            assert_eq!(-f32::from(face.descender()) / 1000.0, DESCENT);
            assert_eq!(face.line_gap(), 0);
            assert_eq!(face.capital_height().map(|h| f32::from(h) / 1000.0), Some(CAP_HEIGHT));
            assert_eq!(face.glyph_hor_advance(ttf_parser::GlyphId(0)), Some((1000.0 * BOX_ADVANCE) as u16));
        }
    }
}
