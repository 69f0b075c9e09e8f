//! The lecture, by keys alone and through the accessibility tree: every scene, the keys of UX, what is restored.

use crate::support::CpuRenderer;
use crate::support::window::{self, Window, app, press, spoken};
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Event, Key, Modifiers, Rect, Shape, ViewportCommand, ViewportId, vec2};
use egui_kittest::kittest::NodeT;
use losscape::figure::colour::Rgba;
use losscape::figure::theme::{Theme, Tokens};
use losscape::optim::{Batch, RuleSpec};
use losscape::picture::words;
use losscape::scene::{Preset, Presets, Racer, Scene};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::paint::theme::color32;
use losscape::ui::perform;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::dialog::Dialog;
use losscape::ui::state::notice::Notice;
use losscape::ui::state::subject::subject;
use losscape::ui::views::lecture;

const PLAIN: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;

fn window(settings: Settings, preset: &str) -> Window {
    window::on_preset([1280.0, 720.0], settings, preset, &CpuRenderer::default())
}

/// Labels with these words, whole.
fn says(window: &Window, words: &str) -> bool {
    spoken(window).iter().any(|(_, label, value)| label == words || value == words)
}

/// Presses a key and runs a frame: enough to change the scene, and a lab's work is not waited for.
fn tap(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(2);
}

fn shows(window: &Window, preset: &Preset, number: usize, count: usize, lang: Lang) {
    let title = words::title(&preset.scene, lang);
    let headings: Vec<_> = spoken(window).into_iter().filter(|(role, ..)| *role == Role::Heading).collect();
    assert!(headings.iter().any(|(_, label, value)| *label == title || *value == title), "{title}: {headings:?}");
    let watch = preset.scene.watch.get(lang);
    assert!(says(window, watch), "{title}: {watch}");
    let slide = preset.scene.slide.clone();
    let parts = [("number", number.into()), ("count", count.into()), ("slide", lang.slides(&slide).into())];
    let place = lang.with(if slide.is_empty() { "lecture-place" } else { "lecture-place-slide" }, &parts);
    assert!(says(window, &place), "{title}: {place}");
}

#[test]
fn the_whole_lecture_by_keys_alone() {
    let presets = Presets::embedded().list;
    for lang in Lang::ALL {
        let mut window = window(Settings { lang, ..Settings::default() }, &presets[3].slug);
        // The clicker's start is Shift F5: from the first scene.
        press(&mut window, SHIFT, Key::F5);
        for (k, preset) in presets.iter().enumerate() {
            shows(&window, preset, k + 1, presets.len(), lang);
            tap(&mut window, [Key::PageDown, Key::ArrowRight, Key::ArrowDown][k % 3]);
        }
        assert!(says(&window, &lang.t("lecture-end")), "after the last scene comes the end, not the first");
        tap(&mut window, Key::PageDown);
        assert!(says(&window, &lang.t("lecture-end")));
        // Back to the last scene, and to the one before, whichever keys the clicker sends.
        for (next, previous) in
            [(Key::PageDown, Key::PageUp), (Key::ArrowRight, Key::ArrowLeft), (Key::ArrowDown, Key::ArrowUp)]
        {
            tap(&mut window, previous);
            shows(&window, &presets[presets.len() - 1], presets.len(), presets.len(), lang);
            tap(&mut window, previous);
            shows(&window, &presets[presets.len() - 2], presets.len() - 1, presets.len(), lang);
            tap(&mut window, next);
            tap(&mut window, next);
            assert!(says(&window, &lang.t("lecture-end")), "{next:?}");
            tap(&mut window, next);
            assert!(says(&window, &lang.t("lecture-end")), "{next:?}");
        }
        // From the end to the list that arrows walk.
        for key in [Key::T, Key::ArrowUp, Key::Enter] {
            tap(&mut window, key);
        }
        shows(&window, &presets[presets.len() - 2], presets.len() - 1, presets.len(), lang);
    }
}

#[test]
fn before_the_first_scene_there_is_nothing() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    tap(&mut window, Key::PageUp);
    assert_eq!(app(&window).place_in_list(), Some(0));
}

