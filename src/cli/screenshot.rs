//! `losscape screenshot`: a picture of the window on a scene, without a display.

use super::compute::step;
use super::{CliError, arguments, input, output, progress};
use crate::export::Format;
use crate::paper::{Page, file};
use crate::scene::TimeAxis;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::offscreen::{OffscreenError, Window};
use crate::ui::request::{Request, Setting};
use crate::ui::settings::Settings;
use crate::ui::state::document::Document;
use std::path::Path;

/// Pixels to a point: from half of a common screen to more than any has.
pub(super) const SCALES: (f32, f32) = (0.25, 8.0);

/// As with a scene's figure, everything is looked at before anything is computed.
pub(super) fn screenshot(args: &arguments::Screenshot, lang: Lang) -> Result<(), CliError> {
    check_output(&args.output)?;
    let (size, scale) = size(&args.size, &args.scale)?;
    let opened = input::open(&args.scene, lang)?;
    opened.guard(&args.output)?;
    let at = step(args.at.as_deref(), &opened.scene)?;
    let document = Document::of_source(opened.source)?;
    let settings = Settings { lang, theme: args.theme.theme, ..Settings::english() };
    let picture = progress::wait("cli-drawing", lang, || picture(size, scale, settings, document, at, args.lecture))?;
    output::write(&args.output, |out| out.write_all(&picture))
}

/// The window's PNG with the time cursor at a step, else at the end.
fn picture(
    size: [f32; 2],
    scale: f32,
    settings: Settings,
    document: Document,
    at: Option<u64>,
    lecture: bool,
) -> Result<Vec<u8>, OffscreenError> {
    let mut window = Window::open(size, scale, settings, document)?;
    // Before the lecture is entered: its scenes would begin to play.
    window.settle()?;
    if lecture {
        window.request(Request::Do(Action::Lecture));
        window.request(Request::Do(Action::Last));
    }
    if let Some(at) = at {
        window.request(Request::Setting(Setting::Time(TimeAxis::Steps)));
        window.request(Request::Go(at));
    }
    window.settle()?;
    Ok(window.picture().to_png())
}

/// A PNG in a place where there can be one, or standard output.
fn check_output(path: &Path) -> Result<(), CliError> {
    if output::is_stdout(path) {
        return Ok(());
    }
    if Format::of_path(path) != Some(Format::Png) {
        return Err(CliError::NotAPng { found: path.display().to_string() });
    }
    Ok(file::check_place(path)?)
}

/// The window's size in points, and the pixels to a point.
fn size(size: &str, scale: &str) -> Result<([f32; 2], f32), CliError> {
    let points: Page = size.parse()?;
    let (least, most) = SCALES;
    let factor = scale.parse::<f32>().ok().filter(|factor| (least..=most).contains(factor));
    let factor = factor.ok_or_else(|| CliError::Scale { found: scale.to_owned(), allowed: SCALES })?;
    let pixels = |points: u32| (points as f32 * factor).round() as u32;
    Page::export(pixels(points.width), pixels(points.height))?;
    Ok(([points.width as f32, points.height as f32], factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_in_points_and_its_pixels_have_bounds() {
        assert_eq!(size("1280x720", "1.5").ok(), Some(([1280.0, 720.0], 1.5)));
        for scale in ["0", "-1", "NaN", "inf", "9", "wide", ""] {
            assert!(matches!(size("1280x720", scale), Err(CliError::Scale { .. })), "{scale}");
        }
        assert!(matches!(size("wide", "1"), Err(CliError::Page(_))));
        assert!(matches!(size("8000x5000", "2"), Err(CliError::Page(_))), "too many pixels");
    }
}
