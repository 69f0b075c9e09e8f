//! `losscape handout`: every ready scene as PNG and SVG, with an index page, in a folder.
//!
//! Everything is drawn into a folder beside and moved when the last picture is done: a handout that cannot be finished
//! leaves nothing behind, and what lay in its place stays.

use super::compute::{compute, options};
use super::input::Opened;
use super::progress::Bar;
use super::{CliError, arguments, output};
use crate::export::Format;
use crate::paper::file::{self, FileError};
use crate::paper::index::{self, Entry};
use crate::scene::picture::FigureOptions;
use crate::scene::{Preset, Presets};
use crate::text::Lang;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Every scene gets both.
const FORMATS: [Format; 2] = [Format::Png, Format::Svg];
/// The page that shows them all.
const INDEX: &str = "index.html";

pub(super) fn handout(asked: &arguments::Handout, lang: Lang) -> Result<(), CliError> {
    let folder = &asked.folder;
    if output::is_stdout(folder) {
        return Err(CliError::HandoutToPipe);
    }
    let options = options(&asked.look, lang)?;
    let draft = draft(folder)?;
    let presets = Presets::all();
    for faults in &presets.faults {
        output::say(&faults.tell(lang));
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut bar = Bar::new(presets.list.len(), lang.t("cli-drawing"));
    for preset in &presets.list {
        let entry = entry(preset, &entries, lang);
        draw(preset, &entry, &options, draft.path())?;
        entries.push(entry);
        bar.reach(entries.len());
    }
    drop(bar);
    let (page, tokens) = (asked.look.size.parse()?, options.theme.tokens());
    file::write_whole(&draft.path().join(INDEX), index::to_html(&entries, page, &tokens, lang).as_bytes())?;
    publish(draft.path(), folder)?;
    let words = [("count", entries.len().into()), ("page", folder.join(INDEX).display().to_string().into())];
    output::print(&format!("{}\n", lang.with("cli-handout-done", &words)))
}

/// A new folder to work in, on the same disk as the handout.
fn draft(folder: &Path) -> Result<tempfile::TempDir, CliError> {
    let beside = if folder.exists() { folder } else { file::folder_of(folder) };
    if !folder.exists() {
        file::check_place(folder)?;
    } else if !folder.is_dir() {
        return Err(FileError::IsFile { path: folder.to_path_buf() }.into());
    }
    let made = tempfile::Builder::new().prefix(".losscape-").tempdir_in(beside);
    made.map_err(|error| file::fault(&folder.join(INDEX), error).into())
}

/// What the index says of a scene; its files' name is the preset's, unless one before it has it.
fn entry(preset: &Preset, before: &[Entry], lang: Lang) -> Entry {
    let name = format!("{:02}-{}", preset.number, preset.slug);
    let names = (1..).map(|k| if k == 1 { name.clone() } else { format!("{name}-{k}") });
    let file = names.into_iter().find(|name| before.iter().all(|other| other.file != *name)).unwrap_or_default();
    let scene = &preset.scene;
    let words = |words: &str| words.to_owned();
    let title = if scene.title.is_empty() { words(&preset.slug) } else { words(scene.title.get(lang)) };
    Entry { file, title, slide: scene.slide.clone(), watch: words(scene.watch.get(lang)) }
}

fn draw(preset: &Preset, entry: &Entry, options: &FigureOptions, folder: &Path) -> Result<(), CliError> {
    let subject = compute(Opened::of(preset.source.clone())?, None)?;
    for format in FORMATS {
        let path = folder.join(format!("{}.{}", entry.file, format.ending()));
        subject.save(options, format, &path)?;
    }
    Ok(())
}

/// Moves all files to their place; the index comes last, when all it shows is there.
fn publish(draft: &Path, folder: &Path) -> Result<(), CliError> {
    let fault = |path: &Path, error: io::Error| CliError::from(file::fault(path, error));
    fs::create_dir_all(folder).map_err(|error| fault(folder, error))?;
    let listed = fs::read_dir(draft).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = listed.map_err(|error| fault(draft, error))?;
    files.sort_by_key(|path| path.file_name() == Some(INDEX.as_ref()));
    for from in &files {
        let to = folder.join(from.file_name().unwrap_or_default());
        if to.is_dir() {
            return Err(FileError::IsFolder { path: to }.into());
        }
        fs::rename(from, &to).map_err(|error| fault(&to, error))?;
    }
    Ok(())
}
