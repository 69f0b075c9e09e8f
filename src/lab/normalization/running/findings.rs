//! What the stream has left so far: averages per unit, and the outputs of training mode.

use super::{Stream, TRUTH, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::geometry::Point;
use crate::lab::normalization::Normalization;
use crate::lab::series::median;
use crate::lab::{LabFindings, Quantity, Record};
use crate::net::Normalized;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// What claims can compare.
pub const QUANTITIES: &[Quantity] =
    &[Quantity::MeanGap, Quantity::VarianceRatio, Quantity::InferenceDeviation, Quantity::Deviation];

/// Most batches whose outputs are drawn, and examples of each: more dots cannot be told apart.
const DRAWN: (usize, usize) = (100, 8);

/// The units' names.
pub fn names(lang: Lang) -> Vec<String> {
    (1..=TRUTH.len()).map(|unit| lang.with("normalization-unit", &[("unit", unit.into())])).collect()
}

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Normalization,
    /// The units, in the order of [`TRUTH`].
    pub units: Vec<Unit>,
}

/// Averages of one unit. Those that a batch moves begin before the first batch; those of batches with the first one.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Mean and standard deviation that its values are drawn with.
    pub truth: (f64, f64),
    /// Running mean.
    pub mean: Arc<Vec<f64>>,
    /// Running variance; NaN where it is not a number.
    pub variance: Arc<Vec<f64>>,
    /// Mean of the means of all batches so far.
    pub all_mean: Arc<Vec<f64>>,
    /// Mean of the variances of all batches so far.
    pub all_variance: Arc<Vec<f64>>,
    /// z of some examples of some batches in training mode, at their batch.
    pub outputs: Arc<Vec<Point>>,
    /// Count, sum and sum of squares of z of all batches, in training mode.
    sums: (f64, f64, f64),
    /// β and γ.
    gains: (f64, f64),
}

impl Unit {
    /// Before the first batch.
    pub(super) fn new(stream: &Stream, unit: usize, gains: (f64, f64)) -> Self {
        let mut own = Self { truth: TRUTH[unit], gains, ..Self::default() };
        own.push_averages(stream, unit);
        own
    }

    fn push_averages(&mut self, stream: &Stream, unit: usize) {
        Arc::make_mut(&mut self.mean).push(stream.averages.mean[unit]);
        Arc::make_mut(&mut self.variance).push(stream.averages.variance[unit]);
    }

    /// After a batch of `lab.batches`.
    pub(super) fn push(&mut self, lab: &Normalization, stream: &Stream, unit: usize, batch: &Normalized) {
        self.push_averages(stream, unit);
        let all = stream.over_all();
        Arc::make_mut(&mut self.all_mean).push(all.mean[unit]);
        Arc::make_mut(&mut self.all_variance).push(all.variance[unit]);
        for z in batch.out.row(unit).iter() {
            self.sums = (self.sums.0 + 1.0, self.sums.1 + z, self.sums.2 + z * z);
        }
        let every = (lab.batches as usize).div_ceil(DRAWN.0).max(1);
        if stream.batches.is_multiple_of(every) {
            let at = |z: &f64| Point::new(stream.batches as f64, *z);
            Arc::make_mut(&mut self.outputs).extend(batch.out.row(unit).iter().take(DRAWN.1).map(at));
        }
    }

    /// Standard deviation of z in training mode, over all examples so far; none before the first.
    pub fn deviation(&self) -> Option<f64> {
        let (count, sum, squares) = self.sums;
        (count > 0.0).then(|| (squares / count - (sum / count) * (sum / count)).max(0.0).sqrt())
    }

    /// Standard deviation at inference of x̃ of the unit's values, step by step: 1 where the running variance is true.
    pub fn spread(&self, epsilon: f64) -> Vec<f64> {
        self.variance.iter().map(|variance| self.truth.1 / (variance + epsilon).sqrt()).collect()
    }

    /// Running variance over the true one: the median of the second half.
    pub fn variance_ratio(&self) -> Option<f64> {
        let late = &self.variance[self.variance.len() / 2..];
        Some(median(late)? / (self.truth.1 * self.truth.1))
    }

    /// |running mean − true mean| in true standard deviations: the median of the second half.
    pub fn mean_gap(&self) -> Option<f64> {
        let gaps: Vec<f64> = self.mean.iter().map(|mean| (mean - self.truth.0).abs() / self.truth.1).collect();
        median(&gaps[gaps.len() / 2..])
    }

    /// β and γ.
    pub const fn gains(&self) -> (f64, f64) {
        self.gains
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
        let unit = self.units.get(net)?;
        match quantity {
            Quantity::MeanGap => unit.mean_gap(),
            Quantity::VarianceRatio => unit.variance_ratio(),
            Quantity::InferenceDeviation => median(&unit.spread(self.lab.epsilon)[unit.mean.len() / 2..]),
            Quantity::Deviation => unit.deviation(),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
