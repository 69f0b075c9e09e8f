//! What the stopping lab says of its numbers: medians over the trainings of each net.

use super::findings::{Findings, Stopped};
use crate::lab::{Record, words};
use crate::race::When;
use crate::text::Lang;

/// What came out.
pub(super) fn verdict(findings: &Findings, record: &Record, lang: Lang) -> String {
    let nets = &findings.lab.trained.nets;
    let diverged = |net: usize| findings.nets[net].iter().find_map(|training| training.course.diverged);
    let mut sentences = words::diverged(nets, lang, diverged);
    if !record.is_done() {
        return sentences.join(" ");
    }
    for (net, name) in words::names(nets, lang).into_iter().enumerate() {
        let prefix = if nets.len() > 1 { format!("{name}: ") } else { String::new() };
        sentences.extend(medians(findings, net, lang).map(|sentence| format!("{prefix}{sentence}")));
    }
    sentences.join(" ")
}

/// Best, stop and end of a net, what stopping saves and what it costs: medians over the trainings that the rule stops, or
/// over all where it stops none.
fn medians(findings: &Findings, net: usize, lang: Lang) -> Option<String> {
    let seeds = findings.nets[net].len();
    let stops = findings.stops(net);
    let is_of_them = |training: &Stopped| stops == 0 || training.is_stopped();
    let loss = |when| {
        let of = |training: &Stopped| training.loss(when).filter(|_| is_of_them(training));
        Some(lang.number(findings.median(net, of)?, 3))
    };
    let step = |when| {
        let of = |training: &Stopped| Some(findings.step(training.evaluation(when)?) as f64);
        findings.median(net, |training| of(training).filter(|_| is_of_them(training)))
    };
    let whole = |step: f64| lang.whole(step.round() as u64);
    let count = [("count", seeds.into()), ("seeds", lang.whole(seeds as u64).into())];
    if stops == 0 {
        let words = [("best", whole(step(When::Best)?).into()), ("loss", loss(When::Best)?.into())];
        return Some(lang.with("stopping-never", &[&count[..], &words].concat()));
    }
    let (stop, end) = (step(When::Stop)?, findings.lab.trained.training.steps as f64);
    let words = [
        ("best", whole(step(When::Best)?).into()),
        ("stop", whole(stop).into()),
        ("end", whole(end).into()),
        ("loss-best", loss(When::Best)?.into()),
        ("loss-stop", loss(When::Stop)?.into()),
        ("loss-end", loss(When::End)?.into()),
        ("saved", lang.number((100.0 * (1.0 - stop / end)).round(), 3).into()),
    ];
    let mut said = lang.with("stopping-medians", &[&count[..], &words].concat());
    let late = findings.nets[net].iter().filter(|training| falls_later(training)).count();
    if stops < seeds {
        said += " ";
        said += &lang.with("stopping-some", &[("stops", stops.into()), ("seeds", seeds.into())]);
    }
    if late > 0 {
        said += " ";
        said += &lang.with("stopping-later", &[("late", late.into()), ("seeds", seeds.into())]);
    }
    Some(said)
}

/// Whether the held-out loss falls below the best after the stop: what stopping costs.
fn falls_later(training: &Stopped) -> bool {
    let Some((best, stop)) = training.stop.and_then(|stop| Some((stop.best, stop.stop?))) else { return false };
    training.smoothed[stop..].iter().any(|loss| *loss < training.smoothed[best])
}

/// Under which conditions.
pub(super) fn terms(findings: &Findings, record: &Record, lang: Lang) -> String {
    let lab = &findings.lab;
    let whole = |count: usize| lang.whole(count as u64).into();
    let mut parts = words::held_equal(&lab.trained, record.seed, lang);
    let words = [("examples", whole(lab.examples)), ("count", lab.seeds.into()), ("seeds", whole(lab.seeds))];
    parts.push(lang.with("stopping-few", &words));
    let rule = [("patience", whole(lab.patience)), ("every", whole(lab.every)), ("window", lab.window.into())];
    parts.push(lang.with("stopping-rule", &rule));
    parts.push(lang.t("stopping-held-out"));
    parts.join("; ")
}
