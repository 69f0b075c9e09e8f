//! The nets of a lab side by side on the machine's cores.
//!
//! They share nothing, so no number depends on which ran when. A free thread takes the net that is furthest behind for
//! about a millisecond: curves grow together, and three nets keep two cores busy.

use super::{Lab, LabFindings, LabJob, Record};
use crate::clock::{Duration, Instant};
use crate::job::{Advance, Job, Watch};
use crate::threads::{self, cores};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How long a thread keeps a net.
const TURN: Duration = Duration::from_millis(1);

/// The work on one net of a lab.
pub(super) trait NetRun: Send {
    /// Units of work done.
    fn done(&self) -> usize;
    /// Whether nothing is left to do: all is done, or the net has diverged.
    fn is_over(&self) -> bool;
    /// Does a unit of work, or a part of one that takes long; none when given up, and then it must not be called again.
    fn advance(&mut self, watch: &Watch<'_>) -> Option<()>;
}

/// Takes a snapshot of what the runs have found so far.
type Gather<R> = Box<dyn Fn(&[R]) -> Arc<dyn LabFindings> + Send>;

/// The job of a lab whose work is that of its nets.
pub(super) struct SideBySide<R> {
    lab: Lab,
    seed: u64,
    runs: Vec<R>,
    total: usize,
    gather: Gather<R>,
}

impl<R: NetRun + 'static> SideBySide<R> {
    /// The job of `runs`, `total` units each; `gather` takes a snapshot of what they have found.
    pub(super) fn start<F: LabFindings>(
        lab: Lab,
        seed: u64,
        runs: Vec<R>,
        total: usize,
        gather: impl Fn(&[R]) -> F + Send + 'static,
    ) -> LabJob {
        Box::new(Self { lab, seed, runs, total, gather: Box::new(move |runs| Arc::new(gather(runs))) })
    }

    /// Units that every net has done, or need not do because it is over.
    fn done(&self) -> usize {
        self.runs.iter().map(|run| if run.is_over() { self.total } else { run.done() }).min().unwrap_or(self.total)
    }
}

impl<R: NetRun + 'static> Job for SideBySide<R> {
    type Output = Arc<Record>;

    fn advance_watched(&mut self, budget: Duration, watch: &Watch<'_>) -> Advance {
        let begun = Instant::now();
        let least = self.done() + 1;
        let waiting: Vec<_> = self.runs.iter_mut().filter(|run| !run.is_over()).collect();
        let threads = if budget < TURN { 1 } else { cores().min(waiting.len()) };
        let pool = Mutex::new(waiting);
        // A net of many weights takes seconds for a unit: only without a budget is the unit completed.
        let is_time_up = |run: &R| begun.elapsed() >= budget && (!budget.is_zero() || run.done() >= least);
        let work = |_| {
            let mut is_first = true;
            while let Some(run) = take_last(&pool, |run| !is_first && is_time_up(run)) {
                is_first = false;
                let taken = Instant::now();
                loop {
                    if run.advance(watch).is_none() {
                        return;
                    }
                    if run.is_over() || is_time_up(run) || taken.elapsed() >= TURN {
                        break;
                    }
                }
                if !run.is_over() {
                    lock(&pool).push(run);
                }
                // Runs that count each short step by itself never come to the question.
                if !watch.is_wanted() {
                    return;
                }
            }
        };
        threads::side_by_side(0..threads.max(1), work);
        match self.runs.iter().all(NetRun::is_over) {
            true => Advance::Done,
            false => Advance::Progress(self.done() as f64 / self.total.max(1) as f64),
        }
    }

    fn output(&self) -> Arc<Record> {
        let Self { lab, seed, total, .. } = self;
        let findings = (self.gather)(&self.runs);
        Arc::new(Record { lab: lab.clone(), seed: *seed, done: self.done(), total: *total, findings })
    }
}

/// Takes the run that is furthest behind, unless its time is up.
fn take_last<'a, R: NetRun>(pool: &Mutex<Vec<&'a mut R>>, is_time_up: impl Fn(&R) -> bool) -> Option<&'a mut R> {
    let mut waiting = lock(pool);
    let (place, run) = waiting.iter().enumerate().min_by_key(|(_, run)| run.done())?;
    if is_time_up(run) {
        return None;
    }
    Some(waiting.swap_remove(place))
}

/// Locks the list even after a panic of another thread: the list is whole, and joining the threads repeats the panic.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counter {
        done: usize,
        last: usize,
    }

    impl NetRun for Counter {
        fn done(&self) -> usize {
            self.done
        }
        fn is_over(&self) -> bool {
            self.done == self.last
        }
        fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
            self.done += 1;
            watch.is_wanted().then_some(())
        }
    }

    fn job(lasts: &[usize]) -> LabJob {
        let runs = lasts.iter().map(|last| Counter { done: 0, last: *last }).collect();
        SideBySide::start(Lab::LittleNet(Default::default()), 1, runs, 100, |_| {
            crate::lab::little_net::Findings::at(0.0)
        })
    }

    #[test]
    fn no_budget_is_one_unit_of_every_net() {
        let mut job = job(&[100, 100, 100]);
        for done in 1..100 {
            assert_eq!(job.advance(Duration::ZERO), Advance::Progress(done as f64 / 100.0));
            assert_eq!(job.output().done, done);
        }
        assert_eq!(job.advance(Duration::ZERO), Advance::Done);
    }

    #[test]
    fn what_is_not_wanted_stops_within_a_unit_of_every_thread() {
        // One net more than threads.
        let mut job = job(&vec![100; cores() + 1]);
        job.advance_watched(Duration::MAX, &Watch::new(&|_| false));
        assert_eq!(job.output().done, 0, "some net has done nothing");
    }

    #[test]
    fn a_net_that_is_over_early_delays_no_other() {
        let mut job = job(&[3, 100]);
        assert_eq!(job.advance(Duration::MAX), Advance::Done);
        assert_eq!((job.output().done, job.output().total), (100, 100));
        assert_eq!(job.advance(Duration::ZERO), Advance::Done, "nothing is left");
    }
}
