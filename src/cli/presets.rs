//! `losscape presets`: the list of presets, or the text of one.

use super::{CliError, output};
use crate::plain;
use crate::scene::{Presets, chapters};
use crate::text::Lang;
use std::fmt::Write as _;

/// Maximum length of a title in the list, in characters.
const LONGEST_TITLE: usize = 120;

pub(super) fn presets(name: Option<&str>, lang: Lang) -> Result<(), CliError> {
    let presets = Presets::all();
    match name {
        Some(name) => output::print_verbatim(&presets.by_name(name)?.source.text),
        None => {
            for faults in &presets.faults {
                output::eprint_message(&faults.message(lang));
            }
            output::print_message(&list(&presets, lang))
        }
    }
}

/// The list by chapter, one line each: number, name, title.
fn list(presets: &Presets, lang: Lang) -> String {
    let width = presets.list.iter().map(|preset| preset.slug.chars().count()).max().unwrap_or(0);
    let (mut lines, mut chapter) = (String::new(), None);
    for preset in &presets.list {
        if chapter != Some(preset.chapter) {
            let gap = if chapter.is_some() { "\n" } else { "" };
            let _ = writeln!(lines, "{gap}{}", chapters::name(preset.chapter, lang));
            chapter = Some(preset.chapter);
        }
        let title = plain::cut(preset.scene.title.get(lang), LONGEST_TITLE);
        let title = plain::line(&title);
        let own = if preset.own { format!(" ({})", lang.t("cli-own-preset")) } else { String::new() };
        let _ = writeln!(lines, "{:>3}  {:width$}  {title}{own}", preset.number, plain::line(&preset.slug));
    }
    lines
}
