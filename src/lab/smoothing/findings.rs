//! What the smoothing lab has found so far: curves of every net, and their medians.

use super::{ProbeResult, Smoothing, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::learning::Evaluated;
use crate::lab::rolling::Spread;
use crate::lab::series::{Series, median};
use crate::lab::{LabFindings, Quantity, Record};
use crate::net::Evaluation;
use crate::text::Lang;
use std::io;

/// What the smoothing lab has found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Smoothing,
    /// One per net, in the lab's order.
    pub nets: Vec<NetFindings>,
}

/// The curves of one net.
#[derive(Clone, Debug, Default)]
pub struct NetFindings {
    /// Length of the weight vector.
    pub weights: usize,
    /// Loss on its batch at every training step.
    pub loss: Series,
    /// Least loss along the gradient, at every `probe.every`-th step.
    pub loss_low: Series,
    /// Largest loss there.
    pub loss_high: Series,
    /// Least change of the gradient there.
    pub change_low: Series,
    /// Largest change there.
    pub change_high: Series,
    /// Effective β-smoothness there; NaN where the gradient is zero.
    pub beta: Series,
    /// Running quantiles of the losses along the gradient, one per probed step up to half a window before the last.
    pub loss_spread: Spread,
    /// The same of the changes of the gradient.
    pub change_spread: Spread,
    /// The same of β.
    pub beta_spread: Spread,
    /// On all training data, at every [`Smoothing::evaluated_every`]-th step.
    pub train: Evaluated,
    /// On held-out data, at the same steps.
    pub validation: Evaluated,
    /// The last evaluation of both: training and held-out data.
    pub last: Option<(Evaluation, Evaluation)>,
    /// The step whose weights or loss are no longer finite.
    pub diverged: Option<usize>,
}

/// Medians of one net over training steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Medians {
    /// Largest minus least loss along the gradient.
    pub band: f64,
    /// Largest change of the gradient.
    pub change: f64,
    /// Effective β-smoothness.
    pub beta: f64,
}

impl NetFindings {
    /// Adds the result of a step's probes.
    pub(super) fn push_probed(&mut self, result: ProbeResult) {
        self.loss_low.push(result.loss.0);
        self.loss_high.push(result.loss.1);
        self.change_low.push(result.change.0);
        self.change_high.push(result.change.1);
        if result.beta.is_nan() { self.beta.push_gap() } else { self.beta.push(result.beta) }
    }

    /// Adds an evaluation; one that is not at the curves' even distances is kept as the last only.
    pub(super) fn push_evaluated(&mut self, train: Evaluation, validation: Evaluation, is_even: bool) {
        if is_even {
            self.train.push(train);
            self.validation.push(validation);
        }
        self.last = Some((train, validation));
    }

    /// Medians over the first `probes` probes; none before the first.
    pub fn medians(&self, probes: usize) -> Option<Medians> {
        let first = |series: &[f64]| median(&series[..probes.min(series.len())]);
        let widths: Vec<f64> = self.loss_high.iter().zip(&*self.loss_low).map(|(high, low)| high - low).collect();
        Some(Medians { band: first(&widths)?, change: first(&self.change_high)?, beta: first(&self.beta)? })
    }
}

impl Findings {
    /// Probes that all nets have behind them.
    pub fn probes(&self) -> usize {
        self.nets.iter().map(|net| net.beta.len()).min().unwrap_or(0)
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
        let net = self.nets.get(net).filter(|net| net.diverged.is_none())?;
        let medians = || net.medians(self.probes());
        match quantity {
            Quantity::TrainingLoss => median(&net.loss),
            Quantity::Accuracy => net.last.as_ref()?.1.accuracy,
            Quantity::Band => Some(medians()?.band),
            Quantity::Change => Some(medians()?.change),
            Quantity::Beta => Some(medians()?.beta),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
