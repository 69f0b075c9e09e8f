//! Crash files: what a panic leaves in the data folder, in `crashes`.
//!
//! `crash-….txt` is for a report: version, system, renderer, message, place, backtrace and the open scene; files
//! have lost their folders. `crash-….session.ron` beside it holds the scene with its folders, for a window to restore it; it stays
//! until the scene is restored or turned down. Of the same scene only the newest crash has one.
//!
//! The hook first writes the file without the scene and then once more with it: should the scene panic as it is written,
//! the process ends at once (a panic within a panic) and the report is there all the same. It does not use
//! [`crate::draft`], whose lock the thread that panics may hold.

use super::{log_file, machine, privacy, utc_now, version};
use crate::text::Lang;
use crate::threads;
use std::backtrace::Backtrace;
use std::fs;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, TryLockError};

/// The folder inside the data folder.
const FOLDER: &str = "crashes";
/// Crashes of which the files are kept.
const KEPT: usize = 5;
/// Files that one process writes: a thread that is started again and again panics as often.
const OF_PROCESS: usize = 3;
/// Bytes of a message, of a backtrace, and of a scene: as long as a scene may be.
const MESSAGE: usize = 4 << 10;
const BACKTRACE: usize = 64 << 10;
const SCENE: usize = 1 << 20;
/// The last heading of a file: the scene is all that follows.
const HEADING: &str = "\nscene:\n";
const SESSION: &str = "session.ron";

/// What is open, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The scene.
    pub scene: String,
    /// What restores it in a window; empty where nothing is to be restored.
    pub session: String,
}

/// Makes the text of what is open.
type Describe = Box<dyn Fn() -> Open + Send>;

static OPEN: Mutex<Option<Describe>> = Mutex::new(None);
static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// Notes what is open from now on.
pub fn remember(open: impl Fn() -> Open + Send + 'static) {
    let before = OPEN.lock().unwrap_or_else(PoisonError::into_inner).replace(Box::new(open));
    drop(before);
}

/// What is open now. Waits shortly for another thread. The thread that panics never holds the lock: [`remember`] only
/// exchanges a box under it, and a panic of the description itself, within the hook, ends the process.
fn open() -> Open {
    const TRIES: usize = 100_000;
    for _ in 0..TRIES {
        match OPEN.try_lock() {
            Ok(open) => return open.as_ref().map(|describe| describe()).unwrap_or_default(),
            Err(TryLockError::Poisoned(open)) => {
                return open.into_inner().as_ref().map(|describe| describe()).unwrap_or_default();
            }
            Err(TryLockError::WouldBlock) => std::hint::spin_loop(),
        }
    }
    Open::default()
}

/// Has every panic leave a file in the folder of crashes, besides what the hook before does.
pub fn install(data: Option<PathBuf>, lang: Lang) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        before(info);
        let Some(data) = &data else { return };
        if WRITTEN.fetch_add(1, Ordering::Relaxed) >= OF_PROCESS {
            return;
        }
        let crash = Crash::of(info);
        log::error!("panic at {}: {}", crash.place, crash.message);
        if let Ok(path) = crash.write(data, open) {
            let path = path.display().to_string();
            let words = lang.with("crash-written", &[("path", path.into())]);
            let _ = writeln!(io::stderr(), "{words}");
        }
    }));
}

/// A panic, or another end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crash {
    /// The thread's name.
    pub thread: String,
    /// File and line.
    pub place: String,
    /// The panic's message.
    pub message: String,
    /// The calls that led to it.
    pub backtrace: String,
}

impl Crash {
    fn of(info: &PanicHookInfo<'_>) -> Self {
        Self {
            thread: threads::name().unwrap_or_else(|| "without a name".to_owned()),
            place: info.location().map_or_else(|| "unknown".to_owned(), ToString::to_string),
            message: info.payload_as_str().unwrap_or("not a text").to_owned(),
            backtrace: Backtrace::force_capture().to_string(),
        }
    }

