//! When what is remembered goes to the disk.

use crate::ui::perform::add_standing_notice;
use crate::ui::state::app::App;
use crate::ui::state::notice::Notice;
use crate::ui::work::session_writer::SessionWriter;
use eframe::egui::Context;

/// From now on what changes is written.
pub fn keep_with(app: &mut App, writer: SessionWriter) {
    app.kept = Some(app.to_keep());
    app.session_writer = Some(writer);
}

/// Has written what has changed since the last time. Not in mid-drag: when the button is let go.
pub(super) fn keep(app: &mut App, ctx: &Context) {
    let lang = app.lang();
    let Some(writer) = &mut app.session_writer else { return };
    if let Some(error) = writer.failure() {
        let headline = lang.t("banner-not-kept");
        add_standing_notice(app, Notice { headline, sentence: error.message(lang), allowed: String::new() });
        ctx.request_repaint();
    }
    if !ctx.input(|input| input.pointer.any_down()) {
        keep_now(app);
    }
}

/// The same at once: the window closes.
pub fn keep_now(app: &mut App) {
    let cursor = app.resting_cursor();
    let Some(kept) = &mut app.kept else { return };
    // The first race sets the cursor: that is no change.
    kept.at = kept.at.or(cursor);
    if app.kept.as_ref().is_some_and(|kept| app.is_as_kept(kept)) {
        return;
    }
    app.kept = Some(app.to_keep());
    if let Some(writer) = &app.session_writer {
        writer.keep(app.to_remember());
    }
}
