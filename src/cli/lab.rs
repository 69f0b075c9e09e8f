//! `losscape lab`: a lab's picture or table without a scene file, or the list of labs.
//!
//! Works on a scene with only the lab: `losscape lab smoothing --set network.depth=4` is `losscape render` of
//! `(lab: Smoothing())` with `--set lab.network.depth=4`. Keys are paths below `lab`, except `seed`, which is the
//! scene's.

use super::compute::{compute, format, options, write};
use super::input::Opened;
use super::{CliError, arguments, output};
use crate::export::{Format, Manner, MotionError};
use crate::lab::Lab;
use crate::scene::Source;
use crate::scene::fault;
use crate::text::Lang;
use std::fmt::Write as _;

pub(super) fn lab(args: &arguments::Lab, names: Lang, lang: Lang) -> Result<(), CliError> {
    let Some(name) = &args.lab else { return output::print_message(&list(lang)) };
    let format = format(&args.output, Format::Csv)?;
    if format.moving().is_some() {
        return Err(MotionError::Lab.into());
    }
    let options = options(&args.look, lang)?;
    let mut source = source(name)?;
    for assignment in &args.change {
        source.set(&in_scene(assignment))?;
    }
    let opened = Opened::of(source, lang)?;
    opened.guard(&args.output)?;
    write(&compute(opened, Some(lang))?, &args.output, format, &args.look, &options, &Manner::default(), names)
}

/// A scene with only this lab.
fn source(name: &str) -> Result<Source, CliError> {
    let labs = Lab::all();
    match labs.iter().find(|lab| lab.key() == name) {
        Some(lab) => {
            Ok(Source { file: name.to_owned(), text: format!("(lab: {}())", lab.name()), ..Source::default() })
        }
        None => {
            let keys: Vec<_> = labs.iter().map(Lab::key).collect();
            let nearest = fault::nearest(name, &keys).map(str::to_owned);
            Err(CliError::NoSuchLab { found: name.to_owned(), allowed: keys.join(", "), nearest })
        }
    }
}

/// An assignment relative to the lab as one of the scene.
fn in_scene(assignment: &str) -> String {
    match assignment.split_once('=') {
        Some((key, _)) if key.trim() != "seed" => format!("lab.{}", assignment.trim_start()),
        _ => assignment.to_owned(),
    }
}

/// The list of labs, one line each: name, title, description.
fn list(lang: Lang) -> String {
    let labs = Lab::all();
    let width = labs.iter().map(|lab| lab.key().chars().count()).max().unwrap_or(0);
    let mut lines = String::new();
    for lab in &labs {
        let (title, doc) = (lang.t(&lab.text_key()), lang.t(&format!("{}.doc", lab.text_key())));
        let _ = writeln!(lines, "{:width$}  {title}: {doc}", lab.key());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_below_the_lab_but_for_the_seed() {
        assert_eq!(in_scene("network.depth=4"), "lab.network.depth=4");
        assert_eq!(in_scene(" nets=[Plain]"), "lab.nets=[Plain]");
        assert_eq!(in_scene("seed=3"), "seed=3");
        assert_eq!(in_scene("nothing"), "nothing");
    }
}
