//! The file of what the window remembers: reading it, as much of it as is understood.
//!
//! A file that was not understood is copied before it is written over; the file before it is read in its place.

use crate::draft;
use crate::intake::{self, ReadError};
use crate::lab::Lab;
use crate::paper::Page;
use crate::paper::file::{FileError, fault, write_whole};
use crate::scene::check::check;
use crate::scene::file::tree::options;
use crate::scene::{Fault, Problem, Scene, limits};
use crate::ui::settings::{Session, Settings};
use crate::ui::work::salvage::{Lost, read_what_can_be};
use ron::ser::PrettyConfig;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The file, and the one before it.
pub(super) const FILE: &str = "session.ron";
pub(super) const BEFORE: &str = "session.before.ron";
/// Copies of files that were not understood; the last is written over.
const COPIES: usize = 9;

/// What was remembered, and what had to be left out of it.
#[derive(Debug, Default)]
pub struct Remembered {
    /// What was understood.
    pub settings: Settings,
    /// What was not.
    pub unread: Option<Unread>,
    /// The text of the file where all of it was understood, else empty.
    pub(super) good: String,
}

/// What was not understood, and where it was put.
#[derive(Debug)]
pub struct Unread {
    /// The file.
    pub file: PathBuf,
    /// The parts that were not understood.
    pub lost: Vec<Lost>,
    /// Why nothing of it was read: the system refused.
    pub whole: Option<ReadError>,
    /// Why nothing of it was read: it is not even RON, here.
    pub fault: Option<Fault>,
    /// Whether the file before was read in its place.
    pub before: bool,
    /// Where it was copied to.
    pub copy: Result<PathBuf, FileError>,
}

impl Remembered {
    /// What a text says, as far as it is understood: on a page, where no file is.
    #[cfg(target_arch = "wasm32")]
    pub fn of_text(text: String) -> Self {
        match parse(&text) {
            Ok((settings, lost)) if lost.is_empty() => Self { settings, unread: None, good: text },
            Ok((settings, _)) => Self { settings, ..Self::default() },
            Err(_) => Self::default(),
        }
    }

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
                // What cannot be read cannot be copied, but it can be moved out of the way.
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

/// The text of a file; longer ones than the window ever writes are refused.
fn read(path: &Path) -> Result<String, ReadError> {
    let bytes = intake::file(path, 2 * limits::MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error).into())
}

fn parse(text: &str) -> Result<(Settings, Vec<Lost>), Option<Fault>> {
    read_what_can_be(text, &|part| options().from_str::<Settings>(part).ok().filter(is_sound))
}

/// Whether all numbers are within their ranges.
fn is_sound(settings: &Settings) -> bool {
    let (width, height) = settings.export.size;
    let scene = settings.session.as_ref().is_none_or(|session| is_sound_scene(&session.scene));
    scene && is_sound_lab(&settings.lab) && Page::export(width, height).is_ok()
}

fn is_sound_scene(scene: &Scene) -> bool {
    Scene::parse(&scene.to_ron(), "").is_ok()
}

/// Whether its numbers are within their ranges. What does not go together is said in the lab's panel, here as in the
/// window it was left in.
fn is_sound_lab(lab: &Lab) -> bool {
    let goes_on = |problem: &Problem| {
        matches!(
            problem,
            Problem::Lab(_) | Problem::Clash(_) | Problem::NetTooLarge { .. } | Problem::TooMuchMemory { .. }
        )
    };
    check(&Scene { lab: Some(lab.clone()), ..Scene::default() }).iter().all(|fault| goes_on(&fault.problem))
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
pub(super) fn text_of(settings: &Settings) -> String {
    let pretty = PrettyConfig::new().new_line("\n");
    let mut text = options().to_string_pretty(settings, pretty).expect("settings have nothing that RON cannot write");
    text.push('\n');
    text
}
