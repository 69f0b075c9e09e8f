//! What the noise scale says: at both ends of the path, and its mean.

use super::Findings;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, lang: Lang) -> String {
    if let Some(step) = findings.diverged {
        return lang.with("noise-diverged", &[("step", lang.whole(step as u64).into())]);
    }
    let scales = findings.noise_scales();
    let (Some(first), Some(last)) = (scales.first(), scales.last()) else { return String::new() };
    let number = |value: f64| lang.number(value, 3);
    let ends = lang.with("noise-ends", &[("first", number(*first).into()), ("last", number(*last).into())]);
    let critical = findings.critical_batch().map(|m| lang.with("noise-verdict", &[("m", lang.number(m, 2).into())]));
    [Some(ends), critical].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, lang: Lang) -> String {
    let steps = findings.descent.steps as usize;
    let path = [
        ("n", lang.whole(findings.landscape.examples() as u64).into()),
        ("eta", lang.number(findings.descent.eta, 3).into()),
        ("count", steps.into()),
        ("steps", lang.whole(steps as u64).into()),
    ];
    [lang.with("noise-path", &path), lang.t("noise-read"), lang.t("noise-limits")].join("; ")
}
