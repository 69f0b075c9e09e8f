//! A race as a file: the one way from a scene's race to PNG, SVG and CSV, for the window and the command line alike.

use crate::figure::drawing::Drawing;
use crate::figure::page;
use crate::paper::file::{self, FileError};
use crate::paper::{Page, csv, png, svg};
use crate::race::Trajectory;
use crate::scene::picture::{FigureOptions, Race, figure};
use crate::text::Lang;
use std::io;
use std::path::Path;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    Png,
    /// Lines and letters.
    Svg,
    /// Every step of every racer.
    Csv,
}

impl Format {
    /// All formats, in menu order.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Csv];

    /// Ending of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
        }
    }

    /// The format a file's name asks for by its ending, in capitals or not.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// `.png, .svg, .csv`.
    pub fn list() -> String {
        Self::ALL.map(|format| format!(".{}", format.ending())).join(", ")
    }
}

/// Straight RGBA, row by row from the top.
pub struct Pixels {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes each.
    pub rgba: Vec<u8>,
}

/// The figure laid out on its page.
pub fn drawing(race: &Race, options: &FigureOptions) -> Drawing {
    let figure = figure(race, options);
    page::layout(&figure, options.page_size(), &options.theme.tokens(), options.lang, options.transparent)
}

/// The page of a figure's size.
fn page(options: &FigureOptions) -> Page {
    let (width, height) = options.size;
    Page { width, height, scale: options.scale() }
}

/// The figure as a PNG file.
pub fn to_png(race: &Race, options: &FigureOptions) -> Vec<u8> {
    png::to_png(&drawing(race, options), page(options))
}

/// The figure as an SVG document.
pub fn to_svg(race: &Race, options: &FigureOptions) -> String {
    svg::to_svg(&drawing(race, options), page(options))
}

/// The figure as pixels, for the clipboard and for previews.
pub fn to_pixels(race: &Race, options: &FigureOptions) -> Pixels {
    let pixmap = png::rasterise(&drawing(race, options), page(options));
    let straight = |pixel: &resvg::tiny_skia::PremultipliedColorU8| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    };
    let rgba = pixmap.pixels().iter().flat_map(straight).collect();
    Pixels { width: options.size.0, height: options.size.1, rgba }
}

/// Racers that ran with their unique names, as the table wants them.
pub fn named(race: &Race, lang: Lang) -> Vec<(String, Trajectory)> {
    // Names are made from all racers, so that switching one off renames nobody.
    let names = race.scene.racer_names(lang);
    race.runs().map(|(k, _, run)| (names[k].clone(), run.clone())).collect()
}

/// Writes the race in a format; `written` is told how many rows of a table are done.
pub fn write(
    race: &Race,
    options: &FigureOptions,
    format: Format,
    out: &mut dyn io::Write,
    written: impl FnMut(usize),
) -> io::Result<()> {
    match format {
        Format::Png => out.write_all(&to_png(race, options)),
        Format::Svg => out.write_all(to_svg(race, options).as_bytes()),
        Format::Csv => csv::write(&named(race, options.lang), out, written),
    }
}

/// Writes the race to a file, whole or not at all.
///
/// # Errors
/// The folder is not there, or the file cannot be written.
pub fn save(race: &Race, options: &FigureOptions, format: Format, path: &Path) -> Result<(), FileError> {
    file::write_whole_with(path, |out| write(race, options, format, out, |_| ()))
}
