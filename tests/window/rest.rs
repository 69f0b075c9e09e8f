//! A window in which nothing moves asks for no frame: at rest the program takes nothing of the processor.

use crate::support::CpuRenderer;
use crate::support::window::{Window, app, ask, lab_done, on_preset, on_scene, settle};
use eframe::egui::{ViewportId, vec2};
use losscape::scene::Scene;
use losscape::ui::actions::Action;
use losscape::ui::request::{Request, Setting};
use losscape::ui::settings::Settings;
use std::time::Duration;

/// Frames in which fades, toasts and the blinking of a field's cursor end by themselves: 20 s.
const FRAMES: usize = 1200;
/// Frames that ask for no other, one after another: egui asks for one more frame after some.
const AT_REST: usize = 3;

/// Fails if frames are asked for although nothing comes from outside.
fn rests(window: &mut Window, what: &str) {
    let mut still = 0;
    let mut delay = Duration::ZERO;
    for _ in 0..FRAMES {
        window.step();
        delay = window.output().viewport_output[&ViewportId::ROOT].repaint_delay;
        still = if delay == Duration::MAX { still + 1 } else { 0 };
        if still == AT_REST {
            return;
        }
    }
    let causes: Vec<String> = window.ctx.repaint_causes().iter().map(ToString::to_string).collect();
    panic!("{what}: after {FRAMES} frames the next one is asked for in {delay:?}: {}", causes.join("; "));
}

fn race() -> Window {
    on_preset([1280.0, 720.0], Settings::english(), "momentum-ravine", &CpuRenderer::default())
}

/// A lab of little work.
fn lab() -> Window {
    let text = "(lab: Smoothing(network: Spirals(depth: 1, width: 4), training: (steps: 20, batch: 10)))";
    on_scene(Scene::parse(text, "").unwrap())
}

fn doing(mut window: Window, actions: &[Action]) -> Window {
    for action in actions {
        ask(&mut window, Request::Do(*action));
    }
    window
}

#[test]
fn a_race_rests() {
    use Action::*;
    rests(&mut race(), "a race");
    let mut window = doing(race(), &[Restart, Play]);
    ask(&mut window, Request::Setting(Setting::Speed(1000.0)));
    rests(&mut window, "a race that was played to its end");
    for (what, actions) in [
        ("a step taken apart", &[Anatomy][..]),
        ("folded panels", &[FoldLeft, FoldCharts]),
        ("an undone edit", &[NewSeed, EtaUp, Undo]),
        ("another look", &[NextTheme, NextLanguage]),
        ("methods added", &[AddAllEight]),
        ("a method opened", &[OpenMethod]),
    ] {
        rests(&mut doing(race(), actions), what);
    }
    let mut window = race();
    window.set_size(vec2(200.0, 150.0));
    rests(&mut window, "a very small window");
}

#[test]
fn dialogs_rest() {
    use Action::*;
    for (what, action) in [
        ("Find", Palette),
        ("the list of scenes", Scenes),
        ("the keys", Help),
        ("a figure to save", Export),
        ("a scene to save", SaveAs),
    ] {
        let mut window = doing(race(), &[action]);
        assert!(app(&window).screen.dialog.is_some() || action == Scenes, "{what}");
        rests(&mut window, what);
    }
    let folder = tempfile::tempdir().unwrap();
    let (table, bad) = (folder.path().join("rows.csv"), folder.path().join("bad.ron"));
    std::fs::write(&table, "x1,x2,y\n1,2,3\n-1,0.5,1e3\n2,2,-4\n0,1e-9,7\n").unwrap();
    std::fs::write(&bad, "(landscape: Bale)").unwrap();
    let mut window = race();
    ask(&mut window, Request::Path(table));
    assert!(app(&window).screen.dialog.is_some(), "the sheet is open");
    rests(&mut window, "the sheet of a table");
    let mut window = race();
    ask(&mut window, Request::Path(bad));
    assert!(app(&window).screen.banner.is_some(), "it is refused");
    rests(&mut window, "a banner");
}

#[test]
fn a_lab_rests() {
    let mut window = lab();
    rests(&mut window, "a lab that waits");
    ask(&mut window, Request::Do(Action::LabPlay));
    lab_done(&mut window);
    rests(&mut window, "a lab that is done");
    rests(&mut doing(window, &[Action::LabLarge]), "a large lab");
    let mut window = doing(lab(), &[Action::LabStep]);
    settle(&mut window);
    lab_done(&mut window);
    rests(&mut window, "a lab after one unit");
    rests(&mut doing(window, &[Action::Labs]), "a lab that was closed");
}

#[test]
fn the_lecture_rests() {
    use Action::*;
    for (what, actions) in [
        ("the lecture", &[Lecture][..]),
        ("its next scene", &[Lecture, NextScene]),
        ("its contents", &[Lecture, Scenes]),
        ("black", &[Lecture, Black]),
        ("white", &[Lecture, White]),
        ("a spotlight", &[Lecture, Spotlight]),
        ("a step in the lecture", &[Lecture, Anatomy]),
        ("after the lecture", &[Lecture, Lecture]),
    ] {
        rests(&mut doing(race(), actions), what);
    }
}
