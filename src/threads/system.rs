//! Threads of the system.

use super::Next;
use crate::clock::Duration;
use std::io;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// Starts a thread of this name.
///
/// # Errors
/// The system gives no thread.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Works on every piece: the first on this thread, each of the others on one of its own; returns when all are done.
pub fn side_by_side<T: Send>(pieces: impl IntoIterator<Item = T>, work: impl Fn(T) + Sync) {
    let work = &work;
    thread::scope(|scope| {
        let mut pieces = pieces.into_iter();
        let own = pieces.next();
        for piece in pieces {
            scope.spawn(move || work(piece));
        }
        own.into_iter().for_each(work);
    });
}

/// Runs `work` on another thread while this one does `meanwhile`; gives what `work` gave. A panic of `work` goes on
/// here.
pub fn beside<T: Send>(work: impl FnOnce() -> T + Send, meanwhile: impl FnOnce()) -> T {
    thread::scope(|scope| {
        let worker = scope.spawn(work);
        meanwhile();
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// The name of this thread.
pub fn name() -> Option<String> {
    thread::current().name().map(str::to_owned)
}

/// Pauses this thread.
pub fn sleep(duration: Duration) {
    thread::sleep(duration);
}

/// Threads of the system need no pauses to let others work; true.
#[inline(always)]
pub const fn breathe() -> bool {
    true
}

/// A message, waiting up to `patience` for one.
pub fn receive<T>(messages: &Receiver<T>, patience: Duration) -> Option<T> {
    messages.recv_timeout(patience).ok()
}

/// Whether a bell has rung since its work last looked.
#[derive(Default)]
struct Signal {
    rung: Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    /// A bool is whole even after a panic.
    fn held(&self) -> MutexGuard<'_, bool> {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn ring(&self) {
        *self.held() = true;
        self.changed.notify_one();
    }
    fn wait(&self, most: Option<Duration>) {
        let held = self.held();
        let mut held = match most {
            None => self.changed.wait_while(held, |rung| !*rung).unwrap_or_else(PoisonError::into_inner),
            Some(most) => {
                self.changed.wait_timeout_while(held, most, |rung| !*rung).unwrap_or_else(PoisonError::into_inner).0
            }
        };
        *held = false;
    }
}

/// Calls for a turn of background work. It rings a last time when it is dropped.
#[derive(Clone)]
pub struct Bell {
    signal: Arc<Signal>,
    thread: Arc<JoinHandle<()>>,
}

impl Bell {
    /// Calls for a turn.
    pub fn ring(&self) {
        self.signal.ring();
    }
    /// Whether the work has ended or has failed: no turn will come.
    pub fn is_over(&self) -> bool {
        self.thread.is_finished()
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.ring();
    }
}

/// Starts a thread of this name that calls `turn` as often as it asks for it.
///
/// # Errors
/// The system gives no thread.
pub fn background(name: &str, mut turn: impl FnMut() -> Next + Send + 'static) -> io::Result<Bell> {
    let signal = Arc::new(Signal::default());
    let own = signal.clone();
    let work = move || {
        loop {
            match turn() {
                Next::Now => {}
                Next::In(rest) => own.wait(Some(rest)),
                Next::Rung => own.wait(None),
                Next::Never => return,
            }
        }
    };
    let thread = thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(Bell { signal, thread: Arc::new(thread) })
}
