//! Takes steps apart off the interface thread: a step late in a long run is a run of its own.

use super::worker::{Desk, Worker};
use crate::job::Watch;
use crate::race::{Anatomy, anatomy_at_watched};
use crate::scene::picture::Race;
use eframe::egui::Context;
use std::sync::Arc;
use std::time::Duration;

/// A step of a racer of a race.
#[derive(Clone)]
struct Order {
    race: Arc<Race>,
    racer: usize,
    step: usize,
}

impl Order {
    fn is(&self, race: &Arc<Race>, racer: usize, step: usize) -> bool {
        Arc::ptr_eq(&self.race, race) && self.racer == racer && self.step == step
    }
}

/// One thread; the newest order counts.
pub struct Anatomist {
    worker: Worker<Order, (Order, Option<Anatomy>)>,
    asked: Option<Order>,
    known: Option<(Order, Option<Anatomy>)>,
}

impl Anatomist {
    /// Starts the thread; it wakes `ctx` when something is ready.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let ctx = ctx.clone();
        let work = |order: Order, desk: &Desk<Order, _>| {
            let Order { race, racer, step } = &order;
            let scene = &race.scene;
            let run = (race.start(), scene.steps, scene.seed);
            let go_on = |_| desk.is_wanted();
            let entry = scene.racers[*racer].entry();
            let anatomy = anatomy_at_watched(&race.landscape, &entry, run, *step, &Watch::new(&go_on))?;
            Some((order, anatomy))
        };
        let worker = Worker::spawn("anatomy", move || ctx.request_repaint(), work)?;
        Ok(Self { worker, asked: None, known: None })
    }

    /// Whether a step is still on its way.
    pub fn is_busy(&self) -> bool {
        self.busy_for().is_some()
    }

    /// How long a step has been on its way.
    pub fn busy_for(&self) -> Option<Duration> {
        self.worker.busy_for()
    }

    /// No step is asked for any more.
    pub fn rest(&mut self) {
        if self.is_busy() {
            self.worker.cancel();
            self.asked = None;
        }
    }

    /// The step taken apart, as soon as it is known, waiting up to `patience` for it; the inner none where there is no
    /// such step.
    pub fn anatomy(
        &mut self,
        race: &Arc<Race>,
        racer: usize,
        step: usize,
        patience: Duration,
    ) -> Option<Option<&Anatomy>> {
        if !self.asked.as_ref().is_some_and(|order| order.is(race, racer, step)) {
            let order = Order { race: race.clone(), racer, step };
            self.asked = Some(order.clone());
            self.worker.post(order);
        }
        let known = self.known.as_ref().is_some_and(|(order, _)| order.is(race, racer, step));
        if !known && let Some(reply) = self.worker.newest(patience) {
            self.known = Some(reply);
        }
        let known = self.known.as_ref().filter(|(order, _)| order.is(race, racer, step));
        known.map(|(_, anatomy)| anatomy.as_ref())
    }
}
