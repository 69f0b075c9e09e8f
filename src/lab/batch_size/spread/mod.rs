//! The spread of a batch's gradient at one point of the lecture's rows: σ(m) = √(E‖g_m − ∇Q‖²).
//!
//! ```text
//! with replacement      σ(m) = √(tr Σ/m)
//! without               σ(m) = √(tr Σ/m · (n − m)/(n − 1))
//! ```
//!
//! Σ is the covariance of the gradients of single examples with 1/n. Both are measured beside their formulas: a batch of m
//! is the first m of n examples drawn with replacement, or of a shuffled order. All sizes share the draws, so that their
//! curves err together; one size's batches are independent of each other.

mod charts;
mod draws;
pub mod step_times;
mod verdict;

use super::BatchSize;
use super::rows::{self, Gradients};
use crate::cost::Cost;
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::geometry::Point;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::optim::Draw;
use crate::text::{Lang, kebab};
use std::io;
use std::sync::Arc;

/// What was measured so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// n.
    pub examples: usize,
    /// 1, 2, 4 … n.
    pub sizes: Vec<usize>,
    /// Of single examples: ∇Q and the variances.
    pub gradients: Gradients,
    /// Batches of every size so far.
    pub batches: usize,
    /// With replacement, without.
    pub kinds: [Kind; 2],
}

/// The batches of one way to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// How they are drawn.
    pub draw: Draw,
    /// Sums of ‖g_m − ∇Q‖², for every size.
    pub sums: Vec<f64>,
    /// Gradients of the first batches with [`SHOWN`] examples, for the picture.
    pub clouds: Vec<Arc<Vec<Point>>>,
}

/// Batch sizes whose gradients are drawn as clouds.
pub const SHOWN: [usize; 3] = [1, 8, 64];

/// Begins the lab's work.
pub(super) fn start(lab: &BatchSize, seed: u64) -> LabJob {
    draws::start(lab, seed)
}

/// Two draws of all rows for every batch; only sums and a few gradients are kept.
pub(super) fn cost(lab: &BatchSize) -> Cost {
    Cost { work: 2.0 * rows::count() * lab.draws.batches, ..Cost::numbers(20.0 * rows::count()) }
}

/// What claims count: the two ways to draw.
pub(super) fn names(lang: Lang) -> Vec<String> {
    ["spread-replaced", "spread-shuffled"].map(|key| lang.t(key)).to_vec()
}

impl Findings {
    /// σ of a batch of `sizes[size]`, as measured; none before the first batch.
    pub fn measured(&self, kind: usize, size: usize) -> Option<f64> {
        (self.batches > 0).then(|| (self.kinds[kind].sums[size] / self.batches as f64).sqrt())
    }

    /// The same by its formula.
    pub fn formula(&self, kind: usize, size: usize) -> f64 {
        deviation(self.gradients.trace(), self.kinds[kind].draw, self.sizes[size], self.examples)
    }

    /// The formula for any batch size; NaN for all examples without replacement, where there is no spread.
    fn formula_at(&self, kind: usize, m: usize) -> f64 {
        let deviation = deviation(self.gradients.trace(), self.kinds[kind].draw, m, self.examples);
        if deviation > 0.0 { deviation } else { f64::NAN }
    }

    /// The place of the largest batch smaller than n.
    fn largest(&self) -> usize {
        self.sizes.len().saturating_sub(2)
    }

    /// Slope of ln σ over ln m, by least squares over the batches smaller than n.
    pub fn slope(&self, kind: usize) -> Option<f64> {
        let points: Option<Vec<(f64, f64)>> = (0..=self.largest())
            .map(|k| Some(((self.sizes[k] as f64).ln(), self.measured(kind, k).filter(|sigma| *sigma > 0.0)?.ln())))
            .collect();
        let points = points?;
        let n = points.len() as f64;
        let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / n, y + point.1 / n));
        let (mut up, mut down) = (0.0, 0.0);
        for point in &points {
            up += (point.0 - x) * (point.1 - y);
            down += (point.0 - x) * (point.0 - x);
        }
        (down > 0.0).then(|| up / down)
    }

    /// σ of the largest batch smaller than n over that of one example.
    pub fn ratio(&self, kind: usize) -> Option<f64> {
        Some(self.measured(kind, self.largest())? / self.measured(kind, 0)?)
    }
}

/// σ of a batch of m out of n.
fn deviation(trace: f64, draw: Draw, m: usize, n: usize) -> f64 {
    let (m, n) = (m as f64, n as f64);
    let left = match draw {
        Draw::Replaced => 1.0,
        Draw::Shuffled => (n - m) / (n - 1.0),
    };
    (trace / m * left).sqrt()
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, lang)
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        verdict::verdict(self, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        if net >= self.kinds.len() {
            return None;
        }
        match quantity {
            Quantity::SpreadSlope => self.slope(net),
            Quantity::Spread => self.ratio(net),
            _ => None,
        }
    }

    /// A row per way to draw and size. Numbers are written as `{:.16e}`, so that reading them gives back the same f64.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"draw,batch,batches,measured,formula\n")?;
        let mut rows = 0;
        for (place, kind) in self.kinds.iter().enumerate() {
            for (size, m) in self.sizes.iter().enumerate() {
                write!(out, "{},{m},{}", kebab(&format!("{:?}", kind.draw)), self.batches)?;
                match self.measured(place, size) {
                    Some(measured) => writeln!(out, ",{measured:.16e},{:.16e}", self.formula(place, size))?,
                    None => writeln!(out, ",,{:.16e}", self.formula(place, size))?,
                }
                rows += 1;
            }
        }
        written(rows);
        out.flush()
    }
}
