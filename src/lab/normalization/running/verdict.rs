//! What the stream says of its averages.

use super::Findings;
use crate::lab::Record;
use crate::net::RunningVariance;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(Findings { lab, units }: &Findings, record: &Record, lang: Lang) -> String {
    let Some(unit) = units.first().filter(|_| record.done > 0) else { return String::new() };
    let number = |value: f64| lang.number(value, 2);
    let m = lab.batch as usize;
    if m == 1 {
        let key = match lab.variance {
            RunningVariance::Unbiased => "running-one-unbiased",
            RunningVariance::Biased => "running-one-biased",
        };
        return lang.with(key, &[("beta", lang.number(unit.gains().0, 3).into())]);
    }
    let (Some(ratio), Some(gap)) = (unit.variance_ratio(), unit.mean_gap()) else { return String::new() };
    let words = [("ratio", number(ratio).into()), ("gap", number(gap).into())];
    let mut sentences = vec![lang.with("running-verdict", &words)];
    if lab.variance == RunningVariance::Biased {
        let m = lab.batch;
        let words = [
            ("share", number((m - 1.0) / m).into()),
            ("factor", number((m / (m - 1.0)).sqrt()).into()),
            ("m", (lab.batch as usize).into()),
        ];
        sentences.push(lang.with("running-biased", &words));
    }
    if m == 2 {
        sentences.push(lang.t("running-two"));
    }
    sentences.join(" ")
}

/// Under which conditions.
pub(super) fn terms(Findings { lab, .. }: &Findings, record: &Record, lang: Lang) -> String {
    let kind = match lab.variance {
        RunningVariance::Unbiased => "running-terms-unbiased",
        RunningVariance::Biased => "running-terms-biased",
    };
    let momentum =
        [("momentum", lang.number(lab.momentum, 4).into()), ("keras", lang.number(1.0 - lab.momentum, 4).into())];
    let stream = [("seed", record.seed.to_string().into()), ("m", (lab.batch as usize).into())];
    let parts = [
        lang.with("running-terms", &stream),
        lang.with("running-terms-momentum", &momentum),
        lang.t(kind),
        lang.t("running-terms-all"),
        lang.t("running-not-proved"),
    ];
    parts.join("; ")
}
