//! What was found of the nets without and with dropout, and its medians over seeds.

use super::{NETS, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::dropout::Dropout;
use crate::lab::learning::Course;
use crate::lab::series::{self, median};
use crate::lab::{LabFindings, Quantity, Record};
use crate::text::Lang;
use std::io;

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Dropout,
    /// The seeds of the runs.
    pub seeds: Vec<u64>,
    /// Of the net without and the net with dropout, a training per seed.
    pub nets: [Vec<Course>; NETS.len()],
}

/// A number of one training after a unit.
pub(super) type Pick = fn(&Course, usize) -> f64;

/// Lower quartile, median and upper quartile over seeds, a value per unit.
#[derive(Clone, Debug, Default)]
pub struct Quartiles {
    /// Below which a quarter of the seeds lie.
    pub lower: Vec<f64>,
    /// The median.
    pub median: Vec<f64>,
    /// Above which a quarter lie.
    pub upper: Vec<f64>,
}

/// The numbers that are shown.
pub(super) const TRAIN_LOSS: Pick = |course, unit| course.train.loss[unit];
pub(super) const TRAIN_ACCURACY: Pick = |course, unit| course.train.accuracy[unit];
pub(super) const HELD_LOSS: Pick = |course, unit| course.validation.loss[unit];
pub(super) const HELD_ACCURACY: Pick = |course, unit| course.validation.accuracy[unit];
pub(super) const GAP: Pick = |course, unit| HELD_LOSS(course, unit) - TRAIN_LOSS(course, unit);
/// The lowest held-out loss until then: what early stopping would keep.
pub(super) const LOWEST: Pick =
    |course, unit| course.validation.loss[..=unit].iter().copied().fold(f64::INFINITY, f64::min);

impl Findings {
    /// Evaluations that all trainings of both nets have; those that diverged end the others' medians, too.
    pub fn evaluations(&self) -> usize {
        self.nets.iter().flatten().map(|course| course.validation.loss.len()).min().unwrap_or(0)
    }

    /// Trainings of a net that diverged.
    pub fn diverged(&self, net: usize) -> usize {
        self.nets[net].iter().filter(|course| course.diverged.is_some()).count()
    }

    /// Quartiles of a number over the seeds.
    pub(super) fn quartiles(&self, net: usize, pick: Pick) -> Quartiles {
        let mut quartiles = Quartiles::default();
        for unit in 0..self.evaluations() {
            let [lower, median, upper] = series::quartiles(&self.values(net, pick, unit)).unwrap_or([f64::NAN; 3]);
            quartiles.lower.push(lower);
            quartiles.median.push(median);
            quartiles.upper.push(upper);
        }
        quartiles
    }

    fn values(&self, net: usize, pick: Pick, unit: usize) -> Vec<f64> {
        self.nets[net].iter().map(|course| pick(course, unit)).collect()
    }

    /// The median over seeds at the last evaluation that all have; none before the first and where a net diverged.
    pub(super) fn last(&self, net: usize, pick: Pick) -> Option<f64> {
        let unit = self.evaluations().checked_sub(1)?;
        if (0..NETS.len()).any(|net| self.diverged(net) > 0) {
            return None;
        }
        median(&self.values(net, pick, unit))
    }

    /// In how many seeds the number is smaller with dropout, at the last evaluation that all have.
    pub(super) fn smaller(&self, pick: Pick) -> usize {
        let Some(unit) = self.evaluations().checked_sub(1) else { return 0 };
        let (plain, dropout) = (self.values(0, pick, unit), self.values(1, pick, unit));
        plain.iter().zip(dropout).filter(|(plain, dropout)| dropout < *plain).count()
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
        if net >= NETS.len() {
            return None;
        }
        match quantity {
            Quantity::FinalTrainingLoss => self.last(net, TRAIN_LOSS),
            Quantity::HeldOutLoss => self.last(net, HELD_LOSS),
            Quantity::LowestHeldOutLoss => self.last(net, LOWEST),
            Quantity::Gap => self.last(net, GAP),
            Quantity::Accuracy => self.last(net, HELD_ACCURACY),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
