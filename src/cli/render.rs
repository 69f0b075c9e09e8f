//! `losscape render`: writes a scene's picture or table, chosen by the file's extension.

use super::compute::{compute, format, options, write};
use super::{CliError, arguments, input};
use crate::export::Format;
use crate::picture::FigureOptions;
use crate::scene::TimeAxis;
use crate::text::Lang;

/// All arguments are checked before the race is computed, so that a wrong size is reported at once.
pub(super) fn render(args: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = format(&args.output, Format::Png)?;
    let options = options(&args.look, lang)?;
    let opened = input::open(&args.scene)?;
    opened.guard(&args.output)?;
    let options = match &args.at {
        None => options,
        Some(_) if opened.scene.is_lab() => return Err(CliError::StepOfLab),
        Some(at) => {
            let at = step(at, opened.scene.steps)?;
            FigureOptions { at: Some(at as u64), time: Some(TimeAxis::Steps), ..options }
        }
    };
    write(&compute(opened, Some(lang))?, &args.output, format, &options, names)
}

/// Parses the step of `--at`.
fn step(text: &str, last: usize) -> Result<usize, CliError> {
    let step = text.parse().ok().filter(|step| *step <= last);
    step.ok_or_else(|| CliError::Step { found: text.to_owned(), last })
}
