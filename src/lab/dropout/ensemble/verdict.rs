//! What mean predictions say of the inference pass: medians over seeds at the most masks.
//!
//! A mean differs from the inference pass here where its distance is more than half as much again as its sampling error.

use super::{Findings, Kind, Mean, run};
use crate::lab::Record;
use crate::lab::dropout::words;
use crate::text::Lang;

/// A distance of fewer sampling errors than these is no difference.
const ERRORS: f64 = 1.5;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    if findings.diverged() > 0 {
        return lang.with("dropout-ensemble-diverged", &[("count", findings.diverged().into())]);
    }
    let counts = findings.counts();
    let Some(&masks) = counts.last() else {
        let percent = 100 * record.done.min(run::TRAINING) / run::TRAINING;
        return lang.with("dropout-ensemble-training", &[("percent", percent.into())]);
    };
    let say = |kind: Kind, mean: Mean| {
        let distance = findings.median((kind, mean), masks, |point| Some(point.distance))?;
        let error = findings.median((kind, mean), masks, |point| point.error)?;
        let words =
            [("distance", lang.number(100.0 * distance, 2).into()), ("error", lang.number(100.0 * error, 2).into())];
        let key = if distance > ERRORS * error { "differs" } else { "same" };
        Some(lang.with(&format!("dropout-ensemble-{}-{key}", kind.key()), &words))
    };
    let sentences: Vec<_> = Kind::ALL.into_iter().filter_map(|kind| say(kind, Mean::Geometric)).collect();
    let first =
        lang.with("dropout-ensemble-masks", &[("count", masks.into()), ("masks", lang.whole(masks as u64).into())]);
    let loss = |mean| findings.median((Kind::Deep, mean), masks, |point| Some(point.loss));
    let losses = || {
        let number = |value: f64| lang.number(value, 3).into();
        let words = [
            ("inference", number(findings.inference()?)),
            ("arithmetic", number(loss(Mean::Arithmetic)?)),
            ("geometric", number(loss(Mean::Geometric)?)),
        ];
        Some(lang.with("dropout-ensemble-losses", &words))
    };
    [first].into_iter().chain(sentences).chain(losses()).collect::<Vec<_>>().join(" ")
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let training = words::training(&findings.lab, record.seed, lang);
    let p = lang.number(findings.lab.p, 3);
    words::terms("ensemble", &[("training", training), ("p", p)], record.seed, lang)
}
