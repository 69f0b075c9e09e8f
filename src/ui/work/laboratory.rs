//! The lab at work: the handle of its thread, and the newest picture.
//!
//! The window only sends commands and takes the newest picture; it never waits. Slices, snapshots and frames change no
//! number: those are the lab's and the seed's alone. Of several commands to start only the last is begun, and a job
//! that is not wanted any more is given up within a unit of its work: a unit of a large net takes seconds.

use crate::clock::{Duration, Instant};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::{Lab, LabError, Record};
use crate::plain;
use crate::scene::{Faults, Problem};
use crate::text::Lang;
use crate::threads::{self, Bell};
use crate::ui::work::lab_thread::{Bench, Command, LatestReport, Question, Wake};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

/// An old picture is marked as such only after this: a mark that comes and goes within a drag would flicker.
const STALE_AFTER: Duration = Duration::from_millis(150);

/// What pictures are drawn for besides the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Language of their words.
    pub lang: Lang,
    /// Colours of their pixels.
    pub tokens: Tokens,
    /// What has plots of its own.
    pub facets: Facets,
}

/// A picture of a run, as far as it is.
#[derive(Clone, Debug)]
pub struct LabPicture {
    /// What was found.
    pub record: Arc<Record>,
    /// Its charts.
    pub figure: Arc<Figure>,
    /// What came out, in words; may be empty.
    pub verdict: String,
    /// What is held equal for all nets, in words.
    pub terms: String,
}

/// Why a lab shows nothing new.
#[derive(Clone, Debug)]
pub enum LabFault {
    /// It cannot be begun.
    Refused(Faults),
    /// Its code has a fault; the window goes on without it.
    Broken,
}

impl LabFault {
    /// What is wrong with the lab, where that is known.
    pub const fn faults(&self) -> Option<&Faults> {
        match self {
            Self::Refused(faults) => Some(faults),
            Self::Broken => None,
        }
    }

    /// What was found, and what is allowed. Where it stands is not said: its slider is beside it.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Refused(faults) => {
                let Some(first) = faults.0.first() else { return String::new() };
                let found = first.headline(lang);
                let names_a_file =
                    matches!(&first.problem, Problem::Lab(error) if matches!(**error, LabError::Data { .. }));
                let found = if names_a_file { found } else { plain::capitalised(&found) };
                format!("{found}\n{}", faults.allowed(lang)).trim().to_owned()
            }
            Self::Broken => lang.t("labs-broken"),
        }
    }
}

/// The handle of the lab's thread, and what is known of its run.
pub struct Laboratory {
    commands: Sender<Command>,
    /// After the commands: its last ring, when it is dropped, has the thread see that none will come.
    bell: Bell,
    wake: Wake,
    latest: LatestReport,
    /// The number of the start whose work is wanted; 0 for none.
    wanted: Arc<AtomicU64>,
    asked: Option<Question>,
    look: Option<Look>,
    /// How many starts there were.
    number: u64,
    since: Instant,
    paused: bool,
    done: bool,
    /// Whether `shown` or `fault` is of the newest start.
    fresh: bool,
    shown: Option<LabPicture>,
    fault: Option<LabFault>,
}

