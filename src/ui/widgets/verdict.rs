//! How a racer ended, in a column: a sign and a word. Never by colour alone.

use crate::figure::theme::Tokens;
use crate::race::Verdict;
use crate::text::Lang;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{color32, font};
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
    let (icon, words, ink) = match verdict {
        Verdict::Converged { step, .. } => (Some(Icon::Check), lang.whole(*step as u64), tokens.text),
        Verdict::Diverged { step } => (Some(Icon::Cross), lang.whole(*step as u64), tokens.bad),
        Verdict::StoppedShort => (Some(Icon::Stop), lang.t("widget-stopped-short"), tokens.warn),
        Verdict::Hovers => (None, lang.t("widget-hovers"), tokens.weak),
        Verdict::Moving => (None, lang.t("widget-moving"), tokens.weak),
    };
    let ink = color32(ink);
    let rect = painter.text(right_centre, Align2::RIGHT_CENTER, words, font(size, false), ink);
    let Some(icon) = icon else { return rect };
    let at = pos2(rect.min.x - size * ADVANCE, right_centre.y);
    icons::paint(painter, at, icon, ink, size * ICON);
    rect.union(Rect::from_center_size(at, eframe::egui::Vec2::splat(size * ICON)))
}
