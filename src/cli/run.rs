//! `losscape run`: a scene's race as a table.

use super::{CliError, arguments, input, output, progress};
use crate::export::{self, Format};
use crate::paper::csv;
use crate::scene::picture::Race;
use crate::text::Lang;
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(asked: &arguments::Run, names: Lang, lang: Lang) -> Result<(), CliError> {
    // A table under the name of a picture would mislead whoever opens it.
    if Format::of_path(&asked.output).is_some_and(|format| format != Format::Csv) {
        return Err(CliError::NotATable { found: asked.output.display().to_string() });
    }
    let (scene, landscape) = input::open(&asked.scene)?;
    let race = progress::wait("cli-racing", lang, || Race::run(scene, Arc::new(landscape)));
    table(&race, &asked.output, names, lang)
}

/// Writes the table to a path, or to standard output for `-`.
pub(super) fn table(race: &Race, path: &Path, names: Lang, lang: Lang) -> Result<(), CliError> {
    let racers = export::named(race, names);
    let mut bar = progress::Rows::new(csv::rows(&racers), lang);
    output::write(path, |out| csv::write(&racers, out, |rows| bar.written(rows)))
}
