//! What a screen reader and a keyboard find in the window: every control has a name of its own and is reached by Tab, the
//! pictures are told in words, and nothing moves that was not asked to.

use crate::short::shortened;
use crate::support::CpuRenderer;
use crate::support::window::{self, Window, app, ask, lab_done, press, press_action, settle, t};
use eframe::egui::accesskit::{Action as Does, Role};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use losscape::picture::alternative;
use losscape::scene::Presets;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::dialog::Dialog;
use losscape::ui::state::document::Document;
use losscape::ui::views::lecture::fade;
use losscape::ui::work::file_dialogs::{FileDialogs, Picked};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

/// More presses of Tab than any state of the window has controls.
const MOST_PRESSES: usize = 400;
const PATIENCE: Duration = Duration::from_secs(30);
/// How far above the one before a control of the same row may begin, in points.
const ROW: f64 = 34.0;

/// A control: its place in the tree, its parent's, what it is and is called, and where it begins.
#[derive(Clone, Debug, PartialEq)]
struct Control {
    id: String,
    parent: String,
    role: Role,
    name: String,
    focusable: bool,
    disabled: bool,
    in_dialog: bool,
    at: (f64, f64),
}

fn is_in_dialog(node: &Node<'_>) -> bool {
    let mut above = node.accesskit_node().parent();
    while let Some(node) = above {
        if node.role() == Role::Dialog {
            return true;
        }
        above = node.parent();
    }
    false
}

fn control(node: &Node<'_>) -> Option<Control> {
    let inner = node.accesskit_node();
    let data = inner.data();
    let focusable = data.supports_action(Does::Focus);
    if !focusable && !data.supports_action(Does::Click) {
        return None;
    }
    let at = inner.bounding_box().map_or((0.0, 0.0), |rect| (rect.y0, rect.x0));
    Some(Control {
        id: format!("{:?}", inner.id()),
        parent: format!("{:?}", inner.parent_id()),
        role: inner.role(),
        name: inner.label().unwrap_or_default(),
        focusable,
        disabled: inner.is_disabled(),
        in_dialog: is_in_dialog(node),
        at,
    })
}

/// Every control in the order of the tree; of a dialog's alone where one is open.
fn controls(window: &Window) -> Vec<Control> {
    let all: Vec<Control> = window.root().children_recursive().filter_map(|node| control(&node)).collect();
    let modal = all.iter().any(|control| control.in_dialog);
    all.into_iter().filter(|control| !modal || control.in_dialog).collect()
}

/// What has no name, or the name of a neighbour.
fn unnamed(state: &str, window: &Window) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut known: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for control in controls(window) {
        // egui's scroll bars have no names; what they scroll is scrolled by Tab too.
        if control.name.trim().is_empty() && control.role != Role::ScrollBar {
            wrong.push(format!("{state}: no name: {control:?}"));
        }
        let key = (control.parent.clone(), format!("{:?}", control.role), control.name.clone());
        *known.entry(key).or_default() += 1;
    }
    let dialogs = window.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Dialog);
    let nameless = dialogs.filter(|node| node.accesskit_node().label().is_none_or(|name| name.trim().is_empty()));
    wrong.extend(nameless.map(|node| format!("{state}: a dialog without a name: {node:?}")));
    let twice = known.into_iter().filter(|(_, count)| *count > 1);
    wrong.extend(twice.map(|((_, role, name), count)| format!("{state}: {count} × {role} {name:?} in one group")));
    wrong
}

