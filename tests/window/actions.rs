//! Every action does something in the window, and the window's files are the command line's, byte for byte.

use crate::support::CpuRenderer;
use crate::support::window::{self, Window, app};
use eframe::egui::OutputCommand;
use losscape::picture::FigureOptions;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::app::App;
use std::path::Path;
use std::process::Command;

const SMALL: [f32; 2] = [1280.0, 720.0];

fn on(preset: &str) -> Window {
    window::on_preset(SMALL, Settings::english(), preset, &CpuRenderer::default())
}

fn ask(window: &mut Window, requests: impl IntoIterator<Item = Request>) {
    let ctx = window.ctx.clone();
    for ask in requests {
        perform::handle_request(window.state_mut().as_mut().unwrap(), ask, &ctx);
    }
    window::settle(window);
}

/// All that an action may change.
fn state(app: &App) -> String {
    let screen = &app.screen;
    format!(
        "{:?} {:?} {:?} {:?} {:?} {} {:?} {} {} {} {:?} {:?}",
        app.scene(),
        app.settings,
        app.playback,
        screen.view,
        screen.cards,
        screen.row,
        screen.dialog,
        screen.banner.is_some(),
        screen.toast.is_some(),
        screen.lab_large,
        app.laboratory.is_running(),
        app.lecture.as_ref().map(|lecture| (lecture.blank, lecture.charts, lecture.spotlight)),
    )
}

/// What makes an action able to do something.
fn prepare(window: &mut Window, action: Action) {
    use Action::*;
    let first = match action {
        // From the end there is no way on.
        StepForward | TenForward | Last => vec![First],
        Redo => vec![NewSeed, Undo],
        Undo | ResetScene | PreviousSeed => vec![NewSeed],
        AllOn => vec![Toggle(0)],
        Close => vec![OpenMethod],
        LabLarge | LabPlay | LabStep | LabExport => vec![Labs],
        LabRestart => vec![Labs, LabPlay],
        Black | White | Spotlight => vec![Lecture],
        Fit => vec![],
        _ => vec![],
    };
    // A lab that does not end while the test looks.
    let lab = &mut window.state_mut().as_mut().unwrap().settings.lab;
    lab.training_mut().unwrap().steps = 100_000;
    first.into_iter().for_each(|action| ask(window, [Request::Do(action)]));
    while app(window).lab_is_open() && app(window).laboratory.shown().is_none() {
        window.step();
    }
    if action == Fit {
        let view = losscape::geometry::Domain { x: (-1.0, 1.0), y: (-1.0, 1.0) };
        ask(window, [Request::View(view)]);
    }
}

#[test]
fn every_action_does_something() {
    // These ask the system: a file dialog, the window's size, the clipboard, a file.
    let elsewhere = [Action::Open, Action::FullScreen, Action::CopyFigure, Action::ExportAgain, Action::Save];
    for action in Action::all().into_iter().filter(|action| !elsewhere.contains(action)) {
        let mut window = on("1");
        prepare(&mut window, action);
        let before = state(app(&window));
        ask(&mut window, [Request::Do(action)]);
        assert_ne!(state(app(&window)), before, "{action:?}");
    }
}

