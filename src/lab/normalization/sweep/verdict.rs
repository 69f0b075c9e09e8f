//! What a sweep says of its medians.

use super::Findings;
use crate::lab::{Record, seeds, words};
use crate::text::Lang;

/// A net has learned where its median accuracy is above this.
const LEARNED: f64 = 0.9;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    if findings.settings.iter().all(|setting| setting.outcomes.is_empty()) {
        return String::new();
    }
    let mut sentences = if findings.plan.is_batch { batches(findings, lang) } else { etas(findings, record, lang) };
    sentences.extend(failed(findings, lang));
    sentences.join(" ")
}

/// From the smallest batch to the largest, net by net; and that one is refused.
fn batches(findings: &Findings, lang: Lang) -> Vec<String> {
    let plan = &findings.plan;
    let names = words::names(&plan.nets, lang);
    let ends = |net: usize| {
        let possible = (0..plan.values.len()).filter(|value| plan.is_possible(net, *value));
        let found: Vec<_> =
            possible.filter_map(|value| Some((plan.values[value], findings.accuracy(net, value)?))).collect();
        Some((*found.first()?, *found.last()?))
    };
    let say = |net: usize| {
        let ((first, low), (last, high)) = ends(net)?;
        let percent = |share: f64| lang.number(100.0 * share, 3);
        let words = [
            ("net", names[net].as_str().into()),
            ("first", lang.number(first, 3).into()),
            ("last", lang.number(last, 3).into()),
            ("low", percent(low).into()),
            ("high", percent(high).into()),
        ];
        Some(lang.with("norm-sweep-ends", &words))
    };
    let list: Vec<_> = (0..plan.nets.len()).filter_map(say).collect();
    vec![lang.with("norm-sweep-bests", &[("list", list.join("; ").into())]), lang.t("norm-sweep-refused")]
}

/// At which learning rates each net learns, and how much farther BatchNorm reaches.
fn etas(findings: &Findings, record: &Record, lang: Lang) -> Vec<String> {
    let plan = &findings.plan;
    let reach = |net: usize| {
        let learned = |value: &usize| findings.accuracy(net, *value).is_some_and(|accuracy| accuracy > LEARNED);
        let values: Vec<f64> = (0..plan.values.len()).filter(learned).map(|value| plan.values[value]).collect();
        Some((*values.first()?, *values.last()?))
    };
    let number = |value: f64| lang.number(value, 3);
    let say = |(net, name): (usize, String)| match reach(net) {
        Some((low, high)) => {
            let words = [("net", name.into()), ("low", number(low).into()), ("high", number(high).into())];
            lang.with("norm-sweep-reach-net", &words)
        }
        None => lang.with("norm-sweep-reach-none", &[("net", name.into())]),
    };
    let list: Vec<_> = words::names(&plan.nets, lang).into_iter().enumerate().map(say).collect();
    let words = [("level", number(100.0 * LEARNED).into()), ("list", list.join("; ").into())];
    let mut sentences = vec![lang.with("norm-sweep-reach", &words)];
    if let (true, Some((_, plain)), Some((_, norm))) = (record.is_done(), reach(0), reach(1)) {
        sentences.push(match norm > plain {
            true => lang.with("norm-sweep-wider", &[("times", lang.number(norm / plain, 2).into())]),
            false => lang.t("norm-sweep-not-wider"),
        });
    }
    sentences
}

/// `Diverged or learned nothing: plain net 14 of 45 runs.`
fn failed(findings: &Findings, lang: Lang) -> Option<String> {
    let names = words::names(&findings.plan.nets, lang);
    let say = |(net, name): (usize, String)| {
        let own = || findings.settings.iter().filter(|setting| setting.net == net);
        let count: usize = own().map(super::SettingFindings::failed).sum();
        let runs: usize = own().map(|setting| setting.outcomes.len()).sum();
        let words = [("net", name.into()), ("count", count.into()), ("runs", runs.into())];
        (count > 0).then(|| lang.with("norm-sweep-failed-net", &words))
    };
    let list: Vec<_> = names.into_iter().enumerate().filter_map(say).collect();
    (!list.is_empty()).then(|| lang.with("norm-sweep-failed", &[("list", list.join(", ").into())]))
}

/// Under which conditions.
pub(super) fn terms(Findings { plan, lab, .. }: &Findings, record: &Record, lang: Lang) -> String {
    let nets = [
        ("depth", (lab.depth as usize).into()),
        ("width", (lab.width as usize).into()),
        ("epochs", plan.epochs.into()),
        ("seeds", seeds::in_words(record.seed, plan.seeds, lang).into()),
    ];
    let equal = if plan.is_batch {
        lang.with("norm-sweep-terms-batch", &[("eta", lang.number(lab.eta, 3).into())])
    } else {
        lang.with("norm-sweep-terms-eta", &[("m", (lab.batch as usize).into())])
    };
    let parts = [
        lang.with("norm-sweep-terms-nets", &nets),
        equal,
        lang.t("norm-sweep-terms-final"),
        lang.t("norm-sweep-not-proved"),
    ];
    parts.join("; ")
}
