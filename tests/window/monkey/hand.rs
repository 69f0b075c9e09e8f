//! The window under test and the hand that does the deeds: made without display, dialogs of the system, clipboard, or a
//! file outside its own folder.

use super::deed::Deed;
use crate::support::CpuRenderer;
use crate::support::window::Window;
use eframe::egui::epaint::{ClippedShape, Primitive};
use eframe::egui::{
    Context, DroppedFile, Event, Key, Modifiers, MouseWheelSource, PointerButton, Pos2, Rect, TouchPhase, UiBuilder,
    ViewportId,
};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use losscape::scene::Presets;
use losscape::ui::frame;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::app::App;
use losscape::ui::state::dialog::Dialog;
use losscape::ui::work::file_dialogs::{FileDialogs, Picked};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Most corners of triangles in a frame, of a window as large as screens are. What is drawn is drawn for a screen:
/// whatever is zoomed into, there is no more of it.
const MOST_VERTICES: usize = 3_000_000;
/// The largest texture of a modest graphics card.
const TEXTURE_SIDE: usize = 16_384;

/// The window and where its files may lie.
pub struct Hand {
    pub window: Window,
    folder: PathBuf,
    /// Most corners so far.
    pub vertices: usize,
}

impl Hand {
    pub fn new(folder: &Path) -> Self {
        let settings = Settings { folder: Some(folder.to_owned()), ..Settings::english() };
        Self { window: open(settings), folder: folder.to_owned(), vertices: 0 }
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

    /// Closes the window and opens it with what it remembered: the same scene is there.
    fn again(&mut self) {
        let remembered = self.app().to_remember();
        let text = ron::to_string(&remembered).expect("what is remembered can be written");
        let settings: Settings = ron::from_str(&text).expect("what was remembered can be read");
        let kept = settings.session.as_ref().map(|session| session.scene.clone());
        let size = self.window.ctx.content_rect().size();
        self.window = open(settings);
        self.window.set_size(size);
        self.frame([]);
        assert_eq!(
            Some(self.app().to_remember().session.unwrap_or_default().scene),
            kept,
            "the session is another one"
        );
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

/// A window on the session of `settings`, or on the first scene.
fn open(settings: Settings) -> Window {
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
