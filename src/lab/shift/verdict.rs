//! What the shift lab says of its numbers: medians over the steps that all nets have behind them.
//!
//! BatchNorm reduces the shift here where with it the median distance is smaller and the median cosine larger than
//! without. Distances alone would not do: they scale with the gradient, which BatchNorm changes.

use super::{Findings, Medians};
use crate::lab::{Record, Variant, words};
use crate::number::round_significant;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    let Findings { lab, nets } = findings;
    let mut sentences = words::diverged(&lab.trained.nets, lang, |k| nets[k].diverged);
    sentences.extend(medians(findings, lang));
    if words::is_enough(findings.watched(), lab.watched_steps()) {
        sentences.extend(conclusion(findings, lang));
    }
    if record.is_done() {
        sentences.extend(words::unlearned(&lab.trained, lang, |k| nets[k].last));
    }
    sentences.join(" ")
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let Findings { lab, nets } = findings;
    let mut parts = words::held_equal(&lab.trained, record.seed, lang);
    let watch = [("layer", findings.layer().into()), ("every", lab.watched_every().into())];
    parts.push(lang.with("shift-watch", &watch));
    if nets.iter().any(|net| !net.is_output) {
        parts.push(lang.t("shift-edges"));
    }
    parts.extend(words::weights(&lab.trained.nets, lang, |k| nets[k].weights));
    parts.join("; ")
}

/// `Layer 4, median over 100 watched steps: ‖G − G′‖ 0.12 → 0.3, cos 0.98 → 0.7 with BatchNorm; with LayerNorm: …`
fn medians(findings: &Findings, lang: Lang) -> Option<String> {
    let (variants, steps) = (&findings.lab.trained.nets, findings.watched());
    let medians: Vec<_> = findings.nets.iter().map(|net| net.medians(steps)).collect();
    let number = |value: f64| lang.number(value, 2);
    let say = |distance: String, cosine: String| {
        lang.with("shift-median", &[("distance", distance.into()), ("cosine", cosine.into())])
    };
    let compared = Variant::compared(variants).and_then(|(a, b)| Some((a, b, medians[a]?, medians[b]?)));
    let pair = |(_, _, plain, norm): (usize, usize, Medians, Medians)| {
        let arrow = |plain, norm| format!("{} → {}", number(plain), number(norm));
        let numbers = say(arrow(plain.distance, norm.distance), arrow(plain.cosine, norm.cosine));
        lang.with("lab-compared", &[("numbers", numbers.into())])
    };
    let mut list: Vec<_> = compared.map(pair).into_iter().collect();
    for (k, name) in words::names(variants, lang).iter().enumerate() {
        let is_told = compared.is_some_and(|(a, b, ..)| k == a || k == b);
        if let (false, Some(medians)) = (is_told, medians[k]) {
            list.push(format!("{name}: {}", say(number(medians.distance), number(medians.cosine))));
        }
    }
    let words = [("layer", findings.layer().into()), ("count", steps.into()), ("numbers", list.join("; ").into())];
    (!list.is_empty()).then(|| lang.with("shift-medians", &words))
}

/// Whether BatchNorm reduces the shift here; nothing where one of the two nets diverged or is not there.
fn conclusion(findings: &Findings, lang: Lang) -> Option<String> {
    if findings.layer() == 1 {
        return Some(lang.t("shift-first-layer"));
    }
    let (plain, norm) = Variant::compared(&findings.lab.trained.nets)?;
    let (plain, norm) = (&findings.nets[plain], &findings.nets[norm]);
    if plain.diverged.is_some() || norm.diverged.is_some() {
        return None;
    }
    let (plain, norm) = (plain.medians(findings.watched())?, norm.medians(findings.watched())?);
    // Numbers that read as equal are no difference.
    let less = |a: f64, b: f64| round_significant(a, 2) < round_significant(b, 2);
    Some(lang.t(match (less(norm.distance, plain.distance), less(plain.cosine, norm.cosine)) {
        (true, true) => "shift-reduced",
        (false, false) => "shift-not-reduced",
        (true, false) => "shift-only-distance",
        (false, true) => "shift-only-cosine",
    }))
}

#[cfg(test)]
mod tests {
    use super::super::{GradientChange, NetFindings, Shift, ShiftMeter};
    use super::*;
    use crate::lab::histogram::Histograms;

    #[test]
    fn the_conclusion_is_what_the_medians_say() {
        let net = |distance, cosine| {
            let mut net = NetFindings::new(0, &ShiftMeter::new(&[], 1), Histograms::new(1));
            net.layer = 4;
            net.push_change(GradientChange { distance, cosine });
            net
        };
        let told = |norm| {
            let findings = Findings { lab: Shift::default(), nets: vec![net(1.0, 0.5), norm] };
            conclusion(&findings, Lang::En).unwrap_or_default()
        };
        for (distance, cosine, key) in [
            (0.5, 0.9, "shift-reduced"),
            (2.0, 0.1, "shift-not-reduced"),
            (0.999, 0.501, "shift-not-reduced"),
            (0.5, 0.1, "shift-only-distance"),
            (2.0, 0.9, "shift-only-cosine"),
        ] {
            assert_eq!(told(net(distance, cosine)), Lang::En.t(key), "{distance} {cosine}");
        }
    }
}
