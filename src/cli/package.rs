//! `losscape package -o FOLDER`: what packages hold besides the program, each file from the one place it is defined in:
//! manual pages and completions from the definition of the arguments, icons from the SVG.
//!
//! The folder is laid out as `/usr/share` is: `man/man1`, `bash-completion/completions`, `icons/hicolor`.

use super::{CliError, arguments, output};
use crate::draft;
use crate::paper::file::{self, fault};
use crate::text::Lang;
use clap_complete::Shell;
use resvg::{tiny_skia, usvg};
use std::fs;
use std::io;
use std::path::Path;

const ICON: &str = include_str!("../../assets/icon/losscape.svg");
/// Sides of the icon as pixels.
const ICONS: [u32; 6] = [16, 32, 48, 64, 128, 256];
const NAME: &str = "losscape";

/// A file of the packages.
struct Part {
    path: String,
    bytes: Vec<u8>,
}

pub(super) fn package(folder: &Path) -> Result<(), CliError> {
    let system = |error: io::Error| CliError::from(fault(folder, error));
    let mut parts = manual().map_err(system)?;
    parts.extend(completions());
    parts.extend(icons().map_err(system)?);
    for part in &parts {
        let path = folder.join(&part.path);
        fs::create_dir_all(draft::folder_of(&path)).map_err(|error| fault(&path, error))?;
        file::write_whole(&path, &part.bytes)?;
        output::print_message(&format!("{}\n", part.path))?;
    }
    Ok(())
}

/// A page for the program, with its examples, and one for each command.
fn manual() -> io::Result<Vec<Part>> {
    let whole = named(arguments::command(Lang::En), NAME.to_owned(), "cli");
    let page = |command: clap::Command| {
        let mut bytes = Vec::new();
        let path = format!("man/man1/{}.1", command.get_name());
        // The page has no date: the same sources give the same package.
        clap_mangen::Man::new(command).date("").manual("losscape").render(&mut bytes)?;
        Ok(Part { path, bytes })
    };
    let shown = whole.get_subcommands().filter(|command| !command.is_hide_set());
    let commands: Vec<_> = shown
        .map(|command| {
            let key = format!("cli-{}", command.get_name());
            named(command.clone(), format!("{NAME}-{}", command.get_name()), &key)
        })
        .collect();
    std::iter::once(whole).chain(commands).map(page).collect()
}

/// A command with its name on the page and its examples as the last section.
fn named(command: clap::Command, name: String, key: &str) -> clap::Command {
    let usage = name.replacen('-', " ", 1);
    let examples = format!("{key}.examples");
    let command = command.name(name).bin_name(usage).disable_help_flag(true);
    if Lang::En.has(&examples) { command.after_help(Lang::En.t(&examples)) } else { command }
}

/// Completions under the names that shells look for.
fn completions() -> Vec<Part> {
    let place = |shell| match shell {
        Shell::Bash => "bash-completion/completions/losscape",
        Shell::Zsh => "zsh/vendor-completions/_losscape",
        Shell::Fish => "fish/vendor_completions.d/losscape.fish",
        _ => "powershell/losscape.ps1",
    };
    let shells = [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell];
    let written = shells.map(|shell| {
        let mut bytes = Vec::new();
        clap_complete::generate(shell, &mut arguments::command(Lang::En), NAME, &mut bytes);
        Part { path: place(shell).to_owned(), bytes }
    });
    written.into()
}

/// The icon as SVG and as pixels.
fn icons() -> io::Result<Vec<Part>> {
    let tree = usvg::Tree::from_str(ICON, &usvg::Options::default()).map_err(io::Error::other)?;
    let mut parts =
        vec![Part { path: format!("icons/hicolor/scalable/apps/{NAME}.svg"), bytes: ICON.as_bytes().to_vec() }];
    for side in ICONS {
        let mut map = tiny_skia::Pixmap::new(side, side).ok_or_else(|| io::Error::other("an icon without pixels"))?;
        let scale = side as f32 / tree.size().width();
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut map.as_mut());
        let bytes = map.encode_png().map_err(io::Error::other)?;
        parts.push(Part { path: format!("icons/hicolor/{side}x{side}/apps/{NAME}.png"), bytes });
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_a_page_for_every_command_and_names_each() {
        let pages = manual().expect("a page is written to memory");
        let text = |page: &Part| String::from_utf8(page.bytes.clone()).expect("a page is text");
        let whole = text(&pages[0]);
        let command = arguments::command(Lang::En);
        let names: Vec<_> =
            command.get_subcommands().filter(|one| !one.is_hide_set()).map(|one| one.get_name()).collect();
        assert!(names.len() > 7 && !names.contains(&"package"), "{names:?}");
        for name in names {
            let page = pages.iter().find(|page| page.path == format!("man/man1/losscape-{name}.1")).expect(name);
            assert!(whole.contains(&format!("losscape\\-{name}(1)")), "{name}: {whole}");
            assert!(text(page).contains(&format!(".TH losscape-{name} 1")), "{}", text(page));
        }
        assert!(whole.contains("losscape render momentum"), "the examples: {whole}");
    }

    #[test]
    fn completions_know_the_commands() {
        for part in completions() {
            let text = String::from_utf8(part.bytes).expect("completions are text");
            assert!(text.contains("handout") && text.contains("theme"), "{}", part.path);
        }
    }

    #[test]
    fn icons_have_their_sizes() {
        for (part, side) in icons().expect("the icon is an SVG").iter().skip(1).zip(ICONS) {
            let map = tiny_skia::Pixmap::decode_png(&part.bytes).expect("a PNG");
            assert_eq!((map.width(), map.height()), (side, side), "{}", part.path);
        }
    }
}
