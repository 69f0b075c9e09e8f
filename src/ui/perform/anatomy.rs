//! The anatomy of a step: opening and closing it, and its view of the plane.

use crate::ui::state::anatomy::OpenAnatomy;
use crate::ui::state::app::App;

/// Opens it, or closes it.
pub(super) fn toggle(app: &mut App) {
    if app.screen.anatomy.is_some() {
        return close(app);
    }
    app.playback.playing = false;
    app.screen.anatomy = Some(OpenAnatomy::default());
}

/// Closes it; the view goes back to what it was.
pub(super) fn close(app: &mut App) {
    if let Some(before) = app.screen.anatomy.take().and_then(|open| open.before()) {
        app.screen.view = Some(before);
    }
}

/// The view is not moved to the step any more.
pub(super) fn stay(app: &mut App) {
    if let Some(open) = &mut app.screen.anatomy {
        open.stay();
    }
}
