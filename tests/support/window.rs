//! The whole window in a test: no display, no GPU.

use super::CpuRenderer;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, UiBuilder};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use losscape::geometry::Point;
use losscape::scene::{Presets, Scene};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::frame;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::app::App;
use losscape::ui::state::dialog::Dialog;
use losscape::ui::state::document::Document;
use std::path::Path;
use std::time::{Duration, Instant};

/// The window, made in its first frame.
pub type Window = Harness<'static, Option<App>>;

/// Frames after which every layout is at rest.
const FRAMES: usize = 3;
/// How long a picture may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window of `size` points on a preset, with its first pictures there.
pub fn on_preset(size: [f32; 2], settings: Settings, preset: &str, renderer: &CpuRenderer) -> Window {
    let presets = Presets::embedded();
    open(size, settings, Document::of_preset(presets.by_name(preset).expect("an embedded preset")), renderer)
}

/// A window on a scene.
pub fn on_scene(scene: Scene) -> Window {
    open([1280.0, 720.0], Settings::english(), Document::loose(scene), &CpuRenderer::default())
}

/// A window on a document.
pub fn on_document(document: Document) -> Window {
    open([1280.0, 720.0], Settings::english(), document, &CpuRenderer::default())
}

/// A window that begins with what was remembered.
pub fn on_session(settings: Settings) -> Window {
    build([1280.0, 720.0], settings, None, &CpuRenderer::default())
}

fn open(size: [f32; 2], settings: Settings, document: Document, renderer: &CpuRenderer) -> Window {
    build(size, settings, Some(document), renderer)
}

fn build(size: [f32; 2], settings: Settings, document: Option<Document>, renderer: &CpuRenderer) -> Window {
    let mut document = document;
    let mut harness = Harness::builder().with_size(size).renderer(renderer.clone()).build_ui_state(
        move |ui, app: &mut Option<App>| {
            let ctx = ui.ctx().clone();
            let new = || {
                let mut app = frame::open(&ctx, settings.clone(), document.take()).expect("threads start");
                app.laboratory.hurry();
                app
            };
            // The harness leaves a margin around its contents; the window has none.
            let whole = ui.ctx().content_rect();
            let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
            ui.set_clip_rect(whole);
            frame::frame_ui(app.get_or_insert_with(new), &mut ui);
        },
        None,
    );
    settle(&mut harness);
    harness
}

/// Runs frames until no picture is on its way.
pub fn settle(window: &mut Window) {
    let begun = Instant::now();
    loop {
        window.run_steps(FRAMES);
        if !app(window).is_busy() {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "a picture does not come");
        std::thread::sleep(Duration::from_millis(2));
    }
    window.run_steps(FRAMES);
}

/// Runs frames until the lab has nothing left to do, or has been paused or refused.
pub fn lab_done(window: &mut Window) {
    let begun = Instant::now();
    settle(window);
    while app(window).laboratory.is_running() {
        assert!(begun.elapsed() < 4 * PATIENCE, "a lab does not end");
        std::thread::sleep(Duration::from_millis(10));
        window.run_steps(1);
    }
    settle(window);
}

/// The window's state.
pub fn app(window: &Window) -> &App {
    window.state().as_ref().expect("made in the first frame")
}

/// English words of the text table, so that a test says which control and not how it is called.
pub fn t(key: &str) -> String {
    Lang::En.t(key)
}

/// A control by its role and the words of its name.
pub fn control<'a>(window: &'a Window, role: Role, name: &'a str) -> Node<'a> {
    window.get_by_role_and_label(role, name)
}

/// Clicks a control.
pub fn click(window: &mut Window, role: Role, name: &str) {
    control(window, role, name).click();
    settle(window);
}

/// Clicks a button that stands for an action.
pub fn click_action(window: &mut Window, action: Action) {
    click(window, Role::Button, &action.text(Lang::En));
}

/// Opens a menu by its button and takes an entry; entries are called by their words, with or without a key behind them.
pub fn choose(window: &mut Window, role: Role, menu: &str, entry: &str) {
    click(window, role, menu);
    let within = |node: &Node<'_>| node.accesskit_node().role() == Role::Button && is_called(node, entry);
    // Menus lie over the window and come last.
    let mut found: Vec<Node<'_>> = window.root().children_recursive().filter(within).collect();
    found.pop().unwrap_or_else(|| panic!("no entry {entry} in {menu}")).click();
    drop(found);
    settle(window);
}

fn is_called(node: &Node<'_>, entry: &str) -> bool {
    let key = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    node.accesskit_node().label().is_some_and(|label| label.strip_prefix(entry).is_some_and(key))
}

/// Presses a key.
pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Presses an action's first key.
pub fn press_action(window: &mut Window, action: Action) {
    let shortcut = action.shortcuts()[0];
    press(window, shortcut.modifiers, shortcut.key);
}

/// Drags from one place to another over the places between, a frame each.
pub fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    const PLACES: usize = 5;
    window.hover_at(from);
    window.drag_at(from);
    for k in 1..=PLACES {
        window.hover_at(from.lerp(to, k as f32 / PLACES as f32));
    }
    window.drop_at(to);
    settle(window);
}

/// Two clicks at a place in one frame.
pub fn double_click(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.run_steps(1);
    let modifiers = Modifiers::NONE;
    let button = |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers };
    window.input_mut().events.extend([true, false, true, false].map(button));
    settle(window);
}

/// Types into a text field, in place of what it holds.
pub fn write(window: &mut Window, name: &str, text: &str) {
    control(window, Role::TextInput, name).set_text_value_accesskit(text);
    settle(window);
}

/// Asks for something without a control: what a dialog of the system would answer, for one.
pub fn ask(window: &mut Window, ask: Request) {
    let ctx = window.ctx.clone();
    perform::handle_request(window.state_mut().as_mut().expect("made in the first frame"), ask, &ctx);
    settle(window);
}

/// Opens a table's sheet and makes its rows the data of the open scene.
pub fn use_rows(window: &mut Window, path: &Path) {
    ask(window, Request::Path(path.to_owned()));
    assert!(matches!(app(window).screen.dialog, Some(Dialog::Table(_))), "{path:?}: {:?}", app(window).screen.banner);
    click(window, Role::Button, &t("sheet-use-here"));
}

/// The points of every racer of the shown race; none of those that are off.
pub fn paths(window: &Window) -> Vec<Option<Vec<Point>>> {
    let race = app(window).race().expect("a race has been run");
    race.trajectories.iter().map(|run| run.as_ref().map(|run| run.points.to_vec())).collect()
}

/// What a screen reader would say of everything in the window: names and values, in order.
pub fn spoken(window: &Window) -> Vec<(Role, String, String)> {
    let words = |node: Node<'_>| {
        let node = node.accesskit_node();
        (node.role(), node.label().unwrap_or_default(), node.value().unwrap_or_default())
    };
    window.root().children_recursive().map(words).collect()
}

/// Whether something with this role says this.
pub fn says(window: &Window, role: Role, words: &str) -> bool {
    spoken(window).iter().any(|(r, label, value)| *r == role && (label.contains(words) || value.contains(words)))
}
