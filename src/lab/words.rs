//! Sentences that several labs use: names of nets, how their training ended, what is equal for all.

use super::{TrainedNets, Variant};
use crate::figure::LegendRow;
use crate::net::{Evaluation, Gain, RunningVariance};
use crate::optim::RuleSpec;
use crate::text::{Lang, kebab};

/// A net whose accuracy is below this many times that of guessing has learned nothing.
const GUESSING: f64 = 1.2;
/// Measurements from which verdicts draw conclusions; all of them where there are fewer.
const ENOUGH: usize = 20;

/// Whether `count` of `all` measurements are enough for a conclusion.
pub(super) fn is_enough(count: usize, all: usize) -> bool {
    count >= ENOUGH.min(all)
}

/// The nets' names in a language, unique by a number where a variant stands twice.
pub(super) fn names(nets: &[Variant], lang: Lang) -> Vec<String> {
    unique(nets.iter().map(|variant| lang.t(&variant.text_key())))
}

/// The nets' names in tables: `batch-norm`, and `batch-norm 2` for the second.
pub(super) fn keys(nets: &[Variant]) -> Vec<String> {
    unique(nets.iter().map(|variant| kebab(variant.name())))
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for name in names {
        let mut number = 1;
        let mut own = name.clone();
        while taken.contains(&own) {
            number += 1;
            own = format!("{name} {number}");
        }
        taken.push(own);
    }
    taken
}

/// A row of the legend per net; `say` gives what stands beside its name, and the step at which it diverged.
pub(super) fn legend(nets: &[Variant], lang: Lang, say: impl Fn(usize) -> (String, Option<usize>)) -> Vec<LegendRow> {
    let row = |(k, (variant, name)): (usize, (&Variant, String))| {
        let (parameters, diverged) = say(k);
        let verdict = diverged.map_or_else(String::new, |step| {
            lang.with("lab-diverged-row", &[("step", lang.whole(step as u64).into())])
        });
        LegendRow { slot: variant.slot(), line: Some(variant.is_dashed()), name, parameters, verdict }
    };
    nets.iter().zip(names(nets, lang)).enumerate().map(row).collect()
}

/// `0.43, 92 % right`: a loss, and the share of right answers where there are classes.
fn evaluation(evaluation: Evaluation, lang: Lang) -> String {
    let loss = lang.number(evaluation.loss, 2);
    match evaluation.accuracy {
        None => loss,
        Some(share) => {
            // Rounded down, so that 100 % are shown only where all answers are right.
            let percent = lang.number((1000.0 * share).floor() / 10.0, 3);
            lang.with("lab-loss-accuracy", &[("loss", loss.into()), ("accuracy", percent.into())])
        }
    }
}

/// `train 0.43, 92 % right; held-out 0.51, 90 % right`: an evaluation of both; nothing before the first.
pub(super) fn reached(last: Option<(Evaluation, Evaluation)>, lang: Lang) -> String {
    let Some((train, held)) = last else { return String::new() };
    let words = [("train", evaluation(train, lang).into()), ("held", evaluation(held, lang).into())];
    lang.with("lab-reached", &words)
}

/// A sentence per net that diverged: `Diverged at step 37: plain net.`
pub(super) fn diverged(nets: &[Variant], lang: Lang, step: impl Fn(usize) -> Option<usize>) -> Vec<String> {
    let say = |(k, name): (usize, String)| {
        step(k).map(|step| lang.with("lab-diverged", &[("net", name.into()), ("step", lang.whole(step as u64).into())]))
    };
    names(nets, lang).into_iter().enumerate().filter_map(say).collect()
}

/// `No better than guessing: plain net.`, of the nets that trained to the end; nothing where there are no classes.
pub(super) fn unlearned(
    trained: &TrainedNets,
    lang: Lang,
    last: impl Fn(usize) -> Option<(Evaluation, Evaluation)>,
) -> Option<String> {
    let guessing = trained.network.guessing()?;
    let has_not_learned = |k: usize| last(k)?.0.accuracy.map(|share| share < GUESSING * guessing);
    let names = names(&trained.nets, lang).into_iter().enumerate();
    let list: Vec<_> = names.filter(|(k, _)| has_not_learned(*k) == Some(true)).map(|(_, name)| name).collect();
    (!list.is_empty()).then(|| lang.with("lab-unlearned", &[("nets", list.join(", ").into())]))
}

