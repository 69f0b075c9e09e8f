//! Long work: in slices, and given up when it is not wanted any more.
//!
//! A slice ends when its budget is spent, after a whole unit of work; where slices end changes no number. A [`Watch`]
//! goes down into loops that may take long: they count what they do in what it costs, and give up where they are when it
//! says so. Costs are in values of a formula, about 4 ns each: a step of a formula is 1, a full gradient of a sum over
//! rows is their number, 32 multiplications of a net are 1. What is given up has no result.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Advance {
    /// The share that is done, 0..1.
    Progress(f64),
    /// Nothing is left to do.
    Done,
}

/// Work that can be cut anywhere between its units.
pub trait Job: Send {
    /// What it makes.
    type Output;
    /// Works for about `budget`, at least one unit; without a budget one whole step of what it shows. Once `watch` wants it
    /// no more it stops amid a unit, and must not be used any further.
    fn advance_watched(&mut self, budget: Duration, watch: &Watch<'_>) -> Advance;
    /// The same for work that is wanted whatever comes.
    fn advance(&mut self, budget: Duration) -> Advance {
        self.advance_watched(budget, &Watch::forever())
    }
    /// What is there so far.
    fn output(&self) -> Self::Output;
}

/// Cost between two looks at whether work is still wanted: half a millisecond, and some where a program is not optimised.
pub const PIECE: u64 = 1 << 17;

/// Whether work is still wanted, and how far it is; shared by all threads that do it.
pub struct Watch<'a> {
    /// Told the share that is done, it says whether to go on.
    go_on: &'a (dyn Fn(f64) -> bool + Sync),
    given_up: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Watch<'static> {
    /// Of work that is wanted whatever comes.
    pub const fn forever() -> Self {
        Self::new(&|_| true)
    }
}

impl<'a> Watch<'a> {
    /// `go_on` is told the share that is done, 0..1, every few milliseconds, and says whether to go on.
    pub const fn new(go_on: &'a (dyn Fn(f64) -> bool + Sync)) -> Self {
        Self { go_on, given_up: AtomicBool::new(false), done: AtomicU64::new(0), total: AtomicU64::new(0) }
    }

    /// From here on shares are of so much work.
    pub fn begin(&self, total: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Asks. Once it has said no it stays there.
    pub fn is_wanted(&self) -> bool {
        if self.given_up.load(Ordering::Relaxed) {
            return false;
        }
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        let wanted = (self.go_on)((done as f64 / total.max(1) as f64).min(1.0));
        if !wanted {
            self.given_up.store(true, Ordering::Relaxed);
        }
        wanted
    }

    /// The counter of one thread, for a part of the work that is expected to cost `expected`; 0 where that is not known.
    pub const fn count(&self, expected: u64) -> Count<'_> {
        Count { watch: self, owed: 0, expected }
    }
}

/// What one thread does of the work that is watched.
pub struct Count<'a> {
    watch: &'a Watch<'a>,
    /// Done since the last look.
    owed: u64,
    /// What is left of the part; more than was expected is no progress.
    expected: u64,
}

impl Count<'_> {
    /// Counts what was done, asks where it is time to, and says whether to go on.
    #[inline(always)]
    pub fn is_wanted(&mut self, cost: u64) -> bool {
        self.owed = self.owed.saturating_add(cost);
        self.owed < PIECE || self.settle()
    }

    #[cold]
    #[inline(never)]
    fn settle(&mut self) -> bool {
        let counted = std::mem::take(&mut self.owed).min(self.expected);
        self.expected -= counted;
        self.watch.done.fetch_add(counted, Ordering::Relaxed);
        self.watch.is_wanted()
    }
}

/// A part that is over is done, whatever it was expected to cost.
impl Drop for Count<'_> {
    fn drop(&mut self) {
        self.watch.done.fetch_add(self.expected, Ordering::Relaxed);
    }
}

/// How many things of so much `each` are done between two looks: one at least, `most` at most.
pub fn at_once(each: u64, most: usize) -> usize {
    usize::try_from(PIECE / each.max(1)).unwrap_or(usize::MAX).clamp(1, most)
}

/// Does a job to its end, without progress.
pub fn finish<T>(job: &mut dyn Job<Output = T>) -> T {
    while job.advance(Duration::from_secs(1)) != Advance::Done {}
    job.output()
}

/// Threads of this machine, asked once: the answer is read from several files.
pub fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn work_is_counted_and_asked_for_and_stays_given_up() {
        let told = Mutex::new(Vec::new());
        let go_on = |share| {
            let mut told = told.lock().expect("no panic");
            told.push(share);
            told.len() < 3
        };
        let watch = Watch::new(&go_on);
        watch.begin(10 * PIECE);
        {
            let mut count = watch.count(4 * PIECE);
            assert!(count.is_wanted(PIECE - 1), "too early to ask");
            assert!(count.is_wanted(1));
            assert!(count.is_wanted(7 * PIECE), "more than expected is no more than that");
        }
        let mut second = watch.count(6 * PIECE);
        assert!(!second.is_wanted(PIECE));
        assert!(!second.is_wanted(PIECE) && !watch.is_wanted(), "it is not asked again");
        drop(second);
        assert_eq!(*told.lock().expect("no panic"), [0.1, 0.4, 0.5]);
    }

    #[test]
    fn the_more_a_thing_costs_the_fewer_at_once() {
        assert_eq!([0, 1, PIECE / 3, PIECE, u64::MAX].map(|each| at_once(each, 64)), [64, 64, 3, 1, 1]);
    }
}