#[test]
fn digits_toggle_methods_and_leaving_the_scene_restores_them() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    let on = |window: &Window, name: &str| {
        let row = window.root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::CheckBox && node.label().is_some_and(|label| label == name)
        });
        let toggled = row.map(|row| row.accesskit_node().toggled());
        toggled.unwrap_or_else(|| panic!("{name} is in the legend"))
    };
    use eframe::egui::accesskit::Toggled;
    assert_eq!(on(&window, "Adam"), Some(Toggled::True));
    press(&mut window, PLAIN, Key::Num8);
    assert_eq!(on(&window, "Adam"), Some(Toggled::False));
    press(&mut window, Modifiers::ALT, Key::Num1);
    assert_eq!(app(&window).scene().racers.iter().filter(|racer| racer.on).count(), 1);
    press(&mut window, PLAIN, Key::PageDown);
    press(&mut window, PLAIN, Key::PageUp);
    assert!(app(&window).scene().racers.iter().all(|racer| racer.on), "live changes are gone with the scene");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(app(&window).scene().racers.iter().filter(|racer| racer.on).count(), 1, "undo brings them back");
    press(&mut window, PLAIN, Key::Num0);
    assert!(app(&window).scene().racers.iter().all(|racer| racer.on));
}

#[test]
fn a_scene_plays_by_itself_from_its_start_and_stops_for_the_lecturer() {
    let mut window = window(Settings::english(), "1");
    let end = app(&window).playback.end();
    assert_eq!(app(&window).playback.at(), end);
    window.key_press(Key::F5);
    window.run_steps(2);
    assert!(app(&window).playback.at() < end && !app(&window).playback.playing, "it waits to be seen");
    window.run_steps(8);
    assert!(app(&window).playback.playing);
    window.key_press(Key::Space);
    window.run_steps(1);
    let at = app(&window).playback.at();
    window.run_steps(4);
    assert_eq!(app(&window).playback.at(), at);
    for (modifiers, key, moved) in [(SHIFT, Key::ArrowRight, 1), (SHIFT, Key::ArrowLeft, 0)] {
        press(&mut window, modifiers, key);
        assert_eq!(app(&window).playback.at(), at + moved);
    }
    let speed = app(&window).playback.speed;
    press(&mut window, SHIFT, Key::ArrowUp);
    assert!(app(&window).playback.speed > speed);
    press(&mut window, SHIFT, Key::ArrowDown);
    assert_eq!(app(&window).playback.speed, speed);
    // The lecturer was first: the next scene waits for its own start, this one for him.
    press(&mut window, PLAIN, Key::R);
    assert!(app(&window).playback.playing && app(&window).playback.at() < end);
}

#[test]
fn any_key_brings_a_blank_screen_back_and_does_nothing_else() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, PLAIN, Key::Home);
    let blank = |window: &Window| says(window, &window::t("lecture-blank"));
    press(&mut window, PLAIN, Key::B);
    window.event(Event::Copy);
    window::settle(&mut window);
    assert!(!blank(&window) && app(&window).screen.toast.is_none(), "the keys of copying are keys, too");
    for (off, back) in [(Key::B, Key::PageDown), (Key::Period, Key::B), (Key::W, Key::Num1), (Key::Comma, Key::Escape)]
    {
        press(&mut window, PLAIN, off);
        assert!(blank(&window), "{off:?}");
        press(&mut window, PLAIN, back);
        assert!(!blank(&window), "{back:?}");
        assert_eq!(app(&window).place_in_list(), Some(0));
        assert!(app(&window).lecture.is_some());
        assert!(app(&window).scene().racers.iter().all(|racer| racer.on));
    }
}

