//! The contents of a tooltip: what the control does, and its key.

use crate::ui::paint::theme::{self, color32, font, text};
use eframe::egui::{Response, RichText, Ui};

/// Shows a name with its key in weak letters beside it; `keys` may be empty.
pub fn tip_ui(ui: &mut Ui, name: &str, keys: &str) {
    let tokens = theme::tokens(ui.ctx());
    let [name_size, keys_size] = [text::SECONDARY, text::SMALL].map(|size| theme::readable(ui.ctx(), size));
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).font(font(name_size, false)).color(color32(tokens.text)));
        if !keys.is_empty() {
            ui.label(RichText::new(keys).font(font(keys_size, false)).color(color32(tokens.weak)));
        }
    });
}

/// Adds [`tip_ui`] to a control. Nothing is shown when there is nothing to say.
pub(super) fn with_tip(response: Response, name: &str, keys: &str) -> Response {
    if name.is_empty() && keys.is_empty() { response } else { response.on_hover_ui(|ui| tip_ui(ui, name, keys)) }
}
