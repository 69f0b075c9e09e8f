//! The window through its accessibility tree: what a person does, and what must come of it. No display, no GPU.

use crate::support::CpuRenderer;
use crate::support::window::{
    Window, app, ask, choose, click, click_action, control, double_click, drag, on_preset, on_scene, paths, press,
    press_action, says, settle, t,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use losscape::figure::frame;
use losscape::figure::layout::{Pen, Style};
use losscape::landscape::Spec;
use losscape::optim::{Batch, Divide, Draw, Form, RuleSpec, Schedule};
use losscape::picture::{self, view};
use losscape::scene::TimeAxis;
use losscape::scene::edit::Edit;
use losscape::scene::{LevelScale, Racer, Scene};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::paint::focus_ring::anatomy_card_id;
use losscape::ui::paint::screen::from_egui;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::figure::figure_options;

const SIZE: [f32; 2] = [1120.0, 640.0];
const CTRL: Modifiers = Modifiers::COMMAND;
/// The batch of ten, as its button says.
const SMALL: &str = "10";
const PLAIN: Modifiers = Modifiers::NONE;

/// A window on a preset, in English.
fn on(preset: &str) -> Window {
    on_preset(SIZE, Settings::english(), preset, &CpuRenderer::default())
}

/// The first scene in a window tall enough for any card, with a method's card open.
fn with_card(method: &str) -> Window {
    let mut window = on_preset([1280.0, 1080.0], Settings::english(), "1", &CpuRenderer::default());
    click(&mut window, Role::DisclosureTriangle, method);
    window
}

fn scene(window: &Window) -> Scene {
    app(window).scene().clone()
}

/// The rectangle of the plane on screen: of all pictures the largest.
fn canvas(window: &Window) -> Rect {
    let pictures = window.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Image);
    pictures.map(|node| node.rect()).max_by(|a, b| a.area().total_cmp(&b.area())).unwrap()
}

/// Where a point of the plane stands on screen.
fn on_screen(window: &Window, x: f64, y: f64) -> Pos2 {
    let rect = canvas(window);
    let (app, view) = (app(window), app(window).screen.view.unwrap());
    let shown = if app.screen.first == Some(view) {
        // The first view is seen whole between the ticks.
        let tokens = app.tokens();
        let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang: app.lang() };
        let plot = picture::map(app.race().unwrap(), None, view, app.moment(), None, app.lang());
        view::within(view, from_egui(rect), frame::inner(&plot, from_egui(rect), &pen))
    } else {
        view::expand(view, f64::from(rect.width() / rect.height()))
    };
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
    assert!(far[1..] == points[1..], "no other moves");
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
    settle(&mut window);
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

    // Slowly, point by point; with Alt ten times finer.
    for (modifiers, arrives) in [(PLAIN, vec2(40.0, 0.0)), (Modifiers::ALT, vec2(4.0, 0.0))] {
        window.event(egui::Event::ModifiersChanged(modifiers));
        window.hover_at(from);
        window.drag_at(from);
        (1..=40).for_each(|k| window.hover_at(from + vec2(k as f32, 0.0)));
        window.drop_at(from + vec2(40.0, 0.0));
        settle(&mut window);
        window.event(egui::Event::ModifiersChanged(PLAIN));
        let (x, y) = scene(&window).start.unwrap();
        let is = on_screen(&window, x, y);
        assert!(is.distance(from + arrives) < 1.0, "{modifiers:?}: {is}, not {}", from + arrives);
        assert_eq!(undo_all(&mut window), 1);
    }

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
    assert_eq!(
        (app(&window).playback.at(), app(&window).playback.end()),
        (15_000, 15_000),
        "150 steps of 100 examples"
    );
    for (action, at) in
        [(Action::First, 0), (Action::StepForward, 100), (Action::TenForward, 1100), (Action::Last, 15_000)]
    {
        press_action(&mut window, action);
        assert_eq!(app(&window).playback.at(), at, "{action:?}");
    }
    let chart = says(&window, Role::ComboBox, &t("time-evaluations"));
    assert!(chart, "the control shows what is counted");
}