    /// Writes the files of a crash; `open` is asked once the file is there without it.
    ///
    /// # Errors
    /// Errors of the system.
    pub fn write(&self, data: &Path, open: impl FnOnce() -> Open) -> io::Result<PathBuf> {
        let folder = data.join(FOLDER);
        fs::create_dir_all(&folder)?;
        sweep(&folder);
        let stem = free_stem(&folder);
        let path = folder.join(format!("{stem}.txt"));
        write_whole(&path, &self.text(""))?;
        let open = open();
        if !open.scene.is_empty() {
            write_whole(&path, &self.text(&open.scene))?;
        }
        if !open.session.is_empty() && open.session.len() <= 2 * SCENE {
            write_whole(&folder.join(format!("{stem}.{SESSION}")), &open.session)?;
            let same = |(report, session): &(PathBuf, String)| *report != path && *session == open.session;
            offers(data).iter().filter(|offer| same(offer)).for_each(|(report, _)| answered(report));
        }
        Ok(path)
    }

    /// The file's text.
    fn text(&self, scene: &str) -> String {
        let renderer = log_file::renderer().unwrap_or_else(|| "no window".to_owned());
        let facts = [
            ("version", version::VERSION.to_owned()),
            ("system", machine::system()),
            ("display", machine::display()),
            ("renderer", renderer),
            ("time", format!("{} UTC", utc_now())),
            ("thread", self.thread.clone()),
            ("place", privacy::short(&self.place)),
            ("message", privacy::message(cut(&self.message, MESSAGE)).replace('\n', "\n    ")),
        ];
        let mut text = "losscape crash report\n".to_owned();
        for (name, value) in facts {
            text += &format!("{name}: {value}\n");
        }
        text += &format!("\nbacktrace:\n{}\n{HEADING}", privacy::message(cut(&self.backtrace, BACKTRACE)));
        if scene.len() > SCENE {
            text += &format!("// left out: {} bytes\n", scene.len());
        } else {
            text += &privacy::scene(scene);
        }
        text
    }
}

/// The beginning of a text, in bytes.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Writes a file under another name first.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let part = path.with_extension("part");
    fs::write(&part, text)?;
    fs::rename(part, path)
}

/// A name without ending that no crash has, `crash-2026-11-30-204249-000`. Names sort by time.
fn free_stem(folder: &Path) -> String {
    let time: String = utc_now().chars().filter(|c| *c != ':').map(|c| if c == ' ' { '-' } else { c }).collect();
    let begin = format!("crash-{time}-");
    let last = stems(folder).iter().rev().find_map(|stem| stem.strip_prefix(&begin)?.parse::<u32>().ok());
    format!("{begin}{:03}", last.map_or(0, |last| last.saturating_add(1)))
}

/// Makes room for one more crash: the oldest files go, those with an unanswered offer last, and what was left
/// half-written.
fn sweep(folder: &Path) {
    let mut stems = stems(folder);
    stems.sort_by_key(|stem| folder.join(format!("{stem}.{SESSION}")).exists());
    for stem in stems.iter().take((stems.len() + 1).saturating_sub(KEPT)) {
        for ending in ["txt", SESSION] {
            let _ = fs::remove_file(folder.join(format!("{stem}.{ending}")));
        }
    }
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|ending| ending == "part") {
            let _ = fs::remove_file(path);
        }
    }
}

/// The crashes in the folder, the oldest first.
fn stems(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let names = names.filter_map(|name| Some(name.to_str()?.strip_suffix(".txt")?.to_owned()));
    let mut stems: Vec<_> = names.filter(|name| name.starts_with("crash-")).collect();
    stems.sort();
    stems
}

/// The folder of crash files in the data folder.
pub fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// The crash files, the oldest first.
pub fn files(data: &Path) -> Vec<PathBuf> {
    let folder = folder(data);
    stems(&folder).into_iter().map(|stem| folder.join(format!("{stem}.txt"))).collect()
}

/// The crashes whose scenes were neither restored nor turned down, the newest first: their files, and the texts that
/// restore them.
pub fn offers(data: &Path) -> Vec<(PathBuf, String)> {
    let offer = |path: PathBuf| {
        let bytes = crate::intake::file(&session_path(&path), 2 * SCENE).ok()?;
        Some((path, String::from_utf8(bytes).ok()?))
    };
    files(data).into_iter().rev().filter_map(offer).collect()
}

