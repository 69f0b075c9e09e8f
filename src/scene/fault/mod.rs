//! Faults of a scene: what was found, where, what is allowed, and a suggestion.
//!
//! [`Fault::message`] formats a fault like a compiler error; the window's banner uses its parts.

mod message;
pub mod place;

use crate::cost::Cost;
use crate::lab::{Clash, LabError, Quantity};
use crate::landscape::OpenError;
use crate::optim::{Form, RuleSpec};
use crate::params::Param;
use crate::scene::fault::place::Place;
use crate::text::Lang;
use std::ops::Range;
use std::sync::Arc;

/// Longest name that gets a spelling suggestion: the distance to other names takes time proportional to its length.
const LONGEST_NAME: usize = 100;

/// All faults of a scene: one syntax fault, or all values out of range. Never empty.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct Faults(pub Vec<Fault>);

/// One fault.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct Fault {
    /// Name of the file as the user gave it; empty for a scene without a file.
    pub file: String,
    /// Path of the value, as in `--set`: `racers.2.rule.alpha`; empty if there is none.
    pub path: String,
    /// Place in the text; `None` without a text.
    pub place: Option<Box<Place>>,
    /// The kind of fault.
    pub problem: Problem,
}

/// A kind of fault.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are what the words in scene.ftl name")]
pub enum Problem {
    /// No such file.
    Absent,
    /// A folder, or something else that is not a file.
    NotAFile,
    /// A pipe, a device or a socket.
    Special,
    /// The system refused to read or write it.
    System { detail: String },
    /// More bytes than a scene may have.
    TooLarge { limit: usize },
    /// Bytes that are not UTF-8.
    NotText,
    /// A picture that carries no scene.
    NoSceneInside,
    /// A picture whose scene is cut off or changed.
    DamagedInside,
    /// Only blanks and comments.
    Empty,

    /// Two fields or items without a comma between them.
    MissingComma { found: String },
    /// A field without its `:`.
    MissingColon { found: String },
    /// A bracket that is never closed.
    NeverClosed { bracket: char },
    /// A closing bracket that does not match the opening one, which is in `line`.
    WrongBracket { found: char, open: char, line: usize },
    /// `0,1` for `0.1`.
    DecimalComma { point: String },
    /// `"steps": 3`: a field's name in quotation marks.
    QuotedName { found: String },
    /// A number that cannot be read.
    NotANumber { found: String },
    /// A string that is never closed.
    UnclosedText,
    /// `/*` without `*/`.
    UnclosedComment,
    /// An invalid escape sequence.
    Escape { found: String },
    /// Text after the scene's closing bracket.
    Trailing { found: String },
    /// Too many nested brackets.
    TooDeep,
    /// An unexpected token.
    Unexpected { found: String },

    /// A name that does not exist.
    Unknown { kind: Kind, found: String, allowed: Box<[String]> },
    /// A field, or an item of a list of choices, that is given twice.
    Twice { field: String },
    /// A value of the wrong type.
    WrongType { found: String, expected: Expected },
    /// `Gd()`: a name without parameters, written with parentheses.
    NoParentheses { name: String },
    /// A name that needs parentheses: `Adam` for `Adam()`, `Size` for `Size(10)`.
    NeedsParentheses { name: String, example: String },

