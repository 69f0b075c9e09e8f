//! Figures drawn on threads of their own: for files, for the clipboard, and for the export dialog's preview. A moving
//! picture tells how far it is, and can be given up.

use crate::clock::{Duration, Instant};
use crate::export::{Format, Manner, Pixels, Subject};
use crate::job::Watch;
use crate::paper::file::FileError;
use crate::picture::FigureOptions;
use crate::threads::{self, Bell, Next};
use crate::ui::work::worker::{Task, Worker};
use eframe::egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// How long a window that closes waits for figures under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// A figure to be made.
struct FigureOrder {
    subject: Subject,
    options: FigureOptions,
    manner: Manner,
    to: Target,
    course: Arc<Course>,
}

/// How far a moving picture is, and whether it is given up; shared with the thread that makes it. A still takes too
/// little time for either.
#[derive(Default)]
struct Course {
    is_film: bool,
    /// The share done in millionths.
    done: AtomicU64,
    is_cancelled: AtomicBool,
}

/// Parts in which a share is counted.
const PARTS: f64 = 1e6;

impl Course {
    /// Notes the share done. Whether to go on.
    fn reach(&self, share: f64) -> bool {
        self.done.store((share * PARTS) as u64, Ordering::Relaxed);
        threads::breathe() && !self.is_cancelled.load(Ordering::Relaxed)
    }
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
    /// A moving picture that was given up; its file is as before.
    Cancelled(PathBuf),
}

/// Two threads: a queue of what must be done, and previews, of which only the newest counts.
pub struct FigureWriter {
    orders: Sender<FigureOrder>,
    /// After the orders: its last ring, when it is dropped, has the thread see that none will come.
    bell: Bell,
    outcomes: Receiver<Outcome>,
    /// What was ordered and has no outcome yet, the oldest first.
    pending: VecDeque<Arc<Course>>,
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
        let turn = move || match waiting.try_recv() {
            Ok(order) => {
                // The receiver is gone only when the window has waited long enough for its end.
                let _ = done.send(fulfil(order));
                first.request_repaint();
                Next::Now
            }
            Err(TryRecvError::Empty) => Next::Rung,
            Err(TryRecvError::Disconnected) => Next::Never,
        };
        let bell = threads::background("paper", turn)?;
        let worker = Worker::spawn(
            "preview",
            move || second.request_repaint(),
            |order: FigureOrder, task: &Task<FigureOrder, _>| {
                let go_on = |_| task.is_wanted();
                order.subject.to_pixels_watched(&order.options, &Watch::new(&go_on)).map(image)
            },
        )?;
        let previews = RefCell::new(Previews { worker, asked: None, shown: None });
        Ok(Self { orders, bell, outcomes, pending: VecDeque::new(), previews })
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
        self.order(subject.into(), options, manner, Target::File(format, path));
    }

    /// Makes a figure for the clipboard.
    pub fn copy(&mut self, subject: impl Into<Subject>, options: FigureOptions) {
        self.order(subject.into(), options, Manner::default(), Target::Clipboard);
    }

    /// Moving pictures that were ordered before are given up: they would keep the new order waiting.
    fn order(&mut self, subject: Subject, options: FigureOptions, manner: Manner, to: Target) {
        self.cancel_films();
        let is_film = matches!(&to, Target::File(format, _) if format.moving().is_some());
        let course = Arc::new(Course { is_film, ..Course::default() });
        self.pending.push_back(course.clone());
        let order = FigureOrder { subject, options, manner, to, course };
        self.orders.send(order).expect("the thread lives as long as this sender");
        self.bell.ring();
    }

    /// Gives up the moving pictures that were ordered.
    pub fn cancel_films(&mut self) {
        self.pending.iter().for_each(|course| course.is_cancelled.store(true, Ordering::Relaxed));
    }

    /// The share done of the moving picture that is wanted; none without one.
    pub fn film_share(&self) -> Option<f64> {
        let is_wanted = |course: &&Arc<Course>| course.is_film && !course.is_cancelled.load(Ordering::Relaxed);
        let course = self.pending.iter().find(is_wanted)?;
        Some(course.done.load(Ordering::Relaxed) as f64 / PARTS)
    }

    /// What became of the oldest order, once.
    pub fn outcome(&mut self) -> Option<Outcome> {
        let outcome = self.outcomes.try_recv().ok()?;
        self.pending.pop_front();
        Some(outcome)
    }

    /// Whether a figure is being made.
    pub fn is_busy(&self) -> bool {
        !self.pending.is_empty() || self.previews.borrow().worker.busy_for().is_some()
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
            let course = Arc::default();
            worker.post(FigureOrder { subject, options, manner, to: Target::Clipboard, course });
        }
        if let Some(image) = worker.newest(Duration::ZERO) {
            *shown = Some(ctx.load_texture("preview", image, TextureOptions::LINEAR));
        }
        shown.as_ref().map(TextureHandle::id)
    }
}

/// Stills that were asked for are written before the window is gone; moving pictures are given up.
impl Drop for FigureWriter {
    fn drop(&mut self) {
        self.cancel_films();
        let end = Instant::now() + PATIENCE;
        while !self.pending.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            if threads::receive(&self.outcomes, left).is_none() {
                return;
            }
            self.pending.pop_front();
        }
    }
}

fn fulfil(order: FigureOrder) -> Outcome {
    let FigureOrder { subject, options, manner, to, course } = order;
    match to {
        Target::File(format, path) => {
            match subject.save_watched(&options, &manner, format, &path, &|share| course.reach(share)) {
                Ok(true) => Outcome::Written(path),
                Ok(false) => Outcome::Cancelled(path),
                Err(error) => Outcome::Failed(path, error),
            }
        }
        Target::Clipboard => Outcome::Copied(image(subject.to_pixels(&options))),
    }
}

fn image(pixels: Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Motion;
    use crate::scene::{Race, Scene};

    /// The next outcome.
    fn wait(writer: &mut FigureWriter) -> Outcome {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(outcome) = writer.outcome() {
                return outcome;
            }
            assert!(Instant::now() < end, "no outcome");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn a_moving_picture_is_given_up_by_hand_or_for_a_newer_order_and_leaves_no_file() {
        let scene = Scene::parse("(steps: 5000, racers: [(rule: Gd)])", "").expect("a scene");
        let landscape = scene.landscape.open(&scene.noise, scene.seed, None).expect("a formula");
        let race = Arc::new(Race::run(scene, Arc::new(landscape)));
        let folder = tempfile::tempdir().expect("a folder");
        let (film, still) = (folder.path().join("a.gif"), folder.path().join("a.png"));
        let options = FigureOptions { size: (640, 480), ..FigureOptions::default() };
        let manner = Manner { motion: Motion::default(), ..Manner::default() };
        let mut writer = FigureWriter::new(&Context::default()).expect("threads start");
        writer.write(race.clone(), options.clone(), manner, Format::Gif, film.clone());
        assert!(writer.film_share().is_some_and(|share| share < 1.0));
        writer.cancel_films();
        assert_eq!(writer.film_share(), None);
        assert!(matches!(wait(&mut writer), Outcome::Cancelled(path) if path == film));
        writer.write(race.clone(), options.clone(), manner, Format::Gif, film.clone());
        writer.write(race, options, manner, Format::Png, still.clone());
        assert!(matches!(wait(&mut writer), Outcome::Cancelled(path) if path == film));
        assert!(matches!(wait(&mut writer), Outcome::Written(path) if path == still));
        assert!(!writer.is_busy() && !film.exists() && still.exists());
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "no draft is left");
    }
}
