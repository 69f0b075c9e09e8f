//! `losscape render`: a scene's picture, or its table, in a file whose ending says which.

use super::compute::{compute, format, options, write};
use super::{CliError, arguments, input};
use crate::export::Format;
use crate::scene::picture::FigureOptions;
use crate::text::Lang;

/// Everything is looked at before anything is computed, so that a wrong size does not cost a race.
pub(super) fn render(asked: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = format(&asked.output, Format::Png)?;
    let options = options(&asked.look, lang)?;
    let opened = input::open(&asked.scene)?;
    let at = match &asked.at {
        Some(_) if opened.scene.is_lab() => return Err(CliError::StepOfLab),
        asked => step(asked.as_deref(), opened.scene.steps)?,
    };
    let options = FigureOptions { at: Some(at as u64), ..options };
    write(&compute(opened, Some(lang))?, &asked.output, format, &options, names)
}

/// `--at`, the last step where it is left out.
fn step(asked: Option<&str>, last: usize) -> Result<usize, CliError> {
    let Some(found) = asked else { return Ok(last) };
    let step = found.parse().ok().filter(|step| *step <= last);
    step.ok_or_else(|| CliError::Step { found: found.to_owned(), last })
}