#[test]
fn contents_lead_to_any_scene() {
    let presets = Presets::embedded().list;
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, PLAIN, Key::T);
    let count = |window: &Window, role| spoken(window).into_iter().filter(|(other, ..)| *other == role).count();
    let chapters = Presets::embedded().chapters();
    assert_eq!(count(&window, Role::Tab), chapters.len());
    // Left and right walk the chapters, each with its own scenes.
    for (_, places) in &chapters {
        assert_eq!(count(&window, Role::ListBoxOption), places.len());
        press(&mut window, PLAIN, Key::ArrowRight);
    }
    press(&mut window, PLAIN, Key::Home);
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter] {
        press(&mut window, PLAIN, key);
    }
    shows(&window, &presets[2], 3, presets.len(), Lang::En);
    // Esc and T close the list and nothing else.
    for close in [Key::Escape, Key::T] {
        press(&mut window, PLAIN, Key::T);
        press(&mut window, PLAIN, Key::End);
        press(&mut window, PLAIN, close);
        assert!(app(&window).screen.dialog.is_none() && app(&window).lecture.is_some(), "{close:?}");
        shows(&window, &presets[2], 3, presets.len(), Lang::En);
    }
    press(&mut window, PLAIN, Key::T);
    let title = words::title(&presets[0].scene, Lang::En);
    window::click(&mut window, Role::ListBoxOption, &title);
    shows(&window, &presets[0], 1, presets.len(), Lang::En);
}

#[test]
fn charts_keys_and_the_spotlight_come_and_go() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    let images = |window: &Window| spoken(window).iter().filter(|(role, ..)| *role == Role::Image).count();
    let (folded, without) = (app(&window).settings.charts_folded, images(&window));
    press(&mut window, PLAIN, Key::C);
    assert_eq!(images(&window), without + 2);
    press(&mut window, PLAIN, Key::C);
    assert_eq!(images(&window), without);
    assert_eq!(app(&window).settings.charts_folded, folded, "the window's own charts are as they were");
    press(&mut window, PLAIN, Key::F1);
    assert!(says(&window, &window::t("lecture-keys")));
    press(&mut window, PLAIN, Key::F1);
    assert!(!says(&window, &window::t("lecture-keys")));
    press(&mut window, PLAIN, Key::L);
    assert!(app(&window).lecture.as_ref().is_some_and(|lecture| lecture.spotlight));
    press(&mut window, PLAIN, Key::L);
    assert!(app(&window).lecture.as_ref().is_some_and(|lecture| !lecture.spotlight));
}

fn key_event(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: PLAIN }
}

/// Whether the window was asked to fill the screen by a key.
fn full_screen(window: &mut Window, key: Key) -> Option<bool> {
    window.input_mut().events.extend([true, false].map(|pressed| key_event(key, pressed)));
    window.step();
    let commands = &window.output().viewport_output[&ViewportId::ROOT].commands;
    commands.iter().rev().find_map(|command| match command {
        ViewportCommand::Fullscreen(full) => Some(*full),
        _ => None,
    })
}

#[test]
fn leaving_restores_the_window() {
    for (theme, in_lecture) in [(Theme::Light, Theme::Projector), (Theme::Dark, Theme::Dark)] {
        let settings = Settings { theme, charts_folded: true, lab_open: true, ..Settings::english() };
        for leave in [Key::Escape, Key::F5] {
            let mut window = window(settings.clone(), "gradient-descent");
            window::lab_done(&mut window);
            let remembered = app(&window).to_remember();
            assert_eq!(full_screen(&mut window, Key::F5), Some(true));
            window::settle(&mut window);
            assert_eq!(app(&window).tokens().theme, in_lecture);
            assert!(!window::says(&window, Role::Button, &window::t("top-menu")), "panels are folded away");
            assert_eq!(app(&window).to_remember().theme, theme, "a window closed in the lecture comes back as it was");
            assert_eq!(full_screen(&mut window, leave), Some(false));
            window::lab_done(&mut window);
            let after = app(&window).to_remember();
            let session = remembered.session.clone();
            assert_eq!(Settings { session: session.clone(), ..after }, Settings { session, ..remembered });
            assert_eq!(*losscape::ui::paint::theme::tokens(&window.ctx), theme.tokens());
            assert!(window::says(&window, Role::Button, &window::t("top-menu")));
        }
    }
}

