//! Opening and saving by keys alone: the path dialog, the system's dialog that is late or missing, and what is refused
//! beside the field.

use crate::support::CpuRenderer;
use crate::support::window::{self, Window, app, ask, press, press_action, says, settle};
use eframe::egui::{Context, Event, Key, Modifiers, Role};
use losscape::landscape::Data;
use losscape::scene::Source;
use losscape::ui::actions::Action;
use losscape::ui::request::Request;
use losscape::ui::request::{DialogQuestion, Purpose};
use losscape::ui::settings::Settings;
use losscape::ui::state::dialog::Dialog;
use losscape::ui::state::document::{Document, Origin};
use losscape::ui::work::file_dialogs::{Answer, FileDialogs, Picked};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const PLAIN: Modifiers = Modifiers::NONE;
const PATIENCE: Duration = Duration::from_secs(30);

fn on(preset: &str) -> Window {
    window::on_preset([1280.0, 720.0], Settings::english(), preset, &CpuRenderer::default())
}

/// A window whose system answers so, on `folder`.
fn with_system(pick: fn(&DialogQuestion) -> Picked, folder: &Path) -> Window {
    let mut window = on("1");
    let app = window.state_mut().as_mut().unwrap();
    (app.files, app.settings.folder) = (FileDialogs::with(pick), Some(folder.to_owned()));
    window
}

/// Types into whatever has the keyboard: keys and text, as a keyboard gives them.
fn type_text(window: &mut Window, text: &str) {
    for letter in text.chars() {
        let key = Key::from_name(&letter.to_uppercase().to_string());
        if let Some(key) = key {
            let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers: PLAIN };
            window.input_mut().events.push(event(true));
            window.input_mut().events.push(Event::Text(letter.to_string()));
            window.input_mut().events.push(event(false));
        } else {
            window.input_mut().events.push(Event::Text(letter.to_string()));
        }
        window.run_steps(1);
    }
    settle(window);
}

/// Frames until the system has answered.
fn answered(window: &mut Window) {
    let begun = Instant::now();
    while app(window).files.is_open() {
        assert!(begun.elapsed() < PATIENCE, "no answer");
        std::thread::sleep(Duration::from_millis(10));
        window.run_steps(1);
    }
    settle(window);
}

fn typed(window: &Window) -> &str {
    match &app(window).screen.dialog {
        Some(Dialog::Open(state) | Dialog::Save(state)) => &state.path,
        other => panic!("no path dialog: {other:?}"),
    }
}

/// "There is none", said later than any person cancels.
fn late(_: &DialogQuestion) -> Picked {
    std::thread::sleep(Duration::from_millis(700));
    Picked::NoDialog
}

/// A service that is asked and does not answer while a test looks.
fn silent(_: &DialogQuestion) -> Picked {
    std::thread::sleep(2 * PATIENCE);
    Picked::Nothing
}

#[test]
fn without_a_system_dialog_a_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.ron"), "(landscape: Himmelblau, racers: [(rule: Gd)])").unwrap();
    let mut window = with_system(late, folder.path());
    let before = app(&window).scene().clone();
    press_action(&mut window, Action::Open);
    // What is typed before anything is seen is meant for the dialog.
    type_text(&mut window, "an");
    assert_eq!(app(&window).scene(), &before, "letters are no shortcuts while a dialog is awaited");
    answered(&mut window);
    assert_eq!(Path::new(typed(&window)), folder.path().join(""));
    // Enter on the folder opens nothing and says why; the keyboard stays in the field.
    press(&mut window, PLAIN, Key::Enter);
    assert!(typed(&window).ends_with('/') || typed(&window).ends_with('\\'));
    assert!(says(&window, Role::Label, "This is a folder"));
    assert_eq!(app(&window).scene(), &before);
    type_text(&mut window, "mine.rom");
    assert_eq!(Path::new(typed(&window)), folder.path().join("mine.rom"));
    assert!(app(&window).screen.banner.is_none(), "another path is typed");
    press(&mut window, PLAIN, Key::Enter);
    assert!(says(&window, Role::Label, "No such file"));
    press(&mut window, PLAIN, Key::Backspace);
    type_text(&mut window, "n");
    press(&mut window, PLAIN, Key::Enter);
    assert!(app(&window).screen.dialog.is_none() && app(&window).screen.banner.is_none());
    assert_eq!(app(&window).document.path(), Some(folder.path().join("mine.ron").as_path()));
}

