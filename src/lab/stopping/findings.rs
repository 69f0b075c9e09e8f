//! What the stopping lab has found: the course of every training, and where the rule would have stopped it.

use super::{Stopping, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::learning::{self, Course};
use crate::lab::series::median;
use crate::lab::{LabFindings, Quantity, Record};
use crate::race::{EarlyStop, When, trailing_means};
use crate::text::Lang;
use std::io;

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Stopping,
    /// The scene's seed, which is that of each net's first training.
    pub seed: u64,
    /// The trainings of every net, in the order of the seeds.
    pub nets: Vec<Vec<Stopped>>,
}

/// One training.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// Its losses at every evaluation.
    pub course: Course,
    /// The held-out losses as the rule sees them: means of the last `window` ones.
    pub smoothed: Vec<f64>,
    /// Evaluation of the best mean so far, and where the rule stops; none before the first evaluation.
    pub stop: Option<EarlyStop>,
}

impl Findings {
    /// Of the courses of all trainings, net after net.
    pub(super) fn of(lab: Stopping, seed: u64, courses: &[Course]) -> Self {
        // The rule counts patience in evaluations.
        let patience = lab.patience.div_ceil(lab.every.max(1));
        let stopped = |course: &Course| {
            let smoothed = trailing_means(&course.validation.loss, lab.window);
            let stop = EarlyStop::of(&smoothed, patience);
            Stopped { course: course.clone(), smoothed, stop }
        };
        let nets = courses.chunks(lab.seeds.max(1)).map(|seeds| seeds.iter().map(stopped).collect()).collect();
        Self { lab, seed, nets }
    }

    /// The step of an evaluation.
    pub(super) fn step(&self, evaluation: usize) -> usize {
        learning::step_of(evaluation, self.lab.every.max(1), self.lab.trained.training.steps)
    }

    /// A net's median over its trainings; a training that did not stop has the stop ∞ and no loss there.
    pub(super) fn median(&self, net: usize, of: impl Fn(&Stopped) -> Option<f64>) -> Option<f64> {
        median(&self.nets.get(net)?.iter().filter_map(of).collect::<Vec<_>>())
    }

    /// How many of a net's trainings the rule stops.
    pub(super) fn stops(&self, net: usize) -> usize {
        self.nets[net].iter().filter(|training| training.is_stopped()).count()
    }
}

impl Stopped {
    /// The evaluation then; the end is the last one.
    pub(super) fn evaluation(&self, when: When) -> Option<usize> {
        match when {
            When::Best => self.stop.map(|stop| stop.best),
            When::Stop => self.stop?.stop,
            When::End => self.course.validation.loss.len().checked_sub(1),
        }
    }

    /// Whether the rule stops it.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.stop.is_some())
    }

    /// The held-out loss then, as it was measured; ∞ at the end of a training that diverged.
    pub(super) fn loss(&self, when: When) -> Option<f64> {
        if when == When::End && self.course.diverged.is_some() {
            return Some(f64::INFINITY);
        }
        self.course.validation.loss.get(self.evaluation(when)?).copied()
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, lang)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let step = |when| self.median(net, |training| Some(self.step(training.evaluation(when)?) as f64));
        let loss = |when| self.median(net, |training| training.loss(when));
        match quantity {
            Quantity::BestStep => step(When::Best),
            Quantity::StopStep => {
                let stop = |training: &Stopped| match training.evaluation(When::Stop) {
                    Some(evaluation) => Some(self.step(evaluation) as f64),
                    None => Some(f64::INFINITY),
                };
                self.median(net, stop)
            }
            Quantity::LossAtBest => loss(When::Best),
            Quantity::LossAtStop => loss(When::Stop),
            Quantity::LossAtEnd => loss(When::End),
            Quantity::TrainingLossAtEnd => self.median(net, |training| training.course.train.loss.last().copied()),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
