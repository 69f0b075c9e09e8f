//! The window through its accessibility tree: what a person does, and what must come of it. No display, no GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use losscape::landscape::Spec;
use losscape::scene::Scene;
use losscape::scene::picture::charts::TimeAxis;
use losscape::scene::picture::view;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::settings::Settings;
use support::CpuRenderer;
use support::window::{
    Window, app, choose, click, click_action, control, double_click, drag, on_preset, paths, press, press_action, says,
    settle, t,
};

const SIZE: [f32; 2] = [1120.0, 640.0];
const CTRL: Modifiers = Modifiers::COMMAND;
const PLAIN: Modifiers = Modifiers::NONE;

/// A window on a preset, in English.
fn on(preset: &str) -> Window {
    on_preset(SIZE, Settings::english(), preset, &CpuRenderer::default())
}

/// The first preset with the card of one of its methods open.
fn with_card(method: &str) -> Window {
    let mut window = on("1");
    click(&mut window, Role::DisclosureTriangle, method);
    window
}

fn scene(window: &Window) -> Scene {
    app(window).scene().clone()
}

/// The rectangle of the plane on screen: of all unnamed areas the largest.
fn canvas(window: &Window) -> Rect {
    let areas = window.root().children_recursive();
    let areas =
        areas.filter(|node| node.accesskit_node().role() == Role::Unknown && node.accesskit_node().label().is_none());
    areas.map(|node| node.rect()).max_by(|a, b| a.area().total_cmp(&b.area())).unwrap()
}

/// Where a point of the plane stands on screen.
fn on_screen(window: &Window, x: f64, y: f64) -> Pos2 {
    let rect = canvas(window);
    let shown = view::expand(app(window).screen.view.unwrap(), f64::from(rect.width() / rect.height()));
    let part = |value: f64, (low, high): (f64, f64)| ((value - low) / (high - low)) as f32;
    pos2(rect.min.x + rect.width() * part(x, shown.x), rect.max.y - rect.height() * part(y, shown.y))
}

/// Undoes by the key until nothing is left to undo, and says how many times.
fn undo_all(window: &mut Window) -> usize {
    let mut count = 0;
    while app(window).document.history.undo_label(Lang::En).is_some() {
        press_action(window, Action::Undo);
        count += 1;
    }
    count
}

#[test]
fn another_surface_is_fitted_and_raced_on() {
    let renderer = CpuRenderer::default();
    let mut window = on_preset(SIZE, Settings::english(), "1", &renderer);
    let (before, points, shown) = (scene(&window), paths(&window), app(&window).screen.view);
    let picture = renderer.harness_picture(&window);
    choose(&mut window, Role::ComboBox, &t("surface-heading"), &t("landscape-himmelblau"));
    assert_eq!(scene(&window), Scene { landscape: Spec::Himmelblau, start: None, ..before.clone() });
    assert_eq!(app(&window).race().unwrap().scene, scene(&window));
    assert!(paths(&window).iter().zip(&points).all(|(new, old)| new != old), "every path is another one");
    assert_eq!(app(&window).screen.view, Some(view::first(app(&window).race().unwrap())), "fitted to the new surface");
    let changed = renderer.harness_picture(&window).pixels.iter().zip(&picture.pixels).filter(|(a, b)| a != b).count();
    assert!(changed > picture.pixels.len() / 4, "the canvas shows it: {changed} pixels changed");
    // Undo is another surface too.
    press_action(&mut window, Action::Undo);
    assert_eq!((scene(&window), app(&window).screen.view), (before, shown));
    assert!(paths(&window) == points);
}

