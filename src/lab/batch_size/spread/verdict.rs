//! What the spread says: its slope, and what the largest batch buys.

use super::Findings;
use crate::lab::Record;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, lang: Lang) -> String {
    let (Some(slope), Some(with), Some(without)) = (findings.slope(0), findings.ratio(0), findings.ratio(1)) else {
        return String::new();
    };
    let number = |value: f64, digits| lang.number(value, digits);
    let words = [
        ("slope", number(slope, 3).into()),
        ("m", lang.whole(findings.sizes[findings.largest()] as u64).into()),
        ("n", lang.whole(findings.examples as u64).into()),
        ("with", number(1.0 / with, 3).into()),
        ("without", number(1.0 / without, 3).into()),
    ];
    lang.with("spread-verdict", &words)
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let words = [
        ("n", lang.whole(findings.examples as u64).into()),
        ("count", findings.batches.into()),
        ("batches", lang.whole(findings.batches as u64).into()),
        ("seed", record.seed.to_string().into()),
    ];
    [lang.with("spread-terms", &words), lang.t("spread-read"), lang.t("spread-limits")].join("; ")
}
