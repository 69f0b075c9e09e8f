//! Handling of termination signals: Ctrl-C, a closed terminal, `kill`.
//!
//! On the command line unfinished files are removed ([`draft::discard_all`]), a message says what happened, and the
//! exit code is 128 plus the signal's number. A window is asked to close as if by its button, and has a few seconds to
//! do so.

use crate::clock::Duration;
use crate::draft;
use crate::threads;
use std::io;
use std::process;
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};

/// How long a window may take to close.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(3);
/// How long the final message may take: the reader of standard error may have stopped reading.
const REPORT_TIMEOUT: Duration = Duration::from_millis(500);

/// A callback that closes the window.
type Close = Box<dyn FnOnce() + Send>;

static WINDOW: Mutex<Option<Close>> = Mutex::new(None);

/// Registers `close`, which asks the window to close; a signal calls it first.
pub fn close_first(close: impl FnOnce() + Send + 'static) {
    *WINDOW.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(close));
}

/// Waits for a signal on a separate thread and then ends the program; `report` is called with the signal's name.
///
/// # Errors
/// No thread could be started or no signal handler installed.
pub fn watch(report: impl FnOnce(&'static str) + Send + 'static) -> io::Result<()> {
    listen(move |name, code| {
        let window = WINDOW.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(close) = window {
            close();
            // The window's own thread ends the process when it is closed.
            threads::sleep(CLOSE_TIMEOUT);
        }
        draft::discard_all();
        let (said, waiting) = channel();
        // Where no thread starts the sender is dropped unused, and the wait is over.
        let _ = threads::spawn("last words", move || {
            report(name);
            // The receiver is gone if the message took too long.
            let _ = said.send(());
        });
        let _ = waiting.recv_timeout(REPORT_TIMEOUT);
        process::exit(code)
    })
}

/// Calls `end` with the first signal's name and exit code.
#[cfg(unix)]
fn listen(end: impl FnOnce(&'static str, i32) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;

    let mut wanted = vec![SIGINT, SIGTERM];
    // Under `nohup` the program keeps running when the terminal is closed.
    wanted.extend((!is_ignored(SIGHUP)).then_some(SIGHUP));
    let mut signals = Signals::new(wanted)?;
    // A file beyond the user's size limit: with this signal handled the write returns an error, as on a full disk.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::<std::sync::atomic::AtomicBool>::default())?;
    threads::spawn("signals", move || {
        if let Some(signal) = signals.forever().next() {
            end(signal_hook::low_level::signal_name(signal).unwrap_or("signal"), 128 + signal);
        }
    })
}

/// Whether the program was started with a signal ignored. Only Linux reports it, as hexadecimal digits.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok()).unwrap_or(0);
    (ignored >> (signal - 1)) & 1 == 1
}

#[cfg(windows)]
fn listen(end: impl FnOnce(&'static str, i32) + Send + 'static) -> io::Result<()> {
    let mut end = Some(end);
    ctrlc::set_handler(move || {
        if let Some(end) = end.take() {
            end("Ctrl-C", 130);
        }
    })
    .map_err(io::Error::other)
}

#[cfg(not(any(unix, windows)))]
fn listen(_end: impl FnOnce(&'static str, i32) + Send + 'static) -> io::Result<()> {
    Ok(())
}
