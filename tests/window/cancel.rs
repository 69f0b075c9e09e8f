//! The window and work that takes for ever: it says how far it is, cancel and leaving end it, and the next picture comes.

use crate::support::CpuRenderer;
use crate::support::window::{Window, app, on_preset, says, settle, t};
use eframe::egui::Context;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use losscape::figure::Facets;
use losscape::figure::theme::Theme;
use losscape::lab::{Digits, Lab, Network, Probe, Smoothing, Spirals, TrainedNets, Training};
use losscape::landscape::{Data, Spec, Synthetic};
use losscape::scene::Race;
use losscape::scene::edit::Edit;
use losscape::scene::{ChartKind, Racer, Scene};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::perform;
use losscape::ui::request::{Request, Setting};
use losscape::ui::settings::Settings;
use losscape::ui::work::anatomy_worker::AnatomyWorker;
use losscape::ui::work::laboratory::{Laboratory, Look};
use std::path::Path;
use std::time::{Duration, Instant};

/// What a picture may take on a busy machine and without optimisation. What is given up would take hours.
const SOON: Duration = Duration::from_secs(10);

fn window() -> Window {
    on_preset([1120.0, 640.0], Settings::english(), "1", &CpuRenderer::default())
}

/// The scene of the issue: 114 bytes that take hours.
fn endless() -> Scene {
    let data = Synthetic { examples: 1_000_000, ..Synthetic::default() };
    Scene {
        landscape: Spec::Logistic(Data::Synthetic(data)),
        steps: 1_000_000,
        racers: vec![Racer::default(); 3],
        ..Scene::default()
    }
}

/// Asks for something and runs one frame, but waits for nothing.
fn ask(window: &mut Window, ask: Request) {
    let ctx = window.ctx.clone();
    perform::handle_request(window.state_mut().as_mut().unwrap(), ask, &ctx);
    window.run_steps(1);
}

fn until(window: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
    let begun = Instant::now();
    while !is_so(window) {
        assert!(begun.elapsed() < SOON, "{what}");
        std::thread::sleep(Duration::from_millis(5));
        window.run_steps(1);
    }
}

/// Opens the endless scene as a file.
fn open_endless(window: &mut Window, folder: &Path) {
    let path = folder.join("endless.ron");
    endless().save(&path).unwrap();
    ask(window, Request::Path(path));
    until(window, "it says how far it is", |window| says(window, Role::Button, "Racing"));
}

/// The shown picture is the scene's own.
fn is_shown(window: &Window) -> bool {
    let app = app(window);
    let scene = Scene { lab: None, ..app.scene().clone() };
    app.screen.view.is_some() && app.race().is_some_and(|race| race.scene == scene)
}

fn cancel(window: &mut Window) {
    window.get_by_label_contains("Racing").click();
    window.run_steps(2);
}

#[test]
fn an_opened_scene_shows_progress_is_cancelled_and_can_be_run_after_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window();
    open_endless(&mut window, folder.path());
    until(&mut window, "nothing of the scene before is left beside it", |window| app(window).race().is_none());
    cancel(&mut window);
    assert!(!app(&window).is_busy() && app(&window).engine.race_progress().is_none());
    settle(&mut window);
    assert!(
        says(&window, Role::Alert, &t("canvas-cancelled")) && says(&window, Role::Alert, &Lang::En.whole(1_000_000))
    );
    // Other charts do not begin it again, Undo has nothing to undo.
    for action in [Action::FoldCharts, Action::Undo] {
        ask(&mut window, Request::Do(action));
        window.run_steps(3);
        assert!(!app(&window).is_busy());
    }
    window.get_by_label(&t("canvas-run-again")).click();
    until(&mut window, "it runs again", |window| says(window, Role::Button, "Racing"));
    // Esc is a way out too.
    ask(&mut window, Request::Do(Action::Close));
    assert!(!app(&window).is_busy() && app(&window).engine.cancelled().is_some());
    // A change that makes it short is run at once.
    ask(&mut window, Request::Edit(Edit::Surface(Spec::Himmelblau)));
    ask(&mut window, Request::Edit(Edit::Steps(100)));
    until(&mut window, "the short race is there", is_shown);
}

#[test]
fn the_next_scene_gets_its_picture_while_an_endless_one_was_running() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window();
    for _ in 0..3 {
        open_endless(&mut window, folder.path());
        ask(&mut window, Request::Preset("1".to_owned()));
        until(&mut window, "the next scene's picture", is_shown);
    }
    // Also before it was long enough to be noticed, while its rows are drawn.
    let path = folder.path().join("endless.ron");
    ask(&mut window, Request::Path(path));
    ask(&mut window, Request::Preset("2".to_owned()));
    until(&mut window, "the next scene's picture", is_shown);
    settle(&mut window);
    assert!(!says(&window, Role::Button, "Racing"));
}

#[test]
fn cancelling_a_change_takes_it_back() {
    let mut window = window();
    let before = app(&window).scene().clone();
    ask(&mut window, Request::Edit(Edit::Surface(endless().landscape)));
    ask(&mut window, Request::Edit(Edit::Steps(1_000_000)));
    ask(&mut window, Request::EndGesture);
    let mut presses = 0;
    while *app(&window).scene() != before {
        until(&mut window, "it says how far it is", |window| says(window, Role::Button, "Racing"));
        cancel(&mut window);
        presses += 1;
        assert!(presses <= 2, "one for each change");
    }
    until(&mut window, "the scene before is there", is_shown);
    settle(&mut window);
    assert!(app(&window).engine.cancelled().is_none());
}

