//! A button that shows what is chosen and opens a menu of what could be.

use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{self, color32, size};
use eframe::egui::{Button, ComboBox, InnerResponse, Response, Ui};

/// A combo box: egui's with our look, 26 high, with a name.
#[must_use = "show it with `ui` or `choose_ui`"]
pub struct Combo<'a> {
    name: &'a str,
    shown: &'a str,
    tip: &'a str,
    width: Option<f32>,
    height: f32,
}

impl<'a> Combo<'a> {
    /// `name` is what a screen reader says before the chosen words.
    pub fn new(name: &'a str, shown: &'a str) -> Self {
        Self { name, shown, tip: "", width: None, height: size::MENU }
    }
    /// A sentence shown when hovered.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }
    /// As wide as this; without it, as wide as there is room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
    /// Another height than 26.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Shows it, with any contents in its menu.
    pub fn ui<R>(self, ui: &mut Ui, menu: impl FnOnce(&mut Ui) -> R) -> InnerResponse<Option<R>> {
        let tokens = theme::tokens(ui.ctx());
        let (inset, arrow) = (color32(tokens.inset), color32(tokens.weak));
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let mut answer = ui
            .scope(|ui| {
                ui.spacing_mut().interact_size.y = self.height;
                ui.visuals_mut().widgets.inactive.weak_bg_fill = inset;
                ComboBox::from_id_salt(self.name)
                    .selected_text(self.shown)
                    .width(width)
                    .truncate()
                    .icon(move |ui, rect, _, _| {
                        icons::paint(ui.painter(), rect.center(), Icon::Down, arrow, size::ICON_ARROW);
                    })
                    .show_ui(ui, menu)
            })
            .inner;
        answer.response = answer.response.accessible_name(self.name);
        if !self.tip.is_empty() {
            answer.response = answer.response.on_hover_text(self.tip);
        }
        answer
    }

    /// Shows it with one row per label; `changed()` of the answer says whether another one was taken.
    pub fn choose_ui<S: AsRef<str>>(self, ui: &mut Ui, labels: &[S], chosen: &mut usize) -> Response {
        let before = *chosen;
        let mut response = self
            .ui(ui, |ui| {
                for (index, label) in labels.iter().enumerate() {
                    if ui.add(Button::selectable(index == *chosen, label.as_ref())).clicked() {
                        *chosen = index;
                    }
                }
            })
            .response;
        if *chosen != before {
            response.mark_changed();
        }
        response
    }
}
