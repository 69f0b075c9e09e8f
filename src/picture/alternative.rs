//! What a figure shows, in words: the text in place of the picture for those who do not see it. Every part of it is a fact
//! of the race (surface, start, verdicts, measured zigzags); nothing is read off the pixels.

use super::{FigureOptions, Moment, anatomy, words};
use crate::figure::Facets;
use crate::lab::Record;
use crate::race::{Trajectory, Verdict};
use crate::scene::claim::zigzag;
use crate::scene::{ChartKind, Race, Scene, TimeAxis};
use crate::text::Lang;

/// Most methods whose ends are told one by one; of more, how many end in each way, the lowest and the highest.
const MOST_METHODS: usize = 6;
/// Most small maps and steps that are told one by one.
const MOST_PARTS: usize = 8;
/// Digits of Q.
const DIGITS: usize = 3;

/// What a race's figure shows with these options.
pub fn alternative(race: &Race, options: &FigureOptions) -> String {
    let moment = options.moment(race);
    if race.scene.view.anatomy.is_empty() {
        whole(race, moment, options.chart_kinds(&race.scene), options.lang)
    } else {
        format!("{}. {}.", map(race, moment, options.lang), steps(race, options.lang))
    }
}

/// What the map of a race shows at a moment, with charts beside it.
pub fn whole(race: &Race, moment: Moment, charts: &[ChartKind], lang: Lang) -> String {
    let mut parts = vec![map(race, moment, lang)];
    match &race.scene.view.facets {
        Facets::Over { path, .. } if !race.variants.is_empty() => parts.push(small_maps(race, path, moment, lang)),
        facets => {
            if *facets == Facets::Racers {
                parts.push(lang.t("alternative-maps-racers"));
            }
            parts.push(paths(race, moment, lang));
        }
    }
    if !charts.is_empty() {
        let names: Vec<String> = charts.iter().map(|kind| lang.t(kind.title_key(&race.landscape))).collect();
        let words = [("count", charts.len().into()), ("charts", names.join("; ").into())];
        parts.push(lang.with("alternative-charts", &words));
    }
    parts.join(". ") + "."
}

/// What a lab's figure shows: what came out and under which conditions.
pub fn of_lab(record: &Record, lang: Lang) -> String {
    let parts = [record.verdict(lang), record.terms(lang)];
    let parts: Vec<&str> =
        parts.iter().map(|part| part.trim_end_matches('.')).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { parts.join(". ") + "." }
}

/// The surface, and the moment if it is before the end.
fn map(race: &Race, moment: Moment, lang: Lang) -> String {
    let surface = ("surface", words::surface(&race.scene, lang).into());
    if moment.at >= Moment::end(moment.axis, race) {
        return lang.with("alternative-map", &[surface]);
    }
    let key = match moment.axis {
        TimeAxis::Steps => "alternative-map-at",
        TimeAxis::Evaluations => "alternative-map-at-evaluation",
    };
    lang.with(key, &[("at", lang.whole(moment.at).into()), surface])
}

/// The start, and what becomes of the methods.
fn paths(race: &Race, moment: Moment, lang: Lang) -> String {
    let count = race.runs().count();
    if count == 0 {
        return lang.t("alternative-no-paths");
    }
    let start = race.start();
    let words = [("count", count.into()), ("point", lang.point(start.x, start.y, 4).into())];
    format!("{}: {}", lang.with("alternative-from", &words), ends(race, moment, MOST_METHODS, lang))
}

/// What becomes of the methods: one by one up to `most`, else counted.
fn ends(race: &Race, moment: Moment, most: usize, lang: Lang) -> String {
    let names = race.scene.racer_names(lang);
    let parts: Vec<String> = match race.runs().count() {
        count if count <= most => {
            race.runs().map(|(k, _, run)| method(race, (k, &names[k]), run, moment, lang)).collect()
        }
        _ => counted(race, &names, moment, lang),
    };
    parts.join("; ")
}

/// `GD zig-zags for 37 steps and converges at step 68 to a minimum with Q ≈ 0`.
fn method(race: &Race, (k, name): (usize, &str), run: &Trajectory, moment: Moment, lang: Lang) -> String {
    let verdict = words::verdict(race, k, run, moment);
    let index = moment.index(run);
    let until = if let Verdict::Converged { step, .. } = verdict { step.min(index) } else { index };
    let does = does(verdict, run, index, lang);
    let words = [("name", name.into()), ("does", does.into())];
    let Some(steps) = zigzag(&race.landscape, run, until) else { return lang.with("alternative-method", &words) };
    let steps = [("count", steps.into()), ("steps", lang.whole(steps as u64).into())];
    lang.with("alternative-zigzag", &words.into_iter().chain(steps).collect::<Vec<_>>())
}

