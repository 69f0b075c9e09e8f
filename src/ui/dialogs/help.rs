//! All keys, from the list of actions: in the window and in the lecture.

use super::is_listed;
use crate::text::Lang;
use crate::ui::actions::{Action, Shortcut};
use crate::ui::app::App;
use crate::ui::lecture;
use crate::ui::theme::{color32, font, text};
use crate::ui::widgets::{Dialog, key_cap};
use eframe::egui::{Align2, Context, ScrollArea, Sense, Ui, pos2, vec2};

const SIZE: [f32; 2] = [1160.0, 600.0];
const ROW: f32 = 26.0;
/// Narrower cards show one column.
const TWO_COLUMNS: f32 = 1000.0;
/// Room for the key in the lecture, at the right.
const LECTURE: f32 = 120.0;

/// Between two keys that do the same.
const BETWEEN: &str = " · ";

/// What a key does.
pub struct Keys {
    /// In words; both where the lecture has its own.
    pub words: String,
    /// Its keys in the window; may be empty.
    pub window: String,
    /// Its keys in the lecture; may be empty.
    pub lecture: String,
}

/// The keys of all actions, those of the methods' places as one.
pub fn listed_keys(lang: Lang) -> Vec<Keys> {
    let keys = |action: Action| {
        let (here, there) = (words(action, action.text(lang), lang), action.lecture_text(lang));
        let is_same = there == action.text(lang) || action.shortcuts().is_empty();
        let words = if is_same { here } else { format!("{here} / {there}") };
        Keys { words, window: caps(action, action.shortcuts()), lecture: caps(action, action.lecture_shortcuts()) }
    };
    let listed = listed().filter(|action| is_listed(*action)).map(keys);
    listed.filter(|keys| !(keys.window.is_empty() && keys.lecture.is_empty())).collect()
}

/// Words and keys of the lecture alone; what does the same stands once.
pub fn lecture_keys(lang: Lang) -> Vec<[String; 2]> {
    let mut rows: Vec<[String; 2]> = Vec::new();
    for action in listed().filter(|action| !action.lecture_shortcuts().is_empty()) {
        let keys = caps(action, action.lecture_shortcuts());
        let words = words(action, action.lecture_text(lang), lang);
        match rows.iter_mut().find(|row| row[0] == words) {
            Some([_, known]) => *known = format!("{known}{BETWEEN}{keys}"),
            None => rows.push([words, keys]),
        }
    }
    rows
}

fn listed() -> impl Iterator<Item = Action> {
    Action::all().into_iter().filter(|action| !matches!(action, Action::Toggle(1..) | Action::Solo(1..)))
}

fn words(action: Action, own: String, lang: Lang) -> String {
    match action {
        Action::Toggle(_) => lang.t("help-toggle"),
        Action::Solo(_) => lang.t("help-solo"),
        _ => own,
    }
}

fn caps(action: Action, keys: Vec<Shortcut>) -> String {
    let caps = keys.iter().map(Shortcut::cap).collect::<Vec<_>>().join(BETWEEN);
    let of_places = matches!(action, Action::Toggle(_) | Action::Solo(_));
    if of_places { format!("{caps} … 8") } else { caps }
}

/// Shows the keys. True when the dialog is over.
pub fn help_ui(app: &App, ctx: &Context) -> bool {
    if app.lecture.is_some() {
        return lecture::help_ui(app, ctx);
    }
    let lang = app.lang();
    let title = lang.t("dialog-help");
    let keys = listed_keys(lang);
    let answer = Dialog::new(&title).size(SIZE).ui(ctx, lang, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let count = if ui.available_width() > TWO_COLUMNS { 2 } else { 1 };
            let rows = keys.len().div_ceil(count);
            ui.columns(count, |columns| {
                for (column, keys) in columns.iter_mut().zip(keys.chunks(rows)) {
                    head_ui(app, column);
                    keys.iter().for_each(|keys| row_ui(app, keys, column));
                }
            });
            ui.add_space(12.0);
            ui.label(lang.t("help-mouse"));
            ui.label(lang.t("help-layout"));
        });
    });
    answer.closed
}

/// What the two columns of keys are.
fn head_ui(app: &App, ui: &mut Ui) {
    let (lang, weak) = (app.lang(), color32(app.tokens().weak));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (words, right) in [("help-window", LECTURE), ("help-lecture", 0.0)] {
        let at = pos2(rect.max.x - 8.0 - right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, lang.t(words), font(text::SMALL, false), weak);
    }
}

fn row_ui(app: &App, keys: &Keys, ui: &mut Ui) {
    let tokens = app.tokens();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let ink = color32(tokens.text);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, &keys.words, font(text::BODY, false), ink);
    for (caps, right) in [(&keys.window, LECTURE), (&keys.lecture, 0.0)] {
        if !caps.is_empty() {
            key_cap(ui.painter(), pos2(rect.max.x - 8.0 - right, rect.center().y), caps, &tokens);
        }
    }
}
