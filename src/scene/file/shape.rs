//! Faults of a text that is RON but not a scene: an unknown name, a value of the wrong type.

use crate::lab::Lab;
use crate::landscape::Spec;
use crate::scene::fault::place::byte_at;
use crate::scene::fault::{Expected, Fault, Kind, Problem};
use crate::scene::file::tree::Node;
use crate::scene::{Scene, limits};
use ron::error::{Error, SpannedError};
use std::ops::Range;

/// Longer values are cut in messages.
const LONGEST_FOUND: usize = 40;

/// The fault of a text that is well-formed RON.
pub fn explain(text: &str, tree: &Node<'_>, error: &SpannedError) -> Fault {
    let start = byte_at(text, error.span.start.line, error.span.start.col);
    let end = byte_at(text, error.span.end.line, error.span.end.col);
    match &error.code {
        Error::NoSuchStructField { found, expected, .. } => {
            let allowed: Vec<_> = expected.iter().map(|&name| name.to_owned()).collect();
            let (path, _) = tree.at(start);
            Fault::at(text, start..end, &join(&path, found), unknown(Kind::Field, found, allowed))
        }
        Error::DuplicateStructField { field, .. } => {
            let problem = Problem::Twice { field: (*field).to_owned() };
            Fault::at(text, start..end, &join(&tree.at(start).0, field), problem)
        }
        Error::NoSuchEnumVariant { found, expected, outer } => {
            let (path, _) = tree.at(start);
            let allowed = expected.iter().map(|name| spelling(text, start..end, name)).collect();
            Fault::at(text, start..end, &path, unknown(kind(outer.as_deref()), found, allowed))
        }
        code => value_fault(text, tree, code, end),
    }
}

fn unknown(kind: Kind, found: &str, allowed: Vec<String>) -> Problem {
    Problem::Unknown { kind, found: found.to_owned(), allowed: allowed.into() }
}

/// The kind of name by the Rust name of its enum.
fn kind(outer: Option<&str>) -> Kind {
    match outer {
        Some("Spec") => Kind::Landscape,
        Some("Data") => Kind::Data,
        Some("RuleSpec") => Kind::Rule,
        Some("Schedule") => Kind::Schedule,
        Some("Batch") => Kind::Batch,
        Some("Draw") => Kind::Draw,
        Some("Divide") => Kind::Divide,
        Some("Form") => Kind::Form,
        Some("LevelScale") => Kind::Scale,
        Some("ChartKind") => Kind::Chart,
        Some("Facets") => Kind::Facets,
        Some("Lab") => Kind::Lab,
        Some("Network") => Kind::Network,
        Some("Variant") => Kind::Net,
        Some("RunningVariance") => Kind::Variance,
        Some("Gain") => Kind::Gain,
        Some("Init") => Kind::Init,
        Some("Claim") => Kind::Claim,
        Some("Measure") => Kind::Measure,
        Some("Quantity") => Kind::Quantity,
        Some("Ending") => Kind::Ending,
        Some("When") => Kind::Choice("at"),
        Some("Separator") => Kind::Choice("separator"),
        Some("Decimal") => Kind::Choice("decimal"),
        outer => choice_of_lab(outer).unwrap_or(Kind::Language),
    }
}

/// The choice of a lab whose Rust name this is.
fn choice_of_lab(outer: Option<&str>) -> Option<Kind> {
    let mut choices = Lab::all().into_iter().flat_map(|lab| lab.choices());
    choices.find(|choice| Some(choice.type_name) == outer).map(|choice| Kind::Choice(choice.field))
}

/// A value that ron read otherwise than it stands: `Gd()`, `Adam`, a text for a number.
fn value_fault(text: &str, tree: &Node<'_>, code: &Error, offset: usize) -> Fault {
    let (mut path, mut node) = tree.at(offset);
    if let Some((parent, _)) = path.rsplit_once('.').or((!path.is_empty()).then_some(("", "")))
        && is_pair(parent)
    {
        let parent = parent.to_owned();
        node = tree.nearest(&parent).0;
        path = parent;
    }
    let name = node.name();
    let bracket_after_name = node.text[name.len()..].trim_start().starts_with('(');
    let problem = if !name.is_empty() && bracket_after_name && is_variant_alone(text, node, name) {
        Problem::NoParentheses { name: name.to_owned() }
    } else if let Some(example) = example(text, node, code) {
        Problem::NeedsParentheses { name: name.to_owned(), example }
    } else {
        Problem::WrongType { found: shorten(node.text), expected: expected(text, node, code, &path) }
    };
    Fault::at(text, node.inner.clone(), &path, problem)
}

