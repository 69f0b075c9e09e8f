//! Reading scenes from files and streams, and writing them.

use crate::clock::{Duration, Instant};
use crate::draft;
use crate::intake::{self, ReadError};
use crate::job::Watch;
use crate::landscape::Landscape;
use crate::scene::carried::{self, Lacking};
use crate::scene::fault::{Fault, Faults, Problem};
use crate::scene::file::set::set;
use crate::scene::file::tree::{Node, options};
use crate::scene::file::{shape, syntax};
use crate::scene::{Scene, check, claim, limits};
use ron::error::Error;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Time limit for checking a scene's data before the window shows it: too short to be noticed.
const LOOK: Duration = Duration::from_millis(50);

/// A scene's text with its file name and folder. Faults refer to it, and `--set` changes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// File name as the user gave it.
    pub file: String,
    /// The scene in RON.
    pub text: String,
    /// The folder that data file names are relative to.
    pub folder: PathBuf,
    /// The file it was read from; `None` for embedded or generated scenes, for a stream and for a picture.
    pub path: Option<PathBuf>,
}

/// What a file or a stream holds.
enum Content {
    /// A scene's text, whole.
    Scene(Vec<u8>),
    /// A picture, and the scene in it.
    Picture(Result<String, Lacking>),
}

impl Content {
    fn of(mut source: impl Read) -> Result<Self, ReadError> {
        let start = intake::head(&mut source, carried::BEGINNING)?;
        if !carried::is_picture(&start) {
            return intake::stream(start.as_slice().chain(source), limits::MAX_BYTES).map(Self::Scene);
        }
        let limit = carried::MAX_PICTURE;
        let mut bytes = intake::head(start.as_slice().chain(source), limit + 1)?;
        let is_whole = bytes.len() <= limit;
        bytes.truncate(limit);
        match carried::of_picture(&bytes) {
            Some(Err(_)) if !is_whole => Err(ReadError::TooLarge { limit }),
            Some(inside) => Ok(Self::Picture(inside)),
            None => Ok(Self::Picture(Err(Lacking::Absent))),
        }
    }
}

impl Source {
    /// Reads a file: a scene, or a picture that carries one.
    ///
    /// # Errors
    /// No such file, a folder, more than [`limits::MAX_BYTES`], not UTF-8, a picture without a scene in its first
    /// [`carried::MAX_PICTURE`] bytes.
    pub fn read(path: &Path) -> Result<Self, Faults> {
        let file = path.display().to_string();
        let content = intake::opened(path).and_then(Content::of).map_err(|error| Fault::file(&file, unread(error)))?;
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        match content {
            Content::Scene(bytes) => Ok(Self { path: Some(path.to_owned()), folder, ..Self::of_bytes(bytes, &file)? }),
            Content::Picture(inside) => {
                let text = Self::inside(inside, &file)?.text;
                // Data lie beside the picture. A picture is no scene's file: saving the scene must not write over it.
                let absolute = std::path::absolute(path).ok();
                let folder = absolute.and_then(|path| path.parent().map(Path::to_path_buf)).unwrap_or(folder);
                Ok(Self { file, text, folder, path: None })
            }
        }
    }

    /// A picture's scene.
    fn inside(inside: Result<String, Lacking>, file: &str) -> Result<Self, Faults> {
        let problem = match inside {
            Ok(text) if text.len() <= limits::MAX_BYTES => return Self::of_bytes(text.into_bytes(), file),
            Ok(_) => Problem::TooLarge { limit: limits::MAX_BYTES },
            Err(Lacking::Absent) => Problem::NoSceneInside,
            Err(Lacking::Damaged) => Problem::DamagedInside,
        };
        Err(Fault::file(file, problem).into())
    }

