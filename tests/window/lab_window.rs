//! The lab's panel through the accessibility tree: what a person does, and what must come of it. No display, no GPU.

use crate::support::CpuRenderer;
use crate::support::window::{
    Window, app, ask, choose, click, click_action, control, drag, lab_done, on_preset, on_scene, on_session, paths,
    press, press_action, says, settle, t,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use losscape::figure::Facets;
use losscape::job::Advance;
use losscape::lab::{Digits, Lab, Network, Probe, Record, Smoothing, Spirals, TrainedNets, Training, Variant};
use losscape::scene::Scene;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::work::laboratory::{Laboratory, Look};
use losscape::ui::work::session_file::Remembered;
use losscape::ui::work::session_writer::SessionWriter;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZE: [f32; 2] = [1280.0, 720.0];
const PLAIN: Modifiers = Modifiers::NONE;

/// A lab of a moment.
fn quick() -> Lab {
    Lab::Smoothing(Smoothing {
        trained: TrainedNets {
            network: Network::Spirals(Spirals { depth: 2.0, width: 4.0 }),
            training: Training { batch: 16, steps: 12, ..Training::default() },
            ..TrainedNets::default()
        },
        probe: Probe { count: 2.0, ..Probe::default() },
        ..Smoothing::default()
    })
}

/// A lab that no test waits for.
fn endless() -> Lab {
    let mut lab = quick();
    lab.training_mut().unwrap().steps = 100_000;
    lab
}

/// The first preset with a lab beside it.
fn beside(lab: Lab) -> Window {
    let settings = Settings { lab, lab_open: true, lab_more: true, ..Settings::english() };
    on_preset(SIZE, settings, "1", &CpuRenderer::default())
}

fn done(lab: Lab) -> Window {
    let mut window = beside(lab);
    lab_done(&mut window);
    window
}

fn record(window: &Window) -> Arc<Record> {
    app(window).laboratory.shown().expect("it has a picture").record.clone()
}

fn depth(window: &Window) -> f64 {
    record(window).lab.network().unwrap().parameters().get(0)
}

/// Runs frames until something is true.
fn until(window: &mut Window, what: impl Fn(&Window) -> bool) {
    let begun = Instant::now();
    while !what(window) {
        assert!(begun.elapsed() < Duration::from_secs(60), "it does not come");
        std::thread::sleep(Duration::from_millis(2));
        window.run_steps(1);
    }
}

fn progress(window: &Window) -> usize {
    app(window).laboratory.progress().map_or(0, |(done, _)| done)
}

/// The table of a record, and of the same lab run at one go.
fn tables(record: &Record) -> [Vec<u8>; 2] {
    let mut job = record.lab.start(record.seed, Path::new("")).unwrap();
    while job.advance(Duration::from_secs(1)) != Advance::Done {}
    [job.output().as_ref(), record].map(|record| {
        let mut table = Vec::new();
        record.write_csv(&mut table, &mut |_| ()).unwrap();
        table
    })
}

fn undo_all(window: &mut Window) -> usize {
    let mut count = 0;
    while app(window).document.history.undo_label(Lang::En).is_some() {
        press_action(window, Action::Undo);
        count += 1;
    }
    lab_done(window);
    count
}

#[test]
fn it_opens_and_closes_by_key_by_button_and_by_its_cross() {
    let settings = Settings { lab: quick(), ..Settings::english() };
    let mut window = on_preset(SIZE, settings, "1", &CpuRenderer::default());
    let (open, chart) = (|window: &Window| app(window).lab_is_open(), t("smoothing-chart-loss"));
    assert!(!open(&window) && !says(&window, Role::Image, &chart));
    press_action(&mut window, Action::Labs);
    lab_done(&mut window);
    assert!(open(&window) && says(&window, Role::Image, &chart));
    assert!(says(&window, Role::ProgressIndicator, "12 / 12"));
    assert!(!says(&window, Role::DisclosureTriangle, "Momentum"), "the left panel gives way");
    let before = record(&window);
    click(&mut window, Role::Button, &t("labs-close"));
    assert!(!open(&window) && !says(&window, Role::Image, &chart));
    assert!(says(&window, Role::DisclosureTriangle, "Momentum"), "the left panel comes back");
    click(&mut window, Role::Button, &t("top-labs"));
    assert!(open(&window));
    assert!(Arc::ptr_eq(&record(&window), &before), "what was finished is not done again");
    assert!(app(&window).to_remember().lab_open);
    press_action(&mut window, Action::FoldLeft);
    assert!(says(&window, Role::DisclosureTriangle, "Momentum"), "one's own fold wins");
}

#[test]
fn depth_is_the_scenes_and_can_be_undone() {
    let mut window = done(quick());
    assert_eq!((depth(&window), app(&window).scene().lab.clone()), (2.0, None));
    control(&window, Role::Slider, &t("param-depth")).set_value_accesskit(3.0);
    settle(&mut window);
    lab_done(&mut window);
    assert_eq!((depth(&window), record(&window).seed), (3.0, 1));
    assert_eq!(app(&window).scene().lab.as_ref(), Some(&record(&window).lab));
    let [whole, sliced] = tables(&record(&window));
    assert!(!whole.is_empty() && whole == sliced, "slices and frames change no number");
    assert_eq!(undo_all(&mut window), 1);
    assert_eq!((depth(&window), app(&window).scene().lab.clone()), (2.0, None));
    press_action(&mut window, Action::Redo);
    lab_done(&mut window);
    assert_eq!(depth(&window), 3.0);
}

#[test]
fn a_drag_is_one_entry_whether_the_lab_is_the_scenes_or_not() {
    let mut window = done(quick());
    for entries in 1..=2 {
        let rail = control(&window, Role::Slider, &t("param-depth")).rect();
        let to = rail.left_center() + vec2(20.0 + 30.0 * entries as f32, 0.0);
        drag(&mut window, rail.center(), to);
        lab_done(&mut window);
        assert_ne!(depth(&window), 2.0);
    }
    assert_eq!(undo_all(&mut window), 2);
}

#[test]
fn every_number_of_the_lab_restarts_it() {
    let mut window = done(quick());
    let parts: Vec<(&str, usize)> =
        quick().parts().iter().flat_map(|(field, part)| (0..part.params().len()).map(|k| (*field, k))).collect();
    for (field, index) in parts {
        let lab = app(&window).lab().clone();
        let (param, value) = {
            let part = lab.parts().into_iter().find(|(name, _)| *name == field).unwrap().1;
            (part.params()[index], part.get(index))
        };
        // Few steps and probes: the test is not to take long.
        let another = if value == 3.0 { 2.0 } else { 3.0 };
        let name = t(&format!("param-{}", param.text));
        control(&window, Role::Slider, &name).set_value_accesskit(another);
        settle(&mut window);
        lab_done(&mut window);
        let found = record(&window).lab.clone();
        let now = found.parts().into_iter().find(|(name, _)| *name == field).unwrap().1.get(index);
        assert_eq!(now, another, "{field}.{}", param.key);
    }
}

#[test]
fn it_is_paused_stepped_restarted_and_stopped() {
    let mut window = beside(endless());
    until(&mut window, |window| progress(window) > 0);
    click_action(&mut window, Action::LabPlay);
    assert!(!app(&window).laboratory.is_running());
    std::thread::sleep(Duration::from_millis(80));
    settle(&mut window);
    let paused = progress(&window);
    std::thread::sleep(Duration::from_millis(80));
    settle(&mut window);
    assert_eq!(progress(&window), paused, "a paused lab does not go on");
    click_action(&mut window, Action::LabStep);
    until(&mut window, |window| progress(window) > paused);
    std::thread::sleep(Duration::from_millis(40));
    settle(&mut window);
    assert_eq!(progress(&window), paused + 1, "a step is one unit");
    click_action(&mut window, Action::LabPlay);
    until(&mut window, |window| progress(window) > paused + 1);
    // Anew and paused before a frame comes between: one unit is done.
    for action in [Action::LabRestart, Action::LabStep] {
        let ctx = window.ctx.clone();
        perform::perform_action(window.state_mut().as_mut().unwrap(), action, &ctx);
    }
    until(&mut window, |window| app(window).laboratory.progress().is_some());
    assert_eq!(progress(&window), 1, "it began anew");
    click_action(&mut window, Action::LabPlay);
    press_action(&mut window, Action::Labs);
    assert!(!app(&window).laboratory.is_running());
    let last = record(&window);
    std::thread::sleep(Duration::from_millis(80));
    settle(&mut window);
    assert!(Arc::ptr_eq(&record(&window), &last), "a closed lab does nothing");
}

#[test]
fn nets_are_switched_in_the_legend() {
    let mut window = done(quick());
    let nets = |window: &Window| record(window).lab.nets().iter().map(Variant::name).collect::<Vec<_>>();
    // A screen reader reaches what is scrolled out of sight.
    let take = |window: &mut Window, role: Role, key: &str| {
        control(window, role, &t(key)).click_accesskit();
        settle(window);
        lab_done(window);
    };
    let switch = |window: &mut Window, key: &str| take(window, Role::CheckBox, key);
    switch(&mut window, "variant-batch-norm");
    assert_eq!(nets(&window), ["Plain"]);
    switch(&mut window, "variant-plain");
    assert_eq!(nets(&window), ["Plain"], "the last one stays");
    // Without the rarer controls the legend is in sight.
    click(&mut window, Role::Button, &t("labs-more"));
    choose(&mut window, Role::Button, &t("labs-add"), &t("variant-layer-norm"));
    lab_done(&mut window);
    click(&mut window, Role::Button, &t("labs-more"));
    switch(&mut window, "variant-batch-norm");
    assert_eq!(nets(&window), ["Plain", "BatchNorm", "LayerNorm"], "in the order of the list");
    take(&mut window, Role::RadioButton, "labs-gain-scalar");
    take(&mut window, Role::RadioButton, "labs-variance-biased");
    control(&window, Role::Slider, &t("param-norm-momentum")).set_value_accesskit(0.5);
    settle(&mut window);
    lab_done(&mut window);
    let text = format!("{:?}", record(&window).lab.nets());
    assert!(text.contains("Scalar") && text.contains("Biased") && text.contains("momentum: 0.5"), "{text}");
    switch(&mut window, "variant-layer-norm");
    assert!(!says(&window, Role::CheckBox, &t("variant-layer-norm")), "back in the menu");
}

#[test]
fn choices_make_another_lab() {
    let mut window = done(quick());
    choose(&mut window, Role::ComboBox, &t("card-rule"), "Adam");
    choose(&mut window, Role::ComboBox, &t("card-schedule"), &t("schedule-cosine"));
    choose(&mut window, Role::ComboBox, &t("labs-network"), &t("network-linear"));
    lab_done(&mut window);
    let lab = record(&window).lab.clone();
    assert_eq!((lab.training().unwrap().rule.name(), lab.network().unwrap().name()), ("Adam", "Linear"));
    choose(&mut window, Role::ComboBox, &t("labs-choice"), &t("lab-little-net"));
    lab_done(&mut window);
    assert_eq!(app(&window).scene().lab.as_ref().map(Lab::name), Some("LittleNet"));
    assert!(!says(&window, Role::ComboBox, &t("labs-network")), "it trains no net");
    assert_eq!(undo_all(&mut window), 4);
}

#[test]
fn the_seed_is_the_scenes() {
    let mut window = done(quick());
    press_action(&mut window, Action::NewSeed);
    lab_done(&mut window);
    assert_eq!(record(&window).seed, 2);
    assert_eq!(app(&window).scene().lab, None, "the seed is not the lab's");
}

#[test]
fn what_cannot_be_begun_is_said_and_the_landscape_goes_on() {
    let mut window = done(quick());
    let before = paths(&window);
    control(&window, Role::Slider, &t("param-net-batch")).set_value_accesskit(1.0);
    settle(&mut window);
    until(&mut window, |window| app(window).laboratory.fault().is_some());
    settle(&mut window);
    assert!(says(&window, Role::Alert, "2 examples"));
    assert!(app(&window).engine.fault.is_none() && app(&window).screen.banner.is_none());
    press(&mut window, Modifiers::COMMAND, Key::ArrowLeft);
    assert!(paths(&window).iter().zip(&before).all(|(now, then)| now != then), "the start was moved");
    control(&window, Role::Slider, &t("param-net-batch")).set_value_accesskit(8.0);
    settle(&mut window);
    lab_done(&mut window);
    assert!(!says(&window, Role::Alert, "2 examples"));
    assert_eq!(record(&window).lab.training().unwrap().batch, 8);
}

#[test]
fn a_refused_lab_loses_neither_the_session_nor_a_file() {
    let mut window = done(quick());
    ask(&mut window, Request::Do(Action::NewSeed));
    control(&window, Role::Slider, &t("param-net-batch")).set_value_accesskit(1.0);
    settle(&mut window);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.ron");
    ask(&mut window, Request::WriteScene(file.clone()));
    assert!(!file.exists() && app(&window).screen.banner.is_some());
    // Through the file: a refused lab is not one that is not understood.
    let writer = SessionWriter::new(folder.path().to_owned(), &Remembered::default(), || ()).unwrap();
    writer.keep(app(&window).to_remember());
    writer.flush().wait();
    let remembered = Remembered::load(folder.path(), None);
    assert!(remembered.unread.is_none(), "{:?}", remembered.unread);
    let again = on_session(remembered.settings);
    assert_eq!((app(&again).scene().seed, app(&again).scene().racers.len()), (2, 8));
    assert_eq!(app(&again).lab().training().unwrap().batch, 1);
}

#[test]
fn data_that_cannot_be_read_are_said() {
    let mut lab = quick();
    *lab.network_mut().unwrap() = Network::Digits(Digits { file: Some("no.csv".into()), ..Digits::default() });
    let mut window = beside(lab);
    until(&mut window, |window| app(window).laboratory.fault().is_some());
    settle(&mut window);
    assert!(says(&window, Role::Alert, "no.csv"));
    assert!(app(&window).race().is_some());
}

#[test]
fn a_labs_own_scene_opens_large_and_takes_the_keys_of_time() {
    let mut window = on_scene(Scene { lab: Some(endless()), ..Scene::default() });
    let chart = t("smoothing-chart-loss");
    until(&mut window, |window| progress(window) > 0);
    settle(&mut window);
    assert!(says(&window, Role::Image, &chart) && !says(&window, Role::Slider, &t("transport-scrubber")));
    press(&mut window, PLAIN, Key::Space);
    assert!(!app(&window).laboratory.is_running() && !app(&window).playback.playing);
    std::thread::sleep(Duration::from_millis(80));
    settle(&mut window);
    let paused = progress(&window);
    press(&mut window, PLAIN, Key::ArrowRight);
    until(&mut window, |window| progress(window) == paused + 1);
    press(&mut window, PLAIN, Key::R);
    assert!(app(&window).laboratory.is_running());
    for _ in 0..2 {
        press_action(&mut window, Action::Labs);
        assert!(app(&window).lab_is_large() && says(&window, Role::Image, &chart), "there is nothing else to show");
    }
    press(&mut window, PLAIN, Key::Escape);
    assert!(app(&window).lab_is_large());
}

#[test]
fn a_lab_beside_a_landscape_is_made_large_and_small_again() {
    let mut window = done(quick());
    let scrubber = |window: &Window| says(window, Role::Slider, &t("transport-scrubber"));
    click(&mut window, Role::Button, &t("labs-large"));
    assert!(app(&window).lab_is_large() && !scrubber(&window));
    click(&mut window, Role::Button, &t("labs-small"));
    assert!(!app(&window).lab_is_large() && scrubber(&window));
    ask(&mut window, Request::Do(Action::LabLarge));
    press(&mut window, PLAIN, Key::Escape);
    assert!(scrubber(&window) && app(&window).lab_is_open());
    ask(&mut window, Request::Do(Action::LabLarge));
    press_action(&mut window, Action::Labs);
    assert!(scrubber(&window) && !app(&window).lab_is_open());
}

#[test]
fn its_figure_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = done(quick());
    click_action(&mut window, Action::LabExport);
    for ending in ["png", "svg", "csv"] {
        let file = folder.path().join(format!("lab.{ending}"));
        ask(&mut window, Request::Do(Action::LabExport));
        ask(&mut window, Request::WriteFigure(file.clone()));
        let written = std::fs::read(&file).unwrap();
        assert!(written.len() > 200, "{ending}");
        if ending == "csv" {
            assert!(written == tables(&record(&window))[0]);
        }
    }
    // While it is large every way to paper is its own.
    ask(&mut window, Request::Do(Action::LabLarge));
    let (large, before) = (folder.path().join("large.png"), folder.path().join("lab.png"));
    ask(&mut window, Request::WriteFigure(large.clone()));
    assert!(std::fs::read(large).unwrap() == std::fs::read(before).unwrap());
}

