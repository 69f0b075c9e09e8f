//! What the trainings without and with dropout say: medians over seeds, and in how many seeds dropout is better.
//!
//! Dropout lowers a number here where its median is lower and it is lower in more than half of the seeds; otherwise the
//! verdict says that it does not.

use super::Findings;
use super::findings::{GAP, HELD_ACCURACY, HELD_LOSS, LOWEST, Pick};
use crate::lab::Record;
use crate::lab::dropout::words;
use crate::number::round_significant;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    let diverged: Vec<_> = super::names(lang).into_iter().zip([0, 1].map(|net| findings.diverged(net))).collect();
    if diverged.iter().any(|(_, count)| *count > 0) {
        let list = diverged.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name}: {count}"));
        let list = list.collect::<Vec<_>>().join(", ");
        return lang.with("dropout-overfit-diverged", &[("list", list.into())]);
    }
    let arrow = |pick: Pick, factor: f64| {
        let numbers = [0, 1].map(|net| findings.last(net, pick).map(|value| lang.number(factor * value, 3)));
        let [Some(plain), Some(dropout)] = numbers else { return None };
        Some(format!("{plain} → {dropout}"))
    };
    let medians = || {
        let words = [
            ("count", findings.seeds.len().into()),
            ("held", arrow(HELD_LOSS, 1.0)?.into()),
            ("lowest", arrow(LOWEST, 1.0)?.into()),
            ("accuracy", arrow(HELD_ACCURACY, 100.0)?.into()),
            ("gap", arrow(GAP, 1.0)?.into()),
        ];
        Some(lang.with("dropout-overfit-medians", &words))
    };
    let mut sentences: Vec<_> = medians().into_iter().collect();
    if record.is_done() {
        sentences.push(conclusion(findings, lang));
    }
    sentences.join(" ")
}

/// Whether dropout helps here, by the held-out loss at the end and by its lowest.
fn conclusion(findings: &Findings, lang: Lang) -> String {
    let last = is_lower(findings, HELD_LOSS);
    let lowest = is_lower(findings, LOWEST);
    let key = match (last, lowest) {
        (true, true) => "dropout-overfit-helps",
        (false, true) => "dropout-overfit-only-lowest",
        (true, false) => "dropout-overfit-only-last",
        (false, false) => "dropout-overfit-no-help",
    };
    let count = |pick| lang.whole(findings.smaller(pick) as u64).into();
    let words = [
        ("last", count(HELD_LOSS)),
        ("lowest", count(LOWEST)),
        ("count", lang.whole(findings.seeds.len() as u64).into()),
    ];
    lang.with(key, &words)
}

fn is_lower(findings: &Findings, pick: Pick) -> bool {
    let [Some(plain), Some(dropout)] = [0, 1].map(|net| findings.last(net, pick)) else { return false };
    // Numbers that read as equal are no difference.
    round_significant(dropout, 3) < round_significant(plain, 3) && 2 * findings.smaller(pick) > findings.seeds.len()
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let training = words::training(&findings.lab, record.seed, lang);
    words::terms("overfit", &[("training", training)], record.seed, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::dropout::Dropout;
    use crate::lab::learning::Course;
    use crate::net::Evaluation;

    #[test]
    fn the_conclusion_is_what_medians_and_seeds_say() {
        let course = |losses: [f64; 2]| {
            let mut course = Course::default();
            for loss in losses {
                course.train.push(Evaluation { loss: 0.1, accuracy: Some(1.0) });
                course.validation.push(Evaluation { loss, accuracy: Some(0.9) });
            }
            course
        };
        let told = |dropout: [[f64; 2]; 3]| {
            let plain = [[0.5, 0.6]; 3].map(course).to_vec();
            let findings =
                Findings { lab: Dropout::default(), seeds: vec![1, 2, 3], nets: [plain, dropout.map(course).to_vec()] };
            let key = |key: &str| conclusion(&findings, Lang::En).starts_with(&Lang::En.t(key)[..30]);
            ["helps", "only-lowest", "only-last", "no-help"].map(|end| key(&format!("dropout-overfit-{end}")))
        };
        assert_eq!(told([[0.4, 0.5]; 3]), [true, false, false, false]);
        assert_eq!(told([[0.4, 0.7]; 3]), [false, true, false, false]);
        assert_eq!(told([[0.52, 0.55]; 3]), [false, false, true, false]);
        assert_eq!(told([[0.4, 0.5], [0.5, 0.6], [0.5, 0.6]]), [false, false, false, true], "one seed of three");
    }
}