impl Laboratory {
    /// Starts the thread; it calls `wake` when something is there to take.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> std::io::Result<Self> {
        let (latest, wanted, wake) = (LatestReport::default(), Arc::new(AtomicU64::new(0)), Arc::new(wake) as Wake);
        let (commands, bell) = start_thread(&latest, &wanted, &wake)?;
        Ok(Self {
            commands,
            bell,
            wake,
            latest,
            wanted,
            asked: None,
            look: None,
            number: 0,
            since: Instant::now(),
            paused: false,
            done: false,
            fresh: true,
            shown: None,
            fault: None,
        })
    }

    /// Starts the thread again after a panic that ended it, as on a page.
    fn revive(&mut self) {
        if self.bell.is_over()
            && let Ok((commands, bell)) = start_thread(&self.latest, &self.wanted, &self.wake)
        {
            (self.commands, self.bell) = (commands, bell);
            if let Some(look) = self.look.clone() {
                self.command(Command::Look(look));
            }
        }
    }

    /// Asks for a lab to be run, unless it is the one under way, and takes the newest picture.
    pub fn ask(&mut self, lab: &Lab, seed: u64, folder: &Path, look: Look) {
        if self.look.as_ref() != Some(&look) {
            self.look = Some(look.clone());
            self.command(Command::Look(look));
        }
        let same = |asked: &Question| asked.lab == *lab && asked.seed == seed && asked.folder == folder;
        if !self.asked.as_ref().is_some_and(same) {
            self.start(Question { lab: lab.clone(), seed, folder: folder.to_owned() });
        }
        self.take();
    }

    fn start(&mut self, question: Question) {
        self.revive();
        self.number += 1;
        self.wanted.store(self.number, Ordering::Relaxed);
        self.asked = Some(question.clone());
        (self.paused, self.done, self.fresh, self.since) = (false, false, false, Instant::now());
        self.command(Command::Start(self.number, question));
    }

    fn take(&mut self) {
        if self.bell.is_over() && self.asked.is_some() && !self.done {
            (self.fresh, self.done, self.fault) = (true, true, Some(LabFault::Broken));
        }
        let report = self.latest.lock().expect("no panic while the latest is held").take();
        let Some(report) = report.filter(|report| report.number == self.number && self.asked.is_some()) else { return };
        (self.fresh, self.done) = (true, report.done);
        match report.outcome {
            Ok(shown) => (self.shown, self.fault) = (Some(shown), None),
            Err(fault) => self.fault = Some(fault),
        }
    }

    fn command(&mut self, command: Command) {
        if self.commands.send(command).is_err() {
            self.fault = Some(LabFault::Broken);
        }
        self.bell.ring();
    }

    /// Ends the work. What was found to the end is kept.
    pub fn stop(&mut self) {
        if self.asked.is_some() && !self.done {
            self.asked = None;
            self.end();
        }
    }

    fn end(&mut self) {
        self.wanted.store(0, Ordering::Relaxed);
        self.command(Command::Stop);
    }

    /// Forgets the last question, so that the next one is answered anew even if it is the same (a data file has
    /// changed).
    pub fn forget(&mut self) {
        // Also what is done: the thread frees its nets and data.
        self.end();
        (self.asked, self.shown, self.fault, self.done) = (None, None, None, false);
    }

    /// Starts or pauses; at the end it begins anew.
    pub fn toggle(&mut self) {
        if self.done {
            return self.restart();
        }
        self.paused = !self.paused;
        self.command(if self.paused { Command::Pause } else { Command::Resume });
    }

    /// Pauses and does one unit of work.
    pub fn step(&mut self) {
        if !self.done {
            self.paused = true;
            self.command(Command::Step);
        }
    }

    /// Units of work are no longer shown one after another, for pictures of what is found in the end.
    pub fn hurry(&mut self) {
        self.command(Command::Hurry);
    }

    /// Begins anew.
    pub fn restart(&mut self) {
        if let Some(question) = self.asked.take() {
            self.start(question);
        }
    }

    /// The newest picture; of an older question while [`Laboratory::is_stale`].
    pub fn shown(&self) -> Option<&LabPicture> {
        self.shown.as_ref()
    }

    /// Why the newest question has no picture.
    pub fn fault(&self) -> Option<&LabFault> {
        self.fault.as_ref().filter(|_| self.fresh)
    }

    /// Whether the picture is of an older question, noticeably long or for good.
    pub fn is_stale(&self) -> bool {
        self.fault().is_some() || (!self.fresh && self.since.elapsed() > STALE_AFTER)
    }

    /// Whether the thread works.
    pub fn is_running(&self) -> bool {
        self.asked.is_some() && !self.paused && !self.done && self.fault().is_none()
    }

    /// Whether the newest question has been answered to the end.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Units of work done and all of them, of the newest question; none before its first picture.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let record = &self.shown.as_ref().filter(|_| self.fresh && self.fault.is_none())?.record;
        Some((record.done, record.total))
    }
}

/// A thread of the lab, with what its commands and calls go through.
fn start_thread(
    latest: &LatestReport,
    wanted: &Arc<AtomicU64>,
    wake: &Wake,
) -> std::io::Result<(Sender<Command>, Bell)> {
    let (commands, received) = channel();
    let mut bench = Bench::new(received, latest.clone(), wanted.clone(), wake.clone());
    Ok((commands, threads::background("lab", move || bench.turn())?))
}

/// Nothing is wanted any more; the thread ends within a unit of its work.
impl Drop for Laboratory {
    fn drop(&mut self) {
        self.wanted.store(0, Ordering::Relaxed);
    }
}
