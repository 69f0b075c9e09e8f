//! What the little net says of its numbers.

use super::Findings;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(Findings { before, now, .. }: &Findings, lang: Lang) -> String {
    if now == before {
        return lang.t("little-still");
    }
    let change = now.since(before);
    let angle = change.cosine.acos().to_degrees();
    let inputs: Vec<_> = now.units[1].iter().map(|value| lang.number(*value, 3)).collect();
    let words = [
        ("inputs", inputs.join("; ").into()),
        ("ratio", lang.number(now.norm() / before.norm(), 2).into()),
        ("angle", lang.number(angle, 2).into()),
        ("cosine", lang.number(change.cosine, 2).into()),
    ];
    lang.with("little-verdict", &words)
}

/// Under which conditions.
pub(super) fn terms(lang: Lang) -> String {
    lang.t("little-terms")
}
