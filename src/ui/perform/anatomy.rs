//! The anatomy of a step: opening and closing it, and its view of the plane.

use crate::ui::state::anatomy::OpenAnatomy;
use crate::ui::state::app::App;
use crate::ui::state::subject;

/// Opens it, or closes it.
pub(super) fn toggle(app: &mut App) {
    if app.screen.anatomy.is_some() {
        return close(app);
    }
    app.playback.playing = false;
    app.screen.anatomy = Some(OpenAnatomy::default());
}

/// Opens the step that the scene takes apart, of the method it is about where it takes several apart; nothing where it
/// takes none.
pub(super) fn open_of_scene(app: &mut App) {
    let steps = &app.scene().view.anatomy;
    let subject = subject::subject(app);
    let Some(of) = steps.iter().find(|of| Some(of.racer) == subject).or(steps.first()).copied() else { return };
    app.screen.row = of.racer;
    app.screen.anatomy = Some(OpenAnatomy::of_scene(of));
    if !app.playback.is_fresh() {
        stand(app);
    }
}

/// The race has come: where the scene takes a step apart, the cursor stands on the point that it leads from. Returns
/// whether it does so now.
pub(super) fn stand(app: &mut App) -> bool {
    let Some(open) = app.screen.anatomy.as_mut().filter(|open| open.is_due) else { return false };
    open.is_due = false;
    let Some(of) = open.of else { return false };
    app.playback.playing = false;
    let at = app.moment_of(of.racer, of.step - 1);
    app.playback.go(at);
    true
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
