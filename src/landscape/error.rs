//! Why a landscape cannot be opened.

use crate::intake::ReadError;
use crate::params::Allowed;
use crate::plain::{QUOTE, cut};
use crate::table::TableFault;
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
    /// The file is no table that can be used.
    Table {
        /// The path as opened.
        path: PathBuf,
        /// What is wrong with it.
        fault: TableFault,
    },
    /// Too few rows to set some aside.
    FewToSetAside {
        /// Number of rows.
        rows: usize,
    },
    /// Not a fault: the work was cancelled.
    GivenUp,
}

impl OpenError {
    /// A table's fault.
    pub(super) fn of_table(path: &Path, fault: TableFault) -> Self {
        match fault {
            TableFault::GivenUp => Self::GivenUp,
            fault => Self::Table { path: path.to_owned(), fault },
        }
    }

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
            Self::Table { path, fault } => return fault.message(path, lang),
            Self::FewToSetAside { rows } => ("open-few-to-set-aside", vec![("rows", lang.whole(*rows as u64))]),
            Self::GivenUp => ("open-given-up", vec![]),
        };
        let path = self.path().map(|path| ("path", path.display().to_string()));
        let words: Vec<_> = path.into_iter().chain(words).map(|(name, word)| (name, word.into())).collect();
        lang.with(key, &words)
    }

    /// The file concerned, if any.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Range { .. } | Self::Builtin { .. } | Self::FewToSetAside { .. } | Self::GivenUp => None,
            Self::Outside { path } | Self::Unreadable { path, .. } | Self::Table { path, .. } => Some(path),
        }
    }
}
