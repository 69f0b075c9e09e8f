//! Progress bars on standard error: shown only on a terminal, and only after a second.

use crate::clock::{Duration, Instant};
use crate::job::{Advance, Job};
use crate::text::Lang;
use crate::threads;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::{Mutex, PoisonError, mpsc};

/// No progress is shown before this time.
const SHOWN_AFTER: Duration = Duration::from_secs(1);
/// How often a spinner or a bar is updated.
const TICK: Duration = Duration::from_millis(120);
/// Parts of a bar whose progress is a share.
const PARTS: usize = 1000;

/// The last bar shown, for the signal handler.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Removes the bar from the screen, from any thread.
pub(super) fn clear() {
    if let Some(bar) = SHOWN.lock().unwrap_or_else(PoisonError::into_inner).take() {
        bar.finish_and_clear();
    }
}

/// Runs work of unknown progress, with a spinner beside the text `words` (a text key).
pub(super) fn wait<T: Send>(words: &str, lang: Lang, work: impl FnOnce() -> T + Send) -> T {
    if !stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel();
    let work = move || {
        let result = work();
        // The result does not depend on whether this is received.
        let _ = done.send(());
        result
    };
    threads::beside(work, || {
        if waiting.recv_timeout(SHOWN_AFTER) == Err(mpsc::RecvTimeoutError::Timeout) {
            let spinner = bar(None, "{spinner} {msg}").with_message(lang.t(words));
            spinner.enable_steady_tick(TICK);
            let _ = waiting.recv();
            spinner.finish_and_clear();
        }
    })
}

/// Runs a job to completion and shows a progress bar.
pub(super) fn work<T>(job: &mut dyn Job<Output = T>, lang: Lang) -> T {
    let mut bar = Bar::new(PARTS, lang.t("cli-working"));
    while let Advance::Progress(share) = job.advance(TICK) {
        bar.reach((share * PARTS as f64) as usize);
    }
    job.output()
}

/// A progress bar with a known total.
pub(super) struct Bar {
    total: usize,
    message: String,
    start: Instant,
    bar: Option<ProgressBar>,
}

impl Bar {
    /// A bar for `total` parts of work, with a message beside it.
    pub fn new(total: usize, message: String) -> Self {
        Self { total, message, start: Instant::now(), bar: None }
    }

    /// Sets how many parts are done.
    pub fn reach(&mut self, parts: usize) {
        if self.bar.is_none() && self.start.elapsed() > SHOWN_AFTER && stderr().is_terminal() {
            self.bar = Some(bar(Some(self.total), "{msg} {wide_bar} {percent} %").with_message(self.message.clone()));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(parts as u64);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<usize>, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).expect("the templates above are right");
    let bar = ProgressBar::with_draw_target(total.map(|total| total as u64), ProgressDrawTarget::stderr());
    bar.set_style(style);
    *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
    bar
}
