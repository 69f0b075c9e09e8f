//! Whether the last start came to its first picture: a file that lies in the data folder from the window's start until
//! then, locked by the process.
//!
//! It tells of any end (a driver that takes the process down, no memory left), not only of a panic.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The file's name.
const FILE: &str = "starting";

/// A start that has not come to its first picture.
#[derive(Debug)]
pub struct Start {
    path: PathBuf,
    /// Locked until the process ends, however that happens.
    _lock: File,
}

impl Start {
    /// Begins a start; true where the last one did not come to its first picture. No start is noted while another window
    /// is at it, nor where the folder cannot be written to.
    pub fn begin(folder: &Path) -> (Option<Self>, bool) {
        let path = folder.join(FILE);
        let was_there = path.exists();
        let _ = fs::create_dir_all(folder);
        let Ok(file) = File::options().create(true).write(true).truncate(false).open(&path) else {
            return (None, false);
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => (None, false),
            Ok(()) | Err(TryLockError::Error(_)) => (Some(Self { path, _lock: file }), was_there),
        }
    }

    /// The first picture is there, or the window was closed before it.
    pub fn done(self) {
        // Where it cannot be removed the next start is a careful one.
        let _ = fs::remove_file(self.path);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_ended_early_is_told_at_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("data/losscape");
        let (first, failed) = Start::begin(&inside);
        assert!(!failed && first.is_some());
        let (second, failed) = Start::begin(&inside);
        assert!(second.is_none() && !failed, "the first is still at it");
        // Its process ends: the lock goes, the file stays.
        drop(first);
        let (third, failed) = Start::begin(&inside);
        assert!(failed);
        third.unwrap().done();
        assert!(!Start::begin(&inside).1, "the third had its picture");
    }

    #[test]
    fn a_folder_that_cannot_be_made_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let (start, failed) = Start::begin(&file.join("below"));
        assert!(start.is_none() && !failed);
    }
}
