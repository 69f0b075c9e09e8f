//! What the slice says of its numbers: how fast the loss rises around the trained weights.
//!
//! On random planes distances are multiples of filter norms for every net, and the net whose loss rises least (see
//! [`Surface::rise`](super::Surface::rise)) is the flatter one. Each principal plane has a unit of its own, so there
//! nets are not compared.

use super::{Findings, NetFindings, Plane};
use crate::lab::{Record, words};
use crate::number::round_significant;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    let (trained, nets) = (&findings.lab.trained, &findings.nets);
    let mut sentences = words::diverged(&trained.nets, lang, |k| nets[k].diverged);
    if nets.iter().any(|net| net.is_still) {
        sentences.push(lang.t("slice-still"));
    }
    sentences.extend(rises(findings, lang));
    sentences.extend(flattest(findings, lang));
    sentences.extend(shares(findings, lang));
    if record.is_done() {
        sentences.extend(words::unlearned(trained, lang, |k| nets[k].last));
    }
    sentences.join(" ")
}

/// Under which conditions.
pub(super) fn terms(Findings { lab, samples, nets }: &Findings, record: &Record, lang: Lang) -> String {
    let mut parts = words::held_equal(&lab.trained, record.seed, lang);
    parts.push(lang.t(match lab.plane {
        Plane::Random => "slice-plane-random",
        Plane::Pca => "slice-plane-pca",
    }));
    let grid = [
        ("points", lab.points().into()),
        ("reach", lang.number(lab.grid.reach, 3).into()),
        ("samples", (*samples).into()),
    ];
    parts.push(lang.with("slice-grid", &grid));
    parts.extend(words::weights(&lab.trained.nets, lang, |k| nets[k].weights));
    parts.join("; ")
}

/// The nets with their names.
fn named(findings: &Findings, lang: Lang) -> impl Iterator<Item = (String, &NetFindings)> {
    words::names(&findings.lab.trained.nets, lang).into_iter().zip(&findings.nets)
}

/// `Loss at the trained weights → at distance 0.5: plain net 0.011 → 0.31; …`
fn rises(findings: &Findings, lang: Lang) -> Option<String> {
    let say = |(name, net): (String, &NetFindings)| {
        let surface = net.surface.as_ref()?;
        let [from, to] = [surface.centre, surface.centre + surface.rise()?].map(|loss| lang.number(loss, 2));
        Some(format!("{name} {from} → {to}"))
    };
    let list: Vec<_> = named(findings, lang).filter_map(say).collect();
    let half = lang.number(findings.lab.grid.reach / 2.0, 3);
    let words = [("half", half.into()), ("list", list.join("; ").into())];
    (!list.is_empty()).then(|| lang.with("slice-rises", &words))
}

/// Which net is the flattest, where there are several with a comparable plane.
fn flattest(findings: &Findings, lang: Lang) -> Option<String> {
    if findings.lab.plane == Plane::Pca {
        return None;
    }
    let rise = |net: &NetFindings| net.surface.as_ref()?.rise().map(|rise| round_significant(rise, 2));
    let is_unfinished = |net: &NetFindings| net.diverged.is_none() && rise(net).is_none();
    if findings.nets.iter().any(is_unfinished) {
        return None;
    }
    let mut rises: Vec<_> = named(findings, lang).filter_map(|(name, net)| Some((rise(net)?, name))).collect();
    rises.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [(least, name), (next, _), ..] = &rises[..] else { return None };
    // Numbers that read as equal are no difference.
    Some(if least < next {
        lang.with("slice-flattest", &[("net", name.as_str().into())])
    } else {
        lang.t("slice-equally-flat")
    })
}

/// How much of each path its principal plane shows.
fn shares(findings: &Findings, lang: Lang) -> Option<String> {
    let say = |(name, net): (String, &NetFindings)| {
        let shares = net.path.as_ref()?.shares;
        let percent = lang.number((100.0 * (shares[0] + shares[1])).round(), 3);
        Some(lang.with("slice-share", &[("net", name.into()), ("percent", percent.into())]))
    };
    let list: Vec<_> = named(findings, lang).filter_map(say).collect();
    (!list.is_empty()).then(|| lang.with("slice-shares", &[("list", list.join(", ").into())]))
}
