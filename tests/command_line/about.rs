//! What the program says of itself: `--version`, `info`, `-v`, and what a crash leaves.

use crate::desk::{Desk, stderr, stdout};
use losscape::report::version;
use std::fs;
use std::path::Path;

/// The build script, as a module: it reads the commit.
#[path = "../../build.rs"]
#[allow(dead_code, reason = "its main talks to cargo")]
mod build;

#[test]
fn the_version_has_the_package_s_number() {
    let desk = Desk::new();
    let said = desk.good(&["--version"]);
    assert_eq!(said, format!("losscape {}\n", version::VERSION));
    assert!(version::VERSION.starts_with(env!("CARGO_PKG_VERSION")), "{said}");
    assert_eq!(build::version("0.1.0", None), "0.1.0");
    assert_eq!(build::version("0.1.0", Some("4080a1855")), "0.1.0 (4080a1855)");
}

const HASH: &str = "4080a18553f1d5e7c9b0a1b2c3d4e5f60718293a";

fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The commit of a package, and whether all that cargo is to watch exists.
fn commit(folder: &Path) -> (Option<String>, usize) {
    let (commit, read) = build::commit(folder);
    assert!(read.iter().all(|path| path.exists()), "cargo runs the script every time for what is not there: {read:?}");
    (commit, read.len())
}

#[test]
fn the_commit_is_read_from_git_s_files() {
    let desk = tempfile::tempdir().unwrap();
    let found = Some(HASH[..9].to_owned());
    assert_eq!(commit(desk.path()), (None, 0), "a crate archive");

    put(desk.path(), ".git/HEAD", "ref: refs/heads/main\n");
    assert_eq!(commit(desk.path()), (None, 1), "nothing is committed");
    put(
        desk.path(),
        ".git/packed-refs",
        &format!("# pack-refs with: peeled\n0000 refs/heads/mai\n{HASH} refs/heads/main\n"),
    );
    assert_eq!(commit(desk.path()), (found.clone(), 2));
    put(desk.path(), ".git/refs/heads/main", &format!("{}\n", HASH.replace("4080", "9999")));
    assert_eq!(commit(desk.path()), (Some("9999a1855".to_owned()), 2), "a loose name is newer than a packed one");
    put(desk.path(), ".git/HEAD", &format!("{HASH}\n"));
    assert_eq!(commit(desk.path()), (found.clone(), 1), "no branch");
    put(desk.path(), ".git/HEAD", "garbage");
    assert_eq!(commit(desk.path()).0, None);

    let second = desk.path().join("second");
    let git = desk.path().join(".git/worktrees/second");
    put(&second, ".git", &format!("gitdir: {}\n", git.display()));
    put(&git, "HEAD", "ref: refs/heads/other\n");
    put(&git, "commondir", "../..\n");
    put(desk.path(), ".git/refs/heads/other", HASH);
    assert_eq!(commit(&second), (found, 2), "a second worktree");
}

#[test]
fn info_says_what_a_report_needs_and_no_private_path() {
    let desk = Desk::new();
    put(desk.path(), ".local/share/losscape/crashes/crash-2026-01-01-000000-000.txt", "x");
    put(desk.path(), ".local/share/losscape/losscape.log", "… INFO  losscape: renderer: OpenGL 4.5, test card\n");
    put(desk.path(), ".config/losscape/presets/mine.ron", "(racers: [(rule: Gd)])");
    let said = desk.good(&["info"]);
    let has = |words: &str| assert!(said.contains(words), "{words} is not in:\n{said}");
    has(&format!("losscape: {}\n", version::VERSION));
    for name in ["built: ", "system: ", "cores: ", "memory: ", "limits: ", "display: ", "language: en (", "session: "] {
        has(&format!("\n{name}"));
    }
    if cfg!(target_os = "linux") {
        has("\nrenderer: OpenGL 4.5, test card (of the last window)\n");
        has("\npresets: ~/.config/losscape/presets, 1 own, 0 that cannot be read\n");
        has("\nlog: ~/.local/share/losscape/losscape.log, ");
        has("\ncrash files: ~/.local/share/losscape/crashes, 1, the newest crash-2026-01-01-000000-000.txt\n");
        has("\nlibX11.so.6: ");
    }
    assert!(!said.contains(desk.path().to_str().unwrap()), "{said}");
    let bare = desk.command(&["info"]).env("HOME", "/nonexistent").output().unwrap();
    assert_eq!((bare.status.code(), stderr(&bare)), (Some(0), String::new()), "a home that is not there");
    assert!(stdout(&bare).contains("not known: no window"), "{}", stdout(&bare));
}

#[test]
fn commands_write_no_log_and_take_v() {
    let desk = Desk::new();
    let output = desk.run(&["-vv", "render", "scene.ron", "-o", "a.png"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("info: saved a.png\n"), "{}", stderr(&output));
    assert_eq!(desk.good(&["render", "scene.ron", "-o", "b.png"]), "");
    assert_eq!(desk.files(), ["a.png", "b.png", "scene.ron"]);
}

#[cfg(feature = "gui")]
#[test]
fn a_window_that_does_not_open_is_in_the_log() {
    let desk = Desk::new();
    let output = desk.run(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    if cfg!(target_os = "linux") {
        let log = String::from_utf8(desk.read(".local/share/losscape/losscape.log")).unwrap();
        assert!(log.contains(version::VERSION) && log.contains("ERROR") && log.contains("no window: "), "{log}");
    }
}
