//! A key's name in a little frame.

use crate::figure::theme::Tokens;
use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::{Painter, Pos2, Rect, StrokeKind, vec2};

/// Paints a key cap with its right edge's middle at `right_centre` and gives its rectangle.
pub fn key_cap(painter: &Painter, right_centre: Pos2, keys: &str, tokens: &Tokens) -> Rect {
    let ink = color32(tokens.weak);
    let galley = painter.layout_no_wrap(keys.to_owned(), font(theme::readable(painter.ctx(), text::SMALL), false), ink);
    let size = galley.size() + vec2(12.0, 5.0);
    let rect = Rect::from_center_size(right_centre - vec2(size.x / 2.0, 0.0), size);
    painter.rect(rect, size::RADIUS_INNER, color32(tokens.inset), theme::border(tokens), StrokeKind::Inside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
    rect
}
