//! Threads, and what takes their place on a page of a browser, which has none. Nothing else starts a thread.
//!
//! | | natively | on a page |
//! |---|---|---|
//! | [`side_by_side`]: pieces of one computation | scoped threads | one after another |
//! | [`background`]: work beside the window | a thread of its own, called in turns | turns taken between frames |
//! | [`breathe`]: a long computation asks whether to go on | yes | it pauses, so that the page can draw a frame |

use crate::clock::Duration;

#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod system;

#[cfg(target_arch = "wasm32")]
pub use page::{Bell, background, breathe, name, receive, side_by_side};
#[cfg(not(target_arch = "wasm32"))]
pub use system::{Bell, background, beside, breathe, name, receive, side_by_side, sleep, spawn};

/// When background work wants its next turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// At once.
    Now,
    /// After a while, or when its bell rings.
    In(Duration),
    /// When its bell rings.
    Rung,
    /// Never: it has ended.
    Never,
}

/// Number of hardware threads, queried once because the system reads it from several files. 1 on a page.
pub fn cores() -> usize {
    static CORES: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    #[test]
    fn every_piece_is_worked_on_once_and_the_first_on_this_thread() {
        let seen = Mutex::new(Vec::new());
        side_by_side(0..5, |piece| {
            let name = std::thread::current().id();
            seen.lock().expect("no panic").push((piece, name));
        });
        let mut seen = seen.into_inner().expect("no panic");
        seen.sort_by_key(|(piece, _)| *piece);
        assert_eq!(seen.iter().map(|(piece, _)| *piece).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert_eq!(seen[0].1, std::thread::current().id());
    }

    #[test]
    fn background_work_takes_turns_when_it_asks_and_when_it_is_rung_for() {
        let (told, heard) = channel();
        let turns = AtomicUsize::new(0);
        let bell = background("test", move || {
            let turn = turns.fetch_add(1, Ordering::Relaxed);
            let _ = told.send(turn);
            match turn {
                0 => Next::Now,
                1 => Next::In(Duration::from_millis(1)),
                2 => Next::Rung,
                _ => Next::Never,
            }
        })
        .expect("a thread starts");
        let wait = || receive(&heard, Duration::from_secs(20));
        assert_eq!([wait(), wait(), wait()], [Some(0), Some(1), Some(2)]);
        assert_eq!(receive(&heard, Duration::from_millis(50)), None, "it waits for its bell");
        assert!(!bell.is_over());
        bell.ring();
        assert_eq!(wait(), Some(3));
    }

    #[test]
    fn a_bell_that_rings_before_the_wait_is_not_lost() {
        let (told, heard) = channel();
        let (go, gone) = channel::<()>();
        let bell = background("test", move || {
            let _ = told.send(());
            gone.recv().map_or(Next::Never, |()| Next::Rung)
        })
        .expect("a thread starts");
        assert_eq!(receive(&heard, Duration::from_secs(20)), Some(()));
        bell.ring();
        go.send(()).expect("it works");
        assert_eq!(receive(&heard, Duration::from_secs(20)), Some(()), "rung for while it worked");
    }
}
