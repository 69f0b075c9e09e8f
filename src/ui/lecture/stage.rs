//! The picture: the landscape from edge to edge with its legend, or a lab's figure with what it found.

use super::frame::{self, MARGIN};
use super::{legend, size};
use crate::figure::layout::Style;
use crate::ui::app::App;
use crate::ui::ask::Ask;
use crate::ui::theme::{color32, font};
use crate::ui::{canvas, panels};
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Rect, Ui, UiBuilder, pos2, vec2};

/// Shows the picture in the room there is.
pub(super) fn stage_ui(app: &mut App, k: f32, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let style = Style::lecture(super::HEIGHT * k);
    if app.lab_is_large() {
        return lab_ui(app, style, k, ui);
    }
    if let Some(plot) = canvas::bare_ui(app, style, ui, asks) {
        legend::legend_ui(app, &plot, k, ui, asks);
    }
}

/// The lab's figure, and under it what came out, or why nothing did.
fn lab_ui(app: &mut App, style: Style, k: f32, ui: &mut Ui) {
    let (lang, rect) = (app.lang(), ui.max_rect().shrink2(vec2(MARGIN * k, 14.0 * k)));
    let fault = app.laboratory.fault().map(|fault| fault.sentence(lang));
    let words = fault.or_else(|| app.laboratory.shown().map(|shown| shown.verdict.clone())).unwrap_or_default();
    let ink = color32(app.tokens().text);
    let mut job = LayoutJob::simple(words.clone(), font(size::PROGRESS * k, false), ink, rect.width());
    job.wrap.max_rows = 3;
    let galley = ui.painter().layout_job(job);
    let top = rect.max.y - galley.size().y;
    frame::words_ui(ui, "verdict", pos2(rect.min.x, top), Align2::LEFT_TOP, galley, &words);
    let figure = Rect::from_min_max(rect.min, pos2(rect.max.x, top - 10.0 * k));
    ui.scope_builder(UiBuilder::new().max_rect(figure), |ui| panels::lab::figure_ui(app, figure, style, ui));
}
