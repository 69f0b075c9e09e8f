//! What a hand, a keyboard, a screen reader or a system may do to the window, drawn by dice.

use super::dice::{Dice, LETTERS, NUMBERS};
use crate::support::window::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::kittest::NodeT;
use losscape::figure::ColourMap;
use losscape::figure::theme::Theme;
use losscape::scene::chapters::EMBEDDED;
use losscape::scene::{ChartKind, TimeAxis};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::request::Setting;

/// Sizes of windows in points: below the least, a small screen, a slide, upright, all of a large screen.
const SIZES: [[f32; 2]; 7] = [
    [200.0, 150.0],
    [960.0, 540.0],
    [1280.0, 720.0],
    [1920.0, 1080.0],
    [600.0, 1200.0],
    [3840.0, 2160.0],
    [1000.0, 300.0],
];
/// Pixels in a point.
const SCALES: [f32; 5] = [0.5, 1.0, 1.25, 1.5, 2.0];
/// Notches, pixels of a touchpad, what drivers send by mistake.
const WHEEL: [f32; 12] = [1.0, -1.0, 3.0, -3.0, 0.01, -0.01, 120.0, -120.0, 1e4, -1e4, 1e-30, -1e9];
const ZOOMS: [f32; 8] = [1.1, 0.9, 2.0, 0.5, 1e3, 1e-3, 1.000_001, 1e-30];
const BUTTONS: [PointerButton; 4] =
    [PointerButton::Primary, PointerButton::Primary, PointerButton::Secondary, PointerButton::Middle];
const HELD: [Modifiers; 6] = [
    Modifiers::NONE,
    Modifiers::NONE,
    Modifiers::SHIFT,
    Modifiers::COMMAND,
    Modifiers::ALT,
    Modifiers { shift: true, ..Modifiers::COMMAND },
];
/// Files of the window's folder; see [`crate::files`].
const FILES: [&str; 14] = [
    "good.ron",
    "bad.ron",
    "rows.csv",
    "bad.csv",
    "digits.csv",
    "picture.png",
    "missing.ron",
    "folder",
    "german.csv",
    "classes.csv",
    "utf16.txt",
    "long.csv",
    "wide.csv",
    "figure.svg",
];
/// Files that scenes and figures are written to; a moving one is given up or takes its time.
const SCENES: [&str; 3] = ["saved.ron", "good.ron", "no-folder/x.ron"];
const FIGURES: [&str; 6] = ["f.svg", "f.pdf", "f.png", "f.csv", "f.gif", "f.what"];

