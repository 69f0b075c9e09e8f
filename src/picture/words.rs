//! The texts of a figure: title, legend, the terms of the comparison.

use crate::figure::LegendRow;
use crate::landscape::Data;
use crate::optim::{Batch, Divide, Form};
use crate::picture::Moment;
use crate::plain;
use crate::race::{GradientCost, Trajectory, Verdict, theory, verdict};
use crate::scene::{Claim, Race};
use crate::scene::{Racer, Scene, TimeAxis};
use crate::text::Lang;

/// The scene's title, else its landscape's name.
pub fn title(scene: &Scene, lang: Lang) -> String {
    let title = scene.title.get(lang);
    if title.is_empty() { lang.t(&scene.landscape.text_key()) } else { plain::line(title).into_owned() }
}

/// One row per racer that ran, with its verdict as it stands at a moment: before the end the path up to it is judged, so
/// that a picture of step 10 says of no racer what it does later. A racer's row in the window says how the whole run ends.
pub fn legend(race: &Race, moment: Moment, lang: Lang) -> Vec<LegendRow> {
    legend_with(race, lang, |k, run| words_of(verdict(race, k, run, moment), lang))
}

/// [`legend`] with the verdicts that are known without judging, for every frame of the window.
pub fn known_legend(race: &Race, moment: Moment, lang: Lang) -> Vec<LegendRow> {
    legend_with(race, lang, |_, run| verdict_at(run, moment, lang))
}

fn legend_with(race: &Race, lang: Lang, verdict: impl Fn(usize, &Trajectory) -> String) -> Vec<LegendRow> {
    let names = race.scene.racer_names(lang);
    let row = |(k, slot, run): (usize, usize, &Trajectory)| LegendRow {
        line: None,
        slot,
        name: names[k].clone(),
        parameters: parameters(&race.scene.racers[k], lang),
        verdict: verdict(k, run),
    };
    race.runs().map(row).collect()
}

/// Numbers of rules whose default is below this (ε, a first sum of zero) are left out while they are the default: they
/// are not readable from the last row and change nothing.
const MINOR: f64 = 1e-5;

/// The parameters of a racer: `η = 0.03; α = 0.9; batch 10`.
pub fn parameters(racer: &Racer, lang: Lang) -> String {
    let mut parts = vec![racer.schedule.eta_in_words(racer.eta, lang)];
    let rule = racer.rule.parameters();
    for (k, param) in rule.params().iter().enumerate() {
        if param.default >= MINOR || rule.get(k) != param.default {
            parts.push(format!("{} = {}", param.label(lang), lang.number(rule.get(k), 4)));
        }
    }
    match racer.batch {
        Batch::Full => {}
        Batch::One => parts.push(lang.with("legend-batch", &[("m", 1.into())])),
        Batch::Size(m) => parts.push(lang.with("legend-batch", &[("m", lang.whole(m as u64).into())])),
        Batch::Growing(plan) => {
            let number = |value: f64| lang.number(value, 6).into();
            let [m, every, factor] = [plan.size, plan.every, plan.factor].map(number);
            parts.push(lang.with("legend-growing", &[("m", m), ("every", every), ("factor", factor)]));
        }
    }
    if racer.divide == Divide::Examples && racer.batch != Batch::Full {
        parts.push("÷ n".to_owned());
    }
    if racer.warmup > 0 {
        parts.push(lang.with("legend-warmup", &[("k", lang.whole(racer.warmup as u64).into())]));
    }
    if let Some(stop) = racer.stop {
        parts.push(lang.with("legend-patience", &[("steps", lang.whole(stop.patience as u64).into())]));
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
    parts.extend(held_out(race, lang));
    parts.extend(forms(race, lang));
    parts.extend([start, run(race, moment.axis, lang)]);
    if moment.at < Moment::end(moment.axis, race) {
        let key = match moment.axis {
            TimeAxis::Steps => "terms-at-step",
            TimeAxis::Evaluations => "terms-at-evaluation",
        };
        parts.push(lang.with(key, &[("at", lang.whole(moment.at).into())]));
    }
    let chosen = if is_from_theory(race) { "terms-from-theory" } else { "terms-by-hand" };
    parts.extend([gradient_cost(race, moment, lang), lang.t(chosen)]);
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
        return Some(match data {
            Data::File(path) => format!("{}, {count}", path.display()),
            // How many they are is among their parameters, with the surface.
            Data::Synthetic(_) => inside(&lang.t(data.text_key())),
            _ => format!("{}, {count}", inside(&lang.t(data.text_key()))),
        });
    }
    let drawn = race.scene.racers.iter().any(|racer| racer.on && racer.entry().is_stochastic(n));
    let spread = lang.number(race.scene.noise.spread, 3);
    drawn.then(|| lang.with("terms-noise", &[("examples", count.into()), ("spread", spread.into())]))
}

/// `90 rows held out`: where the scene sets rows aside.
fn held_out(race: &Race, lang: Lang) -> Option<String> {
    let n = race.landscape.held_out()?.examples();
    Some(lang.with("terms-held-out", &[("n", lang.whole(n as u64).into())]))
}

/// A name as it stands inside a line.
fn inside(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
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
        _ => {
            let steps = race.scene.steps;
            lang.with("terms-run", &[("count", steps.into()), ("steps", lang.whole(steps as u64).into()), seed])
        }
    }
}

