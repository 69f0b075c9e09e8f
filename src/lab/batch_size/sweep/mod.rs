//! The sweep over batch size and learning rate, the number of epochs being equal.
//!
//! Masters & Luschi 2018, "Revisiting Small Batch Training for Deep Neural Networks": mini-batch gradient descent without
//! momentum, its update written as a sum, w ← w − η̃·Σ∇Q_i, with the base learning rate η̃ = η/m; what is equal for all is
//! the number of gradients, so that a batch twice as large makes half the updates. They find that the range of η̃ under
//! which training is stable narrows as m grows, and the best test accuracy with m between 2 and 32. Here every cell of the
//! grid η̃ × m is a net on the digits. Stable is a cell whose nets do not diverge under any seed and whose median answers
//! better than guessing.

mod charts;
mod verdict;

use super::curves::{last_error, write_course};
use super::epochs::{self, EpochRun};
use super::{BatchSize, EpochCourse, Phase};
use crate::cost::Cost;
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::seeds::seeds;
use crate::lab::series::quartiles;
use crate::lab::side_by_side::SideBySide;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::text::Lang;
use std::io;

/// Batch sizes.
pub const SIZES: [usize; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/// Base learning rates as powers of two, from the least.
pub const EXPONENTS: [i32; 10] = [-10, -9, -8, -7, -6, -5, -4, -3, -2, -1];
/// Share of wrong answers of a net that guesses.
const GUESSING: f64 = 0.9;
/// A net that is right less than this many times as often as by guessing has learned nothing.
const BETTER: f64 = 1.2;

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Epochs of every training.
    pub epochs: usize,
    /// Under these seeds.
    pub seeds: Vec<u64>,
    /// Batch by batch, each from the least learning rate; of every cell a course per seed.
    pub cells: Vec<Vec<EpochCourse>>,
}

/// Begins the lab's work; a unit is an epoch.
pub(super) fn start(lab: &BatchSize, seed: u64) -> LabJob {
    let epochs = lab.grid.epochs as usize;
    let seeds: Vec<u64> = seeds(seed, lab.grid.seeds as usize).collect();
    let data = epochs::data();
    let run = |batch: usize, exponent: i32, seed: u64| {
        let phase = Phase { epochs, batch, eta: eta(batch, exponent), warmup: 0 };
        EpochRun::new(seed, vec![phase], data.clone())
    };
    let cells = SIZES.iter().flat_map(|batch| EXPONENTS.map(|exponent| (*batch, exponent)));
    let runs = cells.flat_map(|(batch, exponent)| seeds.iter().map(move |seed| (batch, exponent, *seed)));
    let runs = runs.map(|(batch, exponent, seed)| run(batch, exponent, seed)).collect();
    let gather = move |runs: &[EpochRun]| {
        let cells = runs.chunks(seeds.len().max(1));
        let cells = cells.map(|runs| runs.iter().map(|run| run.course.clone()).collect()).collect();
        Findings { epochs, seeds: seeds.clone(), cells }
    };
    SideBySide::start(lab.clone().into(), seed, runs, epochs, gather)
}

/// A run of every cell and seed.
pub(super) fn cost(lab: &BatchSize) -> Cost {
    let epochs = lab.grid.epochs as usize;
    let of_size = |batch: usize| epochs::cost(&[Phase { epochs, batch, eta: 0.0, warmup: 0 }]);
    SIZES.map(of_size).into_iter().sum::<Cost>() * (EXPONENTS.len() as f64 * lab.grid.seeds)
}

/// What claims count: the batch sizes.
pub(super) fn names() -> Vec<String> {
    SIZES.map(|m| format!("m = {m}")).to_vec()
}

/// η of the mean gradient.
fn eta(batch: usize, exponent: i32) -> f64 {
    batch as f64 * rate(exponent)
}

/// η̃ = η/m.
pub fn rate(exponent: i32) -> f64 {
    2f64.powi(exponent)
}

impl Findings {
    /// The courses of a cell.
    pub fn cell(&self, size: usize, rate: usize) -> &[EpochCourse] {
        &self.cells[size * EXPONENTS.len() + rate]
    }

    /// Quartiles over seeds of the error a cell ends with, of the seeds that have an epoch behind them; ∞ where too many
    /// diverged, NaN before the first epoch of all.
    pub fn quartiles(&self, size: usize, rate: usize) -> [f64; 3] {
        let errors: Vec<f64> = self.cell(size, rate).iter().map(last_error).collect();
        quartiles(&errors).unwrap_or([f64::NAN; 3])
    }

