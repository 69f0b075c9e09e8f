//! The window under test and the hand that does the deeds: made without display, dialogs of the system, clipboard, or a
//! file outside its own folder.

use super::deed::Deed;
use crate::support::CpuRenderer;
use crate::support::window::Window;
use eframe::egui::epaint::{ClippedShape, Primitive, Shape};
use eframe::egui::{
    Context, DroppedFile, Event, Key, Modifiers, MouseWheelSource, PointerButton, Pos2, Rect, TouchPhase, UiBuilder,
    ViewportId, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use losscape::scene::Presets;
use losscape::scene::chapters::EMBEDDED;
use losscape::ui::actions::Action;
use losscape::ui::frame;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::app::App;
use losscape::ui::state::dialog::Dialog;
use losscape::ui::work::file_dialogs::{FileDialogs, Picked};
use losscape::ui::work::session_file::Remembered;
use losscape::ui::work::session_writer::SessionWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Most corners of triangles in a frame, of a window as large as screens are. What is drawn is drawn for a screen:
/// whatever is zoomed into, there is no more of it.
const MOST_VERTICES: usize = 3_000_000;
/// The largest texture of a modest graphics card.
const TEXTURE_SIDE: usize = 16_384;

/// The window and where its files may lie.
pub struct Hand {
    pub window: Window,
    folder: PathBuf,
    /// Where the session is kept: the hand cannot open this folder.
    session: TempDir,
    /// Most corners so far.
    pub vertices: usize,
}

impl Hand {
    pub fn new(folder: &Path) -> Self {
        let settings = Settings { folder: Some(folder.to_owned()), ..Settings::english() };
        let session = tempfile::tempdir().unwrap();
        Self { window: open(settings, session.path()), folder: folder.to_owned(), session, vertices: 0 }
    }

    pub fn app(&mut self) -> &mut App {
        self.window.state_mut().as_mut().expect("made in the first frame")
    }

    /// Does it, over as many frames as it takes, and looks at each.
    pub fn do_it(&mut self, deed: &Deed) {
        match deed {
            Deed::Move(at) => self.frame([Event::PointerMoved(*at)]),
            Deed::Click(at, button, times) => {
                self.frame([Event::PointerMoved(*at)]);
                for _ in 0..*times {
                    self.frame([
                        press(*at, *button, true, Modifiers::NONE),
                        press(*at, *button, false, Modifiers::NONE),
                    ]);
                }
            }
            Deed::Button(at, button, pressed) => self.frame([press(*at, *button, *pressed, Modifiers::NONE)]),
            Deed::Drag(from, to, button, held) => self.drag(*from, *to, *button, *held),
            Deed::Wheel(at, delta, unit, modifiers) => {
                let source = MouseWheelSource::Unknown;
                let (unit, delta, modifiers, phase) = (*unit, *delta, *modifiers, TouchPhase::Move);
                self.frame([Event::PointerMoved(*at), Event::MouseWheel { unit, delta, phase, source, modifiers }]);
                self.frame([]);
            }
            Deed::Pinch(at, factor) => self.frame([Event::PointerMoved(*at), Event::Zoom(*factor)]),
            Deed::Key(key, physical, modifiers, repeats) => self.key(*key, *physical, *modifiers, *repeats),
            Deed::Type(text) => self.frame([Event::Text(text.clone())]),
            Deed::Enter(text) => {
                self.key(Key::A, None, Modifiers::COMMAND, 0);
                self.frame([Event::Text(text.clone())]);
                self.key(Key::Enter, None, Modifiers::NONE, 0);
            }
            Deed::Set(place, value) => self.set(*place, *value),
            Deed::Size(size) => drop(self.window.set_size(*size)),
            Deed::Scale(scale) => drop(self.window.set_pixels_per_point(*scale)),
            Deed::Act(action) => self.ask(Request::Do(*action)),
            Deed::Scene(name) => self.ask(Request::Preset((*name).to_owned())),
            Deed::Drop(name) => {
                let file = Arc::new(Dropped(self.folder.join(name)));
                self.window.input_mut().dropped_files.push(file);
            }
            Deed::Save(name) => self.ask(Request::WriteScene(self.folder.join(name))),
            Deed::Figure(name) => self.ask(Request::WriteFigure(self.folder.join(name))),
            Deed::Choose(setting) => self.ask(Request::Setting(setting.clone())),
            Deed::Gone => self.frame([Event::PointerGone]),
            Deed::Focused(focused) => self.frame([Event::WindowFocused(*focused)]),
            Deed::Wait(millis) => std::thread::sleep(Duration::from_millis(u64::from(*millis))),
            Deed::Again => self.again(),
        }
        self.frame([]);
    }

    fn ask(&mut self, ask: Request) {
        let ctx = self.window.ctx.clone();
        perform::handle_request(self.app(), ask, &ctx);
    }

    fn drag(&mut self, from: Pos2, to: Pos2, button: PointerButton, held: Modifiers) {
        self.frame([Event::ModifiersChanged(held), Event::PointerMoved(from), press(from, button, true, held)]);
        for part in [0.3, 0.7, 1.0] {
            self.frame([Event::PointerMoved(from.lerp(to, part))]);
        }
        self.frame([press(to, button, false, held), Event::ModifiersChanged(Modifiers::NONE)]);
    }

    fn key(&mut self, key: Key, physical_key: Option<Key>, modifiers: Modifiers, repeats: u8) {
        let event = |pressed, repeat| Event::Key { key, physical_key, pressed, repeat, modifiers };
        self.frame([Event::ModifiersChanged(modifiers), event(true, false)]);
        (0..repeats).for_each(|_| self.frame([event(true, true)]));
        self.frame([event(false, false), Event::ModifiersChanged(Modifiers::NONE)]);
    }

    /// What a screen reader may: any number for the control at a place of the tree.
    fn set(&mut self, place: usize, value: f64) {
        let nodes: Vec<_> = self.window.root().children_recursive().collect();
        if let Some(node) = nodes.get(place % nodes.len().max(1)) {
            node.set_value_accesskit(value);
        }
        drop(nodes);
        self.frame([]);
    }

    /// Closes the window and opens it with the file that it wrote: the same scene is there.
    fn again(&mut self) {
        let settings = self.remembered();
        let kept = settings.session.as_ref().map(|session| session.scene.clone());
        let size = self.window.ctx.content_rect().size();
        self.window = open(settings, self.session.path());
        self.window.set_size(size);
        self.frame([]);
        assert_eq!(
            Some(self.app().to_remember().session.unwrap_or_default().scene),
            kept,
            "the session is another one"
        );
    }

    /// What the session's file says, all of which is understood, and which is what the window remembers.
    pub fn remembered(&mut self) -> Settings {
        // A disk that is busy may take longer than the window waits for it.
        const TRIES: usize = 10;
        let folder = self.session.path().to_owned();
        let app = self.app();
        let kept = app.to_remember();
        let text = |settings: &Settings| ron::to_string(settings).expect("what is remembered can be written");
        for _ in 0..TRIES {
            // Written whether or not something has changed: a window that was just opened has nothing to write.
            let writer = app.session_writer.as_ref().expect("there is one");
            writer.keep(kept.clone());
            writer.flush().wait();
            let read = Remembered::load(&folder, None);
            assert!(read.unread.is_none(), "the session's file is not understood: {:?}", read.unread);
            if text(&read.settings) == text(&kept) {
                return read.settings;
            }
        }
        panic!("the session's file never says\n{}", text(&kept));
    }

    /// What is undone can be done again, and is what it was.
    pub fn undo_and_redo(&mut self) {
        const STEPS: usize = 5;
        self.ask(Request::EndGesture);
        let before = self.app().scene().clone();
        let mut undone = 0;
        while undone < STEPS && self.app().document.history.has_past() {
            self.ask(Request::Do(Action::Undo));
            undone += 1;
        }
        for _ in 0..undone {
            self.ask(Request::Do(Action::Redo));
        }
        assert_eq!(*self.app().scene(), before, "undone and redone {undone} times it is another scene");
    }

    /// The first scene in a window of one size, with nothing under way: what its memory is compared in.
    pub fn rest(&mut self) {
        self.window.set_size(vec2(1280.0, 720.0));
        self.window.set_pixels_per_point(1.0);
        if self.app().lecture.is_some() {
            self.ask(Request::Do(Action::Lecture));
        }
        self.ask(Request::CloseDialog);
        self.ask(Request::CloseBanner);
        self.ask(Request::Preset(EMBEDDED[0].1.to_owned()));
        let begun = Instant::now();
        loop {
            self.app().playback.playing = false;
            (0..10).for_each(|_| self.frame([]));
            if !self.app().is_busy() && !self.app().laboratory.is_running() {
                break;
            }
            if self.app().laboratory.is_running() {
                self.ask(Request::Do(Action::LabPlay));
            }
            let is_late = begun.elapsed() > Duration::from_secs(60);
            let (race, lab) = (self.app().is_busy(), self.app().laboratory.is_running());
            assert!(!is_late, "the window does not come to rest: a race or picture {race}, a lab {lab}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// One frame with these events, and what must hold in every frame.
    fn frame<const N: usize>(&mut self, events: [Event; N]) {
        let input = self.window.input_mut();
        input.events.extend(events);
        input.max_texture_side = Some(TEXTURE_SIDE);
        self.window.step();
        self.keep_inside();
    }

    /// Looks at what the last frame drew: no triangle without a place, and no more of them than a screen has use for.
    pub fn look(&mut self) {
        let shapes = &self.window.output().shapes;
        let (vertices, placed) = corners(&self.window.ctx, shapes);
        if !placed {
            let lost = shapes.iter().find(|shape| !corners(&self.window.ctx, std::slice::from_ref(*shape)).1);
            panic!("a shape stands nowhere: {}", format!("{lost:?}").chars().take(600).collect::<String>());
        }
        if let Some(clash) = shapes.iter().find_map(|shape| clash(&shape.shape)) {
            panic!("two controls have one id: {clash}");
        }
        assert!(vertices <= MOST_VERTICES, "{vertices} corners in a frame");
        self.vertices = self.vertices.max(vertices);
        for node in self.window.root().children_recursive() {
            let holds = node.accesskit_node().bounding_box().is_none_or(|b| (b.x0 + b.y0 + b.x1 + b.y1).is_finite());
            assert!(holds, "{:?} stands nowhere", node.accesskit_node().label());
        }
    }

    /// Whether frames go on and on although nothing plays and nothing is under way. At rest no frame is asked for at all:
    /// one that comes a little later is none.
    pub fn is_restless(&mut self) -> bool {
        const FRAMES: usize = 240;
        for _ in 0..FRAMES {
            let app = self.app();
            app.playback.playing = false;
            // It goes by itself, later.
            app.screen.toast = None;
            let is_at_work = app.is_busy() || app.laboratory.is_running();
            self.frame([]);
            let output = self.window.output().viewport_output.get(&ViewportId::ROOT).expect("there is one window");
            let is_at_rest = output.repaint_delay == Duration::MAX;
            // The cursor of a field blinks.
            if is_at_rest || is_at_work || self.window.ctx.text_edit_focused() {
                return false;
            }
        }
        true
    }

    /// No typed path leads out of the folder: what a dialog would write to is put back before anything can be confirmed.
    fn keep_inside(&mut self) {
        let folder = self.folder.clone();
        let is_inside = |path: &str| {
            let path = Path::new(path.trim());
            let within = path.is_relative() || path.starts_with(&folder);
            within && path.components().all(|part| part != std::path::Component::ParentDir)
        };
        let path = match &mut self.app().screen.dialog {
            Some(Dialog::Save(state) | Dialog::Open(state)) => &mut state.path,
            Some(Dialog::Export(state)) => &mut state.path,
            _ => return,
        };
        if !is_inside(path) {
            *path = folder.join("monkey.png").display().to_string();
        }
    }
}

/// A window on the session of `settings`, or on the first scene, that writes what it remembers into a folder.
fn open(settings: Settings, session: &Path) -> Window {
    let session = session.to_owned();
    Harness::builder()
        .with_size([1280.0, 720.0])
        .with_step_dt(1.0 / 60.0)
        .renderer(CpuRenderer::default())
        .allow_missing_glyphs()
        .build_ui_state(
            move |ui, app: &mut Option<App>| {
                let ctx = ui.ctx().clone();
                let new = || {
                    let mut app = frame::open(&ctx, settings.clone(), None).expect("threads start");
                    // The person's own scenes are not to be written to, and no dialog of the system is to open.
                    (app.presets, app.files) = (Presets::embedded(), FileDialogs::with(|_| Picked::NoDialog));
                    let remembered = Remembered::load(&session, None);
                    let writer = SessionWriter::new(session.clone(), &remembered, || ()).expect("threads start");
                    perform::session::keep_with(&mut app, writer);
                    ctx.options_mut(|options| options.warn_on_id_clash = true);
                    app
                };
                let whole: Rect = ctx.content_rect();
                let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                frame::frame_ui(app.get_or_insert_with(new), &mut ui);
            },
            None,
        )
}

/// What egui writes over two controls of the same id.
fn clash(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Text(text) => Some(text.galley.text()).filter(|text| text.contains(" use of ") && text.contains(" ID ")),
        Shape::Vec(shapes) => shapes.iter().find_map(clash),
        _ => None,
    }
}

/// How many corners of triangles these shapes have, and whether all of them are somewhere.
fn corners(ctx: &Context, shapes: &[ClippedShape]) -> (usize, bool) {
    let (mut count, mut placed) = (0, true);
    for primitive in ctx.tessellate(shapes.to_vec(), ctx.pixels_per_point()) {
        let Primitive::Mesh(mesh) = primitive.primitive else { continue };
        count += mesh.vertices.len();
        placed &= mesh.vertices.iter().all(|vertex| vertex.pos.is_finite());
    }
    (count, placed)
}

fn press(pos: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton { pos, button, pressed, modifiers }
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
