//! What the window remembers: when it is on the disk, what becomes of a file that is not understood, and the window that
//! has nothing to show.

use crate::support::CpuRenderer;
use crate::support::window::{
    Window, app, ask, click, control, on_preset, on_scene, on_session, press, press_action, says, settle, spoken, t,
    use_rows,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use losscape::scene::{Preset, Presets, Scene, Source};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::perform;
use losscape::ui::request::{Request, Setting};
use losscape::ui::settings::Settings;
use losscape::ui::state::document::Document;
use losscape::ui::state::session;
use losscape::ui::work::session_file::Remembered;
use losscape::ui::work::session_writer::SessionWriter;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const SIZE: [f32; 2] = [1120.0, 640.0];
/// As many as the largest batch of the first scene.
const ROWS: &str = "x1,x2,y\n0,1,1\n1,0,2\n1,1,3\n2,1,5\n0,2,2\n2,0,4\n3,1,7\n1,3,5\n2,2,6\n3,3,9\n";

fn file(folder: &Path) -> PathBuf {
    folder.join("session.ron")
}

/// Has a window write into a folder.
fn keep(window: &mut Window, folder: &Path) {
    let session_writer = SessionWriter::new(folder.to_owned(), &Remembered::load(folder, None), || ()).unwrap();
    perform::session::keep_with(window.state_mut().as_mut().unwrap(), session_writer);
    window.run_steps(2);
}

/// Waits without a frame until the file says something.
fn waits_for(folder: &Path, words: &str) -> String {
    let begun = Instant::now();
    loop {
        let text = fs::read_to_string(file(folder)).unwrap_or_default();
        if text.contains(words) {
            return text;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{words} is not in:\n{text}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A file that a window wrote: scene 17 with another seed, in Russian and dark.
fn written() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut window = on_preset(SIZE, Settings::english(), "momentum-ravine", &CpuRenderer::default());
    keep(&mut window, folder.path());
    press_action(&mut window, Action::NewSeed);
    ask(&mut window, Request::Setting(Setting::Lang(Lang::Ru)));
    let text = waits_for(folder.path(), "lang: ru");
    drop(window);
    (folder, text)
}

#[test]
fn a_change_is_on_the_disk_without_another_event() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = on_preset(SIZE, Settings::english(), "momentum-ravine", &CpuRenderer::default());
    keep(&mut window, folder.path());
    assert!(!file(folder.path()).exists(), "nothing has changed");
    // One frame with the key in it, and none after it.
    let shortcut = Action::NewSeed.shortcuts()[0];
    window.key_press_modifiers(shortcut.modifiers, shortcut.key);
    window.run_steps(1);
    let seed = app(&window).scene().seed;
    waits_for(folder.path(), &format!("seed: {seed}"));
    let again = Remembered::load(folder.path(), None);
    assert!(again.unread.is_none());
    let again = on_session(again.settings);
    assert_eq!(app(&again).scene(), app(&window).scene());
    assert_eq!(app(&again).document.origin, app(&window).document.origin);
    assert_eq!(app(&again).playback.at(), app(&window).playback.at());
}

#[test]
fn a_drag_is_written_when_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    keep(&mut window, folder.path());
    let from = control(&window, Role::Button, &t("canvas-start")).rect().center();
    window.hover_at(from);
    window.drag_at(from);
    for k in 1..=20 {
        window.hover_at(from + vec2(3.0 * k as f32, 0.0));
        window.run_steps(1);
    }
    std::thread::sleep(Duration::from_millis(500));
    assert!(app(&window).scene().start.is_some() && !file(folder.path()).exists(), "the button is still down");
    window.drop_at(from + vec2(60.0, 0.0));
    window.run_steps(1);
    let (x, _) = app(&window).scene().start.unwrap();
    waits_for(folder.path(), &format!("{x:?}"));
}

#[test]
fn an_unknown_word_loses_itself_alone_and_is_told() {
    let (folder, good) = written();
    let whole = Remembered::load(folder.path(), None).settings;
    let seed = |settings: &Settings| settings.session.as_ref().unwrap().scene.seed;
    let cases = [
        ("lang: ru", "lang: xx", "lang"),
        ("    left_folded: false", "    colour_blind: true,\n    left_folded: false", "colour_blind"),
        ("rule: Momentum", "rule: Momentom", "session.scene.racers.1.rule"),
        ("size: (1920, 1080)", "size: (0, 1080)", "export.size"),
    ];
    for (k, (right, wrong, path)) in cases.into_iter().enumerate() {
        assert!(good.contains(right), "{right}:\n{good}");
        let text = good.replacen(right, wrong, 1);
        fs::write(file(folder.path()), &text).unwrap();
        let Remembered { settings, unread, .. } = Remembered::load(folder.path(), None);
        let unread = unread.unwrap();
        assert_eq!(unread.lost.iter().map(|lost| lost.path.as_str()).collect::<Vec<_>>(), [path]);
        assert_eq!(unread.lost[0].line, 1 + text[..text.find(wrong.trim()).unwrap()].matches('\n').count(), "{wrong}");
        assert_eq!((seed(&settings), settings.charts), (seed(&whole), whole.charts), "the rest is kept");
        assert_eq!(settings.session.as_ref().unwrap().preset, whole.session.as_ref().unwrap().preset);
        for lang in Lang::ALL {
            let notice = session::unread_notice(&unread, lang);
            let line = unread.lost[0].line.to_string();
            assert!(notice.sentence.contains("session.ron") && notice.sentence.contains(&line), "{notice:?}");
            assert!(notice.sentence.contains(path) && !notice.headline.contains("banner"), "{notice:?}");
        }
        // The copy is there before anything is written over, and stays when it is.
        let copy = folder.path().join(format!("session.not-understood-{}.ron", k + 1));
        assert_eq!(fs::read_to_string(&copy).unwrap(), text);
        let mut window = on_session(settings);
        keep(&mut window, folder.path());
        assert_eq!(fs::read_to_string(file(folder.path())).unwrap(), text, "nothing has changed yet");
        press_action(&mut window, Action::Contours);
        waits_for(folder.path(), "contours: false");
        assert_eq!(fs::read_to_string(&copy).unwrap(), text);
        drop(window);
        assert!(Remembered::load(folder.path(), None).unread.is_none(), "what is written is understood");
    }
}

#[test]
fn a_file_that_is_no_ron_leaves_the_one_before() {
    let (folder, good) = written();
    let whole = Remembered::load(folder.path(), None).settings;
    for text in [good.replacen("lang:", "lang", 1), String::new(), good[..good.len() / 2].to_owned()] {
        fs::write(file(folder.path()), &text).unwrap();
        let Remembered { settings, unread, .. } = Remembered::load(folder.path(), None);
        let unread = unread.unwrap();
        assert!(unread.before, "the file before is there");
        assert_eq!(settings.session.unwrap().preset, whole.session.as_ref().unwrap().preset);
        assert_eq!(fs::read_to_string(unread.copy.as_ref().unwrap()).unwrap(), text);
        assert_eq!(session::unread_notice(&unread, Lang::En).headline, t("banner-session-before"));
    }
    fs::write(file(folder.path()), [0xff, 0xfe, 0x00]).unwrap();
    let unread = Remembered::load(folder.path(), None).unread.unwrap();
    assert_eq!(fs::read(unread.copy.unwrap()).unwrap(), [0xff, 0xfe, 0x00]);
}

#[test]
fn of_two_windows_the_last_has_the_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut windows = ["gradient-descent", "momentum-ravine"]
        .map(|preset| on_preset(SIZE, Settings::english(), preset, &CpuRenderer::default()));
    for window in &mut windows {
        keep(window, folder.path());
    }
    for _ in 0..5 {
        windows.iter_mut().for_each(|window| press_action(window, Action::NewSeed));
    }
    let [first, mut second] = windows;
    drop(first);
    press_action(&mut second, Action::NewSeed);
    let scene = app(&second).scene().clone();
    drop(second);
    let last = Remembered::load(folder.path(), None);
    assert!(last.unread.is_none());
    assert_eq!(last.settings.session.unwrap().scene, scene);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("a file/losscape");
    fs::write(folder.path().join("a file"), "").unwrap();
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    keep(&mut window, &taken);
    let told = |window: &mut Window| {
        press_action(window, Action::NewSeed);
        std::thread::sleep(Duration::from_millis(500));
        settle(window);
        says(window, Role::Alert, &t("banner-not-kept"))
    };
    assert!(told(&mut window));
    // It is closed by the person alone: neither by another scene nor by what a dialog says of its own.
    let is_told = |window: &Window| says(window, Role::Alert, &t("banner-not-kept"));
    press_action(&mut window, Action::NextScene);
    settle(&mut window);
    assert!(is_told(&window));
    press_action(&mut window, Action::SaveAs);
    assert!(!is_told(&window), "it is not the path's fault");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press_action(&mut window, Action::Lecture);
    assert!(!is_told(&window));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(is_told(&window));
    click(&mut window, Role::Button, &t("widget-close"));
    assert!(!told(&mut window), "once");
    assert!(app(&window).race().is_some());
    // A folder that is only missing is made.
    let missing = folder.path().join("no/such/losscape");
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    keep(&mut window, &missing);
    press_action(&mut window, Action::NewSeed);
    waits_for(&missing, "seed: 2");
}

