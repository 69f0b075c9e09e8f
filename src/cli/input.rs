//! The SCENE argument: a preset's name or number, a `.ron` file, a `.csv` file of data, or `-` for standard input.

use super::CliError;
use super::arguments::SceneArgument;
use super::output::eprint_message;
use crate::landscape::{Data, Landscape};
use crate::paper::file;
use crate::report::crash::{self, Open};
use crate::scene::{Presets, Scene, Source, is_table};
use crate::text::Lang;
use std::path::{MAIN_SEPARATOR, Path};

/// A scene ready to be computed.
pub(super) struct Opened {
    /// Its text and origin.
    pub source: Source,
    /// The parsed scene.
    pub scene: Scene,
    /// Its opened landscape.
    pub landscape: Landscape,
}

impl Opened {
    /// Opens a source; what is told of its table goes to standard error.
    pub fn of(source: Source, lang: Lang) -> Result<Self, CliError> {
        let text = source.text.clone();
        crash::remember(move || Open { scene: text.clone(), session: String::new() });
        let (scene, landscape) = source.open()?;
        log::info!("opened {}", source.file);
        let notes: Vec<_> = landscape.notes().iter().map(|note| note.message(lang)).collect();
        if let (Some(table), false) = (scene.landscape.data().and_then(Data::table), notes.is_empty()) {
            eprint_message(&format!("{}: {}", table.path.display(), notes.join("; ")));
        }
        Ok(Self { source, scene, landscape })
    }

    /// An error if `output` is one of the input files.
    pub fn guard(&self, output: &Path) -> Result<(), CliError> {
        if super::output::is_stdout(output) {
            return Ok(());
        }
        Ok(file::check_not_input(output, &self.source.inputs(&self.scene))?)
    }
}

/// The scene's text, not yet parsed.
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

/// The scene with its `--set` changes, its landscape opened.
pub(super) fn open(args: &SceneArgument, lang: Lang) -> Result<Opened, CliError> {
    let mut source = source(&args.scene)?;
    for assignment in &args.changes.set {
        source.set(assignment)?;
    }
    Opened::of(source, lang)
}

/// Whether a name means a file: by its form, or because the file exists.
fn is_path(name: &str) -> bool {
    name.ends_with(".ron") || name.contains(['/', MAIN_SEPARATOR]) || Path::new(name).is_file()
}
