//! The thread that computes the anatomy of a step: a step late in a long run is a run of its own.

use crate::job::Watch;
use crate::race::{Anatomy, anatomy_at_watched};
use crate::scene::Race;
use crate::ui::work::worker::{Task, Worker};
use eframe::egui::Context;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

/// A step whose anatomy is asked for: of a racer of a race.
#[derive(Clone)]
struct AskedStep {
    race: Arc<Race>,
    racer: usize,
    step: usize,
}

impl AskedStep {
    fn is(&self, race: &Arc<Race>, racer: usize, step: usize) -> bool {
        Arc::ptr_eq(&self.race, race) && self.racer == racer && self.step == step
    }
}

/// The thread, the step it was asked for last, and the newest answer; only the newest question counts.
struct Inquiry {
    worker: Worker<AskedStep, (AskedStep, Option<Anatomy>)>,
    asked: Option<AskedStep>,
    known: Option<(AskedStep, Option<Anatomy>)>,
}

/// Anatomies of steps, from a thread of their own.
pub struct AnatomyWorker {
    /// In a cell: the view that shows an anatomy only reads the window's state, and asks for it.
    inquiry: RefCell<Inquiry>,
}

impl AnatomyWorker {
    /// Starts the thread; it wakes `ctx` when something is ready.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let ctx = ctx.clone();
        let work = |step_asked: AskedStep, task: &Task<AskedStep, _>| {
            let AskedStep { race, racer, step } = &step_asked;
            let scene = &race.scene;
            let run = (race.start(), scene.steps, scene.seed);
            let go_on = |_| task.is_wanted();
            let entry = scene.racers[*racer].entry();
            let anatomy = anatomy_at_watched(&race.landscape, &entry, run, *step, &Watch::new(&go_on))?;
            Some((step_asked, anatomy))
        };
        let worker = Worker::spawn("anatomy", move || ctx.request_repaint(), work)?;
        Ok(Self { inquiry: RefCell::new(Inquiry { worker, asked: None, known: None }) })
    }

    /// Whether an anatomy is still on its way.
    pub fn is_busy(&self) -> bool {
        self.busy_for().is_some()
    }

    /// How long an anatomy has been on its way.
    pub fn busy_for(&self) -> Option<Duration> {
        self.inquiry.borrow().worker.busy_for()
    }

    /// No anatomy is wanted any more.
    pub fn rest(&mut self) {
        if self.is_busy() {
            let inquiry = self.inquiry.get_mut();
            inquiry.worker.cancel();
            inquiry.asked = None;
        }
    }

    /// The anatomy of a step, as soon as it is known, waiting up to `patience` for it; the inner none where there is no
    /// such step.
    pub fn anatomy(&self, race: &Arc<Race>, racer: usize, step: usize, patience: Duration) -> Option<Option<Anatomy>> {
        let Inquiry { worker, asked, known } = &mut *self.inquiry.borrow_mut();
        if !asked.as_ref().is_some_and(|step_asked| step_asked.is(race, racer, step)) {
            let step_asked = AskedStep { race: race.clone(), racer, step };
            *asked = Some(step_asked.clone());
            worker.post(step_asked);
        }
        let is_known = known.as_ref().is_some_and(|(step_asked, _)| step_asked.is(race, racer, step));
        if !is_known && let Some(reply) = worker.newest(patience) {
            *known = Some(reply);
        }
        let known = known.as_ref().filter(|(step_asked, _)| step_asked.is(race, racer, step));
        known.map(|(_, anatomy)| anatomy.clone())
    }
}
