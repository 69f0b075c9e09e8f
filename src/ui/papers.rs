//! Pictures for files, the clipboard and the export dialog's preview, drawn off the interface thread.

use super::worker::Worker;
use crate::export::{self, Format, Pixels};
use crate::paper::file::FileError;
use crate::scene::picture::{FigureOptions, Race};
use eframe::egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// A figure to be made.
struct Order {
    race: Arc<Race>,
    options: FigureOptions,
    to: Target,
}

/// Where a figure goes.
#[derive(Clone, Debug, PartialEq)]
enum Target {
    Preview,
    Clipboard,
    File(Format, PathBuf),
}

/// What became of a figure that was asked for.
pub enum Outcome {
    /// The clipboard's picture.
    Copied(ColorImage),
    /// Written.
    Written(PathBuf),
    /// Not written.
    Failed(PathBuf, FileError),
}

/// Two threads: one for what must be done, one for previews, of which only the newest counts.
pub struct Papers {
    orders: Worker<Order, Outcome>,
    previews: Worker<Order, ColorImage>,
    shown: Option<(FigureOptions, TextureHandle)>,
    asked: Option<FigureOptions>,
}

impl Papers {
    /// Starts the threads; they wake `ctx` when something is ready.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let (first, second) = (ctx.clone(), ctx.clone());
        Ok(Self {
            orders: Worker::spawn("paper", move || first.request_repaint(), |order, _| Some(fulfil(order)))?,
            previews: Worker::spawn(
                "preview",
                move || second.request_repaint(),
                |order: Order, _| Some(image(export::to_pixels(&order.race, &order.options))),
            )?,
            shown: None,
            asked: None,
        })
    }

    /// Writes a figure to a file.
    pub fn write(&mut self, race: Arc<Race>, options: FigureOptions, format: Format, path: PathBuf) {
        self.orders.post(Order { race, options, to: Target::File(format, path) });
    }

    /// Makes a figure for the clipboard.
    pub fn copy(&mut self, race: Arc<Race>, options: FigureOptions) {
        self.orders.post(Order { race, options, to: Target::Clipboard });
    }

    /// What became of the last order, once.
    pub fn outcome(&mut self) -> Option<Outcome> {
        self.orders.newest(Duration::ZERO)
    }

    /// Whether a figure is being made.
    pub fn is_busy(&self) -> bool {
        self.orders.busy_for().is_some() || self.previews.busy_for().is_some()
    }

    /// The newest preview; it may be of older options while a new one is drawn.
    pub fn preview(&mut self, race: Option<Arc<Race>>, options: FigureOptions, ctx: &Context) -> Option<TextureId> {
        if let Some(race) = race.filter(|_| self.asked.as_ref() != Some(&options)) {
            self.asked = Some(options.clone());
            self.previews.post(Order { race, options: options.clone(), to: Target::Preview });
        }
        if let Some(image) = self.previews.newest(Duration::ZERO) {
            self.shown = Some((options, ctx.load_texture("preview", image, TextureOptions::LINEAR)));
        }
        self.shown.as_ref().map(|(_, texture)| texture.id())
    }

    /// Forgets the preview: the dialog was closed.
    pub fn close(&mut self) {
        (self.shown, self.asked) = (None, None);
    }
}

fn fulfil(order: Order) -> Outcome {
    match order.to {
        Target::File(format, path) => match export::save(&order.race, &order.options, format, &path) {
            Ok(()) => Outcome::Written(path),
            Err(error) => Outcome::Failed(path, error),
        },
        Target::Clipboard | Target::Preview => Outcome::Copied(image(export::to_pixels(&order.race, &order.options))),
    }
}

fn image(pixels: Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}