    /// Reads a stream, for example standard input; `file` is its name in messages.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub fn read_stream(stream: impl Read, file: &str) -> Result<Self, Faults> {
        match Content::of(stream).map_err(|error| Fault::file(file, unread(error)))? {
            Content::Picture(inside) => Self::inside(inside, file),
            Content::Scene(bytes) => Self::of_bytes(bytes, file),
        }
    }

    fn of_bytes(bytes: Vec<u8>, file: &str) -> Result<Self, Faults> {
        match String::from_utf8(bytes) {
            // Some editors write a byte order mark, which is not part of the text.
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                Ok(Self { file: file.to_owned(), text, ..Self::default() })
            }
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes());
                Err(Fault::at(&text, valid..valid + 1, "", Problem::NotText).in_file(file).into())
            }
        }
    }

    /// Applies `path=value` to the text.
    ///
    /// # Errors
    /// Not an assignment, no such path, an invalid value. The text then stays unchanged.
    pub fn set(&mut self, assignment: &str) -> Result<(), Faults> {
        let name = |fault: Fault| if fault.file.is_empty() { fault.in_file(&self.file) } else { fault };
        self.text = set(&self.text, assignment).map_err(name)?;
        Ok(())
    }

    /// Parses the scene and checks every number.
    ///
    /// # Errors
    /// The first syntax fault, or every value out of range.
    pub fn scene(&self) -> Result<Scene, Faults> {
        Scene::parse(&self.text, &self.file)
    }

    /// The input files of the scene: its own and its data files. No output may overwrite them.
    pub fn inputs(&self, scene: &Scene) -> Vec<PathBuf> {
        self.path.iter().cloned().chain(scene.data_files(&self.folder)).collect()
    }

    /// The scene with its landscape opened.
    ///
    /// # Errors
    /// As [`Source::scene`], and what [`Scene::open`] finds.
    pub fn open(&self) -> Result<(Scene, Landscape), Faults> {
        let (scene, landscape) = self.open_watched(&Watch::forever())?;
        Ok((scene, landscape.expect("Watch::forever never gives up")))
    }

    /// [`Source::open`] under a watch; if cancelled before a fault was found, the scene without a landscape.
    ///
    /// # Errors
    /// As [`Source::open`].
    pub fn open_watched(&self, watch: &Watch<'_>) -> Result<(Scene, Option<Landscape>), Faults> {
        let scene = read(&self.text).map_err(|fault| Faults::from(fault.in_file(&self.file)))?;
        let claims = claim::check(&scene).0;
        let opened = scene.open_watched(&self.folder, watch).map_err(|faults| faults.0);
        let faults: Vec<_> = opened.as_ref().err().into_iter().flatten().cloned().chain(claims).collect();
        match opened {
            Ok(landscape) if faults.is_empty() => Ok((scene, landscape)),
            _ => Err(Faults(faults).placed(&self.text, &self.file)),
        }
    }

    /// The scene, checked within a short time limit, for the window, which must not block: data that take longer to
    /// read or draw are left to the background thread.
    ///
    /// # Errors
    /// As [`Source::open`], as far as faults are found within the time limit.
    pub fn look(&self) -> Result<Scene, Faults> {
        Ok(for_a_moment(|watch| self.open_watched(watch))?.0)
    }
}

