//! The lab's thread: it owns the job, takes commands between slices of work, and leaves its newest report to the
//! window.

use crate::clock::{Duration, Instant};
use crate::job::{Advance, Watch};
use crate::lab::{Lab, LabJob};
use crate::scene::{Faults, Scene};
use crate::text::Lang;
use crate::threads::Next;
use crate::ui::work::laboratory::{LabFault, LabPicture, Look};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::sync::{Arc, Mutex};

/// A slice of work: commands wait no longer than this, or than one unit where that is more.
const SLICE: Duration = Duration::from_millis(10);
/// Pictures are at least this far apart: 30 a second look continuous.
const POST_EVERY: Duration = Duration::from_millis(33);
/// Making pictures takes at most one part in so many of the thread's time.
const POST_SHARE: u32 = 4;

/// A lab to be run. Equal questions have equal answers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    pub(super) lab: Lab,
    pub(super) seed: u64,
    pub(super) folder: PathBuf,
}

impl Question {
    fn begin(&self) -> Result<Option<LabJob>, Faults> {
        let scene = Scene { lab: Some(self.lab.clone()), seed: self.seed, ..Scene::default() };
        scene.start_lab(&self.folder)
    }
}

/// What the window wants of the thread.
pub(super) enum Command {
    Start(u64, Question),
    Look(Look),
    Pause,
    Resume,
    Step,
    Stop,
    /// Units of work are no longer shown one after another.
    Hurry,
}

/// What the thread has found so far, or why it found nothing.
pub(super) struct Report {
    /// The number of the start it belongs to.
    pub(super) number: u64,
    pub(super) outcome: Result<LabPicture, LabFault>,
    pub(super) done: bool,
}

/// The newest report, until the window takes it; the thread replaces one that was not taken.
pub(super) type LatestReport = Arc<Mutex<Option<Report>>>;

/// Calls when a report is there to take.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What the thread owns.
pub(super) struct Bench {
    commands: Receiver<Command>,
    latest: LatestReport,
    wanted: Arc<AtomicU64>,
    wake: Wake,
    run: Option<Run>,
    look: Option<Look>,
    hurry: bool,
}

impl Bench {
    /// An empty one. `wanted` is the number of the start whose work is wanted.
    pub(super) const fn new(
        commands: Receiver<Command>,
        latest: LatestReport,
        wanted: Arc<AtomicU64>,
        wake: Wake,
    ) -> Self {
        Self { commands, latest, wanted, wake, run: None, look: None, hurry: false }
    }

    /// A turn of the thread: commands first, then a slice of work, until the window is gone.
    pub(super) fn turn(&mut self) -> Next {
        let mut has_news = false;
        loop {
            match self.commands.try_recv() {
                Ok(command) => self.take_command(command),
                Err(TryRecvError::Disconnected) => return Next::Never,
                Err(TryRecvError::Empty) => break,
            }
            has_news = true;
        }
        if !has_news && self.rest().is_none_or(|rest| !rest.is_zero()) {
            return self.next();
        }
        self.work();
        self.next()
    }

    /// How long to wait for a command before going on; none if only a command is waited for.
    fn rest(&self) -> Option<Duration> {
        self.run.as_ref().and_then(|run| run.rest(self.hurry))
    }

    fn next(&self) -> Next {
        match self.rest() {
            None => Next::Rung,
            Some(Duration::ZERO) => Next::Now,
            Some(rest) => Next::In(rest),
        }
    }

    fn take_command(&mut self, command: Command) {
        match command {
            Command::Start(number, question) => self.run = Some(Run::new(number, question)),
            Command::Look(new) => self.look = Some(new),
            Command::Stop => self.run = None,
            Command::Hurry => self.hurry = true,
            Command::Pause | Command::Resume | Command::Step => {
                if let Some(run) = &mut self.run {
                    run.take_command(&command);
                }
            }
        }
    }