/// The cost of the race up to a moment over all racers: `evaluations: 900 full, 1 650 per-example gradients`.
pub fn gradient_cost(race: &Race, moment: Moment, lang: Lang) -> String {
    let n = race.landscape.examples();
    let (mut full, mut examples) = (0u64, 0u64);
    for (_, _, run) in race.runs() {
        let steps = moment.index(run);
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

/// The verdict that is known at a moment without judging anew: of a run at its end, or one of a step before.
pub fn verdict_at(run: &Trajectory, moment: Moment, lang: Lang) -> String {
    let index = moment.index(run);
    let known = index >= run.last_step() || run.verdict.step().is_some_and(|step| step <= index);
    if known { words_of(run.verdict, lang) } else { String::new() }
}

/// Whether the scene claims for every racer that ran that its step size is the theory's best, and it is.
pub fn is_from_theory(race: &Race) -> bool {
    let claimed = |k: usize| race.scene.expect.contains(&Claim::Optimal { racer: k });
    let holds = |k: usize| {
        let best = theory::best(&race.landscape, &race.scene.racers[k].entry());
        !best.is_empty() && best.iter().all(|best| best.holds())
    };
    let mut runs = race.runs().peekable();
    runs.peek().is_some() && runs.all(|(k, _, _)| claimed(k) && holds(k))
}

/// The verdict on a racer's path up to a moment; that of the whole run at the end of the race.
pub(super) fn verdict(race: &Race, racer: usize, run: &Trajectory, moment: Moment) -> Verdict {
    if moment.at >= Moment::end(moment.axis, race) {
        return run.verdict;
    }
    let stochastic = race.scene.racers[racer].entry().is_stochastic(race.landscape.examples());
    verdict::up_to(moment.index(run), &race.landscape, run, stochastic)
}

/// A verdict with its mark, and the step if there is one: `✓ 68`.
fn words_of(verdict: Verdict, lang: Lang) -> String {
    let short = verdict.short(lang);
    match verdict {
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
        let rows = legend(&race, Moment::step(4), Lang::En);
        let names = |k: usize, words: &str| rows[k].parameters.split("; ").any(|part| part == words);
        assert!(names(0, "as on slide") && !names(1, "as on slide") && names(2, "as on slide"));
        assert!(names(3, "batch 2, ×5 every 2 steps"), "{}", rows[3].parameters);
        let terms = terms(&race, Moment::step(4), Lang::En);
        assert_eq!(terms.matches("Adam: as on slide").count(), 1, "{terms}");
        assert!(!terms.contains("corrected"), "{terms}");
        // Three racers of four full steps; 2 + 2 + 10 + 10.
        assert!(terms.contains("evaluations: 12 full, 24 per-example gradients"), "{terms}");
    }

    fn race(text: &str) -> Race {
        let scene = Scene::parse(text, "words.ron").expect("a good scene");
        let landscape = scene.open(Path::new("")).expect("a formula opens");
        Race::run(scene, landscape.into())
    }

    #[test]
    fn a_picture_of_a_step_says_what_is_true_of_that_step() {
        let race = race(
            "(landscape: Quadratic(kappa: 4.0, angle: 0.0), start: (3.0, 1.0), steps: 12000, racers: [
                (rule: Gd, eta: 0.2), (rule: Gd, eta: 0.6), (rule: Gd, eta: 0.1, batch: Size(10))])",
        );
        let verdicts = |at| -> Vec<String> {
            legend(&race, Moment::step(at), Lang::En).into_iter().map(|row| row.verdict).collect()
        };
        let whole = verdicts(12_000);
        assert!(whole[0].starts_with("✓ ") && whole[1].starts_with("✕ ") && whole[2] == "hovers", "{whole:?}");
        let tenth = verdicts(10);
        assert_eq!((tenth[0].as_str(), tenth[2].as_str()), ("moving", "moving"));
        assert_eq!(tenth[1], "✕ 2", "grows from there, diverges much later");
        let terms = |at| terms(&race, Moment::step(at), Lang::En);
        assert!(
            terms(10).contains("shown at step 10; evaluations: 20 full, 100 per-example gradients"),
            "{}",
            terms(10)
        );
        assert!(terms(12_000).contains("12\u{202f}000 steps, seed 1; evaluations: "), "{}", terms(12_000));
        assert!(terms(12_000).contains(", 120\u{202f}000 per-example gradients"), "{}", terms(12_000));
    }

    #[test]
    fn step_sizes_are_from_theory_where_the_scene_says_so_and_it_holds() {
        let said = |kappa: f64, expect: &str| {
            let racers = "(rule: Gd, eta: 0.0198), (rule: Momentum(alpha: 0.6694), eta: 0.03306)";
            let text = format!("(landscape: Quadratic(kappa: {kappa:?}), racers: [{racers}], expect: [{expect}])");
            let race = race(&text);
            let terms = terms(&race, Moment::step(150), Lang::En);
            assert!(terms.ends_with("step sizes from theory") || terms.ends_with("step sizes as given, not tuned"));
            terms.ends_with("theory")
        };
        let both = "Optimal(racer: 0), Optimal(racer: 1)";
        assert!(said(100.0, both));
        assert!(!said(100.0, "Optimal(racer: 0)"), "not of momentum");
        assert!(!said(100.0, "") && !said(90.0, both));
    }
}
