//! Changes of the scene: an edit, a change taken back, and what of the window goes with the scene as it was.

use crate::landscape::Data;
use crate::number::round_significant;
use crate::optim::RuleSpec;
use crate::scene::edit::Edit;
use crate::scene::{Racer, Scene};
use crate::ui::actions::Action;
use crate::ui::perform::{anatomy, toast};
use crate::ui::state::app::App;
use crate::ui::state::document::Document;
use crate::ui::state::subject;
use std::path::PathBuf;

/// Makes an edit that is one entry of undo.
pub(super) fn single(app: &mut App, edit: Edit) {
    app.document.history.end_gesture();
    apply(app, edit);
    app.document.history.end_gesture();
}

/// Makes an edit that later ones may continue (a drag, a held key): together they are one entry of undo.
pub(super) fn apply(app: &mut App, edit: Edit) {
    let places = edit.places(app.scene().racers.len());
    let moved = |k: &usize| places.iter().position(|from| from == k);
    app.screen.cards = app.screen.cards.iter().filter_map(moved).collect();
    app.screen.row = moved(&app.screen.row).unwrap_or(app.screen.row);
    change(app, |document| document.history.apply(edit));
}

/// Undo, redo, or back to the scene as it was saved.
pub(super) fn travel(app: &mut App, action: Action) {
    match action {
        Action::Undo => change(app, Document::undo),
        Action::Redo => change(app, Document::redo),
        _ => {
            app.screen.cards.clear();
            change(app, |document| {
                document.go_back(document.history.saved_place(), document.history.saved().clone());
            });
        }
    }
}

/// Changes the scene, and drops what belonged to it as it was: cards and rows of methods, the view of a surface.
pub(super) fn change(app: &mut App, make: impl FnOnce(&mut Document)) {
    let (before, folder) = (app.scene().clone(), app.document.folder());
    make(&mut app.document);
    settle_ground(app, &before, folder);
    let count = app.scene().racers.len();
    app.screen.cards.retain(|k| *k < count);
    app.screen.row = app.screen.row.min(count.saturating_sub(1));
}

/// Has the view fitted where the surface is another one than that of the picture. A change that is taken back before it
/// had a picture leaves the view where the person had it.
fn settle_ground(app: &mut App, before: &Scene, folder: Option<PathBuf>) {
    let now = app.scene();
    if now.shows_the_same_ground_as(before) {
        // The same name stands for other rows in another folder.
        let has_rows = matches!(now.landscape.data(), Some(Data::File(_)));
        if has_rows && app.document.folder() != folder {
            another_ground(app);
        }
    } else if app.race().is_some_and(|race| race.scene.shows_the_same_ground_as(now)) {
        app.screen.refit = false;
    } else {
        another_ground(app);
    }
}

/// The surface or its rows are others: the view is fitted anew. An open anatomy was of those before, and is closed.
pub(super) fn another_ground(app: &mut App) {
    anatomy::close(app);
    // The view before stays until the new race is there.
    app.screen.refit = true;
}

/// Moves the start by 1 % of the view.
pub(super) fn move_start(app: &mut App, action: Action) {
    let (Some(race), Some(view)) = (app.race(), app.screen.view) else { return };
    let at = app.scene().start_or(race.landscape.start());
    let step = round_significant(0.01 * (view.x.1 - view.x.0), 1);
    let (dx, dy) = match action {
        Action::StartLeft => (-step, 0.0),
        Action::StartRight => (step, 0.0),
        Action::StartUp => (0.0, step),
        _ => (0.0, -step),
    };
    single(app, Edit::Start(Some((round_significant(at.x + dx, 9), round_significant(at.y + dy, 9)))));
}

/// Takes another seed; in the lecture a toast says which, because nothing else does.
pub(super) fn seed(app: &mut App, seed: u64) {
    single(app, Edit::Seed(seed));
    if app.lecture.is_some() {
        toast(app, format!("{} {seed}", app.lang().t("param-seed")));
    }
}

/// Actions on the list of methods.
pub(super) fn methods(app: &mut App, action: Action) {
    use Action::*;
    let count = app.scene().racers.len();
    let row = subject::row(app).min(count.saturating_sub(1));
    match action {
        AddMethod => {
            let racer = Racer { rule: RuleSpec::Gd, ..Racer::default() };
            single(app, Edit::Add(Box::new(racer)));
            app.screen.cards = [count].into();
            app.screen.row = count;
        }
        AddAllEight => single(app, Edit::AllEight),
        RemoveMethod if count > 0 => {
            single(app, Edit::Remove(row));
            app.screen.cards.clear();
        }
        DuplicateMethod if count > 0 => {
            single(app, Edit::Duplicate(row));
            app.screen.cards = [row + 1].into();
            app.screen.row = row + 1;
        }
        NextMethod | PreviousMethod if count > 0 => {
            app.screen.row = if action == NextMethod { (row + 1) % count } else { (row + count - 1) % count };
            if !app.screen.cards.is_empty() {
                app.screen.cards = [app.screen.row].into();
            }
        }
        OpenMethod if count > 0 => app.screen.cards = [row].into(),
        EtaDown | EtaUp if count > 0 => {
            let factor = if action == EtaUp { 1.1 } else { 0.9 };
            single(app, Edit::Eta(row, round_significant(app.scene().racers[row].eta * factor, 3)));
        }
        _ => {}
    }
}
