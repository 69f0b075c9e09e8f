//! What the window remembers, on the disk: one file, written whole by a thread of its own soon after something changed.
//!
//! The file before it stays beside it, in case the newest is ever damaged. Of two windows the one that wrote last has
//! the file, whole. A file that was not understood is copied before it is written over.

use super::salvage::{Lost, read_what_can_be};
use super::settings::{Session, Settings};
use crate::draft;
use crate::intake::{self, ReadError};
use crate::paper::Page;
use crate::paper::file::{FileError, fault, write_whole};
use crate::scene::tree::options;
use crate::scene::{Fault, Scene, limits};
use ron::ser::PrettyConfig;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// The file, and the one before it.
const FILE: &str = "session.ron";
const BEFORE: &str = "session.before.ron";
/// Copies of files that were not understood; the last is written over.
const COPIES: usize = 9;
/// Files are at least this far apart: a key that is held down changes something thirty times a second.
const PACE: Duration = Duration::from_millis(300);
/// How long the window's end waits for the disk.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was remembered, and what had to be left out of it.
#[derive(Debug, Default)]
pub struct Remembered {
    /// What was understood.
    pub settings: Settings,
    /// What was not.
    pub unread: Option<Unread>,
    /// The text of the file, where all of it was understood.
    good: String,
}

/// What was not understood, and where it was put.
#[derive(Debug)]
pub struct Unread {
    /// The file.
    pub file: PathBuf,
    /// Parts of it.
    pub lost: Vec<Lost>,
    /// All of it: why it was not read.
    pub whole: Option<ReadError>,
    /// The same in parts: a fault with its place.
    pub fault: Option<Fault>,
    /// What was read in its place.
    pub before: bool,
    /// The copy.
    pub copy: Result<PathBuf, FileError>,
}

/// The folder of this person's data; none on a system without a home folder.
pub fn folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "losscape").map(|folders| folders.data_dir().to_path_buf())
}

impl Remembered {
    /// Reads the file in a folder; where there is none, what an earlier version stored.
    pub fn load(folder: &Path, earlier: Option<&str>) -> Self {
        draft::sweep(folder);
        let path = folder.join(FILE);
        let text = match read(&path) {
            Ok(text) => text,
            Err(ReadError::System { kind: ErrorKind::NotFound, .. }) => {
                let settings = earlier.map(of_earlier).unwrap_or_default();
                return Self { settings, ..Self::default() };
            }
            Err(error) => {
                // What cannot be read cannot be copied, but moved out of the way.
                let copy = copy_path(folder, None);
                let moved = fs::rename(&path, &copy).map(|()| copy).map_err(|error| fault(&path, error));
                return Self::before(folder, Unread { whole: Some(error), ..Unread::of(path, moved) });
            }
        };
        match parse(&text) {
            Ok((settings, lost)) if lost.is_empty() => Self { settings, unread: None, good: text },
            Ok((settings, lost)) => {
                let unread = Unread { lost, ..Unread::of(path, copy(folder, &text)) };
                Self { settings, unread: Some(unread), good: String::new() }
            }
            Err(found) => Self::before(folder, Unread { fault: found, ..Unread::of(path, copy(folder, &text)) }),
        }
    }

    /// The file before, in place of one that cannot be read.
    fn before(folder: &Path, unread: Unread) -> Self {
        let text = read(&folder.join(BEFORE)).ok();
        let settings = text.and_then(|text| parse(&text).ok()).map(|(settings, _)| settings);
        let unread = Unread { before: settings.is_some(), ..unread };
        Self { settings: settings.unwrap_or_default(), unread: Some(unread), good: String::new() }
    }
}

impl Unread {
    fn of(file: PathBuf, copy: Result<PathBuf, FileError>) -> Self {
        Self { file, lost: Vec::new(), whole: None, fault: None, before: false, copy }
    }
}

/// The text of a file that is no longer than any that the window writes.
fn read(path: &Path) -> Result<String, ReadError> {
    let bytes = intake::file(path, 2 * limits::MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error).into())
}

fn parse(text: &str) -> Result<(Settings, Vec<Lost>), Option<Fault>> {
    read_what_can_be(text, &|part| options().from_str::<Settings>(part).ok().filter(is_sound))
}

/// Whether all numbers are within their ranges.
fn is_sound(settings: &Settings) -> bool {
    let is_scene = |scene: &Scene| Scene::parse(&scene.to_ron(), "").is_ok();
    let (width, height) = settings.export.size;
    let lab = Scene { lab: Some(settings.lab.clone()), ..Scene::default() };
    let scene = settings.session.as_ref().is_none_or(|session| is_scene(&session.scene));
    scene && is_scene(&lab) && Page::export(width, height).is_ok()
}

/// What a version before this one stored: its scene was a text, and its numbers are not looked at.
fn of_earlier(text: &str) -> Settings {
    #[derive(Default, serde::Deserialize)]
    #[serde(default)]
    struct Earlier {
        lang: crate::text::Lang,
        theme: crate::figure::theme::Theme,
        folder: Option<PathBuf>,
        session: Option<Left>,
    }
    #[derive(Default, serde::Deserialize)]
    #[serde(default)]
    struct Left {
        scene: String,
        path: Option<PathBuf>,
        preset: Option<String>,
        at: u64,
    }
    let Ok(Earlier { lang, theme, folder, session }) = ron::from_str(text) else { return Settings::default() };
    let session = session.and_then(|Left { scene, path, preset, at }| {
        let scene = Scene::parse(&scene, "").ok()?;
        Some(Session { scene, path, preset, at, ..Session::default() })
    });
    Settings { lang, theme, folder, session, ..Settings::default() }
}

