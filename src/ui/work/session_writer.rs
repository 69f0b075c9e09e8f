//! Writes what the window remembers to the disk: one file, written whole by a thread of its own soon after something
//! changed.
//!
//! The file before it stays beside it, in case the newest is ever damaged. Of two windows the one that wrote last has
//! the file, whole.

use crate::clock::{Duration, Instant};
use crate::paper::file::FileError;
#[cfg(not(target_arch = "wasm32"))]
use crate::paper::file::{fault, write_whole, write_whole_with};
use crate::threads::{self, Bell, Next};
use crate::ui::settings::Settings;
#[cfg(not(target_arch = "wasm32"))]
use crate::ui::work::session_file::{BEFORE, FILE};
use crate::ui::work::session_file::{Remembered, text_of};
use std::io;
#[cfg(not(target_arch = "wasm32"))]
use std::io::Write;
#[cfg(not(target_arch = "wasm32"))]
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};

/// Writes the text, and the one before it.
type WriteText = Box<dyn FnMut(&str, &str) -> Result<(), FileError> + Send>;

/// Files are at least this far apart: a key that is held down changes something thirty times a second.
const PACE: Duration = Duration::from_millis(300);
/// How long the window's end waits for the disk.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Default)]
struct State {
    wanted: Option<Settings>,
    writing: bool,
    /// The window's end waits: no pause before the next file.
    hurry: bool,
    closed: bool,
}

/// The state, and a call to those who wait for all to be written.
type Shared = Arc<(Mutex<State>, Condvar)>;

/// The handle of the thread that writes.
pub struct SessionWriter {
    shared: Shared,
    bell: Bell,
    failures: Receiver<FileError>,
    /// It was said that nothing can be written.
    has_reported: bool,
}

/// A handle that waits for the thread, from any other thread.
#[derive(Clone)]
pub struct Flush(Shared, Bell);

impl Flush {
    /// Waits until all is written, but two seconds at most.
    pub fn wait(&self) {
        let (state, changed) = &*self.0;
        let mut held = state.lock().expect("no panic while the state is held");
        held.hurry = true;
        self.1.ring();
        let _ = changed.wait_timeout_while(held, PATIENCE, |state| state.wanted.is_some() || state.writing);
    }
}

impl SessionWriter {
    /// Starts the thread that writes into a folder after `remembered` was read from it. `wake` is called when it
    /// cannot.
    ///
    /// # Errors
    /// The system gives no thread.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(folder: PathBuf, remembered: &Remembered, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        Self::with(move |text, good| write_to(&folder, text, good), remembered, wake)
    }

    /// Starts a thread that calls `write` with a text and the one before it, empty where that is not known. `wake` is
    /// called when it cannot.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn with(
        write: impl FnMut(&str, &str) -> Result<(), FileError> + Send + 'static,
        remembered: &Remembered,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Shared::default();
        let (sender, failures) = channel();
        let (own, good) = (shared.clone(), remembered.good.clone());
        let mut disk = Disk { write: Box::new(write), good, failures: sender, wake: Box::new(wake) };
        let mut last = None;
        let bell = threads::background("session", move || turn(&own, &mut disk, &mut last))?;
        Ok(Self { shared, bell, failures, has_reported: false })
    }

    /// Has `settings` written soon.
    pub fn keep(&self, settings: Settings) {
        self.shared.0.lock().expect("no panic while the state is held").wanted = Some(settings);
        self.bell.ring();
    }

    /// Why nothing can be written; given once.
    pub fn failure(&mut self) -> Option<FileError> {
        let failure = self.failures.try_recv().ok().filter(|_| !self.has_reported);
        self.has_reported |= failure.is_some();
        failure
    }

    /// A handle that waits, on any thread, until all is written.
    pub fn flush(&self) -> Flush {
        Flush(self.shared.clone(), self.bell.clone())
    }
}

impl Drop for SessionWriter {
    fn drop(&mut self) {
        self.flush().wait();
        // The bell rings when it is dropped.
        self.shared.0.lock().expect("no panic while the state is held").closed = true;
    }
}

/// A turn of the thread: writes the newest settings, a while after those before them.
fn turn(shared: &Shared, disk: &mut Disk, last: &mut Option<Instant>) -> Next {
    let (state, changed) = &**shared;
    let mut held = state.lock().expect("no panic while the state is held");
    if held.wanted.is_none() {
        return if held.closed { Next::Never } else { Next::Rung };
    }
    let rest = last.map_or(Duration::ZERO, |last| PACE.saturating_sub(last.elapsed()));
    if !rest.is_zero() && !held.hurry && !held.closed {
        return Next::In(rest);
    }
    let Some(settings) = held.wanted.take() else { return Next::Rung };
    held.writing = true;
    drop(held);
    disk.write(&settings);
    *last = Some(Instant::now());
    let mut held = state.lock().expect("no panic while the state is held");
    held.writing = false;
    held.hurry &= held.wanted.is_some();
    drop(held);
    changed.notify_all();
    Next::Now
}

/// The files, as the thread writes them.
struct Disk {
    /// Writes a text, given the one before it.
    write: WriteText,
    /// The text that is in the file and was understood, else empty.
    good: String,
    failures: Sender<FileError>,
    wake: Box<dyn Fn() + Send>,
}

impl Disk {
    fn write(&mut self, settings: &Settings) {
        let text = text_of(settings);
        if text == self.good {
            return;
        }
        match (self.write)(&text, &self.good) {
            Ok(()) => self.good = text,
            Err(error) => {
                // The receiver is gone only when the window is closing.
                let _ = self.failures.send(error);
                (self.wake)();
            }
        }
    }
}

/// Writes the file of a folder, and the text before it beside it.
#[cfg(not(target_arch = "wasm32"))]
fn write_to(folder: &Path, text: &str, good: &str) -> Result<(), FileError> {
    let path = folder.join(FILE);
    std::fs::create_dir_all(folder).map_err(|error| fault(&path, error))?;
    if !good.is_empty() {
        write_whole(&folder.join(BEFORE), good.as_bytes())?;
    }
    write_whole_with(&path, |file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
}
