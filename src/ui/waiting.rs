//! A race that takes long: giving it up, and what to go on with.

use super::actions::Action;
use super::app::App;
use super::perform;
use eframe::egui::Context;

/// Gives up the race under way. What was changed since a race was shown is taken back, so that the picture is the scene's
/// again; of a scene that was only opened there is no picture, and the canvas says so.
pub(super) fn cancel(app: &mut App, ctx: &Context) {
    app.engine.cancel();
    if app.screen.raced && app.document.history.has_past() {
        perform::perform(app, Action::Undo, ctx);
    }
}