/// What Tab does not reach, and where it goes back up within one group.
fn unreached(state: &str, window: &mut Window) -> Vec<String> {
    let wanted: Vec<Control> = controls(window).into_iter().filter(|it| it.focusable && !it.disabled).collect();
    let mut visited: Vec<Control> = Vec::new();
    for _ in 0..MOST_PRESSES {
        window.key_press_modifiers(Modifiers::NONE, Key::Tab);
        window.run_steps(2);
        let focused = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let Some(now) = focused.and_then(|node| control(&node)) else { continue };
        if visited.last().is_some_and(|last| last.id == now.id) && visited.len() > 1 {
            return vec![format!("{state}: Tab stays at {now:?}")];
        }
        if visited.iter().any(|before| before.id == now.id) {
            break;
        }
        visited.push(now);
    }
    let missed = wanted.iter().filter(|it| !visited.iter().any(|seen| seen.id == it.id));
    let mut wrong: Vec<String> = missed.map(|it| format!("{state}: not reached by Tab: {it:?}")).collect();
    for pair in visited.windows(2) {
        if pair[0].parent == pair[1].parent && pair[1].at.0 < pair[0].at.0 - ROW && pair[1].at.1 <= pair[0].at.1 {
            wrong.push(format!("{state}: from {:?} Tab goes back to {:?}", pair[0], pair[1]));
        }
    }
    wrong
}

/// Frames until the window's own dialog of a path is there.
fn answered(window: &mut Window) {
    let begun = Instant::now();
    while app(window).files.is_open() {
        assert!(begun.elapsed() < PATIENCE, "no answer");
        std::thread::sleep(Duration::from_millis(5));
        window.run_steps(1);
    }
    settle(window);
    assert!(app(window).screen.dialog.is_some());
}

fn on(preset: &str, settings: Settings) -> Window {
    window::on_preset([1280.0, 720.0], settings, preset, &CpuRenderer::default())
}

/// A state of the window by name, with what is done to reach it.
type State = (&'static str, fn(&mut Window));

const STATES: [State; 10] = [
    ("main", |_| ()),
    ("card", |window| ask(window, Request::OpenCard(2))),
    ("left folded", |window| press_action(window, Action::FoldLeft)),
    ("charts folded", |window| press_action(window, Action::FoldCharts)),
    ("export", |window| press_action(window, Action::Export)),
    ("palette", |window| press_action(window, Action::Palette)),
    ("help", |window| press_action(window, Action::Help)),
    ("anatomy", |window| {
        ask(window, Request::Go(3));
        ask(window, Request::Do(Action::Anatomy));
    }),
    ("lecture", |window| press_action(window, Action::Lecture)),
    ("contents", |window| {
        press_action(window, Action::Lecture);
        ask(window, Request::Do(Action::Scenes));
    }),
];

/// Fails with everything that was found, so that one run tells all.
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_control_has_a_name_and_is_reached_by_tab() {
    let mut wrong = Vec::new();
    for (name, reach) in STATES {
        let mut window = on("1", Settings::english());
        reach(&mut window);
        settle(&mut window);
        assert_eq!(window.root().accesskit_node().label().as_deref(), Some("losscape"), "{name}: the window");
        wrong.extend(unnamed(name, &window));
        // While a step is taken apart Tab goes from term to term.
        if name != "anatomy" {
            wrong.extend(unreached(name, &mut window));
        }
    }
    none(wrong);
}

#[test]
fn the_dialogs_of_files_too() {
    let folder = tempfile::tempdir().unwrap();
    let rows = folder.path().join("rows.csv");
    fs::write(&rows, "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n2,2,2\n").unwrap();
    let mut wrong = Vec::new();
    for (name, action) in [("open", Action::Open), ("save", Action::SaveAs)] {
        let mut window = on("1", Settings::english());
        let app = window.state_mut().as_mut().unwrap();
        (app.files, app.settings.folder) = (FileDialogs::with(|_| Picked::NoDialog), Some(folder.path().to_owned()));
        press_action(&mut window, action);
        answered(&mut window);
        wrong.extend(unnamed(name, &window));
        wrong.extend(unreached(name, &mut window));
    }
    let mut window = on("1", Settings::english());
    ask(&mut window, Request::Path(rows));
    assert!(matches!(app(&window).screen.dialog, Some(Dialog::Table(_))));
    wrong.extend(unnamed("sheet", &window));
    wrong.extend(unreached("sheet", &mut window));
    none(wrong);
}

#[test]
fn every_lab_too() {
    let mut wrong = Vec::new();
    let mut seen = Vec::new();
    for preset in Presets::embedded().list.into_iter().filter(|preset| preset.scene.is_lab()) {
        let kind = preset.scene.lab.as_ref().expect("a lab's scene").name();
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        let mut window = window::on_document(Document::loose(shortened(&preset.scene)));
        lab_done(&mut window);
        wrong.extend(unnamed(kind, &window));
        wrong.extend(unreached(kind, &mut window));
    }
    assert!(seen.len() > 5, "{seen:?}");
    none(wrong);
}

/// What a screen reader is told of the picture with this title.
fn described(window: &Window, role: Role) -> Vec<(String, String)> {
    let images = window.root().children_recursive().filter(|node| node.accesskit_node().role() == role);
    let words = |node: Node<'_>| {
        let node = node.accesskit_node();
        (node.label().unwrap_or_default(), node.description().unwrap_or_default())
    };
    images.map(words).filter(|(_, said)| !said.is_empty()).collect()
}

