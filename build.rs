//! Says to the compiler what the program's version is: `LOSSCAPE_VERSION`, with the commit where there is one, and
//! `LOSSCAPE_TARGET`.
//!
//! The commit is read from git's own files, without git: it may be missing, or refuse a folder of another user. A crate
//! archive has no commit, and a debug build names none, so that a commit does not make `cargo test` compile all anew.
//! There is no date in it: the same sources give the same program.

use std::fs;
use std::path::{Path, PathBuf};

/// Letters of a commit that are shown.
const SHOWN: usize = 9;

fn main() {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let package = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    let commit = if variable("PROFILE") == "debug" {
        Some("debug build".to_owned())
    } else {
        let (commit, read) = commit(&package);
        for path in read {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        commit
    };
    println!("cargo::rustc-env=LOSSCAPE_VERSION={}", version(&variable("CARGO_PKG_VERSION"), commit.as_deref()));
    println!("cargo::rustc-env=LOSSCAPE_TARGET={}", variable("TARGET"));
}

/// `0.1.0 (4080a1855)`, or the number alone.
pub fn version(number: &str, commit: Option<&str>) -> String {
    commit.map_or_else(|| number.to_owned(), |commit| format!("{number} ({commit})"))
}

/// The commit checked out in the folder of a package, and the files that change with it.
pub fn commit(package: &Path) -> (Option<String>, Vec<PathBuf>) {
    let Some(git) = git_folder(package) else { return (None, Vec::new()) };
    let head_file = git.join("HEAD");
    let Ok(head) = fs::read_to_string(&head_file) else { return (None, Vec::new()) };
    let mut read = vec![head_file];
    let hash = match head.trim().strip_prefix("ref: ") {
        None => Some(head.trim().to_owned()),
        Some(name) => {
            // A second worktree has a HEAD of its own; branches lie where all of them share them.
            let common = fs::read_to_string(git.join("commondir")).map(|folder| git.join(folder.trim()));
            let common = common.unwrap_or(git);
            let (loose, packed) = (common.join(name), common.join("packed-refs"));
            let hash = fs::read_to_string(&loose).map(|hash| hash.trim().to_owned()).ok();
            // Cargo runs this every time where a file that it should watch does not exist.
            read.push(if hash.is_some() { loose } else { packed.clone() });
            hash.or_else(|| of_packed(&fs::read_to_string(&packed).ok()?, name))
        }
    };
    read.retain(|path| path.exists());
    let is_hash = |hash: &String| hash.len() >= SHOWN && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (hash.filter(is_hash).map(|hash| hash[..SHOWN].to_owned()), read)
}

/// The folder of git's files: `.git`, or what the file `.git` of a second worktree names. Not that of a folder above: a
/// crate that was unpacked inside another project is not of its commit.
fn git_folder(package: &Path) -> Option<PathBuf> {
    let git = package.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let named = fs::read_to_string(&git).ok()?;
    Some(package.join(named.trim().strip_prefix("gitdir: ")?))
}

/// The hash of a name in `packed-refs`: lines of hash and name.
fn of_packed(text: &str, name: &str) -> Option<String> {
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines.filter(|(_, named)| *named == name).map(|(hash, _)| hash.to_owned()).next()
}