#[test]
fn a_drag_of_eta_redraws_at_once_and_is_one_entry_of_undo() {
    let mut window = with_card("GD");
    let (before, points) = (scene(&window), paths(&window));
    let eta = control(&window, Role::Slider, &t("param-eta")).rect();
    drag(&mut window, eta.center(), eta.right_center() - vec2(30.0, 0.0));
    let (dragged, far) = (scene(&window), paths(&window));
    assert!(dragged.racers[0].eta > before.racers[0].eta);
    assert!(far[0] != points[0], "the path is drawn anew");
    assert!(far[1..] == points[1..], "nobody else moves");
    press(&mut window, CTRL, Key::Z);
    assert_eq!(scene(&window), before, "one entry for the whole drag");
    assert!(paths(&window) == points);
    press(&mut window, CTRL.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(scene(&window), dragged);
    assert!(paths(&window) == far);
    window.get_by_label_contains(&format!("{}:", Action::Undo.text(Lang::En))).click();
    settle(&mut window);
    assert_eq!(scene(&window), before);
    window.get_by_label_contains(&format!("{}:", Action::Redo.text(Lang::En))).click();
    settle(&mut window);
    assert_eq!(scene(&window), dragged);
    assert_eq!(undo_all(&mut window), 1);
}

#[test]
fn a_screen_reader_sets_eta() {
    let mut window = with_card("GD");
    let points = paths(&window);
    control(&window, Role::Slider, &t("param-eta")).set_value_accesskit(0.05);
    // The very next frame that shows the slider at 0.05 has the new race as well.
    window.run_steps(2);
    assert_eq!(scene(&window).racers[0].eta, 0.05);
    assert!(paths(&window)[0] != points[0]);
    settle(&mut window);
    control(&window, Role::Slider, &t("param-eta")).set_value_accesskit(0.06);
    settle(&mut window);
    assert_eq!(undo_all(&mut window), 2, "two requests are two entries");
}

#[test]
fn a_number_is_typed_good_and_bad() {
    let mut window = with_card("GD");
    let eta = t("param-eta");
    for (typed, value) in [("0.05", 0.05), ("-1", 0.05), ("x", 0.05), ("1e-2", 0.01)] {
        click(&mut window, Role::SpinButton, &eta);
        press(&mut window, CTRL, Key::A);
        control(&window, Role::SpinButton, &eta).type_text(typed);
        settle(&mut window);
        assert_eq!(scene(&window).racers[0].eta, value, "while typing {typed}");
        let bad = control(&window, Role::SpinButton, &eta).accesskit_node().description().is_some();
        assert_eq!(bad, ["-1", "x"].contains(&typed), "{typed} is called bad");
        press(&mut window, PLAIN, Key::Enter);
        assert_eq!(scene(&window).racers[0].eta, value, "after {typed}");
    }
    assert_eq!(undo_all(&mut window), 2, "every good number is one entry");
}

#[test]
fn the_start_is_dragged_and_set_by_a_double_click() {
    let mut window = on("1");
    let (before, points) = (scene(&window), paths(&window));
    let from = control(&window, Role::Button, &t("canvas-start")).rect().center();
    drag(&mut window, from, from + vec2(80.0, 60.0));
    let (x, y) = scene(&window).start.unwrap();
    assert!(x > -5.0 && y < 1.2, "right and down: {x}, {y}");
    let (is, wanted) = (on_screen(&window, x, y), from + vec2(80.0, 60.0));
    assert!(is.distance(wanted) < 2.0, "under the pointer: {is}, not {wanted}");
    assert!(paths(&window).iter().zip(&points).all(|(new, old)| new != old));
    assert_eq!(undo_all(&mut window), 1, "the drag is one entry");
    assert_eq!(scene(&window), before);

    let there = canvas(&window).left_bottom() + vec2(60.0, -40.0);
    double_click(&mut window, there);
    let (x, y) = scene(&window).start.unwrap();
    assert!(on_screen(&window, x, y).distance(there) < 2.0, "at the pointer: {x}, {y}");
    assert_eq!(undo_all(&mut window), 1);

    press(&mut window, CTRL, Key::ArrowLeft);
    assert!(scene(&window).start.unwrap().0 < -5.0, "moved by keys");
    click(&mut window, Role::Button, &t("surface-reset-start"));
    assert_eq!(scene(&window).start, None);
}

#[test]
fn the_view_is_moved_and_fitted() {
    let mut window = on("1");
    let fitted = app(&window).screen.view;
    let middle = canvas(&window).center() + vec2(0.0, 100.0);
    drag(&mut window, middle, middle + vec2(50.0, 0.0));
    let moved = app(&window).screen.view.unwrap();
    assert!(moved.x.0 < fitted.unwrap().x.0, "the plane follows the pointer");
    click_action(&mut window, Action::Fit);
    assert_eq!(app(&window).screen.view, fitted);
}

#[test]
fn time_is_played_stepped_and_scrubbed() {
    let mut window = on("1");
    let at = |window: &Window| app(window).playback.at();
    assert_eq!((at(&window), app(&window).playback.end()), (150, 150), "a scene opens at its end");
    press_action(&mut window, Action::Play);
    assert!(app(&window).playback.playing && at(&window) > 0 && at(&window) < 150);
    let here = at(&window);
    window.run_steps(5);
    assert!(at(&window) > here, "it goes on by itself");
    press_action(&mut window, Action::Play);
    let here = at(&window);
    window.run_steps(5);
    assert_eq!((at(&window), app(&window).playback.playing), (here, false));
    for (action, moved) in [
        (Action::StepForward, here + 1),
        (Action::StepBack, here),
        (Action::TenForward, here + 10),
        (Action::TenBack, here),
        (Action::Last, 150),
        (Action::First, 0),
    ] {
        press_action(&mut window, action);
        assert_eq!(at(&window), moved, "{action:?} by key");
    }
    for (action, moved) in [(Action::StepForward, 1), (Action::Last, 150), (Action::StepBack, 149), (Action::First, 0)]
    {
        click_action(&mut window, action);
        assert_eq!(at(&window), moved, "{action:?} by button");
    }
    let rail = control(&window, Role::Slider, &t("transport-scrubber")).rect();
    drag(&mut window, rail.left_center(), rail.center());
    assert_eq!(at(&window), 75);
    choose(&mut window, Role::ComboBox, &t("transport-speed"), "4×");
    assert_eq!(app(&window).playback.speed, 4.0);
    press_action(&mut window, Action::Slower);
    assert_eq!(app(&window).playback.speed, 2.0);
    press_action(&mut window, Action::Restart);
    assert!(app(&window).playback.playing && at(&window) < 75);
    window.run_steps(60);
    assert_eq!((at(&window), app(&window).playback.playing), (150, false), "it ends at the end");
    click(&mut window, Role::Button, &t("transport-loop"));
    click_action(&mut window, Action::Play);
    window.run_steps(60);
    assert!(app(&window).playback.playing, "in a loop it begins again");
}

#[test]
fn time_is_counted_in_gradients() {
    let mut window = on("1");
    choose(&mut window, Role::ComboBox, &t("time-axis"), &t("time-evaluations"));
    assert_eq!(app(&window).settings.time, TimeAxis::Evaluations);
    assert_eq!((app(&window).playback.at(), app(&window).playback.end()), (15_000, 15_000), "150 steps of 100 objects");
    for (action, at) in
        [(Action::First, 0), (Action::StepForward, 100), (Action::TenForward, 1100), (Action::Last, 15_000)]
    {
        press_action(&mut window, action);
        assert_eq!(app(&window).playback.at(), at, "{action:?}");
    }
    let chart = says(&window, Role::ComboBox, &t("time-evaluations"));
    assert!(chart, "the control shows what is counted");
}
