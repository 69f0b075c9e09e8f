//! A race that takes long: giving it up, and what to go on with.

use crate::scene::Scene;
use crate::ui::perform::scene_edits::change;
use crate::ui::state::app::App;

/// Gives up the race under way. The scene becomes that of the picture again, whatever was changed since; of one that was
/// only opened there is no picture, and the canvas says so.
pub(super) fn cancel(app: &mut App) {
    let shown = app.race().filter(|_| app.screen.raced).map(|race| race.scene.clone());
    // The race knows nothing of labs.
    let raced = |scene: &Scene| Scene { lab: None, ..scene.clone() };
    match shown {
        // Only charts were on their way: another choice of them is asked for like any other.
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