#[test]
fn rows_are_found_again_from_another_folder() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let rows = data.path().join("rows.csv");
    fs::write(&rows, ROWS).unwrap();
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    keep(&mut window, folder.path());
    use_rows(&mut window, &rows);
    assert!(app(&window).engine.fault.is_none(), "{:?}", app(&window).engine.fault);
    let scene = app(&window).scene().clone();
    drop(window);
    let remembered = Remembered::load(folder.path(), None).settings;
    assert_eq!(remembered.session.as_ref().unwrap().folder.as_deref(), Some(data.path()));
    let again = on_session(remembered.clone());
    assert_eq!(app(&again).race().unwrap().scene, scene, "the tests' folder is another one");

    fs::remove_file(&rows).unwrap();
    let mut window = on_session(remembered);
    assert!(app(&window).race().is_none());
    has_nothing(&window);
    assert!(says(&window, Role::Button, &t("nothing-other-file")));
    fs::write(data.path().join("other.csv"), ROWS).unwrap();
    use_rows(&mut window, &data.path().join("other.csv"));
    assert!(app(&window).race().is_some(), "another file is a way on");
}

/// A window without a picture says so, and claims nothing that is not there.
fn has_nothing(window: &Window) {
    assert!(says(window, Role::Label, &t("nothing")));
    for (role, label, value) in spoken(window) {
        let words = format!("{label} {value}");
        assert!(!words.contains(&t("banner-not-run")), "{role:?}: {words}");
        assert!(!words.contains("/ 0") && label != t("transport-scrubber"), "{role:?}: {words}");
    }
}

