//! After a crash: what is noted, what the next window offers, and what becomes of it.

use crate::own_process;
use crate::support::CpuRenderer;
use crate::support::window::{Window, app, ask, click, on_preset, on_session, press, press_action, says, t};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use losscape::report::crash;
use losscape::scene::Scene;
use losscape::scene::edit::Edit;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::{Session, Settings};
use losscape::ui::state::crash::Offer;
use std::fs;
use std::path::PathBuf;

const SIZE: [f32; 2] = [1120.0, 640.0];
const REPORT: &str = "/data/losscape/crashes/crash-2026-11-30-204249-000.txt";

fn left() -> Session {
    let scene = Scene::parse("(landscape: Beale, steps: 40, seed: 77, racers: [(rule: Gd, eta: 0.01)])", "").unwrap();
    Session { scene, at: 7, ..Session::default() }
}

/// A window on scene 1 that offers a session.
fn offered(session: Session, at_start: bool) -> Window {
    let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    let offer = Offer { session, report: PathBuf::from(REPORT), at_start };
    perform::crash::offer(window.state_mut().as_mut().unwrap(), offer);
    window.run_steps(2);
    window
}

#[test]
fn the_scene_of_a_crash_is_restored_by_a_button() {
    let mut window = offered(left(), false);
    assert!(says(&window, Role::Alert, &t("crash-offered")) && says(&window, Role::Alert, REPORT));
    click(&mut window, Role::Button, &t("crash-copy"));
    assert!(app(&window).offer.is_some(), "a copied path answers nothing");
    click(&mut window, Role::Button, &t("crash-restore"));
    assert_eq!((app(&window).scene(), app(&window).playback.at()), (&left().scene, 7));
    assert_eq!(app(&window).race().unwrap().scene.seed, 77);
    assert!(app(&window).offer.is_none() && !says(&window, Role::Alert, &t("crash-offered")));
}

#[test]
fn what_restoring_replaces_can_be_had_back() {
    let changed = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    let mut session = app(&changed).to_remember().session.unwrap();
    session.scene.seed = 77;
    let mut window = offered(session, false);
    ask(&mut window, Request::Edit(Edit::Seed(5)));
    ask(&mut window, Request::EndGesture);
    click(&mut window, Role::Button, &t("crash-restore"));
    assert_eq!(app(&window).scene().seed, 77, "the same preset with other changes");
    press_action(&mut window, Action::Undo);
    assert_eq!(app(&window).scene().seed, 5);
}

#[test]
fn an_offer_is_turned_down_and_waits_under_what_is_more_urgent() {
    let mut window = offered(left(), true);
    assert!(says(&window, Role::Alert, &t("crash-start")));
    press_action(&mut window, Action::Help);
    assert!(!says(&window, Role::Alert, &t("crash-start")), "under a dialog it would be the dialog's");
    press(&mut window, Modifiers::NONE, Key::Escape);
    ask(&mut window, Request::Path(PathBuf::from("/no/such.ron")));
    assert!(!says(&window, Role::Alert, &t("crash-start")), "the answer to what was just done comes first");
    ask(&mut window, Request::CloseBanner);
    assert!(says(&window, Role::Alert, &t("crash-start")));
    let before = app(&window).scene().clone();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(app(&window).offer.is_none() && !says(&window, Role::Alert, &t("crash-start")));
    assert_eq!(app(&window).scene(), &before);
}

#[test]
fn a_scene_that_is_open_again_is_not_offered() {
    let window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    let same = app(&window).to_remember().session.unwrap();
    let window = offered(same, false);
    assert!(says(&window, Role::Alert, &t("crash-restored")));
    assert!(!says(&window, Role::Button, &t("crash-restore")) && says(&window, Role::Button, &t("crash-copy")));
}

#[test]
fn an_answer_ends_the_offer_on_the_disk() {
    let is_offered = |answer: &dyn Fn(&mut Window)| {
        let data = tempfile::tempdir().unwrap();
        let mut settings = Settings { session: Some(left()), ..Settings::english() };
        let offer = Offer::at_start(data.path(), &mut settings, true).unwrap();
        let mut window = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
        perform::crash::offer(window.state_mut().as_mut().unwrap(), offer);
        window.run_steps(2);
        answer(&mut window);
        drop(window);
        Offer::at_start(data.path(), &mut settings, false).is_some()
    };
    assert!(is_offered(&|_| ()), "the window is closed");
    assert!(!is_offered(&|window| click(window, Role::Button, &t("crash-restore"))));
    assert!(!is_offered(&|window| press(window, Modifiers::NONE, Key::Escape)));
}

#[test]
fn a_session_whose_start_failed_is_offered_and_not_opened() {
    let data = tempfile::tempdir().unwrap();
    let mut settings = Settings { session: Some(left()), lab_open: true, ..Settings::english() };
    assert_eq!(Offer::at_start(data.path(), &mut settings, false), None);
    assert!(settings.session.is_some(), "a start after an ordinary end");
    let offer = Offer::at_start(data.path(), &mut settings, true).unwrap();
    assert_eq!((&offer.session, offer.at_start), (&left(), true));
    // It is written over in the settings, and the next start fails as well, with another scene.
    let other = on_preset(SIZE, Settings::english(), "1", &CpuRenderer::default());
    let mut next = Settings { session: app(&other).to_remember().session, ..Settings::english() };
    let newer = Offer::at_start(data.path(), &mut next, true).unwrap();
    assert_eq!(&newer.session.scene, app(&other).scene());
    newer.answered();
    assert_eq!(Offer::at_start(data.path(), &mut next, false).map(|offer| offer.session), Some(left()));
    let report = fs::read_to_string(&offer.report).unwrap();
    assert!(report.contains("before its first picture") && report.contains("seed: 77"), "{report}");
    let window = on_session(settings);
    assert!(app(&window).place_in_list() == Some(0) && !app(&window).lab_is_open());
}

#[test]
fn a_panic_leaves_the_open_scene_for_the_next_window() {
    if !own_process::is_here("crash::a_panic_leaves_the_open_scene_for_the_next_window") {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    crash::install(Some(data.path().to_owned()), Lang::En);
    let mut window = on_preset(SIZE, Settings::english(), "momentum-ravine", &CpuRenderer::default());
    ask(&mut window, Request::Edit(Edit::Seed(77)));
    for k in 0..9 {
        let worker = std::thread::Builder::new().name(format!("worker-{k}"));
        let end = worker.spawn(move || assert!(k > 100, "row {k} of /home/bob/rows.csv")).unwrap().join();
        assert!(end.is_err());
    }
    let files = crash::files(data.path());
    assert_eq!(files.len(), 3, "a thread that always panics does not fill the disk: {files:?}");
    let text = fs::read_to_string(&files[2]).unwrap();
    for words in ["thread: worker-2\n", "tests/window/crash.rs:", "message: row 2 of …/rows.csv\n", "seed: 77"] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
    let mut settings = Settings::english();
    let offer = Offer::at_start(data.path(), &mut settings, false).unwrap();
    assert_eq!((&offer.report, &offer.session.scene), (&files[2], app(&window).scene()));
    assert_eq!(offer.session.preset.as_deref(), Some("momentum-ravine"));
    // The next window crashes before it is answered, or is closed.
    assert_eq!(Offer::at_start(data.path(), &mut settings, true).unwrap().session, offer.session);
    offer.answered();
    assert_eq!(Offer::at_start(data.path(), &mut settings, false), None);
}
