//! The surface of a control: how it looks at rest, under the pointer, pressed, chosen.

use crate::figure::colour::Rgba;
use crate::figure::theme::Tokens;
use crate::ui::paint::theme::{self, color32};
use eframe::egui::{Color32, Painter, Rect, Response, Stroke, StrokeKind};

/// How far a filled control moves towards the page when hovered, and when pressed.
const STRONG_HOVER: f32 = 0.16;
const STRONG_PRESS: f32 = 0.28;

/// Fill, border and ink of a control in its present state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surface {
    fill: Color32,
    border: Color32,
    /// For words and icons on it.
    pub ink: Color32,
}

impl Surface {
    /// A bordered button; `selected` while what it opens is open.
    pub fn raised(tokens: &Tokens, response: &Response, selected: bool) -> Self {
        Self::bordered(tokens, response, selected, tokens.raised)
    }

    /// A field one can type or choose in.
    pub fn inset(tokens: &Tokens, response: &Response) -> Self {
        Self::bordered(tokens, response, false, tokens.inset)
    }

    fn bordered(tokens: &Tokens, response: &Response, selected: bool, rest: Rgba) -> Self {
        let (fill, border) = match state(response) {
            _ if selected => (tokens.press, tokens.text),
            State::Rest => (rest, tokens.border),
            State::Hovered => (tokens.hover, tokens.weak),
            State::Pressed => (tokens.press, tokens.text),
        };
        Self { fill: color32(fill), border: color32(border), ink: color32(tokens.text) }
    }

    /// The one filled button of a place.
    pub fn strong(tokens: &Tokens, response: &Response) -> Self {
        let fill = match state(response) {
            State::Rest => tokens.accent,
            State::Hovered => tokens.accent.mix(tokens.page, STRONG_HOVER),
            State::Pressed => tokens.accent.mix(tokens.page, STRONG_PRESS),
        };
        Self { fill: color32(fill), border: color32(fill), ink: color32(tokens.on_accent) }
    }

    /// No border and no fill until touched.
    pub fn bare(tokens: &Tokens, response: &Response, selected: bool) -> Self {
        let fill = match state(response) {
            _ if selected => color32(tokens.press),
            State::Rest => Color32::TRANSPARENT,
            State::Hovered => color32(tokens.hover),
            State::Pressed => color32(tokens.press),
        };
        Self { fill, border: fill, ink: color32(tokens.text) }
    }

    /// Paints fill and border.
    pub fn paint(self, painter: &Painter, rect: Rect, radius: u8) {
        painter.rect(rect, radius, self.fill, Stroke::new(1.0, self.border), StrokeKind::Inside);
    }
}

enum State {
    Rest,
    Hovered,
    Pressed,
}

fn state(response: &Response) -> State {
    if response.is_pointer_button_down_on() {
        State::Pressed
    } else if response.hovered() {
        State::Hovered
    } else {
        State::Rest
    }
}

/// Paints a floating plate: the ground of toasts, reasons and hover cards.
pub(super) fn plate(painter: &Painter, rect: Rect, tokens: &Tokens, border: Rgba) {
    painter.add(theme::card_shadow().as_shape(rect, theme::size::RADIUS_CARD));
    let stroke = Stroke::new(1.0, color32(border));
    painter.rect(rect, theme::size::RADIUS_CARD, color32(tokens.raised), stroke, StrokeKind::Inside);
}