/// The scene of a crash file is restored or turned down: from now on it is not offered.
pub fn answered(report: &Path) {
    // Where it cannot be removed it is offered again.
    let _ = fs::remove_file(session_path(report));
}

/// What lies beside a crash file and restores its scene.
fn session_path(report: &Path) -> PathBuf {
    report.with_extension(SESSION)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    fn crash() -> Crash {
        Crash {
            thread: "race".to_owned(),
            place: "/home/bob/losscape/src/race.rs:3:7".to_owned(),
            message: "no such row\nin /srv/clinic/rows.csv".to_owned(),
            backtrace: "0: at /home/bob/.cargo/x.rs".to_owned(),
        }
    }

    fn opened() -> Open {
        let scene = "(landscape: LeastSquares(File(\"/mnt/clinic/rows.csv\")))\n".to_owned();
        Open { scene, session: "(path: \"/mnt/clinic/mine.ron\")".to_owned() }
    }

    #[test]
    fn a_file_says_what_happened_and_no_private_path() {
        let data = tempfile::tempdir().unwrap();
        let path = crash().write(data.path(), opened).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        for words in [
            &format!("version: {}\n", version::VERSION),
            "\nsystem: ",
            "\nrenderer: ",
            "\nthread: race\nplace: ~/losscape/src/race.rs:3:7\nmessage: no such row\n    in …/rows.csv\n",
            "\nbacktrace:\n0: at ~/.cargo/x.rs\n",
            "\nscene:\n(landscape: LeastSquares(File(\"…/rows.csv\")))\n",
        ] {
            assert!(text.contains(words), "{words} is not in:\n{text}");
        }
        assert!(!text.contains("bob") && !text.contains("clinic"), "{text}");
    }

    #[test]
    fn a_crash_is_offered_until_it_is_answered() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(offers(data.path()), []);
        let other = || Open { session: "(at: 3)".to_owned(), ..opened() };
        let first = crash().write(data.path(), other).unwrap();
        crash().write(data.path(), opened).unwrap();
        let third = crash().write(data.path(), opened).unwrap();
        let expected = [(third.clone(), opened().session), (first.clone(), other().session)];
        assert_eq!(offers(data.path()), expected, "the newest first, of each scene one");
        for _ in 0..2 * KEPT {
            crash().write(data.path(), Open::default).unwrap();
        }
        assert_eq!(offers(data.path()), expected, "reports without a scene go before them");
        answered(&third);
        assert_eq!(offers(data.path()), expected[1..]);
        answered(&first);
        assert_eq!(offers(data.path()), []);
        assert!(first.exists() && third.exists(), "the reports stay");
    }

    #[test]
    fn files_are_bounded_in_number_and_size() {
        let data = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder(data.path())).unwrap();
        fs::write(folder(data.path()).join("crash-1.part"), "half").unwrap();
        fs::write(folder(data.path()).join("mine.txt"), "a person's").unwrap();
        let long = Crash { message: "ё".repeat(1 << 20), backtrace: "x\n".repeat(1 << 20), ..crash() };
        let scene = || Open { scene: "x".repeat(2 << 20), session: "y".repeat(4 << 20) };
        let paths: Vec<_> = (0..KEPT + 3).map(|_| long.write(data.path(), scene).unwrap()).collect();
        assert_eq!(files(data.path()), paths[3..], "the newest");
        let size = fs::metadata(&paths[KEPT]).unwrap().len();
        assert!(size < (BACKTRACE + 2 * MESSAGE) as u64, "{size}");
        assert_eq!(fs::read_dir(folder(data.path())).unwrap().count(), KEPT + 1, "and the person's");
    }

    #[test]
    fn a_scene_that_cannot_be_written_leaves_the_report() {
        let data = tempfile::tempdir().unwrap();
        let end = panic::catch_unwind(|| crash().write(data.path(), || panic!("while the scene is written")));
        assert!(end.is_err());
        let text = fs::read_to_string(&files(data.path())[0]).unwrap();
        assert!(text.contains("no such row") && text.ends_with(HEADING), "{text}");
    }
}
