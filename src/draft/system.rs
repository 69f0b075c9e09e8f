//! Temporary files and folders that are moved to their final place when complete and removed otherwise.
//!
//! A draft lies in the target's folder under a name that begins with `.losscape-`, the process id and random letters,
//! and is moved to its target when complete, so that half a file is never seen. Each of the four ways work can end is
//! covered: on success the draft is moved; on failure it is removed when dropped; when the program is told to stop,
//! [`discard_all`] removes it; and drafts of a killed program are removed by the next one that writes into the same
//! folder. It recognises them by their name and by their lock: the system releases the locks of a dead process, and a
//! running process still holds its own.

use super::folder_of;
use crate::clock::{Duration, Instant};
use crate::threads;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use tempfile::{Builder, NamedTempFile, TempDir};

/// What a file is written on.
pub type Sheet = File;

/// Prefix of draft names; the process id, `-` and [`LETTERS`] letters and digits follow.
const PREFIX: &str = ".losscape-";
const LETTERS: usize = 6;
/// Name of the lock file in a draft folder.
const LOCK: &str = ".lock";
/// Attempts at creating a draft: another process may remove it as abandoned in the moment before it is locked.
const TRIES: usize = 5;
/// How long the exiting program waits for the register, held while a draft is created or moved.
const END_TIMEOUT: Duration = Duration::from_secs(2);

/// The open drafts of this process, and the folders already cleared of abandoned ones.
struct Register {
    open: Vec<PathBuf>,
    swept: Vec<PathBuf>,
}

static REGISTER: Mutex<Register> = Mutex::new(Register { open: Vec::new(), swept: Vec::new() });

/// The locked register. Drafts are created, moved and removed only under this lock, so that the list equals what is on
/// disk.
fn register() -> MutexGuard<'static, Register> {
    REGISTER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A draft's entry in the register, removed when dropped.
#[derive(Debug)]
struct Entry(PathBuf);

impl Drop for Entry {
    fn drop(&mut self) {
        register().open.retain(|path| *path != self.0);
    }
}

/// Writes what `work` writes to the file at `path`, whole or not at all.
///
/// A new file gets default permissions, a replaced one keeps its own, links are followed. Anything that is not a
/// regular file (`/dev/null`, a pipe) cannot be replaced and is written to directly.
///
/// # Errors
/// The folder is missing or not writable, `path` is a folder, the file is read-only, the disk is full; errors of
/// `work`. An existing file then stays unchanged.
pub fn write_whole(path: &Path, work: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&target) {
        Ok(old) if old.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(old) if old.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Ok(old) if !old.is_file() => File::options().write(true).open(&target).and_then(|mut file| work(&mut file)),
        old => {
            let mut draft = Draft::beside(&target, old.ok().as_ref())?;
            work(draft.file.as_file_mut())?;
            draft.publish(&target)
        }
    }
}

/// A temporary file. The file is dropped before its entry.
struct Draft {
    file: NamedTempFile,
    entry: Entry,
}

impl Draft {
    /// A new file in the folder of `path`, with the permissions of the old one.
    fn beside(path: &Path, old: Option<&fs::Metadata>) -> io::Result<Self> {
        let prefix = prefix();
        #[cfg_attr(not(unix), allow(unused_mut, reason = "permissions are set on Unix alone"))]
        let mut builder = builder(&prefix);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // tempfile's default, access for the owner alone, suits secrets, not pictures. The system applies the
            // umask.
            builder.permissions(old.map_or(fs::Permissions::from_mode(0o666), fs::Metadata::permissions));
        }
        #[cfg(not(unix))]
        let _ = old;
        let folder = folder_of(path);
        let (file, entry) = begin(folder, || {
            let file = builder.tempfile_in(folder)?;
            let path = file.path().to_path_buf();
            Ok(lock_draft(file.as_file(), &path).then_some((file, path)))
        })?;
        #[cfg(unix)]
        if let Some(old) = old {
            // The umask removed some bits. A file system without permissions refuses this, and has none to keep.
            let _ = file.as_file().set_permissions(old.permissions());
        }
        Ok(Self { file, entry })
    }

    fn publish(self, target: &Path) -> io::Result<()> {
        let Self { file, entry } = self;
        let held = register();
        let moved = file.persist(target).map(drop).map_err(|error| error.error);
        drop(held);
        drop(entry);
        moved
    }
}

/// A temporary folder, moved to its target when complete.
#[derive(Debug)]
pub struct DraftFolder {
    /// Closed before the folder is removed: some systems cannot remove open files.
    lock: File,
    dir: TempDir,
    entry: Entry,
}