#[test]
fn a_window_on_the_full_screen_stays_there() {
    let mut window = window(Settings::english(), "gradient-descent");
    window.input_mut().viewports.entry(ViewportId::ROOT).or_default().fullscreen = Some(true);
    assert_eq!(full_screen(&mut window, Key::F5), Some(true));
    assert_eq!(full_screen(&mut window, Key::F5), Some(true));
    assert!(app(&window).lecture.is_none());
}

/// The legend's rows: name and place.
fn legend(window: &Window) -> Vec<(String, Rect)> {
    let rows = window.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::CheckBox);
    rows.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
}

#[test]
fn a_blank_screen_has_nothing_under_it() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, PLAIN, Key::Home);
    let before = app(&window).scene().clone();
    let start = window::control(&window, Role::Button, &window::t("canvas-start")).rect().center();
    let row = legend(&window)[0].1.center();
    for at in [row, start] {
        press(&mut window, PLAIN, Key::B);
        window.hover_at(at);
        window::settle(&mut window);
        assert!(legend(&window).is_empty());
        let buttons = spoken(&window).iter().filter(|(role, ..)| *role == Role::Button).count();
        assert_eq!((buttons, texts(&window).len()), (0, 0), "no buttons, no tooltip");
        let blank = window.output().shapes.iter().any(|shape| match &shape.shape {
            Shape::Rect(rect) => rect.fill == Color32::BLACK && rect.rect == window.ctx.content_rect(),
            _ => false,
        });
        assert!(blank);
        window.drag_at(at);
        window.drop_at(at);
        window::settle(&mut window);
        assert!(app(&window).lecture.as_ref().is_some_and(|lecture| lecture.blank.is_none()), "a click brings it back");
        assert_eq!((app(&window).scene(), app(&window).playback.at()), (&before, 0), "and does nothing else");
    }
}

#[test]
fn a_key_that_is_held_does_not_flicker() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, PLAIN, Key::Home);
    let mut hold = |key: Key| {
        for pressed in [true, true, true, false] {
            window.input_mut().events.push(key_event(key, pressed));
            window.run_steps(2);
        }
        let lecture = app(&window).lecture.as_ref().map(|lecture| (lecture.blank, lecture.spotlight));
        (lecture.expect("it goes on"), app(&window).screen.dialog.is_some(), app(&window).place_in_list())
    };
    assert_eq!(hold(Key::B), ((Some(Action::Black), false), false, Some(0)));
    assert_eq!(hold(Key::L), ((None, false), false, Some(0)), "any key brings it back, once");
    assert_eq!(hold(Key::L), ((None, true), false, Some(0)));
    assert_eq!(hold(Key::T), ((None, true), true, Some(0)));
    assert_eq!(hold(Key::T), ((None, true), false, Some(0)));
    assert_eq!(hold(Key::PageDown), ((None, true), false, Some(1)), "one scene");
    assert_eq!(hold(Key::ArrowDown), ((None, true), false, Some(2)), "one scene");
    assert_eq!(hold(Key::ArrowUp), ((None, true), false, Some(1)), "one scene");
}

#[test]
fn a_lecture_begun_before_the_race_is_there_plays_it_from_its_start() {
    let mut window = window(Settings::english(), "1");
    let ctx = window.ctx.clone();
    for action in [Action::NextScene, Action::Lecture] {
        perform::perform_action(window.state_mut().as_mut().expect("it is made"), action, &ctx);
    }
    while app(&window).playback.is_fresh() {
        window.run_steps(1);
    }
    let end = app(&window).playback.end();
    assert!(app(&window).playback.at() < end);
    window.run_steps(9);
    assert!(app(&window).playback.playing && app(&window).playback.at() < end);
}

#[test]
fn what_moves_time_is_the_lecturer() {
    let mut window = window(Settings::english(), "1");
    window.key_press(Key::F5);
    window.run_steps(2);
    let ctx = window.ctx.clone();
    perform::handle_request(window.state_mut().as_mut().expect("it is made"), Request::Go(50), &ctx);
    window.run_steps(12);
    assert_eq!((app(&window).playback.playing, app(&window).playback.at()), (false, 50));
}

