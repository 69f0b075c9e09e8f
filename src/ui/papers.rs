//! Pictures for files, the clipboard and the export dialog's preview, drawn off the interface thread.

use super::worker::{Desk, Worker};
use crate::export::{Format, Pixels, Subject};
use crate::job::Watch;
use crate::paper::file::FileError;
use crate::scene::picture::FigureOptions;
use eframe::egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long a window that closes waits for figures under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// A figure to be made.
struct Order {
    subject: Subject,
    options: FigureOptions,
    to: Target,
}

/// Where a figure goes.
#[derive(Clone, Debug, PartialEq)]
enum Target {
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

/// Two threads: a queue of what must be done, and previews, of which only the newest counts.
pub struct Papers {
    orders: Sender<Order>,
    outcomes: Receiver<Outcome>,
    pending: usize,
    previews: Worker<Order, ColorImage>,
    asked: Option<(Subject, FigureOptions)>,
    shown: Option<TextureHandle>,
}

impl Papers {
    /// Starts the threads; they wake `ctx` when something is ready.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let (first, second) = (ctx.clone(), ctx.clone());
        let (orders, waiting) = channel();
        let (done, outcomes) = channel();
        std::thread::Builder::new().name("paper".to_owned()).spawn(move || {
            for order in waiting {
                // The receiver is gone only when the window has waited long enough for its end.
                let _ = done.send(fulfil(order));
                first.request_repaint();
            }
        })?;
        let previews = Worker::spawn(
            "preview",
            move || second.request_repaint(),
            |order: Order, desk: &Desk<Order, _>| {
                let go_on = |_| desk.is_wanted();
                order.subject.to_pixels_watched(&order.options, &Watch::new(&go_on)).map(image)
            },
        )?;
        Ok(Self { orders, outcomes, pending: 0, previews, asked: None, shown: None })
    }

    /// Writes a figure to a file.
    pub fn write(&mut self, subject: impl Into<Subject>, options: FigureOptions, format: Format, path: PathBuf) {
        self.order(Order { subject: subject.into(), options, to: Target::File(format, path) });
    }

    /// Makes a figure for the clipboard.
    pub fn copy(&mut self, subject: impl Into<Subject>, options: FigureOptions) {
        self.order(Order { subject: subject.into(), options, to: Target::Clipboard });
    }

    fn order(&mut self, order: Order) {
        self.orders.send(order).expect("the thread lives as long as this sender");
        self.pending += 1;
    }

    /// What became of the oldest order, once.
    pub fn outcome(&mut self) -> Option<Outcome> {
        let outcome = self.outcomes.try_recv().ok()?;
        self.pending -= 1;
        Some(outcome)
    }

    /// Whether a figure is being made.
    pub fn is_busy(&self) -> bool {
        self.pending > 0 || self.previews.busy_for().is_some()
    }

    /// No preview is asked for any more. Figures that were ordered are finished.
    pub fn rest(&mut self) {
        if self.previews.busy_for().is_some() {
            self.previews.cancel();
            self.asked = None;
        }
    }

    /// The newest preview; it may be of older options while a new one is drawn.
    pub fn preview(&mut self, subject: &Subject, options: FigureOptions, ctx: &Context) -> Option<TextureId> {
        let same = |(s, o): &(Subject, FigureOptions)| s.is_same(subject) && *o == options;
        if !self.asked.as_ref().is_some_and(same) {
            self.asked = Some((subject.clone(), options.clone()));
            self.previews.post(Order { subject: subject.clone(), options, to: Target::Clipboard });
        }
        if let Some(image) = self.previews.newest(Duration::ZERO) {
            self.shown = Some(ctx.load_texture("preview", image, TextureOptions::LINEAR));
        }
        self.shown.as_ref().map(TextureHandle::id)
    }
}

/// Figures that were asked for are written before the window is gone.
impl Drop for Papers {
    fn drop(&mut self) {
        let end = Instant::now() + PATIENCE;
        while self.pending > 0 {
            let left = end.saturating_duration_since(Instant::now());
            if self.outcomes.recv_timeout(left).is_err() {
                return;
            }
            self.pending -= 1;
        }
    }
}

fn fulfil(order: Order) -> Outcome {
    match order.to {
        Target::File(format, path) => match order.subject.save(&order.options, format, &path) {
            Ok(()) => Outcome::Written(path),
            Err(error) => Outcome::Failed(path, error),
        },
        Target::Clipboard => Outcome::Copied(image(order.subject.to_pixels(&order.options))),
    }
}

fn image(pixels: Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}
