//! On a page of a browser `std`'s clock and threads compile, and panic when they are used: nothing of `src` takes them but
//! `clock.rs` and the folder `threads`.

use std::path::Path;

/// What only those files may name.
const BANNED: [&str; 7] = [
    "time::Instant",
    "time::SystemTime",
    "std::thread",
    "thread::spawn",
    "thread::scope",
    "thread::sleep",
    "thread::Builder",
];

/// The banned names in a file, its comments and its tests taken out.
fn found(text: &str) -> Vec<&'static str> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let groups = code.split("std::time::{").skip(1).map(|rest| rest.split('}').next().unwrap_or_default());
    let grouped: Vec<_> = groups.flat_map(|group| group.split(',').map(str::trim)).collect();
    let is_grouped = |banned: &str| banned.strip_prefix("time::").is_some_and(|name| grouped.contains(&name));
    BANNED.into_iter().filter(|banned| code.contains(banned) || is_grouped(banned)).collect()
}

fn visit(folder: &Path, root: &Path, faults: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let inside = path.strip_prefix(root).unwrap();
        if inside == Path::new("clock.rs") || inside == Path::new("threads") {
            continue;
        }
        if path.is_dir() {
            visit(&path, root, faults);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let names = found(&std::fs::read_to_string(&path).unwrap());
            faults.extend(names.iter().map(|name| format!("{}: {name}", inside.display())));
        }
    }
}

#[test]
fn clock_and_threads_are_taken_from_one_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    visit(&root, &root, &mut faults);
    assert!(faults.is_empty(), "use crate::clock and crate::threads:\n{}", faults.join("\n"));
}

#[test]
fn what_is_banned_is_found() {
    assert_eq!(found("use std::time::{Duration, Instant};"), ["time::Instant"]);
    assert_eq!(found("use std::time::{SystemTime, UNIX_EPOCH};"), ["time::SystemTime"]);
    assert_eq!(found("use crate::clock::{SystemTime, UNIX_EPOCH};"), [""; 0]);
    assert_eq!(found("let now = std::time::Instant::now();"), ["time::Instant"]);
    assert_eq!(found("std::thread::spawn(work);"), ["std::thread", "thread::spawn"]);
    assert_eq!(found("use std::time::Duration;\n// std::thread\nuse crate::clock::Instant;"), [""; 0]);
    assert_eq!(found("#[cfg(test)]\nmod tests { std::thread::sleep(second); }"), [""; 0]);
}
