//! Keys on four layouts as the window system delivers them: each action has its key, the engraved one where it is Latin,
//! and no key two actions.

use crate::support::CpuRenderer;
use crate::support::window::{self, Window, app, settle};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use losscape::ui::actions::Action;
use losscape::ui::keys::layouts::{SIGNS, meant};
use losscape::ui::request::DialogQuestion;
use losscape::ui::settings::Settings;
use losscape::ui::work::file_dialogs::FileDialogs;

const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// The places of a keyboard's letters, digits and signs, by what a US keyboard has there.
const PLACES: &str = "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./";

/// What a layout writes on these places, plain, with Shift, with AltGr where that is one of our signs; · is nothing that
/// has a name (a dead key).
struct Layout {
    name: &'static str,
    plain: &'static str,
    shift: &'static str,
    alt_gr: &'static [(char, char)],
}

const LAYOUTS: [Layout; 4] = [
    Layout { name: "us", plain: PLACES, shift: "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?", alt_gr: &[] },
    Layout {
        name: "de",
        plain: "·1234567890ß·qwertzuiopü+asdfghjklöä#yxcvbnm,.-",
        shift: "°!\"§$%&/()=?·QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_",
        alt_gr: &[('8', '['), ('9', ']')],
    },
    Layout {
        name: "fr",
        plain: "²&é\"'(-è_çà)=azertyuiop·$qsdfghjklmù*wxcvbn,;:!",
        shift: "·1234567890°+AZERTYUIOP·£QSDFGHJKLM%µWXCVBN?./§",
        alt_gr: &[('5', '['), ('-', ']')],
    },
    Layout {
        name: "ru",
        plain: "ё1234567890-=йцукенгшщзхъфывапролджэ\\ячсмитьбю.",
        shift: "Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/ЯЧСМИТЬБЮ,",
        alt_gr: &[],
    },
];

/// A key that is pressed: where it lies, with Shift, and what the layout writes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Press {
    place: char,
    shift: bool,
    written: char,
}

impl Press {
    /// The event: egui gives the key of what is written, or of the place where it knows no such key.
    fn event(self, held: Modifiers) -> Event {
        let physical = Key::from_name(&self.place.to_string()).expect("a US keyboard's sign has a key");
        let key = Key::from_name(&self.written.to_string()).unwrap_or(physical);
        let modifiers = Modifiers { shift: self.shift, ..held };
        Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers }
    }

    fn action(self, held: Modifiers, in_lecture: bool) -> Option<Action> {
        let Event::Key { key, physical_key, modifiers, .. } = self.event(held) else { return None };
        let (key, modifiers) = meant(key, physical_key, modifiers);
        assert_eq!(meant(key, physical_key, modifiers), (key, modifiers), "{self:?}: once is enough");
        Action::of_key(key, modifiers, in_lecture)
    }
}

fn presses(layout: &Layout) -> Vec<Press> {
    let row = |written: &'static str, shift: bool| {
        assert_eq!(written.chars().count(), PLACES.chars().count(), "{}", layout.name);
        PLACES.chars().zip(written.chars()).map(move |(place, written)| Press { place, shift, written })
    };
    let alt_gr = layout.alt_gr.iter().map(|&(place, written)| Press { place, shift: false, written });
    row(layout.plain, false).chain(row(layout.shift, true)).chain(alt_gr).collect()
}

/// The presses that an action's shortcut hears, of those that hold what the shortcut holds.
fn heard(layout: &Layout, action: Action, held: Modifiers, in_lecture: bool) -> Vec<Press> {
    let all = presses(layout).into_iter();
    all.filter(|press| press.action(held, in_lecture) == Some(action)).collect()
}

fn is_letter(key: Key) -> bool {
    key.name().len() == 1 && key.name().chars().all(|c| c.is_ascii_uppercase())
}

#[test]
fn every_letter_is_the_engraved_one_or_the_one_of_its_place() {
    for layout in &LAYOUTS {
        for (in_lecture, shortcuts) in
            [(false, Action::shortcuts as fn(Action) -> _), (true, Action::lecture_shortcuts)]
        {
            for action in Action::all() {
                for shortcut in shortcuts(action) {
                    if !is_letter(shortcut.key) {
                        continue;
                    }
                    let held = Modifiers { shift: false, ..shortcut.modifiers };
                    let letter = shortcut.key.name().to_lowercase().chars().next().expect("keys have names");
                    let found = heard(layout, action, held, in_lecture);
                    let found: Vec<_> = found
                        .into_iter()
                        .filter(|press| {
                            let Event::Key { key, physical_key, modifiers, .. } = press.event(held) else {
                                return false;
                            };
                            meant(key, physical_key, modifiers).0 == shortcut.key
                        })
                        .collect();
                    let [press] = found[..] else { panic!("{}: {action:?} has {found:?}", layout.name) };
                    let is_latin = press.written.is_ascii();
                    let engraved = if is_latin { press.written.to_ascii_lowercase() } else { press.place };
                    assert_eq!(engraved, letter, "{}: {action:?}", layout.name);
                    assert_eq!(is_latin, layout.name != "ru");
                }
            }
        }
    }
}

