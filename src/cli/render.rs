//! `losscape render`: writes a scene's picture or table, chosen by the file's extension.

use super::compute::{compute, format, options, step, write};
use super::{CliError, arguments, input};
use crate::export::{Format, Manner, Motion, MotionError};
use crate::picture::FigureOptions;
use crate::scene::{Scene, TimeAxis};
use crate::text::Lang;

/// All arguments are checked before the race is computed, so that a wrong size is reported at once.
pub(super) fn render(args: &arguments::Render, names: Lang, lang: Lang) -> Result<(), CliError> {
    let format = format(&args.output, Format::Png)?;
    let options = options(&args.look, lang)?;
    let opened = input::open(&args.scene, lang)?;
    opened.guard(&args.output)?;
    let options = match step(args.at.as_deref(), &opened.scene)? {
        None => options,
        at => FigureOptions { at, time: Some(TimeAxis::Steps), ..options },
    };
    let manner = Manner { text: args.text, motion: motion(args, format, &opened.scene)? };
    write(&compute(opened, Some(lang))?, &args.output, format, &args.look, &options, &manner, names)
}

/// The frames of a moving picture, checked before anything is computed. Their options are refused for other formats.
fn motion(args: &arguments::Render, format: Format, scene: &Scene) -> Result<Motion, CliError> {
    let given = [("--from", &args.from), ("--to", &args.to), ("--fps", &args.fps), ("--loop", &args.plays)];
    if format.moving().is_none() {
        return match given.iter().find(|(_, value)| value.is_some()) {
            Some((option, _)) => Err(CliError::OnlyMoving { option }),
            None => Ok(Motion::default()),
        };
    }
    if scene.is_lab() {
        return Err(MotionError::Lab.into());
    }
    if args.at.is_some() {
        return Err(CliError::StillOnly);
    }
    let usual = Motion::default();
    let whole = |option: &'static str, value: &str| {
        value.parse::<u32>().map_err(|_| CliError::NotWhole { option, found: value.to_owned() })
    };
    let loops = match args.plays.as_deref() {
        None | Some("forever") => None,
        Some(value) => match whole("--loop", value)? {
            0 => return Err(CliError::NotWhole { option: "--loop", found: value.to_owned() }),
            times => Some(times),
        },
    };
    Ok(Motion {
        from: step(args.from.as_deref(), scene)?.unwrap_or(usual.from),
        to: step(args.to.as_deref(), scene)?,
        fps: args.fps.as_deref().map_or(Ok(usual.fps), |value| whole("--fps", value))?,
        loops,
    })
}