#[test]
fn a_session_goes_on_with_its_lab() {
    let mut window = done(quick());
    control(&window, Role::Slider, &t("param-depth")).set_value_accesskit(3.0);
    settle(&mut window);
    let mut again = on_session(app(&window).to_remember());
    lab_done(&mut again);
    assert_eq!((depth(&again), app(&again).scene().lab.clone()), (3.0, app(&window).scene().lab.clone()));
    // A scene without a lab shows the one that was used last.
    ask(&mut again, Request::Do(Action::NextScene));
    lab_done(&mut again);
    assert_eq!((depth(&again), app(&again).scene().lab.clone()), (3.0, None));
}

#[test]
fn tab_comes_to_the_lab_last() {
    let mut window = done(quick());
    let mut places = Vec::new();
    let panel = control(&window, Role::ComboBox, &t("labs-choice")).rect().min.x;
    for _ in 0..200 {
        window.key_press(Key::Tab);
        window.run_steps(1);
        let focused = window.query_all_by(|node| node.is_focused()).map(|node| node.rect()).next();
        // The top bar runs over the panel.
        places.extend(focused.map(|rect| (rect.min.x >= panel && rect.min.y > 44.0, rect)));
        if places.len() > 1 && places.last() == places.first() {
            break;
        }
    }
    let first = places.iter().position(|(inside, _)| *inside).expect("Tab reaches the lab");
    let after = places[first..places.len() - 1].iter().filter(|(inside, _)| !inside).count();
    assert!(first > 10 && after == 0, "{after} of {} come after the lab: {:?}", places.len(), places);
}