/// A verdict on a path up to an index as a verb.
fn does(verdict: Verdict, run: &Trajectory, index: usize, lang: Lang) -> String {
    use crate::race::Critical;
    let (key, period) = match verdict {
        Verdict::Diverged { .. } => ("diverged", 0),
        Verdict::Grows { .. } => ("grows", 0),
        Verdict::Converged { at: Critical::Minimum, .. } => ("converged-minimum", 0),
        Verdict::Converged { at: Critical::Saddle, .. } => ("converged-saddle", 0),
        Verdict::Converged { at: Critical::Maximum, .. } => ("converged-maximum", 0),
        Verdict::Converged { at: Critical::Flat, .. } => ("converged-flat", 0),
        Verdict::Cycles { period } => ("cycles", period),
        Verdict::Hovers => ("hovers", 0),
        Verdict::StoppedShort => ("stopped", 0),
        Verdict::Moving => ("moving", 0),
    };
    let step = verdict.step().unwrap_or(index);
    let q = lang.equals(run.losses[index], run.losses[0], DIGITS);
    let words =
        [("count", step.into()), ("step", lang.whole(step as u64).into()), ("period", period.into()), ("q", q.into())];
    lang.with(&format!("alternative-{key}"), &words)
}

/// How many methods end in each way, and which is the lowest and which the highest of those that do not diverge.
fn counted(race: &Race, names: &[String], moment: Moment, lang: Lang) -> Vec<String> {
    const KINDS: [&str; 6] = ["converged", "stopped", "moving", "hovers", "cycles", "diverged"];
    let mut counts = [0_usize; KINDS.len()];
    let mut finite: Vec<(f64, f64, &str)> = Vec::new();
    for (k, _, run) in race.runs() {
        let verdict = words::verdict(race, k, run, moment);
        let kind = match verdict {
            Verdict::Converged { .. } => 0,
            Verdict::StoppedShort => 1,
            Verdict::Moving => 2,
            Verdict::Hovers => 3,
            Verdict::Cycles { .. } => 4,
            Verdict::Diverged { .. } | Verdict::Grows { .. } => 5,
        };
        counts[kind] += 1;
        if verdict.diverges().is_none() {
            finite.push((run.losses[moment.index(run)], run.losses[0], &names[k]));
        }
    }
    let count = |(kind, count): (&str, usize)| {
        (count > 0)
            .then(|| lang.with(&format!("alternative-count-{kind}"), &[("count", lang.whole(count as u64).into())]))
    };
    let mut parts: Vec<String> = KINDS.into_iter().zip(counts).filter_map(count).collect();
    let say = |key: &str, found: Option<&(f64, f64, &str)>| {
        found.map(|(q, start, name)| {
            lang.with(key, &[("name", (*name).into()), ("q", lang.equals(*q, *start, DIGITS).into())])
        })
    };
    let by_loss = |a: &&(f64, f64, &str), b: &&(f64, f64, &str)| a.0.total_cmp(&b.0);
    parts.extend(say("alternative-lowest", finite.iter().min_by(by_loss)));
    if finite.len() > 1 {
        parts.extend(say("alternative-highest", finite.iter().max_by(by_loss)));
    }
    parts
}

/// A small map for every value of a number, with what becomes of its methods.
fn small_maps(race: &Race, path: &str, moment: Moment, lang: Lang) -> String {
    // Many small maps of several methods have counts alone.
    let most = MOST_METHODS / race.variants.len().min(MOST_METHODS);
    let one = |(value, variant): &(f64, Race)| {
        format!("{}: {}", Scene::values_words(path, &[*value], lang), ends(variant, moment, most, lang))
    };
    let maps: Vec<String> = race.variants.iter().map(one).collect();
    lang.with("alternative-maps-over", &[("values", few(maps, ". ", lang).into())])
}

/// The steps that are taken apart.
fn steps(race: &Race, lang: Lang) -> String {
    let last = race.scene.racers.len().saturating_sub(1);
    let steps = race.scene.view.anatomy.iter().map(|of| anatomy::title(race, of.racer.min(last), of.step, lang));
    lang.with("alternative-steps", &[("steps", few(steps.collect(), "; ", lang).into())])
}

/// The first ones, and how many more there are.
fn few(mut parts: Vec<String>, separator: &str, lang: Lang) -> String {
    let more = parts.len().saturating_sub(MOST_PARTS);
    parts.truncate(MOST_PARTS);
    if more > 0 {
        parts.push(lang.with("alternative-more", &[("count", lang.whole(more as u64).into())]));
    }
    parts.join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Presets;
    use std::path::Path;

    fn race(scene: Scene) -> Race {
        let landscape = scene.open(Path::new("")).expect("a formula opens");
        Race::run(scene, landscape.into())
    }

    #[test]
    fn show() {
        for preset in Presets::embedded().list.into_iter().filter(|p| !p.scene.is_lab()) {
            let race = race(preset.scene);
            for lang in Lang::ALL {
                println!("{}: {}", preset.slug, alternative(&race, &FigureOptions { lang, ..Default::default() }));
            }
        }
    }
}
