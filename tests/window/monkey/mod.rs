//! The whole window under a hand that knows nothing: hundreds of random clicks, drags, keys, numbers, files and sizes. No
//! panic, no frame that takes long, nothing drawn nowhere, no two controls of one id, no endless memory, rest where nothing
//! moves, undo that can be redone, a session file that can be read.
//!
//! `LOSSCAPE_SEED` and `LOSSCAPE_MONKEY` set seed and number of events. Deeds follow from the seed and the window; what
//! threads answer in time may differ from run to run, so a failure names the seed, the event and those before it.

#[path = "../../support/allocated.rs"]
mod allocated;
mod deed;
#[path = "../../support/dice.rs"]
mod dice;
mod hand;
#[path = "../../support/watch.rs"]
mod watch;

use crate::own_process;
use deed::Deed;
use dice::Dice;
use hand::Hand;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use watch::{Memory, Watch};

/// Events of a short run: some 20 s in the dev profile.
const SHORT: u64 = 300;
/// How much more memory the process may hold after a run than before: pictures of scenes that were left, textures of the
/// test's own renderer for the largest window, caches of glyphs.
const GROWTH_MB: u64 = 500;
/// And at most, at any time.
const PEAK_MB: u64 = 1200;
/// In a run of hours, as the system counts it.
const LONG_MB: u64 = 2000;
/// A failure names so many of the last deeds.
const TOLD: usize = 25;
/// Events between two looks at whether the window comes to rest, at undo, at the session's file, and at the memory.
const REST_EVERY: u64 = 25;
const UNDO_EVERY: u64 = 40;
const SESSION_EVERY: u64 = 250;
const MEMORY_EVERY: u64 = 5000;
/// Of a long run the first events fill caches. What is asked for and not given back after them must not grow by more
/// than this: a scene that was left with its undo, a lab's record, and egui's glyphs differ from moment to moment. What
/// is resident is told beside it; it has the allocator's holes in it.
const WARM: u64 = 10_000;
const GROWN_MB: usize = 300;

/// What lies in the folder that files come from.
fn files(folder: &Path) {
    let put = |name: &str, text: &[u8]| std::fs::write(folder.join(name), text).unwrap();
    put("good.ron", b"(landscape: Beale, steps: 30, racers: [(rule: Adam(), eta: 0.1), (rule: Gd, batch: One)])");
    put("bad.ron", b"(landscape: Beale, steps: 0, racers: [(rule: Adam, eta: -1)])\0");
    put("rows.csv", b"x1,x2,y\n1,2,3\n-1,0.5,1e3\n2,2,-4\n0,1e-9,7\n");
    put("bad.csv", b"x1;x2;y\n1;2\n");
    put("digits.csv", b"index,label,split,pixels\n0,3,0,00\n");
    put("picture.png", &[0x89, b'P', b'N', b'G', 0, 0xff]);
    put("german.csv", "H\u{f6}he;Breite;Preis\r\n1.234,5;2;3\r\n4;-5;6\r\n7,25;1;0\r\n".as_bytes());
    put("classes.csv", b"a,b,kind\n1,2,yes\n-1,0,no\n2,2,yes\n0,-3,no\n");
    let utf_16: Vec<u8> = "x1\tx2\ty\n1\t2\t3\n4\t5\t6\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    put("utf16.txt", &utf_16);
    let long = (0..3000).map(|k| format!("{},{},{}\n", k % 17, k % 23, (k * k) % 31));
    put("long.csv", ["x1,x2,y\n".to_owned(), long.collect()].concat().as_bytes());
    let wide = |row: usize| (0..300).map(|k| format!("{}", k * row)).collect::<Vec<_>>().join(",") + "\n";
    put("wide.csv", (0..5).map(wide).collect::<String>().as_bytes());
    let scene =
        "<svg><metadata id=\"losscape-scene\"><![CDATA[(landscape: Booth, racers: [(eta: 0.01)])]]></metadata></svg>";
    put("figure.svg", scene.as_bytes());
    std::fs::create_dir(folder.join("folder")).unwrap();
    // "missing.ron" is not there.
}

/// Names in the repository's folder and among its presets: none may come or go.
fn repository() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names =
        |folder: &Path| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().display().to_string());
    let mut names: Vec<String> = names(root).chain(names(&root.join("presets"))).collect();
    names.sort();
    names
}

/// Megabytes that a window at rest on the first scene has asked for.
fn told_memory(hand: &mut Hand, events: u64) -> usize {
    hand.rest();
    let held = allocated::held() >> 20;
    let resident = Memory::of_process().map_or("?".to_owned(), |memory| memory.now.to_string());
    watch::say(&format!("after {events} events {held} MB held, {resident} MB resident"));
    held
}

#[test]
fn no_hand_breaks_it() {
    // Memory and the current folder are the process's.
    if !own_process::is_here("monkey::no_hand_breaks_it") {
        return;
    }
    let (seed, count) = (watch::seed(), watch::asked("LOSSCAPE_MONKEY", SHORT));
    let (folder, before) = (tempfile::tempdir().unwrap(), repository());
    let path = folder.path().canonicalize().unwrap();
    files(&path);
    // Names without a folder are the current one's.
    std::env::set_current_dir(&path).unwrap();
    let mut dice = Dice::new(seed, 4, 0);
    let mut hand = Hand::new(&path);
    let mut watch = Watch::of_this_thread();
    let mut last: VecDeque<String> = VecDeque::new();
    let mut warm = None;
    for index in 0..count {
        if index > 0 && index % MEMORY_EVERY == 0 {
            let memory = told_memory(&mut hand, index);
            warm = warm.or((index >= WARM).then_some(memory));
        }
        let deed = Deed::draw(&mut dice, &hand.window);
        last.push_back(format!("{index}: {deed:?}").chars().take(200).collect());
        if last.len() > TOLD {
            last.pop_front();
        }
        let told = || format!("after\n{}", last.iter().map(String::as_str).collect::<Vec<_>>().join("\n"));
        let name = format!("event {index} of seed {seed}, {deed:?}").chars().take(200).collect::<String>();
        let attempt = || {
            hand.do_it(&deed);
            hand.look();
            assert!(index % REST_EVERY != 0 || !hand.is_restless(), "the window does not come to rest");
            if index % UNDO_EVERY == 0 {
                hand.undo_and_redo();
            }
            if index % SESSION_EVERY == 0 {
                drop(hand.remembered());
            }
        };
        if let Err(panic) = watch.input(&name, told().as_bytes(), || catch_unwind(AssertUnwindSafe(attempt))) {
            watch::say(&format!("{name} failed {}", told()));
            resume_unwind(panic);
        }
    }
    let end = told_memory(&mut hand, count);
    if let Some(warm) = warm {
        assert!(end <= warm + GROWN_MB, "{warm} MB are held after the first {WARM} events, {end} MB after {count}");
    }
    let vertices = hand.vertices;
    drop(hand);
    // In a long run the allocator's holes add up; what is held has been looked at.
    let (growth, peak) = if count > WARM { (LONG_MB, LONG_MB) } else { (GROWTH_MB, PEAK_MB) };
    watch.end(&format!("{count} events of seed {seed}, at most {vertices} corners a frame"), growth, peak);
    assert_eq!(repository(), before, "something was written into the repository");
}
