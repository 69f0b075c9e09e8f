//! What comes in from outside: a regular file or a stream, read whole and never beyond a limit.
//!
//! Every file a person or a scene names is read here. A name is looked at before it is opened, because opening a pipe
//! waits for its other end, and what was opened is looked at again, because a name can change in between. The limit
//! counts the bytes that come: a file may grow, and those of `/proc` say that they are empty.

use crate::text::Lang;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Most bytes of a table: a million rows of sixty characters.
pub const MAX_TABLE: usize = 64 << 20;

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.reason(Lang::En))]
pub enum ReadError {
    /// Neither a file nor a folder: a pipe, a device, a socket.
    Special,
    /// Its name is no text, and a scene that names it could not be written.
    Name,
    /// More bytes than allowed.
    TooLarge {
        /// The most there may be.
        limit: usize,
    },
    /// The system does not give it; a folder among others.
    System {
        /// What kind of refusal.
        kind: io::ErrorKind,
        /// The system's own words.
        detail: String,
    },
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::System { kind: error.kind(), detail: error.to_string() }
    }
}

impl ReadError {
    /// Why, as the end of a sentence; the system's own words are in its own language, so common ones are ours.
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

/// A limit in MiB.
pub const fn mib(bytes: usize) -> u64 {
    (bytes >> 20) as u64
}

/// The bytes of a regular file.
///
/// # Errors
/// A folder, a pipe or a device; more than `limit` bytes; what the system says.
pub fn file(path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
    regular(&fs::metadata(path)?)?;
    let file = open(path)?;
    let about = file.metadata()?;
    regular(&about)?;
    if about.len() > limit as u64 {
        return Err(ReadError::TooLarge { limit });
    }
    stream(file, limit)
}

/// The bytes of a stream up to its end.
///
/// # Errors
/// More than `limit` bytes; what the system says.
pub fn stream(source: impl Read, limit: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    // One byte more than allowed shows that there is more.
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit { Err(ReadError::TooLarge { limit }) } else { Ok(bytes) }
}

fn regular(about: &Metadata) -> Result<(), ReadError> {
    match about {
        about if about.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        about if about.is_file() => Ok(()),
        _ => Err(ReadError::Special),
    }
}

/// Opens without waiting: a name may have become a pipe's, and some files of `/proc` have nothing to say yet.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

#[cfg(not(unix))]
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