#[test]
fn digits_are_digits_without_shift_on_every_layout() {
    for layout in &LAYOUTS {
        for k in 0..8u8 {
            let place = char::from(b'1' + k);
            for (action, held) in [(Action::Toggle(k), PLAIN), (Action::Solo(k), Modifiers::ALT)] {
                // Option with a digit may write a bracket (macOS): it is still that digit.
                let found = heard(layout, action, held, false);
                let is_digit = |press: &Press| (press.place, press.shift) == (place, false);
                assert!(!found.is_empty() && found.iter().all(is_digit), "{}: {action:?} has {found:?}", layout.name);
            }
        }
        assert_eq!(heard(layout, Action::AllOn, PLAIN, true).len(), 1, "{}", layout.name);
    }
}

#[test]
fn signs_are_heard_where_they_are_written_and_where_a_us_keyboard_has_them() {
    let places = |layout: &Layout, action, in_lecture| -> String {
        heard(layout, action, PLAIN, in_lecture).iter().map(|press| press.written).collect()
    };
    // η: the pair right of P, and typed brackets.
    let eta = LAYOUTS
        .each_ref()
        .map(|layout| (layout.name, places(layout, Action::EtaDown, false), places(layout, Action::EtaUp, false)));
    let expected = [("us", "[", "]"), ("de", "ü[", "+]"), ("fr", "·[", "$]"), ("ru", "х", "ъ")];
    assert_eq!(eta, expected.map(|(name, down, up)| (name, down.to_owned(), up.to_owned())));
    // Blank screens: their letter, the typed sign, and the place that a clicker sends.
    let blank = LAYOUTS
        .each_ref()
        .map(|layout| (layout.name, places(layout, Action::Black, true), places(layout, Action::White, true)));
    let expected = [("us", "b.", "w,"), ("de", "b.", "w,"), ("fr", "b:.", "w,;"), ("ru", "и.ю", "ц,б")];
    let sorted = |text: &str| {
        let mut letters: Vec<_> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    for ((name, black, white), (_, expected_black, expected_white)) in blank.into_iter().zip(expected) {
        assert_eq!(sorted(&black), sorted(expected_black), "{name}");
        assert_eq!(sorted(&white), sorted(expected_white), "{name}");
    }
}

#[test]
fn every_sign_of_an_action_is_one_that_counts_where_it_is_written() {
    for action in Action::all() {
        for shortcut in [action.shortcuts(), action.lecture_shortcuts()].concat() {
            let name = shortcut.key.name();
            let is_sign = Key::from_name(shortcut.key.symbol_or_name()) == Some(shortcut.key)
                && shortcut.key.symbol_or_name().chars().all(|c| c.is_ascii_punctuation());
            assert!(!is_sign || SIGNS.contains(&shortcut.key), "{action:?}: {name}");
        }
    }
}

#[test]
fn ctrl_with_signs_is_left_to_the_zoom() {
    for (written, key) in [('+', Key::Plus), ('-', Key::Minus)] {
        for layout in &LAYOUTS {
            for press in presses(layout).into_iter().filter(|press| press.written == written) {
                let Event::Key { key: logical, physical_key, modifiers, .. } = press.event(CTRL) else { continue };
                assert_eq!(meant(logical, physical_key, modifiers).0, key, "{}: {press:?}", layout.name);
            }
        }
    }
}

fn on() -> Window {
    window::on_preset([1280.0, 720.0], Settings::english(), "1", &CpuRenderer::default())
}

/// Presses the key on which a layout writes a sign.
fn press(window: &mut Window, layout: &str, written: char, held: Modifiers) {
    let layout = LAYOUTS.iter().find(|one| one.name == layout).expect("one of the four");
    let press = presses(layout).into_iter().find(|press| press.written == written).expect("the layout writes it");
    let event = press.event(held);
    let Event::Key { key, physical_key, modifiers, .. } = event else { return };
    window.input_mut().events.push(event);
    window.run_steps(1);
    let up = Event::Key { key, physical_key, pressed: false, repeat: false, modifiers };
    window.input_mut().events.push(up);
    settle(window);
}

#[test]
fn ctrl_z_takes_back_and_ctrl_y_brings_back_on_every_layout() {
    for (layout, new, z, y) in
        [("us", 'n', 'z', 'y'), ("de", 'n', 'z', 'y'), ("fr", 'n', 'z', 'y'), ("ru", 'т', 'я', 'н')]
    {
        let mut window = on();
        let seed = app(&window).scene().seed;
        press(&mut window, layout, new, PLAIN);
        assert_eq!(app(&window).scene().seed, seed + 1, "{layout}");
        press(&mut window, layout, z, CTRL);
        assert_eq!(app(&window).scene().seed, seed, "{layout}");
        press(&mut window, layout, y, CTRL);
        assert_eq!(app(&window).scene().seed, seed + 1, "{layout}");
        press(&mut window, layout, z, CTRL);
        assert_eq!(app(&window).scene().seed, seed, "{layout}");
        press(&mut window, layout, z.to_uppercase().next().expect("a letter has a capital"), CTRL);
        assert_eq!(app(&window).scene().seed, seed + 1, "{layout}: Ctrl Shift Z brings back too");
    }
}

#[test]
fn a_text_field_s_own_shortcuts_are_its_own_on_every_layout() {
    use egui_kittest::kittest::{NodeT, Queryable};
    for (layout, all, undo) in [("us", 'a', 'z'), ("de", 'a', 'z'), ("fr", 'a', 'z'), ("ru", 'ф', 'я')] {
        let mut window = on();
        window::click(&mut window, Role::DisclosureTriangle, "GD");
        let name = window::t("card-name");
        let text = |window: &Window| window.get_by_role_and_label(Role::TextInput, &name).accesskit_node().value();
        window.get_by_role_and_label(Role::TextInput, &name).focus();
        settle(&mut window);
        window.get_by_role_and_label(Role::TextInput, &name).type_text("Steep slope");
        settle(&mut window);
        let start = app(&window).scene().start;
        // By words, not the start of the race.
        window::press(&mut window, CTRL, Key::ArrowLeft);
        assert_eq!(app(&window).scene().start, start, "{layout}");
        // All of it, then another word in its place.
        press(&mut window, layout, all, CTRL);
        window.get_by_role_and_label(Role::TextInput, &name).type_text("Other");
        settle(&mut window);
        assert_eq!(text(&window).as_deref(), Some("Other"), "{layout}");
        let racers = app(&window).scene().racers.len();
        press(&mut window, layout, undo, CTRL);
        assert_ne!(text(&window).as_deref(), Some("Other"), "{layout}: the field takes back its letters");
        assert_eq!(app(&window).scene().racers.len(), racers);
    }
}

#[test]
fn speed_has_the_same_keys_in_the_window_and_in_the_lecture_and_is_told() {
    for in_lecture in [false, true] {
        let mut window = on();
        if in_lecture {
            window::press(&mut window, PLAIN, Key::F5);
        }
        let told = |window: &Window| {
            let spoken = window::spoken(window);
            spoken.into_iter().find(|(role, ..)| *role == Role::Status).map(|(_, label, _)| label)
        };
        for (key, speed, words) in [
            (Key::ArrowUp, 2.0, "Speed 2×"),
            (Key::ArrowDown, 1.0, "Speed 1×"),
            (Key::ArrowDown, 0.5, "Speed ½×"),
            (Key::ArrowDown, 0.25, "Speed ¼×"),
            (Key::ArrowDown, 0.25, "Speed ¼×"),
        ] {
            window::press(&mut window, Modifiers::SHIFT, key);
            assert_eq!(app(&window).playback.speed, speed);
            assert_eq!(told(&window).as_deref(), Some(words), "in the lecture: {in_lecture}");
        }
    }
}

#[test]
fn esc_gives_keys_back_from_a_dialog_that_is_awaited_and_does_nothing_else() {
    let mut window = on();
    let silent = |_: &DialogQuestion| loop {
        std::thread::park();
    };
    window.state_mut().as_mut().expect("made in the first frame").files = FileDialogs::with(silent);
    window::press_action(&mut window, Action::Anatomy);
    assert!(app(&window).screen.anatomy.is_some());
    window::press_action(&mut window, Action::Open);
    let (racers, words) = (app(&window).scene().racers.len(), window::t("toast-awaits-dialog"));
    window::press_action(&mut window, Action::AddMethod);
    assert_eq!(app(&window).scene().racers.len(), racers);
    assert!(window::says(&window, Role::Status, &words), "it says why nothing happens");
    window::press(&mut window, PLAIN, Key::Escape);
    assert!(app(&window).screen.anatomy.is_some() && !app(&window).files.has_keys());
    window::press(&mut window, PLAIN, Key::Escape);
    assert!(app(&window).screen.anatomy.is_none());
}
