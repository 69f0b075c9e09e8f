//! Export of a race or of a lab's record to pictures, moving pictures and CSV, used by the window and the command line alike.

mod format;
mod motion;

pub use format::Format;
pub use motion::{Motion, MotionError};

use crate::figure::colour::Rgba;
use crate::figure::drawing::Drawing;
use crate::figure::{Figure, LegendPlace, page};
use crate::job::Watch;
use crate::lab::Record;
use crate::paper::animation::{Film, Form};
use crate::paper::file::{self, FileError};
use crate::paper::svg::TextForm;
use crate::paper::{About, Page, csv, pdf, png, svg};
use crate::picture::{self, FigureOptions, Kept, alternative, figure_reusing, figure_watched, words};
use crate::plain;
use crate::race::Trajectory;
use crate::scene::Race;
use crate::scene::{Scene, TimeAxis};
use crate::text::Lang;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// How a format is written, besides the figure itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manner {
    /// Text of an SVG.
    pub text: TextForm,
    /// Frames of a moving picture.
    pub motion: Motion,
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
        /// The scene that starts it. Its title is the heading; the lab's own if it is empty.
        scene: Arc<Scene>,
    },
}

impl From<Arc<Race>> for Subject {
    fn from(race: Arc<Race>) -> Self {
        Self::Race(race)
    }
}

