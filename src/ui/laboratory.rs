//! The lab at work: a thread that owns its job, takes orders between slices and shows what there is so far.
//!
//! The window only posts orders and takes the newest picture; it never waits. Slices, snapshots and frames change no
//! number: those are the lab's and the seed's alone. Of several orders to start only the last is begun, and a job that
//! is not wanted any more is given up within a unit of its work: a unit of a large net takes seconds.

use crate::figure::Figure;
use crate::figure::theme::Tokens;
use crate::job::{Advance, Watch};
use crate::lab::{Lab, LabError, LabJob, Record};
use crate::scene::{Faults, Problem, Scene};
use crate::text::Lang;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A slice of work: orders wait no longer than this, or than one unit where that is more.
const SLICE: Duration = Duration::from_millis(10);
/// Snapshots are at least this far apart: 30 a second are as good as a film.
const POST_EVERY: Duration = Duration::from_millis(33);
/// Making snapshots takes at most this part of the thread's time.
const POST_SHARE: u32 = 4;
/// An old picture is marked as such only after this: a mark that comes and goes within a drag would flicker.
const STALE_AFTER: Duration = Duration::from_millis(150);

/// What pictures are drawn for besides the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Language of their words.
    pub lang: Lang,
    /// Colours of their pixels.
    pub tokens: Tokens,
}

/// What is asked: equal questions have equal answers.
#[derive(Clone, Debug, PartialEq)]
struct Question {
    lab: Lab,
    seed: u64,
    folder: PathBuf,
}

impl Question {
    fn begin(&self) -> Result<Option<LabJob>, Faults> {
        let scene = Scene { lab: Some(self.lab.clone()), seed: self.seed, ..Scene::default() };
        scene.start_lab(&self.folder)
    }
}

/// What the window shows of a run.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What was found.
    pub record: Arc<Record>,
    /// Its charts.
    pub figure: Arc<Figure>,
    /// What came out, in words; may be empty.
    pub verdict: String,
    /// What is equal for all nets.
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
    /// What was found, and what is allowed. Where it stands is no news: its slider is beside it.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Refused(faults) => {
                let Some(first) = faults.0.first() else { return String::new() };
                let found = first.headline(lang);
                let names_a_file =
                    matches!(&first.problem, Problem::Lab(error) if matches!(**error, LabError::Data { .. }));
                let found = if names_a_file { found } else { capitalised(&found) };
                format!("{found}\n{}", faults.allowed(lang)).trim().to_owned()
            }
            Self::Broken => lang.t("labs-broken"),
        }
    }
}

/// A message of the command line, which begins behind a place, as a sentence of its own.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

enum Order {
    Start(u64, Question),
    Look(Look),
    Pause,
    Resume,
    Step,
    Stop,
}

struct News {
    /// Of which start.
    number: u64,
    outcome: Result<Shown, LabFault>,
    done: bool,
}

/// The newest news; the thread replaces what was not taken.
type Desk = Arc<Mutex<Option<News>>>;

/// The thread and what is known of its run.
pub struct Laboratory {
    orders: Sender<Order>,
    desk: Desk,
    /// The start whose work is wanted; none is 0.
    wanted: Arc<AtomicU64>,
    asked: Option<Question>,
    look: Option<Look>,
    /// Starts so far.
    number: u64,
    since: Instant,
    paused: bool,
    done: bool,
    /// `shown` or `fault` is of the newest start.
    fresh: bool,
    shown: Option<Shown>,
    fault: Option<LabFault>,
}