#[test]
fn brackets_are_for_the_method_that_the_scene_is_about() {
    let mut window = window(Settings::english(), "look-ahead");
    press(&mut window, PLAIN, Key::F5);
    let subject = subject(app(&window)).expect("methods are on");
    assert_ne!(subject, 0);
    let before = app(&window).scene().clone();
    press(&mut window, PLAIN, Key::CloseBracket);
    let now = app(&window).scene();
    for (k, (new, old)) in now.racers.iter().zip(&before.racers).enumerate() {
        assert_eq!(new.eta > old.eta, k == subject, "{k}");
    }
}

/// Where the row of a part stands.
fn part(window: &Window, number: usize) -> Rect {
    let start = format!("{number}. ");
    let mut rows = window.root().children_recursive().filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(&start))
    });
    rows.next().expect("the part has its row").rect()
}

#[test]
fn a_step_is_taken_apart_beside_its_card() {
    // Widescreen, and the 4:3 and 16:10 of older projectors.
    for size in [[1280.0, 720.0], [1920.0, 1080.0], [1024.0, 768.0], [1280.0, 800.0]] {
        for lang in Lang::ALL {
            let settings = Settings { lang, ..Settings::default() };
            let mut window = window::on_preset(size, settings, "look-ahead", &CpuRenderer::default());
            press(&mut window, PLAIN, Key::F5);
            // The scene opens with a step of its own taken apart: closed, to be opened at another.
            press(&mut window, PLAIN, Key::D);
            assert!(app(&window).screen.anatomy.is_none());
            press(&mut window, PLAIN, Key::Home);
            (0..5).for_each(|_| press(&mut window, SHIFT, Key::ArrowRight));
            let view = app(&window).screen.view;
            press(&mut window, PLAIN, Key::C);
            press(&mut window, PLAIN, Key::D);
            let name = lang.with(
                "anatomy-title",
                &[("racer", lang.t("rule-nesterov").into()), ("from", "5".into()), ("to", "6".into())],
            );
            assert!(says(&window, &name), "{name}: {:?}", spoken(&window));
            assert!(legend(&window).is_empty(), "the card names the method");
            let pictures = spoken(&window).into_iter().filter(|(role, ..)| *role == Role::Image).count();
            assert_eq!(pictures, 1, "the stage is the step's: its map, no chart");
            assert_texts(&window, &app(&window).tokens(), "anatomy");
            let card = part(&window, 1).union(part(&window, 4));
            let subject = subject(app(&window)).expect("methods are on");
            let run = app(&window).race().and_then(|race| race.trajectories[subject].as_ref()).expect("it runs");
            let shown = app(&window).screen.view.expect("a view");
            for point in &run.points[5..=6] {
                let x = (point.x - shown.x.0) / (shown.x.1 - shown.x.0) * f64::from(size[0]);
                assert!(x as f32 > card.max.x && (x as f32) < size[0], "{size:?}: {x} beside {card}");
            }
            // Esc closes the card, then the lecture.
            press(&mut window, PLAIN, Key::Escape);
            assert_eq!((app(&window).screen.anatomy.is_some(), app(&window).screen.view), (false, view));
            assert!(app(&window).lecture.is_some());
            press(&mut window, PLAIN, Key::Escape);
            assert!(app(&window).lecture.is_none());
        }
    }
}

