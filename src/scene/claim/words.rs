//! Texts of claims and their findings.

use super::{Claim, Ending, Finding, Measure, Measured};
use crate::scene::Scene;
use crate::text::{Lang, kebab};

/// Significant digits of numbers.
pub(super) const DIGITS: usize = 3;

impl Claim {
    /// The claim as a sentence without a full stop: `Q − Q* of Adam after step 150 is at most 0.01`.
    pub fn sentence(&self, scene: &Scene, lang: Lang) -> String {
        let number = |value: &f64| lang.number(*value, DIGITS).into();
        let what = |measure: &Measure| measure.phrase(scene, lang).into();
        match self {
            Self::AtMost { of, value, .. } => {
                lang.with("claim-at-most", &[("what", what(of)), ("bound", number(value))])
            }
            Self::AtLeast { of, value, .. } => {
                lang.with("claim-at-least", &[("what", what(of)), ("bound", number(value))])
            }
            Self::Less { of, than, times, .. } => {
                let key = if (*times - 1.0).abs() < f64::EPSILON { "claim-less" } else { "claim-less-times" };
                lang.with(key, &[("what", what(of)), ("than", what(than)), ("times", number(times))])
            }
            Self::Ends { racer, verdict, .. } => {
                let words = [("racer", racer_name(scene, *racer, lang).into()), ("how", verdict.word(lang).into())];
                lang.with("claim-ends", &words)
            }
            Self::Optimal { racer } => lang.with("claim-optimal", &[("racer", racer_name(scene, *racer, lang).into())]),
        }
    }

    /// The finding as text: `found 0.0123`.
    pub fn message(&self, finding: &Finding, lang: Lang) -> String {
        match finding.found {
            Measured::Numbers { value, .. } if value.is_nan() => lang.t("claim-not-taken"),
            Measured::Numbers { value, bound } => {
                let (value, bound) = (lang.number(value, DIGITS), lang.number(bound, DIGITS));
                let key = match self {
                    Self::Less { .. } => "claim-found-both",
                    Self::Optimal { .. } => "claim-found-instead",
                    _ => "claim-found",
                };
                lang.with(key, &[("value", value.into()), ("bound", bound.into())])
            }
            Measured::Ending(ending) => lang.with("claim-found", &[("value", ending.word(lang).into())]),
        }
    }
}

impl Measure {
    /// The measure as a phrase: `Q − Q* of Adam after step 150`.
    pub fn phrase(&self, scene: &Scene, lang: Lang) -> String {
        let name = |racer: usize| racer_name(scene, racer, lang);
        let whole = |count: usize| lang.whole(count as u64);
        let at = |at: Option<usize>| whole(at.unwrap_or(scene.steps));
        let mut words = Vec::new();
        let mut say = |key: &'static str, value: String| words.push((key, value.into()));
        match *self {
            Self::Steps { racer, loss } => {
                say("racer", name(racer));
                say("loss", lang.number(loss, DIGITS));
            }
            Self::Loss { racer, at: step } => {
                say("racer", name(racer));
                say("at", at(step));
            }
            Self::MedianLoss { racer, from } => {
                say("racer", name(racer));
                say("from", whole(from));
            }
            Self::Distance { racer, at: step, to } => {
                say("racer", name(racer));
                say("at", at(step));
                say("to", lang.point(to.0, to.1, 4));
            }
            Self::Step { racer, at, weight } => {
                say("racer", name(racer));
                say("at", whole(at));
                say("weight", subscript(weight));
            }
            Self::PathLength { racer, weight } | Self::Updates { racer, weight } => {
                say("racer", name(racer));
                say("weight", subscript(weight));
            }
            Self::Apart { racer, other, until } => {
                say("racer", name(racer));
                say("other", name(other));
                say("until", at(until));
            }
            Self::Travel { racer, along } => {
                say("racer", name(racer));
                say("along", lang.t(along.text_key()));
            }
            Self::Crossings { racer, until } => {
                say("racer", name(racer));
                say("until", at(until));
            }
            Self::Chart { racer, of, at: step } => {
                say("racer", name(racer));
                say("chart", lang.t(of.text_key()));
                say("at", at(step));
            }
            Self::Overshoot { racer } => say("racer", name(racer)),
            Self::StopStep { racer, at } | Self::HeldOut { racer, at } => {
                say("racer", name(racer));
                say("at", kebab(&format!("{at:?}")));
            }
            Self::Net { net, of } => {
                let lab = scene.lab.as_ref();
                let own = lab.and_then(|lab| lab.net_names(lang).get(net).cloned());
                // A lab without a list of nets has a single one, named after the lab.
                let only = || lab.map(|lab| lang.t(&lab.text_key())).unwrap_or_default();
                say("quantity", lang.t(of.text_key()));
                say("net", own.unwrap_or_else(only));
            }
        }
        lang.with(self.text_key(), &words)
    }
}

impl Ending {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Diverged, Self::Converged, Self::Grows, Self::Cycles, Self::Hovers, Self::StoppedShort, Self::Moving];

    /// Its name, one or two words.
    pub fn word(self, lang: Lang) -> String {
        lang.t(&self.text_key())
    }

    /// Text key of its name; `.doc` says when it is the verdict.
    pub fn text_key(self) -> String {
        format!("ending-{}", kebab(&format!("{self:?}")))
    }
}

pub(super) fn racer_name(scene: &Scene, racer: usize, lang: Lang) -> String {
    scene.racer_names(lang).get(racer).cloned().unwrap_or_else(|| lang.whole(racer as u64))
}

pub(super) fn subscript(weight: usize) -> String {
    if weight == 1 { "w₁" } else { "w₂" }.to_owned()
}