#[test]
fn methods_are_switched_by_chip_and_by_key() {
    let mut window = on("1");
    let (before, points) = (scene(&window), paths(&window));
    let on_now = |window: &Window| scene(window).racers.iter().map(|racer| racer.on).collect::<Vec<_>>();
    let chip = |name: &str| Lang::En.with("methods-switch", &[("method", name.into())]);
    click(&mut window, Role::CheckBox, &chip("SGD"));
    assert!(!scene(&window).racers[1].on && paths(&window)[1].is_none());
    let others = |paths: &[Option<Vec<_>>]| [&paths[..1], &paths[2..]].concat();
    assert!(others(&paths(&window)) == others(&points), "switching one off changes the noise of no other");
    press(&mut window, PLAIN, Key::Num2);
    assert_eq!(scene(&window), before);
    press(&mut window, Modifiers::ALT, Key::Num3);
    assert_eq!(on_now(&window), (0..8).map(|k| k == 2).collect::<Vec<_>>(), "alone");
    press(&mut window, Modifiers::ALT, Key::Num3);
    assert_eq!(scene(&window), before);
    press(&mut window, PLAIN, Key::Num8);
    press_action(&mut window, Action::AllOn);
    assert_eq!(scene(&window), before);
    press_action(&mut window, Action::FoldLeft);
    click(&mut window, Role::CheckBox, "Momentum");
    assert!(!scene(&window).racers[3].on, "by the rail's chip");
}

#[test]
fn every_chip_of_a_long_list_switches_its_own_method() {
    let racers = Racer::all_eight().into_iter().chain([Racer { eta: 0.02, ..Racer::default() }]).collect();
    let mut window = on_scene(Scene { racers, ..Scene::default() });
    let ninth = scene(&window).racer_names(Lang::En)[8].clone();
    press_action(&mut window, Action::FoldLeft);
    click(&mut window, Role::CheckBox, &ninth);
    let off: Vec<_> = scene(&window).racers.iter().map(|racer| !racer.on).collect();
    assert_eq!(off, (0..9).map(|k| k == 8).collect::<Vec<_>>());
}

#[test]
fn methods_are_added_doubled_moved_and_removed() {
    let mut window = on("1");
    let before = scene(&window);
    let names = |window: &Window| scene(window).racer_names(Lang::En);
    press_action(&mut window, Action::AddMethod);
    assert_eq!((names(&window).len(), app(&window).screen.row), (9, 8));
    assert!(says(&window, Role::Slider, &t("param-eta")), "its card is open");
    choose(&mut window, Role::Button, &t("methods-add"), "Nesterov");
    assert_eq!(scene(&window).racers[9], Racer::all_eight()[4]);
    choose(&mut window, Role::Button, &t("methods-add"), &Action::AddAllEight.text(Lang::En));
    assert_eq!(scene(&window).racers, Racer::all_eight());
    assert_eq!(undo_all(&mut window), 3);
    assert_eq!(scene(&window), before);

    click(&mut window, Role::DisclosureTriangle, "Momentum");
    press_action(&mut window, Action::DuplicateMethod);
    assert_eq!(scene(&window).racers[4], before.racers[3]);
    assert_ne!(names(&window)[3], names(&window)[4], "no two are called alike");
    click_action(&mut window, Action::RemoveMethod);
    assert_eq!(scene(&window).racers, before.racers);
    press_action(&mut window, Action::PreviousMethod);
    press_action(&mut window, Action::RemoveMethod);
    assert_eq!(scene(&window).racers.len(), 7);
    assert_eq!(undo_all(&mut window), 3);

    let row = |window: &Window, name| control(window, Role::DisclosureTriangle, name).rect().center();
    let (from, to) = (row(&window, "GD"), row(&window, "Mini-batch GD"));
    drag(&mut window, from, to);
    assert_eq!(names(&window)[..3], ["SGD", "Mini-batch GD", "GD"]);
    assert_eq!(undo_all(&mut window), 1);
    assert_eq!(scene(&window), before);
}

