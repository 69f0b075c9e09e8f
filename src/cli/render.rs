//! `losscape render`: a scene's picture, or its table, in a file whose ending says which.

use super::compute::{compute, format, options, step, write};
use super::{CliError, arguments, input};
use crate::export::Format;
use crate::picture::FigureOptions;
use crate::scene::TimeAxis;
use crate::text::Lang;

/// Everything is looked at before anything is computed, so that a wrong size does not cost a race.
pub(super) fn render(args: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = format(&args.output, Format::Png)?;
    let options = options(&args.look, lang)?;
    let opened = input::open(&args.scene)?;
    opened.guard(&args.output)?;
    let options = match step(args.at.as_deref(), &opened.scene)? {
        None => options,
        at => FigureOptions { at, time: Some(TimeAxis::Steps), ..options },
    };
    write(&compute(opened, Some(lang))?, &args.output, format, &options, names)
}