#[test]
fn cancelling_goes_back_to_the_picture_whatever_way_the_scene_came() {
    let mut window = window();
    let short = Scene { landscape: Spec::Himmelblau, racers: vec![Racer::default()], ..Scene::default() };
    for scene in [endless(), short.clone()] {
        ask(&mut window, Request::Edit(Edit::Replace(Box::new(scene))));
        ask(&mut window, Request::EndGesture);
    }
    until(&mut window, "the short race is there", is_shown);
    ask(&mut window, Request::Do(Action::Undo));
    until(&mut window, "it says how far it is", |window| says(window, Role::Button, "Racing"));
    cancel(&mut window);
    assert_eq!(*app(&window).scene(), short, "the picture's, not the one before the endless one");
    until(&mut window, "its picture stays", is_shown);
    assert!(app(&window).engine.cancelled().is_none());
    ask(&mut window, Request::Do(Action::Undo));
    assert_eq!(*app(&window).scene(), endless(), "cancelling can be taken back");
}

#[test]
fn charts_that_are_given_up_take_nothing_with_them() {
    let mut window = window();
    let chart = |kind| Request::Setting(Setting::Chart(0, kind));
    let settings = &mut window.state_mut().as_mut().unwrap().settings;
    settings.charts = [ChartKind::Loss, ChartKind::StepSize, ChartKind::Distance];
    let data = Synthetic { examples: 300_000, ..Synthetic::default() };
    let landscape = Spec::Logistic(Data::Synthetic(data));
    let scene = Scene { landscape, steps: 2000, racers: vec![Racer::default()], ..Scene::default() };
    ask(&mut window, Request::Edit(Edit::Eta(0, 0.5)));
    ask(&mut window, Request::EndGesture);
    ask(&mut window, Request::Edit(Edit::Replace(Box::new(scene.clone()))));
    settle(&mut window);
    ask(&mut window, chart(ChartKind::GradientNorm));
    until(&mut window, "the chart takes long", |window| says(window, Role::Button, "Racing"));
    cancel(&mut window);
    assert_eq!(*app(&window).scene(), scene, "no change of the scene is taken back");
    assert!(is_shown(&window) && app(&window).engine.cancelled().is_none() && !app(&window).engine.is_racing());
    assert!(!says(&window, Role::Alert, &t("canvas-cancelled")));
    // The next choice is asked for like any other.
    ask(&mut window, chart(ChartKind::StepX));
    until(&mut window, "another chart", |window| {
        app(window).engine.results().is_some_and(|results| !results.curves_of(ChartKind::StepX).is_empty())
    });
}

#[test]
fn a_lab_that_is_left_makes_room_for_the_next_at_once() {
    let network = Network::Digits(Digits { depth: 10.0, width: 300.0, file: None });
    let probe = Probe { count: 100.0, ..Probe::default() };
    let trained = TrainedNets { network, ..TrainedNets::default() };
    let heavy = Lab::Smoothing(Smoothing { trained, probe, ..Smoothing::default() });
    let quick = Lab::Smoothing(Smoothing {
        trained: TrainedNets {
            network: Network::Spirals(Spirals { depth: 2.0, width: 4.0 }),
            training: Training { batch: 16, steps: 12, ..Training::default() },
            ..TrainedNets::default()
        },
        probe: Probe { count: 2.0, ..Probe::default() },
        ..Smoothing::default()
    });
    let look = Look { lang: Lang::En, tokens: Theme::Light.tokens(), facets: Facets::Auto };
    let mut laboratory = Laboratory::new(|| ()).unwrap();
    for _ in 0..2 {
        laboratory.ask(&heavy, 1, Path::new(""), look.clone());
        std::thread::sleep(Duration::from_millis(500));
        laboratory.stop();
        let begun = Instant::now();
        while !laboratory.is_done() {
            laboratory.ask(&quick, 1, Path::new(""), look.clone());
            assert!(begun.elapsed() < SOON, "the next lab waits for the one before");
            std::thread::sleep(Duration::from_millis(2));
        }
        laboratory.forget();
    }
}

#[test]
fn a_step_that_is_taken_apart_for_ever_is_left_at_once() {
    let race = |scene: Scene| {
        let landscape = scene.open(Path::new("")).unwrap();
        // Not run: only what the step is taken apart from.
        let slots = scene.slots();
        std::sync::Arc::new(Race {
            landscape: landscape.into(),
            trajectories: vec![None; slots.len()],
            stops: vec![None; slots.len()],
            slots,
            scene,
            variants: Vec::new(),
        })
    };
    let data = Synthetic { examples: 100_000, ..Synthetic::default() };
    let far = race(Scene { landscape: Spec::Logistic(Data::Synthetic(data)), ..endless() });
    let near = race(Scene { racers: vec![Racer::default()], ..Scene::default() });
    let mut anatomy_worker = AnatomyWorker::new(&Context::default()).unwrap();
    assert!(anatomy_worker.anatomy(&far, 0, 900_000, Duration::from_millis(200)).is_none());
    // Closed: nothing goes on.
    anatomy_worker.rest();
    assert!(!anatomy_worker.is_busy());
    assert!(anatomy_worker.anatomy(&near, 0, 3, SOON).is_some_and(|anatomy| anatomy.is_some()));
    // Another step: the one before is overtaken.
    assert!(anatomy_worker.anatomy(&far, 0, 900_000, Duration::from_millis(400)).is_none());
    assert!(anatomy_worker.anatomy(&near, 0, 4, SOON).is_some_and(|anatomy| anatomy.is_some()));
}
