//! Sentences of all parts of the dropout lab.

use super::Dropout;
use crate::lab::seeds;
use crate::text::Lang;

/// The terms of a part: what is held equal and measured, how to read it, and what it does not prove.
pub(super) fn terms(part: &str, words: &[(&str, String)], seed: u64, lang: Lang) -> String {
    let mut all: Vec<_> = words.iter().map(|(name, word)| (*name, word.as_str().into())).collect();
    all.push(("seed", seed.to_string().into()));
    lang.with(&format!("dropout-terms-{part}"), &all)
}

/// `64-128-128-10, 200 training examples, batch 20, η = 0.1, 1 000 steps; seeds 1–5`: what nets are trained on and how.
pub(super) fn training(lab: &Dropout, seed: u64, lang: Lang) -> String {
    let whole = |value: f64| lang.whole(value as u64);
    let hidden = vec![(lab.width as usize).to_string(); lab.depth as usize].join("-");
    let words = [
        ("net", format!("64-{hidden}-10").into()),
        ("count", lab.examples.into()),
        ("examples", whole(lab.examples).into()),
        ("m", whole(lab.batch).into()),
        ("eta", lang.number(lab.eta, 4).into()),
        ("steps", whole(lab.steps).into()),
        ("seeds", seeds::in_words(seed, lab.seeds as usize, lang).into()),
    ];
    lang.with("dropout-training", &words)
}
