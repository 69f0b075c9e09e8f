//! The texts of a figure: title, legend, the terms of the comparison.

use crate::figure::LegendRow;
use crate::landscape::Data;
use crate::optim::{Batch, Divide, Form, Schedule};
use crate::picture::Moment;
use crate::plain;
use crate::race::{GradientCost, Trajectory, Verdict};
use crate::scene::Race;
use crate::scene::{Racer, Scene, TimeAxis};
use crate::text::Lang;

/// The scene's title, else its landscape's name.
pub fn title(scene: &Scene, lang: Lang) -> String {
    let title = scene.title.get(lang);
    if title.is_empty() { lang.t(&scene.landscape.text_key()) } else { plain::line(title).into_owned() }
}

/// One row per racer that ran.
pub fn legend(race: &Race, lang: Lang) -> Vec<LegendRow> {
    let names = race.scene.racer_names(lang);
    race.runs()
        .map(|(k, slot, run)| LegendRow {
            line: None,
            slot,
            name: names[k].clone(),
            parameters: parameters(&race.scene.racers[k], lang),
            verdict: words_of(run, lang),
        })
        .collect()
}

/// Numbers of rules whose default is below this (ε, a first sum of zero) are left out while they are the default: they
/// are not readable from the last row and change nothing.
const MINOR: f64 = 1e-5;

/// The parameters of a racer: `η = 0.03; α = 0.9; batch 10`.
pub fn parameters(racer: &Racer, lang: Lang) -> String {
    let mut parts = vec![format!("η = {}", lang.number(racer.eta, 3))];
    let rule = racer.rule.parameters();
    for (k, param) in rule.params().iter().enumerate() {
        if param.default >= MINOR || rule.get(k) != param.default {
            parts.push(format!("{} = {}", param.label(lang), lang.number(rule.get(k), 4)));
        }
    }
    match racer.batch {
        Batch::Full => {}
        Batch::One => parts.push(lang.with("legend-batch", &[("m", 1.into())])),
        Batch::Size(m) => parts.push(lang.with("legend-batch", &[("m", m.into())])),
        Batch::Growing(plan) => {
            let number = |value: f64| lang.number(value, 6).into();
            let [m, every, factor] = [plan.size, plan.every, plan.factor].map(number);
            parts.push(lang.with("legend-growing", &[("m", m), ("every", every), ("factor", factor)]));
        }
    }
    if racer.divide == Divide::Examples && racer.batch != Batch::Full {
        parts.push("÷ n".to_owned());
    }
    if racer.schedule != Schedule::Constant {
        parts.push(lang.t(racer.schedule.text_key()));
    }
    if racer.warmup > 0 {
        parts.push(lang.with("legend-warmup", &[("k", racer.warmup.into())]));
    }
    if racer.form != Form::Corrected {
        parts.push(lang.t(racer.form.text_key()));
    }
    parts.join("; ")
}

/// The last line of every picture: landscape, start, steps, seed, gradient evaluations, how step sizes were chosen. A
/// moment before the end is stated, because a picture of step 60 looks like one of a shorter race.
pub fn terms(race: &Race, moment: Moment, lang: Lang) -> String {
    let start = race.start();
    let start = lang.with("terms-start", &[("point", lang.point(start.x, start.y, 4).into())]);
    let mut parts = vec![surface(&race.scene, lang)];
    parts.extend(examples(race, lang));
    parts.extend(forms(race, lang));
    parts.extend([start, run(race, moment.axis, lang)]);
    if moment.at < Moment::end(moment.axis, race) {
        let key = match moment.axis {
            TimeAxis::Steps => "terms-at-step",
            TimeAxis::Evaluations => "terms-at-evaluation",
        };
        parts.push(lang.with(key, &[("at", lang.whole(moment.at).into())]));
    }
    parts.extend([gradient_cost(race, moment.axis, lang), lang.t("terms-by-hand")]);
    parts.join("; ")
}

/// The landscape with its parameters: `quadratic, κ = 25, angle = 0.35`.
pub fn surface(scene: &Scene, lang: Lang) -> String {
    let parameters = scene.landscape.parameters();
    let mut parts = vec![lang.t(&scene.landscape.text_key())];
    for (k, param) in parameters.params().iter().enumerate() {
        parts.push(format!("{} = {}", param.label(lang), lang.number(parameters.get(k), 4)));
    }
    parts.join(", ")
}

