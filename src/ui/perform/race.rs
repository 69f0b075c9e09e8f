//! Giving up a race that takes long.

use crate::scene::Scene;
use crate::ui::perform::scene_edits::change;
use crate::ui::state::app::App;

/// Gives up the race under way. The scene becomes that of the picture again, whatever was changed since. A scene that
/// was only opened has no picture, and the canvas says so.
pub(super) fn cancel(app: &mut App) {
    let shown = app.race().filter(|_| app.screen.raced).map(|race| race.scene.clone());
    // A race is run without the scene's lab.
    let raced = |scene: &Scene| Scene { lab: None, ..scene.clone() };
    match shown {
        // Only charts were on their way.
        Some(shown) if shown == raced(app.scene()) && !app.screen.refit => app.engine.cancel_charts(),
        Some(shown) => {
            app.engine.cancel();
            let history = &app.document.history;
            let place = history.place_where(|scene| raced(scene) == shown).unwrap_or(history.place());
            let back = Scene { lab: app.scene().lab.clone(), ..shown };
            change(app, |document| document.go_back(place, back));
        }
        None => app.engine.cancel(),
    }
}
