//! What a frame asks the threads for before it is shown, and what it takes from them.

use crate::picture::{Moment, view};
use crate::scene::Race;
use crate::scene::{ChartKind, Scene};
use crate::ui::perform::{lecture, race};
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::work::laboratory::Look;
use std::path::Path;

/// Asks for what the scene needs and takes what is ready.
pub(super) fn compute(app: &mut App) {
    let folded = app.lecture.as_ref().map_or(app.settings.charts_folded, |lecture| !lecture.charts);
    let shown = if folded { vec![ChartKind::Loss] } else { app.charts().to_vec() };
    app.engine.begin_frame();
    let folder = app.document.folder();
    compute_lab(app, folder.as_deref().unwrap_or(Path::new("")));
    if app.screen.anatomy.is_none() {
        app.anatomy_worker.rest();
    }
    if !matches!(app.screen.dialog, Some(Dialog::Export(_))) {
        app.figure_writer.rest();
    }
    let scene = Scene { lab: None, ..app.document.scene().clone() };
    app.engine.ask_race(&scene, folder, &shown);
    if app.engine.take_race()
        && let Some(race) = app.race().cloned()
        // The race of an outdated scene is shown, but must not set the view or the length of time.
        && race.scene == scene
    {
        app.screen.raced = true;
        set_axis_length(app, &race);
        lecture::race_has_come(app);
        if app.screen.view.is_none() || app.screen.refit {
            let first = view::first(&race);
            (app.screen.view, app.screen.first, app.screen.refit) = (Some(first), Some(first), false);
        }
    }
    if app.engine.has_given_up() {
        race::cancel(app);
    }
    // Until a race takes noticeably long the charts keep those of the scene before: nothing flickers.
    let is_given_up = app.engine.cancelled().is_some();
    if !app.screen.raced && (is_given_up || app.engine.race_progress().is_some()) {
        app.engine.drop_old_results();
    }
}

/// Asks for the lab while it is to be seen, and for nothing while it is not.
fn compute_lab(app: &mut App, folder: &Path) {
    if !app.lab_is_open() && !app.lab_is_large() {
        return app.laboratory.stop();
    }
    let look = Look { lang: app.lang(), tokens: app.tokens(), facets: app.scene().view.facets.clone() };
    let lab = app.document.scene().lab.as_ref().unwrap_or(&app.settings.lab);
    app.laboratory.ask(lab, app.document.scene().seed, folder, look);
}

/// Gives the time cursor the length of the race on the axis in force.
pub(super) fn set_axis_length(app: &mut App, race: &Race) {
    let end = Moment::end(app.time(), race);
    app.playback.set_end(end, end / race.scene.steps.max(1) as u64);
}