#[test]
fn a_card_changes_its_method_alone() {
    // High enough for a card with everything in it.
    let mut window = on_preset([SIZE[0], 900.0], Settings::english(), "1", &CpuRenderer::default());
    click(&mut window, Role::DisclosureTriangle, "GD");
    let mut last = paths(&window);
    let mut moved = |window: &Window, what: &str| {
        let now = paths(window);
        assert!(now[0] != last[0], "{what} changes the path");
        assert!(now[1..] == last[1..], "{what} changes no other path");
        last = now;
    };
    let radio = |window: &mut Window, name: &str| click(window, Role::RadioButton, name);
    radio(&mut window, SMALL);
    moved(&window, "a batch of ten");
    radio(&mut window, "m");
    control(&window, Role::Slider, &t("param-batch-size")).set_value_accesskit(7.0);
    settle(&mut window);
    assert_eq!(scene(&window).racers[0].batch, Batch::Size(7));
    moved(&window, "a batch of seven");
    radio(&mut window, &t("draw-replaced"));
    assert_eq!(scene(&window).racers[0].draw, Draw::Replaced);
    moved(&window, "drawing with replacement");
    radio(&mut window, "÷ n");
    assert_eq!(scene(&window).racers[0].divide, Divide::Examples);
    moved(&window, "division by n");
    choose(&mut window, Role::ComboBox, &t("card-rule"), "Adam");
    moved(&window, "another rule");
    radio(&mut window, &t("form-slide"));
    assert_eq!(scene(&window).racers[0].form, Form::Slide);
    moved(&window, "the slide's form");
    choose(&mut window, Role::ComboBox, &t("card-schedule"), &t("schedule-power"));
    moved(&window, "a schedule");
    control(&window, Role::Slider, &t("param-exponent")).set_value_accesskit(0.9);
    settle(&mut window);
    moved(&window, "a schedule's number");
    control(&window, Role::Slider, &t("param-warmup")).set_value_accesskit(40.0);
    settle(&mut window);
    moved(&window, "warm-up");
    radio(&mut window, &t("card-batch-full"));
    moved(&window, "the full batch");
    assert!(matches!(scene(&window).racers[0], Racer { rule: RuleSpec::Adam(_), schedule: Schedule::Power(_), .. }));
}

#[test]
fn a_method_is_renamed_in_one_entry() {
    let mut window = with_card("GD");
    let name = t("card-name");
    control(&window, Role::TextInput, &name).focus();
    settle(&mut window);
    for letters in ["S", "t", "eep"] {
        control(&window, Role::TextInput, &name).type_text(letters);
        settle(&mut window);
    }
    assert_eq!(scene(&window).racer_names(Lang::En)[0], "Steep");
    press(&mut window, PLAIN, Key::Enter);
    assert_eq!(undo_all(&mut window), 1);
}

#[test]
fn what_holds_for_the_whole_race_is_set_in_its_menu() {
    let mut window = on("1");
    click(&mut window, Role::Button, &t("terms-change"));
    for (key, value) in [
        ("param-steps", 60.0),
        ("param-seed", 7.0),
        ("param-noise-examples", 50.0),
        ("param-noise-spread", 2.0),
        ("param-levels", 20.0),
    ] {
        control(&window, Role::Slider, &t(key)).set_value_accesskit(value);
        settle(&mut window);
    }
    click(&mut window, Role::RadioButton, &t("terms-scale-linear"));
    let now = scene(&window);
    assert_eq!((now.steps, now.seed, now.noise.examples, now.noise.spread), (60, 7, 50, 2.0));
    assert_eq!((now.view.levels, now.view.scale), (Some(20), LevelScale::Linear));
    assert_eq!(app(&window).playback.end(), 60);
    assert_eq!(undo_all(&mut window), 6);
}

#[test]
fn a_card_shows_its_rule_s_formula_and_the_numbers_of_the_next_step() {
    let mut window = on("1");
    click(&mut window, Role::DisclosureTriangle, "Momentum");
    assert!(says(&window, Role::Label, "h_t = α h_{t−1} + η_t ∇Q(w_{t−1}), w_t = w_{t−1} − h_t"));
    let told = |window: &Window, start: &str| {
        let labels = window.query_all_by_role(Role::Label).filter_map(|label| label.value());
        labels.map(|label| label.replace('\u{a0}', " ")).any(|label| label.starts_with(start))
    };
    press_action(&mut window, Action::First);
    assert!(told(&window, "t = 1   ηₜ = 0.03   ∇Q(wₜ₋₁) = (−28.4, 65.3)   wₜ₋₁ = (−5, 1.2)   wₜ = (−4.15, −0.758)"));
    press_action(&mut window, Action::Last);
    assert!(told(&window, "t = 150   ηₜ = 0.03"));
    click(&mut window, Role::RadioButton, &t("form-eta-outside"));
    assert!(says(&window, Role::Label, "h_t = α h_{t−1} + ∇Q(w_{t−1}), w_t = w_{t−1} − η_t h_t"));
}