impl From<Arc<Record>> for Subject {
    fn from(record: Arc<Record>) -> Self {
        let scene = Arc::new(Scene { lab: Some(record.lab.clone()), seed: record.seed, ..Scene::default() });
        Self::Lab { record, scene }
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
            Self::Lab { record, scene } => {
                let mut figure = record.figure_of(&scene.view.facets, options.lang, &options.theme.tokens());
                if !options.title {
                    figure.title.clear();
                } else if !scene.title.is_empty() {
                    figure.title = plain::line(scene.title.get(options.lang)).into_owned();
                }
                if options.legend == LegendPlace::None || options.bare {
                    figure.hide_legend();
                }
                if options.watch {
                    figure.watch = plain::line(scene.watch.get(options.lang)).into_owned();
                }
                if !options.terms {
                    figure.terms.clear();
                    figure.verdict.clear();
                }
                figure
            }
        })
    }

    /// Whether the figure has room for all its parts, with no text under 6 pt; if not, the smallest size of the same shape
    /// that has, if any.
    ///
    /// # Errors
    /// That size in pixels.
    pub fn fits(&self, options: &FigureOptions) -> Result<(), Option<(u32, u32)>> {
        let kept = Kept::default();
        let fits = |size: (u32, u32)| self.has_room(&FigureOptions { size, ..options.clone() }, &kept);
        if fits(options.size) {
            return Ok(());
        }
        let grown = |k: usize| {
            let side = |side: u32| (f64::from(side) * GROWTH.powi(k as i32)).ceil().min(f64::from(u32::MAX)) as u32;
            (side(options.size.0), side(options.size.1))
        };
        let possible = |size: &(u32, u32)| Page::export(size.0, size.1).is_ok();
        Err((1..GROWTH_STEPS).map(grown).take_while(possible).find(|size| fits(*size)))
    }

    /// The options with the least height, from theirs to `HIGHEST` times the width, at which a column of a paper has room
    /// for the figure; none where none has.
    pub fn in_column(&self, options: &FigureOptions) -> Option<FigureOptions> {
        let kept = Kept::default();
        let (width, height) = options.size;
        let higher = |k: usize| (f64::from(height) * GROWTH.powi(k as i32)).ceil() as u32;
        let heights = (0..GROWTH_STEPS).map(higher).take_while(|height| *height <= HIGHEST * width);
        let sized = heights.map(|height| FigureOptions { size: (width, height), ..options.clone() });
        let mut found = sized.into_iter().find(|options| self.has_room(options, &kept))?;
        if found.size.1 > height {
            // What just fits is cramped.
            found.size.1 = (found.size.1 * 6 / 5).min(HIGHEST * width);
        }
        Some(found)
    }

    /// Whether all parts have room, with no text under 6 pt.
    fn has_room(&self, options: &FigureOptions, kept: &Kept) -> bool {
        let tokens = options.theme.tokens();
        let figure = match self {
            Self::Race(race) => picture::without_ground(race, options, kept),
            Self::Lab { .. } => self.figure(options),
        };
        if !page::fits(&figure, options.page_size(), &options.pen(&tokens)) {
            return false;
        }
        let points = page::smallest_text(&drawing(&figure, options).shapes) * options.scale() * 72.0 / options.dpi;
        // With a hundredth for the rounding of sizes in units.
        points >= page::LEAST_PT - 0.01
    }

    /// The figure laid out on its page.
    pub fn drawing(&self, options: &FigureOptions) -> Drawing {
        drawing(&self.figure(options), options)
    }

    /// What the figure shows, in words; empty of a lab that has found nothing yet.
    pub fn alternative(&self, options: &FigureOptions) -> String {
        match self {
            Self::Race(race) => alternative::alternative(race, options),
            Self::Lab { record, .. } => alternative::of_lab(record, options.lang),
        }
    }

    /// What a file of the figure says about itself.
    pub fn about(&self, options: &FigureOptions) -> About {
        let lang = options.lang;
        let (title, scene, terms) = match self {
            Self::Race(race) => {
                let terms = words::terms(race, options.moment(race), lang);
                (words::title(&race.scene, lang), &race.scene, terms)
            }
            // Its words are the verdict and the terms.
            Self::Lab { record, scene } if scene.title.is_empty() => {
                (lang.t(&record.lab.text_key()), &**scene, String::new())
            }
            Self::Lab { scene, .. } => (scene.title.get(lang).to_owned(), &**scene, String::new()),
        };
        let watch = plain::line(scene.watch.get(lang));
        let alternative = self.alternative(options);
        let parts = [watch.trim_end_matches('.'), alternative.trim_end_matches('.'), &terms];
        let description: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        About {
            title: plain::line(&title).into_owned(),
            description: description.join(". "),
            scene: Some(scene.to_ron()),
        }
    }

    /// The figure as a PNG file.
    pub fn to_png(&self, options: &FigureOptions) -> Vec<u8> {
        png::to_png_with(&self.drawing(options), page(options), &self.about(options))
    }

    /// The figure as an SVG document with outlined text.
    pub fn to_svg(&self, options: &FigureOptions) -> String {
        self.to_svg_with(options, TextForm::default())
    }

    /// The figure as an SVG document.
    pub fn to_svg_with(&self, options: &FigureOptions, text: TextForm) -> String {
        svg::to_svg_with(&self.drawing(options), page(options), text, &self.about(options))
    }

    /// The figure as a PDF file.
    pub fn to_pdf(&self, options: &FigureOptions) -> Vec<u8> {
        pdf::to_pdf(&self.drawing(options), page(options), &self.about(options))
    }

    /// Why a moving picture cannot be made, before any work is done.
    ///
    /// # Errors
    /// See [`MotionError`].
    pub fn check_motion(&self, options: &FigureOptions, motion: &Motion) -> Result<(), MotionError> {
        self.steps(options, motion).map(drop)
    }

    fn steps(&self, options: &FigureOptions, motion: &Motion) -> Result<Vec<u64>, MotionError> {
        match self {
            Self::Race(race) => motion.steps(race.scene.steps as u64, options.size),
            Self::Lab { .. } => Err(MotionError::Lab),
        }
    }

    /// The race as a moving picture. `go_on` is called with the share done and returns whether to go on; `Ok(None)` if
    /// it does not.
    ///
    /// # Errors
    /// See [`MotionError`].
    pub fn animate(
        &self,
        options: &FigureOptions,
        motion: &Motion,
        form: Form,
        go_on: &(dyn Fn(f64) -> bool + Sync),
    ) -> Result<Option<Vec<u8>>, MotionError> {
        let steps = self.steps(options, motion)?;
        let Self::Race(race) = self else { return Err(MotionError::Lab) };
        let tokens = options.theme.tokens();
        let scene = race.scene.to_ron();
        // A GIF has no translucent pixels.
        let transparent = options.transparent && form != Form::Gif;
        let film = Film {
            form,
            page: page(options),
            frames: steps.len(),
            fps: motion.fps,
            loops: motion.loops,
            exact: tokens.racer.into_iter().chain([Rgba([255; 4]), tokens.inset, tokens.text]).collect(),
            scene: Some(&scene),
        };
        let kept = Kept::default();
        let options = FigureOptions { time: Some(TimeAxis::Steps), transparent, ..options.clone() };
        let Some(options) = with_one_legend(race, options, &kept, &Watch::new(&|_| go_on(0.0))) else {
            return Ok(None);
        };
        let mut drawn = 0;
        Ok(film.write(&mut |frame| {
            let done = f64::from(drawn) / film.drawings() as f64;
            drawn += 1;
            let same_share = |_| go_on(done);
            let watch = Watch::new(&same_share);
            let options = FigureOptions { at: Some(steps[frame]), ..options.clone() };
            let figure = figure_reusing(race, &options, &kept, &watch)?;
            go_on(done).then(|| drawing(&figure, &options))
        }))
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
    pub fn write_csv(&self, lang: Lang, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        match self {
            Self::Race(race) => csv::write(&named(race, lang), out, written),
            Self::Lab { record, .. } => record.write_csv(out, written),
        }
    }

    /// Writes the result in a format.
    ///
    /// # Errors
    /// Errors of `out`.
    pub fn write(&self, options: &FigureOptions, format: Format, out: &mut dyn Write) -> io::Result<()> {
        self.write_with(options, &Manner::default(), format, out)
    }

    /// [`Subject::write`] in a manner.
    ///
    /// # Errors
    /// Errors of `out`.
    pub fn write_with(
        &self,
        options: &FigureOptions,
        manner: &Manner,
        format: Format,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let moving = |form| {
            let made = self.animate(options, &manner.motion, form, &|_| true).map_err(io::Error::other)?;
            Ok::<_, io::Error>(made.expect("it goes on"))
        };
        match format {
            Format::Gif => out.write_all(&moving(Form::Gif)?),
            Format::Apng => out.write_all(&moving(Form::Apng)?),
            Format::Png => out.write_all(&self.to_png(options)),
            Format::Svg => out.write_all(self.to_svg_with(options, manner.text).as_bytes()),
            Format::Pdf => out.write_all(&self.to_pdf(options)),
            Format::Csv => self.write_csv(options.lang, out, &mut |_| ()),
        }
    }

    /// Writes the result to a file, whole or not at all.
    ///
    /// # Errors
    /// The folder is not there, or the file cannot be written.
    pub fn save(&self, options: &FigureOptions, format: Format, path: &Path) -> Result<(), FileError> {
        self.save_watched(options, &Manner::default(), format, path, &|_| true).map(drop)
    }

    /// [`Subject::save`] in a manner. `go_on` is called with the share of a moving picture that is done and returns
    /// whether to go on; if it does not, nothing is written. Whether the file was written.
    ///
    /// # Errors
    /// As [`Subject::save`].
    pub fn save_watched(
        &self,
        options: &FigureOptions,
        manner: &Manner,
        format: Format,
        path: &Path,
        go_on: &(dyn Fn(f64) -> bool + Sync),
    ) -> Result<bool, FileError> {
        let mut is_given_up = false;
        let written = file::write_whole_with(path, |out| {
            let Some(form) = format.moving() else { return self.write_with(options, manner, format, out) };
            match self.animate(options, &manner.motion, form, go_on).map_err(io::Error::other)? {
                Some(made) => out.write_all(&made),
                None => {
                    is_given_up = true;
                    // The draft is removed.
                    Err(io::ErrorKind::Interrupted.into())
                }
            }
        });
        if is_given_up { Ok(false) } else { written.map(|()| true) }
    }
}