#[test]
fn the_longest_card_is_read_to_its_end() {
    let racer = Racer {
        rule: RuleSpec::from(losscape::optim::Adam::DEFAULT),
        batch: Batch::Size(10),
        eta: 0.03,
        ..Racer::default()
    };
    let mut window = window::on_scene(Scene { racers: vec![racer], ..Scene::default() });
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, PLAIN, Key::Home);
    (0..3).for_each(|_| press(&mut window, SHIFT, Key::ArrowRight));
    press(&mut window, PLAIN, Key::D);
    let count = 1
        + (1..9)
            .take_while(|k| spoken(&window).iter().any(|(_, name, _)| name.starts_with(&format!("{}. ", k + 1))))
            .count();
    assert!(count >= 5);
    let foot = 720.0 - lecture::foot(&window.ctx);
    // Each lit part is in sight.
    for k in 1..=count {
        press(&mut window, PLAIN, Key::Tab);
        let row = part(&window, k);
        assert!(row.min.y > 72.0 && row.max.y < foot, "{k}: {row}");
    }
    // After the last part comes what it all means.
    press(&mut window, PLAIN, Key::Tab);
    assert_texts(&window, &app(&window).tokens(), "the longest card");
    let labels = window.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Label);
    let words = labels.filter(|node| node.accesskit_node().value().is_some_and(|words| words.starts_with("Arrows")));
    let place = words.last().expect("the fan is explained").rect();
    assert!(place.max.y < foot, "{place}");
}

#[test]
fn a_lab_has_no_steps_to_take_apart() {
    let mut window = window(Settings::english(), "batch-norm-smooths");
    window.key_press(Key::F5);
    window.run_steps(2);
    for key in [Key::D, Key::F] {
        tap(&mut window, key);
        assert!(app(&window).screen.anatomy.is_none());
    }
    tap(&mut window, Key::Escape);
    assert!(app(&window).lecture.is_none(), "Esc has nothing else to close");
}

#[test]
fn a_scene_with_a_step_taken_apart_opens_with_it() {
    let mut window = window(Settings::english(), "look-ahead");
    let title = |from: &str, to: &str| {
        let rule = Lang::En.t("rule-nesterov").into();
        Lang::En
            .with("anatomy-title", &[("racer", rule), ("from", from.to_owned().into()), ("to", to.to_owned().into())])
    };
    for lecture in [false, true] {
        assert_eq!(app(&window).lecture.is_some(), lecture);
        assert!(app(&window).screen.anatomy.is_some() && says(&window, &title("1", "2")), "{:?}", spoken(&window));
        assert_eq!((app(&window).playback.at(), app(&window).playback.playing), (1, false));
        // It stays: a step taken apart is not played.
        window.run_steps(30);
        assert_eq!((app(&window).playback.at(), app(&window).playback.playing), (1, false));
        press(&mut window, PLAIN, Key::F5);
    }
    assert!(app(&window).screen.anatomy.is_none());
    // Another step is shown as in any scene, and another scene has none.
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, SHIFT, Key::ArrowRight);
    assert!(says(&window, &title("2", "3")), "{:?}", spoken(&window));
    press(&mut window, PLAIN, Key::PageDown);
    assert!(app(&window).screen.anatomy.is_none());
}

#[test]
fn entering_and_leaving_close_a_step_taken_apart() {
    let mut window = window(Settings::english(), "momentum-ravine");
    let view = app(&window).screen.view;
    for _ in 0..2 {
        press(&mut window, PLAIN, Key::D);
        assert_ne!(app(&window).screen.view, view);
        press(&mut window, PLAIN, Key::F5);
        assert!(app(&window).screen.anatomy.is_none());
        assert_eq!(app(&window).screen.view, view);
    }
    assert!(app(&window).lecture.is_none());
}

#[test]
fn a_message_is_closed_before_the_lecture_ends() {
    let presets = Presets::embedded().list;
    let last = presets.iter().rposition(|preset| !preset.scene.is_lab()).expect("races are among them");
    let mut window = window(Settings::english(), &presets[last].slug);
    press(&mut window, PLAIN, Key::F5);
    let notice = Notice { headline: "Lost".to_owned(), sentence: "It is lost".to_owned(), allowed: String::new() };
    window.state_mut().as_mut().expect("it is made").screen.banner = Some(notice);
    window::settle(&mut window);
    assert!(says(&window, "It is lost"));
    press(&mut window, PLAIN, Key::Escape);
    assert!(!says(&window, "It is lost") && app(&window).lecture.is_some());
    // At the end the clicker's stop ends the lecture whatever is open.
    press(&mut window, PLAIN, Key::D);
    assert!(app(&window).screen.anatomy.is_some());
    let end = Dialog::contents(app(&window), true);
    window.state_mut().as_mut().expect("it is made").screen.dialog = Some(end);
    window::settle(&mut window);
    press(&mut window, PLAIN, Key::Escape);
    assert!(app(&window).lecture.is_none() && app(&window).screen.dialog.is_none());
}

