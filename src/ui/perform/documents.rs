//! Opening another scene.

use crate::ui::perform::{anatomy, lecture};
use crate::ui::state::app::App;
use crate::ui::state::document::Document;
use crate::ui::state::playback::Playback;
use crate::ui::state::screen::Screen;

/// Opens another document; the one before is kept where it has changes.
pub fn open(app: &mut App, document: Document) {
    let kept = app.left.iter().position(|other| other.origin == document.origin && other.origin.is_unique());
    let next = kept.map_or(document, |k| app.left.remove(k));
    app.settings.lab = app.remembered_lab();
    lecture::restore(app);
    let before = std::mem::replace(&mut app.document, next);
    if before.history.has_past() && before.origin.is_unique() && before.origin != app.document.origin {
        app.left.push(before);
    }
    scene_opened(app);
}

/// The window begins with the scene in its document, at a moment where it has one.
pub fn begin(app: &mut App, at: Option<u64>) {
    scene_opened(app);
    if let Some(at) = at {
        app.playback.go(at);
        if let Some(open) = &mut app.screen.anatomy {
            open.is_due = false;
        }
    }
}

/// After another scene is in the document: everything that belonged to the old one goes.
fn scene_opened(app: &mut App) {
    let Screen { toast, left_open, charts_open, .. } = std::mem::take(&mut app.screen);
    app.screen = Screen { toast, left_open, charts_open, ..Screen::of_scene(app.document.scene()) };
    app.playback = Playback::fresh();
    app.engine.scene_opened();
    app.laboratory.forget();
    lecture::scene_opened(app);
    anatomy::open_of_scene(app);
}

/// Opens a preset by its name.
pub(super) fn open_preset(app: &mut App, name: &str) {
    if let Ok(preset) = app.presets.by_name(name) {
        let document = Document::of_preset(preset);
        open(app, document);
    }
}

/// Opens the scene after (or before) the open one in the list.
pub(super) fn open_neighbour(app: &mut App, forward: bool) {
    let list = &app.presets.list;
    let next = match (app.place_in_list(), forward) {
        (Some(k), true) => (k + 1) % list.len(),
        (Some(k), false) => (k + list.len() - 1) % list.len(),
        // Away from the list (a file is open) both ways lead to its first scene.
        (None, _) => 0,
    };
    let document = Document::of_preset(&list[next]);
    open(app, document);
}
