//! What the shift lab has found so far: curves and histograms of every net, and medians.

use super::{GradientChange, Shift, ShiftMeter, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::histogram::Histograms;
use crate::lab::series::{Series, median};
use crate::lab::{LabFindings, Quantity, Record};
use crate::net::Evaluation;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// What the shift lab has found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Shift,
    /// One per net, in the lab's order.
    pub nets: Vec<NetFindings>,
}

/// The curves of one net.
#[derive(Clone, Debug)]
pub struct NetFindings {
    /// Length of the weight vector.
    pub weights: usize,
    /// The watched layer, from 1.
    pub layer: usize,
    /// Whether that is the output layer.
    pub is_output: bool,
    /// ‖G − G′‖₂ at every watched step.
    pub distance: Series,
    /// cos∠(G, G′) there; NaN where it is not defined.
    pub cosine: Series,
    /// What the layer's nonlinearity gets; empty for the output layer.
    pub histograms: Arc<Histograms>,
    /// At the end: training and held-out data.
    pub last: Option<(Evaluation, Evaluation)>,
    /// The step whose weights or loss are no longer finite.
    pub diverged: Option<usize>,
}

/// Medians of one net over watched steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Medians {
    /// ‖G − G′‖₂.
    pub distance: f64,
    /// cos∠(G, G′).
    pub cosine: f64,
}

impl NetFindings {
    /// Of a net before its first step.
    pub(super) fn new(weights: usize, meter: &ShiftMeter, histograms: Histograms) -> Self {
        Self {
            weights,
            layer: meter.layer() + 1,
            is_output: meter.is_output(),
            distance: Series::default(),
            cosine: Series::default(),
            histograms: Arc::new(histograms),
            last: None,
            diverged: None,
        }
    }

    /// Adds the histogram of a watched step.
    pub(super) fn push_activations(&mut self, activations: &[f64]) {
        Arc::make_mut(&mut self.histograms).add(activations);
    }

    /// Adds the measure of a watched step.
    pub(super) fn push_change(&mut self, change: GradientChange) {
        self.distance.push(change.distance);
        if change.cosine.is_nan() { self.cosine.push_gap() } else { self.cosine.push(change.cosine) }
    }

    /// Medians over the first `steps` watched steps; none before the first.
    pub fn medians(&self, steps: usize) -> Option<Medians> {
        let first = |series: &[f64]| median(&series[..steps.min(series.len())]);
        Some(Medians { distance: first(&self.distance)?, cosine: first(&self.cosine)? })
    }
}

impl Findings {
    /// Watched steps that all nets have behind them.
    pub fn watched(&self) -> usize {
        self.nets.iter().map(|net| net.distance.len()).min().unwrap_or(0)
    }

    /// The watched layer, from 1.
    pub(super) fn layer(&self) -> usize {
        self.nets.first().map_or(1, |net| net.layer)
    }
}

impl LabFindings for Findings {
    fn figure(&self, facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure {
        charts::figure(self, facets, lang, tokens)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let net = self.nets.get(net).filter(|net| net.diverged.is_none())?;
        let medians = net.medians(self.watched())?;
        match quantity {
            Quantity::Shift => Some(medians.distance),
            Quantity::Cosine => Some(medians.cosine),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
