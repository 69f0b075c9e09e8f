//! SCENE on the command line: a preset's name or number, a `.ron` file, a `.csv` file of rows, or `-` for standard input.

use super::CliError;
use super::arguments::SceneArgument;
use crate::landscape::Landscape;
use crate::paper::file;
use crate::scene::{Presets, Scene, Source, is_table};
use std::path::{MAIN_SEPARATOR, Path};

/// A scene that can be computed.
pub(super) struct Opened {
    /// Where it came from.
    pub source: Source,
    /// What that says.
    pub scene: Scene,
    /// Its surface.
    pub landscape: Landscape,
}

impl Opened {
    /// Of a text.
    pub fn of(source: Source) -> Result<Self, CliError> {
        let (scene, landscape) = source.open()?;
        Ok(Self { source, scene, landscape })
    }

    /// Refuses an output that is one of the files this was made from.
    pub fn guard(&self, output: &Path) -> Result<(), CliError> {
        if super::output::is_stdout(output) {
            return Ok(());
        }
        Ok(file::check_not_input(output, &self.source.inputs(&self.scene))?)
    }
}

/// The scene's text, before anything in it is looked at.
pub(super) fn source(name: &str) -> Result<Source, CliError> {
    if name == "-" {
        return Ok(Source::read_stream(std::io::stdin().lock(), name)?);
    }
    let path = Path::new(name);
    if is_table(path) {
        return Ok(Source::of_rows(path)?);
    }
    if is_path(name) {
        return Ok(Source::read(path)?);
    }
    Ok(Presets::all().by_name(name)?.source.clone())
}

/// The scene with its changes, its landscape opened.
pub(super) fn open(args: &SceneArgument) -> Result<Opened, CliError> {
    let mut source = source(&args.scene)?;
    for assignment in &args.changes.set {
        source.set(assignment)?;
    }
    Opened::of(source)
}

/// Whether a name means a file: by its look, or because there is one.
fn is_path(name: &str) -> bool {
    name.ends_with(".ron") || name.contains(['/', MAIN_SEPARATOR]) || Path::new(name).is_file()
}
