//! How a racer ended, in a column: a sign and a word. Never by colour alone.

use crate::figure::theme::Tokens;
use crate::race::Verdict;
use crate::text::Lang;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{color32, font};
use eframe::egui::{Align2, Painter, Pos2, Rect, pos2};

/// The sign's size and its distance from the word, in font sizes.
const ICON: f32 = 0.85;
const ADVANCE: f32 = 0.7;

/// Paints the verdict with its right edge's middle at `right_centre` and gives its rectangle.
pub fn verdict(
    painter: &Painter,
    right_centre: Pos2,
    verdict: &Verdict,
    tokens: &Tokens,
    lang: Lang,
    size: f32,
) -> Rect {
    let (icon, ink) = match verdict {
        Verdict::Converged { .. } => (Some(Icon::Check), tokens.text),
        Verdict::Diverged { .. } | Verdict::Grows { .. } => (Some(Icon::Cross), tokens.bad),
        Verdict::StoppedShort => (Some(Icon::Stop), tokens.warn),
        Verdict::Cycles { .. } | Verdict::Hovers | Verdict::Moving => (None, tokens.weak),
    };
    let words = verdict.short(lang);
    let ink = color32(ink);
    let rect = painter.text(right_centre, Align2::RIGHT_CENTER, words, font(size, false), ink);
    let Some(icon) = icon else { return rect };
    let at = pos2(rect.min.x - size * ADVANCE, right_centre.y);
    icons::paint(painter, at, icon, ink, size * ICON);
    rect.union(Rect::from_center_size(at, eframe::egui::Vec2::splat(size * ICON)))
}
