//! Names of racers and their slots in the palette.

use super::{Racer, Scene};
use crate::figure::marker::COLOURS;
use crate::optim::{Batch, ETA, Form, RuleSpec, display_name};
use crate::plain;
use crate::text::Lang;

impl Scene {
    /// [`Scene::exact_names`] made safe to display: control characters in custom names are escaped.
    pub fn racer_names(&self, lang: Lang) -> Vec<String> {
        self.exact_names(lang).iter().map(|name| plain::line(name).into_owned()).collect()
    }

    /// A unique name for every racer: its custom name or one made from rule and batch; if not unique, with the
    /// parameters in which it differs; if still not unique, with a number.
    pub fn exact_names(&self, lang: Lang) -> Vec<String> {
        let short: Vec<_> =
            self.racers.iter().map(|racer| (has_own_name(racer, lang), short_name(racer, lang))).collect();
        let traits: Vec<_> = self.racers.iter().map(|racer| traits(racer, lang)).collect();
        let long = (0..self.racers.len()).map(|index| {
            let differs = |i: &usize| {
                let mut namesakes = (0..short.len()).filter(|&other| short[other] == short[index]);
                namesakes.any(|other| traits[other].get(*i) != traits[index].get(*i))
            };
            let telling = (0..traits[index].len()).filter(differs).map(|i| traits[index][i].as_str());
            let words = telling.filter(|words| !words.is_empty());
            std::iter::once(short[index].1.as_str()).chain(words).collect::<Vec<_>>().join(", ")
        });
        let own: Vec<_> = short.iter().map(|(own, _)| *own).collect();
        numbered(&long.collect::<Vec<_>>(), &own)
    }

    /// The slot of every racer: the colour of its rule, and as many variants of it as there are racers of that colour
    /// before it; see [`crate::figure::marker`]. Racers that are off keep their slot, so that switching one changes no
    /// colour.
    pub fn slots(&self) -> Vec<usize> {
        let mut variants = [0; COLOURS];
        let slot = |racer: &Racer| {
            let colour = colour(racer);
            variants[colour] += 1;
            colour + COLOURS * (variants[colour] - 1)
        };
        self.racers.iter().map(slot).collect()
    }
}

/// The colour of the racer's rule among the lecture's eight methods. Forms of a rule and what is derived from it wear
/// its colour.
const fn colour(racer: &Racer) -> usize {
    match (racer.rule, racer.batch) {
        (RuleSpec::Gd, Batch::One) => 1,
        (RuleSpec::Gd, Batch::Size(_) | Batch::Growing(_)) => 2,
        (rule, _) => rule.colour(),
    }
}

fn has_own_name(racer: &Racer, lang: Lang) -> bool {
    !racer.name.get(lang).is_empty()
}

fn short_name(racer: &Racer, lang: Lang) -> String {
    match racer.name.get(lang) {
        "" => display_name(lang, &racer.rule, racer.batch),
        own => own.to_owned(),
    }
}

/// Descriptions of a racer's parameters, in the same order for equal rules, to tell racers of the same name apart; an
/// empty entry is not shown.
fn traits(racer: &Racer, lang: Lang) -> Vec<String> {
    let number = |symbol: &str, value: f64| format!("{symbol} {}", lang.number(value, 3)).trim_start().to_owned();
    let schedule = racer.schedule.parameters();
    let numbers = schedule.params().iter().enumerate().map(|(i, param)| number(param.symbol, schedule.get(i)));
    let schedule = std::iter::once(lang.t(racer.schedule.text_key())).chain(numbers).collect::<Vec<_>>().join(" ");
    let warmup = (racer.warmup > 0).then(|| format!("{} {}", lang.t("param-warmup"), lang.whole(racer.warmup as u64)));
    let form = if racer.form == Form::Corrected { String::new() } else { lang.t(racer.form.text_key()) };
    let batch = match racer.batch {
        Batch::Full => lang.t("batch-full"),
        batch => format!("m {}", batch.short(lang)),
    };
    let rule = racer.rule.parameters();
    let parameters = rule.params().iter().enumerate().map(|(i, param)| number(param.symbol, rule.get(i)));
    let fixed = vec![
        number(ETA.symbol, racer.eta),
        batch,
        schedule,
        warmup.unwrap_or_default(),
        form,
        lang.t(racer.draw.text_key()),
        lang.t(racer.divide.text_key()),
        lang.t(&racer.rule.text_key()),
    ];
    fixed.into_iter().chain(parameters).collect()
}

/// The names with ` 2`, ` 3` appended to duplicates; custom names take precedence over generated ones.
fn numbered(names: &[String], own: &[bool]) -> Vec<String> {
    let mut unique = vec![String::new(); names.len()];
    let (given, made): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(|&index| own[index]);
    for index in given.into_iter().chain(made) {
        let taken = |name: &String| unique.contains(name);
        let later = (2..).map(|count| format!("{} {count}", names[index]));
        // The user may have named a racer “GD 2”, so that appending a number alone does not make a name unique.
        let free = std::iter::once(names[index].clone()).chain(later).find(|name| !taken(name));
        unique[index] = free.expect("one of more numbers than racers is free");
    }
    unique
}
