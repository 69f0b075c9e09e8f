//! What is wrong with a scene: what was found, where, what is allowed, what was probably meant.
//!
//! [`Fault::tell`] renders a fault as a compiler does; the window's banner takes its pieces.

use super::place::Place;
use crate::lab::{Clash, LabError, Quantity};
use crate::landscape::OpenError;
use crate::optim::{Form, RuleSpec};
use crate::params::Param;
use crate::text::Lang;
use std::ops::Range;
use std::sync::Arc;

/// Faults that are told of one scene: each is looked for in the text, which takes time by its length.
const MOST_TOLD: usize = 50;
/// Longest name that may be a misspelt one: how near it is to others takes time by its length.
const LONGEST_NAME: usize = 100;

/// Everything wrong with a scene: the one syntax fault, or every value out of range. Never empty.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.tell(Lang::En))]
pub struct Faults(pub Vec<Fault>);

/// One thing that is wrong.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.tell(Lang::En))]
pub struct Fault {
    /// Name of the file as the person gave it; empty for a scene that is in no file.
    pub file: String,
    /// Path of the value, as `--set` takes it: `racers.2.rule.alpha`; empty where there is none.
    pub path: String,
    /// Where in the text; none where there is no text.
    pub place: Option<Box<Place>>,
    /// What.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are what the words in scene.ftl name")]
pub enum Problem {
    /// No such file.
    Absent,
    /// A folder, or something else that is no file.
    NotAFile,
    /// A pipe, a device or a socket.
    Special,
    /// The system would not let it be read or written.
    System { detail: String },
    /// More bytes than a scene may have.
    TooLarge { limit: usize },
    /// Bytes that are not UTF-8.
    NotText,
    /// Nothing but blanks and comments.
    Empty,

    /// Two fields or items with nothing between them.
    MissingComma { found: String },
    /// A field without its `:`.
    MissingColon { found: String },
    /// A bracket open at the end.
    NeverClosed { bracket: char },
    /// A closing bracket that does not match the open one, which stands in `line`.
    WrongBracket { found: char, open: char, line: usize },
    /// `0,1` for `0.1`.
    DecimalComma { point: String },
    /// `"steps": 3`: a field's name in quotation marks.
    QuotedName { found: String },
    /// A number that cannot be read.
    NotANumber { found: String },
    /// Quotes open at the end.
    UnclosedText,
    /// `/*` without `*/`.
    UnclosedComment,
    /// A backslash before something that needs none.
    Escape { found: String },
    /// More after the scene's closing bracket.
    Trailing { found: String },
    /// Brackets in brackets in brackets.
    TooDeep,
    /// Something else was due here.
    Unexpected { found: String },

    /// A name that is not in its list.
    Unknown { kind: Kind, found: String, allowed: Box<[String]> },
    /// A field, or an item of a list of choices, given twice.
    Twice { field: String },
    /// Another kind of value was due.
    WrongType { found: String, wanted: Wanted },
    /// `Gd()`: this name has no parameters.
    NoParentheses { name: String },
    /// `Adam` for `Adam()`, `Size` for `Size(10)`.
    NeedsParentheses { name: String, example: String },