/// What is equal for all nets and what is not tuned: parts of the terms.
pub(super) fn held_equal(TrainedNets { network, nets, training }: &TrainedNets, seed: u64, lang: Lang) -> Vec<String> {
    let parameters = network.parameters();
    let mut net = vec![lang.t(&network.text_key())];
    for (k, param) in parameters.params().iter().enumerate() {
        net.push(format!("{} {}", param.label(lang), lang.number(parameters.get(k), 6)));
    }
    let name = if training.rule == RuleSpec::Gd { "lab-mini-batch".to_owned() } else { training.rule.text_key() };
    let batch = [("rule", lang.t(&name).into()), ("m", lang.whole(training.batch as u64).into())];
    let mut how = vec![lang.with("lab-batch", &batch), training.schedule.eta_in_words(training.eta, lang)];
    let rule = training.rule.parameters();
    for (k, param) in rule.params().iter().enumerate() {
        how.push(format!("{} = {}", param.label(lang), lang.number(rule.get(k), 4)));
    }
    if training.warmup > 0 {
        how.push(lang.with("legend-warmup", &[("k", lang.whole(training.warmup as u64).into())]));
    }
    let steps = training.steps;
    how.push(lang.with("lab-steps", &[("count", steps.into()), ("steps", lang.whole(steps as u64).into())]));
    let mut parts = vec![
        lang.with("lab-held-equal", &[("seed", seed.to_string().into())]),
        net.join(", "),
        how.join(", "),
        lang.with("lab-init", &[("init", lang.t(training.init.text_key()).into())]),
        lang.t("lab-not-tuned"),
    ];
    parts.extend(settings(nets, lang));
    parts
}

/// `with BatchNorm: newest batch 0.5, variance ÷ n`: what of each net differs from the defaults, and the noise's strength.
fn settings(nets: &[Variant], lang: Lang) -> Vec<String> {
    let mut parts = Vec::new();
    for (net, name) in nets.iter().zip(names(nets, lang)) {
        let usual = Variant::all().into_iter().find(|other| other.name() == net.name());
        let mut own = Vec::new();
        if let (Some(numbers), Some(usual)) = (net.parameters(), usual.as_ref().and_then(Variant::parameters)) {
            for (k, param) in numbers.params().iter().enumerate().filter(|(k, _)| numbers.get(*k) != usual.get(*k)) {
                own.push(format!("{} {}", param.label(lang), lang.number(numbers.get(k), 3)));
            }
        }
        match net {
            Variant::BatchNorm(norm) | Variant::NoisyBatchNorm(norm) if norm.variance == RunningVariance::Biased => {
                own.push(format!("{} {}", lang.t("labs-variance"), lang.t("labs-variance-biased")));
            }
            Variant::LayerNorm(norm) if norm.gain == Gain::Scalar => {
                own.push(format!("{} {}", lang.t("labs-gain"), lang.t("labs-gain-scalar")));
            }
            _ => {}
        }
        if !own.is_empty() {
            parts.push(format!("{name}: {}", own.join(", ")));
        }
    }
    if nets.iter().any(|net| matches!(net, Variant::Noisy | Variant::NoisyBatchNorm(_))) {
        parts.push(lang.t("lab-noise"));
    }
    parts
}

/// `weights 7 500, with BatchNorm 8 012`: how many weights each net has. Nets of equal depth and width differ by γ and β.
pub(super) fn weights(nets: &[Variant], lang: Lang, count: impl Fn(usize) -> usize) -> Option<String> {
    let number = |(k, name): (usize, String)| format!("{name} {}", lang.whole(count(k) as u64));
    let list: Vec<_> = names(nets, lang).into_iter().enumerate().map(number).collect();
    (!list.is_empty()).then(|| lang.with("lab-weights", &[("list", list.join(", ").into())]))
}
