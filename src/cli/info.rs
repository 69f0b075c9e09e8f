//! `losscape info`: what a report of a fault should say of the program and the machine.

use super::{CliError, output};
use crate::report::{crash, folders, log_file, machine, privacy, version};
use crate::scene::Presets;
use crate::text::Lang;
use crate::threads;
use std::path::Path;

pub(super) fn info(lang: Lang) -> Result<(), CliError> {
    let lines: Vec<String> = facts(lang).into_iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    output::print_message(&privacy::short(&lines.concat()))
}

/// What is said, in order.
fn facts(lang: Lang) -> Vec<(&'static str, String)> {
    let window = if cfg!(feature = "gui") { "with the window" } else { "without the window" };
    let built = format!("{}, {window}", version::TARGET);
    let data = folders::data();
    let data = data.as_deref();
    let none = || "no home folder".to_owned();
    let renderer = data.and_then(log_file::last_renderer).map_or_else(
        || "not known: no window has been opened yet".to_owned(),
        |name| format!("{name} (of the last window)"),
    );
    let mut facts = vec![
        ("losscape", version::VERSION.to_owned()),
        ("built", built),
        ("system", machine::system()),
        ("cores", threads::cores().to_string()),
        ("memory", machine::memory()),
        ("limits", machine::limits()),
        ("display", machine::display()),
    ];
    if machine::HAS_LIBRARIES {
        facts.extend(
            machine::LIBRARIES.iter().map(|known| (known.file, found(machine::library(known.file).as_deref()))),
        );
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| {
        let value = std::env::var(name).ok().filter(|value| !value.is_empty())?;
        Some(format!("{name}={value}"))
    });
    let locale = locale.unwrap_or_else(|| "no locale is set".to_owned());
    facts.extend([
        ("renderer", renderer),
        ("language", format!("{} ({locale})", lang.key())),
        ("presets", folders::presets().map_or_else(none, |folder| format!("{}, {}", folder.display(), own_presets()))),
        ("session", data.map_or_else(none, |data| size(&data.join("session.ron")))),
        ("log", data.map_or_else(none, |data| size(&log_file::path(data)))),
        ("crash files", data.map_or_else(none, crashes)),
    ]);
    facts
}

fn own_presets() -> String {
    let presets = Presets::all();
    let own = presets.list.iter().filter(|preset| preset.own).count();
    format!("{own} own, {} that cannot be read", presets.faults.len())
}

fn found(path: Option<&Path>) -> String {
    path.map_or_else(|| "not found in the usual folders".to_owned(), |path| path.display().to_string())
}

/// A file and its bytes.
fn size(path: &Path) -> String {
    let size = std::fs::metadata(path).map_or_else(|_| "not there".to_owned(), |file| format!("{} bytes", file.len()));
    format!("{}, {size}", path.display())
}

fn crashes(data: &Path) -> String {
    let files = crash::files(data);
    let newest = files.last().and_then(|path| path.file_name()).map(|name| format!(", the newest {}", name.display()));
    format!("{}, {}{}", crash::folder(data).display(), files.len(), newest.unwrap_or_default())
}