    /// No values of small multiples, or too many.
    FacetCount { found: usize, most: usize },
    /// Small multiples over what is not a number of the race.
    FacetPath { found: String },
    /// A number out of range.
    OutOfRange { found: String, param: &'static Param },
    /// The two ends of a view in the wrong order.
    NotAscending { low: f64, high: f64 },
    /// A view that is too narrow to be drawn.
    TooNarrow { low: f64, high: f64 },
    /// A batch larger than the number of examples.
    BatchTooLarge { found: usize, examples: usize },
    /// More racers than allowed.
    TooManyRacers { found: usize, most: usize },
    /// More charts than fit side by side.
    TooManyCharts { found: usize, most: usize },
    /// More steps taken apart than a picture has room for.
    TooManyAnatomies { found: usize, most: usize },
    /// A claim about the stop of a racer that has none.
    NeverStops { found: usize },
    /// A racer that is off where one that runs is needed.
    RacerOff { found: usize },
    /// A step that the scene's racers do not make.
    NoSuchStep { found: usize, most: usize },
    /// Rows to be set aside of a formula, which has none.
    NoRowsToSetAside,
    /// A racer that stops by held-out rows in a scene without them.
    NothingSetAside,
    /// Steps × racers above the limit.
    TooMuchWork { steps: usize, racers: usize, most: usize },
    /// A form that the rule does not have.
    NoSuchForm { rule: RuleSpec, found: Form },
    /// The landscape's data cannot be opened.
    Data(Arc<OpenError>),
    /// More nets than a lab's picture can show.
    TooManyNets { found: usize, most: usize },
    /// A lab's net with more weights than can be trained in reasonable time.
    NetTooLarge { weights: usize, most: usize },
    /// Race and lab together would hold more than [`crate::cost::MOST_MEMORY`].
    TooMuchMemory { cost: Cost },
    /// Numbers of a lab that are wrong together.
    Clash(Box<Clash>),
    /// A claim about what its scene has no lab for.
    NotMeasured { quantity: Quantity },
    /// The lab cannot start.
    Lab(Arc<LabError>),

    /// `--set` without `=`.
    NotAnAssignment,
    /// A path into a value without fields; the invalid key is at `depth` in the path.
    NoParts { name: String, depth: usize },
    /// A path into an omitted value whose default has no fields; `whole` is the value's path.
    LeftOut { name: String, whole: String },
    /// An index beyond the end of a list.
    NoSuchIndex { found: String, count: usize },
}

/// What kind of name is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after what they are")]
pub enum Kind {
    Field,
    Landscape,
    Data,
    Rule,
    Schedule,
    Batch,
    Draw,
    Divide,
    Form,
    Scale,
    /// What has plots of its own.
    Facets,
    Chart,
    Lab,
    Network,
    Net,
    Variance,
    Gain,
    Init,
    /// A choice of a lab, by its field.
    Choice(&'static str),
    Claim,
    Measure,
    Quantity,
    Ending,
    Language,
}

/// The expected kind of value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// Any number, with its range if it has one.
    Number(Option<&'static Param>),
    /// A whole number, with its range if it has one.
    Whole(Option<&'static Param>),
    /// `true` or `false`.
    Boolean,
    /// A quoted string.
    Text,
    /// A string, or one per language.
    Words,
    /// `[…]`.
    List,
    /// `(x, y)`.
    Pair,
    /// `(field: value, …)`.
    Fields,
    /// One of these names.
    Name(Vec<String>),
}

impl Faults {
    /// The messages of all faults.
    pub fn message(&self, lang: Lang) -> String {
        self.0.iter().map(|fault| fault.message(lang)).collect::<Vec<_>>().join("\n\n")
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl Fault {
    /// A fault of the value at `path`, without a place.
    pub fn of(path: &str, problem: Problem) -> Self {
        Self { file: String::new(), path: path.to_owned(), place: None, problem }
    }
    /// A fault at the bytes `span` of a text.
    pub fn at(text: &str, span: Range<usize>, path: &str, problem: Problem) -> Self {
        Self { place: Some(Box::new(Place::of(text, span))), ..Self::of(path, problem) }
    }
    /// A fault of a file as a whole.
    pub fn file(file: &str, problem: Problem) -> Self {
        Self { file: file.to_owned(), ..Self::of("", problem) }
    }
    /// The same fault with a file name.
    pub fn in_file(self, file: &str) -> Self {
        Self { file: file.to_owned(), ..self }
    }

    /// The full message, several lines: place and headline, the marked line, what is allowed, a suggestion.
    pub fn message(&self, lang: Lang) -> String {
        let mut lines = Vec::new();
        let place = self.place.as_ref().map(|place| format!("{}:{}", place.line, place.column));
        let head = [self.file.clone(), place.unwrap_or_default()];
        let head = head.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(":");
        let head = if head.is_empty() { self.path.clone() } else { head };
        let separator = if head.is_empty() { "" } else { ": " };
        lines.push(format!("{head}{separator}{}", self.headline(lang)));
        lines.extend(self.place.as_ref().map(ToString::to_string));
        lines.extend(self.allowed(lang).map(|allowed| format!("   {allowed}")));
        lines.extend(self.suggestion(lang).map(|suggestion| format!("   {suggestion}")));
        lines.join("\n")
    }

    /// What was found, without its place: `Unknown rule “Momentom”`.
    pub fn headline(&self, lang: Lang) -> String {
        message::headline(self, lang)
    }
    /// The place as text for the banner: `scene.ron, line 3, column 12`; empty without file and path.
    pub fn whereabouts(&self, lang: Lang) -> String {
        message::whereabouts(self, lang)
    }
    /// What is allowed, or how to fix it.
    pub fn allowed(&self, lang: Lang) -> Option<String> {
        message::allowed(self, lang)
    }
    /// “Did you mean …?”
    pub fn suggestion(&self, lang: Lang) -> Option<String> {
        let Problem::Unknown { found, allowed, .. } = &self.problem else { return None };
        nearest(found, allowed).map(|name| lang.with("scene-meant", &[("name", name.into())]))
    }
}

impl Faults {
    /// The first fault with its place, in one sentence for a banner.
    pub fn sentence(&self, lang: Lang) -> String {
        let Some(first) = self.0.first() else { return String::new() };
        let parts = [first.whereabouts(lang), first.headline(lang)];
        let message = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        match first.suggestion(lang) {
            Some(suggestion) => format!("{message} {suggestion}"),
            None => message,
        }
    }
    /// What is allowed at the first fault; may be empty.
    pub fn allowed(&self, lang: Lang) -> String {
        self.0.first().and_then(|first| first.allowed(lang)).unwrap_or_default()
    }
}

impl Kind {
    /// Its text key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Landscape => "landscape",
            Self::Data => "data",
            Self::Rule => "rule",
            Self::Schedule => "schedule",
            Self::Batch => "batch",
            Self::Draw => "draw",
            Self::Divide => "divide",
            Self::Form => "form",
            Self::Scale => "scale",
            Self::Facets => "facets",
            Self::Chart => "chart",
            Self::Lab => "lab",
            Self::Network => "network",
            Self::Net => "net",
            Self::Variance => "variance",
            Self::Gain => "gain",
            Self::Init => "init",
            Self::Choice(field) => field,
            Self::Claim => "claim",
            Self::Measure => "measure",
            Self::Quantity => "quantity",
            Self::Ending => "ending",
            Self::Language => "language",
        }
    }
}

/// The name most similar to `found`, if at most a third of its letters differ, ignoring case: `Momentom` → `Momentum`,
/// `beta` → `beta1`.
pub fn nearest<'a, S: AsRef<str>>(found: &str, names: &'a [S]) -> Option<&'a str> {
    if found.len() > LONGEST_NAME {
        return None;
    }
    let found = found.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&found, &leading(name).to_lowercase());
    let (best, name) = names.iter().map(|name| (distance(name.as_ref()), name.as_ref())).min()?;
    (best <= (found.chars().count().max(3)) / 3).then_some(name)
}

/// The name in a spelling: `Adam` of `Adam(…)`.
fn leading(spelling: &str) -> &str {
    spelling.split('(').next().unwrap_or(spelling)
}
