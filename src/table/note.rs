//! What was passed over or taken for granted when a table was read: it is told, and nothing has to be done.

use crate::plain::{QUOTE, cut};
use crate::text::Lang;

/// One thing to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Lines without numbers above the header: a title.
    Above {
        /// First and last line, from 1.
        lines: (u64, u64),
    },
    /// Lines without numbers below the header: units.
    Below {
        /// First and last line, from 1.
        lines: (u64, u64),
    },
    /// Lines that begin with `#`.
    Comments {
        /// How many.
        count: usize,
    },
    /// The header once more between the rows.
    Repeated {
        /// How often.
        count: usize,
        /// First line, from 1.
        line: u64,
    },
    /// Rows without a value in a column that is used.
    Missing {
        /// How many.
        count: usize,
        /// First line, from 1.
        line: u64,
    },
    /// No names of columns: they have numbers instead.
    NoHeader,
    /// Bytes that have no meaning in the file's encoding.
    Damaged {
        /// The encoding.
        encoding: &'static str,
    },
    /// Several columns of one name: they are numbered.
    Twice {
        /// The name.
        name: String,
    },
    /// A point or comma that was read as a mark of thousands.
    Thousands {
        /// A cell that has one.
        cell: String,
    },
    /// Which columns were chosen.
    Columns {
        /// Name of the first feature's column.
        x1: String,
        /// Name of the second feature's, or of the constant column.
        x2: String,
        /// Name of the target's.
        y: String,
    },
    /// There is one feature: x2 = 1 in every row.
    Constant,
    /// A first column of 0, 1, 2 … that only numbers the rows.
    Running {
        /// Its name; none if the header has none.
        name: Option<String>,
    },
    /// Columns that are not used.
    Unused {
        /// Their names, joined by commas.
        names: String,
    },
    /// Which values of y are the classes −1 and +1.
    Classes {
        /// y = −1.
        minus: String,
        /// y = +1.
        plus: String,
    },
}

impl Note {
    /// The note in a language, as a part of a sentence.
    pub fn message(&self, lang: Lang) -> String {
        let quoted = |text: &str| cut(text, QUOTE).into_owned();
        let count = |number: usize| ("count", number.into());
        let line = |line: &u64| ("line", lang.whole(*line).into());
        match self {
            Self::Above { lines } => Self::lines("note-above", *lines, lang),
            Self::Below { lines } => Self::lines("note-below", *lines, lang),
            Self::Comments { count: lines } => lang.with("note-comments", &[count(*lines)]),
            Self::Repeated { count: rows, line: first } => lang.with("note-repeated", &[count(*rows), line(first)]),
            Self::Missing { count: rows, line: first } => lang.with("note-missing", &[count(*rows), line(first)]),
            Self::NoHeader => lang.t("note-no-header"),
            Self::Twice { name } => lang.with("note-twice", &[("name", quoted(name).into())]),
            Self::Thousands { cell } => lang.with("note-thousands", &[("cell", quoted(cell).into())]),
            Self::Columns { x1, x2, y } => {
                let name = |key, name: &str| (key, quoted(name).into());
                lang.with("note-columns", &[name("x1", x1), name("x2", x2), name("y", y)])
            }
            Self::Constant => lang.t("note-constant"),
            Self::Running { name: None } => lang.t("note-running-unnamed"),
            Self::Running { name: Some(name) } => lang.with("note-running", &[("name", quoted(name).into())]),
            Self::Damaged { encoding } => lang.with("note-damaged", &[("encoding", (*encoding).into())]),
            Self::Unused { names } => lang.with("note-unused", &[("names", quoted(names).into())]),
            Self::Classes { minus, plus } => {
                lang.with("note-classes", &[("minus", quoted(minus).into()), ("plus", quoted(plus).into())])
            }
        }
    }

    fn lines(key: &str, (first, last): (u64, u64), lang: Lang) -> String {
        let lines =
            if first == last { lang.whole(first) } else { format!("{}–{}", lang.whole(first), lang.whole(last)) };
        lang.with(key, &[("lines", lines.into()), ("count", (last - first + 1).into())])
    }
}
