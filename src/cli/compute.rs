//! Computes an opened scene: runs its race, or the lab of a lab's scene.

use super::arguments::Switch;
use super::input::Opened;
use super::{CliError, arguments, output, progress};
use crate::export::{self, Format, Manner, Subject};
use crate::figure::page::{LEAST_TICK_PT, MOST_PT};
use crate::job;
use crate::paper::page::{DPI, PageError, Size};
use crate::paper::{csv, file};
use crate::picture::FigureOptions;
use crate::scene::{Race, Scene};
use crate::text::Lang;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Parts of a bar whose progress is a share.
const PARTS: usize = 1000;

/// Runs a scene and shows progress in `lang`; `None` for callers that show their own progress.
pub(super) fn compute(opened: Opened, lang: Option<Lang>) -> Result<Subject, CliError> {
    let Opened { source, scene, landscape } = opened;
    let job = if scene.is_lab() { scene.start_lab(&source.folder) } else { Ok(None) };
    match job.map_err(|faults| faults.placed(&source.text, &source.file))? {
        Some(mut job) => {
            let record = match lang {
                Some(lang) => progress::work(job.as_mut(), lang),
                None => job::finish(job.as_mut()),
            };
            Ok(Subject::Lab { record, scene: Arc::new(scene) })
        }
        None => {
            let race = || Arc::new(Race::run(scene, Arc::new(landscape)));
            Ok(match lang {
                Some(lang) => progress::wait("cli-racing", lang, race).into(),
                None => race().into(),
            })
        }
    }
}

/// The figure options from the command line.
pub(super) fn options(look: &arguments::Look, lang: Lang) -> Result<FigureOptions, CliError> {
    let dpi = number(look.dpi.as_deref(), "", "page-dpi", DPI)?;
    let font_size = number(look.font_size.as_deref(), "pt", "page-font-size", (LEAST_TICK_PT, MOST_PT))?;
    let (size, dpi) = look.size.parse::<Size>()?.pixels(dpi)?;
    let usual = FigureOptions { size, dpi, font_size, theme: look.theme.theme, lang, ..FigureOptions::default() };
    let bare = |usual| if look.bare { Switch::Off } else { usual };
    let is_on = |asked: Option<Switch>, usual: bool| {
        asked.unwrap_or(bare(if usual { Switch::On } else { Switch::Off })) == Switch::On
    };
    Ok(FigureOptions {
        title: is_on(look.title, usual.title),
        watch: is_on(look.watch, usual.watch),
        formula: is_on(look.formula, usual.formula),
        terms: is_on(look.terms, usual.terms),
        charts: look.charts.or(look.bare.then_some(Switch::Off)).map(|charts| charts == Switch::On),
        legend: look.legend.unwrap_or_default(),
        bare: look.bare,
        transparent: look.transparent,
        ..usual
    })
}

/// A number with an optional unit within limits.
fn number(typed: Option<&str>, unit: &str, key: &'static str, allowed: (f32, f32)) -> Result<Option<f32>, PageError> {
    let Some(typed) = typed else { return Ok(None) };
    let value = typed.trim().trim_end_matches(unit).trim().parse::<f32>().ok();
    let value = value.filter(|value| (allowed.0..=allowed.1).contains(value));
    value.map(Some).ok_or_else(|| PageError::Number { key, found: typed.to_owned(), allowed })
}

/// The options with room for all parts of a picture; `typed` is the size as given. A column of a paper (`85mm`) is as high
/// as its picture needs.
pub(super) fn with_room(subject: &Subject, typed: &str, options: &FigureOptions) -> Result<FigureOptions, PageError> {
    if Size::is_column(typed)
        && let Some(options) = subject.in_column(options)
    {
        return Ok(options);
    }
    subject.fits(options).map(|()| options.clone()).map_err(|smallest| {
        let unit = typed.parse().unwrap_or(Size::Pixels(0, 0));
        let smallest = smallest.map(|size| unit.like(size, options.dpi, options.lang));
        PageError::TooSmall { found: typed.to_owned(), smallest }
    })
}

/// The format by the output's extension; `piped` for standard output, which has none. Checks the output path too,
/// before anything is computed.
pub(super) fn format(path: &Path, piped: Format) -> Result<Format, CliError> {
    if output::is_stdout(path) {
        return Ok(piped);
    }
    let format = Format::of_path(path).ok_or_else(|| CliError::Format { found: path.display().to_string() })?;
    file::check_place(path)?;
    Ok(format)
}

/// Writes the result; `names` is the language of the names in a table.
pub(super) fn write(
    subject: &Subject,
    path: &Path,
    format: Format,
    look: &arguments::Look,
    options: &FigureOptions,
    manner: &Manner,
    names: Lang,
) -> Result<(), CliError> {
    let fitted = match format {
        Format::Csv => options.clone(),
        _ => with_room(subject, &look.size, options)?,
    };
    let options = &fitted;
    match format {
        Format::Csv => table(subject, path, names, options.lang),
        Format::Gif | Format::Apng => {
            let form = format.moving().expect("both are moving pictures");
            let bar = Mutex::new(progress::Bar::new(PARTS, options.lang.t("cli-drawing")));
            let go_on = |share: f64| {
                bar.lock().unwrap_or_else(PoisonError::into_inner).reach((share * PARTS as f64) as usize);
                true
            };
            let made = subject.animate(options, &manner.motion, form, &go_on)?.expect("it goes on");
            drop(bar);
            output::write(path, |out| out.write_all(&made))
        }
        Format::Png | Format::Svg | Format::Pdf => {
            let mut picture = Vec::new();
            subject.write_with(options, manner, format, &mut picture).expect("memory takes every byte");
            output::write(path, |out| out.write_all(&picture))
        }
    }
}

/// Writes the table to a path, or to standard output for `-`.
pub(super) fn table(subject: &Subject, path: &Path, names: Lang, lang: Lang) -> Result<(), CliError> {
    let rows = match subject {
        Subject::Race(race) => csv::rows(&export::named(race, names)),
        // Writing a lab's table takes no time compared with the lab itself.
        Subject::Lab { .. } => return output::write(path, |out| subject.write_csv(names, out, &mut |_| ())),
    };
    let mut bar = progress::Bar::new(rows, lang.t("cli-writing"));
    output::write(path, |out| subject.write_csv(names, out, &mut |rows| bar.reach(rows)))
}

/// The step of `--at`, none without it; a lab has none.
pub(super) fn step(at: Option<&str>, scene: &Scene) -> Result<Option<u64>, CliError> {
    let Some(typed) = at else { return Ok(None) };
    if scene.is_lab() {
        return Err(CliError::StepOfLab);
    }
    let step = typed.parse().ok().filter(|step| *step <= scene.steps as u64);
    step.map(Some).ok_or_else(|| CliError::Step { found: typed.to_owned(), last: scene.steps })
}
