//! File dialogs of the system, on a thread of their own so that the window never waits.
//!
//! Where a machine has no dialog service the answer comes back at once and empty, the same value as "cancelled";
//! the dialogs of the window itself therefore always have a path field.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// An empty answer sooner than this was not given by a person.
const TOO_FAST: Duration = Duration::from_millis(150);

/// What a dialog is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// A scene or data file to open.
    Open,
    /// Where to write the scene.
    SaveScene,
    /// Where to write the figure.
    SaveFigure,
}

/// How a dialog ended.
#[derive(Debug)]
pub enum Answer {
    /// With a file.
    Chosen(Purpose, PathBuf),
    /// Without one.
    Cancelled,
    /// There is no dialog on this machine.
    Missing(Purpose),
}

/// At most one dialog at a time.
#[derive(Default)]
pub struct FileDialogs {
    open: Option<(Purpose, Instant, Receiver<Option<PathBuf>>)>,
    missing: bool,
}

impl FileDialogs {
    /// As on a machine without a dialog service: what a test must not open is not opened.
    pub fn missing() -> Self {
        Self { open: None, missing: true }
    }

    /// Shows a dialog that begins in `folder` with `name`. Does nothing while one is open.
    pub fn show(&mut self, purpose: Purpose, folder: Option<PathBuf>, name: &str, ctx: &eframe::egui::Context) {
        if self.open.is_some() {
            return;
        }
        let (answer, receiver) = channel();
        if self.missing {
            // The sender is gone at once: an empty answer.
            self.open = Some((purpose, Instant::now(), receiver));
            return ctx.request_repaint();
        }
        let (name, kind, ctx) = (name.to_owned(), purpose.clone(), ctx.clone());
        let shown = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let mut dialog = rfd::FileDialog::new().set_file_name(&name);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            let path = match kind {
                Purpose::Open => dialog.add_filter("RON, CSV", &["ron", "csv"]).pick_file(),
                Purpose::SaveScene => dialog.add_filter("RON", &["ron"]).save_file(),
                Purpose::SaveFigure => dialog.add_filter("PNG, SVG, CSV", &["png", "svg", "csv"]).save_file(),
            };
            // The receiver is gone only when the window is closing.
            let _ = answer.send(path);
            ctx.request_repaint();
        });
        if shown.is_ok() {
            self.open = Some((purpose, Instant::now(), receiver));
        }
    }

    /// How the open dialog ended, once.
    pub fn answer(&mut self) -> Option<Answer> {
        let (purpose, since, receiver) = self.open.as_ref()?;
        let path = match receiver.try_recv() {
            Ok(path) => path,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        let answer = match path {
            Some(path) => Answer::Chosen(purpose.clone(), path),
            None if since.elapsed() < TOO_FAST => Answer::Missing(purpose.clone()),
            None => Answer::Cancelled,
        };
        self.open = None;
        Some(answer)
    }
}