#[test]
fn a_step_is_taken_apart_by_key_and_its_parts_are_lit_one_after_another() {
    let mut window = on("1");
    click(&mut window, Role::DisclosureTriangle, "Momentum");
    press_action(&mut window, Action::First);
    (0..3).for_each(|_| press_action(&mut window, Action::StepForward));
    let view = app(&window).screen.view;
    press_action(&mut window, Action::Anatomy);
    assert!(says(&window, Role::Label, "Momentum, step 3 → 4"));
    let rows = [
        "1. inertia carried over, −αh: (+0.402, −0.402)",
        "2. step by the new gradient, −η∇Q: (−0.456, +1.57)",
        "3. resulting step: (−0.0541, +1.17)",
    ];
    for row in rows {
        assert!(says(&window, Role::Button, row), "{row}");
    }
    assert!(says(&window, Role::Label, "The negative gradient points against the inertia: the method brakes"));
    assert_ne!(app(&window).screen.view, view, "the view goes to the step");
    let lit = |window: &Window| app(window).screen.anatomy.as_ref().unwrap().lit;
    for expected in [Some(0), Some(1), Some(2), None, Some(0)] {
        press(&mut window, PLAIN, Key::Tab);
        assert_eq!(lit(&window), expected);
    }
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    assert_eq!(lit(&window), None);
    click(&mut window, Role::Button, rows[1]);
    assert_eq!(lit(&window), Some(1));
    press_action(&mut window, Action::StepForward);
    assert!(says(&window, Role::Label, "Momentum, step 4 → 5"), "arrows still change the step");
    press_action(&mut window, Action::Last);
    assert!(says(&window, Role::Label, "Momentum, step 149 → 150"), "at the end the last step that was made");
    press_action(&mut window, Action::Close);
    assert!(app(&window).screen.anatomy.is_none());
    assert_eq!(app(&window).screen.view, view, "and the view comes back");
}

#[test]
fn another_surface_closes_the_anatomy_of_the_one_before() {
    let mut window = on("1");
    press_action(&mut window, Action::Anatomy);
    assert!(app(&window).screen.anatomy.is_some());
    choose(&mut window, Role::ComboBox, &t("surface-heading"), &t("landscape-himmelblau"));
    assert!(app(&window).screen.anatomy.is_none());
    let fitted = view::first(app(&window).race().unwrap());
    assert_eq!(app(&window).screen.view, Some(fitted));
    press_action(&mut window, Action::Close);
    assert_eq!(app(&window).screen.view, Some(fitted));
}

#[test]
fn an_anatomy_opened_before_the_first_race_gives_the_view_back() {
    let mut window = on("1");
    let ctx = window.ctx.clone();
    // The next scene has no race yet.
    for action in [Action::NextScene, Action::Anatomy] {
        perform::perform_action(window.state_mut().as_mut().unwrap(), action, &ctx);
    }
    assert_eq!(app(&window).screen.view, None);
    settle(&mut window);
    let fitted = Some(view::first(app(&window).race().unwrap()));
    assert!(app(&window).screen.view.is_some() && app(&window).screen.view != fitted, "the view is the step's");
    press_action(&mut window, Action::Anatomy);
    assert_eq!(app(&window).screen.view, fitted);
}

#[test]
fn an_open_anatomy_follows_its_step_and_lets_the_person_move_the_view() {
    let mut window = on("1");
    press_action(&mut window, Action::First);
    press_action(&mut window, Action::Anatomy);
    let before = app(&window).screen.view;
    ask(&mut window, Request::Edit(Edit::Start(Some((3.0, 1.0)))));
    assert_ne!(app(&window).screen.view, before, "the step is elsewhere");
    // Fitted while the view is on its way: it stays fitted.
    window.key_press(Key::ArrowRight);
    window.run_steps(1);
    press_action(&mut window, Action::Fit);
    assert_eq!(app(&window).screen.view, Some(view::fit(app(&window).race().unwrap())));
}

