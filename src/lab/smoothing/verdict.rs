//! What the smoothing lab says of its numbers: medians over the steps that all nets have behind them.
//!
//! Each claim is computed. BatchNorm makes the loss smoother here where all three medians are smaller with it than
//! without: the width of the loss band, the largest change of the gradient, β.

use super::{Found, Track, charts};
use crate::figure::theme::Tokens;
use crate::figure::{Arrangement, Figure};
use crate::lab::record::Findings;
use crate::lab::series::median;
use crate::lab::{Record, Variant, words};
use crate::params::round_significant;
use crate::text::Lang;
use std::io;

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

impl Medians {
    const KEYS: [&'static str; 3] = ["smoothing-band", "smoothing-change", "smoothing-beta"];

    fn all(self) -> [f64; 3] {
        [self.band, self.change, self.beta]
    }
}

impl Track {
    /// Medians over the first `probes` probes; none before the first.
    pub fn medians(&self, probes: usize) -> Option<Medians> {
        let first = |series: &[f64]| median(&series[..probes.min(series.len())]);
        let widths: Vec<f64> = self.loss_high.iter().zip(&*self.loss_low).map(|(high, low)| high - low).collect();
        Some(Medians { band: first(&widths)?, change: first(&self.change_high)?, beta: first(&self.beta)? })
    }
}

impl Found {
    /// Probes that all nets have behind them.
    pub fn probes(&self) -> usize {
        self.tracks.iter().map(|track| track.beta.len()).min().unwrap_or(0)
    }

    /// `Median over 500 steps: band 0.24 → 0.021, change …`
    fn numbers(&self, lang: Lang) -> Vec<String> {
        let probes = self.probes();
        let medians: Vec<_> = self.tracks.iter().map(|track| track.medians(probes)).collect();
        let names = words::names(&self.lab.nets, lang);
        let compared = Variant::compared(&self.lab.nets).and_then(|(a, b)| Some((a, b, medians[a]?, medians[b]?)));
        let mut parts = Vec::new();
        if let Some((_, _, plain, norm)) = compared {
            let list = list(lang, |k| format!("{} → {}", number(plain.all()[k], lang), number(norm.all()[k], lang)));
            parts.push(lang.with("lab-compared", &[("numbers", list.into())]));
        }
        for (k, name) in names.iter().enumerate() {
            let is_told = compared.is_some_and(|(a, b, ..)| k == a || k == b);
            if let (false, Some(medians)) = (is_told, medians[k]) {
                parts.push(format!("{name}: {}", list(lang, |k| number(medians.all()[k], lang))));
            }
        }
        if parts.is_empty() {
            return parts;
        }
        let key = if self.lab.probed_every() == 1 { "smoothing-medians" } else { "smoothing-medians-probed" };
        vec![lang.with(key, &[("count", probes.into()), ("numbers", parts.join("; ").into())])]
    }

    /// Whether BatchNorm smooths here; nothing where one of the two nets diverged or is not there.
    fn conclusion(&self, lang: Lang) -> Option<String> {
        let (plain, norm) = Variant::compared(&self.lab.nets)?;
        if self.tracks[plain].diverged.is_some() || self.tracks[norm].diverged.is_some() {
            return None;
        }
        let probes = self.probes();
        let pair = self.tracks[plain].medians(probes)?.all().into_iter().zip(self.tracks[norm].medians(probes)?.all());
        // What reads as equal is no difference.
        let is_smaller: Vec<bool> =
            pair.map(|(plain, norm)| round_significant(norm, 2) < round_significant(plain, 2)).collect();
        let named = |wanted: bool| {
            let kept = (0..3).filter(|k| is_smaller[*k] == wanted).map(|k| lang.t(Medians::KEYS[k]));
            kept.collect::<Vec<_>>().join(", ")
        };
        Some(match is_smaller.iter().filter(|smaller| **smaller).count() {
            3 => lang.t("smoothing-smoother"),
            0 => lang.t("smoothing-not-smoother"),
            _ => lang.with("smoothing-mixed", &[("smaller", named(true).into()), ("larger", named(false).into())]),
        })
    }
}

/// `band …, change …, β …`
fn list(lang: Lang, value: impl Fn(usize) -> String) -> String {
    let parts: Vec<_> =
        Medians::KEYS.iter().enumerate().map(|(k, key)| format!("{} {}", lang.t(key), value(k))).collect();
    parts.join(", ")
}

fn number(value: f64, lang: Lang) -> String {
    lang.number(value, 2)
}

impl Findings for Found {
    fn figure(&self, lang: Lang, _tokens: &Tokens) -> Figure {
        let reached = |k: usize| (words::reached(self.tracks[k].last, lang), self.tracks[k].diverged);
        Figure {
            plots: charts::charts(self, lang),
            arrangement: Arrangement::Rows(2),
            legend: words::legend(&self.lab.nets, lang, reached),
            ..Figure::default()
        }
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        let mut sentences = words::diverged(&self.lab.nets, lang, |k| self.tracks[k].diverged);
        sentences.extend(self.numbers(lang));
        if words::is_enough(self.probes(), self.lab.training.steps.div_ceil(self.lab.probed_every())) {
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
        let number = |value: f64| lang.number(value, 3);
        let probes = [
            ("low", number(lab.probe.low).into()),
            ("high", number(lab.probe.high).into()),
            ("count", lab.probe.count.into()),
        ];
        parts.push(lang.with("smoothing-probes", &probes));
        if lab.probed_every() > 1 {
            parts.push(lang.with("smoothing-every", &[("every", lab.probed_every().into())]));
        }
        parts.extend(words::weights(&lab.nets, lang, |k| self.tracks[k].weights));
        parts.join("; ")
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        super::table::write(self, out, written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Smoothing;

    /// A net whose three medians are these.
    fn track([band, change, beta]: [f64; 3]) -> Track {
        let mut track = Track::default();
        for part in [0.9, 1.0, 1.1] {
            track.loss_low.push(2.0);
            track.loss_high.push(2.0 + band * part);
            track.change_high.push(change * part);
            track.beta.push(beta * part);
        }
        track
    }

    #[test]
    fn the_conclusion_is_what_the_medians_say() {
        let say = |plain, norm| {
            let found = Found { lab: Smoothing::default(), tracks: vec![track(plain), track(norm)] };
            found.conclusion(Lang::En)
        };
        let plain = [1.0, 2.0, 3.0];
        let told = |norm| say(plain, norm).unwrap_or_default();
        assert_eq!(told([0.5, 1.0, 2.0]), Lang::En.t("smoothing-smoother"));
        assert_eq!(told([1.5, 3.0, 4.0]), Lang::En.t("smoothing-not-smoother"));
        assert_eq!(told([0.999, 1.999, 2.999]), Lang::En.t("smoothing-not-smoother"), "reads as equal");
        assert_eq!(told([0.5, 1.0, 4.0]), "Mixed here: with BatchNorm smaller band, change; not smaller β.");
        let mut diverged = track([0.5, 1.0, 2.0]);
        diverged.diverged = Some(3);
        let found = Found { lab: Smoothing::default(), tracks: vec![track(plain), diverged] };
        assert_eq!(found.conclusion(Lang::En), None, "half a training is not compared");
    }
}
