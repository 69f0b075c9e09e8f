//! The window's state, and the order in which a frame is made.

pub use super::notice::Notice;
pub use super::shown::Screen;

use super::actions::Action;
use super::anatomist::Anatomist;
use super::ask::Ask;
use super::document::{Document, Origin};
use super::engine::Engine;
use super::files::FileDialogs;
use super::keeper::Keeper;
use super::laboratory::{Laboratory, Look};
use super::lecture::{self, Lecture};
use super::papers::Papers;
use super::playback::Playback;
use super::screen::TextureCache;
use super::session::restore;
use super::settings::Settings;
use super::widgets::Toast;
use super::{canvas, dialogs, keys, layouts, output, panels, perform, placing, theme};
use crate::export::Subject;
use crate::figure::theme::Tokens;
use crate::lab::Lab;
use crate::race::Trajectory;
use crate::scene::picture::{Moment, Race, view};
use crate::scene::{ChartKind, Presets, Scene, TimeAxis, Words};
use crate::text::Lang;
use eframe::egui::{self, CentralPanel, Context, Frame, Popup, Ui, UiBuilder};
use std::path::Path;
use std::sync::Arc;

/// Everything the window is.
pub struct App {
    /// The open scene.
    pub document: Document,
    /// The scenes of the list.
    pub presets: Presets,
    /// Races and grounds.
    pub engine: Engine,
    /// The lab at work.
    pub laboratory: Laboratory,
    /// The time cursor.
    pub playback: Playback,
    /// What is remembered.
    pub settings: Settings,
    /// What is not.
    pub screen: Screen,
    /// The lecture, while it is on.
    pub lecture: Option<Lecture>,
    /// Scenes that were changed and left: they are as they were when one comes back.
    pub left: Vec<Document>,
    /// Pixels on their way to the screen.
    pub textures: TextureCache,
    /// Dialogs of the system.
    pub files: FileDialogs,
    /// Figures being written.
    pub papers: Papers,
    /// Steps being taken apart.
    pub anatomist: Anatomist,
    /// What is remembered, on its way to the disk; none where nothing is to be written.
    pub keeper: Option<Keeper>,
    /// What stands over the canvas until it is closed, whatever scene comes; the next one last.
    pub unsaid: Vec<Notice>,
}

impl App {
    /// A window that goes on where `settings` left off, or shows `scene`.
    pub fn new(ctx: &Context, settings: Settings, opened: Option<Document>) -> std::io::Result<Self> {
        theme::install(ctx);
        theme::apply(ctx, &settings.theme.tokens());
        let presets = Presets::all();
        let session = settings.session.as_ref().filter(|_| opened.is_none());
        let (restored, at) = (session.map(|session| restore(session, &presets)), session.map(|session| session.at));
        let first = || Document::of_preset(&presets.list[0]);
        let document = opened.or(restored).unwrap_or_else(first);
        let mut app = Self {
            document,
            presets,
            engine: Engine::new(ctx)?,
            laboratory: laboratory(ctx)?,
            playback: Playback::default(),
            settings,
            screen: Screen::default(),
            lecture: None,
            left: Vec::new(),
            textures: TextureCache::default(),
            files: FileDialogs::default(),
            papers: Papers::new(ctx)?,
            anatomist: Anatomist::new(ctx)?,
            keeper: None,
            unsaid: Vec::new(),
        };
        app.scene_opened();
        if let Some(faults) = app.presets.faults.first() {
            let lang = app.lang();
            let headline = lang.t("banner-own-preset");
            app.unsaid.push(Notice { headline, sentence: faults.sentence(lang), allowed: faults.allowed(lang) });
        }
        if let Some(at) = at {
            app.playback.go(at);
        }
        Ok(app)
    }

