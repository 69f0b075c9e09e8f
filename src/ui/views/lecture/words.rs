//! A line of words: fitted to its room, painted, and named for a screen reader.

use crate::ui::paint::theme::font;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Color32, Galley, Pos2, Rect, Role, Sense, Ui, WidgetInfo};
use std::sync::Arc;

/// One line no wider than `width`: set smaller, down to the second size, then cut.
pub(super) fn fitted(
    ui: &Ui,
    words: &str,
    [most, least]: [f32; 2],
    strong: bool,
    ink: Color32,
    width: f32,
) -> Arc<Galley> {
    let wide = ui.painter().layout_no_wrap(words.to_owned(), font(most, strong), ink);
    if wide.size().x <= width {
        return wide;
    }
    let points = (most * width / wide.size().x).max(least);
    let mut job = LayoutJob::simple(words.to_owned(), font(points, strong), ink, width);
    (job.wrap.max_rows, job.wrap.break_anywhere) = (1, true);
    ui.painter().layout_job(job)
}

/// Paints a line; gives its place.
pub(super) fn paint(ui: &Ui, at: Pos2, align: Align2, galley: Arc<Galley>) -> Rect {
    let place = align.anchor_size(at, galley.size());
    ui.painter().galley(place.min, galley, Color32::PLACEHOLDER);
    place
}

/// Shows a line and names it; gives its place.
pub(super) fn words_ui(ui: &Ui, id: &str, at: Pos2, align: Align2, galley: Arc<Galley>, words: &str) -> Rect {
    named_ui(ui, (id, Role::Label), paint(ui, at, align, galley), words)
}

/// The same for the heading of a screen, from its left end.
pub(super) fn heading_ui(ui: &Ui, at: Pos2, galley: Arc<Galley>, words: &str) {
    named_ui(ui, ("heading", Role::Heading), paint(ui, at, Align2::LEFT_CENTER, galley), words);
}

fn named_ui(ui: &Ui, (id, role): (&str, Role), place: Rect, words: &str) -> Rect {
    let response = ui.interact(place, ui.scope_id().with(id), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    place
}
