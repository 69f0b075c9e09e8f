//! Why a landscape cannot be opened.

use crate::intake::{ReadError, mib};
use crate::params::Allowed;
use crate::plain::{QUOTE, cut};
use crate::table::MAX_ROW;
use crate::text::Lang;
use std::path::{Path, PathBuf};

/// The fault: what was found, what was expected and where.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum OpenError {
    /// A number outside its range.
    Range {
        /// Name of the parameter.
        key: &'static str,
        /// The number.
        found: f64,
        /// The allowed range.
        allowed: Allowed,
    },
    /// No built-in data set of that name.
    Builtin {
        /// The name.
        found: String,
        /// The existing names, joined by commas.
        known: String,
    },
    /// A path that leaves the scene's folder.
    Outside {
        /// The path as written.
        path: PathBuf,
    },
    /// The file cannot be read.
    Unreadable {
        /// The path as opened.
        path: PathBuf,
        /// Why not.
        source: ReadError,
    },
    /// Not a table: a row with a different number of cells, or bytes that are not UTF-8.
    Malformed {
        /// The path as opened.
        path: PathBuf,
        /// Line in the file, from 1.
        line: u64,
    },
    /// The file is empty.
    Empty {
        /// The path as opened.
        path: PathBuf,
    },
    /// A column is missing.
    Column {
        /// The path as opened.
        path: PathBuf,
        /// Name of the missing column.
        column: &'static str,
        /// The existing columns, joined by commas.
        found: String,
    },
    /// A cell that is not a number, or one beyond the allowed range.
    Cell {
        /// The path as opened.
        path: PathBuf,
        /// Line in the file, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// Content of the cell.
        found: String,
    },
    /// A class other than −1 and 1, for the logistic loss.
    Label {
        /// The path as opened.
        path: PathBuf,
        /// Line in the file, from 1.
        line: u64,
        /// y.
        found: f64,
    },
    /// Fewer than two rows.
    Few {
        /// The path as opened.
        path: PathBuf,
        /// Number of rows.
        rows: usize,
    },
    /// Too few rows to set some aside.
    FewToSetAside {
        /// Number of rows.
        rows: usize,
    },
    /// More rows than can be computed in reasonable time.
    Many {
        /// The path as opened.
        path: PathBuf,
        /// The largest number allowed.
        limit: usize,
    },
    /// A row with more bytes than numbers can need.
    Long {
        /// The path as opened.
        path: PathBuf,
        /// Line in the file where the row begins, from 1.
        line: u64,
    },
    /// Not a fault: the work was cancelled.
    GivenUp,
}

impl OpenError {
    /// The message in a language.
    pub fn message(&self, lang: Lang) -> String {
        let number = |x: &f64| lang.number(*x, 6);
        let (key, words): (&str, Vec<(&str, String)>) = match self {
            Self::Range { key, found, allowed } => (
                "open-range",
                vec![("key", (*key).to_owned()), ("found", number(found)), ("allowed", allowed.to_string())],
            ),
            Self::Builtin { found, known } => {
                ("open-builtin", vec![("found", cut(found, QUOTE).into_owned()), ("known", known.clone())])
            }
            Self::Outside { .. } => ("open-outside", vec![]),
            Self::Unreadable { source, .. } => ("open-unreadable", vec![("reason", source.reason(lang))]),
            Self::Malformed { line, .. } => ("open-malformed", vec![("line", lang.whole(*line))]),
            Self::Empty { .. } => ("open-empty", vec![]),
            Self::Column { column, found, .. } => {
                ("open-column", vec![("column", (*column).to_owned()), ("found", found.clone())])
            }
            Self::Cell { line, column, found, .. } => (
                "open-cell",
                vec![
                    ("line", lang.whole(*line)),
                    ("column", (*column).to_owned()),
                    ("found", found.clone()),
                    ("allowed", Allowed::ANY.to_string().replace('x', column)),
                ],
            ),
            Self::Label { line, found, .. } => {
                ("open-label", vec![("line", lang.whole(*line)), ("found", number(found))])
            }
            Self::Few { rows, .. } if *rows == 0 => ("open-none", vec![]),
            Self::Few { .. } => ("open-one", vec![]),
            Self::FewToSetAside { rows } => ("open-few-to-set-aside", vec![("rows", lang.whole(*rows as u64))]),
            Self::Many { limit, .. } => ("open-many", vec![("limit", lang.whole(*limit as u64))]),
            Self::GivenUp => ("open-given-up", vec![]),
            Self::Long { line, .. } => {
                ("open-long", vec![("line", lang.whole(*line)), ("limit", mib(MAX_ROW).to_string())])
            }
        };
        let path = self.path().map(|path| ("path", path.display().to_string()));
        let words: Vec<_> = path.into_iter().chain(words).map(|(name, word)| (name, word.into())).collect();
        lang.with(key, &words)
    }

    /// The file concerned, if any.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Range { .. } | Self::Builtin { .. } | Self::FewToSetAside { .. } | Self::GivenUp => None,
            Self::Outside { path }
            | Self::Unreadable { path, .. }
            | Self::Malformed { path, .. }
            | Self::Empty { path }
            | Self::Column { path, .. }
            | Self::Cell { path, .. }
            | Self::Label { path, .. }
            | Self::Few { path, .. }
            | Self::Many { path, .. }
            | Self::Long { path, .. } => Some(path),
        }
    }
}
