//! The file dialog of the system, and whether there is one.
//!
//! rfd gives the same nothing for "cancelled" and for "there is no dialog". On Linux it warns of each service that does
//! not answer, on the thread that asks and before it gives up: an empty answer after a warning is no answer of a
//! person, however long it took. In doubt (the portal is missing and the program it falls back to gives nothing) the
//! window's own dialog is shown: an Esc more than wanted costs less than a key that does nothing.

use crate::ui::request::{DialogQuestion, Purpose};
use crate::ui::work::file_dialogs::Picked;
use log::{Level, LevelFilter, Log, Metadata, Record};
use std::cell::Cell;
use std::sync::OnceLock;

thread_local! {
    /// Whether the dialog's library has warned on this thread.
    static WARNED: Cell<bool> = const { Cell::new(false) };
}

/// A log that notes the warnings of the dialog's library, and nothing else.
struct WarningLog;

impl Log for WarningLog {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        about.level() <= Level::Warn && about.target().starts_with("rfd")
    }
    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            WARNED.set(true);
        }
    }
    fn flush(&self) {}
}

/// Installs the log; false where the program that uses this library has one of its own.
fn listens() -> bool {
    static LISTENS: OnceLock<bool> = OnceLock::new();
    *LISTENS.get_or_init(|| {
        let first = log::set_logger(&WarningLog).is_ok();
        if first {
            log::set_max_level(LevelFilter::Warn);
        }
        first
    })
}

/// Shows the dialog and waits for its end. Not for the window's own thread.
pub fn pick(question: &DialogQuestion) -> Picked {
    // Elsewhere the dialog is a part of the system and always there.
    const MAY_BE_MISSING: bool = cfg!(all(unix, not(target_os = "macos")));
    let listens = listens();
    WARNED.set(false);
    let mut dialog = rfd::FileDialog::new().set_file_name(&question.name);
    if let Some(folder) = &question.folder {
        dialog = dialog.set_directory(folder);
    }
    let path = match question.purpose {
        Purpose::Open => dialog.add_filter("RON, CSV", &["ron", "csv"]).pick_file(),
        Purpose::SaveScene => dialog.add_filter("RON", &["ron"]).save_file(),
        Purpose::SaveFigure => dialog.add_filter("PNG, SVG, CSV", &["png", "svg", "csv"]).save_file(),
    };
    match path {
        Some(path) => Picked::File(path),
        None if MAY_BE_MISSING && (WARNED.get() || !listens) => Picked::NoDialog,
        None => Picked::Nothing,
    }
}