    /// A slice of work, and its report.
    fn work(&mut self) {
        let Some((run, look)) = self.run.as_mut().zip(self.look.clone()) else { return };
        let (number, hurry) = (run.number, self.hurry);
        let go_on = |_| self.wanted.load(Ordering::Relaxed) == number;
        let watch = Watch::new(&go_on);
        let outcome =
            catch_unwind(AssertUnwindSafe(|| run.go_on(look, hurry, &watch))).unwrap_or(Some(Err(LabFault::Broken)));
        if !watch.is_wanted() {
            // It was given up: the command that says so is still to come.
            self.run = None;
            return;
        }
        let Some(outcome) = outcome else { return };
        if outcome.is_err() {
            (run.job, run.pace) = (None, Pace::Ended);
        }
        let report = Report { number: run.number, outcome, done: run.pace == Pace::Ended };
        let before = self.latest.lock().expect("no panic while the latest is held").replace(report);
        // Outside of the lock: the window must not wait while an old record is freed.
        drop(before);
        (self.wake)();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    Going,
    Paused,
    Ended,
}

/// What a lab has timed, as words in a language; none where it times nothing.
type Timed = Option<Box<dyn Fn(Lang) -> String + Send>>;

/// One run of a lab.
struct Run {
    number: u64,
    question: Question,
    job: Option<LabJob>,
    pace: Pace,
    /// Units of work still to do while paused.
    steps: usize,
    /// When the last unit of a lab with a pace was done.
    shown: Option<Instant>,
    /// What the lab times on this machine, once its work has ended.
    timed: Option<Timed>,
    /// When the last picture was made, how long that took, and for what look.
    posted: Option<(Instant, Duration, Look)>,
}

impl Run {
    fn new(number: u64, question: Question) -> Self {
        Self { number, question, job: None, pace: Pace::Going, steps: 0, shown: None, timed: None, posted: None }
    }

    /// How long a unit of the lab is to be shown before the next.
    fn unit(&self, hurry: bool) -> Option<Duration> {
        self.question.lab.pace().filter(|_| !hurry)
    }

    /// How long to wait for a command before going on; none if only a command is waited for.
    fn rest(&self, hurry: bool) -> Option<Duration> {
        if self.steps > 0 {
            return Some(Duration::ZERO);
        }
        let shown = self.shown.map_or(Duration::MAX, |shown| shown.elapsed());
        (self.pace == Pace::Going).then(|| self.unit(hurry).map_or(Duration::ZERO, |unit| unit.saturating_sub(shown)))
    }

    fn take_command(&mut self, command: &Command) {
        match (command, self.pace) {
            (_, Pace::Ended) => {}
            (Command::Step, _) => {
                self.pace = Pace::Paused;
                self.steps += 1;
            }
            (Command::Resume, _) => (self.pace, self.steps) = (Pace::Going, 0),
            _ => self.pace = Pace::Paused,
        }
    }

    /// A slice of work, and a picture when it is time for one.
    fn go_on(&mut self, look: Look, hurry: bool, watch: &Watch<'_>) -> Option<Result<LabPicture, LabFault>> {
        let (unit, rest) = (self.unit(hurry), self.rest(hurry));
        let job = match &mut self.job {
            Some(job) => job,
            // An ended run without a job has failed.
            None if self.pace == Pace::Ended => return None,
            empty => match self.question.begin() {
                Ok(job) => empty.insert(job?),
                Err(faults) => return Some(Err(LabFault::Refused(faults))),
            },
        };
        let budget = match self.pace {
            Pace::Going if unit.is_none() => Some(SLICE),
            _ => rest.filter(Duration::is_zero),
        };
        if budget.is_some() {
            self.shown = Some(Instant::now());
        }
        self.steps = self.steps.saturating_sub(1);
        if budget.is_some_and(|budget| job.advance_watched(budget, watch) == Advance::Done) {
            (self.pace, self.steps) = (Pace::Ended, 0);
        }
        // Not in a hurry: pictures of tests must not depend on the machine.
        if self.pace == Pace::Ended && !hurry && self.timed.is_none() {
            self.timed = Some(self.question.lab.kind().timed(watch));
        }
        if !watch.is_wanted() {
            return None;
        }
        let due = |(at, cost, last): &(Instant, Duration, Look)| {
            *last != look || at.elapsed() >= POST_EVERY.max(*cost * POST_SHARE)
        };
        if self.pace == Pace::Going && unit.is_none() && !self.posted.as_ref().is_none_or(due) {
            return None;
        }
        let begun = Instant::now();
        let record = job.output();
        let figure = Arc::new(record.figure_of(&look.facets, look.lang, &look.tokens));
        let timed = self.timed.iter().flatten().map(|words| words(look.lang));
        let terms = std::iter::once(record.terms(look.lang)).chain(timed).collect::<Vec<_>>().join("; ");
        let verdict = record.verdict(look.lang);
        self.posted = Some((Instant::now(), begun.elapsed(), look));
        Some(Ok(LabPicture { record, figure, verdict, terms }))
    }
}