#[test]
fn the_palette_opens_a_lab_and_keeps_its_numbers() {
    let settings = Settings { lab: quick(), ..Settings::english() };
    let mut window = on_preset(SIZE, settings, "1", &CpuRenderer::default());
    let mut take = |key: &str| {
        press_action(&mut window, Action::Palette);
        let entry = t(key);
        window.event(Event::Text(entry));
        settle(&mut window);
        press(&mut window, PLAIN, Key::Enter);
        lab_done(&mut window);
        (app(&window).lab_is_open(), app(&window).lab().clone())
    };
    assert_eq!(take("lab-smoothing"), (true, quick()));
    assert_eq!(take("lab-little-net").1.name(), "LittleNet");
    assert_eq!(undo_all(&mut window), 1);
}

#[test]
fn the_window_never_waits_for_the_lab() {
    let mut lab = quick();
    // A unit of this takes many frames.
    *lab.network_mut().unwrap() = Network::Digits(Digits { depth: 16.0, width: 256.0, file: None });
    lab.training_mut().unwrap().batch = 1024;
    let mut laboratory = Laboratory::new(|| ()).unwrap();
    let look = Look { lang: Lang::En, tokens: losscape::figure::theme::Theme::Light.tokens(), facets: Facets::Auto };
    let mut times: Vec<Duration> = (0..100)
        .map(|k| {
            // Another question half of the time, as in a drag.
            lab.training_mut().unwrap().steps = 1000 + k / 2;
            std::thread::sleep(Duration::from_millis(2));
            let begun = Instant::now();
            laboratory.ask(&lab, 1, Path::new(""), look.clone());
            begun.elapsed()
        })
        .collect();
    times.sort();
    // The last few may be the scheduler's.
    assert!(times[90] < Duration::from_millis(2), "{:?}", times[90]);
}
