//! Scenes from and to files.

use super::fault::{Fault, Faults, Problem};
use super::tree::{Node, options};
use super::{Scene, check, claim, limits, set::set, shape, syntax};
use crate::job::Watch;
use crate::landscape::Landscape;
use ron::error::Error;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// A scene's text with the name and the folder it came from: what faults are placed in and `--set` changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// As the person gave it.
    pub file: String,
    /// RON.
    pub text: String,
    /// What the data's file names are relative to.
    pub folder: PathBuf,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    /// No such file, a folder, more than [`limits::MAX_BYTES`], not UTF-8.
    pub fn read(path: &Path) -> Result<Self, Faults> {
        let file = path.display().to_string();
        let bytes = bytes_of(path).map_err(|problem| Fault::file(&file, problem))?;
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        Self::from_bytes(bytes, &file, folder)
    }

    /// From bytes that were read elsewhere: standard input.
    ///
    /// # Errors
    /// More than [`limits::MAX_BYTES`], not UTF-8.
    pub fn from_bytes(bytes: Vec<u8>, file: &str, folder: PathBuf) -> Result<Self, Faults> {
        if bytes.len() > limits::MAX_BYTES {
            return Err(Fault::file(file, Problem::TooLarge { limit: limits::MAX_BYTES }).into());
        }
        match String::from_utf8(bytes) {
            // The mark of byte order that some editors write is no part of the text.
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                Ok(Self { file: file.to_owned(), text, folder })
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
    /// Not an assignment, no such path, a value that does not belong there. The text then stays as it was.
    pub fn set(&mut self, assignment: &str) -> Result<(), Faults> {
        let name = |fault: Fault| if fault.file.is_empty() { fault.in_file(&self.file) } else { fault };
        self.text = set(&self.text, assignment).map_err(name)?;
        Ok(())
    }

    /// The scene it says, every number within its range.
    ///
    /// # Errors
    /// The first syntax fault, or every value out of range.
    pub fn scene(&self) -> Result<Scene, Faults> {
        Scene::parse(&self.text, &self.file)
    }

    /// The scene with its landscape opened.
    ///
    /// # Errors
    /// As [`Source::scene`], and what [`Scene::open`] finds.
    pub fn open(&self) -> Result<(Scene, Landscape), Faults> {
        let (scene, landscape) = self.open_watched(&Watch::forever())?;
        Ok((scene, landscape.expect("it is wanted whatever comes")))
    }

    /// [`Source::open`] for as long as it is wanted; no landscape when given up, and no fault found so far.
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
}

impl Scene {
    /// The scene of a text; `name` is the file's in messages.
    ///
    /// # Errors
    /// The first syntax fault, or every value out of range.
    pub fn parse(text: &str, name: &str) -> Result<Self, Faults> {
        let scene = read(text).map_err(|fault| Faults::from(fault.in_file(name)))?;
        let mut faults = check::check(&scene);
        faults.extend(claim::check(&scene).0);
        if faults.is_empty() { Ok(scene) } else { Err(Faults(faults).placed(text, name)) }
    }

    /// The scene of a file.
    ///
    /// # Errors
    /// As [`Source::read`] and [`Scene::parse`].
    pub fn load(path: &Path) -> Result<Self, Faults> {
        Source::read(path)?.scene()
    }

    /// Writes the scene to a file: whole or not at all.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self, path: &Path) -> Result<(), Faults> {
        let detail = |error: std::io::Error| Problem::System { detail: error.to_string() };
        replace(path, self.to_ron().as_bytes())
            .map_err(|error| Fault::file(&path.display().to_string(), detail(error)).into())
    }
}

/// The scene of a text, its numbers not looked at.
pub fn read(text: &str) -> Result<Scene, Fault> {
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

/// Whether a text has nothing but blanks and comments.
fn is_empty(text: &str) -> bool {
    let error = options().from_str::<&ron::value::RawValue>(text).err();
    let ends_blank = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with("//"));
    ends_blank || error.is_some_and(|error| error.code == Error::Eof && !text.contains(['(', '[', '{']))
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Problem> {
    let system = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Problem::Absent,
        ErrorKind::IsADirectory => Problem::NotAFile,
        _ => Problem::System { detail: error.to_string() },
    };
    if path.is_dir() {
        return Err(Problem::NotAFile);
    }
    let mut bytes = Vec::new();
    // One byte more than allowed shows that there is more, however long the file or the pipe is.
    let most = limits::MAX_BYTES as u64 + 1;
    File::open(path).map_err(system)?.take(most).read_to_end(&mut bytes).map_err(system)?;
    Ok(bytes)
}

/// Writes a file beside its place and moves it there, so that nobody ever sees half of it.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A link is followed: the file it names is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = new_file(folder, &path)?;
    file.write_all(bytes)?;
    file.persist(&path)?;
    Ok(())
}

#[cfg(unix)]
fn new_file(folder: &Path, path: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // tempfile makes files that only their owner may read; a saved scene is as open as any other file.
    let permissions = fs::Permissions::from_mode(0o666);
    let file = tempfile::Builder::new().permissions(permissions).tempfile_in(folder)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn new_file(folder: &Path, _path: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}
