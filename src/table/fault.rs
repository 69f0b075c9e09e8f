//! Why a table cannot be read: what was found, where, what was expected, and how the cells were told apart.

use super::{Layout, MAX_ROW};
use crate::intake::mib;
use crate::params::Allowed;
use crate::plain::{QUOTE, cut};
use crate::text::Lang;
use std::path::Path;

/// The fault.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.message(Path::new("the table"), Lang::En))]
pub enum TableFault {
    /// A spreadsheet program's own file.
    Workbook,
    /// Bytes that are no text.
    NotText,
    /// Neither rows nor a header.
    Empty,
    /// The first line says `sep=` and something that parts no cells.
    Separator {
        /// What it says.
        found: String,
    },
    /// No cell is a number.
    NoNumbers {
        /// How the cells were told apart.
        layout: Layout,
    },
    /// A row of more than [`MAX_ROW`] bytes.
    Long {
        /// Line of the file where it begins, from 1.
        line: u64,
    },
    /// A quotation mark at the beginning of a cell without one at the end.
    Unclosed {
        /// Line of the file where its row begins, from 1.
        line: u64,
    },
    /// More columns than are looked at.
    Wide {
        /// The largest number allowed.
        limit: usize,
    },
    /// A row with more cells than there are columns.
    Ragged {
        /// Line of the file, from 1.
        line: u64,
        /// Its cells.
        found: usize,
        /// Number of columns.
        columns: usize,
        /// How the cells were told apart.
        layout: Layout,
    },
    /// A cell that is not a number, or one outside [`Allowed::ANY`].
    Cell {
        /// Line of the file, from 1.
        line: u64,
        /// Name of the column.
        column: String,
        /// Content of the cell.
        found: String,
        /// How the cells were told apart.
        layout: Layout,
    },
    /// A column that is named and not there.
    Column {
        /// The name.
        wanted: String,
        /// The existing names, joined by commas.
        known: String,
        /// How the cells were told apart.
        layout: Layout,
    },
    /// Too few columns of numbers for x1 and y.
    FewColumns {
        /// Names of the columns of numbers, joined by commas.
        numbers: String,
        /// How the cells were told apart.
        layout: Layout,
    },
    /// A column for classes that does not hold two different values.
    Classes {
        /// Name of the column.
        column: String,
        /// The first different values, joined by commas.
        found: String,
    },
    /// Fewer than two rows with values.
    Few {
        /// Their number.
        rows: usize,
    },
    /// More rows than can be computed in reasonable time.
    Many {
        /// The largest number allowed.
        limit: usize,
    },
    /// Not a fault: the reading was cancelled.
    GivenUp,
}

impl TableFault {
    /// The message in a language; `path` is the table's.
    pub fn message(&self, path: &Path, lang: Lang) -> String {
        let quoted = |text: &str| cut(text, QUOTE).into_owned();
        let whole = |number: usize| lang.whole(number as u64);
        let (key, mut words): (&str, Vec<(&str, String)>) = match self {
            Self::Workbook => ("table-workbook", vec![]),
            Self::NotText => ("table-not-text", vec![]),
            Self::Empty => ("table-empty", vec![]),
            Self::Separator { found } => ("table-separator", vec![("found", quoted(found))]),
            Self::NoNumbers { .. } => ("table-no-numbers", vec![]),
            Self::Long { line } => {
                ("table-long", vec![("line", lang.whole(*line)), ("limit", mib(MAX_ROW).to_string())])
            }
            Self::Unclosed { line } => ("table-unclosed", vec![("line", lang.whole(*line))]),
            Self::Wide { limit } => ("table-wide", vec![("limit", whole(*limit))]),
            Self::Ragged { line, found, columns, .. } => {
                let words = vec![("line", lang.whole(*line)), ("found", whole(*found)), ("columns", whole(*columns))];
                ("table-ragged", words)
            }
            Self::Cell { line, column, found, .. } => {
                let allowed = Allowed::ANY.to_string();
                let words = vec![("line", lang.whole(*line)), ("column", quoted(column)), ("found", quoted(found))];
                ("table-cell", [words, vec![("allowed", allowed)]].concat())
            }
            Self::Column { wanted, known, .. } => {
                ("table-column", vec![("wanted", quoted(wanted)), ("known", quoted(known))])
            }
            Self::FewColumns { numbers, .. } if numbers.is_empty() => ("table-no-columns", vec![]),
            Self::FewColumns { numbers, .. } => ("table-few-columns", vec![("numbers", quoted(numbers))]),
            Self::Classes { column, found } => {
                ("table-classes", vec![("column", quoted(column)), ("found", quoted(found))])
            }
            Self::Few { rows: 0 } => ("open-none", vec![]),
            Self::Few { .. } => ("open-one", vec![]),
            Self::Many { limit } => ("open-many", vec![("limit", whole(*limit))]),
            Self::GivenUp => ("open-given-up", vec![]),
        };
        words.push(("path", path.display().to_string()));
        words.extend(self.layout().map(|layout| ("layout", layout.words(lang))));
        let words: Vec<_> = words.into_iter().map(|(name, word)| (name, word.into())).collect();
        lang.with(key, &words)
    }

    /// How the cells were told apart, where the fault depends on it.
    const fn layout(&self) -> Option<Layout> {
        match self {
            Self::NoNumbers { layout }
            | Self::Ragged { layout, .. }
            | Self::Cell { layout, .. }
            | Self::Column { layout, .. }
            | Self::FewColumns { layout, .. } => Some(*layout),
            _ => None,
        }
    }
}
