//! The message of a fault: headline, place, and what is allowed.

use crate::cost::{MOST_MEMORY, space};
use crate::geometry::least_width;
use crate::lab::{LabError, Variant};
use crate::number::{round_significant, typed};
use crate::params::{Param, Scale};
use crate::plain::{QUOTE, cut};
use crate::scene::fault::{Expected, Fault, Problem};
use crate::text::Lang;
use fluent_bundle::FluentValue;

/// The headline: what was found.
pub fn headline(fault: &Fault, lang: Lang) -> String {
    if let Some(key) = plain_key(&fault.problem) {
        return lang.t(key);
    }
    if let Some((key, found)) = found_key(fault) {
        return lang.with(key, &[("found", quote(found))]);
    }
    let with = |key: &str, arguments: &[(&str, FluentValue<'_>)]| lang.with(key, arguments);
    let text = |character: &char| FluentValue::from(character.to_string());
    let exact = |number: &usize| FluentValue::from(number.to_string());
    match &fault.problem {
        Problem::System { detail } => with("scene-system", &[("detail", detail.as_str().into())]),
        Problem::NeverClosed { bracket } => with("scene-never-closed", &[("bracket", text(bracket))]),
        Problem::WrongBracket { found, open, line } => {
            with("scene-wrong-bracket", &[("found", text(found)), ("open", text(open)), ("line", exact(line))])
        }
        Problem::Unknown { kind, found, .. } => {
            with("scene-unknown", &[("kind", kind.key().into()), ("found", quote(found))])
        }
        Problem::OutOfRange { found, param } => {
            with("scene-out-of-range", &[("key", name_of(fault, param).into()), ("found", quote(found))])
        }
        Problem::NotAscending { low, high } => {
            with("scene-not-ascending", &[("low", typed(*low).into()), ("high", typed(*high).into())])
        }
        Problem::TooNarrow { low, high } => {
            with("scene-too-narrow", &[("low", typed(*low).into()), ("high", typed(*high).into())])
        }
        Problem::BatchTooLarge { found, examples } => {
            with("scene-batch-too-large", &[("found", exact(found)), ("examples", exact(examples))])
        }
        Problem::TooManyRacers { found, .. } => with("scene-too-many-racers", &[("found", (*found).into())]),
        Problem::FacetCount { found, .. } => with("scene-facet-count", &[("found", (*found).into())]),
        Problem::FacetPath { found } => {
            with("scene-facet-path", &[("found", crate::plain::line(found).into_owned().into())])
        }
        Problem::TooManyCharts { found, .. } => with("scene-too-many-charts", &[("found", (*found).into())]),
        Problem::TooManyAnatomies { found, .. } => with("scene-too-many-anatomies", &[("found", (*found).into())]),
        Problem::NeverStops { found } => with("scene-never-stops", &[("found", exact(found))]),
        Problem::RacerOff { found } => with("scene-racer-off", &[("found", exact(found))]),
        Problem::NoSuchStep { found, .. } => with("scene-no-such-step", &[("found", exact(found))]),
        Problem::TooMuchWork { steps, racers, .. } => {
            with("scene-too-much-work", &[("steps", exact(steps)), ("racers", exact(racers))])
        }
        Problem::Data(error) => error.message(lang),
        Problem::TooManyNets { found, .. } => with("scene-too-many-nets", &[("found", (*found).into())]),
        Problem::TooMuchMemory { cost } => with("scene-too-much-memory", &[("memory", cost.space(lang).into())]),
        Problem::NetTooLarge { weights, .. } => with("scene-net-too-large", &[("weights", exact(weights))]),
        Problem::Clash(clash) => {
            let numbers: Vec<_> = clash.numbers.iter().map(|(name, value)| (*name, typed(*value).into())).collect();
            with(clash.text, &numbers)
        }
        Problem::NotMeasured { quantity } => {
            with("scene-not-measured", &[("quantity", lang.t(quantity.text_key()).into())])
        }
        Problem::Lab(error) => error.message(lang),
        Problem::NoSuchForm { rule, found } => {
            with("scene-no-such-form", &[("rule", rule.name().into()), ("found", format!("{found:?}").into())])
        }
        Problem::NoParts { name, depth } => {
            let key = fault.path.split('.').nth(*depth).unwrap_or_default();
            with("scene-no-parts", &[("name", quote(name)), ("key", key.into())])
        }
        Problem::NoSuchIndex { found, count } => {
            with("scene-no-such-index", &[("found", quote(found)), ("count", (*count).into())])
        }
        // Handled above.
        _ => String::new(),
    }
}

/// Text keys of headlines without arguments.
fn plain_key(problem: &Problem) -> Option<&'static str> {
    Some(match problem {
        Problem::Absent => "scene-absent",
        Problem::NotAFile => "scene-not-a-file",
        Problem::Special => "scene-special",
        Problem::TooLarge { .. } => "scene-too-large",
        Problem::NotText => "scene-not-text",
        Problem::NoSceneInside => "scene-none-inside",
        Problem::DamagedInside => "scene-damaged-inside",
        Problem::Empty => "scene-empty",
        Problem::NoRowsToSetAside => "scene-no-rows-to-set-aside",
        Problem::NothingSetAside => "scene-nothing-set-aside",
        Problem::DecimalComma { .. } => "scene-decimal-comma",
        Problem::UnclosedText => "scene-unclosed-text",
        Problem::UnclosedComment => "scene-unclosed-comment",
        Problem::TooDeep => "scene-too-deep",
        Problem::Unexpected { found } if found.is_empty() => "scene-unexpected-end",
        _ => return None,
    })
}

/// Text keys of headlines whose only argument is the text found.
fn found_key(fault: &Fault) -> Option<(&'static str, &str)> {
    Some(match &fault.problem {
        Problem::MissingComma { found } => ("scene-missing-comma", found),
        Problem::MissingColon { found } => ("scene-missing-colon", found),
        Problem::QuotedName { found } => ("scene-quoted-name", found),
        Problem::NotANumber { found } => ("scene-not-a-number", found),
        Problem::Escape { found } => ("scene-escape", found),
        Problem::Trailing { found } => ("scene-trailing", found),
        Problem::Unexpected { found } => ("scene-unexpected", found),
        Problem::Twice { field } => ("scene-twice", field),
        Problem::WrongType { found, .. } => ("scene-wrong-type", found),
        Problem::NoParentheses { name } => ("scene-no-parentheses", name),
        Problem::NeedsParentheses { name, .. } => ("scene-needs-parentheses", name),
        Problem::LeftOut { name, .. } => ("scene-left-out", name),
        Problem::NotAnAssignment => ("scene-not-an-assignment", &fault.path),
        _ => return None,
    })
}

/// What is allowed, or how to fix it.
pub fn allowed(fault: &Fault, lang: Lang) -> Option<String> {
    let with = |key: &str, name: &str, value: String| lang.with(key, &[(name, value.into())]);
    let allowed = |what: String| with("scene-allowed", "what", what);
    Some(match &fault.problem {
        Problem::TooLarge { limit } => with("scene-too-large.help", "limit", (limit >> 20).to_string()),
        Problem::DecimalComma { point } => with("scene-decimal-comma.help", "point", cut(point, QUOTE).into_owned()),
        Problem::Unknown { allowed: names, .. } => allowed(names.join(", ")),
        Problem::WrongType { expected, .. } => allowed(expected_kind(expected, lang)),
        Problem::NoParentheses { name } => with("scene-no-parentheses.help", "found", cut(name, QUOTE).into_owned()),
        Problem::QuotedName { found } => with("scene-quoted-name.help", "found", cut(found, QUOTE).into_owned()),
        Problem::NeedsParentheses { example, .. } => {
            with("scene-needs-parentheses.help", "example", cut(example, QUOTE).into_owned())
        }
        Problem::OutOfRange { found, param } => allowed(range(found, param, lang)),
        Problem::NotAscending { .. } => allowed(lang.t("scene-not-ascending.help")),
        Problem::TooNarrow { low, high } => {
            allowed(with("scene-too-narrow.help", "least", typed(round_significant(least_width((*low, *high)), 2))))
        }
        Problem::BatchTooLarge { examples, .. } => allowed(format!("1 ≤ batch ≤ {examples}")),
        Problem::TooManyRacers { most, .. } => allowed(with("scene-too-many-racers.help", "most", most.to_string())),
        Problem::TooMuchWork { most, .. } => allowed(with("scene-too-much-work.help", "most", most.to_string())),
        Problem::FacetCount { most, .. } => allowed(with("scene-facet-count.help", "most", most.to_string())),
        Problem::FacetPath { .. } => allowed(lang.t("scene-facet-path.help")),
        Problem::TooManyCharts { most, .. } => allowed(with("scene-too-many-racers.help", "most", most.to_string())),
        Problem::TooManyAnatomies { most, .. } => allowed(with("scene-too-many-racers.help", "most", most.to_string())),
        Problem::NoRowsToSetAside => allowed("LeastSquares(…), Logistic(…)".to_owned()),
        Problem::NothingSetAside => allowed(lang.t("scene-nothing-set-aside.help")),
        Problem::NeverStops { .. } => allowed(lang.t("scene-never-stops.help")),
        Problem::RacerOff { .. } => allowed(lang.t("scene-racer-off.help")),
        Problem::NoSuchStep { most, .. } => allowed(format!("1 ≤ step ≤ {most}")),
        Problem::TooManyNets { most, .. } => allowed(with("scene-too-many-racers.help", "most", most.to_string())),
        Problem::TooMuchMemory { .. } => allowed(with("scene-too-much-memory.help", "most", space(MOST_MEMORY, lang))),
        Problem::NetTooLarge { most, .. } => allowed(with("scene-net-too-large.help", "most", most.to_string())),
        Problem::Clash(clash) => allowed(lang.t(clash.help)),
        Problem::Lab(error) => match **error {
            LabError::NoNets => allowed(spellings()),
            LabError::BatchOfOne { .. } => allowed(format!("{} ≥ 2", lang.t("param-net-batch"))),
            _ => return None,
        },
        Problem::NoSuchForm { rule, .. } => {
            allowed(rule.forms().iter().map(|form| format!("{form:?}")).collect::<Vec<_>>().join(", "))
        }
        Problem::LeftOut { whole, .. } => {
            let example = if whole == "lab" { "Smoothing()" } else { "(-1.5, 2.0)" };
            with("scene-left-out.help", "whole", format!("{whole}={example}"))
        }
        Problem::NoParts { depth, .. } => {
            let whole = fault.path.split('.').take(*depth).collect::<Vec<_>>().join(".");
            with("scene-no-parts.help", "whole", whole)
        }
        Problem::NoSuchIndex { count: 0, .. } => return None,
        Problem::NoSuchIndex { count, .. } => allowed(format!("0…{}", count - 1)),
        other => {
            let key = match other {
                Problem::Absent => "scene-absent.help",
                Problem::NotAFile => "scene-not-a-file.help",
                Problem::Special => "scene-special.help",
                Problem::NotText => "scene-not-text.help",
                Problem::NoSceneInside => "scene-none-inside.help",
                Problem::DamagedInside => "scene-damaged-inside.help",
                Problem::Empty => "scene-empty.help",
                Problem::UnclosedText => "scene-unclosed-text.help",
                Problem::Escape { .. } => "scene-escape.help",
                Problem::NotAnAssignment => "scene-not-an-assignment.help",
                _ => return None,
            };
            lang.t(key)
        }
    })
}

/// Spellings of the nets a lab can compare: `Plain, BatchNorm(…)`.
fn spellings() -> String {
    let spelling = |net: &Variant| format!("{}{}", net.name(), net.parameters().map_or("", |_| "(…)"));
    Variant::all().iter().map(spelling).collect::<Vec<_>>().join(", ")
}

/// The place: `scene.ron, line 3, column 12`.
pub fn whereabouts(fault: &Fault, lang: Lang) -> String {
    let Some(place) = &fault.place else {
        return if fault.file.is_empty() { fault.path.clone() } else { fault.file.clone() };
    };
    let (line, column) = (place.line.to_string().into(), place.column.to_string().into());
    let key = if fault.file.is_empty() { "scene-where.nameless" } else { "scene-where" };
    lang.with(key, &[("file", fault.file.as_str().into()), ("line", line), ("column", column)])
}

/// Description of the expected kind of value.
pub fn expected_kind(expected: &Expected, lang: Lang) -> String {
    let (key, param) = match expected {
        Expected::Number(param) => ("scene-wanted-number", *param),
        Expected::Whole(param) => ("scene-wanted-whole", *param),
        Expected::Boolean => ("scene-wanted-boolean", None),
        Expected::Text => ("scene-wanted-text", None),
        Expected::Words => ("scene-wanted-words", None),
        Expected::List => ("scene-wanted-list", None),
        Expected::Pair => ("scene-wanted-pair", None),
        Expected::Fields => ("scene-wanted-fields", None),
        Expected::Name(names) => return names.join(", "),
    };
    [Some(lang.t(key)), param.map(bounds)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Description of an allowed range: `0 < eta ≤ 1e50`, `a whole number, 1 ≤ steps ≤ 1000000`.
fn range(found: &str, param: &Param, lang: Lang) -> String {
    match param.scale {
        Scale::Linear | Scale::Log | Scale::NearOne if found.contains(['N', 'i']) => {
            format!("{}, {}", lang.t("scene-wanted-finite"), bounds(param))
        }
        Scale::Whole => format!("{}, {}", lang.t("scene-wanted-whole"), bounds(param)),
        _ => bounds(param),
    }
}

/// `1 ≤ steps ≤ 1000000`: the range with the field's name for x.
fn bounds(param: &Param) -> String {
    param.allowed.to_string().replace('x', param.key)
}

/// The name of the value out of range: its field, or for a list item the field that holds it.
fn name_of(fault: &Fault, param: &Param) -> String {
    let named = fault.path.rsplit('.').find(|key| key.parse::<usize>().is_err());
    named.unwrap_or(param.key).to_owned()
}

/// The text found, shortened if long.
fn quote(found: &str) -> FluentValue<'_> {
    cut(found, QUOTE).into()
}
