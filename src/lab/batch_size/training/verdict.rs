//! What the trainings say: the errors they end with and the updates they took.

use super::{EPOCHS, Findings, GROWTH, SAME, SCALING, Show, ways};
use crate::lab::Record;
use crate::text::Lang;

/// What came out; nothing before the last epoch.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    if !record.is_done() {
        return String::new();
    }
    match findings.show {
        Show::Epochs => epochs(findings, lang),
        Show::Scaling => scaling(findings, lang),
        Show::Growth => growth(findings, lang),
    }
}

fn percent(share: f64, lang: Lang) -> String {
    if share.is_finite() { format!("{} %", lang.number(100.0 * share, 2)) } else { "✕".to_owned() }
}

fn epochs(findings: &Findings, lang: Lang) -> String {
    let (sizes, _) = EPOCHS;
    let last = sizes.len() - 1;
    let whole = |variant: usize| lang.whole(findings.updates(variant).unwrap_or(0));
    let words = [
        ("small", sizes[0].to_string().into()),
        ("large", sizes[last].to_string().into()),
        ("first", percent(findings.error(0), lang).into()),
        ("last", percent(findings.error(last), lang).into()),
        ("many", whole(0).into()),
        ("few", whole(last).into()),
    ];
    lang.with("training-epochs-verdict", &words)
}

/// Up to which batch each way keeps the error of the smallest.
fn scaling(findings: &Findings, lang: Lang) -> String {
    let words = [
        ("small", SCALING.0[0].to_string().into()),
        ("base", percent(findings.error(0), lang).into()),
        ("constant", findings.holds_until(0).to_string().into()),
        ("linear", findings.holds_until(1).to_string().into()),
        ("warmup", findings.holds_until(2).to_string().into()),
    ];
    lang.with("training-scaling-verdict", &words)
}

fn growth(findings: &Findings, lang: Lang) -> String {
    let told = |(group, name): (usize, String)| {
        let updates = lang.whole(findings.updates(group).unwrap_or(0));
        let words = [
            ("name", name.into()),
            ("error", percent(findings.error(group), lang).into()),
            ("updates", updates.into()),
        ];
        lang.with("training-growth-one", &words)
    };
    let list: Vec<_> = ways(Show::Growth, lang).into_iter().enumerate().map(told).collect();
    let said = lang.with("training-growth-verdict", &[("list", list.join("; ").into())]);
    let [changed, unchanged] = [findings.error(0), findings.error(ways(Show::Growth, lang).len() - 1)];
    if unchanged <= changed + SAME { format!("{said} {}", lang.t("training-growth-control")) } else { said }
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let words = [
        ("count", findings.epochs.into()),
        ("epochs", lang.whole(findings.epochs as u64).into()),
        ("seeds", findings.seeds.len().into()),
        ("seed", record.seed.to_string().into()),
    ];
    let own = match findings.show {
        Show::Epochs => lang.with("training-epochs-terms", &[("eta", lang.number(EPOCHS.1, 3).into())]),
        Show::Scaling => {
            let words = [("eta", lang.number(SCALING.2, 3).into()), ("m", SCALING.1.to_string().into())];
            lang.with("training-scaling-terms", &words)
        }
        Show::Growth => {
            let words = [("eta", lang.number(GROWTH.1, 3).into()), ("m", GROWTH.0.to_string().into())];
            lang.with("training-growth-terms", &words)
        }
    };
    let limits = match findings.show {
        Show::Epochs => "training-epochs-limits",
        Show::Scaling => "training-scaling-limits",
        Show::Growth => "training-growth-limits",
    };
    [lang.with("training-terms", &words), own, lang.t("training-read"), lang.t(limits)].join("; ")
}
