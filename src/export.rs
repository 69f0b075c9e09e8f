//! Export of a race or of a lab's record to PNG, SVG and CSV, used by the window and the command line alike.

use crate::figure::drawing::Drawing;
use crate::figure::{Facets, Figure, LegendPlace, page};
use crate::job::Watch;
use crate::lab::Record;
use crate::paper::file::{self, FileError};
use crate::paper::{Page, csv, png, svg};
use crate::picture::{self, FigureOptions, figure_watched};
use crate::plain;
use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::Words;
use crate::text::Lang;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// An export format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A raster image.
    Png,
    /// A vector image with text.
    Svg,
    /// A table of all numbers: every step of every racer, or a lab's measurements.
    Csv,
}

impl Format {
    /// All formats, in menu order.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Csv];

    /// File name extension.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
        }
    }

    /// The format by a file name's extension, case-insensitive.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// All extensions: `.png, .svg, .csv`.
    pub fn list() -> String {
        Self::ALL.map(|format| format!(".{}", format.ending())).join(", ")
    }
}

/// An image as straight (not premultiplied) RGBA, row by row from the top.
pub struct Pixels {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes per pixel.
    pub rgba: Vec<u8>,
}

/// A computed result that can be exported.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A race over a landscape.
    Race(Arc<Race>),
    /// A lab's results so far.
    Lab {
        /// The lab's numbers.
        record: Arc<Record>,
        /// Heading; the lab's own title if empty.
        title: Words,
        /// What has plots of its own.
        facets: Facets,
    },
}

impl From<Arc<Race>> for Subject {
    fn from(race: Arc<Race>) -> Self {
        Self::Race(race)
    }
}

impl From<Arc<Record>> for Subject {
    fn from(record: Arc<Record>) -> Self {
        Self::Lab { record, title: Words::None, facets: Facets::Auto }
    }
}

impl Subject {
    /// Whether both share the same allocation, not only equal values.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Race(a), Self::Race(b)) => Arc::ptr_eq(a, b),
            (Self::Lab { record: a, .. }, Self::Lab { record: b, .. }) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// The figure as data. A lab ignores the landscape's options: step, view, field colours, level lines, charts, time
    /// axis.
    pub fn figure(&self, options: &FigureOptions) -> Figure {
        self.figure_watched(options, &Watch::forever()).expect("Watch::forever never gives up")
    }

    /// [`Subject::figure`] under a watch; `None` if cancelled.
    fn figure_watched(&self, options: &FigureOptions, watch: &Watch<'_>) -> Option<Figure> {
        Some(match self {
            Self::Race(race) => figure_watched(race, options, watch)?,
            Self::Lab { record, title, facets } => {
                let mut figure = record.figure_of(facets, options.lang, &options.theme.tokens());
                if !options.title {
                    figure.title.clear();
                } else if !title.is_empty() {
                    figure.title = plain::line(title.get(options.lang)).into_owned();
                }
                if options.legend == LegendPlace::None {
                    figure.hide_legend();
                }
                if !options.terms {
                    figure.terms.clear();
                    figure.verdict.clear();
                }
                figure
            }
        })
    }

    /// Whether the figure has room for all its parts; if not, the smallest size of the same shape that has.
    ///
    /// # Errors
    /// That size in pixels.
    pub fn fits(&self, options: &FigureOptions) -> Result<(), (u32, u32)> {
        let figure;
        let fits: &dyn Fn((u32, u32)) -> bool = match self {
            Self::Race(race) => &|size| picture::fits(race, &FigureOptions { size, ..options.clone() }),
            Self::Lab { .. } => {
                figure = self.figure(options);
                &|size| {
                    let options = FigureOptions { size, ..options.clone() };
                    let tokens = options.theme.tokens();
                    page::fits(&figure, options.page_size(), &options.pen(&tokens))
                }
            }
        };
        page::smallest(options.size, fits)
    }

    /// The figure laid out on its page.
    pub fn drawing(&self, options: &FigureOptions) -> Drawing {
        drawing(&self.figure(options), options)
    }

    /// The figure as a PNG file.
    pub fn to_png(&self, options: &FigureOptions) -> Vec<u8> {
        png::to_png(&self.drawing(options), page(options))
    }

    /// The figure as an SVG document.
    pub fn to_svg(&self, options: &FigureOptions) -> String {
        svg::to_svg(&self.drawing(options), page(options))
    }

    /// The figure as pixels, for the clipboard and for previews.
    pub fn to_pixels(&self, options: &FigureOptions) -> Pixels {
        self.to_pixels_watched(options, &Watch::forever()).expect("Watch::forever never gives up")
    }

    /// [`Subject::to_pixels`] under a watch; `None` if cancelled.
    pub fn to_pixels_watched(&self, options: &FigureOptions, watch: &Watch<'_>) -> Option<Pixels> {
        let drawing = drawing(&self.figure_watched(options, watch)?, options);
        if !watch.is_wanted() {
            return None;
        }
        let rgba = png::straight(png::rasterise(&drawing, page(options)));
        Some(Pixels { width: options.size.0, height: options.size.1, rgba })
    }

    /// Writes the numbers as CSV; `lang` is the language of the racers' names, `written` is called with the number of
    /// rows so far.
    ///
    /// # Errors
    /// Errors of `out`.
    pub fn write_csv(&self, lang: Lang, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        match self {
            Self::Race(race) => csv::write(&named(race, lang), out, written),
            Self::Lab { record, .. } => record.write_csv(out, written),
        }
    }

    /// Writes the result in a format.
    ///
    /// # Errors
    /// Errors of `out`.
    pub fn write(&self, options: &FigureOptions, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
        match format {
            Format::Png => out.write_all(&self.to_png(options)),
            Format::Svg => out.write_all(self.to_svg(options).as_bytes()),
            Format::Csv => self.write_csv(options.lang, out, &mut |_| ()),
        }
    }

    /// Writes the result to a file, whole or not at all.
    ///
    /// # Errors
    /// The folder is not there, or the file cannot be written.
    pub fn save(&self, options: &FigureOptions, format: Format, path: &Path) -> Result<(), FileError> {
        file::write_whole_with(path, |out| self.write(options, format, out))
    }
}

/// A figure laid out on its page.
fn drawing(figure: &Figure, options: &FigureOptions) -> Drawing {
    let tokens = options.theme.tokens();
    page::layout(figure, options.page_size(), &tokens, options.lang, options.transparent)
}

/// The page of a figure's size.
fn page(options: &FigureOptions) -> Page {
    let (width, height) = options.size;
    Page { width, height, scale: options.scale() }
}

/// The racers that ran, with their unique names, for the CSV table.
pub fn named(race: &Race, lang: Lang) -> Vec<(String, Trajectory)> {
    // Names are made from all racers, so that disabling one renames no other.
    let names = race.scene.exact_names(lang);
    race.runs().map(|(k, _, run)| (names[k].clone(), run.clone())).collect()
}
