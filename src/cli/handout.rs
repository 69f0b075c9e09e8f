//! `losscape handout`: all presets as PNG and SVG with an index page, in a folder.
//!
//! Everything is written into a draft folder and moved when the last picture is done: an unfinished handout leaves
//! nothing behind, and existing files stay unchanged.

use super::compute::{compute, options, with_room};
use super::input::Opened;
use super::progress::Bar;
use super::{CliError, arguments, output};
use crate::draft::{self, DraftFolder};
use crate::export::Format;
use crate::optim::Equation;
use crate::paper::file::{self, FileError};
use crate::paper::index::{self, Entry};
use crate::picture::FigureOptions;
use crate::scene::{Claim, Preset, Presets, Scene, chapters};
use crate::text::Lang;
use std::path::Path;

/// Formats of every scene.
const FORMATS: [Format; 2] = [Format::Png, Format::Svg];
/// More formulas than this are not shown under a scene.
const FORMULAS: usize = 3;
/// Name of the index page.
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
    // Checked before drawing, so that no work is lost.
    check_places(folder, &names)?;
    let inputs: Vec<_> = presets.list.iter().flat_map(|preset| preset.source.inputs(&preset.scene)).collect();
    names.iter().try_for_each(|name| file::check_not_input(&folder.join(name), &inputs))?;
    let mut bar = Bar::new(entries.len(), lang.t("cli-drawing"));
    for (k, (preset, entry)) in presets.list.iter().zip(&mut entries).enumerate() {
        entry.alternative = draw(preset, entry, (&args.look.size, &options), draft.path())?;
        bar.reach(k + 1);
    }
    drop(bar);
    let page = index::to_html(&entries, options.size, &options.theme.tokens(), lang);
    file::write_whole(&draft.path().join(INDEX), page.as_bytes())?;
    publish(draft, folder, &names)?;
    let words = [("count", entries.len().into()), ("page", folder.join(INDEX).display().to_string().into())];
    output::print_message(&format!("{}\n", lang.with("cli-handout-done", &words)))
}

/// A new draft folder, on the same file system as the handout.
fn draft(folder: &Path) -> Result<DraftFolder, CliError> {
    let beside = draft::folder_of(folder);
    let within = if folder.exists() { folder } else { beside };
    if !folder.exists() {
        file::check_place(folder)?;
    } else if !folder.is_dir() {
        return Err(FileError::IsFile { path: folder.to_path_buf() }.into());
    }
    // A run killed before the folder existed has left its draft beside it.
    draft::sweep(beside);
    DraftFolder::within(within).map_err(|error| file::fault(&folder.join(INDEX), error).into())
}

/// A scene's entry in the index; its files are named after the preset, with a number if the name is taken.
fn entry(preset: &Preset, before: &[Entry], lang: Lang) -> Entry {
    let name = format!("{:02}-{}", preset.number, preset.slug);
    let names = (1..).map(|k| if k == 1 { name.clone() } else { format!("{name}-{k}") });
    let file = names.into_iter().find(|name| before.iter().all(|other| other.file != *name)).unwrap_or_default();
    let scene = &preset.scene;
    let words = |words: &str| words.to_owned();
    let title = if scene.title.is_empty() { words(&preset.slug) } else { words(scene.title.get(lang)) };
    Entry {
        file,
        chapter: chapters::name(preset.chapter, lang),
        title,
        slide: scene.slide.clone(),
        watch: words(scene.watch.get(lang)),
        alternative: String::new(),
        formulas: formulas(scene, lang),
        claims: Claim::told(scene, lang),
    }
}

/// The scene's update formulas with the names of their methods; none where they are many.
fn formulas(scene: &Scene, lang: Lang) -> Vec<(String, Vec<Equation>)> {
    let mut all: Vec<(Vec<String>, Vec<Equation>)> = Vec::new();
    for (racer, name) in scene.racers.iter().zip(scene.racer_names(lang)).filter(|(racer, _)| racer.on) {
        let equations = racer.rule.equations(racer.form, racer.batch, racer.divide);
        match all.iter_mut().find(|(_, other)| *other == equations) {
            Some((names, _)) => names.push(name),
            None => all.push((vec![name], equations)),
        }
    }
    match all.len() {
        1 => all.into_iter().map(|(_, equations)| (String::new(), equations)).collect(),
        len if len <= FORMULAS => all.into_iter().map(|(names, equations)| (names.join(", "), equations)).collect(),
        _ => Vec::new(),
    }
}

/// Draws a scene; gives what its picture shows in words.
fn draw(
    preset: &Preset,
    entry: &Entry,
    (size, options): (&str, &FigureOptions),
    folder: &Path,
) -> Result<String, CliError> {
    let subject = compute(Opened::of(preset.source.clone(), options.lang)?, None)?;
    let options = &with_room(&subject, size, options)?;
    for format in FORMATS {
        subject.save(options, format, &folder.join(file_name(entry, format)))?;
    }
    Ok(subject.alternative(options))
}

fn file_name(entry: &Entry, format: Format) -> String {
    format!("{}.{}", entry.file, format.ending())
}

/// The names of all files. The index is moved last, after everything it shows.
fn names(entries: &[Entry]) -> Vec<String> {
    let pictures = entries.iter().flat_map(|entry| FORMATS.map(|format| file_name(entry, format)));
    pictures.chain([INDEX.to_owned()]).collect()
}

/// An error if a folder has the name of one of the files.
fn check_places(folder: &Path, names: &[String]) -> Result<(), FileError> {
    let taken = names.iter().map(|name| folder.join(name)).find(|path| path.is_dir());
    taken.map_or(Ok(()), |path| Err(FileError::IsFolder { path }))
}

/// Moves all files to the handout folder; none if a folder has the name of one.
fn publish(draft: DraftFolder, folder: &Path, names: &[String]) -> Result<(), CliError> {
    if !folder.exists() {
        return draft.publish(folder).map_err(|error| file::fault(folder, error).into());
    }
    // A folder may have been created meanwhile.
    check_places(folder, names)?;
    draft.publish_into(folder, names).map_err(|(path, error)| file::fault(&path, error).into())
}
