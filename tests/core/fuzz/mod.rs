//! Thousands of scenes, tables, assignments, figures and links that no person would write, each through everything the
//! program does with one: no panic, no hang, no endless memory, a message where one is due.
//!
//! The inputs are the presets and scenes of the program's own lists, changed by words, letters and bytes. Input k of a
//! seed is always the same. `LOSSCAPE_SEED` and `LOSSCAPE_FUZZ` set seed and count, `LOSSCAPE_AT` tries one input alone.
//! An input that fails is shrunk and kept in the target's `tmp` folder. What has failed once is tried in `kept`.

#[path = "../../support/allocated.rs"]
mod allocated;
mod assigned;
mod carriers;
#[path = "../../support/dice.rs"]
mod dice;
mod grammar;
mod kept;
mod mutate;
#[path = "../../support/own_process.rs"]
mod own_process;
mod tables;
mod tried;
#[path = "../../support/watch.rs"]
mod watch;

use dice::Dice;
use losscape::landscape::Data;
use losscape::scene::chapters::EMBEDDED;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tried::Tally;
use watch::Watch;

/// Inputs of a kind in a short run, some 10 s in the dev profile: of those that are run and drawn, and of others.
const DEEP: u64 = 150;
const SHORT: u64 = 400;
/// What a part of an input's work, or all of an input without parts, may take of the processor, all threads together:
/// in the dev profile of a machine at work, and in an optimised one. `LOSSCAPE_SECONDS` sets another limit.
const SECONDS: u64 = if cfg!(debug_assertions) { 4 } else { 1 };
/// Most memory that an input may ask for beyond what is held before.
const MOST: usize = 1 << 30;
/// How much more memory may be held after a run than before: caches of glyphs and formulas.
const GROWTH_MB: u64 = 200;
/// And at most, at any time, as the system counts it.
const PEAK_MB: u64 = 1400;
/// Shrinking an input that failed: tries and time.
const SHRINKS: usize = 200;
const SHRINKING: Duration = Duration::from_secs(20);
/// Inputs between two lines of a long run.
const TOLD: u64 = 10_000;

/// The last panic's words; nothing is printed while inputs are tried.
static PANIC: Mutex<String> = Mutex::new(String::new());

#[test]
fn no_scene_breaks_it() {
    // Memory, time and what is said of a panic are the process's.
    if !own_process::is_here("fuzz::no_scene_breaks_it") {
        return;
    }
    try_all("scene", 1, DEEP, |dice| scene(dice, 0.4), tried::scene);
}

#[test]
fn no_text_breaks_the_reader_of_scenes() {
    if !own_process::is_here("fuzz::no_text_breaks_the_reader_of_scenes") {
        return;
    }
    try_all("scene-text", 8, SHORT, |dice| scene(dice, 0.9), tried::text);
}

/// A scene's text; `worse` is the share of those that are made worse, of which few can be read.
fn scene(dice: &mut Dice, worse: f64) -> Vec<u8> {
    let text = match dice.chance(0.3) {
        true => dice.pick(EMBEDDED).2.to_owned(),
        false => grammar::scene(dice).to_ron(),
    };
    if dice.chance(worse) { mutate::scene(&text, dice) } else { mutate::gently(&text, dice) }
}

