//! `losscape run`: a scene's race as a table.

use super::{CliError, arguments, input, output, picture, progress};
use crate::paper::csv;
use crate::race::Trajectory;
use crate::text::Lang;
use std::path::Path;

pub(super) fn run(asked: &arguments::Run, names: Lang, lang: Lang) -> Result<(), CliError> {
    let (scene, landscape) = input::open(&asked.scene)?;
    let paths = picture::trajectories(&scene, &landscape, lang);
    table(&picture::named(&scene, paths, names), &asked.output, lang)
}

/// Writes the table to a path, or to standard output for `-`.
pub(super) fn table(racers: &[(String, Trajectory)], path: &Path, lang: Lang) -> Result<(), CliError> {
    let mut bar = progress::Rows::new(csv::rows(racers), lang);
    output::write(path, |out| csv::write(racers, out, |rows| bar.written(rows)))
}