fn without_rows() -> Scene {
    Scene::parse("(landscape: LeastSquares(File(\"ghost.csv\")), racers: [(rule: Gd)])", "").unwrap()
}

#[test]
fn a_window_with_no_picture_offers_a_way_on() {
    let mut window = on_scene(without_rows());
    has_nothing(&window);
    let left = |window: &Window| app(window).screen.toast.is_some();
    assert!(!left(&window));
    for action in [Action::Export, Action::ExportAgain, Action::CopyFigure] {
        window.state_mut().as_mut().unwrap().screen.toast = None;
        press_action(&mut window, action);
        assert!(app(&window).screen.dialog.is_none() && left(&window), "{action:?} says that there is nothing");
    }
    for action in [Action::Fit, Action::Anatomy, Action::Anatomy, Action::Play, Action::Last, Action::StartLeft] {
        press_action(&mut window, action);
    }
    has_nothing(&window);
    click(&mut window, Role::Button, &t("nothing-first"));
    assert!(app(&window).race().is_some() && app(&window).place_in_list() == Some(0));
    assert!(!says(&window, Role::Label, &t("nothing")));
}

#[test]
fn a_lab_that_is_refused_offers_a_way_on() {
    let lab = "(lab: Smoothing(network: Digits(file: \"ghost.csv\")))";
    let mut window = on_scene(Scene::parse(lab, "").unwrap());
    crate::support::window::lab_done(&mut window);
    has_nothing(&window);
    assert!(says(&window, Role::Button, &t("nothing-other-file")));
    click(&mut window, Role::Button, &t("nothing-first"));
    assert!(app(&window).race().is_some() && !says(&window, Role::Label, &t("nothing")));
}

#[test]
fn a_refused_scene_does_not_stand_under_the_picture_of_the_one_before() {
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    let mut presets = Presets::embedded();
    let source = Source { file: "ghost.ron".to_owned(), text: without_rows().to_ron(), ..Source::default() };
    let ghost =
        Preset { number: 99, slug: "ghost".to_owned(), source, scene: without_rows(), own: true, chapter: None };
    presets.list.insert(1, ghost);
    window.state_mut().as_mut().unwrap().presets = presets;
    ask(&mut window, Request::Do(Action::NextScene));
    assert_eq!(app(&window).scene(), &without_rows());
    has_nothing(&window);
    assert!(app(&window).subject(false).is_none(), "nothing to export under its name");
    // The lecture says so in its own way, and goes on.
    press_action(&mut window, Action::Lecture);
    has_nothing(&window);
    ask(&mut window, Request::Do(Action::NextScene));
    assert!(app(&window).race().is_some() && app(&window).engine.fault.is_none());
}

#[test]
fn a_surface_that_is_refused_keeps_the_picture_before_it() {
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    let landscape = without_rows().landscape;
    ask(&mut window, Request::Edit(losscape::scene::edit::Edit::Surface(landscape)));
    assert!(app(&window).engine.fault.is_some() && app(&window).race().is_some());
    assert!(says(&window, Role::Alert, &t("banner-not-run")));
    assert!(says(&window, Role::Button, &t("canvas-start")), "the picture before is there");
    press_action(&mut window, Action::Undo);
    assert!(app(&window).engine.fault.is_none() && app(&window).screen.view.is_some());
}

#[test]
fn a_scene_whose_file_is_gone_keeps_its_folder() {
    let data = tempfile::tempdir().unwrap();
    fs::write(data.path().join("rows.csv"), ROWS).unwrap();
    let path = data.path().join("mine.ron");
    fs::write(&path, "(landscape: LeastSquares(File(\"rows.csv\")), racers: [(rule: Gd)])").unwrap();
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    ask(&mut window, Request::Path(path.clone()));
    let remembered = app(&window).to_remember();
    assert_eq!(remembered.session.as_ref().unwrap().path.as_deref(), Some(path.as_path()));
    fs::remove_file(&path).unwrap();
    let again = on_session(remembered);
    assert!(app(&again).race().is_some(), "{:?}", app(&again).engine.fault);
    assert_eq!(app(&again).document.path(), None, "the next save asks for a name");
    assert!(Document::of_file(&path).is_err());
}