#[test]
fn the_canvas_is_told_in_words_that_follow_the_race_and_the_language() {
    let mut window = on("best-momentum", Settings::english());
    let said = described(&window, Role::Image);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].1.contains("GD zig-zags for 262 steps and is still moving"), "{said:?}");
    press(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(described(&window, Role::Image), said, "time changes no words");
    ask(&mut window, Request::Do(Action::NextLanguage));
    assert!(described(&window, Role::Image)[0].1.contains("GD: 262 шага идёт зигзагом"));
    ask(&mut window, Request::Do(Action::Toggle(0)));
    let said = described(&window, Role::Image);
    assert!(!said[0].1.contains("GD:") && said[0].1.contains("идёт 1 метод"), "{said:?}");
}

#[test]
fn a_lab_is_told_by_its_verdict_and_terms() {
    let presets = Presets::embedded();
    let preset = presets.list.iter().find(|preset| preset.scene.is_lab()).expect("a lab");
    let mut window = window::on_document(Document::loose(shortened(&preset.scene)));
    lab_done(&mut window);
    let record = app(&window).laboratory.shown().expect("a picture").record.clone();
    let said = described(&window, Role::Figure);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].1, alternative::of_lab(&record, Lang::En));
}

#[test]
fn the_start_is_moved_by_the_arrows_of_its_handle() {
    let mut window = on("1", Settings::english());
    let start = |window: &Window| app(window).race().expect("a race").start();
    let before = start(&window);
    window::control(&window, Role::Button, &t("canvas-start")).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    let after = start(&window);
    assert!(after.x > before.x && after.y > before.y, "{before} {after}");
    assert!(window::control(&window, Role::Button, &t("canvas-start")).is_focused());
}

#[test]
fn with_less_motion_nothing_fades() {
    let mut window = on("1", Settings { less_motion: Some(true), ..Settings::english() });
    let seconds = |window: &Window| window.ctx.global_style().animation_time;
    assert_eq!(seconds(&window), 0.0);
    press_action(&mut window, Action::Lecture);
    assert_eq!(seconds(&window), 0.0, "the lecture's theme keeps it");
    let next = |window: &mut Window| {
        window.key_press(Key::PageDown);
        window.run_steps(1);
        fade::is_fading(&window.ctx)
    };
    assert!(!next(&mut window));
    ask(&mut window, Request::Do(Action::LessMotion));
    assert_eq!((seconds(&window) > 0.0, app(&window).settings.less_motion), (true, Some(false)));
    assert!(next(&mut window), "with all motion the scene before fades");
    ask(&mut window, Request::Do(Action::LessMotion));
    assert_eq!((seconds(&window), app(&window).settings.less_motion), (0.0, Some(true)));
}
