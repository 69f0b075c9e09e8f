//! Messages of the `log` crate: to `losscape.log` in the data folder, and to standard error with `-v`.
//!
//! The file takes our own messages and the warnings of others; when it is full it becomes `losscape.before.log` and a new
//! one begins. What cannot be written is lost: a log never fails the program.

use super::{privacy, utc_now, version};
use log::{Level, LevelFilter, Log, Metadata, Record};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// The file, and the one before it.
const FILE: &str = "losscape.log";
const BEFORE: &str = "losscape.before.log";
/// Bytes of a file: some thousand messages.
const MOST: u64 = 256 << 10;
/// Bytes of a message.
const LINE: usize = 4 << 10;
/// Whose messages ours are.
const OWN: &str = "losscape";
/// How the line about the renderer begins.
const RENDERER: &str = "renderer: ";

static LOGGER: Logger =
    Logger { sinks: Mutex::new(Sinks { level: LevelFilter::Off, file: None }), tap: OnceLock::new() };
/// What draws the window, once it is known.
static DRAWS: Mutex<Option<String>> = Mutex::new(None);

struct Logger {
    sinks: Mutex<Sinks>,
    /// What else looks at every message.
    tap: OnceLock<fn(&Record<'_>)>,
}

/// Where messages go.
struct Sinks {
    /// Of standard error.
    level: LevelFilter,
    file: Option<LogFile>,
}

/// A file of which only so much is kept.
struct LogFile {
    folder: PathBuf,
    file: File,
    bytes: u64,
}

/// Installs the logger; false where the program that uses this library has one of its own.
fn is_ours() -> bool {
    static OURS: OnceLock<bool> = OnceLock::new();
    *OURS.get_or_init(|| {
        let first = log::set_logger(&LOGGER).is_ok();
        if first {
            log::set_max_level(LevelFilter::Warn);
        }
        first
    })
}

/// Has messages written to standard error: with 1 what we do and the warnings of others, with 2 everything.
pub fn speak(verbosity: u8) {
    let level = match verbosity {
        0 => return,
        1 => LevelFilter::Info,
        _ => LevelFilter::Debug,
    };
    if is_ours() {
        sinks().level = level;
        log::set_max_level(level);
    }
}

/// Has messages written to the file of a folder.
pub fn write_to(folder: &Path) {
    if !is_ours() {
        return;
    }
    sinks().file = LogFile::open(folder).ok();
    // The renderer's name is a message of this level.
    log::set_max_level(LevelFilter::Debug);
    log::info!(target: OWN, "version: {}, {}", version::VERSION, version::TARGET);
}

/// Has `tap` called with every message from warnings up; false where the logger is another one.
pub fn listen(tap: fn(&Record<'_>)) -> bool {
    is_ours() && *LOGGER.tap.get_or_init(|| tap) as usize == tap as usize
}

/// What draws the window, if there is one and it has said so.
pub fn renderer() -> Option<String> {
    DRAWS.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Notes what draws the window.
pub fn set_renderer(name: &str) {
    *DRAWS.lock().unwrap_or_else(PoisonError::into_inner) = Some(name.to_owned());
    log::info!(target: OWN, "{RENDERER}{name}");
}

/// What drew the last window, from the log file of a folder.
pub fn last_renderer(folder: &Path) -> Option<String> {
    let last = |name: &str| {
        let text = fs::read(folder.join(name)).ok()?;
        let text = String::from_utf8_lossy(&text);
        text.lines().rev().find_map(|line| line.split_once(RENDERER)).map(|(_, name)| name.to_owned())
    };
    last(FILE).or_else(|| last(BEFORE))
}

/// The log file of a folder.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

fn sinks() -> MutexGuard<'static, Sinks> {
    LOGGER.sinks.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a message is worth a line for those who asked for this level.
fn wanted(about: &Metadata<'_>, level: LevelFilter) -> bool {
    let is_own = about.target().starts_with(OWN);
    // The libraries of the window tell much of what they do.
    let others = if level >= LevelFilter::Debug { level } else { level.min(LevelFilter::Warn) };
    about.level() <= if is_own { level } else { others }
}

/// The renderer from egui's message `opengl version: …⏎opengl renderer: …⏎opengl vendor: …`.
fn renderer_of(message: &str) -> Option<String> {
    let part = |name: &str| message.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let (version, name) = (part("opengl version: ")?, part("opengl renderer: ")?);
    Some(format!("OpenGL {version}, {name}"))
}

impl Log for Logger {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        let sinks = sinks();
        let is_renderer = about.target().starts_with("egui_glow") && about.level() == Level::Debug;
        is_renderer
            || about.level() <= Level::Warn
            || wanted(about, sinks.level)
            || (sinks.file.is_some() && wanted(about, LevelFilter::Info))
    }

    fn log(&self, record: &Record<'_>) {
        let about = record.metadata();
        if !self.enabled(about) {
            return;
        }
        if about.level() <= Level::Warn
            && let Some(tap) = self.tap.get()
        {
            tap(record);
        }
        let words = record.args().to_string();
        if about.target().starts_with("egui_glow")
            && let Some(name) = renderer_of(&words)
        {
            let level = sinks().level;
            // Nothing below is looked for any more: messages of others cost nothing again.
            log::set_max_level(level.max(LevelFilter::Info));
            set_renderer(&name);
        }
        let mut sinks = sinks();
        if wanted(about, sinks.level) {
            let _ =
                writeln!(io::stderr(), "{}: {}", about.level().as_str().to_lowercase(), crate::plain::lines(&words));
        }
        if wanted(about, LevelFilter::Info)
            && let Some(file) = &mut sinks.file
        {
            let _ = file.write(&line(about, &words));
        }
    }

    fn flush(&self) {}
}

/// A line of the file.
fn line(about: &Metadata<'_>, words: &str) -> String {
    let words = privacy::short(&crate::plain::cut(words, LINE));
    let words = words.replace('\n', "\n    ");
    format!("{} {:5} {}: {words}\n", utc_now(), about.level(), about.target())
}

impl LogFile {
    fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let file = File::options().create(true).append(true).open(folder.join(FILE))?;
        let bytes = file.metadata()?.len();
        Ok(Self { folder: folder.to_owned(), file, bytes })
    }

    /// Appends a line, after making room for it.
    fn write(&mut self, line: &str) -> io::Result<()> {
        let bytes = line.len() as u64;
        if self.bytes > 0 && self.bytes + bytes > MOST {
            fs::rename(self.folder.join(FILE), self.folder.join(BEFORE))?;
            *self = Self::open(&self.folder)?;
        }
        self.file.write_all(line.as_bytes())?;
        self.bytes += bytes;
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_full_file_becomes_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let line = format!("{}\n", "x".repeat(1023));
        let mut file = LogFile::open(folder.path()).unwrap();
        for _ in 0..600 {
            file.write(&line).unwrap();
        }
        let size = |name: &str| fs::metadata(folder.path().join(name)).unwrap().len();
        assert_eq!((size(FILE), size(BEFORE)), ((600 - 512) << 10, MOST));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        // The next start goes on in the same file.
        let mut again = LogFile::open(folder.path()).unwrap();
        again.write("2026 INFO losscape: renderer: OpenGL 4, test\n").unwrap();
        assert_eq!(again.bytes, size(FILE));
        assert_eq!(last_renderer(folder.path()).as_deref(), Some("OpenGL 4, test"));
    }

    #[test]
    fn others_are_heard_from_warnings_up() {
        let about = |target: &'static str, level| Metadata::builder().target(target).level(level).build();
        assert!(wanted(&about("losscape::ui", Level::Info), LevelFilter::Info));
        assert!(wanted(&about("winit", Level::Warn), LevelFilter::Info));
        assert!(!wanted(&about("winit", Level::Info), LevelFilter::Info));
        assert!(wanted(&about("winit", Level::Debug), LevelFilter::Debug));
        assert!(!wanted(&about("losscape", Level::Error), LevelFilter::Off));
    }

    #[test]
    fn the_renderer_is_read_from_egui_s_message() {
        let words = "\nopengl version: 4.5 (Core Profile) Mesa 22.3.6\nopengl renderer: llvmpipe (LLVM 15)\nopengl vendor: Mesa";
        assert_eq!(renderer_of(words).as_deref(), Some("OpenGL 4.5 (Core Profile) Mesa 22.3.6, llvmpipe (LLVM 15)"));
        assert_eq!(renderer_of("Shader header: …"), None);
    }
}
