//! What the cloud says of its numbers.

use super::clouds::EXAMPLES;
use super::{Cloud, Clouds, Findings};
use crate::lab::Record;
use crate::net::Gain;
use crate::number::round_significant;
use crate::text::Lang;

/// What came out, of unit 1.
pub(super) fn verdict(Findings { clouds, .. }: &Findings, lang: Lang) -> String {
    let Clouds { before, z_before, x, z, inferred, .. } = clouds;
    if before == x {
        return lang.t("cloud-still");
    }
    if [0, 1].iter().all(|unit| x.deviation(*unit) == 0.0) {
        return lang.t("cloud-dead");
    }
    let number = |value: f64| lang.number_of(value, 1.0, 2);
    let (mean, deviation) =
        (|cloud: &Cloud| number(cloud.mean(0)).into(), |cloud: &Cloud| number(cloud.deviation(0)).into());
    let words = [
        ("x_before", mean(before)),
        ("x_after", mean(x)),
        ("z_before", mean(z_before)),
        ("z_after", mean(z)),
        ("sx_before", deviation(before)),
        ("sx_after", deviation(x)),
        ("sz_before", deviation(z_before)),
        ("sz_after", deviation(z)),
    ];
    let mut sentences = vec![lang.with("cloud-verdict", &words)];
    // Numbers that read as equal are no difference.
    let skewness = [z_before, z].map(|cloud| cloud.skewness(0).map(|found| round_significant(found, 2)));
    if let [Some(before), Some(after)] = skewness
        && before != after
    {
        let words = [("skew_before", number(before).into()), ("skew_after", number(after).into())];
        sentences.push(lang.with("cloud-shape", &words));
    }
    let words = [("mean", mean(inferred)), ("deviation", deviation(inferred))];
    sentences.push(lang.with("cloud-inference", &words));
    sentences.join(" ")
}

/// Under which conditions.
pub(super) fn terms(Findings { lab, .. }: &Findings, record: &Record, lang: Lang) -> String {
    let (gamma, beta) = lab.gains(Gain::Vector, 2);
    let list = |values: &[f64]| values.iter().map(|value| lang.number(*value, 3)).collect::<Vec<_>>().join("; ");
    let words = [
        ("n", EXAMPLES.into()),
        ("seed", record.seed.to_string().into()),
        ("stretch", lang.number(lab.stretch, 3).into()),
        ("shift", lang.number(lab.shift, 3).into()),
        ("gamma", list(&gamma).into()),
        ("beta", list(&beta).into()),
    ];
    [lang.with("cloud-terms", &words), lang.t("cloud-not-proved")].join("; ")
}
