//! `losscape run`: writes a scene's race, or its lab's measurements, as a table.

use super::compute::{compute, table};
use super::{CliError, arguments, input};
use crate::export::Format;
use crate::text::Lang;

pub(super) fn run(args: &arguments::Run, names: Lang, lang: Lang) -> Result<(), CliError> {
    // A table with a picture's extension could not be opened as one.
    if Format::of_path(&args.output).is_some_and(|format| format != Format::Csv) {
        return Err(CliError::NotATable { found: args.output.display().to_string() });
    }
    let opened = input::open(&args.scene, lang)?;
    opened.guard(&args.output)?;
    table(&compute(opened, Some(lang))?, &args.output, names, lang)
}
