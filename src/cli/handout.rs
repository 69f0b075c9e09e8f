//! `losscape handout`: every ready scene as PNG and SVG, with an index page, in a folder.
//!
//! Everything is drawn into a folder beside and moved when the last picture is done: a handout that cannot be finished
//! leaves nothing behind, and what lay in its place stays.

use super::compute::{compute, options};
use super::input::Opened;
use super::progress::Bar;
use super::{CliError, arguments, output};
use crate::draft::{self, DraftFolder};
use crate::export::Format;
use crate::paper::file::{self, FileError};
use crate::paper::index::{self, Entry};
use crate::picture::FigureOptions;
use crate::scene::{Preset, Presets};
use crate::text::Lang;
use std::path::Path;

/// Every scene gets both.
const FORMATS: [Format; 2] = [Format::Png, Format::Svg];
/// The page that shows them all.
const INDEX: &str = "index.html";

pub(super) fn handout(args: &arguments::Handout, lang: Lang) -> Result<(), CliError> {
    let folder = &args.folder;
    if output::is_stdout(folder) {
        return Err(CliError::HandoutToPipe);
    }
    let options = options(&args.look, lang)?;
    let draft = draft(folder)?;
    let presets = Presets::all();
    for faults in &presets.faults {
        output::eprint_message(&faults.message(lang));
    }
    let mut entries: Vec<Entry> = Vec::new();
    for preset in &presets.list {
        let entry = entry(preset, &entries, lang);
        entries.push(entry);
    }
    let names = names(&entries);
    // Before the work: pictures without a place need not be drawn.
    check_places(folder, &names)?;
    let inputs: Vec<_> = presets.list.iter().flat_map(|preset| preset.source.inputs(&preset.scene)).collect();
    names.iter().try_for_each(|name| file::check_not_input(&folder.join(name), &inputs))?;
    let mut bar = Bar::new(entries.len(), lang.t("cli-drawing"));
    for (k, (preset, entry)) in presets.list.iter().zip(&entries).enumerate() {
        draw(preset, entry, &options, draft.path())?;
        bar.reach(k + 1);
    }
    drop(bar);
    let page = index::to_html(&entries, options.size, &options.theme.tokens(), lang);
    file::write_whole(&draft.path().join(INDEX), page.as_bytes())?;
    publish(draft, folder, &names)?;
    let words = [("count", entries.len().into()), ("page", folder.join(INDEX).display().to_string().into())];
    output::print_message(&format!("{}\n", lang.with("cli-handout-done", &words)))
}

/// A new folder to work in, on the same disk as the handout.
fn draft(folder: &Path) -> Result<DraftFolder, CliError> {
    let beside = draft::folder_of(folder);
    let within = if folder.exists() { folder } else { beside };
    if !folder.exists() {
        file::check_place(folder)?;
    } else if !folder.is_dir() {
        return Err(FileError::IsFile { path: folder.to_path_buf() }.into());
    }
    // One that was killed before the folder was there has left its draft beside it.
    draft::sweep(beside);
    DraftFolder::within(within).map_err(|error| file::fault(&folder.join(INDEX), error).into())
}

/// What the index says of a scene; its files' name is the preset's, unless one before it has it.
fn entry(preset: &Preset, before: &[Entry], lang: Lang) -> Entry {
    let name = format!("{:02}-{}", preset.number, preset.slug);
    let names = (1..).map(|k| if k == 1 { name.clone() } else { format!("{name}-{k}") });
    let file = names.into_iter().find(|name| before.iter().all(|other| other.file != *name)).unwrap_or_default();
    let scene = &preset.scene;
    let words = |words: &str| words.to_owned();
    let title = if scene.title.is_empty() { words(&preset.slug) } else { words(scene.title.get(lang)) };
    let claims = scene.expect.iter().map(|claim| claim.sentence(scene, lang)).collect();
    Entry { file, title, slide: scene.slide.clone(), watch: words(scene.watch.get(lang)), claims }
}

fn draw(preset: &Preset, entry: &Entry, options: &FigureOptions, folder: &Path) -> Result<(), CliError> {
    let subject = compute(Opened::of(preset.source.clone())?, None)?;
    for format in FORMATS {
        subject.save(options, format, &folder.join(file_name(entry, format)))?;
    }
    Ok(())
}

fn file_name(entry: &Entry, format: Format) -> String {
    format!("{}.{}", entry.file, format.ending())
}

/// The names of all files; the index comes last, when all it shows is there.
fn names(entries: &[Entry]) -> Vec<String> {
    let pictures = entries.iter().flat_map(|entry| FORMATS.map(|format| file_name(entry, format)));
    pictures.chain([INDEX.to_owned()]).collect()
}

/// No folder may have the name of one of the files.
fn check_places(folder: &Path, names: &[String]) -> Result<(), FileError> {
    let taken = names.iter().map(|name| folder.join(name)).find(|path| path.is_dir());
    taken.map_or(Ok(()), |path| Err(FileError::IsFolder { path }))
}

/// Moves all files to their places; none where a folder has the name of one.
fn publish(draft: DraftFolder, folder: &Path, names: &[String]) -> Result<(), CliError> {
    if !folder.exists() {
        return draft.publish(folder).map_err(|error| file::fault(folder, error).into());
    }
    // One may have been made in the meantime.
    check_places(folder, names)?;
    draft.publish_into(folder, names).map_err(|(path, error)| file::fault(&path, error).into())
}