    /// The interface's language.
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }
    /// Colours and strokes in force.
    pub fn tokens(&self) -> Tokens {
        let theme = self.settings.theme;
        if self.lecture.is_some() { theme.lecture_tokens() } else { theme.tokens() }
    }
    /// The scene as it is now.
    pub fn scene(&self) -> &Scene {
        self.document.scene()
    }
    /// The open scene's place in the list of scenes.
    pub fn place_in_list(&self) -> Option<usize> {
        self.presets.list.iter().position(|preset| Origin::of_preset(preset) == self.document.origin)
    }
    /// The newest race; a moment older than the scene while work is under way.
    pub fn race(&self) -> Option<&Arc<Race>> {
        self.engine.results().map(|results| &results.race)
    }
    /// The run of the method at a place of the scene, unless a newer one is under way.
    pub fn run_of(&self, racer: usize) -> Option<&Trajectory> {
        let race = self.race()?;
        let same = race.scene.racers.get(racer) == self.scene().racers.get(racer);
        race.trajectories.get(racer).filter(|_| same)?.as_ref()
    }
    /// The lab of the panel: the scene's, else the one that was used last.
    pub fn lab(&self) -> &Lab {
        self.scene().lab.as_ref().unwrap_or(&self.settings.lab)
    }
    /// Whether the lab's panel is open.
    pub fn lab_is_open(&self) -> bool {
        (self.settings.lab_open || self.screen.lab_open) && self.lecture.is_none()
    }
    /// Whether the lab stands where the canvas was; in a lab's own scene there is nothing else to show.
    pub fn lab_is_large(&self) -> bool {
        self.scene().is_lab() || (self.screen.lab_large && self.lecture.is_none())
    }
    /// What is put on paper: the lab where it is asked for, else the race.
    pub fn subject(&self, lab: bool) -> Option<Subject> {
        match lab {
            true => self.laboratory.shown().map(|shown| {
                // Beside a landscape the scene's title is the landscape's.
                let title = if self.scene().is_lab() { self.scene().title.clone() } else { Words::default() };
                Subject::Lab { record: shown.record.clone(), title }
            }),
            // A picture of the scene before is none of this one.
            false => self.race().filter(|_| !self.engine.is_of_before()).cloned().map(Subject::from),
        }
    }
    /// What the charts show, left to right: the scene's own, then those of the settings.
    pub fn charts(&self) -> [ChartKind; 3] {
        let mut kinds = self.settings.charts;
        for (place, kind) in self.screen.charts.iter().enumerate() {
            put(&mut kinds, place, *kind);
        }
        kinds
    }
    /// What time counts.
    pub fn time(&self) -> TimeAxis {
        self.screen.time.unwrap_or(self.settings.time)
    }
    /// The time cursor.
    pub fn moment(&self) -> Moment {
        Moment { axis: self.time(), at: self.playback.at() }
    }

    /// Whether a picture is still on its way.
    pub fn is_busy(&self) -> bool {
        self.engine.is_busy() || self.papers.is_busy() || self.anatomist.is_busy()
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let popup = Popup::is_any_open(&ctx);
        layouts::settle(&ctx);
        let mut asks = keys::pressed(self, &ctx);
        if keys::wait_for_a_dialog(self, &ctx) {
            self.toast(self.lang().t("toast-awaits-dialog"));
        }
        // In the lecture keys are never the dialog's.
        self.files.heed(self.screen.dialog.is_some() || self.lecture.is_some(), &ctx);
        self.advance(&ctx);
        self.compute();
        let tokens = self.tokens();
        ui.painter().rect_filled(ui.max_rect(), 0.0, theme::color32(tokens.page));
        let room = if self.lecture.is_some() { placing::lecture_room(&ctx) } else { placing::room(&ctx) };
        // A window too small to be laid out shows the upper left part of a larger one.
        let mut larger = (room != ctx.content_rect()).then(|| ui.new_child(UiBuilder::new().max_rect(room)));
        let ui = larger.as_mut().unwrap_or(ui);
        if self.lecture.is_some() {
            lecture::lecture_ui(self, ui, &mut asks);
        } else {
            panels::top::top_ui(self, ui, &mut asks);
            self.middle_ui(ui, &mut asks);
        }
        dialogs::dialogs_ui(self, &ctx, &mut asks);
        if keys::closed_by_escape(popup, &ctx) {
            asks.push(Ask::Do(Action::Close));
        }
        let foot = if self.lecture.is_some() { lecture::foot(&ctx) } else { 0.0 };
        let bottom = ctx.content_rect().center_bottom() - egui::vec2(0.0, foot + theme::space::FAR);
        let lang = self.lang();
        if self.lecture.as_ref().is_none_or(|lecture| lecture.blank.is_none()) {
            Toast::ui(&mut self.screen.toast, &ctx, bottom, lang);
        }
        super::opening::receive_files(self, &ctx, &mut asks);
        output::receive_figures(self, &ctx);
        let shown = self.document.origin.clone();
        for ask in asks {
            if !self.closes_standing(&ask) {
                perform::carry_out(self, ask, &ctx);
            }
        }
        if let Some(lecture) = self.lecture.as_mut().filter(|_| self.document.origin != shown) {
            lecture.scene_left(&ctx, &self.textures);
        }
        self.keep(&ctx);
    }

    /// Everything under the top bar.
    fn middle_ui(&mut self, ui: &mut Ui, asks: &mut Vec<Ask>) {
        let large = self.lab_is_large();
        if !large {
            panels::left::left_ui(self, ui, asks);
        }
        let lab = panels::lab::place_ui(self, ui);
        if !large {
            panels::charts::charts_ui(self, ui, asks);
            panels::transport::transport_ui(self, ui, asks);
        }
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| match large {
            true => panels::lab::large_ui(self, ui, asks),
            false => canvas::canvas_ui(self, ui, asks),
        });
        if let Some(place) = lab {
            panels::lab::lab_ui(self, place, ui, asks);
        }
    }

    fn advance(&mut self, ctx: &Context) {
        lecture::advance(self, ctx);
        // What is not seen does not play.
        if self.playback.playing && self.lecture.as_ref().is_none_or(|lecture| lecture.blank.is_none()) {
            // A long pause (a hidden window) is not made up for in one jump.
            self.playback.advance(f64::from(ctx.input(|i| i.stable_dt)).min(0.1));
            ctx.request_repaint();
        }
    }

    /// Asks for what the scene needs and takes what is ready.
    fn compute(&mut self) {
        let folded = self.lecture.as_ref().map_or(self.settings.charts_folded, |lecture| !lecture.charts);
        let shown = if folded { vec![ChartKind::Loss] } else { self.charts().to_vec() };
        self.engine.begin_frame();
        let folder = self.document.folder();
        self.compute_lab(folder.as_deref().unwrap_or(Path::new("")));
        if self.screen.anatomy.is_none() {
            self.anatomist.rest();
        }
        if !matches!(self.screen.dialog, Some(dialogs::Dialog::Export(_))) {
            self.papers.rest();
        }
        let scene = Scene { lab: None, ..self.document.scene().clone() };
        self.engine.ask_race(&scene, folder, &shown);
        if self.engine.take_race()
            && let Some(race) = self.race().cloned()
            // An overtaken race is shown, but the view and the length of time are not its to set.
            && race.scene == scene
        {
            self.screen.raced = true;
            self.set_axis_length(&race);
            if let Some(lecture) = &mut self.lecture {
                lecture.race_is_there(&mut self.playback);
            }
            if self.screen.view.is_none() || self.screen.refit {
                let first = view::first(&race);
                (self.screen.view, self.screen.first, self.screen.refit) = (Some(first), Some(first), false);
            }
        }
        // Until a race takes noticeably long the charts keep those of the scene before: nothing flickers.
        let is_given_up = self.engine.cancelled().is_some();
        if !self.screen.raced && (is_given_up || self.engine.race_progress().is_some()) {
            self.engine.clear();
        }
    }

    /// Asks for the lab while it is to be seen, and for nothing while it is not.
    fn compute_lab(&mut self, folder: &Path) {
        if !self.lab_is_open() && !self.lab_is_large() {
            return self.laboratory.stop();
        }
        let look = Look { lang: self.lang(), tokens: self.tokens() };
        let lab = self.document.scene().lab.as_ref().unwrap_or(&self.settings.lab);
        self.laboratory.ask(lab, self.document.scene().seed, folder, look);
    }

    /// Gives the time cursor the length of the race on the axis in force.
    pub(super) fn set_axis_length(&mut self, race: &Race) {
        let end = Moment::end(self.time(), race);
        self.playback.set_end(end, end / race.scene.steps.max(1) as u64);
    }

    /// Opens another document; the one before is kept where it has changes.
    pub(super) fn open(&mut self, document: Document) {
        let kept = self.left.iter().position(|other| other.origin == document.origin);
        let next = kept.map_or(document, |k| self.left.remove(k));
        self.settings.lab = self.remembered_lab();
        lecture::restore(self);
        let before = std::mem::replace(&mut self.document, next);
        if before.history.has_past() && before.origin != Origin::Loose && before.origin != self.document.origin {
            self.left.push(before);
        }
        self.scene_opened();
    }

    /// After another scene is in the document: everything that belonged to the old one goes.
    pub(super) fn scene_opened(&mut self) {
        let Screen { toast, left_open, charts_open, .. } = std::mem::take(&mut self.screen);
        let Scene { lab, view, .. } = self.document.scene();
        self.screen = Screen {
            toast,
            left_open,
            charts_open,
            lab_open: lab.is_some(),
            charts: view.charts.clone(),
            time: view.gradients.map(|_| view.time()),
            ..Screen::default()
        };
        self.playback = Playback::fresh();
        self.engine.leave();
        self.laboratory.forget();
        if let Some(lecture) = &mut self.lecture {
            lecture.scene_opened(self.document.scene());
        }
    }

    /// Shows a sentence for some seconds.
    pub(super) fn toast(&mut self, text: String) {
        self.screen.toast = Some(Toast::new(text, ""));
    }
}

/// The lab's thread, which wakes the window.
fn laboratory(ctx: &Context) -> std::io::Result<Laboratory> {
    let ctx = ctx.clone();
    Laboratory::new(move || ctx.request_repaint())
}

/// Puts a kind in its place among charts. A kind stands in one chart only: the one it stood in gets what was there.
pub(super) fn put(charts: &mut [ChartKind; 3], place: usize, kind: ChartKind) {
    match charts.iter().position(|other| *other == kind) {
        Some(other) => charts.swap(place, other),
        None => charts[place] = kind,
    }
}
