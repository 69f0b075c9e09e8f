//! A button that shows an icon only.

use super::surface::Surface;
use super::tip::with_tip;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{self, size};
use eframe::egui::accesskit::Role;
use eframe::egui::{Response, Sense, Ui, Vec2, Widget, WidgetInfo};

/// A button with an icon, 30 × 28; its name is its tooltip.
#[must_use = "show it with `ui.add`"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    keys: &'a str,
    selected: Option<bool>,
    strong: bool,
    size: Vec2,
    icon_size: f32,
}

impl<'a> IconButton<'a> {
    /// `name` is the tooltip and what a screen reader says.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, keys: "", selected: None, strong: false, size: size::ICON_BUTTON, icon_size: size::ICON }
    }
    /// Its key, shown in the tooltip.
    pub fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }
    /// Makes it a toggle that is on or off.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }
    /// Filled: the one button of its place, such as play.
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
    /// Another size than 30 × 28.
    pub fn size(mut self, size: impl Into<Vec2>) -> Self {
        self.size = size.into();
        self
    }
    /// Another icon size than 15.
    pub fn icon_size(mut self, size: f32) -> Self {
        self.icon_size = size;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::click());
        if ui.is_rect_visible(rect) {
            let tokens = theme::tokens(ui.ctx());
            let surface = if self.strong {
                Surface::strong(&tokens, &response)
            } else {
                Surface::bare(&tokens, &response, self.selected == Some(true))
            };
            let radius = if self.strong { size::RADIUS_CARD } else { size::RADIUS };
            surface.paint(ui.painter(), rect, radius);
            icons::paint(ui.painter(), rect.center(), self.icon, surface.ink, self.icon_size);
        }
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name);
            info.selected = self.selected;
            info
        });
        with_tip(response, self.name, self.keys)
    }
}
