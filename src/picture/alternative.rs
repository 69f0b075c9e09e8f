//! What a figure shows, in words: the text in place of the picture for those who do not see it. Every part of it is a fact
//! of the race (surface, start, verdicts, measured zigzags); nothing is read off the pixels.

use super::{FigureOptions, Moment, anatomy, words};
use crate::figure::{Facets, Figure};
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
    sentences([record.verdict(lang), record.terms(lang)])
}

/// The same of a figure that was made of the record.
pub fn of_figure(figure: &Figure) -> String {
    sentences([figure.verdict.clone(), figure.terms.clone()])
}

fn sentences(parts: [String; 2]) -> String {
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
    let separator = if count > MOST_METHODS { ": " } else { ". " };
    lang.with("alternative-from", &words) + separator + &ends(race, moment, MOST_METHODS, lang)
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
    // Noise, too, crosses the floor some steps in a row.
    let is_noisy = race.scene.racers[k].entry().is_stochastic(race.landscape.examples());
    let zigzag = if is_noisy { None } else { zigzag(&race.landscape, run, until) };
    let Some(steps) = zigzag else { return lang.with("alternative-method", &words) };
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
        let value = Scene::values_words(path, &[*value], lang);
        let words = [("value", value.into()), ("ends", ends(variant, moment, most, lang).into())];
        lang.with("alternative-value", &words)
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

    fn said(scene: &Race, lang: Lang) -> String {
        alternative(scene, &FigureOptions { lang, ..FigureOptions::default() })
    }

    fn of_preset(slug: &str, lang: Lang) -> String {
        let presets = Presets::embedded();
        said(&race(presets.by_name(slug).expect("a preset").scene.clone()), lang)
    }

    #[test]
    fn every_method_has_its_end_and_a_zigzag_where_one_was_measured() {
        assert_eq!(
            of_preset("best-momentum", Lang::En),
            "Map of Q: Elongated quadratic, κ = 100, angle = 0.35. 2 methods start at (−5,\u{a0}−1.2). GD zig-zags for 262 \
             steps and is still moving after step 300, Q = 1.74·10⁻⁴; Momentum zig-zags for 42 steps and converges at step \
             97 to a minimum with Q ≈\u{a0}0. Chart: Loss Q(w)."
        );
        assert_eq!(
            of_preset("momentum-ravine", Lang::Ru),
            "Карта Q: Вытянутая квадратичная функция, κ = 100, угол = 0,35. Из точки (−5;\u{a0}−1,2) идут 2 метода. GD: 262 \
             шага идёт зигзагом и ещё идёт, после шага 300 Q = 1,74·10⁻⁴; Инерция: сходится на шаге 125 к минимуму, Q \
             ≈\u{a0}0. График: Функционал ошибки Q(w)."
        );
    }

    #[test]
    fn noise_makes_no_zigzag_and_one_method_is_not_counted() {
        assert_eq!(
            of_preset("one-or-ten", Lang::En),
            "Map of Q: Least squares. 2 methods start at (−6.21,\u{a0}−1.219). SGD diverges from step 13 on; Mini-batch GD \
             hovers without descending further, Q = 1.18 after step 200."
        );
        assert_eq!(
            of_preset("scheduled-ten", Lang::Ru),
            "Карта Q: Наименьшие квадраты. Из точки (−6,21;\u{a0}−1,219) идёт 1 метод. Мини-батч: ещё идёт, после шага 50 Q \
             = 2,73."
        );
    }

    #[test]
    fn many_methods_are_counted_with_the_lowest_and_the_highest() {
        assert_eq!(
            of_preset("eight-methods", Lang::En),
            "Map of Q: Elongated quadratic, κ = 25, angle = 0.35. 8 methods start at (−5,\u{a0}1.2): converged: 3; still \
             moving: 3; hovering: 2; lowest at the end Nesterov, Q ≈\u{a0}0; highest AdaGrad, Q = 0.468."
        );
    }

    #[test]
    fn small_maps_and_steps_taken_apart_are_told_each() {
        let over = of_preset("stretched-lines", Lang::Ru);
        assert!(over.contains("Маленькие карты. κ = 4 — сошлись: 3; ниже всех"), "{over}");
        assert!(
            over.contains("κ = 100 — сошлись: 1; разошлись: 2; ниже всех в конце GD, η 0,0198, Q ≈\u{a0}0."),
            "{over}"
        );
        let racers = of_preset("divergence", Lang::Ru);
        assert!(racers.contains("У каждого метода своя маленькая карта. Из точки"), "{racers}");
        assert!(racers.contains("GD, η 0,08: 100 шагов идёт зигзагом и ходит по циклу с периодом 2"), "{racers}");
        let steps = of_preset("look-ahead", Lang::En);
        assert!(steps.ends_with("Steps taken apart: Momentum, step 1 → 2; Nesterov, step 1 → 2."), "{steps}");
    }

    #[test]
    fn a_moment_before_the_end_is_told_as_it_stands() {
        let race = race(Presets::embedded().by_name("momentum-ravine").expect("a preset").scene.clone());
        let at = |at| alternative(&race, &FigureOptions { at: Some(at), ..FigureOptions::default() });
        let early = at(10);
        assert!(early.starts_with("Map of Q at step 10: Elongated"), "{early}");
        assert!(early.contains("Momentum is still moving after step 10, Q = "), "{early}");
        assert!(at(300).contains("Momentum converges at step 125"), "{}", at(300));
    }

    #[test]
    fn the_text_is_bounded_whatever_the_scene() {
        for preset in Presets::embedded().list.into_iter().filter(|preset| !preset.scene.is_lab()) {
            let race = race(preset.scene);
            for lang in Lang::ALL {
                let said = said(&race, lang);
                assert!((40..1000).contains(&said.chars().count()) && said.ends_with('.'), "{}: {said}", preset.slug);
                assert!(!said.contains("alternative-") && !said.contains('{'), "{}: {said}", preset.slug);
            }
        }
    }
}