    /// Their median.
    pub fn error(&self, size: usize, rate: usize) -> f64 {
        self.quartiles(size, rate)[1]
    }

    /// Whether nothing is known of a cell yet.
    pub fn is_unknown(&self, size: usize, rate: usize) -> bool {
        self.error(size, rate).is_nan()
    }

    /// Whether no seed diverged and the median is better than guessing.
    pub fn is_stable(&self, size: usize, rate: usize) -> bool {
        let is_whole = self.cell(size, rate).iter().all(|course| course.diverged.is_none());
        is_whole && self.error(size, rate) < 1.0 - BETTER * (1.0 - GUESSING)
    }

    /// The stable rates of a batch size.
    pub fn stable(&self, size: usize) -> impl DoubleEndedIterator<Item = usize> {
        (0..EXPONENTS.len()).filter(move |rate| self.is_stable(size, *rate))
    }

    /// The rate under which a batch size ends with the least error; none where none is stable.
    pub fn best_rate(&self, size: usize) -> Option<usize> {
        self.stable(size).min_by(|a, b| self.error(size, *a).total_cmp(&self.error(size, *b)))
    }

    /// The least error of a batch size.
    pub fn best_error(&self, size: usize) -> Option<f64> {
        Some(self.error(size, self.best_rate(size)?))
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure {
        charts::figure(self, lang, tokens)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        if net >= SIZES.len() {
            return None;
        }
        match quantity {
            Quantity::HeldOutError => self.best_error(net),
            Quantity::BestRate => Some(rate(EXPONENTS[self.best_rate(net)?])),
            Quantity::StableRates => Some(self.stable(net).count() as f64),
            _ => None,
        }
    }

    /// A row per net and epoch; see `write_course`.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"batch,eta,seed,epoch,train_error,validation_error,diverged\n")?;
        let mut rows = 0;
        for (place, cell) in self.cells.iter().enumerate() {
            let (m, exponent) = (SIZES[place / EXPONENTS.len()], EXPONENTS[place % EXPONENTS.len()]);
            for (seed, course) in self.seeds.iter().zip(cell) {
                let prefix = format!("{m},{:.16e},{seed}", eta(m, exponent));
                rows += write_course(out, &prefix, course, |_| String::new())?;
            }
            written(rows);
        }
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::series::Series;

    fn course(errors: &[f64], diverged: Option<usize>) -> EpochCourse {
        let mut course = EpochCourse { diverged, ..EpochCourse::default() };
        for error in errors {
            course.train.push(*error);
            course.validation.push(*error);
            course.updates.push(0);
        }
        course
    }

    fn findings(cell: impl Fn(usize, usize) -> Vec<EpochCourse>) -> Findings {
        let all = (0..SIZES.len()).flat_map(|size| (0..EXPONENTS.len()).map(move |rate| (size, rate)));
        Findings { epochs: 1, seeds: vec![1, 2, 3], cells: all.map(|(size, rate)| cell(size, rate)).collect() }
    }

    #[test]
    fn stable_is_what_learns_under_every_seed() {
        let found = findings(|_, rate| match rate {
            0 => vec![course(&[0.9, 0.2], None); 3],
            1 => vec![course(&[0.9, 0.1], None), course(&[0.9, 0.3], None), course(&[0.9, 0.8], None)],
            2 => vec![course(&[0.9, 0.05], None), course(&[0.9, 0.05], None), course(&[0.9], Some(1))],
            3 => vec![course(&[0.9, 0.89], None); 3],
            _ => vec![course(&[0.9], None); 3],
        });
        assert_eq!(found.stable(0).collect::<Vec<_>>(), [0, 1]);
        assert_eq!((found.best_rate(0), found.best_error(0)), (Some(0), Some(0.2)));
        assert!(found.error(0, 4).is_nan() && found.quartiles(0, 2)[2].is_infinite());
        assert_eq!(found.quantity(Quantity::StableRates, 8), Some(2.0));
        assert_eq!(found.quantity(Quantity::BestRate, 8), Some(rate(EXPONENTS[0])));
    }

    #[test]
    fn a_long_training_ends_with_the_median_of_five_epochs() {
        let errors = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.15, 0.05];
        assert_eq!(last_error(&course(&errors, None)), 0.15);
        assert_eq!(last_error(&course(&errors[..3], None)), 0.7);
        assert_eq!(Series::default().len(), 0);
    }
}