#[test]
fn escape_leaves_the_path_dialog_and_its_messages() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_system(|_| Picked::NoDialog, folder.path());
    for action in [Action::Open, Action::SaveAs] {
        press_action(&mut window, action);
        answered(&mut window);
        press(&mut window, PLAIN, Key::End);
        type_text(&mut window, "/none/such.ron");
        press(&mut window, PLAIN, Key::Enter);
        assert!(app(&window).screen.banner.is_some(), "{action:?}");
        press(&mut window, PLAIN, Key::Escape);
        assert!(app(&window).screen.dialog.is_none() && app(&window).screen.banner.is_none(), "{action:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_person_who_cancels_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_system(|_| Picked::Nothing, folder.path());
    press_action(&mut window, Action::Open);
    answered(&mut window);
    assert!(app(&window).screen.dialog.is_none());
    let racers = app(&window).scene().racers.len();
    press_action(&mut window, Action::AddMethod);
    assert_eq!(app(&window).scene().racers.len(), racers + 1, "the keys are the window's again");
}

#[test]
fn a_dialog_that_does_not_come_is_no_dead_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_system(silent, folder.path());
    press_action(&mut window, Action::Open);
    press_action(&mut window, Action::Open);
    assert_eq!(Path::new(typed(&window)), folder.path().join(""), "asked again, the window asks itself");
    press(&mut window, PLAIN, Key::Escape);
    press(&mut window, PLAIN, Key::Escape);
    let racers = app(&window).scene().racers.len();
    press_action(&mut window, Action::AddMethod);
    assert_eq!(app(&window).scene().racers.len(), racers + 1, "Esc gives the keys back");
}

#[test]
fn saving_by_keys_says_beside_the_field_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rows.csv"), "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n2,2,5\n").unwrap();
    let mut window = with_system(|_| Picked::NoDialog, folder.path());
    press_action(&mut window, Action::SaveAs);
    for _ in 0..typed(&window).len() - folder.path().join("").display().to_string().len() {
        press(&mut window, PLAIN, Key::Backspace);
    }
    press(&mut window, PLAIN, Key::Enter);
    assert!(says(&window, Role::Label, "a folder has this name"));
    window::click(&mut window, Role::Button, &window::t("dialog-browse"));
    answered(&mut window);
    assert!(says(&window, Role::Label, "This computer has no file dialog"));
    type_text(&mut window, "mine.ron");
    press(&mut window, PLAIN, Key::Enter);
    assert!(app(&window).screen.dialog.is_none());
    assert!(folder.path().join("mine.ron").is_file());
}

#[test]
fn nothing_is_written_over_the_open_scene_or_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let rows = folder.path().join("rows.csv");
    fs::write(&rows, "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n2,2,5\n").unwrap();
    let scene = folder.path().join("mine.ron");
    fs::write(&scene, "(landscape: LeastSquares(File(\"rows.csv\")), racers: [(rule: Gd)])").unwrap();
    fs::hard_link(&scene, folder.path().join("mine.csv")).unwrap();
    let before = [fs::read(&rows).unwrap(), fs::read(&scene).unwrap()];
    let mut window = on("1");
    ask(&mut window, Request::Path(scene.clone()));
    for wish in [
        Request::WriteFigure(rows.clone()),
        Request::WriteFigure(folder.path().join("mine.csv")),
        Request::WriteScene(rows.clone()),
    ] {
        ask(&mut window, wish.clone());
        let banner = app(&window).screen.banner.clone().expect("it is refused");
        assert!(banner.sentence.contains("would be lost"), "{wish:?}: {banner:?}");
        assert_eq!([fs::read(&rows).unwrap(), fs::read(&scene).unwrap()], before, "{wish:?}");
    }
    ask(&mut window, Request::WriteScene(scene));
    assert!(app(&window).screen.banner.is_none(), "a scene is saved over itself");
}

#[test]
fn a_late_answer_finds_a_field_or_leaves_other_dialogs_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_system(late, folder.path());
    for (action, opens) in
        [(Action::Help, true), (Action::Scenes, true), (Action::SaveAs, false), (Action::Export, false)]
    {
        press_action(&mut window, Action::Open);
        ask(&mut window, Request::Do(action));
        let before = format!("{:?}", app(&window).screen.dialog);
        answered(&mut window);
        let dialog = &app(&window).screen.dialog;
        assert!(app(&window).screen.banner.is_none(), "{action:?}");
        assert_eq!(matches!(dialog, Some(Dialog::Open(_))), opens, "{action:?}: {dialog:?}");
        assert!(opens || format!("{dialog:?}") == before, "{action:?}: {dialog:?}");
        ask(&mut window, Request::CloseDialog);
    }
    ask(&mut window, Request::Do(Action::Export));
    window::click(&mut window, Role::Button, &window::t("dialog-browse"));
    answered(&mut window);
    let banner = app(&window).screen.banner.clone().expect("there is a field, and nothing else");
    assert_ne!(banner.headline, banner.sentence);
}

#[test]
fn a_scene_is_saved_beside_its_data() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rows.csv"), "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n2,2,5\n").unwrap();
    let scene = folder.path().join("mine.ron");
    fs::write(&scene, "(landscape: LeastSquares(File(\"rows.csv\")), racers: [(rule: Gd)])").unwrap();
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    let mut window = on("1");
    ask(&mut window, Request::Path(scene.clone()));
    window.state_mut().as_mut().unwrap().settings.folder = Some(other.clone());
    ask(&mut window, Request::Do(Action::SaveAs));
    assert_eq!(Path::new(typed(&window)).parent(), Some(folder.path()), "that is where it can lie");
    ask(&mut window, Request::WriteScene(other.join("copy.ron")));
    let banner = app(&window).screen.banner.clone().expect("it is refused");
    assert!(
        banner.sentence.contains("rows.csv") && banner.sentence.contains(&*folder.path().to_string_lossy()),
        "{banner:?}"
    );
    assert!(!other.join("copy.ron").exists());
    assert_eq!(app(&window).document.path(), Some(&*scene));
    let copy = folder.path().join("other/../copy.ron");
    ask(&mut window, Request::WriteScene(copy));
    assert!(folder.path().join("copy.ron").is_file() && app(&window).screen.banner.is_none());
    // Without data any folder will do.
    ask(&mut window, Request::Preset("1".to_owned()));
    ask(&mut window, Request::WriteScene(other.join("copy.ron")));
    assert!(other.join("copy.ron").is_file());
}

