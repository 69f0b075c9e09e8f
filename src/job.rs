//! Long work in slices: a thread on the desktop, slices in the browser, a loop on the command line.
//!
//! A slice ends when its budget is spent, after a whole unit of work; where slices end changes no number.

use std::sync::OnceLock;
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
    /// Works for about `budget`, at least one unit.
    fn advance(&mut self, budget: Duration) -> Advance;
    /// What is there so far.
    fn output(&self) -> Self::Output;
}

/// Does a job to its end, for whom nobody waits.
pub fn finish<T>(job: &mut dyn Job<Output = T>) -> T {
    while job.advance(Duration::from_secs(1)) != Advance::Done {}
    job.output()
}

/// Threads of this machine, asked once: the answer is read from several files.
pub fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}
