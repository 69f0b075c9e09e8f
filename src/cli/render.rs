//! `losscape render`: writes a scene's picture or table, chosen by the file's extension.

use super::compute::{compute, format, options, step, write};
use super::{CliError, arguments, input};
use crate::export::{Format, Manner};
use crate::picture::FigureOptions;
use crate::scene::TimeAxis;
use crate::text::Lang;

/// All arguments are checked before the race is computed, so that a wrong size is reported at once.
pub(super) fn render(args: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = format(&args.output, Format::Png)?;
    let options = options(&args.look, lang)?;
    let manner = Manner { text: args.text };
    let opened = input::open(&args.scene)?;
    opened.guard(&args.output)?;
    let options = match step(args.at.as_deref(), &opened.scene)? {
        None => options,
        at => FigureOptions { at, time: Some(TimeAxis::Steps), ..options },
    };
    write(&compute(opened, Some(lang))?, &args.output, format, &options, &manner, names)
}