#[test]
fn the_palette_works_in_the_lecture() {
    let presets = Presets::embedded().list;
    for (theme, key) in [(Theme::Light, Key::K), (Theme::Dark, Key::P)] {
        let mut window = window(Settings { theme, ..Settings::english() }, "1");
        press(&mut window, PLAIN, Key::F5);
        press(&mut window, Modifiers::COMMAND, key);
        let field = window::t("palette-field");
        assert!(window::says(&window, Role::TextInput, &field));
        assert_texts(&window, &theme.lecture_tokens(), "palette");
        window::write(&mut window, &field, "end the lecture");
        let ends =
            |(role, name, _): &(Role, String, String)| *role == Role::Button && *name == window::t("lecture-leave");
        assert_eq!(spoken(&window).iter().filter(|entry| ends(entry)).count(), 1);
        window::write(&mut window, &field, "3");
        press(&mut window, PLAIN, Key::Enter);
        assert!(app(&window).lecture.is_some() && app(&window).screen.dialog.is_none());
        assert_eq!(app(&window).place_in_list(), Some(2), "{}", presets[2].slug);
    }
}

#[test]
fn the_mouse_drags_the_start_and_brings_the_buttons() {
    let mut window = window(Settings::english(), "1");
    press(&mut window, PLAIN, Key::F5);
    press(&mut window, PLAIN, Key::Home);
    let next = Action::NextScene.text(Lang::En);
    assert!(!window::says(&window, Role::Button, &next), "buttons are there for a moving mouse only");
    let start = app(&window).scene().start;
    let handle = window::control(&window, Role::Button, &window::t("canvas-start")).rect().center();
    window::drag(&mut window, handle, handle + vec2(80.0, 40.0));
    assert_ne!(app(&window).scene().start, start);
    let name = "GD";
    let row = spoken(&window).into_iter().find(|(role, label, _)| *role == Role::CheckBox && label == name);
    window::click(&mut window, Role::CheckBox, &row.expect("the legend's row").1);
    assert!(!app(&window).scene().racers[0].on);
    window.hover_at(handle);
    window.run_steps(1);
    window::control(&window, Role::Button, &next).click();
    window.run_steps(2);
    assert_eq!(app(&window).place_in_list(), Some(1));
    // 2 s of frames of at most 0.1 s.
    window.run_steps(24);
    assert!(!window::says(&window, Role::Button, &next));
    press(&mut window, PLAIN, Key::PageUp);
    assert_eq!(app(&window).scene().start, start);
    assert!(app(&window).scene().racers[0].on);
}

#[test]
fn a_lab_runs_by_space() {
    let mut window = window(Settings::english(), "batch-norm-smooths");
    window.key_press(Key::F5);
    window.run_steps(2);
    let running = |window: &Window| app(window).laboratory.is_running();
    assert!(running(&window), "it begins by itself");
    tap(&mut window, Key::Space);
    assert!(!running(&window));
    tap(&mut window, Key::Space);
    assert!(running(&window));
    tap(&mut window, Key::Space);
}

/// All texts of a frame: size, colour and words.
fn texts(window: &Window) -> Vec<(f32, Color32, String)> {
    fn collect(shape: &Shape, out: &mut Vec<(f32, Color32, String)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, out)),
            Shape::Text(text) => {
                for section in &text.galley.job.sections {
                    let own = section.format.color;
                    let colour = if own == Color32::PLACEHOLDER { text.fallback_color } else { own };
                    out.push((section.format.font_id.size, colour, text.galley.text().to_owned()));
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    window.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut out));
    out
}

