//! `losscape [SCENE]`: the window.

use super::CliError;

#[cfg(feature = "gui")]
pub(super) fn open(scene: Option<&str>) -> Result<(), CliError> {
    let source = scene.map(super::input::source).transpose()?;
    // The scene of the command line is right before a window opens: its faults belong where it was typed.
    source.as_ref().map(crate::scene::Source::open).transpose()?;
    crate::ui::run(source).map_err(|error| CliError::Window { detail: error.to_string() })
}

#[cfg(not(feature = "gui"))]
pub(super) fn open(_scene: Option<&str>) -> Result<(), CliError> {
    Err(CliError::NoWindow)
}
