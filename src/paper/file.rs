//! Writing files whole or not at all (see [`draft`]), and the errors with their messages.

use crate::draft::{self, Sheet, folder_of};
use crate::text::Lang;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a file could not be written.
#[derive(Debug, Error)]
#[error("{}", self.message(Lang::En))]
pub enum FileError {
    /// Its folder does not exist.
    NoFolder {
        /// The file.
        path: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// The path is a folder.
    IsFolder {
        /// Its path.
        path: PathBuf,
    },
    /// The path of a folder is a file.
    IsFile {
        /// Its path.
        path: PathBuf,
    },
    /// The file is one of the inputs.
    IsInput {
        /// The file.
        path: PathBuf,
    },
    /// No permission to write the file or its folder.
    NotAllowed {
        /// The file.
        path: PathBuf,
    },
    /// Another error of the system.
    System {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

impl FileError {
    /// The message in a language.
    pub fn message(&self, lang: Lang) -> String {
        let name = |path: &Path| path.display().to_string().into();
        match self {
            Self::NoFolder { path, folder } => {
                lang.with("file-no-folder", &[("path", name(path)), ("folder", name(folder))])
            }
            Self::IsFolder { path } => lang.with("file-is-folder", &[("path", name(path))]),
            Self::IsFile { path } => lang.with("file-is-file", &[("path", name(path))]),
            Self::IsInput { path } => lang.with("file-is-input", &[("path", name(path))]),
            Self::NotAllowed { path } => lang.with("file-not-allowed", &[("path", name(path))]),
            Self::System { path, source } => {
                lang.with("file-system", &[("path", name(path)), ("detail", source.to_string().into())])
            }
        }
    }
}

/// Writes `bytes` to `path`, whole or not at all.
///
/// # Errors
/// The folder is missing or not writable, the path is a folder, the disk is full.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_whole_with(path, |file| file.write_all(bytes))
}

/// Writes what `work` writes to `path`, whole or not at all.
///
/// # Errors
/// As [`write_whole`], and errors of `work`.
pub fn write_whole_with(path: &Path, work: impl FnOnce(&mut Sheet) -> io::Result<()>) -> Result<(), FileError> {
    draft::write_whole(path, work).map_err(|error| fault(path, error))
}

/// Checks an output path before anything is computed: the folder must exist and the path must not be a folder.
///
/// # Errors
/// As [`write_whole`].
pub fn check_place(path: &Path) -> Result<(), FileError> {
    let folder = folder_of(path);
    if path.is_dir() {
        Err(FileError::IsFolder { path: path.to_path_buf() })
    } else if !is_there(folder) {
        Err(FileError::NoFolder { path: path.to_path_buf(), folder: folder.to_path_buf() })
    } else {
        Ok(())
    }
}

/// Whether a folder exists; a page has none, and needs none.
fn is_there(folder: &Path) -> bool {
    cfg!(target_arch = "wasm32") || folder.is_dir()
}

/// Refuses a path that is one of `inputs`, under any name: the input would be overwritten.
///
/// # Errors
/// It is one of them.
pub fn check_not_input(path: &Path, inputs: &[PathBuf]) -> Result<(), FileError> {
    match inputs.iter().any(|input| is_same(path, input)) {
        true => Err(FileError::IsInput { path: path.to_path_buf() }),
        false => Ok(()),
    }
}

/// Whether both are the same existing file: by device and inode on Unix, which hard links share, else by canonical
/// path.
fn is_same(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
            return (a.dev(), a.ino()) == (b.dev(), b.ino());
        }
    }
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// Classifies the system's error for a file.
pub(crate) fn fault(path: &Path, source: io::Error) -> FileError {
    let folder = folder_of(path);
    let path = path.to_path_buf();
    match source.kind() {
        io::ErrorKind::IsADirectory => FileError::IsFolder { path },
        _ if !is_there(folder) => FileError::NoFolder { folder: folder.to_path_buf(), path },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => FileError::NotAllowed { path },
        _ => FileError::System { path, source },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_failed_write_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"first").unwrap();
        let error = write_whole_with(&path, |file| {
            file.write_all(b"half of the sec")?;
            Err(io::Error::other("stopped"))
        });
        assert!(matches!(error, Err(FileError::System { .. })), "{error:?}");
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn faults_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no/such/a.txt");
        assert!(matches!(write_whole(&missing, b""), Err(FileError::NoFolder { .. })));
        assert!(matches!(write_whole(folder.path(), b""), Err(FileError::IsFolder { .. })));
        let locked = folder.path().join("locked.txt");
        write_whole(&locked, b"old").unwrap();
        let mut permissions = fs::metadata(&locked).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&locked, permissions).unwrap();
        assert!(matches!(write_whole(&locked, b"new"), Err(FileError::NotAllowed { .. })));
        assert_eq!(fs::read(&locked).unwrap(), b"old");
    }

    #[test]
    fn an_input_is_known_by_any_of_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("in.csv"), b"1").unwrap();
        fs::create_dir(at("sub")).unwrap();
        let is_input = |path: PathBuf| check_not_input(&path, &[at("ghost"), at("in.csv")]).is_err();
        assert!(is_input(at("in.csv")) && is_input(at("sub/../in.csv")));
        assert!(!is_input(at("out.csv")) && !is_input(at("ghost")), "what is not there cannot be lost");
        #[cfg(unix)]
        {
            fs::hard_link(at("in.csv"), at("hard.csv")).unwrap();
            std::os::unix::fs::symlink("in.csv", at("soft.csv")).unwrap();
            assert!(is_input(at("hard.csv")) && is_input(at("soft.csv")));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_looks_like_any_other() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        write_whole(&folder.path().join("ours"), b"").unwrap();
        fs::write(folder.path().join("theirs"), b"").unwrap();
        assert_eq!(mode("ours"), mode("theirs"));

        fs::set_permissions(folder.path().join("ours"), fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("ours", folder.path().join("link")).unwrap();
        write_whole(&folder.path().join("link"), b"through").unwrap();
        assert_eq!((mode("ours") & 0o777, fs::read(folder.path().join("ours")).unwrap()), (0o640, b"through".to_vec()));

        write_whole(Path::new("/dev/null"), b"gone").unwrap();
    }
}
