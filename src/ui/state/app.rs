//! The window's state.

use crate::export::Subject;
use crate::figure::theme::Tokens;
use crate::geometry::Domain;
use crate::lab::Lab;
use crate::picture::Moment;
use crate::picture::ground::Ground;
use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::{ChartKind, Presets, Scene, TimeAxis};
use crate::text::Lang;
use crate::ui::settings::Settings;
use crate::ui::state::crash::Offer;
use crate::ui::state::document::{Document, Origin};
use crate::ui::state::hidden::Hidden;
use crate::ui::state::lecture::Lecture;
use crate::ui::state::notice::Notice;
use crate::ui::state::playback::Playback;
use crate::ui::state::screen::Screen;
use crate::ui::state::session::Kept;
use crate::ui::work::anatomy_worker::AnatomyWorker;
use crate::ui::work::engine::{Engine, GroundRequest};
use crate::ui::work::figure_writer::FigureWriter;
use crate::ui::work::file_dialogs::FileDialogs;
use crate::ui::work::laboratory::Laboratory;
use crate::ui::work::session_writer::SessionWriter;
use crate::ui::work::table_reader::TableReader;
use eframe::egui::Context;
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
    /// Dialogs of the system.
    pub files: FileDialogs,
    /// Figures being written.
    pub figure_writer: FigureWriter,
    /// The thread that reads tables for their sheets.
    pub table_reader: TableReader,
    /// The thread that computes anatomies.
    pub anatomy_worker: AnatomyWorker,
    /// Writes what is remembered to the disk; none where nothing is to be written.
    pub session_writer: Option<SessionWriter>,
    /// What the session writer was given last; none without one.
    pub kept: Option<Kept>,
    /// Standing notices: each is over the canvas until it is closed, whatever scene comes; the next one last.
    pub standing: Vec<Notice>,
    /// Parts that are not shown, as where the window stands in a page of others.
    pub hidden: Hidden,
    /// A scene that a crash left, until it is restored or turned down.
    pub offer: Option<Offer>,
    /// The scene that was noted for a crash.
    pub noted: Option<(Scene, Origin)>,
}

impl App {
    /// The state of a window on a document; its threads wake `ctx`.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(ctx: &Context, settings: Settings, presets: Presets, document: Document) -> std::io::Result<Self> {
        let waking = ctx.clone();
        Ok(Self {
            document,
            presets,
            engine: Engine::new(ctx)?,
            laboratory: Laboratory::new(move || waking.request_repaint())?,
            playback: Playback::default(),
            settings,
            screen: Screen::default(),
            lecture: None,
            left: Vec::new(),
            files: FileDialogs::default(),
            figure_writer: FigureWriter::new(ctx)?,
            table_reader: TableReader::new(ctx)?,
            anatomy_worker: AnatomyWorker::new(ctx)?,
            session_writer: None,
            kept: None,
            standing: Vec::new(),
            hidden: Hidden::default(),
            offer: None,
            noted: None,
        })
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
    /// The moment of a racer's point, for links between views.
    pub fn moment_of(&self, racer: usize, index: usize) -> u64 {
        let run = self.race().and_then(|race| race.trajectories.get(racer)?.as_ref());
        run.map_or(index as u64, |run| self.time().after(run, index))
    }
    /// The grounds under a race for what is `seen` of the plane, in pixels; asks for them where they are not there yet.
    /// They may be a moment older than the paths. `first` sets the range of colours.
    pub fn grounds(
        &self,
        race: &Race,
        [seen, first]: [Domain; 2],
        pixels: (usize, usize),
        scale: usize,
        facets: bool,
    ) -> Option<Vec<Ground>> {
        self.engine.grounds(GroundRequest {
            facets,
            view: seen,
            first,
            pixels,
            tokens: self.tokens(),
            colours: self.settings.colours,
            contours: self.settings.contours,
            scale,
            levels: (race.scene.view.scale, race.scene.view.levels),
        })
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
                let record = shown.record.clone();
                match self.scene().is_lab() {
                    true => Subject::Lab { record, scene: Arc::new(self.scene().clone()) },
                    // Beside a landscape the scene's title is the landscape's.
                    false => record.into(),
                }
            }),
            // The last race may belong to the scene before: it is not exported as this one's.
            false => self.race().filter(|_| !self.engine.is_of_before()).cloned().map(Subject::from),
        }
    }
    /// What the charts show, left to right: the scene's own, then those of the settings.
    pub fn charts(&self) -> [ChartKind; 3] {
        let mut kinds = self.settings.charts;
        for (place, kind) in self.screen.charts.iter().enumerate() {
            put_chart(&mut kinds, place, *kind);
        }
        kinds
    }
    /// What time counts.
    pub fn time(&self) -> TimeAxis {
        self.screen.time.unwrap_or(self.settings.time)
    }
    /// Whether the length of time is known: there is a race, and it is this scene's.
    pub fn has_time(&self) -> bool {
        self.race().is_some() && !self.playback.is_fresh()
    }
    /// The time cursor.
    pub fn moment(&self) -> Moment {
        Moment { axis: self.time(), at: self.playback.at() }
    }
    /// Whether the lecture's screen is blank.
    pub fn is_blank(&self) -> bool {
        self.lecture.as_ref().is_some_and(|lecture| lecture.blank.is_some())
    }
    /// Whether a picture is still on its way.
    pub fn is_busy(&self) -> bool {
        self.engine.is_busy() || self.figure_writer.is_busy() || self.anatomy_worker.is_busy()
    }
}

/// Puts a kind in its place among charts. A kind stands in one chart only: the one it stood in gets what was there.
pub fn put_chart(charts: &mut [ChartKind; 3], place: usize, kind: ChartKind) {
    match charts.iter().position(|other| *other == kind) {
        Some(other) => charts.swap(place, other),
        None => charts[place] = kind,
    }
}