impl DraftFolder {
    /// Creates a draft folder inside `folder`.
    ///
    /// # Errors
    /// Errors of the system.
    pub fn within(folder: &Path) -> io::Result<Self> {
        let prefix = prefix();
        #[cfg_attr(not(unix), allow(unused_mut, reason = "permissions are set on Unix alone"))]
        let mut builder = builder(&prefix);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let ((lock, dir), entry) = begin(folder, || {
            let dir = builder.tempdir_in(folder)?;
            let path = dir.path().join(LOCK);
            let lock = match File::create_new(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                lock => lock?,
            };
            let whole = dir.path().to_path_buf();
            Ok(lock_draft(&lock, &path).then_some(((lock, dir), whole)))
        })?;
        Ok(Self { lock, dir, entry })
    }

    /// Path of the draft folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Moves the whole folder to a path that does not exist yet.
    ///
    /// # Errors
    /// Errors of the system; nothing has been moved then.
    pub fn publish(self, folder: &Path) -> io::Result<()> {
        let Self { lock, dir, entry } = self;
        let held = register();
        // The lock file is removed under its lock: a process that gets the lock later finds no file and leaves the
        // folder alone.
        let moved = fs::remove_file(dir.path().join(LOCK)).and_then(|()| {
            drop(lock);
            fs::rename(dir.path(), folder)
        });
        if moved.is_ok() {
            // The folder has been renamed: there is nothing left to remove.
            let _ = dir.keep();
        }
        drop(held);
        drop(entry);
        moved
    }

    /// Moves the named files into an existing folder, replacing files of the same names; then removes the draft.
    ///
    /// # Errors
    /// The first file that could not be moved, with the system's error. Those before it have been moved.
    pub fn publish_into(self, folder: &Path, names: &[String]) -> Result<(), (PathBuf, io::Error)> {
        // Under the register's lock: a program told to stop does so before the first move or after the last.
        let _held = register();
        for name in names {
            let to = folder.join(name);
            fs::rename(self.path().join(name), &to).map_err(|error| (to, error))?;
        }
        Ok(())
    }
}

fn prefix() -> String {
    format!("{PREFIX}{}-", std::process::id())
}

fn builder(prefix: &str) -> Builder<'_, 'static> {
    let mut builder = Builder::new();
    builder.prefix(prefix).rand_bytes(LETTERS);
    builder
}

/// Creates a draft in a folder and registers it. `make` returns `None` if another process removed the new draft at
/// once.
fn begin<T>(folder: &Path, mut make: impl FnMut() -> io::Result<Option<(T, PathBuf)>>) -> io::Result<(T, Entry)> {
    let mut register = register();
    sweep_once(folder, &mut register);
    for _ in 0..TRIES {
        if let Some((made, path)) = make()? {
            register.open.push(path.clone());
            return Ok((made, Entry(path)));
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Locks a new draft. False if another process removed it as abandoned before it was locked. A file system without
/// locks counts as locked; abandoned drafts stay there.
fn lock_draft(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => false,
        Ok(()) | Err(fs::TryLockError::Error(_)) => path.exists(),
    }
}

/// Removes drafts of killed programs from a folder that is about to be written to; once per folder.
pub fn sweep(folder: &Path) {
    sweep_once(folder, &mut register());
}

fn sweep_once(folder: &Path, register: &mut Register) {
    if register.swept.iter().any(|swept| swept == folder) {
        return;
    }
    register.swept.push(folder.to_path_buf());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_str().and_then(process_of).is_none_or(is_running) {
            continue;
        }
        let path = entry.path();
        // A draft that cannot be removed stays: it does no harm.
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_file() => remove_left(&path, &path, |path| fs::remove_file(path)),
            Ok(kind) if kind.is_dir() => {
                let lock = path.join(LOCK);
                // A folder without lock file is new, or was abandoned right after it was created.
                if lock.exists() {
                    remove_left(&lock, &path, |path| fs::remove_dir_all(path))
                } else {
                    fs::remove_dir(&path)
                }
            }
            _ => Ok(()),
        };
    }
}

/// Removes a draft if its lock is free.
fn remove_left(lock: &Path, draft: &Path, remove: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    let file = File::open(lock)?;
    match file.try_lock() {
        // If the lock file is gone the draft has been published meanwhile.
        Ok(()) if lock.exists() => remove(draft),
        _ => Ok(()),
    }
}

