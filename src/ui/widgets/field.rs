//! A text field whose frame grows stronger when it is typed in.

use crate::ui::paint::theme::{self, color32, size};
use eframe::egui::{Response, Stroke, TextEdit, Ui};

/// Shows a text field. egui takes the frame of a focused field from the style's selection.
pub fn field(ui: &mut Ui, edit: TextEdit<'_>) -> Response {
    let focus = color32(theme::tokens(ui.ctx()).focus);
    ui.scope(|ui| {
        ui.visuals_mut().selection.stroke = Stroke::new(size::FOCUS_RING, focus);
        ui.add(edit)
    })
    .inner
}
