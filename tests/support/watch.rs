//! Watching a test that tries many inputs: how long one takes, how much memory all of them take, which one it was.
//!
//! `LOSSCAPE_SEED` is the seed (1 where it is left out). An input that takes longer than its budget ends the process with
//! what it was on standard error and in the target's `tmp` folder: a hang cannot be caught in any other way.
#![allow(dead_code, reason = "each test target uses a part of it")]

use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// What an input may take of the processor, all threads together, in the dev profile: a dozen pictures, some of a
/// regression over hundreds of rows.
pub const CPU_S: f64 = 8.0;
/// The same by the clock: for what sleeps or waits, and for a processor that is shared with many.
const WALL_S: f64 = 120.0;
/// How often one looks.
const EVERY: Duration = Duration::from_millis(50);
/// Ticks of `/proc/*/stat` in a second, on every Linux.
const TICKS: f64 = 100.0;

/// The number in a variable of the environment.
pub fn asked(variable: &str, default: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text.trim().parse().unwrap_or_else(|_| panic!("{variable} is {text:?}, no whole number")),
        Err(_) => default,
    }
}

/// The seed of every random test.
pub fn seed() -> u64 {
    asked("LOSSCAPE_SEED", 1)
}

/// Where inputs that failed are kept.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// Says something at once, whatever the test harness keeps back.
pub fn say(words: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

/// Megabytes of this process, now and at most; nothing where the system does not tell.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub now: u64,
    pub peak: u64,
}

impl Memory {
    pub fn of_process() -> Option<Self> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let megabytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
        };
        Some(Self { now: megabytes("VmRSS:")?, peak: megabytes("VmHWM:")? })
    }
}

/// Seconds of the processor that a process or a thread has had, by its folder in `/proc`.
pub fn cpu_s(whose: &Path) -> Option<f64> {
    let stat = std::fs::read_to_string(whose.join("stat")).ok()?;
    // The name, in brackets, may hold anything; utime and stime are the 12th and 13th word after it.
    let words: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |place: usize| words.get(place)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS)
}

/// An input under way.
struct Under {
    name: String,
    input: Vec<u8>,
    since: Instant,
    /// Whose time is counted, and how much it had before.
    whose: PathBuf,
    cpu_s: Option<f64>,
}

impl Under {
    /// What it has taken, where that is too much.
    fn is_late(&self) -> Option<String> {
        let wall = self.since.elapsed().as_secs_f64();
        let cpu = self.cpu_s.and_then(|before| Some(cpu_s(&self.whose)? - before));
        let late = cpu.is_some_and(|cpu| cpu > CPU_S) || wall > WALL_S;
        late.then(|| format!("{:.1} s of the processor, {wall:.1} s by the clock", cpu.unwrap_or(f64::NAN)))
    }
}

/// The input under way, if one is, and whether the test has ended.
type State = (Mutex<(Option<Under>, bool)>, Condvar);

/// Looks at the clock while an input is tried.
pub struct Watch {
    state: Arc<State>,
    whose: PathBuf,
    before: Option<Memory>,
    slowest: (f64, String),
    last_s: f64,
}

impl Watch {
    /// Counts the time of all threads.
    pub fn of_process() -> Self {
        Self::of(PathBuf::from("/proc/self"))
    }

    /// Counts the time of the thread that calls this; others may be at work beside it.
    pub fn of_this_thread() -> Self {
        Self::of(std::fs::canonicalize("/proc/thread-self").unwrap_or_default())
    }

    fn of(whose: PathBuf) -> Self {
        let state = Arc::new((Mutex::new((None, false)), Condvar::new()));
        let own = Arc::clone(&state);
        std::thread::spawn(move || look(&own.0, &own.1));
        Self { state, whose, before: Memory::of_process(), slowest: (0.0, String::new()), last_s: 0.0 }
    }

    /// Tries one input. `name` says how it is made again.
    pub fn input<T>(&mut self, name: &str, input: &[u8], work: impl FnOnce() -> T) -> T {
        let since = Instant::now();
        let (whose, cpu_s) = (self.whose.clone(), cpu_s(&self.whose));
        let under = Under { name: name.to_owned(), input: input.to_owned(), since, whose, cpu_s };
        self.state.0.lock().expect("the watch does not panic").0 = Some(under);
        let result = work();
        self.state.0.lock().expect("the watch does not panic").0 = None;
        let after = cpu_s.and_then(|before| Some(self::cpu_s(&self.whose)? - before));
        self.last_s = after.unwrap_or_else(|| since.elapsed().as_secs_f64());
        if self.last_s > self.slowest.0 {
            self.slowest = (self.last_s, name.to_owned());
        }
        result
    }

    /// Seconds that the last input took of the processor; by the clock where the system does not tell.
    pub fn last_s(&self) -> f64 {
        self.last_s
    }

    /// Says what all of it took, and fails where memory has grown by more than `growth_mb` or ever was above `peak_mb`.
    pub fn end(self, what: &str, growth_mb: u64, peak_mb: u64) {
        let (seconds, name) = &self.slowest;
        let mut words = format!("{what}: slowest {name}, {seconds:.2} s");
        if let (Some(before), Some(after)) = (self.before, Memory::of_process()) {
            let _ =
                write!(words, "; memory {} MB before, {} MB after, {} MB at most", before.now, after.now, after.peak);
            say(&words);
            assert!(after.now <= before.now + growth_mb, "memory has grown: {words}");
            assert!(after.peak <= peak_mb, "too much memory: {words}");
        } else {
            say(&words);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Ok(mut state) = self.state.0.lock() {
            state.1 = true;
        }
        self.state.1.notify_one();
    }
}

/// Looks until the test ends, and ends it where an input does not.
fn look(state: &Mutex<(Option<Under>, bool)>, changed: &Condvar) {
    let mut held = state.lock().expect("the test does not panic while it is held");
    while !held.1 {
        held = changed.wait_timeout(held, EVERY).expect("the test does not panic while it is held").0;
        let late = held.0.as_ref().and_then(|under| Some((under, under.is_late()?)));
        if let Some((under, taken)) = late {
            let path = keep(&under.name, &under.input);
            say(&format!("TOO SLOW ({taken}; {CPU_S} s allowed): {}\n{}", under.name, shown(&path, &under.input)));
            std::process::exit(101);
        }
    }
}

/// Keeps an input that failed, and says where.
pub fn keep(name: &str, input: &[u8]) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let path = folder().join(format!("{}.txt", name.chars().map(plain).collect::<String>()));
    let _ = std::fs::write(&path, input);
    path
}

/// An input as a message shows it: not endless, without control characters.
pub fn shown(path: &Path, input: &[u8]) -> String {
    const MOST: usize = 2000;
    let text = String::from_utf8_lossy(&input[..input.len().min(MOST)]);
    let visible = |c: char| if c.is_control() && c != '\n' { c.escape_default().to_string() } else { c.to_string() };
    let text: String = text.chars().map(visible).collect();
    format!("{} bytes, kept in {}:\n{text}", input.len(), path.display())
}
