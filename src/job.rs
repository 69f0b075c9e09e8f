//! Long computations: run in slices, and cancellable.
//!
//! A slice ends after a whole unit of work once its time budget is used up; where slices end changes no result. A
//! [`Watch`] is passed into long loops: they report the cost of what they have done and stop when it says so. Costs are
//! in evaluations of a formula, about 4 ns each: a step on a formula costs 1, a full gradient of a sum over rows their
//! number, 32 multiplications of a net 1. A cancelled computation has no result.

use crate::clock::Duration;
use crate::threads;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Progress of a job.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Advance {
    /// The share done, 0..1.
    Progress(f64),
    /// The job is complete.
    Done,
}

/// A computation that can pause between its units of work.
pub trait Job: Send {
    /// Type of the result.
    type Output;
    /// Works for about `budget`, at least one unit; with a zero budget exactly one step of what it shows. If `watch`
    /// cancels, it stops within a unit and must not be used any further.
    fn advance_watched(&mut self, budget: Duration, watch: &Watch<'_>) -> Advance;
    /// [`Job::advance_watched`] without cancellation.
    fn advance(&mut self, budget: Duration) -> Advance {
        self.advance_watched(budget, &Watch::forever())
    }
    /// The result so far.
    fn output(&self) -> Self::Output;
}

/// Cost between two checks for cancellation: half a millisecond, more in an unoptimised build. Fewer on a page, where a
/// step by a drawn example takes many times what it counts, and no frame is drawn between two checks.
pub const PIECE: u64 = if cfg!(target_arch = "wasm32") { 1 << 13 } else { 1 << 17 };

/// Progress and cancellation of a computation, shared by its threads.
pub struct Watch<'a> {
    /// Called with the share done; returns whether to go on.
    go_on: &'a (dyn Fn(f64) -> bool + Sync),
    given_up: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Watch<'static> {
    /// A watch that never cancels.
    pub const fn forever() -> Self {
        Self::new(&|_| true)
    }
}

impl<'a> Watch<'a> {
    /// `go_on` is called every few milliseconds with the share done, 0..1, and returns whether to go on.
    pub const fn new(go_on: &'a (dyn Fn(f64) -> bool + Sync)) -> Self {
        Self { go_on, given_up: AtomicBool::new(false), done: AtomicU64::new(0), total: AtomicU64::new(0) }
    }

    /// Restarts progress at zero, for work of cost `total`.
    pub fn begin(&self, total: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Whether to go on; asks `go_on`. After the first no the answer stays no. On a page the frame that waits is drawn
    /// first, so no lock that a frame takes may be held.
    pub fn is_wanted(&self) -> bool {
        if !threads::breathe() {
            self.given_up.store(true, Ordering::Relaxed);
        }
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

    /// A cost counter for one thread's part of the work; `expected` is its expected cost, 0 if unknown.
    pub const fn count(&self, expected: u64) -> Count<'_> {
        Count { watch: self, unreported: 0, expected }
    }
}

/// Counts the cost of one thread's part of watched work.
pub struct Count<'a> {
    watch: &'a Watch<'a>,
    /// Cost since the last report to the watch.
    unreported: u64,
    /// Expected cost still to come; work beyond it does not count as progress.
    expected: u64,
}

impl Count<'_> {
    /// Adds `cost`, asks the watch once every [`PIECE`], and returns whether to go on.
    #[inline(always)]
    pub fn is_wanted(&mut self, cost: u64) -> bool {
        self.unreported = self.unreported.saturating_add(cost);
        self.unreported < PIECE || self.report()
    }

    #[cold]
    #[inline(never)]
    fn report(&mut self) -> bool {
        let counted = std::mem::take(&mut self.unreported).min(self.expected);
        self.expected -= counted;
        self.watch.done.fetch_add(counted, Ordering::Relaxed);
        self.watch.is_wanted()
    }
}

/// A finished part counts as its full expected cost.
impl Drop for Count<'_> {
    fn drop(&mut self) {
        self.watch.done.fetch_add(self.expected, Ordering::Relaxed);
    }
}

/// How many units of cost `each` to do between two checks for cancellation: at least one, at most `most`.
pub fn units_per_check(each: u64, most: usize) -> usize {
    usize::try_from(PIECE / each.max(1)).unwrap_or(usize::MAX).clamp(1, most)
}

/// Runs a job to completion, blocking.
pub fn finish<T>(job: &mut dyn Job<Output = T>) -> T {
    while job.advance(Duration::from_secs(1)) != Advance::Done {}
    job.output()
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
        assert_eq!([0, 1, PIECE / 3, PIECE, u64::MAX].map(|each| units_per_check(each, 64)), [64, 64, 3, 1, 1]);
    }
}