#[test]
fn the_sheet_of_a_table_says_what_is_wrong_and_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = on("1");
    let before = app(&window).scene().clone();
    let file = folder.path().join("rows.csv");
    for (text, told) in [
        ("x1,x2,y\n1,2,3\n1,two,3\n", "line 3, column x2: found “two”"),
        ("", "rows.csv is empty"),
        ("x1;x2;y\n", "has a header and no rows"),
        ("x1,x2,y\n1,1e300,3\n4,5,6\n", "-1e50 ≤ x ≤ 1e50"),
    ] {
        fs::write(&file, text).unwrap();
        ask(&mut window, Request::Path(file.clone()));
        assert!(says(&window, Role::Label, told), "{told}");
        press(&mut window, PLAIN, Key::Enter);
        assert_eq!(app(&window).scene(), &before, "Enter takes nothing");
        press(&mut window, PLAIN, Key::Escape);
        assert!(app(&window).screen.dialog.is_none());
    }
}

#[test]
fn a_table_is_chosen_from_in_its_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("flats.csv");
    let line = |k: u32| format!("{};{};{};{}\n", k + 1, 30 + 3 * k, 1 + k % 4, 100 + 7 * k + k % 3);
    fs::write(&file, format!("id;area;rooms;price\n{}", (0..30).map(line).collect::<String>())).unwrap();
    let mut window = on("1");
    ask(&mut window, Request::Path(file.clone()));
    for told in ["id only numbers the rows", "x1 is area, x2 is rooms, y is price"] {
        assert!(says(&window, Role::Label, told), "{told}");
    }
    press(&mut window, PLAIN, Key::Enter);
    assert!(app(&window).screen.dialog.is_none(), "Enter makes a scene of it");
    let table = |window: &Window| app(window).scene().landscape.data().and_then(Data::table).unwrap();
    assert!(table(&window).standardise && table(&window).x1 == "area");
    assert_eq!((app(&window).scene().racers.len(), app(&window).race().unwrap().landscape.examples()), (8, 30));
    assert_eq!(app(&window).document.origin, Origin::Folder(folder.path().to_owned()));
    // Its own sheet, from the panel: another column, not standardised.
    window::click(&mut window, Role::Button, &window::t("sheet-open"));
    window::choose(&mut window, Role::ComboBox, &format!("{} x₂", window::t("sheet-columns")), "id");
    window::click(&mut window, Role::CheckBox, &window::t("sheet-standardise"));
    press(&mut window, PLAIN, Key::Enter);
    assert!(app(&window).screen.dialog.is_none());
    assert!(!table(&window).standardise && table(&window).x2 == "id");
    press_action(&mut window, Action::Undo);
    assert!(table(&window).standardise && table(&window).x2 == "rooms");
}

#[test]
fn rows_of_the_command_line_open_as_a_scene_without_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.csv");
    fs::write(&file, "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n2,2,5\n").unwrap();
    let document = Document::of_source(Source::of_rows(&file).unwrap()).unwrap();
    assert_eq!(document.origin, Origin::Folder(folder.path().to_owned()));
    let mut window = window::on_document(document);
    assert_eq!(app(&window).race().unwrap().landscape.examples(), 4);
    press_action(&mut window, Action::Save);
    assert!(matches!(app(&window).screen.dialog, Some(Dialog::Save(_))), "rows are no place for a scene");
}

/// The true library of the system, in a process that finds neither a session bus nor a program to fall back to. The
/// answer is looked at late, as a busy machine does.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_dialogs_is_known_however_busy_it_is() {
    const ALONE: &str = "LOSSCAPE_TEST_ALONE";
    if std::env::var_os(ALONE).is_none() {
        let name = "a_machine_without_dialogs_is_known_however_busy_it_is";
        let mut alone = std::process::Command::new(std::env::current_exe().unwrap());
        let output = alone.args(["--exact", name]).env_clear().env(ALONE, "1").env("PATH", "").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    }
    let mut files = FileDialogs::default();
    let request = DialogQuestion { purpose: Purpose::Open, folder: None, name: String::new() };
    files.show(request, &Context::default());
    std::thread::sleep(Duration::from_secs(1));
    let begun = Instant::now();
    let answer = loop {
        if let Some(answer) = files.answer() {
            break answer;
        }
        assert!(begun.elapsed() < PATIENCE, "no answer");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(answer, Answer::Missing(Purpose::Open));
}