impl Laboratory {
    /// Starts the thread; it calls `wake` when something is there to take.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (orders, received) = channel();
        let desk = Desk::default();
        let own = desk.clone();
        let wanted = Arc::new(AtomicU64::new(0));
        let asked = wanted.clone();
        std::thread::Builder::new().name("lab".to_owned()).spawn(move || work(&received, &own, &asked, &wake))?;
        Ok(Self {
            orders,
            desk,
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

    /// Asks for a lab to be run, unless it is the one under way, and takes the newest picture.
    pub fn ask(&mut self, lab: &Lab, seed: u64, folder: &Path, look: Look) {
        if self.look != Some(look) {
            self.look = Some(look);
            self.order(Order::Look(look));
        }
        let same = |asked: &Question| asked.lab == *lab && asked.seed == seed && asked.folder == folder;
        if !self.asked.as_ref().is_some_and(same) {
            self.start(Question { lab: lab.clone(), seed, folder: folder.to_owned() });
        }
        self.take();
    }

    fn start(&mut self, question: Question) {
        self.number += 1;
        self.wanted.store(self.number, Ordering::Relaxed);
        self.asked = Some(question.clone());
        (self.paused, self.done, self.fresh, self.since) = (false, false, false, Instant::now());
        self.order(Order::Start(self.number, question));
    }

    fn take(&mut self) {
        let news = self.desk.lock().expect("no panic while the desk is held").take();
        let Some(news) = news.filter(|news| news.number == self.number && self.asked.is_some()) else { return };
        (self.fresh, self.done) = (true, news.done);
        match news.outcome {
            Ok(shown) => (self.shown, self.fault) = (Some(shown), None),
            Err(fault) => self.fault = Some(fault),
        }
    }

    fn order(&mut self, order: Order) {
        if self.orders.send(order).is_err() {
            self.fault = Some(LabFault::Broken);
        }
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
        self.order(Order::Stop);
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
        self.order(if self.paused { Order::Pause } else { Order::Resume });
    }

    /// Pauses and does one unit of work.
    pub fn step(&mut self) {
        if !self.done {
            self.paused = true;
            self.order(Order::Step);
        }
    }

    /// Begins anew.
    pub fn restart(&mut self) {
        if let Some(question) = self.asked.take() {
            self.start(question);
        }
    }

    /// The newest picture; of an older question while [`Laboratory::is_stale`].
    pub fn shown(&self) -> Option<&Shown> {
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

/// Nothing is wanted any more; the thread ends within a unit of its work.
impl Drop for Laboratory {
    fn drop(&mut self) {
        self.wanted.store(0, Ordering::Relaxed);
    }
}

/// The thread: orders first, then a slice, until the window is gone.
fn work(orders: &Receiver<Order>, desk: &Desk, wanted: &AtomicU64, wake: &dyn Fn()) {
    let (mut run, mut look): (Option<Run>, Option<Look>) = (None, None);
    loop {
        let first = match run.as_ref().is_some_and(Run::has_work) {
            true => orders.try_recv(),
            false => orders.recv().map_err(|_| TryRecvError::Disconnected),
        };
        if matches!(first, Err(TryRecvError::Disconnected)) {
            return;
        }
        for order in first.into_iter().chain(orders.try_iter()) {
            match order {
                Order::Start(number, question) => run = Some(Run::new(number, question)),
                Order::Look(new) => look = Some(new),
                Order::Stop => run = None,
                Order::Pause | Order::Resume | Order::Step => {
                    if let Some(run) = &mut run {
                        run.obey(&order);
                    }
                }
            }
        }
        let Some((own, look)) = run.as_mut().zip(look) else { continue };
        let number = own.number;
        let go_on = |_| wanted.load(Ordering::Relaxed) == number;
        let watch = Watch::new(&go_on);
        let outcome = catch_unwind(AssertUnwindSafe(|| own.go_on(look, &watch))).unwrap_or(Some(Err(LabFault::Broken)));
        if !watch.is_wanted() {
            // The order that ends it is on its way.
            run = None;
            continue;
        }
        let run = own;
        let Some(outcome) = outcome else { continue };
        if outcome.is_err() {
            (run.job, run.pace) = (None, Pace::Ended);
        }
        let news = News { number: run.number, outcome, done: run.pace == Pace::Ended };
        let before = desk.lock().expect("no panic while the desk is held").replace(news);
        // Outside of the lock: the window must not wait while an old record is freed.
        drop(before);
        wake();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    Going,
    Paused,
    Ended,
}

/// One run of a lab.
struct Run {
    number: u64,
    question: Question,
    job: Option<LabJob>,
    pace: Pace,
    /// Units to do while paused.
    steps: usize,
    /// When the last picture was made, how long that took, and for what look.
    posted: Option<(Instant, Duration, Look)>,
}

impl Run {
    fn new(number: u64, question: Question) -> Self {
        Self { number, question, job: None, pace: Pace::Going, steps: 0, posted: None }
    }

    /// Whether it goes on without an order.
    fn has_work(&self) -> bool {
        self.pace == Pace::Going || self.steps > 0
    }

    fn obey(&mut self, order: &Order) {
        match (order, self.pace) {
            (_, Pace::Ended) => {}
            (Order::Step, _) => {
                self.pace = Pace::Paused;
                self.steps += 1;
            }
            (Order::Resume, _) => (self.pace, self.steps) = (Pace::Going, 0),
            _ => self.pace = Pace::Paused,
        }
    }

    /// A slice of work, and a picture when it is time for one.
    fn go_on(&mut self, look: Look, watch: &Watch<'_>) -> Option<Result<Shown, LabFault>> {
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
            Pace::Going => Some(SLICE),
            _ if self.steps > 0 => Some(Duration::ZERO),
            _ => None,
        };
        self.steps = self.steps.saturating_sub(1);
        if budget.is_some_and(|budget| job.advance_watched(budget, watch) == Advance::Done) {
            (self.pace, self.steps) = (Pace::Ended, 0);
        }
        if !watch.is_wanted() {
            return None;
        }
        let due = |(at, cost, last): &(Instant, Duration, Look)| {
            *last != look || at.elapsed() >= POST_EVERY.max(*cost * POST_SHARE)
        };
        if self.pace == Pace::Going && !self.posted.as_ref().is_none_or(due) {
            return None;
        }
        let begun = Instant::now();
        let record = job.output();
        let figure = Arc::new(record.figure(look.lang, &look.tokens));
        let (verdict, terms) = (record.verdict(look.lang), record.terms(look.lang));
        self.posted = Some((Instant::now(), begun.elapsed(), look));
        Some(Ok(Shown { record, figure, verdict, terms }))
    }
}
