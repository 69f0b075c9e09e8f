//! `losscape render`: a scene's picture, or its table, in a file whose ending says which.

use super::{CliError, arguments, input, output, progress, run};
use crate::export::{Format, Subject};
use crate::paper::Page;
use crate::scene::picture::{FigureOptions, Race};
use crate::text::Lang;
use std::path::Path;
use std::sync::Arc;

/// Everything is looked at before anything is computed, so that a wrong size does not cost a race.
pub(super) fn render(asked: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = format(&asked.output)?;
    let page: Page = asked.size.parse()?;
    let (scene, landscape) = input::open(&asked.scene)?;
    let at = step(asked.at.as_deref(), scene.steps)?;
    let race = progress::wait("cli-racing", lang, || Arc::new(Race::run(scene, Arc::new(landscape))));
    let size = (page.width, page.height);
    let options = FigureOptions { size, theme: asked.theme, lang, at: Some(at as u64), ..FigureOptions::default() };
    let picture = match format {
        Format::Png => Subject::Race(race).to_png(&options),
        Format::Svg => Subject::Race(race).to_svg(&options).into_bytes(),
        Format::Csv => return run::table(&race, &asked.output, names, lang),
    };
    output::write(&asked.output, |out| out.write_all(&picture))
}

/// By the ending of the output's name. Standard output has none and gets a PNG.
fn format(path: &Path) -> Result<Format, CliError> {
    let format = if output::is_stdout(path) { Some(Format::Png) } else { Format::of_path(path) };
    format.ok_or_else(|| CliError::Format { found: path.display().to_string() })
}

/// `--at`, the last step where it is left out.
fn step(asked: Option<&str>, last: usize) -> Result<usize, CliError> {
    let Some(found) = asked else { return Ok(last) };
    let step = found.parse().ok().filter(|step| *step <= last);
    step.ok_or_else(|| CliError::Step { found: found.to_owned(), last })
}
