//! Reading untrusted input: a regular file or a stream, read whole, up to a size limit.
//!
//! Every file that a user or a scene names is read here. A path is checked before it is opened, because opening a pipe
//! waits for its other end, and checked again afterwards, because it can change in between. The limit counts the bytes
//! that arrive: a file may grow, and files in `/proc` claim to be empty.

use crate::text::Lang;
#[cfg(not(target_arch = "wasm32"))]
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Largest table in bytes: a million rows of sixty characters.
pub const MAX_TABLE: usize = 64 << 20;

/// Why an input could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.reason(Lang::En))]
pub enum ReadError {
    /// Neither a file nor a folder: a pipe, a device, a socket.
    Special,
    /// Its name is not valid text, so a scene could not contain it.
    Name,
    /// More bytes than allowed.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The system refused, for example because it is a folder.
    System {
        /// Kind of the system's error.
        kind: io::ErrorKind,
        /// The system's message.
        detail: String,
    },
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::System { kind: error.kind(), detail: error.to_string() }
    }
}

impl ReadError {
    /// The reason, as the end of a sentence. Common errors are worded here, because the system's messages are in its
    /// own language.
    pub fn reason(&self, lang: Lang) -> String {
        match self {
            Self::Special => lang.t("open-reason-special"),
            Self::Name => lang.t("open-reason-name"),
            Self::TooLarge { limit } => lang.with("open-reason-large", &[("limit", lang.whole(mib(*limit)).into())]),
            Self::System { kind, detail } => match kind {
                io::ErrorKind::NotFound => lang.t("open-reason-missing"),
                io::ErrorKind::PermissionDenied => lang.t("open-reason-permission"),
                io::ErrorKind::IsADirectory => lang.t("open-reason-folder"),
                _ => detail.clone(),
            },
        }
    }
}

/// Bytes in whole MiB.
pub const fn mib(bytes: usize) -> u64 {
    (bytes >> 20) as u64
}

/// Reads a regular file.
///
/// # Errors
/// A folder, a pipe or a device; more than `limit` bytes; errors of the system.
pub fn file(path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
    let file = opened(path)?;
    if length(&file)? > limit as u64 {
        return Err(ReadError::TooLarge { limit });
    }
    stream(file, limit)
}

/// The bytes of a file, as far as it says.
#[cfg(not(target_arch = "wasm32"))]
fn length(file: &File) -> io::Result<u64> {
    Ok(file.metadata()?.len())
}

/// A file of a page: in memory.
#[cfg(target_arch = "wasm32")]
pub type Opened = io::Cursor<std::sync::Arc<[u8]>>;

#[cfg(target_arch = "wasm32")]
fn length(file: &Opened) -> io::Result<u64> {
    Ok(file.get_ref().len() as u64)
}

/// Opens a file that a person has opened or dropped on the page.
///
/// # Errors
/// There is none of this name, or the page could not read it.
#[cfg(target_arch = "wasm32")]
pub fn opened(path: &Path) -> Result<Opened, ReadError> {
    crate::browser::read(path).map(io::Cursor::new).map_err(|error| match error.kind() {
        // `web/page.js` reads no file that is too long for a table.
        io::ErrorKind::FileTooLarge => ReadError::TooLarge { limit: MAX_TABLE },
        _ => error.into(),
    })
}

/// Opens a regular file, to be read by [`head`] or [`stream`].
///
/// # Errors
/// A folder, a pipe or a device; errors of the system.
#[cfg(not(target_arch = "wasm32"))]
pub fn opened(path: &Path) -> Result<File, ReadError> {
    regular(&fs::metadata(path)?)?;
    let file = open(path)?;
    regular(&file.metadata()?)?;
    Ok(file)
}

/// The first `limit` bytes of a stream; fewer if it ends before.
///
/// # Errors
/// Errors of the system.
pub fn head(source: impl Read, limit: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    source.take(limit as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a stream to its end.
///
/// # Errors
/// More than `limit` bytes; errors of the system.
pub fn stream(source: impl Read, limit: usize) -> Result<Vec<u8>, ReadError> {
    // Reading one byte more than allowed shows that the limit is exceeded.
    let bytes = head(source, limit + 1)?;
    if bytes.len() > limit { Err(ReadError::TooLarge { limit }) } else { Ok(bytes) }
}

#[cfg(not(target_arch = "wasm32"))]
fn regular(about: &Metadata) -> Result<(), ReadError> {
    match about {
        about if about.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        about if about.is_file() => Ok(()),
        _ => Err(ReadError::Special),
    }
}

/// Opens without blocking: the path may have become a pipe, and some files in `/proc` block until they have data.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

#[cfg(not(any(unix, target_arch = "wasm32")))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_what_comes_not_what_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"12345").unwrap();
        assert_eq!(file(&path, 5), Ok(b"12345".to_vec()));
        assert_eq!(file(&path, 4), Err(ReadError::TooLarge { limit: 4 }));
        assert_eq!(stream(io::repeat(7), 1 << 20), Err(ReadError::TooLarge { limit: 1 << 20 }));
        assert!(matches!(file(folder.path(), 5), Err(ReadError::System { kind: io::ErrorKind::IsADirectory, .. })));
        assert!(matches!(file(&path.join("b"), 5), Err(ReadError::System { .. })));
    }

    /// Its length is said to be 0, and it is longer than the limit.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_of_proc_has_a_limit_too() {
        assert!(!file(Path::new("/proc/self/status"), 1 << 20).unwrap().is_empty());
        assert_eq!(file(Path::new("/proc/self/status"), 16), Err(ReadError::TooLarge { limit: 16 }));
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_not_read_through_links_either() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("rows.csv");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        assert_eq!(file(&link, 10), Err(ReadError::Special));
        assert_eq!(file(Path::new("/dev/null"), 10), Err(ReadError::Special));
    }
}
