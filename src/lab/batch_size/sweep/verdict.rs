//! What the sweep says: the best batch size, and whether the range of stable learning rates narrows with it.

use super::{EXPONENTS, Findings, GUESSING, SIZES};
use crate::lab::Record;
use crate::text::{Lang, superscript};

/// What came out; nothing before the last epoch, because the cells are compared after equal epochs.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    if !record.is_done() {
        return String::new();
    }
    [best(findings, lang), range(findings, lang)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The batch size with the least error, and how little the others are worse.
fn best(findings: &Findings, lang: Lang) -> Option<String> {
    let errors: Vec<(usize, f64)> =
        (0..SIZES.len()).filter_map(|size| Some((size, findings.best_error(size)?))).collect();
    let (size, least) = errors.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (_, worst) = errors.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let percent = |share: f64| lang.number(100.0 * share, 2);
    let words = [
        ("m", SIZES[size].to_string().into()),
        ("rate", power(EXPONENTS[findings.best_rate(size)?]).into()),
        ("error", percent(least).into()),
        ("worst", percent(worst).into()),
    ];
    Some(lang.with("sweep-best-verdict", &words))
}

/// The range of stable rates of the smallest and the largest batch.
fn range(findings: &Findings, lang: Lang) -> Option<String> {
    let counts: Vec<usize> = (0..SIZES.len()).map(|size| findings.stable(size).count()).collect();
    let top = |size: usize| findings.stable(size).next_back().map(|rate| power(EXPONENTS[rate]));
    let last = SIZES.len() - 1;
    let never_widens = counts.windows(2).all(|pair| pair[1] <= pair[0]);
    let key = match () {
        () if counts[last] >= counts[0] => "sweep-no-narrower",
        () if never_widens => "sweep-narrows",
        () => "sweep-narrower",
    };
    let words = [
        ("first", top(0)?.into()),
        ("last", top(last)?.into()),
        ("small", SIZES[0].to_string().into()),
        ("large", SIZES[last].to_string().into()),
    ];
    Some(lang.with(key, &words))
}

/// `2⁻⁵`.
fn power(exponent: i32) -> String {
    format!("2{}", superscript(&exponent.to_string()))
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let words = [
        ("count", findings.epochs.into()),
        ("epochs", lang.whole(findings.epochs as u64).into()),
        ("seeds", findings.seeds.len().into()),
        ("seed", record.seed.to_string().into()),
    ];
    let guessing = [("guessing", lang.number(100.0 * GUESSING, 2).into())];
    [lang.with("sweep-terms", &words), lang.with("sweep-read", &guessing), lang.t("sweep-limits")].join("; ")
}
