//! The lecture: the same window for a projector. Full screen, large type, panels folded away, scenes one after another.
//!
//! What belongs to the lecture alone is here and gone when it is left: the theme, the folded panels and the rest of the
//! settings are never touched, so that there is nothing to bring back but the screen's size.

mod charts;
mod contents;
mod controls;
mod fade;
mod frame;
mod help;
mod legend;
mod over;
mod stage;
mod subject;
mod words;

use super::actions::Action;
use super::anatomy;
use super::app::App;
use super::dialogs::Dialog;
use super::document::Document;
use super::placing;
use super::playback::Playback;
use super::screen::TextureCache;
use super::theme;
use crate::scene::Scene;
use crate::scene::edit::Edit;
use eframe::egui::{Context, Event, ViewportCommand};

use fade::Fade;

pub use contents::{Contents, contents_ui};
pub use frame::{foot, lecture_ui};
pub use help::help_ui;
pub use subject::{row, subject};

/// Sizes of type in points on a screen 720 points high; the least is readable from the last row.
pub mod size {
    /// The scene's title.
    pub const TITLE: f32 = 34.0;
    /// The formula.
    pub const FORMULA: f32 = 26.0;
    /// What to watch.
    pub const CLAIM: f32 = 24.0;
    /// Names of methods, labels on the canvas.
    pub const NAME: f32 = 22.0;
    /// Step and place in the lecture.
    pub const PROGRESS: f32 = 20.0;
    /// Parameters, ticks.
    pub const LEAST: f32 = 18.0;
}

/// The height of screen that sizes are given for.
const HEIGHT: f32 = 720.0;
/// And the least width of a screen of this height, 4:3.
const NARROWEST: f32 = 960.0;
/// A scene plays by itself this long after it was opened, in seconds.
const AUTOPLAY_S: f32 = 0.6;
/// Longest frame that counts: a hidden window does not make up for lost time.
const LONGEST_FRAME_S: f32 = 0.1;

/// A lecture under way.
pub struct Lecture {
    /// The screen is [`Action::Black`] or [`Action::White`].
    pub blank: Option<Action>,
    /// Charts under the canvas.
    pub charts: bool,
    /// A light around the pointer.
    pub spotlight: bool,
    start: Start,
    /// Whether the window was on the full screen before.
    was_full: bool,
    /// The scene as it was opened: changes made live are for this scene only.
    opened: Scene,
    /// Seconds since the pointer moved.
    still_s: f32,
    /// The scene before, for a moment.
    fade: Option<Fade>,
}

/// How a scene begins to play.
#[derive(Clone, Copy, PartialEq)]
enum Start {
    /// Its race is not there yet.
    Waiting,
    /// In so many seconds.
    In(f32),
    /// It plays, or the lecturer has taken over.
    Begun,
}

impl Lecture {
    /// After another scene is in the document.
    pub(super) fn scene_opened(&mut self, scene: &Scene) {
        (self.start, self.opened, self.blank) = (Start::Waiting, scene.clone(), None);
        self.charts = !scene.view.charts.is_empty();
    }

    /// Another scene takes the place of the one that this frame has painted.
    pub(super) fn scene_left(&mut self, ctx: &Context, textures: &TextureCache) {
        self.fade = Some(Fade::of(ctx, textures));
    }

    /// The lecturer moves time: the scene does not play by itself any more.
    pub(super) const fn take_over(&mut self) {
        self.start = Start::Begun;
    }

    /// The scene's race has come: it is shown from its start.
    pub(super) fn race_is_there(&mut self, playback: &mut Playback) {
        if self.start == Start::Waiting {
            playback.go(0);
            self.start = Start::In(AUTOPLAY_S);
        }
    }
}

/// Points of the screen to a point of the sizes here; a screen higher than 4:3 leaves room below and above.
fn scale(ctx: &Context) -> f32 {
    let room = placing::lecture_room(ctx);
    (room.height() / HEIGHT).min(room.width() / NARROWEST)
}

/// How much larger what the window shows as well is in the lecture: the window's smallest type becomes the least. 1 in the
/// window.
pub fn zoom(app: &App, ctx: &Context) -> f32 {
    if app.lecture.is_some() { size::LEAST / theme::text::SMALL * scale(ctx) } else { 1.0 }
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
                    app.open(Document::of_preset(&app.presets.list[0]));
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
            // What was held is not seen to be let go.
            app.document.history.end_gesture();
        }
        Spotlight => lecture.spotlight = !lecture.spotlight,
        FoldCharts => lecture.charts = !lecture.charts,
        Scenes => app.screen.dialog = Some(Dialog::Contents(Contents::of(app, false))),
        NextScene if place == Some(app.presets.list.len() - 1) => {
            app.screen.dialog = Some(Dialog::Contents(Contents::of(app, true)));
        }
        // Before the first scene there is nothing.
        PreviousScene if place == Some(0) => {}
        Play | StepForward | StepBack | First | Last | Restart | Anatomy => {
            lecture.take_over();
            return false;
        }
        _ => return false,
    }
    true
}

fn enter(app: &mut App, ctx: &Context) {
    let was_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
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
        fade: None,
    });
    app.playback.playing = false;
    app.playback.go(0);
    (app.screen.dialog, app.screen.banner) = (None, None);
    theme::apply(ctx, &app.tokens());
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
}

fn leave(app: &mut App, ctx: &Context) {
    anatomy::close(app);
    let Some(lecture) = app.lecture.take() else { return };
    app.screen.dialog = None;
    theme::apply(ctx, &app.tokens());
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(lecture.was_full));
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
    if lecture.fade.as_mut().is_some_and(|fade| !fade.advance(frame)) {
        lecture.fade = None;
    }
    // While a button is held nothing is counted.
    if (lecture.still_s < over::STILL_S && !is_held) || lecture.fade.is_some() {
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
