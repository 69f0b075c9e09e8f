//! `losscape render`: a scene's picture, or its numbers, in a file whose ending says which.

use super::{CliError, arguments, input, output, picture, run};
use crate::paper::{Page, png, svg};
use crate::text::Lang;
use std::path::Path;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Svg,
    Csv,
}

impl Format {
    /// By the ending of the output's name. Standard output has none and gets a PNG.
    fn of(path: &Path) -> Result<Self, CliError> {
        if output::is_stdout(path) {
            return Ok(Self::Png);
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match ending.as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            "csv" => Ok(Self::Csv),
            _ => Err(CliError::Format { found: path.display().to_string() }),
        }
    }
}

/// Everything is looked at before anything is computed, so that a wrong size does not cost a race.
pub(super) fn render(asked: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = Format::of(&asked.output)?;
    let page: Page = asked.size.parse()?;
    let (scene, landscape) = input::open(&asked.scene)?;
    let at = step(asked.at.as_deref(), scene.steps)?;
    let paths = picture::trajectories(&scene, &landscape, lang);
    let drawing = || picture::drawing(&scene, &paths, page, asked.theme, lang, at);
    let bytes = match format {
        Format::Png => png::to_png(&drawing(), page),
        Format::Svg => svg::to_svg(&drawing(), page).into_bytes(),
        Format::Csv => return run::table(&picture::named(&scene, paths, names), &asked.output, lang),
    };
    output::write(&asked.output, |out| out.write_all(&bytes))
}

/// `--at`, the last step where it is left out.
fn step(asked: Option<&str>, last: usize) -> Result<usize, CliError> {
    let Some(found) = asked else { return Ok(last) };
    let step = found.parse().ok().filter(|step| *step <= last);
    step.ok_or_else(|| CliError::Step { found: found.to_owned(), last })
}