/// A copy of what was not understood.
fn copy(folder: &Path, text: &str) -> Result<PathBuf, FileError> {
    let path = copy_path(folder, Some(text));
    write_whole(&path, text.as_bytes())?;
    Ok(path)
}

/// A name for a copy that no other text has.
fn copy_path(folder: &Path, text: Option<&str>) -> PathBuf {
    let name = |k: usize| folder.join(format!("session.not-understood-{k}.ron"));
    let is_free = |path: &PathBuf| !path.exists() || (text.is_some() && read(path).ok().as_deref() == text);
    (1..=COPIES).map(name).find(is_free).unwrap_or_else(|| name(COPIES))
}

/// The file's text.
fn text_of(settings: &Settings) -> String {
    let pretty = PrettyConfig::new().new_line("\n");
    let mut text = options().to_string_pretty(settings, pretty).expect("settings have nothing that RON cannot write");
    text.push('\n');
    text
}

#[derive(Default)]
struct State {
    wanted: Option<Settings>,
    writing: bool,
    /// The window's end waits: no pause before the next file.
    hurry: bool,
    closed: bool,
}

type Shared = Arc<(Mutex<State>, Condvar)>;

/// The thread that writes, and what it was given last.
pub struct Keeper {
    shared: Shared,
    failures: Receiver<FileError>,
    /// What is on the disk, or on its way.
    pub(super) seen: Option<super::session::Seen>,
    /// It was said that nothing can be written.
    told: bool,
}

/// Waits for the thread from elsewhere.
#[derive(Clone)]
pub struct Flush(Shared);

impl Flush {
    /// Waits until all is written, but not for good.
    pub fn wait(&self) {
        let (state, changed) = &*self.0;
        let mut held = state.lock().expect("no panic while the state is held");
        held.hurry = true;
        changed.notify_all();
        let _ = changed.wait_timeout_while(held, PATIENCE, |state| state.wanted.is_some() || state.writing);
    }
}

impl Keeper {
    /// Starts the thread that writes into a folder after `remembered` was read from it. `wake` is called when it cannot.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(folder: PathBuf, remembered: &Remembered, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let shared = Shared::default();
        let (sender, failures) = channel();
        let (own, good) = (shared.clone(), remembered.good.clone());
        let pen = Pen { folder, good, failures: sender, wake: Box::new(wake) };
        std::thread::Builder::new().name("session".to_owned()).spawn(move || work(&own, pen))?;
        Ok(Self { shared, failures, seen: None, told: false })
    }

    /// Has this written soon.
    pub fn keep(&self, settings: Settings) {
        let (state, changed) = &*self.shared;
        state.lock().expect("no panic while the state is held").wanted = Some(settings);
        changed.notify_all();
    }

    /// Why nothing can be written, once.
    pub fn failure(&mut self) -> Option<FileError> {
        let failure = self.failures.try_recv().ok().filter(|_| !self.told);
        self.told |= failure.is_some();
        failure
    }

    /// A handle that waits, on any thread, until all is written.
    pub fn flush(&self) -> Flush {
        Flush(self.shared.clone())
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.flush().wait();
        let (state, changed) = &*self.shared;
        state.lock().expect("no panic while the state is held").closed = true;
        changed.notify_all();
    }
}

/// The thread: the newest wish, a while after the one before it.
fn work(shared: &Shared, mut pen: Pen) {
    let (state, changed) = &**shared;
    let mut last: Option<Instant> = None;
    loop {
        let mut held = state.lock().expect("no panic while the state is held");
        held = changed.wait_while(held, |state| state.wanted.is_none() && !state.closed).expect("as above");
        let rest = last.map_or(Duration::ZERO, |last| PACE.saturating_sub(last.elapsed()));
        held = changed.wait_timeout_while(held, rest, |state| !state.hurry && !state.closed).expect("as above").0;
        let Some(settings) = held.wanted.take() else { return };
        held.writing = true;
        drop(held);
        pen.write(&settings);
        last = Some(Instant::now());
        let mut held = state.lock().expect("no panic while the state is held");
        held.writing = false;
        held.hurry &= held.wanted.is_some();
        drop(held);
        changed.notify_all();
    }
}

/// What writes.
struct Pen {
    folder: PathBuf,
    /// What is in the file, if it is good: empty where there is none.
    good: String,
    failures: Sender<FileError>,
    wake: Box<dyn Fn() + Send>,
}

impl Pen {
    fn write(&mut self, settings: &Settings) {
        let text = text_of(settings);
        if text == self.good {
            return;
        }
        match self.try_write(&text) {
            Ok(()) => self.good = text,
            Err(error) => {
                // The receiver is gone only when the window is closing.
                let _ = self.failures.send(error);
                (self.wake)();
            }
        }
    }

    fn try_write(&self, text: &str) -> Result<(), FileError> {
        let path = self.folder.join(FILE);
        fs::create_dir_all(&self.folder).map_err(|error| fault(&path, error))?;
        if !self.good.is_empty() {
            write_whole(&self.folder.join(BEFORE), self.good.as_bytes())?;
        }
        let write = |file: &mut File| file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        draft::write_whole(&path, write).map_err(|error| fault(&path, error))
    }
}