#[test]
fn a_copied_figure_reaches_the_clipboard() {
    let mut window = on("1");
    window.state_mut().as_mut().unwrap().settings.export.size = (320, 180);
    let ctx = window.ctx.clone();
    perform::perform_action(window.state_mut().as_mut().unwrap(), Action::CopyFigure, &ctx);
    let mut copied = false;
    for _ in 0..2000 {
        window.step();
        copied |= window.output().platform_output.commands.iter().any(|c| matches!(c, OutputCommand::CopyImage(_)));
        if copied {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(copied);
}

#[test]
fn the_window_and_the_command_line_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for preset in ["eight-methods", "one-or-ten", "rosenbrock", "noisy-logistic"] {
        let mut window = on(preset);
        let options = FigureOptions { lang: Lang::En, ..FigureOptions::default() };
        window.state_mut().as_mut().unwrap().settings.export = options;
        for ending in ["png", "svg", "csv"] {
            let ours = folder.path().join(format!("window.{ending}"));
            ask(&mut window, [Request::WriteFigure(ours.clone())]);
            let theirs = folder.path().join(format!("line.{ending}"));
            command_line(preset, &theirs);
            assert!(std::fs::read(&ours).unwrap() == std::fs::read(&theirs).unwrap(), "{preset}.{ending}");
        }
    }
}

fn command_line(preset: &str, file: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_losscape"))
        .args(["render", preset, "--lang", "en", "-o"])
        .arg(file)
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn a_broken_file_leaves_the_scene_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.ron");
    std::fs::write(&file, "(\n  racers: [(rule: Momentom())],\n)").unwrap();
    let mut window = on("1");
    let before = app(&window).scene().clone();
    ask(&mut window, [Request::Path(file)]);
    assert_eq!(app(&window).scene(), &before);
    let notice = app(&window).screen.banner.clone().expect("a banner");
    assert!(notice.headline.contains("broken.ron") && notice.sentence.contains("Momentom"), "{notice:?}");
    // Data that are not there are told before the scene is replaced, too.
    let lost = folder.path().join("lost.ron");
    std::fs::write(&lost, "(landscape: LeastSquares(File(\"no.csv\")))").unwrap();
    ask(&mut window, [Request::CloseBanner, Request::Path(lost)]);
    assert_eq!(app(&window).scene(), &before);
    assert!(app(&window).screen.banner.is_some());
}

#[test]
fn a_saved_scene_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.ron");
    let mut window = on("1");
    ask(&mut window, [Request::Do(Action::NewSeed), Request::WriteScene(file.clone())]);
    assert!(!app(&window).document.history.is_changed());
    let saved = app(&window).scene().clone();
    ask(&mut window, [Request::Do(Action::NextScene), Request::Path(file.clone())]);
    assert_eq!(app(&window).scene(), &saved);
    assert_eq!(app(&window).document.path(), Some(file.as_path()));
}

#[test]
fn rows_of_ones_own_become_data() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.csv");
    let rows = |n: i32| (0..n).fold("x1,x2,y\n".to_owned(), |text, k| format!("{text}{k},{},{}\n", k % 3, 2 * k));
    std::fs::write(&file, rows(12)).unwrap();
    let mut window = on("1");
    window::use_rows(&mut window, &file);
    assert_eq!(app(&window).race().unwrap().landscape.examples(), 12);
    // The file changes, and is read again when it is dropped again.
    std::fs::write(&file, rows(13)).unwrap();
    window::use_rows(&mut window, &file);
    assert_eq!(app(&window).race().unwrap().landscape.examples(), 13);
}

#[test]
fn the_session_before_is_restored() {
    let mut window = on("rosenbrock");
    ask(&mut window, [Request::Do(Action::NewSeed), Request::Go(321)]);
    let remembered = app(&window).to_remember();
    let again = window::on_session(remembered);
    assert_eq!(app(&again).scene(), app(&window).scene());
    assert_eq!(app(&again).playback.at(), 321);
    assert!(app(&again).document.history.is_changed(), "the change can still be taken back");
}

#[test]
fn a_scene_left_with_changes_comes_back_with_them() {
    let mut window = on("one-object");
    ask(&mut window, [Request::Do(Action::NewSeed)]);
    let changed = app(&window).scene().clone();
    ask(&mut window, [Request::Do(Action::NextScene), Request::Do(Action::PreviousScene)]);
    assert_eq!(app(&window).scene(), &changed);
    ask(&mut window, [Request::Do(Action::Undo)]);
    assert_ne!(app(&window).scene(), &changed);
}

#[test]
fn a_figure_of_no_known_format_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figure.bmp");
    let mut window = on("1");
    ask(&mut window, [Request::WriteFigure(file.clone())]);
    assert!(!file.exists());
    assert!(app(&window).screen.banner.as_ref().unwrap().allowed.contains(".png"));
}

#[test]
fn a_batch_larger_than_all_examples_keeps_the_picture_before() {
    use losscape::optim::Batch;
    use losscape::scene::edit::Edit;
    let mut window = on("1");
    ask(&mut window, [Request::Edit(Edit::Batch(2, Batch::Size(100_000)))]);
    assert!(app(&window).engine.fault.is_some());
    assert!(app(&window).race().is_some());
    ask(&mut window, [Request::Do(Action::Undo)]);
    assert!(app(&window).engine.fault.is_none());
}
