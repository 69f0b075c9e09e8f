//! Figures drawn on threads of their own: for files, for the clipboard, and for the export dialog's preview.

use crate::export::{Format, Manner, Pixels, Subject};
use crate::job::Watch;
use crate::paper::file::FileError;
use crate::picture::FigureOptions;
use crate::ui::work::worker::{Task, Worker};
use eframe::egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long a window that closes waits for figures under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// A figure to be made.
struct FigureOrder {
    subject: Subject,
    options: FigureOptions,
    manner: Manner,
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
pub struct FigureWriter {
    orders: Sender<FigureOrder>,
    outcomes: Receiver<Outcome>,
    pending: usize,
    /// In a cell: the export dialog only reads the window's state, and asks for the preview.
    previews: RefCell<Previews>,
}

/// The thread that draws previews, and the newest of them.
struct Previews {
    worker: Worker<FigureOrder, ColorImage>,
    asked: Option<(Subject, FigureOptions)>,
    shown: Option<TextureHandle>,
}

impl FigureWriter {
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
        let worker = Worker::spawn(
            "preview",
            move || second.request_repaint(),
            |order: FigureOrder, task: &Task<FigureOrder, _>| {
                let go_on = |_| task.is_wanted();
                order.subject.to_pixels_watched(&order.options, &Watch::new(&go_on)).map(image)
            },
        )?;
        let previews = RefCell::new(Previews { worker, asked: None, shown: None });
        Ok(Self { orders, outcomes, pending: 0, previews })
    }

    /// Writes a figure to a file.
    pub fn write(
        &mut self,
        subject: impl Into<Subject>,
        options: FigureOptions,
        manner: Manner,
        format: Format,
        path: PathBuf,
    ) {
        self.order(FigureOrder { subject: subject.into(), options, manner, to: Target::File(format, path) });
    }

    /// Makes a figure for the clipboard.
    pub fn copy(&mut self, subject: impl Into<Subject>, options: FigureOptions) {
        self.order(FigureOrder { subject: subject.into(), options, manner: Manner::default(), to: Target::Clipboard });
    }

    fn order(&mut self, order: FigureOrder) {
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
        self.pending > 0 || self.previews.borrow().worker.busy_for().is_some()
    }

    /// No preview is wanted any more. Figures that were ordered are finished.
    pub fn rest(&mut self) {
        let previews = self.previews.get_mut();
        if previews.worker.busy_for().is_some() {
            previews.worker.cancel();
            previews.asked = None;
        }
    }

    /// The newest preview; it may be of older options while a new one is drawn.
    pub fn preview(&self, subject: &Subject, options: FigureOptions, ctx: &Context) -> Option<TextureId> {
        let Previews { worker, asked, shown } = &mut *self.previews.borrow_mut();
        let same = |(s, o): &(Subject, FigureOptions)| s.is_same(subject) && *o == options;
        if !asked.as_ref().is_some_and(same) {
            *asked = Some((subject.clone(), options.clone()));
            let (subject, manner) = (subject.clone(), Manner::default());
            worker.post(FigureOrder { subject, options, manner, to: Target::Clipboard });
        }
        if let Some(image) = worker.newest(Duration::ZERO) {
            *shown = Some(ctx.load_texture("preview", image, TextureOptions::LINEAR));
        }
        shown.as_ref().map(TextureHandle::id)
    }
}

/// Figures that were asked for are written before the window is gone.
impl Drop for FigureWriter {
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

fn fulfil(order: FigureOrder) -> Outcome {
    match order.to {
        Target::File(format, path) => match order.subject.save_with(&order.options, &order.manner, format, &path) {
            Ok(()) => Outcome::Written(path),
            Err(error) => Outcome::Failed(path, error),
        },
        Target::Clipboard => Outcome::Copied(image(order.subject.to_pixels(&order.options))),
    }
}

fn image(pixels: Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}
