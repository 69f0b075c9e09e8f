//! The whole window under a hand that knows nothing: hundreds of random clicks, drags, keys, numbers, files and sizes. No
//! panic, no frame that takes long, nothing drawn nowhere, no endless memory, rest where nothing moves.
//!
//! `LOSSCAPE_SEED` and `LOSSCAPE_MONKEY` set seed and number of events. Deeds follow from the seed and the window; what
//! threads answer in time may differ from run to run, so a failure names the seed, the event and those before it.

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
use watch::Watch;

/// Events of a short run: some 20 s in the dev profile.
const SHORT: u64 = 300;
/// How much more memory the process may hold after a run than before: pictures of scenes that were left, textures of the
/// test's own renderer for the largest window, caches of glyphs.
const GROWTH_MB: u64 = 500;
/// And at most, at any time.
const PEAK_MB: u64 = 1200;
/// A failure names so many of the last deeds.
const TOLD: usize = 25;
/// Events between two looks at whether the window comes to rest.
const REST_EVERY: u64 = 25;

/// What lies in the folder that files come from.
fn files(folder: &Path) {
    let put = |name: &str, text: &[u8]| std::fs::write(folder.join(name), text).unwrap();
    put("good.ron", b"(landscape: Beale, steps: 30, racers: [(rule: Adam(), eta: 0.1), (rule: Gd, batch: One)])");
    put("bad.ron", b"(landscape: Beale, steps: 0, racers: [(rule: Adam, eta: -1)])\0");
    put("rows.csv", b"x1,x2,y\n1,2,3\n-1,0.5,1e3\n2,2,-4\n0,1e-9,7\n");
    put("bad.csv", b"x1;x2;y\n1;2\n");
    put("digits.csv", b"index,label,split,pixels\n0,3,0,00\n");
    put("picture.png", &[0x89, b'P', b'N', b'G', 0, 0xff]);
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
    for index in 0..count {
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
        };
        if let Err(panic) = watch.input(&name, told().as_bytes(), || catch_unwind(AssertUnwindSafe(attempt))) {
            watch::say(&format!("{name} failed {}", told()));
            resume_unwind(panic);
        }
    }
    let vertices = hand.vertices;
    drop(hand);
    watch.end(&format!("{count} events of seed {seed}, at most {vertices} corners a frame"), GROWTH_MB, PEAK_MB);
    assert_eq!(repository(), before, "something was written into the repository");
}