/// By how much a size grows in the search for the smallest, and most such steps: up to fifty times the size.
const GROWTH: f64 = 1.02;
const GROWTH_STEPS: usize = 200;
/// Most height of a column's picture in widths.
const HIGHEST: u32 = 2;

/// A figure laid out on its page.
fn drawing(figure: &Figure, options: &FigureOptions) -> Drawing {
    let tokens = options.theme.tokens();
    page::layout(figure, options.page_size(), &tokens, options.lang, options.transparent)
}

/// Options with the place of the legend decided by a race's end: names that jump from the heads to a legend would move
/// the map. Facets have no such choice. `None` if cancelled.
fn with_one_legend(race: &Race, options: FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<FigureOptions> {
    if race.has_facets() {
        return Some(options);
    }
    let end = FigureOptions { at: None, ..options };
    let legend = picture::legend_place(race, &end, kept, watch)?;
    Some(FigureOptions { legend, ..end })
}

/// The page of a figure's size.
fn page(options: &FigureOptions) -> Page {
    let (width, height) = options.size;
    Page { width, height, scale: options.scale(), dpi: options.dpi }
}

/// The racers that ran, with their unique names, for the CSV table.
pub fn named(race: &Race, lang: Lang) -> Vec<(String, Trajectory)> {
    // Names are made from all racers, so that disabling one renames no other.
    let names = race.scene.exact_names(lang);
    race.runs().map(|(k, _, run)| (names[k].clone(), run.clone())).collect()
}
