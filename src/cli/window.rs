//! `losscape [SCENE]`: the window, in the language asked for, else in the one it had.

use super::CliError;
use crate::text::Lang;

#[cfg(feature = "gui")]
pub(super) fn open(scene: Option<&str>, lang: Option<Lang>) -> Result<(), CliError> {
    use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

    let source = scene.map(super::input::source).transpose()?;
    // A scene of the command line is right before a window opens: its faults belong where it was typed.
    source.as_ref().map(crate::scene::Source::open).transpose()?;
    match catch_unwind(AssertUnwindSafe(|| crate::ui::run(source, lang))) {
        Ok(closed) => closed.map_err(|error| CliError::Window { detail: error.to_string() }),
        Err(panic) => {
            // The library that loads libxkbcommon-x11 panics where it is not installed; what else panics is our fault.
            let said = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            match said.filter(|words| words.contains("xkb")) {
                Some(detail) => Err(CliError::Window { detail: detail.to_owned() }),
                None => resume_unwind(panic),
            }
        }
    }
}

#[cfg(not(feature = "gui"))]
pub(super) fn open(_scene: Option<&str>, _lang: Option<Lang>) -> Result<(), CliError> {
    Err(CliError::NoWindow)
}
