//! Heavy work beside the window, which always takes the newest request.
//!
//! A frame posts what it wants and waits a few milliseconds for the picture; if it is not there in time the frame
//! shows the last one and is woken when the new one arrives. Requests that were overtaken are never started; one
//! that is running asks [`Task::is_wanted`] every few milliseconds and gives up when it is not.

use crate::clock::{Duration, Instant};
use crate::threads::{self, Bell, Next};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// How long a frame waits for a new picture before it shows the last one, in milliseconds.
pub const FRAME_WAIT_MS: u64 = 8;

/// Work longer than this shows how far it is, and is given up for a newer request. Quick work is finished: a drag posts
/// a request every frame, and each should be seen.
pub const NOTICED: Duration = Duration::from_millis(300);

struct Slot<Q> {
    /// The newest request, with its sequence number; none once the thread has taken it.
    request: Option<(u64, Q)>,
    /// Whether the request under way was cancelled.
    cancelled: bool,
    closed: bool,
}

/// A reply, with the sequence number of its request and whether no better one will follow. None: the work was given up
/// though no newer one waited, as a person may where a browser cannot pause it.
struct Reply<A> {
    number: u64,
    is_last: bool,
    answer: Option<A>,
}

/// The request under way, as the work sees it: whether it is still wanted, and where replies go.
pub struct Task<Q, A> {
    slot: Arc<Mutex<Slot<Q>>>,
    replies: Sender<Reply<A>>,
    wake: Arc<dyn Fn() + Send + Sync>,
    /// Sequence number of the request under way, and when it was begun.
    number: u64,
    begun: Instant,
}

impl<Q, A> Task<Q, A> {
    /// Whether a newer request waits, or the window is closing.
    pub fn overtaken(&self) -> bool {
        let slot = self.slot.lock().expect("no panic while the slot is held");
        slot.request.is_some() || slot.cancelled || slot.closed
    }
    /// Whether to go on: not once it was cancelled, nor for long with a newer request waiting.
    pub fn is_wanted(&self) -> bool {
        let slot = self.slot.lock().expect("no panic while the slot is held");
        !slot.cancelled && !slot.closed && (slot.request.is_none() || self.begun.elapsed() < NOTICED)
    }
    /// Hands over a first result; a better one will follow.
    pub fn preview(&self, reply: A) {
        self.send(false, Some(reply));
    }
    fn send(&self, is_last: bool, answer: Option<A>) {
        // The receiver is gone only when the window is closing.
        let _ = self.replies.send(Reply { number: self.number, is_last, answer });
        (self.wake)();
    }
}

/// A thread that answers the newest request. Dropping it ends the thread within milliseconds.
pub struct Worker<Q, A> {
    slot: Arc<Mutex<Slot<Q>>>,
    replies: Receiver<Reply<A>>,
    bell: Bell,
    posted: u64,
    /// Replies to requests up to this one come too late.
    cancelled: u64,
    since: Option<Instant>,
    /// The newest request was given up by itself.
    has_given_up: bool,
}