/// One thing that is done.
#[derive(Clone, Debug)]
pub enum Deed {
    Move(Pos2),
    Click(Pos2, PointerButton, u8),
    /// A button without its release, or a release without its button.
    Button(Pos2, PointerButton, bool),
    Drag(Pos2, Pos2, PointerButton, Modifiers),
    Wheel(Pos2, Vec2, MouseWheelUnit, Modifiers),
    Pinch(Pos2, f32),
    /// The key, what is engraved where it lies, what is held, how often it repeats.
    Key(Key, Option<Key>, Modifiers, u8),
    Type(String),
    /// Everything in the field gives way to this, and Enter ends it.
    Enter(String),
    /// A screen reader sets the control at this place of the tree.
    Set(usize, f64),
    Size(Vec2),
    Scale(f32),
    Act(Action),
    Scene(&'static str),
    Drop(&'static str),
    /// The scene is written to a file of the folder.
    Save(&'static str),
    /// The figure is written to a file of the folder.
    Figure(&'static str),
    Choose(Setting),
    Gone,
    Focused(bool),
    Wait(u8),
    /// The window is closed and opened again.
    Again,
}

impl Deed {
    /// The next one, in this window.
    pub fn draw(dice: &mut Dice, window: &Window) -> Self {
        let at = place(dice, window);
        match dice.below(100) {
            0..=4 => Self::Move(at),
            5..=29 => Self::Click(control(dice, window), *dice.pick(&BUTTONS), 1 + dice.chance(0.1) as u8),
            30..=32 => Self::Click(at, *dice.pick(&BUTTONS), 1 + dice.chance(0.3) as u8),
            33 => Self::Button(at, *dice.pick(&BUTTONS), dice.chance(0.5)),
            34..=39 => Self::Drag(control(dice, window), place(dice, window), *dice.pick(&BUTTONS), *dice.pick(&HELD)),
            40..=46 => {
                let (x, y) = (if dice.chance(0.2) { *dice.pick(&WHEEL) } else { 0.0 }, *dice.pick(&WHEEL));
                let units = [MouseWheelUnit::Line, MouseWheelUnit::Point, MouseWheelUnit::Page];
                Self::Wheel(at, vec2(x, y), *dice.pick(&units), *dice.pick(&HELD))
            }
            47 => Self::Pinch(at, *dice.pick(&ZOOMS)),
            48..=65 => key(dice),
            66..=70 => Self::Type(typed(dice)),
            71..=75 => Self::Enter(typed(dice)),
            76..=79 => Self::Set(dice.below(300), dice.number()),
            80 | 81 => Self::Size((*dice.pick(&SIZES)).into()),
            82 => Self::Scale(*dice.pick(&SCALES)),
            83..=88 => Self::Act(*dice.pick(&Action::all())),
            89..=91 => Self::Scene(dice.pick(EMBEDDED).1),
            92 | 93 => Self::Drop(dice.pick::<&str>(&FILES)),
            94 => match dice.below(6) {
                0 => Self::Gone,
                1 => Self::Save(dice.pick::<&str>(&SCENES)),
                2 => Self::Figure(dice.pick::<&str>(&FIGURES)),
                _ => Self::Choose(setting(dice)),
            },
            95 => Self::Focused(dice.chance(0.5)),
            96 if dice.chance(0.2) => Self::Again,
            _ => Self::Wait(dice.below(30) as u8),
        }
    }
}

/// Something that is remembered.
fn setting(dice: &mut Dice) -> Setting {
    match dice.below(8) {
        0 => Setting::Lang(*dice.pick(&Lang::ALL)),
        1 => Setting::Theme(*dice.pick(&Theme::ALL)),
        2 => Setting::Colours(*dice.pick(&ColourMap::ALL)),
        3 => Setting::Time(*dice.pick(&[TimeAxis::Steps, TimeAxis::Evaluations])),
        4 => Setting::Chart(dice.below(3), *dice.pick(ChartKind::ALL)),
        5 => Setting::Speed(10f64.powi(dice.below(5) as i32 - 1)),
        6 => Setting::Loop(dice.chance(0.5)),
        _ => Setting::LabMore(dice.chance(0.5)),
    }
}

/// Anywhere in the window, rarely outside.
fn place(dice: &mut Dice, window: &Window) -> Pos2 {
    let size = window.ctx.content_rect().size();
    // Far outside now and then, as a window that is dragged tells it; no system tells of an infinite place.
    let mut part = || {
        let far = dice.number() as f32;
        if dice.chance(0.02) && far.is_finite() { far.clamp(-1e4, 1e4) } else { dice.uniform() as f32 }
    };
    pos2(part() * size.x, part() * size.y)
}

/// The middle of a control, or a place near its end.
fn control(dice: &mut Dice, window: &Window) -> Pos2 {
    let is_control = |role: Role| {
        use Role::*;
        matches!(
            role,
            Button
                | CheckBox
                | ComboBox
                | DisclosureTriangle
                | Link
                | MenuItem
                | RadioButton
                | Slider
                | SpinButton
                | Splitter
                | Tab
                | TextInput
                | MultilineTextInput
                | Unknown
        )
    };
    let nodes = window.root().children_recursive().filter(|node| is_control(node.accesskit_node().role()));
    let places: Vec<_> =
        nodes.filter(|node| node.accesskit_node().bounding_box().is_some()).map(|n| n.rect()).collect();
    if places.is_empty() {
        return place(dice, window);
    }
    let rect = *dice.pick(&places);
    if dice.chance(0.7) { rect.center() } else { rect.min + rect.size() * (dice.uniform() as f32) }
}

/// A key of an action, at times under another layout, or any key.
fn key(dice: &mut Dice) -> Deed {
    let action = *dice.pick(&Action::all());
    let keys = [action.shortcuts(), action.lecture_shortcuts()].concat();
    let repeats = if dice.chance(0.1) { 5 } else { 0 };
    let layout = [(Key::Z, Key::Y), (Key::Y, Key::Z), (Key::A, Key::Q), (Key::Q, Key::A), (Key::M, Key::Semicolon)];
    match keys.first() {
        Some(_) if dice.chance(0.8) => {
            let shortcut = *dice.pick(&keys);
            let physical = layout.iter().find(|(key, _)| *key == shortcut.key).map(|(_, other)| *other);
            Deed::Key(shortcut.key, physical.filter(|_| dice.chance(0.5)), shortcut.modifiers, repeats)
        }
        _ => Deed::Key(*dice.pick(Key::ALL), None, *dice.pick(&HELD), repeats),
    }
}

/// Numbers and letters; no path leaves the folder by them.
fn typed(dice: &mut Dice) -> String {
    let text = match dice.below(5) {
        0 => (*dice.pick(&LETTERS)).to_owned(),
        1 => ["adam", "η 0.05", "12", "ravine", "тема", "a b c", "7e-2 "].map(str::to_owned)[dice.below(7)].clone(),
        2 if dice.chance(0.1) => "long ".repeat(2000),
        _ => (*dice.pick(&NUMBERS)).to_owned(),
    };
    text.replace(['/', '\\', '~', ':'], "-").replace("..", "-")
}