/// Runs `work` with a watch that cancels after [`LOOK`].
fn for_a_moment<T>(work: impl FnOnce(&Watch<'_>) -> T) -> T {
    let begun = Instant::now();
    let go_on = |_| begun.elapsed() < LOOK;
    work(&Watch::new(&go_on))
}

impl Scene {
    /// Checks the scene within the time limit of [`Source::look`]. `folder` is the scene's.
    ///
    /// # Errors
    /// As [`Scene::open`], as far as faults are found within the time limit.
    pub fn look(&self, folder: &Path) -> Result<(), Faults> {
        for_a_moment(|watch| self.open_watched(folder, watch)).map(drop)
    }

    /// Parses a text; `name` is the file name in messages.
    ///
    /// # Errors
    /// The first syntax fault, or every value out of range.
    pub fn parse(text: &str, name: &str) -> Result<Self, Faults> {
        let scene = read(text).map_err(|fault| Faults::from(fault.in_file(name)))?;
        let mut faults = check::check(&scene);
        faults.extend(claim::check(&scene).0);
        if faults.is_empty() { Ok(scene) } else { Err(Faults(faults).placed(text, name)) }
    }

    /// Reads and parses a file.
    ///
    /// # Errors
    /// As [`Source::read`] and [`Scene::parse`].
    pub fn load(path: &Path) -> Result<Self, Faults> {
        Source::read(path)?.scene()
    }

    /// Writes the scene to a file, whole or not at all.
    ///
    /// # Errors
    /// Errors of the system.
    pub fn save(&self, path: &Path) -> Result<(), Faults> {
        let detail = |error: std::io::Error| Problem::System { detail: error.to_string() };
        draft::write_whole(path, |file| file.write_all(self.to_ron().as_bytes()))
            .map_err(|error| Fault::file(&path.display().to_string(), detail(error)).into())
    }
}

/// Parses a text without checking its numbers.
pub fn read(text: &str) -> Result<Scene, Fault> {
    if let Some(fault) = syntax::too_deep(text) {
        return Err(fault);
    }
    let error = match options().from_str::<Scene>(text) {
        Ok(scene) => return Ok(scene),
        Err(error) => error,
    };
    match Node::of(text) {
        Some(tree) => Err(shape::explain(text, &tree, &error)),
        None if is_empty(text) => Err(Fault::of("", Problem::Empty)),
        None => Err(syntax::explain(text, &error)),
    }
}

/// Whether a text has only blanks and comments.
fn is_empty(text: &str) -> bool {
    let error = options().from_str::<&ron::value::RawValue>(text).err();
    let ends_blank = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with("//"));
    ends_blank || error.is_some_and(|error| error.code == Error::Eof && !text.contains(['(', '[', '{']))
}

/// A read error as a scene's fault.
fn unread(error: ReadError) -> Problem {
    match error {
        ReadError::Special => Problem::Special,
        ReadError::Name => Problem::NotText,
        ReadError::TooLarge { limit } => Problem::TooLarge { limit },
        ReadError::System { kind: ErrorKind::NotFound, .. } => Problem::Absent,
        ReadError::System { kind: ErrorKind::IsADirectory, .. } => Problem::NotAFile,
        ReadError::System { detail, .. } => Problem::System { detail },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// A PNG whose pixels follow its scene.
    fn png(pixels: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = ::png::Encoder::new(&mut bytes, 1, 1);
        encoder.add_itxt_chunk(carried::KEYWORD.to_owned(), "(steps: 7)".to_owned()).expect("the keyword is short");
        let mut writer = encoder.write_header().expect("memory takes every byte");
        writer.write_chunk(::png::chunk::IDAT, &vec![0; pixels]).expect("memory takes every byte");
        drop(writer);
        bytes
    }

    #[test]
    fn large_pictures_give_their_scenes_and_large_texts_are_refused() {
        let said = |faults: Faults| faults.sentence(Lang::En);
        let read = |bytes: &[u8]| Source::read_stream(bytes, "-").map(|source| source.text).map_err(said);
        let too_large = |limit| Err(said(Fault::file("-", Problem::TooLarge { limit }).into()));
        for pixels in [100, 2 * limits::MAX_BYTES, carried::MAX_PICTURE + 100] {
            assert_eq!(read(&png(pixels)), Ok("(steps: 7)".to_owned()), "{pixels} bytes of pixels");
        }
        let without = |length| [b"GIF89a".as_slice(), &vec![0; length]].concat();
        assert_eq!(read(&without(carried::MAX_PICTURE)), too_large(carried::MAX_PICTURE));
        assert_ne!(read(&without(2 * limits::MAX_BYTES)), too_large(limits::MAX_BYTES), "it is small for a picture");
        assert_eq!(read(&vec![b' '; limits::MAX_BYTES + 1]), too_large(limits::MAX_BYTES));
    }
}
