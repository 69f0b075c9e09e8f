//! The file dialog of the system, and whether there is one.
//!
//! rfd gives the same nothing for "cancelled" and for "there is no dialog". On Linux it warns of each service that does
//! not answer, on the thread that asks and before it gives up: an empty answer after a warning is no answer of a
//! person, however long it took. In doubt (the portal is missing and the program it falls back to gives nothing) the
//! window's own dialog is shown: an Esc more than wanted costs less than a key that does nothing.

use crate::report::log_file;
use crate::scene::openable_endings;
use crate::ui::request::{DialogQuestion, Purpose};
use crate::ui::work::file_dialogs::Picked;
use log::Record;
use std::cell::Cell;

thread_local! {
    /// Whether the dialog's library has warned on this thread.
    static WARNED: Cell<bool> = const { Cell::new(false) };
}

/// Notes the warnings of the dialog's library.
fn note(record: &Record<'_>) {
    if record.target().starts_with("rfd") {
        WARNED.set(true);
    }
}

/// Endings of what can be opened, in both cases: the portal tells them apart.
fn openable() -> Vec<String> {
    openable_endings().flat_map(|ending| [ending.to_owned(), ending.to_uppercase()]).collect()
}

/// Shows the dialog and waits for its end. Not for the window's own thread.
pub fn pick(question: &DialogQuestion) -> Picked {
    // Elsewhere the dialog is a part of the system and always there.
    const MAY_BE_MISSING: bool = cfg!(all(unix, not(target_os = "macos")));
    let listens = log_file::listen(note);
    WARNED.set(false);
    let mut dialog = rfd::FileDialog::new().set_file_name(&question.name);
    if let Some(folder) = &question.folder {
        dialog = dialog.set_directory(folder);
    }
    let path = match question.purpose {
        Purpose::Open => dialog.add_filter("RON, CSV, PNG…", &openable()).pick_file(),
        Purpose::SaveScene => dialog.add_filter("RON", &["ron"]).save_file(),
        Purpose::SaveFigure => dialog.add_filter("PNG, SVG, CSV", &["png", "svg", "csv"]).save_file(),
    };
    match path {
        Some(path) => Picked::File(path),
        None if MAY_BE_MISSING && (WARNED.get() || !listens) => Picked::NoDialog,
        None => Picked::Nothing,
    }
}
