//! A row that is on or off.

use super::tip::with_tip;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

const BOX: f32 = 16.0;

/// A box with a tick and a word, 22 high.
#[must_use = "show it with `ui`"]
pub struct CheckRow<'a> {
    label: &'a str,
    tip: &'a str,
}

impl<'a> CheckRow<'a> {
    /// With this word.
    pub fn new(label: &'a str) -> Self {
        Self { label, tip: "" }
    }
    /// A sentence shown when hovered.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }

    /// Shows it; `changed()` of the answer says whether `on` was turned.
    pub fn ui(self, ui: &mut Ui, on: &mut bool) -> Response {
        let tokens = theme::tokens(ui.ctx());
        let label = ui.painter().layout_no_wrap(self.label.to_owned(), font(text::BODY, false), color32(tokens.text));
        let width = BOX + theme::space::NEAR + label.size().x;
        let (rect, mut response) = ui.allocate_exact_size(vec2(width, size::CHECK_ROW), Sense::click());
        if response.clicked() {
            *on = !*on;
            response.mark_changed();
        }
        let painter = ui.painter();
        let box_rect = Rect::from_center_size(pos2(rect.min.x + BOX / 2.0, rect.center().y), vec2(BOX, BOX));
        let (fill, rim) = match (*on, response.hovered()) {
            (true, _) => (tokens.accent, tokens.accent),
            (false, true) => (tokens.hover, tokens.text),
            (false, false) => (tokens.inset, tokens.weak),
        };
        let rim = Stroke::new(1.0, color32(rim));
        painter.rect(box_rect, size::RADIUS_INNER, color32(fill), rim, StrokeKind::Inside);
        if *on {
            icons::paint(painter, box_rect.center(), Icon::Check, color32(tokens.on_accent), BOX * 0.75);
        }
        let at =
            Align2::LEFT_CENTER.anchor_size(pos2(box_rect.max.x + theme::space::NEAR, rect.center().y), label.size());
        painter.galley(at.min, label, color32(tokens.text));
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, self.label));
        with_tip(response, self.tip, "")
    }
}
