//! The head of a section: its name, and something small at the right.

use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Response, Sense, Ui, Widget, WidgetInfo, vec2};

/// A heading, 24 high, over the whole width.
#[must_use = "show it with `ui.add`"]
pub struct Heading<'a> {
    label: &'a str,
    right: &'a str,
    size: f32,
}

impl<'a> Heading<'a> {
    /// A section's name.
    pub fn new(label: &'a str) -> Self {
        Self { label, right: "", size: text::BODY }
    }
    /// Weak words at the right edge.
    pub fn right(mut self, right: &'a str) -> Self {
        self.right = right;
        self
    }
    /// The title of a whole panel.
    pub fn title(mut self) -> Self {
        self.size = text::TITLE;
        self
    }
}

impl Widget for Heading<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = theme::tokens(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
        let painter = ui.painter();
        let (strong, weak) = (color32(tokens.text), color32(tokens.weak));
        painter.text(rect.left_center(), Align2::LEFT_CENTER, self.label, font(self.size, true), strong);
        painter.text(rect.right_center(), Align2::RIGHT_CENTER, self.right, font(text::SMALL, false), weak);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, self.label));
        response
    }
}
