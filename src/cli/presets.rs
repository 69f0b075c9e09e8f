//! `losscape presets`: the list of ready scenes, or the text of one.

use super::{CliError, output};
use crate::scene::Presets;
use crate::text::Lang;
use std::fmt::Write as _;

pub(super) fn presets(name: Option<&str>, lang: Lang) -> Result<(), CliError> {
    let presets = Presets::all();
    match name {
        Some(name) => output::print(&presets.by_name(name)?.source.text),
        None => {
            for faults in &presets.faults {
                output::say(&faults.tell(lang));
            }
            output::print(&list(&presets, lang))
        }
    }
}

/// One line each: number, name, title.
fn list(presets: &Presets, lang: Lang) -> String {
    let width = presets.list.iter().map(|preset| preset.slug.chars().count()).max().unwrap_or(0);
    let mut lines = String::new();
    for preset in &presets.list {
        let title = preset.scene.title.get(lang);
        let own = if preset.own { format!(" ({})", lang.t("cli-own-preset")) } else { String::new() };
        let _ = writeln!(lines, "{:>3}  {:width$}  {title}{own}", preset.number, preset.slug);
    }
    lines
}
