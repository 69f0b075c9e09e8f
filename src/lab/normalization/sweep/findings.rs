//! What a sweep has found so far: the outcome of every run that is over.

use super::{Plan, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::normalization::Normalization;
use crate::lab::{LabFindings, Quantity, Record, series, words};
use crate::text::Lang;
use std::io;

/// What claims can compare.
pub const QUANTITIES: &[Quantity] = &[Quantity::Accuracy, Quantity::FailedShare];

/// Share of right answers that guessing gives: what a diverged net counts as.
pub(super) const GUESSING: f64 = 0.1;
/// A net whose training accuracy is below this many times that of guessing has learned nothing.
const LITTLE: f64 = 1.5;

/// Every net at every value: `with BatchNorm, m = 4`.
pub fn names(lab: &Normalization, lang: Lang) -> Vec<String> {
    let plan = Plan::of(lab);
    let nets = words::names(&plan.nets, lang);
    let key = if plan.is_batch { "norm-sweep-at-batch" } else { "norm-sweep-at-eta" };
    let name = |(net, value): (usize, usize)| {
        let words = [("net", nets[net].as_str().into()), ("value", lang.number(plan.values[value], 3).into())];
        lang.with(key, &words)
    };
    plan.settings().map(name).collect()
}

/// What a sweep has found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Normalization,
    /// What is trained.
    pub plan: Plan,
    /// The settings that can be trained.
    pub settings: Vec<SettingFindings>,
}

/// The runs of one setting.
#[derive(Clone, Debug, Default)]
pub struct SettingFindings {
    /// Place of its net in the plan.
    pub net: usize,
    /// Place of its batch or learning rate.
    pub value: usize,
    /// A run per seed, those that are over.
    pub outcomes: Vec<Outcome>,
}

/// The end of one run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Its seed.
    pub seed: u64,
    /// Accuracy on the training digits, as a share.
    pub train: f64,
    /// Accuracy on the held-out digits.
    pub validation: f64,
    /// The step at which it diverged.
    pub diverged: Option<usize>,
}

/// Median and quartiles over seeds, as shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// A quarter lies below it.
    pub low: f64,
    /// In the middle.
    pub median: f64,
    /// A quarter lies above it.
    pub high: f64,
}

impl Outcome {
    /// Accuracy on the held-out digits, or what guessing gives after divergence.
    pub fn held_out(&self) -> f64 {
        if self.diverged.is_some() { GUESSING } else { self.validation }
    }

    /// Whether it diverged or learned nothing.
    pub fn has_failed(&self) -> bool {
        self.diverged.is_some() || self.train < LITTLE * GUESSING
    }

    /// The same of the training digits.
    pub fn trained(&self) -> f64 {
        if self.diverged.is_some() { GUESSING } else { self.train }
    }
}

impl SettingFindings {
    /// Over its seeds; none before the first is over.
    pub fn quartiles(&self, of: fn(&Outcome) -> f64) -> Option<Quartiles> {
        let values: Vec<f64> = self.outcomes.iter().map(of).collect();
        let [low, median, high] = series::quartiles(&values)?;
        Some(Quartiles { low, median, high })
    }

    /// How many of its runs diverged or learned nothing.
    pub fn failed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.has_failed()).count()
    }

    /// Their share; none before the first run is over.
    pub fn failed_share(&self) -> Option<f64> {
        (!self.outcomes.is_empty()).then(|| self.failed() as f64 / self.outcomes.len() as f64)
    }
}

impl Findings {
    /// A setting that can be trained.
    pub fn setting(&self, net: usize, value: usize) -> Option<&SettingFindings> {
        self.settings.iter().find(|setting| (setting.net, setting.value) == (net, value))
    }

    /// The median accuracy on held-out digits.
    pub fn accuracy(&self, net: usize, value: usize) -> Option<f64> {
        Some(self.setting(net, value)?.quartiles(Outcome::held_out)?.median)
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
        let (net, value) = self.plan.settings().nth(net)?;
        match quantity {
            Quantity::Accuracy => self.accuracy(net, value),
            Quantity::FailedShare => self.setting(net, value)?.failed_share(),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
