//! A button with a word, and if need be an icon before it and its key after it.

use super::surface::Surface;
use super::tip::with_tip;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Galley, Response, Sense, Ui, Widget, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const PADDING: f32 = 10.0;
/// From an icon's left edge to the word.
const ICON_ADVANCE: f32 = 20.0;
/// From the word to the key.
const KEYS_GAP: f32 = 8.0;
/// Opacity of the key on a filled button.
const KEYS_ON_STRONG: f32 = 0.7;

/// A button with a word, 28 high, as wide as its word needs.
#[must_use = "show it with `ui.add`"]
pub struct Pill<'a> {
    label: &'a str,
    icon: Option<Icon>,
    keys: &'a str,
    tip: &'a str,
    strong: bool,
    selected: Option<bool>,
    min_width: f32,
}

impl<'a> Pill<'a> {
    /// With this word on it.
    pub fn new(label: &'a str) -> Self {
        Self { label, icon: None, keys: "", tip: "", strong: false, selected: None, min_width: 0.0 }
    }
    /// An icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
    /// Its key, in small letters after the word.
    pub fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }
    /// A sentence shown when hovered.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }
    /// Filled: the one button of its place.
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
    /// Makes it a toggle: on while what it opens is open.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }
    /// At least this wide; the word stays in the middle.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// How wide it will be.
    pub fn width(&self, ui: &Ui) -> f32 {
        self.lay_out(ui).width.max(self.min_width)
    }

    fn lay_out(&self, ui: &Ui) -> Laid {
        let line = |words: &str, points: f32| {
            ui.painter().layout_no_wrap(words.to_owned(), font(points, false), Color32::PLACEHOLDER)
        };
        let label = line(self.label, text::BODY);
        let keys = (!self.keys.is_empty()).then(|| line(self.keys, text::SMALL));
        let icon_width = if self.icon.is_some() { ICON_ADVANCE } else { 0.0 };
        let keys_width = keys.as_ref().map_or(0.0, |keys| keys.size().x + KEYS_GAP);
        let width = icon_width + label.size().x + keys_width + 2.0 * PADDING;
        Laid { label, keys, width }
    }

    fn paint(&self, ui: &Ui, response: &Response, laid: Laid) {
        let tokens = theme::tokens(ui.ctx());
        let surface = if self.strong {
            Surface::strong(&tokens, response)
        } else {
            Surface::raised(&tokens, response, self.selected == Some(true))
        };
        let painter = ui.painter();
        surface.paint(painter, response.rect, size::RADIUS);
        let centre = response.rect.center();
        let (mut x, y) = (centre.x - laid.width / 2.0 + PADDING, centre.y);
        if let Some(icon) = self.icon {
            let side = size::ICON_BESIDE_WORD;
            icons::paint(painter, pos2(x + side / 2.0, y), icon, surface.ink, side);
            x += ICON_ADVANCE;
        }
        let label = laid.label.size();
        painter.galley(pos2(x, y - label.y / 2.0), laid.label, surface.ink);
        if let Some(keys) = laid.keys {
            let at = pos2(x + label.x + KEYS_GAP, y - keys.size().y / 2.0);
            let ink = if self.strong { surface.ink.gamma_multiply(KEYS_ON_STRONG) } else { color32(tokens.weak) };
            painter.galley(at, keys, ink);
        }
    }
}

/// A button's texts, without their ink, and the width they need.
struct Laid {
    label: Arc<Galley>,
    keys: Option<Arc<Galley>>,
    width: f32,
}

impl Widget for Pill<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let laid = self.lay_out(ui);
        let width = laid.width.max(self.min_width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::BUTTON), Sense::click());
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, laid);
        }
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.label);
            info.selected = self.selected;
            info
        });
        with_tip(response, self.tip, "")
    }
}
