//! What the smoothing lab says of its numbers: medians over the steps that all nets have behind them.
//!
//! BatchNorm makes the loss smoother here where all three medians are smaller with it than without: the width of the
//! loss band, the largest change of the gradient, β.

use super::{Findings, Medians, SeriesShown};
use crate::lab::{Record, Variant, rolling, words};
use crate::number::round_significant;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    let Findings { lab, nets } = findings;
    let mut sentences = words::diverged(&lab.trained.nets, lang, |k| nets[k].diverged);
    sentences.extend(medians(findings, lang));
    if words::is_enough(findings.probes(), lab.probes()) {
        sentences.extend(conclusion(findings, lang));
    }
    if record.is_done() {
        sentences.extend(words::unlearned(&lab.trained, lang, |k| nets[k].last));
    }
    sentences.join(" ")
}

/// Under which conditions.
pub(super) fn terms(Findings { lab, nets }: &Findings, record: &Record, lang: Lang) -> String {
    let mut parts = words::held_equal(&lab.trained, record.seed, lang);
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
    if lab.series == SeriesShown::Rolling {
        let count = rolling::window(lab.probes());
        let key = if lab.probed_every() == 1 { "smoothing-rolling" } else { "smoothing-rolling-probed" };
        parts.push(lang.with(key, &[("count", count.into())]));
    }
    parts.extend(words::weights(&lab.trained.nets, lang, |k| nets[k].weights));
    parts.join("; ")
}

impl Medians {
    const KEYS: [&'static str; 3] = ["smoothing-band", "smoothing-change", "smoothing-beta"];

    fn all(self) -> [f64; 3] {
        [self.band, self.change, self.beta]
    }
}

/// `Median over 500 steps: band 0.24 → 0.021, change …`
fn medians(findings: &Findings, lang: Lang) -> Vec<String> {
    let (variants, probes) = (&findings.lab.trained.nets, findings.probes());
    let medians: Vec<_> = findings.nets.iter().map(|net| net.medians(probes)).collect();
    let names = words::names(variants, lang);
    let compared = Variant::compared(variants).and_then(|(a, b)| Some((a, b, medians[a]?, medians[b]?)));
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
    let key = if findings.lab.probed_every() == 1 { "smoothing-medians" } else { "smoothing-medians-probed" };
    vec![lang.with(key, &[("count", probes.into()), ("numbers", parts.join("; ").into())])]
}

/// Whether BatchNorm smooths here; nothing where one of the two nets diverged or is not there.
fn conclusion(findings: &Findings, lang: Lang) -> Option<String> {
    let (plain, norm) = Variant::compared(&findings.lab.trained.nets)?;
    let (plain, norm) = (&findings.nets[plain], &findings.nets[norm]);
    if plain.diverged.is_some() || norm.diverged.is_some() {
        return None;
    }
    let probes = findings.probes();
    let pairs = plain.medians(probes)?.all().into_iter().zip(norm.medians(probes)?.all());
    // Numbers that read as equal are no difference.
    let is_smaller: Vec<bool> =
        pairs.map(|(plain, norm)| round_significant(norm, 2) < round_significant(plain, 2)).collect();
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

/// `band …, change …, β …`
fn list(lang: Lang, value: impl Fn(usize) -> String) -> String {
    let parts: Vec<_> =
        Medians::KEYS.iter().enumerate().map(|(k, key)| format!("{} {}", lang.t(key), value(k))).collect();
    parts.join(", ")
}

fn number(value: f64, lang: Lang) -> String {
    lang.number(value, 2)
}

#[cfg(test)]
mod tests {
    use super::super::NetFindings;
    use super::*;
    use crate::lab::Smoothing;

    /// A net whose three medians are these.
    fn net([band, change, beta]: [f64; 3]) -> NetFindings {
        let mut net = NetFindings::default();
        for part in [0.9, 1.0, 1.1] {
            net.loss_low.push(2.0);
            net.loss_high.push(2.0 + band * part);
            net.change_high.push(change * part);
            net.beta.push(beta * part);
        }
        net
    }

    #[test]
    fn the_conclusion_is_what_the_medians_say() {
        let plain = [1.0, 2.0, 3.0];
        let told = |with_norm| {
            let findings = Findings { lab: Smoothing::default(), nets: vec![net(plain), net(with_norm)] };
            conclusion(&findings, Lang::En).unwrap_or_default()
        };
        assert_eq!(told([0.5, 1.0, 2.0]), Lang::En.t("smoothing-smoother"));
        assert_eq!(told([1.5, 3.0, 4.0]), Lang::En.t("smoothing-not-smoother"));
        assert_eq!(told([0.999, 1.999, 2.999]), Lang::En.t("smoothing-not-smoother"), "reads as equal");
        assert_eq!(told([0.5, 1.0, 4.0]), "Mixed here: with BatchNorm smaller band, change; not smaller β.");
        let mut diverged = net([0.5, 1.0, 2.0]);
        diverged.diverged = Some(3);
        let findings = Findings { lab: Smoothing::default(), nets: vec![net(plain), diverged] };
        assert_eq!(conclusion(&findings, Lang::En), None, "half a training is not compared");
    }
}