/// An example with parentheses, if those are missing: `Adam()`, `Size(10)`.
fn example(text: &str, node: &Node<'_>, code: &Error) -> Option<String> {
    let name = node.name();
    let bare = name == node.text && *code == Error::ExpectedStructLike;
    let empty = node.is_empty() && node.text.ends_with(')');
    if name.is_empty() || !(bare || empty) {
        return None;
    }
    // Names whose contents are not fields with defaults get a typical content.
    let contents = match name {
        "Size" => "10",
        "Builtin" => "\"lecture\"",
        "File" => "\"rows.csv\"",
        loss if Spec::all().iter().any(|spec| spec.name() == loss && spec.data().is_some()) => "Builtin(\"lecture\")",
        _ if bare => "",
        _ => return None,
    };
    let known = names_due(text, node)?.iter().any(|known| known.split('(').next() == Some(name));
    known.then(|| format!("{name}({contents})"))
}

fn expected(text: &str, node: &Node<'_>, code: &Error, path: &str) -> Expected {
    let range = || limits::of(path);
    if is_pair(path) {
        return Expected::Pair;
    }
    if let Some(names) = names_due(text, node) {
        return Expected::Name(names);
    }
    match code {
        Error::ExpectedFloat => Expected::Number(range()),
        Error::ExpectedBoolean => Expected::Boolean,
        Error::ExpectedString => Expected::Text,
        Error::ExpectedArray => Expected::List,
        Error::InvalidValueForType { .. } if path.starts_with("view.anatomy") => Expected::Fields,
        Error::InvalidValueForType { .. } => Expected::Words,
        Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            Expected::Whole(range())
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd if is_number(node.text) => Expected::Whole(range()),
        _ => Expected::Fields,
    }
}

/// Whether the field at a path is a pair (x, y).
fn is_pair(path: &str) -> bool {
    matches!(path, "start" | "lab.start" | "view.x" | "view.y")
        || path.ends_with(".scale") && path.starts_with("landscape")
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

/// The spellings of the names allowed at a value; `None` if no name is allowed.
fn names_due(text: &str, node: &Node<'_>) -> Option<Vec<String>> {
    // No list of names is kept here: for an impossible name the parser lists those it knows.
    match try_instead(text, node.inner.clone(), "NoSuchName")? {
        Error::NoSuchEnumVariant { expected, .. } => {
            Some(expected.iter().map(|name| spelling(text, node.inner.clone(), name)).collect())
        }
        _ => None,
    }
}

/// Spelling of a name as the parser expects it at this place: `Adam(…)` or `Gd`.
fn spelling(text: &str, span: Range<usize>, name: &str) -> String {
    // The whole node is replaced: with the brackets after a misspelt name, the bare name would be tried as `Adam(…)`.
    let node = Node::of(text).map(|tree| tree.at(span.start).1.inner.clone());
    match try_instead(text, node.unwrap_or(span), name) {
        Some(Error::ExpectedStructLike) => format!("{name}(…)"),
        _ => name.to_owned(),
    }
}

/// Whether a name written with parentheses takes none.
fn is_variant_alone(text: &str, node: &Node<'_>, name: &str) -> bool {
    try_instead(text, node.inner.clone(), name).is_none()
        && names_due(text, node).is_some_and(|names| names.iter().any(|known| known == name))
}

/// The error of `ron` with `value` in place of `span`; `None` if there is none at this place.
fn try_instead(text: &str, span: Range<usize>, value: &str) -> Option<Error> {
    let tried = [&text[..span.start], value, &text[span.end..]].concat();
    let error = super::tree::options().from_str::<Scene>(&tried).err()?;
    let at = byte_at(&tried, error.span.start.line, error.span.start.col);
    (at <= span.start + value.len() && error.code != Error::ExpectedComma).then_some(error.code)
}

fn shorten(found: &str) -> String {
    let line = found.lines().next().unwrap_or_default();
    if line.chars().count() > LONGEST_FOUND || line.len() < found.len() {
        line.chars().take(LONGEST_FOUND).chain(['…']).collect()
    } else {
        line.to_owned()
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