#[test]
fn no_table_breaks_it() {
    if !own_process::is_here("fuzz::no_table_breaks_it") {
        return;
    }
    const SCENES: [(&str, &str); 4] = [
        (
            "rows.csv",
            r#"(landscape: LeastSquares(File("rows.csv")), steps: 20, racers: [(rule: Adam(), batch: One), (rule: Gd)])"#,
        ),
        ("rows.csv", r#"(landscape: Logistic(File("rows.csv")), steps: 20, racers: [(rule: Gd, batch: Size(2))])"#),
        (
            "rows.csv",
            r#"(landscape: LeastSquares(File("rows.csv")), view: (scale: Linear, charts: [Loss, Distance]), steps: 5)"#,
        ),
        (
            "digits.csv",
            r#"(lab: Smoothing(network: Digits(depth: 1, width: 2, file: "digits.csv"), training: (steps: 2, batch: 4)))"#,
        ),
    ];
    let work = |table: &[u8], folder: &Path, dice: &mut Dice, tally: &mut Tally| {
        let (name, scene) = *dice.pick(&SCENES);
        std::fs::write(folder.join(name), table).unwrap();
        tried::scene(scene.as_bytes(), folder, dice, tally);
    };
    let make = |dice: &mut Dice| {
        // The scene is the first throw of `work`, from the same dice: the table is made for it.
        let place = dice.clone().below(SCENES.len());
        let (columns, rows) = tables();
        let table = match place {
            1 => "x1,x2,y\n1,2,1\n-3,0.5,-1\n2,2,1\n0,-1,-1\n".to_owned(),
            3 => columns,
            _ => rows,
        };
        // Other throws than those of `work`.
        mutate::table(&table, &mut Dice::new(dice.clone().bits(), 3, 0))
    };
    try_all("table", 2, DEEP, make, work);
}

#[test]
fn no_bytes_break_the_reader_of_tables() {
    if !own_process::is_here("fuzz::no_bytes_break_the_reader_of_tables") {
        return;
    }
    try_all("text", 4, SHORT, tables::table, tables::try_table);
}

#[test]
fn no_bytes_break_the_reader_of_figures() {
    if !own_process::is_here("fuzz::no_bytes_break_the_reader_of_figures") {
        return;
    }
    try_all("figure", 5, SHORT, carriers::figure, carriers::try_figure);
}

#[test]
fn no_bytes_break_the_reader_of_links() {
    if !own_process::is_here("fuzz::no_bytes_break_the_reader_of_links") {
        return;
    }
    try_all("link", 6, SHORT, carriers::address, carriers::try_address);
}

#[test]
fn no_assignment_breaks_it() {
    if !own_process::is_here("fuzz::no_assignment_breaks_it") {
        return;
    }
    try_all("assignment", 7, SHORT, assigned::assignments, assigned::try_assignments);
}

/// A table of digits and one of rows, both short.
fn tables() -> (String, String) {
    let digits =
        (0..12).map(|k| format!("{k},{},{},{}\n", k % 10, k % 2, "0123456789abcdefg".repeat(4).split_at(64).0));
    let digits = format!("index,label,split,pixels\n{}", digits.collect::<String>());
    (digits, Data::BUILTIN[0].1.lines().take(40).map(|line| format!("{line}\n")).collect())
}

/// Makes and tries all inputs of a kind; fails at the end with those that failed.
fn try_all(
    kind: &str,
    purpose: u64,
    short: u64,
    make: impl Fn(&mut Dice) -> Vec<u8>,
    work: impl Fn(&[u8], &Path, &mut Dice, &mut Tally),
) {
    let folder = tempfile::tempdir().unwrap();
    let (digits, rows) = tables();
    std::fs::write(folder.path().join("rows.csv"), rows).unwrap();
    std::fs::write(folder.path().join("digits.csv"), digits).unwrap();
    let (seed, only) = (watch::seed(), watch::asked("LOSSCAPE_AT", u64::MAX));
    let count = if only < u64::MAX { only + 1 } else { watch::asked("LOSSCAPE_FUZZ", short) };
    let seconds = watch::asked("LOSSCAPE_SECONDS", SECONDS) as f64;
    let (mut watch, mut tally, mut most) = (Watch::of_process(), Tally::default(), 0);
    let mut failed: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|info| *PANIC.lock().unwrap_or_else(PoisonError::into_inner) = info.to_string()));
    for index in (0..count).filter(|index| only == u64::MAX || *index == only) {
        let mut dice = Dice::new(seed, purpose, index);
        let input = make(&mut dice);
        let name = format!("{kind} {index} of seed {seed}");
        let mut fails = |input: &[u8]| {
            tally.longest = None;
            let before = allocated::begin();
            let attempt = || work(input, folder.path(), &mut dice.clone(), &mut tally);
            let result = watch.input(&name, input, || catch_unwind(AssertUnwindSafe(attempt)));
            let asked = allocated::peak() - before;
            let (taken, what) = tally.longest.unwrap_or((watch.last_s(), "all of it"));
            most = most.max(asked);
            match result {
                Err(_) => Some(PANIC.lock().unwrap_or_else(PoisonError::into_inner).clone()),
                Ok(()) if asked > MOST => Some(format!("too much memory\n{} MB", asked >> 20)),
                Ok(()) if taken > seconds => Some(format!("too slow: {what}\n{taken:.2} s of the processor")),
                Ok(()) => None,
            }
        };
        if let Some(words) = fails(&input) {
            let place = words.lines().next().unwrap_or_default().to_owned();
            let entry = failed.entry(place.clone()).or_insert_with(|| {
                let input = shrunk(input, &mut |input| fails(input).is_some_and(|words| words.starts_with(&place)));
                (0, format!("{name}: {words}\n{}", watch::shown(&watch::keep(&name, &input), &input)))
            });
            if count > TOLD {
                watch::say(if entry.0 == 0 { &entry.1 } else { &name });
            }
            entry.0 += 1;
        }
        if (index + 1) % TOLD == 0 {
            let (failed, megabytes) = (failed.len(), most >> 20);
            watch::say(&format!("{} {kind}s: {tally:?}, {failed} kinds of failure, {megabytes} MB at most", index + 1));
        }
    }
    std::panic::set_hook(quiet);
    let told: Vec<String> =
        failed.into_values().map(|(times, words)| format!("{times} times, first {words}")).collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
    assert!(only < u64::MAX || tally.valid as u64 > count / 20, "hardly anything was read: {tally:?}");
    let asked = format!("one input asked for {} MB at most", most >> 20);
    watch.end(&format!("{count} {kind}s of seed {seed}, {tally:?}, {asked}"), GROWTH_MB, PEAK_MB);
}

/// A shorter input that fails in the same way: ever smaller pieces are left out.
fn shrunk(mut input: Vec<u8>, fails: &mut dyn FnMut(&[u8]) -> bool) -> Vec<u8> {
    let (mut tries, mut piece, begun) = (0, input.len() / 2, Instant::now());
    while piece > 0 {
        let mut at = 0;
        while at < input.len() && tries < SHRINKS && begun.elapsed() < SHRINKING {
            tries += 1;
            let rest = [&input[..at], &input[(at + piece).min(input.len())..]].concat();
            if fails(&rest) {
                input = rest;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    input
}