impl<Q: Send + 'static, A: Send + 'static> Worker<Q, A> {
    /// Starts a thread that runs `work` on each request it gets to; `None` from it means "given up".
    /// `wake` is called after every reply, from that thread.
    pub fn spawn<W>(name: &str, wake: impl Fn() + Send + Sync + 'static, mut work: W) -> std::io::Result<Self>
    where
        W: FnMut(Q, &Task<Q, A>) -> Option<A> + Send + 'static,
    {
        let slot = Arc::new(Mutex::new(Slot { request: None, cancelled: false, closed: false }));
        let (sender, replies) = channel();
        let mut task =
            Task { slot: slot.clone(), replies: sender, wake: Arc::new(wake), number: 0, begun: Instant::now() };
        let turn = move || {
            let (number, request) = match take(&task.slot) {
                Ok(request) => request,
                Err(next) => return next,
            };
            (task.number, task.begun) = (number, Instant::now());
            let reply = work(request, &task);
            if reply.is_some() || !task.overtaken() {
                task.send(true, reply);
            }
            Next::Now
        };
        let bell = threads::background(name, turn)?;
        Ok(Self { slot, replies, bell, posted: 0, cancelled: 0, since: None, has_given_up: false })
    }

    /// Cancels everything that was asked for: the work under way gives up, and no reply to it will come.
    pub fn cancel(&mut self) {
        let mut slot = self.slot.lock().expect("no panic while the slot is held");
        (slot.request, slot.cancelled) = (None, true);
        (self.cancelled, self.since) = (self.posted, None);
    }

    /// Asks for work; an older request that has not begun is forgotten.
    pub fn post(&mut self, request: Q) {
        self.has_given_up = false;
        self.posted += 1;
        self.slot.lock().expect("no panic while the slot is held").request = Some((self.posted, request));
        self.bell.ring();
        self.since.get_or_insert_with(Instant::now);
    }

    /// The newest reply, waiting up to `wait` for one if work is under way.
    pub fn newest(&mut self, wait: Duration) -> Option<A> {
        let mut newest = None;
        let deadline = Instant::now() + wait;
        while self.since.is_some() {
            let left = deadline.saturating_duration_since(Instant::now());
            let Some(reply) = threads::receive(&self.replies, left) else { break };
            if reply.number <= self.cancelled {
                continue;
            }
            self.has_given_up = reply.answer.is_none() && reply.number == self.posted;
            newest = reply.answer.or(newest);
            match reply.is_last {
                true if reply.number == self.posted => self.since = None,
                true => {}
                // A preview is shown at once; the better one comes in a later frame.
                false => break,
            }
        }
        newest
    }

    /// Whether the newest request was given up by itself; true once.
    pub fn take_given_up(&mut self) -> bool {
        std::mem::take(&mut self.has_given_up)
    }

    /// How long the oldest unanswered request has been waiting.
    pub fn busy_for(&self) -> Option<Duration> {
        self.since.map(|since| since.elapsed())
    }
}

/// Takes the request, or says when to look again.
fn take<Q>(slot: &Mutex<Slot<Q>>) -> Result<(u64, Q), Next> {
    let mut slot = slot.lock().expect("no panic while the slot is held");
    if slot.closed {
        return Err(Next::Never);
    }
    let request = slot.request.take().ok_or(Next::Rung)?;
    slot.cancelled = false;
    Ok(request)
}

/// The bell rings when it is dropped.
impl<Q, A> Drop for Worker<Q, A> {
    fn drop(&mut self) {
        if let Ok(mut slot) = self.slot.lock() {
            slot.closed = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits until the thread has taken what was posted.
    fn taken(worker: &Worker<u32, u32>) {
        while worker.slot.lock().expect("no panic while the slot is held").request.is_some() {
            std::thread::yield_now();
        }
    }

    #[test]
    fn the_reply_to_a_request_posted_during_work_is_waited_for() {
        let (gate, opened) = channel::<()>();
        let mut worker = Worker::spawn(
            "test",
            || {},
            move |n: u32, _: &Task<u32, u32>| {
                opened.recv().expect("the test holds the gate");
                Some(n)
            },
        )
        .expect("a thread starts");
        worker.post(1);
        taken(&worker);
        worker.post(2);
        gate.send(()).expect("the work waits");
        // The thread has answered 1 and holds 2: the slot is empty, but the work is not done.
        taken(&worker);
        assert_eq!(worker.newest(Duration::from_millis(100)), Some(1));
        assert!(worker.busy_for().is_some());
        gate.send(()).expect("the work waits");
        assert_eq!(worker.newest(Duration::from_secs(5)), Some(2));
        assert!(worker.busy_for().is_none());
    }

    #[test]
    fn what_is_cancelled_gives_up_at_once_and_the_next_request_is_answered() {
        let work = |n: u32, task: &Task<u32, u32>| {
            if n == 2 {
                return Some(n);
            }
            task.preview(n * 10);
            while task.is_wanted() {
                std::thread::yield_now();
            }
            // A reply that comes too late.
            Some(n)
        };
        let mut worker = Worker::spawn("test", || {}, work).expect("a thread starts");
        worker.post(1);
        assert_eq!(worker.newest(Duration::from_secs(5)), Some(10));
        worker.cancel();
        assert!(worker.busy_for().is_none());
        worker.post(2);
        assert_eq!(worker.newest(Duration::from_secs(5)), Some(2));
        assert!(worker.busy_for().is_none());
    }

    #[test]
    fn the_newest_request_is_answered_and_a_preview_does_not_end_the_work() {
        let mut worker = Worker::spawn(
            "test",
            || {},
            |n: u32, task: &Task<u32, u32>| {
                task.preview(n * 10);
                Some(n * 100)
            },
        )
        .expect("a thread starts");
        worker.post(1);
        worker.post(2);
        let mut last = None;
        while worker.busy_for().is_some() {
            last = worker.newest(Duration::from_secs(5)).or(last);
        }
        assert_eq!(last, Some(200));
        assert_eq!(worker.newest(Duration::ZERO), None);
    }
}
