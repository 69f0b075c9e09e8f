//! Files and folders in the making: whole at their place when they are done, gone when they are not.
//!
//! A draft lies beside the place it is for, `.losscape-` with the process's number and some letters in front, and is
//! moved there when it is complete, so that half a file is never seen. It goes in each of four ways a piece of work can
//! end: done, it is moved; failed, it is removed when it is dropped; when the program is told to stop, [`discard_all`]
//! removes it; and what a killed program leaves is removed by the next one that writes into the same folder. That one
//! knows it by its name and its lock: the system takes its locks from a process that ends, and another one that still
//! works holds its own.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::{Builder, NamedTempFile, TempDir};

/// What the names of drafts begin with; the number of the process, `-` and [`LETTERS`] letters and digits follow.
const PREFIX: &str = ".losscape-";
const LETTERS: usize = 6;
/// In a folder this file holds the lock.
const LOCK: &str = ".lock";
/// How often a draft is begun anew that another process has taken for left behind, in the moment before its lock.
const TRIES: usize = 5;
/// How long the end of the program waits for a move or a beginning under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// All drafts of this process, and the folders where it has looked for those of dead ones.
struct Register {
    open: Vec<PathBuf>,
    swept: Vec<PathBuf>,
}

static REGISTER: Mutex<Register> = Mutex::new(Register { open: Vec::new(), swept: Vec::new() });

/// Drafts begin, move and go only while this is held: at any moment the list is what lies on the disk.
fn register() -> MutexGuard<'static, Register> {
    REGISTER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A place in the list of drafts.
#[derive(Debug)]
struct Entry(PathBuf);

impl Drop for Entry {
    fn drop(&mut self) {
        register().open.retain(|path| *path != self.0);
    }
}

/// Writes to the file at `path` what `work` writes, whole or not at all.
///
/// A new file has the permissions of any new file, a replaced one keeps its own, a link is followed. What is no ordinary
/// file (`/dev/null`, a pipe) cannot be replaced and is written to directly.
///
/// # Errors
/// The folder is missing or closed, a folder is in the way, the file must not be written, the disk is full; what `work`
/// says. What stood there before stays.
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

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file in the making. The file goes before its entry does.
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
            // tempfile's own choice, for the owner only, suits secrets, not pictures. The system takes the umask off.
            builder.permissions(old.map_or(fs::Permissions::from_mode(0o666), fs::Metadata::permissions));
        }
        #[cfg(not(unix))]
        let _ = old;
        let folder = folder_of(path);
        let (file, entry) = begin(folder, || {
            let file = builder.tempfile_in(folder)?;
            let path = file.path().to_path_buf();
            Ok(is_ours(file.as_file(), &path).then_some((file, path)))
        })?;
        #[cfg(unix)]
        if let Some(old) = old {
            // The umask took bits off. A disk without permissions refuses, and has none to keep.
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

/// A folder in the making.
#[derive(Debug)]
pub struct DraftFolder {
    /// Closed before the folder goes: some systems keep what is open.
    lock: File,
    dir: TempDir,
    entry: Entry,
}

impl DraftFolder {
    /// A new folder in another one.
    ///
    /// # Errors
    /// What the system says.
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
            Ok(is_ours(&lock, &path).then_some(((lock, dir), whole)))
        })?;
        Ok(Self { lock, dir, entry })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Moves the whole folder to a place where nothing lies.
    ///
    /// # Errors
    /// What the system says; nothing has been moved then.
    pub fn publish(self, folder: &Path) -> io::Result<()> {
        let Self { lock, dir, entry } = self;
        let held = register();
        // The lock's file goes while it is held: a process that gets the lock later finds none and leaves the folder alone.
        let moved = fs::remove_file(dir.path().join(LOCK)).and_then(|()| {
            drop(lock);
            fs::rename(dir.path(), folder)
        });
        if moved.is_ok() {
            // Nothing of this name is left to remove.
            let _ = dir.keep();
        }
        drop(held);
        drop(entry);
        moved
    }

    /// Moves some of its files into a folder that is there, replacing those of their names; then it goes.
    ///
    /// # Errors
    /// What the system says, and of which file. Those before it have been moved.
    pub fn publish_into(self, folder: &Path, names: &[String]) -> Result<(), (PathBuf, io::Error)> {
        // Told to stop, the program does so before the first or after the last.
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

/// Begins a draft in a folder and enters it in the list. `make` gives none where it was taken away at once.
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

/// Locks a draft that has just been made. False where another process took it for left behind before the lock was there.
/// On a disk that knows no locks it is ours, and what is left behind there stays.
fn is_ours(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => false,
        Ok(()) | Err(fs::TryLockError::Error(_)) => path.exists(),
    }
}

/// Removes what killed programs have left in a folder that is about to be written to. Once for each folder.
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
        if name.to_str().and_then(process_of).is_none_or(lives) {
            continue;
        }
        let path = entry.path();
        // What cannot be removed stays: it does no harm.
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_file() => remove_left(&path, &path, |path| fs::remove_file(path)),
            Ok(kind) if kind.is_dir() => {
                let lock = path.join(LOCK);
                // Without its lock it is one that has just been made, or one that was left as soon as it was.
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

/// Removes a draft whose lock is free.
fn remove_left(lock: &Path, draft: &Path, remove: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    let file = File::open(lock)?;
    match file.try_lock() {
        // Published while this waited for the lock, it is no draft any more.
        Ok(()) if lock.exists() => remove(draft),
        _ => Ok(()),
    }
}

/// The number of the process that made a draft of this name; none of any other name.
fn process_of(name: &str) -> Option<u32> {
    let (process, letters) = name.strip_prefix(PREFIX)?.split_once('-')?;
    let is_plain = letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_alphanumeric());
    process.parse().ok().filter(|_| is_plain && process.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether another process of this number runs, where the system lists them in a folder; elsewhere the lock tells alone.
fn lives(process: u32) -> bool {
    process != std::process::id() && Path::new("/proc").join(process.to_string()).exists()
}

/// Removes all drafts, for a program that ends: from now on none begins or moves.
pub fn discard_all() {
    let begun = Instant::now();
    let mut register = loop {
        match REGISTER.try_lock() {
            Ok(register) => break register,
            Err(TryLockError::Poisoned(poisoned)) => break poisoned.into_inner(),
            // What cannot be waited for goes at the next start.
            Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => return,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    };
    for path in register.open.drain(..) {
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
    }
    // Held to the end: a thread that would begin another one waits for good.
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
        // No process has so high a number.
        let dead = |letters: &str| folder.path().join(format!("{PREFIX}4294967295-{letters}"));
        fs::write(dead("filefi"), "half").unwrap();
        fs::create_dir(dead("folder")).unwrap();
        fs::write(dead("folder").join(LOCK), "").unwrap();
        fs::write(dead("folder").join("01.png"), "half").unwrap();
        fs::create_dir(dead("empty0")).unwrap();
        // Of another one that still works, of no process, and folders whose lock is not there.
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
