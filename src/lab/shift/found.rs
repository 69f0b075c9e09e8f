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

    /// `Layer 4, median over 100 watched steps: ‖G − G′‖ 0.12 → 0.3, cos 0.98 → 0.7 with BatchNorm; with LayerNorm: …`
    fn numbers(&self, lang: Lang) -> Option<String> {
        let steps = self.watched();
        let medians: Vec<_> = self.tracks.iter().map(|track| track.medians(steps)).collect();
        let number = |value: f64| lang.number(value, 2);
        let say = |distance: String, cosine: String| {
            lang.with("shift-median", &[("distance", distance.into()), ("cosine", cosine.into())])
        };
        let compared = Variant::compared(&self.lab.nets).and_then(|(a, b)| Some((a, b, medians[a]?, medians[b]?)));
        let pair = |(_, _, plain, norm): (usize, usize, Medians, Medians)| {
            let arrow = |plain, norm| format!("{} → {}", number(plain), number(norm));
            let numbers = say(arrow(plain.distance, norm.distance), arrow(plain.cosine, norm.cosine));
            lang.with("lab-compared", &[("numbers", numbers.into())])
        };
        let mut list: Vec<_> = compared.map(pair).into_iter().collect();
        for (k, name) in words::names(&self.lab.nets, lang).iter().enumerate() {
            let is_told = compared.is_some_and(|(a, b, ..)| k == a || k == b);
            if let (false, Some(medians)) = (is_told, medians[k]) {
                list.push(format!("{name}: {}", say(number(medians.distance), number(medians.cosine))));
            }
        }
        let words = [("layer", self.layer().into()), ("count", steps.into()), ("numbers", list.join("; ").into())];
        (!list.is_empty()).then(|| lang.with("shift-medians", &words))
    }

    /// Whether BatchNorm reduces the shift here; nothing where one of the two nets diverged or is not there.
    fn conclusion(&self, lang: Lang) -> Option<String> {
        if self.layer() == 1 {
            return Some(lang.t("shift-first-layer"));
        }
        let (plain, norm) = Variant::compared(&self.lab.nets)?;
        let (plain, norm) = (&self.tracks[plain], &self.tracks[norm]);
        if plain.diverged.is_some() || norm.diverged.is_some() {
            return None;
        }
        let (plain, norm) = (plain.medians(self.watched())?, norm.medians(self.watched())?);
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
    fn figure(&self, lang: Lang, tokens: &Tokens) -> Figure {
        let reached = |k: usize| (words::reached(self.tracks[k].last, lang), self.tracks[k].diverged);
        Figure {
            plots: charts::charts(self, lang, tokens),
            arrangement: Arrangement::Rows(2),
            legend: words::legend(&self.lab.nets, lang, reached),
            ..Figure::default()
        }
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        let mut sentences = words::diverged(&self.lab.nets, lang, |k| self.tracks[k].diverged);
        sentences.extend(self.numbers(lang));
        if words::is_enough(self.watched(), self.lab.watched_steps()) {
            sentences.extend(self.conclusion(lang));
        }
        if record.is_done() {
            sentences.extend(words::unlearned(&record.lab, lang, |k| self.tracks[k].last));
        }
        sentences.join(" ")
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        let lab = &self.lab;
        let mut parts = words::held_equal(&record.lab, record.seed, lang);
        let watch = [("layer", self.layer().into()), ("every", lab.watched_every().into())];
        parts.push(lang.with("shift-watch", &watch));
        if self.tracks.iter().any(|track| !track.is_output) {
            parts.push(lang.t("shift-edges"));
        }
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
