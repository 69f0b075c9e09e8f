//! SCENE on the command line: a preset's name or number, a `.ron` file, or `-` for standard input.

use super::CliError;
use super::arguments::SceneArgument;
use crate::landscape::Landscape;
use crate::scene::{Presets, Scene, Source};
use std::io::Read;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

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
}

/// The scene's text, before anything in it is looked at.
pub(super) fn source(name: &str) -> Result<Source, CliError> {
    if name == "-" {
        let mut bytes = Vec::new();
        // One byte more than allowed shows that there is more.
        let most = crate::scene::limits::MAX_BYTES as u64 + 1;
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(CliError::Input)?;
        return Ok(Source::from_bytes(bytes, "-", PathBuf::new())?);
    }
    if is_path(name) {
        return Ok(Source::read(Path::new(name))?);
    }
    Ok(Presets::all().by_name(name)?.source.clone())
}

/// The scene with its changes, its landscape opened.
pub(super) fn open(asked: &SceneArgument) -> Result<Opened, CliError> {
    let mut source = source(&asked.scene)?;
    for assignment in &asked.changes.set {
        source.set(assignment)?;
    }
    Opened::of(source)
}

/// Whether a name means a file: by its look, or because there is one.
fn is_path(name: &str) -> bool {
    name.ends_with(".ron") || name.contains(['/', MAIN_SEPARATOR]) || Path::new(name).is_file()
}
