//! What stands for threads on a page.
//!
//! All background work shares one stack beside the page's own (WebAssembly's "JavaScript Promise Integration"): `web/page.js`
//! calls [`losscape_background`] as a promise, and [`breathe`] suspends it until the browser has drawn a frame or handled
//! an event. So one piece of work is under way at a time, paused or not, and it goes on where it was: no number of it
//! depends on the pauses. It must not be suspended while it holds a lock that a frame takes. A browser without promise
//! integration runs each turn to its end, and draws no frame meanwhile: every few seconds of such a turn the person is asked
//! whether to go on.
//!
//! A panic ends the program's call into WebAssembly, not the program: of background work it ends the turn, and
//! [`losscape_background_failed`] takes the work off the list.

use super::Next;
use crate::clock::{Duration, Instant};
use std::cell::{Cell, RefCell};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use wasm_bindgen::prelude::wasm_bindgen;

/// A turn that cannot be suspended asks the person after so long, and after twice as long the next time. Browsers offer
/// to close a page that stands still for ten seconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Background work hands the page back after so long: with a frame of its own a page then draws some 40 times a second.
const SLICE: Duration = Duration::from_millis(10);

#[wasm_bindgen(js_namespace = losscape)]
extern "C" {
    /// Has [`losscape_background`] called in so many milliseconds, unless it is under way.
    fn wake(after_ms: f64);
    /// Suspends the background's stack until the browser has had its turn.
    fn pause();
    /// Asks the person whether work that keeps the page waiting is to go on.
    #[wasm_bindgen(js_name = goOn)]
    fn go_on() -> bool;
}

type Turn = Box<dyn FnMut() -> Next>;

/// One piece of background work.
struct Work {
    id: u64,
    name: String,
    /// None during a turn.
    turn: Option<Turn>,
    /// When the next turn is due; none if only the bell calls for one.
    due: Option<Instant>,
}

thread_local! {
    static WORKS: RefCell<Vec<Work>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: Cell<u64> = const { Cell::new(0) };
    /// The work whose turn is under way, paused or not.
    static CURRENT: Cell<Option<u64>> = const { Cell::new(None) };
    /// When the running slice began; none while the page's own code runs, which must not be suspended.
    static SLICE_BEGUN: Cell<Option<Instant>> = const { Cell::new(None) };
    /// How long the turn may still keep the page waiting; none once the person has given it up.
    static PATIENCE_LEFT: Cell<Option<Duration>> = const { Cell::new(None) };
    /// Whether the background's stack can be suspended.
    static CAN_PAUSE: Cell<bool> = const { Cell::new(false) };
}

/// Works on every piece, one after another.
pub fn side_by_side<T: Send>(pieces: impl IntoIterator<Item = T>, work: impl Fn(T) + Sync) {
    pieces.into_iter().for_each(work);
}

/// A message that is there: a page cannot wait for one.
pub fn receive<T>(messages: &Receiver<T>, _patience: Duration) -> Option<T> {
    messages.try_recv().ok()
}

/// Hands the page back to the browser once a slice is over, if this is background work. Where it cannot, the person is
/// asked when the slice has become long. Whether to go on.
pub fn breathe() -> bool {
    let Some(begun) = SLICE_BEGUN.get() else { return true };
    if CAN_PAUSE.get() {
        if begun.elapsed() >= SLICE {
            SLICE_BEGUN.set(None);
            pause();
            SLICE_BEGUN.set(Some(Instant::now()));
        }
        return true;
    }
    let Some(patience) = PATIENCE_LEFT.get() else { return false };
    if begun.elapsed() >= patience {
        PATIENCE_LEFT.set(go_on().then(|| patience * 2));
        SLICE_BEGUN.set(Some(Instant::now()));
    }
    PATIENCE_LEFT.get().is_some()
}

/// Calls for a turn of background work. It rings a last time when it is dropped.
#[derive(Clone)]
pub struct Bell(Arc<u64>);

impl Bell {
    /// Calls for a turn.
    pub fn ring(&self) {
        WORKS.with_borrow_mut(|works| {
            if let Some(work) = works.iter_mut().find(|work| work.id == *self.0) {
                work.due = Some(Instant::now());
            }
        });
        wake(0.0);
    }
    /// Whether the work has ended or has failed: no turn will come.
    pub fn is_over(&self) -> bool {
        WORKS.with_borrow(|works| works.iter().all(|work| work.id != *self.0))
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.ring();
    }
}

/// Has `turn` called between frames as often as it asks for it.
///
/// # Errors
/// Never; natively a system may give no thread.
pub fn background(name: &str, turn: impl FnMut() -> Next + Send + 'static) -> io::Result<Bell> {
    let id = LAST_ID.get() + 1;
    LAST_ID.set(id);
    let work = Work { id, name: name.to_owned(), turn: Some(Box::new(turn)), due: Some(Instant::now()) };
    WORKS.with_borrow_mut(|works| works.push(work));
    wake(0.0);
    Ok(Bell(Arc::new(id)))
}

/// Takes turns until nothing is due. Called by the page alone, on the background's stack; `can_pause` if that can be
/// suspended.
#[wasm_bindgen]
pub fn losscape_background(can_pause: bool) {
    CAN_PAUSE.set(can_pause);
    SLICE_BEGUN.set(Some(Instant::now()));
    PATIENCE_LEFT.set(Some(PATIENCE));
    while let Some((id, mut turn)) = next_due() {
        CURRENT.set(Some(id));
        let next = turn();
        CURRENT.set(None);
        put_back(id, turn, next);
        if can_pause {
            breathe();
        } else {
            break;
        }
    }
    SLICE_BEGUN.set(None);
    if let Some(due) = WORKS.with_borrow(|works| works.iter().filter_map(|work| work.due).min()) {
        wake(due.saturating_duration_since(Instant::now()).as_secs_f64() * 1e3);
    }
}

/// After a panic on the background's stack: the work that failed gets no turn any more.
#[wasm_bindgen]
pub fn losscape_background_failed() {
    SLICE_BEGUN.set(None);
    if let Some(id) = CURRENT.take() {
        WORKS.with_borrow_mut(|works| works.retain(|work| work.id != id));
    }
    wake(0.0);
}

/// The name of the background work that runs now; none while the page's own code does.
pub fn name() -> Option<String> {
    let id = CURRENT.get().filter(|_| SLICE_BEGUN.get().is_some())?;
    WORKS.with_borrow(|works| works.iter().find(|work| work.id == id).map(|work| work.name.clone()))
}

/// The work that has been due for the longest time.
fn next_due() -> Option<(u64, Turn)> {
    let now = Instant::now();
    WORKS.with_borrow_mut(|works| {
        let due = works.iter_mut().filter(|work| work.turn.is_some() && work.due.is_some_and(|due| due <= now));
        let work = due.min_by_key(|work| work.due)?;
        work.due = None;
        Some((work.id, work.turn.take()?))
    })
}

/// Notes when work wants its next turn. A bell that rang meanwhile calls for one at once.
fn put_back(id: u64, turn: Turn, next: Next) {
    let now = Instant::now();
    let ended = WORKS.with_borrow_mut(|works| {
        let place = works.iter().position(|work| work.id == id)?;
        let due = match next {
            Next::Never => {
                // Dropped outside of the list's borrow: what it holds may ring bells.
                works.remove(place);
                return Some(turn);
            }
            Next::Now => Some(now),
            Next::In(rest) => Some(now + rest),
            Next::Rung => None,
        };
        let work = &mut works[place];
        work.due = work.due.into_iter().chain(due).min();
        work.turn = Some(turn);
        None
    });
    drop(ended);
}
