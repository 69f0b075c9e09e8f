//! The program told to stop in mid-work, killed, and out of room: what lies on the disk after it.

use crate::desk::{Desk, stderr};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A table whose writing takes seconds, and a folder whose drawing does.
const LONG: [&[&str]; 2] = [
    &["run", "scene.ron", "--set", "steps=1000000", "-o", "old.csv"],
    &["handout", "-o", "handout", "--size", "800x600"],
];
/// How long a draft may take to appear, and a program to end.
const PATIENCE: Duration = Duration::from_secs(120);

/// A desk with what the long work would replace.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("old.csv", "old");
    fs::create_dir(desk.path().join("handout")).unwrap();
    desk.put("handout/01-eight-methods.png", "old");
    desk
}

/// Everything below the desk, by its path.
fn all(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let below = entries.flat_map(|path| {
        let inside = all(&path);
        [vec![path.display().to_string()], inside].concat()
    });
    let mut below: Vec<_> = below.collect();
    below.sort();
    below
}

/// Begins long work, and waits until something half-made lies on the disk. Signals that the tests' own surroundings
/// switch off are switched on.
fn begun(desk: &Desk, arguments: &[&str]) -> Child {
    let program = desk.command(arguments);
    let mut command = Command::new("env");
    command.arg("--default-signal").arg(program.get_program()).args(arguments);
    command.current_dir(desk.path()).env_clear().env("HOME", desk.path()).stdin(Stdio::null());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let since = Instant::now();
    // A little of it: the second file of a folder.
    let few = if arguments[0] == "handout" { 3 } else { 1 };
    while all(desk.path()).iter().filter(|path| path.contains(".losscape-")).count() < few {
        assert!(since.elapsed() < PATIENCE, "no draft appears");
        thread::sleep(Duration::from_millis(2));
    }
    child
}

/// Sends a signal and waits for the end.
fn ended(mut child: Child, signal: &str) -> Output {
    let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let since = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(since.elapsed() < PATIENCE, "{signal} does not end it");
        thread::sleep(Duration::from_millis(2));
    }
    child.wait_with_output().unwrap()
}

#[test]
fn told_to_stop_it_leaves_nothing_and_says_so() {
    for arguments in LONG {
        for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
            let desk = desk();
            let before = all(desk.path());
            let output = ended(begun(&desk, arguments), signal);
            assert_eq!(output.status.code(), Some(code), "{arguments:?} {signal}: {}", stderr(&output));
            assert!(stderr(&output).contains(&format!("SIG{signal}")), "{}", stderr(&output));
            assert_eq!(all(desk.path()), before, "{arguments:?} {signal}");
            assert_eq!(
                (desk.read("old.csv"), desk.read("handout/01-eight-methods.png")),
                (b"old".to_vec(), b"old".to_vec())
            );
        }
    }
}

#[test]
fn under_nohup_a_closed_terminal_is_nothing() {
    let desk = Desk::new();
    let mut command = Command::new("env");
    let program = desk.command(&[]).get_program().to_owned();
    command.args(["--ignore-signal=HUP"]).arg(program).args([
        "run",
        "scene.ron",
        "--set",
        "steps=100000",
        "-o",
        "a.csv",
    ]);
    let mut child = command.current_dir(desk.path()).env_clear().env("HOME", desk.path()).spawn().unwrap();
    while !all(desk.path()).iter().any(|path| path.contains(".losscape-") || path.ends_with("a.csv")) {
        thread::sleep(Duration::from_millis(2));
    }
    Command::new("kill").args(["-HUP", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(desk.read("a.csv").starts_with(b"racer,"));
}

#[test]
fn what_a_killed_program_left_goes_at_the_next_start_and_what_is_not_ours_stays() {
    for arguments in LONG {
        let desk = desk();
        let left =
            |desk: &Desk| all(desk.path()).iter().any(|path| path.contains("/.losscape-") && !path.contains("keepme"));
        let output = ended(begun(&desk, arguments), "KILL");
        assert_eq!(output.status.signal(), Some(9));
        assert!(left(&desk), "it had no time to clean up");
        assert_eq!(
            (desk.read("old.csv"), desk.read("handout/01-eight-methods.png")),
            (b"old".to_vec(), b"old".to_vec())
        );

        // Another one still works in the same folder, and the person has files of such names.
        let other = begun(&Desk::new(), LONG[0]);
        let living = format!(".losscape-{}-keepme", other.id());
        desk.put(".losscape-keepme", "mine");
        desk.put(&living, "half");
        match arguments[0] {
            "run" => drop(desk.good(&["run", "scene.ron", "-o", "old.csv"])),
            // A whole handout takes long: this one is refused when it has begun.
            _ => {
                fs::create_dir(desk.path().join("handout/01-eight-methods.svg")).unwrap();
                desk.bad(1, &["handout", "-o", "handout"]);
            }
        }
        assert!(!left(&desk), "{:?}", all(desk.path()));
        assert_eq!(desk.read(".losscape-keepme"), b"mine");
        if cfg!(target_os = "linux") {
            assert_eq!(desk.read(&living), b"half");
        }
        ended(other, "KILL");
    }
}

#[test]
fn two_at_once_leave_each_other_alone() {
    let desk = Desk::new();
    let first = begun(&desk, LONG[0]);
    desk.good(&["run", "scene.ron", "-o", "second.csv"]);
    let output = first.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(desk.read("old.csv").len() > 100_000_000 / 2);
    assert!(!all(desk.path()).iter().any(|path| path.contains(".losscape-")));
}

#[test]
fn without_room_nothing_half_made_stays() {
    let desk = desk();
    let before = all(desk.path());
    let program = desk.command(&[]).get_program().to_owned();
    for arguments in [LONG[0], &["handout", "-o", "handout", "--size", "800x600"], &["render", "1", "-o", "a.png"]] {
        // In blocks of 512 or 1024 bytes, by the shell.
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -f 8; exec \"$0\" \"$@\""]).arg(&program).args(arguments);
        let output = command.current_dir(desk.path()).env_clear().env("HOME", desk.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).starts_with("Cannot write"), "{}", stderr(&output));
        assert_eq!(all(desk.path()), before, "{arguments:?}");
    }
    let message = desk.bad(1, &["run", "scene.ron", "-o", "/dev/full"]);
    assert!(message.contains("/dev/full"), "{message}");
}

#[test]
fn a_folder_taken_away_in_mid_work_is_told() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("out")).unwrap();
    let child = begun(&desk, &["run", "scene.ron", "--set", "steps=1000000", "-o", "out/a.csv"]);
    fs::remove_dir_all(desk.path().join("out")).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("out"), "{}", stderr(&output));
    assert_eq!(desk.files(), ["scene.ron"]);
}
