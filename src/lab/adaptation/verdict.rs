//! What the adaptation lab says of its numbers: medians over the runs.

use super::{Findings, Variant, Weights, findings::name};
use crate::lab::{Record, words};
use crate::text::Lang;

/// Two medians that differ by less than this share of the larger are told as equal: the sampling error of 500 runs is smaller.
const SAME: f64 = 0.1;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    let mut sentences: Vec<String> = medians(findings, lang).into_iter().collect();
    if words::is_enough(record.done, record.total) {
        sentences.extend(conclusion(findings, lang));
    }
    let without = findings.variants.iter().flat_map(|variant| &variant.target_errors).filter(|e| e.is_nan()).count();
    if without > 0 {
        sentences.push(lang.with("adaptation-no-line", &[("count", without.into())]));
    }
    sentences.join(" ")
}

/// `Median target error over 500 runs: λ = 0 0.19 (100 effective examples), …; no line has less than 0.0057.`
fn medians(findings: &Findings, lang: Lang) -> Option<String> {
    let one = |variant: &Variant| {
        let words = [
            ("lambda", name(variant.lambda, lang).into()),
            ("error", lang.number(variant.target_error()?, 3).into()),
            ("size", lang.number(variant.sample_size()?, 2).into()),
        ];
        Some(lang.with("adaptation-median", &words))
    };
    let list: Option<Vec<String>> = findings.variants.iter().map(one).collect();
    let runs = findings.runs();
    let words = [
        ("count", runs.into()),
        ("runs", lang.whole(runs as u64).into()),
        ("list", list?.join("; ").into()),
        ("least", lang.number(findings.least, 2).into()),
    ];
    Some(lang.with("adaptation-medians", &words))
}

/// Which λ is best, or that none is.
fn conclusion(findings: &Findings, lang: Lang) -> Option<String> {
    if findings.lab.weights == Weights::Equal {
        return None;
    }
    let errors: Option<Vec<(f64, f64)>> =
        findings.variants.iter().map(|variant| Some((variant.lambda, variant.target_error()?))).collect();
    let errors = errors?;
    let of = |lambda: f64| errors.iter().find(|(own, _)| *own == lambda).map(|(_, error)| *error);
    let (equal, full) = (of(0.0)?, of(1.0)?);
    let (lambda, least) = errors.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let number = |value: f64| lang.number(value, 3).into();
    let words = [("lambda", name(lambda, lang).into()), ("equal", number(equal)), ("least", number(least))];
    let key = if least > (1.0 - SAME) * equal {
        "adaptation-no-help"
    } else if lambda < 1.0 && least < (1.0 - SAME) * full {
        "adaptation-flattened-best"
    } else {
        "adaptation-helps"
    };
    Some(lang.with(key, &words))
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let Findings { lab, .. } = findings;
    let mut parts = vec![lang.t(&format!("adaptation-of-{}", lab.problem.name().to_lowercase()))];
    let number = |value: f64| lang.number(value, 3).into();
    if lab.problem.features() == 1 {
        let (source, target) = (lab.problem.source(), lab.problem.target());
        let words = [
            ("source", number(source.mean[0])),
            ("width", number(source.deviation[0])),
            ("target", number(target.mean[0])),
            ("narrow", number(target.deviation[0])),
            ("noise", number(lab.problem.noise())),
        ];
        parts.push(lang.with("adaptation-domains", &words));
    }
    let words = [("examples", lang.whole(lab.examples as u64).into()), ("seed", record.seed.to_string().into())];
    parts.push(lang.with("adaptation-equal", &words));
    parts.push(lang.t(&format!("adaptation-weights-{}", findings.weights_key())));
    parts.push(lang.t("adaptation-error"));
    parts.push(lang.t("adaptation-not-known"));
    parts.join("; ")
}
