//! What the shift lab has found so far, and what it says of it: medians over the steps that all nets have behind them.
//!
//! BatchNorm reduces the shift here where with it the median distance is smaller and the median cosine larger than
//! without. Distances alone would not do: they scale with the gradient, which BatchNorm changes.

use super::{Shift, Shifted, Watching, charts, table};
use crate::figure::theme::Tokens;
use crate::figure::{Arrangement, Figure};
use crate::lab::histogram::Histograms;
use crate::lab::record::Findings;
use crate::lab::series::{Series, median};
use crate::lab::{Record, Variant, words};
use crate::net::Evaluation;
use crate::params::round_significant;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// What the shift lab has found so far.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was asked.
    pub lab: Shift,
    /// One per net, in the lab's order.
    pub tracks: Vec<Track>,
}

/// The curves of one net.
#[derive(Clone, Debug)]
pub struct Track {
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

impl Track {
    pub(super) fn new(weights: usize, watching: &Watching, histograms: Histograms) -> Self {
        Self {
            weights,
            layer: watching.layer() + 1,
            is_output: watching.is_output(),
            distance: Series::default(),
            cosine: Series::default(),
            histograms: Arc::new(histograms),
            last: None,
            diverged: None,
        }
    }

    pub(super) fn activations(&mut self, activations: &[f64]) {
        Arc::make_mut(&mut self.histograms).add(activations);
    }

    pub(super) fn watched(&mut self, shifted: Shifted) {
        self.distance.push(shifted.distance);
        if shifted.cosine.is_nan() { self.cosine.push_gap() } else { self.cosine.push(shifted.cosine) }
    }

    /// Medians over the first `steps` watched steps; none before the first.
    pub fn medians(&self, steps: usize) -> Option<Medians> {
        let first = |series: &[f64]| median(&series[..steps.min(series.len())]);
        Some(Medians { distance: first(&self.distance)?, cosine: first(&self.cosine)? })
    }
}

impl Found {
    /// Watched steps that all nets have behind them.
    pub fn watched(&self) -> usize {
        self.tracks.iter().map(|track| track.distance.len()).min().unwrap_or(0)
    }

    /// The watched layer, from 1.
    pub(super) fn layer(&self) -> usize {
        self.tracks.first().map_or(1, |track| track.layer)
    }

    /// `Layer 4, median over 100 watched steps: plain net ‖G − G′‖ 0.12, cos 0.98; …`
    fn numbers(&self, lang: Lang) -> Option<String> {
        let steps = self.watched();
        let name = |(name, track): (String, &Track)| {
            let Medians { distance, cosine } = track.medians(steps)?;
            let [distance, cosine] = [distance, cosine].map(|value| lang.number(value, 2));
            let words = [("net", name.into()), ("distance", distance.into()), ("cosine", cosine.into())];
            Some(lang.with("shift-median", &words))
        };
        let list: Vec<_> = words::names(&self.lab.nets, lang).into_iter().zip(&self.tracks).filter_map(name).collect();
        let words = [("layer", self.layer().into()), ("count", steps.into()), ("numbers", list.join("; ").into())];
        (!list.is_empty()).then(|| lang.with("shift-medians", &words))
    }

    /// Whether BatchNorm reduces the shift here; nothing where one of the two nets diverged or is not there.
    fn conclusion(&self, lang: Lang) -> Option<String> {
        if self.layer() == 1 {
            return Some(lang.t("shift-first-layer"));
        }
        let found = |wanted: fn(&Variant) -> bool| {
            let track = &self.tracks[self.lab.nets.iter().position(wanted)?];
            if track.diverged.is_none() { track.medians(self.watched()) } else { None }
        };
        let plain = found(|variant| matches!(variant, Variant::Plain))?;
        let norm = found(|variant| matches!(variant, Variant::BatchNorm(_)))?;
        // What reads as equal is no difference.
        let less = |a: f64, b: f64| round_significant(a, 2) < round_significant(b, 2);
        Some(lang.t(match (less(norm.distance, plain.distance), less(plain.cosine, norm.cosine)) {
            (true, true) => "shift-reduced",
            (false, false) => "shift-not-reduced",
            (true, false) => "shift-only-distance",
            (false, true) => "shift-only-cosine",
        }))
    }
}

impl Findings for Found {
    fn figure(&self, record: &Record, lang: Lang, tokens: &Tokens) -> Figure {
        let reached = |k: usize| (words::reached(self.tracks[k].last, lang), self.tracks[k].diverged);
        Figure {
            title: lang.t(&record.lab.text_key()),
            plots: charts::charts(self, lang, tokens),
            arrangement: Arrangement::Rows(2),
            legend: words::legend(&self.lab.nets, lang, reached),
            terms: self.terms(record, lang),
            ..Figure::default()
        }
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        let mut sentences = words::diverged(&self.lab.nets, lang, |k| self.tracks[k].diverged);
        sentences.extend(self.numbers(lang));
        if self.watched() > 0 {
            sentences.extend(self.conclusion(lang));
        }
        sentences.join(" ")
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        let lab = &self.lab;
        let mut parts = words::held_equal(&record.lab, record.seed, lang);
        let watch = [("layer", self.layer().into()), ("every", lab.watched_every().into())];
        parts.push(lang.with("shift-watch", &watch));
        parts.extend(words::weights(&lab.nets, lang, |k| self.tracks[k].weights));
        parts.join("; ")
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conclusion_is_what_the_medians_say() {
        let track = |distance, cosine| {
            let mut track = Track::new(0, &Watching::new(&[], 1), Histograms::new(1));
            track.layer = 4;
            track.watched(Shifted { distance, cosine });
            track
        };
        let told = |norm| {
            let found = Found { lab: Shift::default(), tracks: vec![track(1.0, 0.5), norm] };
            found.conclusion(Lang::En).unwrap_or_default()
        };
        for (distance, cosine, key) in [
            (0.5, 0.9, "shift-reduced"),
            (2.0, 0.1, "shift-not-reduced"),
            (0.999, 0.501, "shift-not-reduced"),
            (0.5, 0.1, "shift-only-distance"),
            (2.0, 0.9, "shift-only-cosine"),
        ] {
            assert_eq!(told(track(distance, cosine)), Lang::En.t(key), "{distance} {cosine}");
        }
    }
}