    /// A number outside its range.
    OutOfRange { found: String, param: &'static Param },
    /// Two ends of a view in the wrong order.
    NotAscending { low: f64, high: f64 },
    /// A view whose ends are too near to each other to be told apart in a picture.
    TooNarrow { low: f64, high: f64 },
    /// More objects in a batch than there are.
    BatchTooLarge { found: usize, objects: usize },
    /// More racers than a picture can hold.
    TooManyRacers { found: usize, most: usize },
    /// More charts than a strip can hold.
    TooManyCharts { found: usize, most: usize },
    /// Steps × racers.
    TooMuchWork { steps: usize, racers: usize, most: usize },
    /// A form that its rule does not have.
    NoSuchForm { rule: RuleSpec, found: Form },
    /// The landscape's data cannot be opened.
    Data(Arc<OpenError>),
    /// More nets than a picture of a lab can hold.
    TooManyNets { found: usize, most: usize },
    /// A lab's net of more weights than can be trained while somebody waits.
    NetTooLarge { weights: usize, most: usize },
    /// A lab's batch whose activations, all nets together, do not fit in memory.
    BatchTooWide { activations: usize, most: usize },
    /// Numbers of a lab that are wrong together.
    Clash(Box<Clash>),
    /// A claim about what its scene has no lab for.
    NotMeasured { quantity: Quantity },
    /// The lab cannot start.
    Lab(Arc<LabError>),

    /// `--set` without `=`.
    NotAnAssignment,
    /// A part of something that has no parts; the part's key stands at `depth` in the path.
    NoParts { name: String, depth: usize },
    /// A part of something that was left out and has no parts by default; `whole` is its path.
    LeftOut { name: String, whole: String },
    /// An index beyond the end of a list.
    NoSuchIndex { found: String, count: usize },
}

/// What a name is the name of.
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

/// What kind of value was due.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// Any number, with its range where it has one.
    Number(Option<&'static Param>),
    /// Digits only, with its range where it has one.
    Whole(Option<&'static Param>),
    /// `true` or `false`.
    Boolean,
    /// A text in quotes.
    Text,
    /// A text, or one per language.
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
    /// All faults, one below the other.
    pub fn tell(&self, lang: Lang) -> String {
        self.0.iter().map(|fault| fault.tell(lang)).collect::<Vec<_>>().join("\n\n")
    }
    /// The first faults with their places in a text that the scene was read from, in the text's order.
    pub fn placed(mut self, text: &str, file: &str) -> Self {
        self.0.truncate(MOST_TOLD);
        let tree = super::tree::Node::of(text);
        let place = |fault: Fault| {
            let found = tree.as_ref().filter(|_| fault.place.is_none()).map(|tree| tree.nearest(&fault.path));
            let place = found.map(|(node, _)| Box::new(Place::of(text, node.inner.clone()))).or(fault.place);
            Fault { file: file.to_owned(), place, ..fault }
        };
        let mut faults: Vec<_> = self.0.into_iter().map(place).collect();
        faults.sort_by_key(|fault| fault.place.as_ref().map(|place| place.span.start));
        Self(faults)
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl Fault {
    /// A fault of the value at `path`, wherever that stands.
    pub fn of(path: &str, problem: Problem) -> Self {
        Self { file: String::new(), path: path.to_owned(), place: None, problem }
    }
    /// A fault of the bytes `span` of a text.
    pub fn at(text: &str, span: Range<usize>, path: &str, problem: Problem) -> Self {
        Self { place: Some(Box::new(Place::of(text, span))), ..Self::of(path, problem) }
    }
    /// A fault of a file as a whole.
    pub fn file(file: &str, problem: Problem) -> Self {
        Self { file: file.to_owned(), ..Self::of("", problem) }
    }
    /// The same in a file of this name.
    pub fn in_file(self, file: &str) -> Self {
        Self { file: file.to_owned(), ..self }
    }

    /// The whole message, several lines: place and headline, the line with its mark, what is allowed, what was meant.
    pub fn tell(&self, lang: Lang) -> String {
        let mut lines = Vec::new();
        let place = self.place.as_ref().map(|place| format!("{}:{}", place.line, place.column));
        let head = [self.file.clone(), place.unwrap_or_default()];
        let head = head.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(":");
        let head = if head.is_empty() { self.path.clone() } else { head };
        let separator = if head.is_empty() { "" } else { ": " };
        lines.push(format!("{head}{separator}{}", self.headline(lang)));
        lines.extend(self.place.as_ref().map(ToString::to_string));
        lines.extend(self.allowed(lang).map(|allowed| format!("   {allowed}")));
        lines.extend(self.meant(lang).map(|meant| format!("   {meant}")));
        lines.join("\n")
    }

    /// What was found, without its place: `Unknown rule “Momentom”`.
    pub fn headline(&self, lang: Lang) -> String {
        super::tell::headline(self, lang)
    }
    /// Where, as a sentence of the banner: `scene.ron, line 3, column 12`; empty where there is no file and no path.
    pub fn whereabouts(&self, lang: Lang) -> String {
        super::tell::whereabouts(self, lang)
    }
    /// What is allowed there, or what to do.
    pub fn allowed(&self, lang: Lang) -> Option<String> {
        super::tell::allowed(self, lang)
    }
    /// “Did you mean …?”
    pub fn meant(&self, lang: Lang) -> Option<String> {
        let Problem::Unknown { found, allowed, .. } = &self.problem else { return None };
        nearest(found, allowed).map(|name| lang.with("scene-meant", &[("name", name.into())]))
    }
}

impl Faults {
    /// Where the first fault is and what was found, in one sentence for a banner.
    pub fn sentence(&self, lang: Lang) -> String {
        let Some(first) = self.0.first() else { return String::new() };
        let parts = [first.whereabouts(lang), first.headline(lang)];
        let told = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        match first.meant(lang) {
            Some(meant) => format!("{told} {meant}"),
            None => told,
        }
    }
    /// What is allowed where the first fault is; may be empty.
    pub fn allowed(&self, lang: Lang) -> String {
        self.0.first().and_then(|first| first.allowed(lang)).unwrap_or_default()
    }
}

impl Kind {
    /// Its key in the words.
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

/// Of `names` the one nearest to `found`, if it is near: at most a third of its letters differ, upper and lower case
/// alike. `Momentom` → `Momentum`, `beta` → `beta1`.
pub fn nearest<'a, S: AsRef<str>>(found: &str, names: &'a [S]) -> Option<&'a str> {
    if found.len() > LONGEST_NAME {
        return None;
    }
    let found = found.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&found, &leading(name).to_lowercase());
    let (best, name) = names.iter().map(|name| (distance(name.as_ref()), name.as_ref())).min()?;
    (best <= (found.chars().count().max(3)) / 3).then_some(name)
}

/// `Adam` of the spelling `Adam(…)`.
fn leading(spelling: &str) -> &str {
    spelling.split('(').next().unwrap_or(spelling)
}