#[test]
fn an_anatomy_closed_before_its_step_is_known_leaves_nothing_undone() {
    // Far enough along that going back takes longer than a frame waits.
    let mut window = on_scene(Scene { racers: vec![Racer::default()], steps: 100_000, ..Scene::default() });
    let ctx = window.ctx.clone();
    for _ in 0..2 {
        perform::perform_action(window.state_mut().as_mut().unwrap(), Action::Anatomy, &ctx);
        window.run_steps(1);
    }
    assert!(app(&window).screen.anatomy.is_none());
    settle(&mut window);
    assert!(!app(&window).anatomy_worker.is_busy());
}

#[test]
fn a_method_that_is_off_has_no_step_and_no_other_stands_in() {
    let mut window = with_card("Momentum");
    press(&mut window, PLAIN, Key::Num4);
    click_action(&mut window, Action::Anatomy);
    assert!(says(&window, Role::Label, &t("anatomy-none")));
    press(&mut window, PLAIN, Key::Num4);
    assert!(says(&window, Role::Label, "Momentum, step"));
}

#[test]
fn a_dialog_over_an_anatomy_has_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = on("1");
    window.state_mut().as_mut().unwrap().settings.folder = Some(folder.path().to_owned());
    let view = app(&window).screen.view;
    press_action(&mut window, Action::Anatomy);
    let options = figure_options(app(&window), &app(&window).settings.export);
    assert_eq!(options.view, view, "the figure is the race's");
    press_action(&mut window, Action::Export);
    press(&mut window, PLAIN, Key::Tab);
    let card = anatomy_card_id();
    assert!(window.ctx.memory(|memory| memory.focused()).is_some_and(|id| id != card), "Tab goes to the dialog");
    assert_eq!(app(&window).screen.anatomy.as_ref().unwrap().lit, None);
    press(&mut window, PLAIN, Key::Escape);
    press_action(&mut window, Action::Export);
    press(&mut window, PLAIN, Key::Enter);
    assert!(app(&window).screen.dialog.is_none());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "Enter saves");
}

#[test]
fn the_anatomy_of_a_batch_tells_what_its_fan_is() {
    let mut window = on("divided-by-n");
    click(&mut window, Role::DisclosureTriangle, "÷m");
    press_action(&mut window, Action::First);
    click_action(&mut window, Action::Anatomy);
    assert!(says(&window, Role::Label, "÷m, step 0 → 1"));
    assert!(says(&window, Role::Label, "of 300 examples"));
}

#[test]
fn a_picture_too_large_is_refused_where_its_size_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.png");
    let mut window = on("1");
    let set = |window: &mut Window, size| {
        let settings = &mut window.state_mut().as_mut().unwrap().settings;
        settings.folder = Some(folder.path().to_owned());
        settings.export.size = size;
    };
    set(&mut window, (16384, 16384));
    ask(&mut window, Request::WriteFigure(file.clone()));
    let banner = |window: &Window| app(window).screen.banner.clone().expect("a banner");
    assert!(banner(&window).sentence.contains("64\u{202f}000\u{202f}000"), "remembered from elsewhere");
    ask(&mut window, Request::CopyFigure);
    assert_eq!(banner(&window).headline, t("banner-not-copied"));
    ask(&mut window, Request::CloseBanner);
    press_action(&mut window, Action::Export);
    assert!(says(&window, Role::Label, "268\u{202f}435\u{202f}456"));
    assert!(control(&window, Role::Button, &t("dialog-save-button")).accesskit_node().is_disabled());
    press(&mut window, PLAIN, Key::Enter);
    assert!(app(&window).screen.dialog.is_some(), "Enter does not save it either");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    press(&mut window, PLAIN, Key::Escape);
    set(&mut window, (320, 200));
    ask(&mut window, Request::WriteFigure(file.clone()));
    assert!(file.is_file());
}