#[test]
fn the_scene_before_fades_over_the_one_that_came() {
    let presets = Presets::embedded().list;
    let mut window = window(Settings::english(), &presets[1].slug);
    press(&mut window, PLAIN, Key::F5);
    let title = |window: &Window, k: usize| {
        let title = words::title(&presets[k].scene, Lang::En);
        texts(window).iter().any(|(_, _, words)| *words == title)
    };
    window.key_press(Key::PageDown);
    // Frames count as a tenth of a second at most.
    window.run_steps(1);
    assert!(title(&window, 1) && title(&window, 2), "both, one over the other");
    window.run_steps(3);
    assert!(!title(&window, 1) && title(&window, 2));
    press(&mut window, PLAIN, Key::Num1);
    assert!(title(&window, 2), "nothing fades without another scene");
}

/// Nothing is wrong with the texts: see [`check_texts`].
fn assert_texts(window: &Window, tokens: &Tokens, what: &str) {
    let mut wrong = Vec::new();
    check_texts(window, tokens, what, &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What text may be set in, and what may lie around its letters; what is wrong with it goes to `wrong`.
fn check_texts(window: &Window, tokens: &Tokens, what: &str, wrong: &mut Vec<String>) {
    let texts = texts(window);
    assert!(texts.len() > 3, "{what}: words are there");
    let ink = [tokens.text, tokens.weak, tokens.on_accent].map(color32);
    let rims = [tokens.casing.alpha(255), tokens.field[0], tokens.inset].map(color32);
    for (size, colour, words) in &texts {
        if *size < 17.99 {
            wrong.push(format!("{what}: {words} is set in {size}"));
        }
        // A rim is around letters of an ink: alone it would be words in the colour of their ground.
        let is_rim =
            rims.contains(colour) && texts.iter().any(|(_, colour, letters)| letters == words && ink.contains(colour));
        if !ink.contains(colour) && !is_rim {
            wrong.push(format!("{what}: {words} in {colour:?}"));
        }
    }
}

#[test]
fn every_word_is_large_and_dark_enough() {
    for theme in Theme::ALL {
        let tokens = theme.lecture_tokens();
        let plain = [tokens.page, tokens.inset, tokens.raised, tokens.field[0]];
        // Weak words on the field have a rim of its highest colour.
        let grounds =
            |ink: &Rgba| if *ink == tokens.text { [&plain[..], &tokens.field].concat() } else { plain.to_vec() };
        for ink in [tokens.text, tokens.weak] {
            for ground in grounds(&ink) {
                let contrast = ink.contrast(ground);
                assert!(contrast >= 7.0, "{theme:?}: {ink:?} on {ground:?} is {contrast}");
            }
        }
        assert!(tokens.on_accent.contrast(tokens.accent) >= 7.0);
    }
    let presets = Presets::embedded().list;
    let mut wrong = Vec::new();
    for (theme, lang) in [(Theme::Light, Lang::Ru), (Theme::Dark, Lang::En)] {
        let tokens = theme.lecture_tokens();
        let mut window = window(Settings { lang, theme, ..Settings::default() }, "1");
        press(&mut window, PLAIN, Key::F5);
        for (key, what) in [(Key::C, "charts"), (Key::C, "none"), (Key::T, "contents")] {
            press(&mut window, PLAIN, key);
            check_texts(&window, &tokens, what, &mut wrong);
        }
        press(&mut window, PLAIN, Key::T);
        press(&mut window, PLAIN, Key::F1);
        check_texts(&window, &tokens, "keys", &mut wrong);
        press(&mut window, PLAIN, Key::F1);
        for preset in &presets {
            check_texts(&window, &tokens, &preset.slug, &mut wrong);
            if preset.scene.is_lab() {
                // Its first picture.
                for _ in 0..400 {
                    if app(&window).laboratory.shown().is_some() {
                        break;
                    }
                    std::thread::sleep(std::time::Duration::from_millis(5));
                    window.run_steps(1);
                }
                window.run_steps(2);
                check_texts(&window, &tokens, &preset.slug, &mut wrong);
            }
            tap(&mut window, Key::PageDown);
        }
        check_texts(&window, &Theme::Dark.lecture_tokens(), "the end", &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
