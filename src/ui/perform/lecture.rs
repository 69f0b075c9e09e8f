//! The lecture: entering and leaving it, what actions mean in it, and how its scenes begin to play.

use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use crate::ui::paint::theme;
use crate::ui::perform::{anatomy, documents, is_full_screen, set_full_screen};
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::document::Document;
use crate::ui::state::lecture::{Lecture, Start};
use eframe::egui::{Context, Event};

/// A scene plays by itself this long after it was opened, in seconds.
const AUTOPLAY_S: f32 = 0.6;
/// Longest frame that counts: a hidden window does not make up for lost time.
const LONGEST_FRAME_S: f32 = 0.1;

/// After another scene is in the document.
pub(super) fn scene_opened(app: &mut App) {
    let Some(lecture) = &mut app.lecture else { return };
    let scene = app.document.scene();
    (lecture.start, lecture.opened, lecture.blank) = (Start::Waiting, scene.clone(), None);
    lecture.charts = !scene.view.charts.is_empty();
}

/// The lecturer moves time: the scene does not play by itself any more.
pub(super) fn take_over(app: &mut App) {
    if let Some(lecture) = &mut app.lecture {
        lecture.start = Start::Begun;
    }
}

/// The scene's race has come: it is shown from its start.
pub(super) fn race_has_come(app: &mut App) {
    // A step taken apart is not played.
    if anatomy::stand(app) {
        return take_over(app);
    }
    if let Some(lecture) = &mut app.lecture
        && lecture.start == Start::Waiting
    {
        app.playback.go(0);
        lecture.start = Start::In(AUTOPLAY_S);
    }
}

/// Does what an action says where the lecture gives it a meaning of its own; true when that is all.
pub(super) fn perform(app: &mut App, action: Action, ctx: &Context) -> bool {
    use Action::*;
    let place = app.place_in_list();
    let Some(lecture) = &mut app.lecture else {
        match action {
            Lecture => enter(app, ctx),
            LectureFromFirst => {
                enter(app, ctx);
                if place != Some(0) {
                    documents::open(app, Document::of_preset(&app.presets.list[0]));
                }
            }
            Black | White | Spotlight => {}
            _ => return false,
        }
        return true;
    };
    match action {
        // Esc first closes what is open, the topmost first.
        Close if app.screen.banner.is_some() => app.screen.banner = None,
        Close if app.screen.anatomy.is_some() => return false,
        Lecture | LectureFromFirst | Close => leave(app, ctx),
        Black | White => {
            lecture.blank = if lecture.blank.is_some() { None } else { Some(action) };
            // On a blank screen the release of the button goes unnoticed: the drag ends now.
            app.document.history.end_gesture();
        }
        Spotlight => lecture.spotlight = !lecture.spotlight,
        FoldCharts => lecture.charts = !lecture.charts,
        Scenes => app.screen.dialog = Some(Dialog::contents(app, false)),
        NextScene if place == Some(app.presets.list.len() - 1) => {
            app.screen.dialog = Some(Dialog::contents(app, true));
        }
        // Before the first scene there is nothing.
        PreviousScene if place == Some(0) => {}
        Play | StepForward | StepBack | First | Last | Restart | Anatomy => {
            take_over(app);
            return false;
        }
        _ => return false,
    }
    true
}

fn enter(app: &mut App, ctx: &Context) {
    let was_full = is_full_screen(ctx);
    anatomy::close(app);
    // A race that is still to come sets the cursor when it does.
    let start = if app.playback.is_fresh() { Start::Waiting } else { Start::In(AUTOPLAY_S) };
    app.lecture = Some(Lecture {
        blank: None,
        charts: !app.screen.charts.is_empty(),
        spotlight: false,
        start,
        was_full,
        opened: app.scene().clone(),
        still_s: f32::INFINITY,
    });
    app.playback.playing = false;
    app.playback.go(0);
    (app.screen.dialog, app.screen.banner) = (None, None);
    if !app.scene().view.anatomy.is_empty() {
        anatomy::open_of_scene(app);
        if !app.playback.is_fresh() {
            take_over(app);
        }
    }
    theme::apply(ctx, &app.tokens());
    set_full_screen(true, ctx);
}

fn leave(app: &mut App, ctx: &Context) {
    anatomy::close(app);
    let Some(lecture) = app.lecture.take() else { return };
    app.screen.dialog = None;
    theme::apply(ctx, &app.tokens());
    set_full_screen(lecture.was_full, ctx);
}

/// Takes back what was changed live, before the scene is left; undo brings it back.
pub(super) fn restore(app: &mut App) {
    let Some(lecture) = &app.lecture else { return };
    let history = &mut app.document.history;
    if *history.scene() != lecture.opened {
        history.end_gesture();
        history.apply(Edit::Replace(Box::new(lecture.opened.clone())));
        history.end_gesture();
    }
}

/// Counts the seconds of a frame: until a scene plays, since the pointer moved.
pub(super) fn advance(app: &mut App, ctx: &Context) {
    let Some(lecture) = &mut app.lecture else { return };
    let frame = ctx.input(|input| input.stable_dt).min(LONGEST_FRAME_S);
    let moves = |event: &Event| matches!(event, Event::PointerMoved(_) | Event::PointerButton { .. });
    let (is_held, touched) = ctx.input(|input| (input.pointer.any_down(), input.events.iter().any(moves)));
    lecture.still_s = if is_held || touched { 0.0 } else { lecture.still_s + frame };
    // While a button is held nothing is counted.
    if !lecture.pointer_rests() && !is_held {
        ctx.request_repaint();
    }
    if let (Start::In(left), None) = (lecture.start, lecture.blank) {
        lecture.start = Start::In(left - frame);
        ctx.request_repaint();
        if left <= frame {
            lecture.start = Start::Begun;
            app.playback.playing = !app.lab_is_large();
        }
    }
}
