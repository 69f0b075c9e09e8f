//! What the adaptation lab has found: one run to be looked at, and every run's target errors.

use super::run::Outcome;
use super::{Adaptation, Line, Sample, Weights, charts, effective_sample_size, flattened, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::job::Watch;
use crate::lab::series::median;
use crate::lab::{LabFindings, Quantity, Record};
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Adaptation,
    /// The first run's sample: the one that is drawn.
    pub sample: Arc<Sample>,
    /// What every λ makes of it, and of all runs.
    pub variants: Vec<Variant>,
    /// The least target error that any line has.
    pub least: f64,
    /// The line that has it.
    pub best: Line,
}

/// One λ.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The exponent of the weights.
    pub lambda: f64,
    /// s^λ of the drawn run's source examples; the largest is 1.
    pub weights: Arc<Vec<f64>>,
    /// The line fitted to them.
    pub line: Line,
    /// The target error of every run; NaN where the weights fixed no line.
    pub target_errors: Vec<f64>,
    /// The effective sample size of every run.
    pub sample_sizes: Vec<f64>,
}

/// What a λ is called: `λ = 0.5`.
pub(super) fn name(lambda: f64, lang: Lang) -> String {
    format!("λ = {}", lang.number(lambda, 3))
}

impl Findings {
    /// Before the first run is counted: a sample to be looked at, with its weights and lines.
    pub(super) fn before(lab: &Adaptation, seed: u64) -> Self {
        let sample = Sample::draw(&lab.problem, lab.examples, seed, 0);
        let watch = Watch::forever();
        let logarithms =
            lab.weights.logarithms(&lab.problem, &sample, &mut watch.count(0)).expect("it is never given up");
        let variant = |lambda: &f64| {
            let weights = flattened(&logarithms, *lambda);
            let line = Line::fit(&sample.source, &weights, lab.problem.features());
            let (target_errors, sample_sizes) = (Vec::new(), Vec::new());
            Variant { lambda: *lambda, weights: Arc::new(weights), line, target_errors, sample_sizes }
        };
        let variants = lab.lambdas().iter().map(variant).collect();
        let target = lab.problem.target_nodes();
        let best = Line::best(&target, lab.problem.features());
        Self { lab: lab.clone(), sample: Arc::new(sample), variants, least: best.error(&target), best }
    }

    /// With the outcomes of lanes: run k is number k / lanes of lane k % lanes. Runs are told in their order.
    pub(super) fn with<'a>(&self, lanes: impl Iterator<Item = &'a [Vec<Outcome>]>) -> Self {
        let lanes: Vec<_> = lanes.collect();
        let mut found = self.clone();
        // Up to the first run that a lane has not done yet.
        let run = |k: usize| lanes.get(k % lanes.len().max(1))?.get(k / lanes.len().max(1));
        for outcomes in (0..).map_while(run) {
            for (variant, outcome) in found.variants.iter_mut().zip(outcomes) {
                variant.target_errors.push(outcome.target_error);
                variant.sample_sizes.push(outcome.sample_size);
            }
        }
        found
    }

    /// Runs that are done.
    pub fn runs(&self) -> usize {
        self.variants.first().map_or(0, |variant| variant.target_errors.len())
    }

    /// The key of where the weights come from: `ratio`.
    pub(super) fn weights_key(&self) -> &'static str {
        match self.lab.weights {
            Weights::Equal => "equal",
            Weights::Ratio => "ratio",
            Weights::Logistic => "logistic",
        }
    }
}

impl Variant {
    /// The median target error, ∞ in runs without a line; none before the first run.
    pub fn target_error(&self) -> Option<f64> {
        let known = |error: &f64| if error.is_nan() { f64::INFINITY } else { *error };
        median(&self.target_errors.iter().map(known).collect::<Vec<_>>())
    }

    /// The median effective sample size.
    pub fn sample_size(&self) -> Option<f64> {
        median(&self.sample_sizes)
    }

    /// The effective sample size of the drawn run.
    pub fn drawn_sample_size(&self) -> f64 {
        effective_sample_size(&self.weights)
    }
}

impl LabFindings for Findings {
    fn figure(&self, facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, facets, lang)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let variant = self.variants.get(net)?;
        match quantity {
            Quantity::TargetError => variant.target_error(),
            Quantity::LeastTargetError => Some(self.least),
            Quantity::SampleSize => variant.sample_size(),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