/// The data, or for a formula its synthetic examples if a racer draws from them.
fn examples(race: &Race, lang: Lang) -> Option<String> {
    let n = race.landscape.examples();
    let count = lang.with("terms-examples", &[("n", lang.whole(n as u64).into())]);
    if let Some(data) = race.scene.landscape.data() {
        let name = match data {
            Data::File(path) => path.display().to_string(),
            _ => lang.t(data.text_key()),
        };
        return Some(format!("{name}, {count}"));
    }
    let drawn = race.scene.racers.iter().any(|racer| racer.on && racer.entry().is_stochastic(n));
    let spread = lang.number(race.scene.noise.spread, 3);
    drawn.then(|| lang.with("terms-noise", &[("examples", count.into()), ("spread", spread.into())]))
}

/// All forms in use other than the corrected one, each once: `Adam: as on slide`.
fn forms(race: &Race, lang: Lang) -> Vec<String> {
    let mut seen = Vec::new();
    for racer in race.runs().map(|(k, _, _)| &race.scene.racers[k]).filter(|racer| racer.form != Form::Corrected) {
        let words = format!("{}: {}", lang.t(&racer.rule.text_key()), lang.t(racer.form.text_key()));
        if !seen.contains(&words) {
            seen.push(words);
        }
    }
    seen
}

/// `150 steps, seed 1`, or `480 gradients each, seed 1` if the scene limits the number of gradients.
pub fn run(race: &Race, axis: TimeAxis, lang: Lang) -> String {
    let seed = ("seed", race.scene.seed.to_string().into());
    match race.scene.view.gradients {
        Some(_) if axis == TimeAxis::Evaluations => {
            lang.with("terms-run-gradients", &[("gradients", lang.whole(Moment::end(axis, race)).into()), seed])
        }
        _ => lang.with("terms-run", &[("steps", race.scene.steps.into()), seed]),
    }
}

/// The total cost of the race over all racers: `gradients: 900 full + 1 650 of examples`.
pub fn gradient_cost(race: &Race, axis: TimeAxis, lang: Lang) -> String {
    let n = race.landscape.examples();
    let end = Moment { axis, at: Moment::end(axis, race) };
    let (mut full, mut examples) = (0u64, 0u64);
    for (_, _, run) in race.runs() {
        let steps = end.index(run);
        if run.gradient_cost == GradientCost::Each(n as u64) {
            full += steps as u64;
        } else {
            examples += run.gradient_cost.after(steps);
        }
    }
    let key = match (full, examples) {
        (_, 0) => "terms-spent-full",
        (0, _) => "terms-spent-examples",
        _ => "terms-spent",
    };
    lang.with(key, &[("full", lang.whole(full).into()), ("examples", lang.whole(examples).into())])
}

/// How a racer ended, with the step if there is one: `✓ 68`.
fn words_of(run: &Trajectory, lang: Lang) -> String {
    let short = run.verdict.short(lang);
    match run.verdict {
        Verdict::Converged { .. } => lang.with("legend-converged", &[("step", short.into())]),
        Verdict::Diverged { .. } | Verdict::Grows { .. } => lang.with("legend-diverged", &[("step", short.into())]),
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use crate::optim::{Growing, RuleSpec};
    use crate::picture::words::*;
    use std::path::Path;

    #[test]
    fn forms_and_batch_plans_are_told_and_counted() {
        let adam = |form| Racer { rule: RuleSpec::from(crate::optim::Adam::DEFAULT), form, ..Racer::default() };
        let plan = Batch::Growing(Growing { size: 2.0, every: 2.0, factor: 5.0 });
        let racers = vec![
            adam(Form::Slide),
            adam(Form::Corrected),
            adam(Form::Slide),
            Racer { batch: plan, ..Racer::default() },
        ];
        let scene = Scene { racers, steps: 4, ..Scene::default() };
        let landscape = scene.open(Path::new("")).expect("a formula opens");
        let race = Race::run(scene, landscape.into());
        let rows = legend(&race, Lang::En);
        let names = |k: usize, words: &str| rows[k].parameters.split("; ").any(|part| part == words);
        assert!(names(0, "as on slide") && !names(1, "as on slide") && names(2, "as on slide"));
        assert!(names(3, "batch 2, ×5 every 2 steps"), "{}", rows[3].parameters);
        let terms = terms(&race, Moment::step(4), Lang::En);
        assert_eq!(terms.matches("Adam: as on slide").count(), 1, "{terms}");
        assert!(!terms.contains("corrected"), "{terms}");
        // Three racers of four full steps; 2 + 2 + 10 + 10.
        assert!(terms.contains("gradients 12 full + 24 of examples"), "{terms}");
    }
}
