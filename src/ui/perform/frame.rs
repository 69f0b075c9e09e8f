//! What every frame does before and after the views are shown.

use crate::ui::perform::{compute, crash, files, handle_request, lecture, output, playback, session, toast};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::screen::{Toast, ViewMemory};
use eframe::egui::Context;

/// Before the views: time goes on, and what the threads have made is taken. `keys_wait`: keys were pressed that do
/// nothing because a dialog of the system is awaited.
pub fn begin(app: &mut App, keys_wait: bool, ctx: &Context) {
    if keys_wait {
        toast(app, app.lang().t("toast-awaits-dialog"));
    }
    // In the lecture keys are never the dialog's.
    let is_covered = app.screen.dialog.is_some() || app.lecture.is_some();
    app.files.watch_for_window_input(is_covered, ctx);
    lecture::advance(app, ctx);
    playback::advance(app, ctx);
    compute::compute(app);
}

/// Lends the views what they may write, for the time of a frame.
pub fn lend_memory(app: &mut App) -> ViewMemory {
    std::mem::take(&mut app.screen.memory)
}

/// Takes it back, and the view of the plane that the anatomy has set.
pub fn take_memory(app: &mut App, mut memory: ViewMemory) {
    if let Some((open, view)) = memory.anatomy.take() {
        (app.screen.anatomy, app.screen.view) = (Some(open), view);
    }
    app.screen.memory = memory;
}

/// Lends the open dialog to its view.
pub fn lend_dialog(app: &mut App) -> Option<Dialog> {
    app.screen.dialog.take()
}

/// Takes a dialog back after its view has shown it; `is_over`: it was closed.
pub fn take_dialog(app: &mut App, dialog: Dialog, is_over: bool) {
    if !is_over {
        app.screen.dialog = Some(dialog);
        return;
    }
    if matches!(dialog, Dialog::Export(_)) {
        app.figure_writer.cancel_films();
    }
    if matches!(dialog, Dialog::Table(_)) {
        app.table_reader.rest();
    }
    if matches!(dialog, Dialog::Save(_) | Dialog::Open(_) | Dialog::Export(_) | Dialog::Table(_)) {
        // What went wrong was said in it, of a file that is not wanted any more.
        app.screen.banner = None;
    }
}

/// Lends the toast to its view, which empties it when its time is over.
pub fn lend_toast(app: &mut App) -> &mut Option<Toast> {
    &mut app.screen.toast
}

/// After the views: what came from dialogs and threads, then the requests in order, and what has changed goes to the
/// disk.
pub fn end(app: &mut App, mut requests: Vec<Request>, ctx: &Context) {
    let before = app.screen.banner.clone();
    files::receive_files(app, ctx, &mut requests);
    output::receive_figures(app, ctx);
    for request in requests {
        handle_request(app, request, ctx);
    }
    if let Some(banner) = app.screen.banner.as_ref().filter(|banner| Some(*banner) != before.as_ref()) {
        log::warn!("{} {}", banner.headline, banner.sentence);
    }
}

/// Has written what has changed in this frame.
pub fn keep(app: &mut App, ctx: &Context) {
    crash::note(app);
    session::keep(app, ctx);
}
