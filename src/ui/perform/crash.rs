//! What a crash left, and what the next one would leave.

use crate::scene::edit::Edit;
use crate::ui::perform::documents;
use crate::ui::state::app::App;
use crate::ui::state::crash::Offer;
use crate::ui::state::session;

/// From now on a scene is offered; if it is open already, only that is told.
pub fn offer(app: &mut App, offer: Offer) {
    log::warn!("offered after a crash: {}", offer.report.display());
    if app.has_offered_scene(&offer) {
        offer.answered();
    }
    app.offer = Some(offer);
}

/// Opens the scene that is offered. What it replaces can be had back: by undo, or from the scene that was left.
pub(super) fn restore(app: &mut App) {
    let Some(offer) = app.offer.take() else { return };
    let document = session::restore(&offer.session, &app.presets);
    if document.origin != app.document.origin {
        documents::open(app, document);
    }
    // The same document may have been open with other changes.
    if *app.document.scene() != offer.session.scene {
        app.document.history.apply(Edit::Replace(Box::new(offer.session.scene.clone())));
        app.document.history.end_gesture();
        documents::begin(app, None);
    }
    app.playback.go(offer.session.at);
    // Last: should opening it end the window, it is there for the next one.
    offer.answered();
}

/// The scene that is offered is not wanted.
pub(super) fn turn_down(app: &mut App) {
    if let Some(offer) = app.offer.take() {
        offer.answered();
    }
}

/// Notes the open scene for a crash, where it is another one.
pub fn note(app: &mut App) {
    if !app.is_noted() {
        app.note();
    }
}
