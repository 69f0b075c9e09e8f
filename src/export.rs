//! A race or a lab's record as a file: the one way from either to PNG, SVG and CSV, for the window and the command line
//! alike.

use crate::figure::drawing::Drawing;
use crate::figure::{Figure, page};
use crate::job::Watch;
use crate::lab::Record;
use crate::paper::file::{self, FileError};
use crate::paper::{Page, csv, png, svg};
use crate::plain;
use crate::race::Trajectory;
use crate::scene::Words;
use crate::scene::picture::{FigureOptions, Race, figure_watched};
use crate::text::Lang;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    Png,
    /// Lines and letters.
    Svg,
    /// Every number: the steps of every racer, the measurements of a lab.
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

/// What has been computed and can be put on paper.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A race over a landscape.
    Race(Arc<Race>),
    /// What a lab found so far.
    Lab {
        /// Its numbers.
        record: Arc<Record>,
        /// Heading; the lab's own where empty.
        title: Words,
    },
}

impl From<Arc<Race>> for Subject {
    fn from(race: Arc<Race>) -> Self {
        Self::Race(race)
    }
}

impl From<Arc<Record>> for Subject {
    fn from(record: Arc<Record>) -> Self {
        Self::Lab { record, title: Words::None }
    }
}

impl Subject {
    /// Whether both are the very same result, not only equal ones.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Race(a), Self::Race(b)) => Arc::ptr_eq(a, b),
            (Self::Lab { record: a, .. }, Self::Lab { record: b, .. }) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// The picture as data. Of the options a lab has no use for those of the landscape: step, view, colours of the
    /// field, level lines, chart, what time counts.
    pub fn figure(&self, options: &FigureOptions) -> Figure {
        self.figure_watched(options, &Watch::forever()).expect("it is wanted whatever comes")
    }

    /// [`Subject::figure`] for as long as it is wanted; none when given up.
    fn figure_watched(&self, options: &FigureOptions, watch: &Watch<'_>) -> Option<Figure> {
        Some(match self {
            Self::Race(race) => figure_watched(race, options, watch)?,
            Self::Lab { record, title } => {
                let mut figure = record.figure(options.lang, &options.theme.tokens());
                if !options.title {
                    figure.title.clear();
                } else if !title.is_empty() {
                    figure.title = plain::line(title.get(options.lang)).into_owned();
                }
                if !options.legend {
                    figure.legend.clear();
                }
                if !options.terms {
                    figure.terms.clear();
                    figure.verdict.clear();
                }
                figure
            }
        })
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
        self.to_pixels_watched(options, &Watch::forever()).expect("it is wanted whatever comes")
    }

    /// [`Subject::to_pixels`] for as long as it is wanted; none when given up.
    pub fn to_pixels_watched(&self, options: &FigureOptions, watch: &Watch<'_>) -> Option<Pixels> {
        let drawing = drawing(&self.figure_watched(options, watch)?, options);
        if !watch.is_wanted() {
            return None;
        }
        let rgba = png::straight(png::rasterise(&drawing, page(options)));
        Some(Pixels { width: options.size.0, height: options.size.1, rgba })
    }

    /// Writes the numbers as CSV; `lang` is that of the racers' names, `written` hears of the number of rows so far.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_csv(&self, lang: Lang, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        match self {
            Self::Race(race) => csv::write(&named(race, lang), out, written),
            Self::Lab { record, .. } => record.write_csv(out, written),
        }
    }

    /// Writes it in a format.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(&self, options: &FigureOptions, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
        match format {
            Format::Png => out.write_all(&self.to_png(options)),
            Format::Svg => out.write_all(self.to_svg(options).as_bytes()),
            Format::Csv => self.write_csv(options.lang, out, &mut |_| ()),
        }
    }

    /// Writes it to a file, whole or not at all.
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

/// Racers that ran with their unique names, as the table wants them.
pub fn named(race: &Race, lang: Lang) -> Vec<(String, Trajectory)> {
    // Names are made from all racers, so that switching one off renames no other.
    let names = race.scene.exact_names(lang);
    race.runs().map(|(k, _, run)| (names[k].clone(), run.clone())).collect()
}
