//! The thread that computes the anatomy of a step: a step late in a long run is a run of its own.

use crate::job::Watch;
use crate::race::{Anatomy, dissect_watched};
use crate::scene::picture::Race;
use crate::ui::work::worker::{Desk, Worker};
use eframe::egui::Context;
use std::cell::RefCell;
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

/// The thread and what is known of its work; the newest order counts.
struct Orders {
    worker: Worker<Order, (Order, Option<Anatomy>)>,
    asked: Option<Order>,
    known: Option<(Order, Option<Anatomy>)>,
}

/// Anatomies of steps, from a thread of their own.
pub struct AnatomyWorker {
    /// In a cell: the view that shows an anatomy only reads the window's state, and asks for it.
    orders: RefCell<Orders>,
}

impl AnatomyWorker {
    /// Starts the thread; it wakes `ctx` when something is ready.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let ctx = ctx.clone();
        let work = |order: Order, desk: &Desk<Order, _>| {
            let Order { race, racer, step } = &order;
            let scene = &race.scene;
            let run = (race.start(), scene.steps, scene.seed);
            let go_on = |_| desk.is_wanted();
            let entry = scene.racers[*racer].entry();
            let anatomy = dissect_watched(&race.landscape, &entry, run, *step, &Watch::new(&go_on))?;
            Some((order, anatomy))
        };
        let worker = Worker::spawn("anatomy", move || ctx.request_repaint(), work)?;
        Ok(Self { orders: RefCell::new(Orders { worker, asked: None, known: None }) })
    }

    /// Whether an anatomy is still on its way.
    pub fn is_busy(&self) -> bool {
        self.busy_for().is_some()
    }

    /// How long an anatomy has been on its way.
    pub fn busy_for(&self) -> Option<Duration> {
        self.orders.borrow().worker.busy_for()
    }

    /// No anatomy is wanted any more.
    pub fn rest(&mut self) {
        if self.is_busy() {
            let orders = self.orders.get_mut();
            orders.worker.cancel();
            orders.asked = None;
        }
    }

    /// The anatomy of a step, as soon as it is known, waiting up to `patience` for it; the inner none where there is no
    /// such step.
    pub fn anatomy(&self, race: &Arc<Race>, racer: usize, step: usize, patience: Duration) -> Option<Option<Anatomy>> {
        let Orders { worker, asked, known } = &mut *self.orders.borrow_mut();
        if !asked.as_ref().is_some_and(|order| order.is(race, racer, step)) {
            let order = Order { race: race.clone(), racer, step };
            *asked = Some(order.clone());
            worker.post(order);
        }
        let is_known = known.as_ref().is_some_and(|(order, _)| order.is(race, racer, step));
        if !is_known && let Some(reply) = worker.newest(patience) {
            *known = Some(reply);
        }
        let known = known.as_ref().filter(|(order, _)| order.is(race, racer, step));
        known.map(|(_, anatomy)| anatomy.clone())
    }
}