/// The id of the process that made a draft of this name; `None` for other names.
fn process_of(name: &str) -> Option<u32> {
    let (process, letters) = name.strip_prefix(PREFIX)?.split_once('-')?;
    let is_plain = letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_alphanumeric());
    process.parse().ok().filter(|_| is_plain && process.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether another process with this id runs, on systems with `/proc`; elsewhere only the lock tells.
fn is_running(process: u32) -> bool {
    process != std::process::id() && Path::new("/proc").join(process.to_string()).exists()
}

/// Removes all drafts when the program exits: from now on none is created or moved.
pub fn discard_all() {
    let begun = Instant::now();
    let mut register = loop {
        match REGISTER.try_lock() {
            Ok(register) => break register,
            Err(TryLockError::Poisoned(poisoned)) => break poisoned.into_inner(),
            // Drafts that are still there are removed at the next start.
            Err(TryLockError::WouldBlock) if begun.elapsed() > END_TIMEOUT => return,
            Err(TryLockError::WouldBlock) => threads::sleep(Duration::from_millis(5)),
        }
    };
    for path in register.open.drain(..) {
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
    }
    // Locked for good: a thread that would create another draft waits until the process ends.
    std::mem::forget(register);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use std::io::Write;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_draft_is_seen_under_its_own_name_until_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, |file| {
            let seen = names(folder.path());
            assert!(seen.len() == 1 && process_of(&seen[0]) == Some(std::process::id()), "{seen:?}");
            file.write_all(b"whole")
        })
        .unwrap();
        assert_eq!((names(folder.path()), fs::read(&path).unwrap()), (vec!["a.txt".to_owned()], b"whole".to_vec()));
        let stopped = write_whole(&path, |file| file.write_all(b"ha").and(Err(io::Error::other("stopped"))));
        assert!(stopped.is_err());
        assert_eq!((names(folder.path()), fs::read(&path).unwrap()), (vec!["a.txt".to_owned()], b"whole".to_vec()));
    }

    #[test]
    fn what_the_dead_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        // No process has an id this high.
        let dead = |letters: &str| folder.path().join(format!("{PREFIX}4294967295-{letters}"));
        fs::write(dead("filefi"), "half").unwrap();
        fs::create_dir(dead("folder")).unwrap();
        fs::write(dead("folder").join(LOCK), "").unwrap();
        fs::write(dead("folder").join("01.png"), "half").unwrap();
        fs::create_dir(dead("empty0")).unwrap();
        // A draft that is still locked, names without a process id, and folders without a lock file.
        fs::write(dead("locked"), "half").unwrap();
        let lock = File::open(dead("locked")).unwrap();
        lock.lock().unwrap();
        let kept = [".losscape-notes", ".losscape-42-notes.txt", ".losscape--abcdef", ".losscape-42-abc-ef", "a.txt"];
        kept.iter().for_each(|name| fs::write(folder.path().join(name), "mine").unwrap());
        fs::create_dir(dead("theirs")).unwrap();
        fs::write(dead("theirs").join("letter"), "mine").unwrap();
        fs::write(folder.path().join(format!("{PREFIX}1-living")), "half").unwrap();

        write_whole(&folder.path().join("new"), |file| file.write_all(b"new")).unwrap();
        let left = names(folder.path());
        for gone in ["filefi", "folder", "empty0"] {
            assert!(!dead(gone).exists(), "{gone}: {left:?}");
        }
        for name in kept.iter().chain(&["new"]) {
            assert!(folder.path().join(name).exists(), "{name}: {left:?}");
        }
        assert!(dead("locked").exists() && dead("theirs").join("letter").exists(), "{left:?}");
        if cfg!(target_os = "linux") {
            assert!(folder.path().join(format!("{PREFIX}1-living")).exists(), "its process lives");
        }
    }

    #[test]
    fn a_folder_is_moved_whole_or_file_by_file() {
        let desk = tempfile::tempdir().unwrap();
        let made = |name: &str| {
            let draft = DraftFolder::within(desk.path()).unwrap();
            fs::write(draft.path().join(name), name).unwrap();
            draft
        };
        made("a").publish(&desk.path().join("new")).unwrap();
        assert_eq!(names(&desk.path().join("new")), ["a"]);
        made("b").publish_into(&desk.path().join("new"), &["b".to_owned()]).unwrap();
        assert_eq!(names(&desk.path().join("new")), ["a", "b"]);
        drop(made("c"));
        assert!(made("d").publish(&desk.path().join("no/such")).is_err());
        assert_eq!(names(desk.path()), ["new"]);
    }
}
