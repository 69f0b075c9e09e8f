//! The list of all keys with what they do, in the window and in the lecture: for the help and for the documents.

use crate::text::Lang;
use crate::ui::actions::{Action, Shortcut};

/// Between two keys that do the same.
const BETWEEN: &str = " · ";

/// A row of the list: what is done, and the keys that do it.
pub struct ListedKeys {
    /// What is done, in words; both meanings where the lecture has one of its own.
    pub words: String,
    /// Its keys in the window; may be empty.
    pub window: String,
    /// Its keys in the lecture; may be empty.
    pub lecture: String,
}

/// The rows of all actions. The keys 1 to 8 are one row.
pub fn listed_keys(lang: Lang) -> Vec<ListedKeys> {
    let keys = |action: Action| {
        let (here, there) = (words(action, action.text(lang), lang), action.lecture_text(lang));
        let is_same = there == action.text(lang) || action.shortcuts().is_empty();
        let words = if is_same { here } else { format!("{here} / {there}") };
        ListedKeys {
            words,
            window: caps(action, action.shortcuts()),
            lecture: caps(action, action.lecture_shortcuts()),
        }
    };
    let listed = listed().filter(|action| is_listed(*action)).map(keys);
    listed.filter(|keys| !(keys.window.is_empty() && keys.lecture.is_empty())).collect()
}

/// The rows of the lecture alone: words and keys. Actions that do the same there are one row.
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

/// Whether the palette and the window's help show an action: all but the palette itself, which has its button. The
/// lecture has no buttons, so its help shows it.
pub fn is_listed(action: Action) -> bool {
    !matches!(action, Action::Palette)
}
