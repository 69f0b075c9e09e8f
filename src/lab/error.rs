//! Why a lab cannot start.

use crate::intake::{ReadError, mib};
use crate::net::{DataError, NetError};
use crate::table::{MAX_ROW, TableFault};
use crate::text::Lang;

/// Why a lab cannot start. Numbers out of their range are told by the scene's check, not here.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum LabError {
    /// No net is chosen.
    NoNets,
    /// Batch normalisation of a single example would be its β.
    BatchOfOne {
        /// Examples of a batch.
        found: usize,
    },
    /// The data file cannot be used.
    Data {
        /// The file.
        path: String,
        /// Why.
        reason: DataFileError,
    },
    /// The net cannot be built or trained.
    Net(NetError),
}

/// Why a data file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum DataFileError {
    /// It lies outside the scene's folder.
    Outside,
    /// It cannot be read.
    Unreadable(ReadError),
    /// It is not a table of UTF-8 text with rows of equal length.
    Malformed {
        /// The line where that shows, from 1.
        line: u64,
    },
    /// A row of it is too long for any table.
    Long {
        /// The line where it begins, from 1.
        line: u64,
    },
    /// Its first line is not the one a table of digits begins with.
    Columns {
        /// The first line.
        found: String,
    },
    /// A cell whose text has no meaning in its column.
    Cell {
        /// Line of the file, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
    /// No rows with this split.
    NoSplit {
        /// 0 for training, 1 for validation.
        split: usize,
    },
}

impl From<DataError> for DataFileError {
    fn from(error: DataError) -> Self {
        match error {
            DataError::Table(TableFault::Long { line }) => Self::Long { line },
            // Reading rows has no other fault.
            DataError::Table(_) => Self::Malformed { line: 1 },
            DataError::Malformed { line } => Self::Malformed { line },
            DataError::Columns { found } => Self::Columns { found },
            DataError::Cell { line, column, found, .. } => Self::Cell { line, column, found },
            DataError::Missing { split, .. } => Self::NoSplit { split },
        }
    }
}

impl From<ReadError> for DataFileError {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<NetError> for LabError {
    fn from(error: NetError) -> Self {
        match error {
            NetError::BatchOfOne { found } => Self::BatchOfOne { found },
            error => Self::Net(error),
        }
    }
}

impl LabError {
    /// Where in the lab's settings the value to blame stands, below the scene's `lab`.
    pub const fn path(&self) -> &'static str {
        match self {
            Self::NoNets => "nets",
            Self::BatchOfOne { .. } => "training.batch",
            Self::Data { .. } => "network.file",
            Self::Net(_) => "network",
        }
    }

    /// The message in a language.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoNets => lang.t("lab-no-nets"),
            Self::BatchOfOne { found } => lang.with("lab-batch-of-one", &[("found", (*found).into())]),
            Self::Data { path, reason } => reason.message(path, lang),
            // Scenes and sliders keep these numbers in their ranges: only a program that uses the library gets this.
            Self::Net(error) => error.to_string(),
        }
    }
}

impl DataFileError {
    fn message(&self, path: &str, lang: Lang) -> String {
        let (key, words): (_, Vec<(&str, String)>) = match self {
            Self::Outside => ("open-outside", vec![]),
            Self::Unreadable(error) => ("open-unreadable", vec![("reason", error.reason(lang))]),
            Self::Long { line } => {
                ("table-long", vec![("line", lang.whole(*line)), ("limit", mib(MAX_ROW).to_string())])
            }
            Self::Malformed { line } => ("lab-digits-malformed", vec![("line", lang.whole(*line))]),
            Self::Columns { found } => ("lab-digits-columns", vec![("found", found.clone())]),
            Self::Cell { line, column, found } => (
                "lab-digits-cell",
                vec![("line", lang.whole(*line)), ("column", (*column).to_owned()), ("found", found.clone())],
            ),
            Self::NoSplit { split } => {
                let part = if *split == 0 { "training" } else { "validation" };
                ("lab-digits-no-split", vec![("split", split.to_string()), ("part", part.to_owned())])
            }
        };
        let path = std::iter::once(("path", path.to_owned()));
        let words: Vec<_> = path.chain(words).map(|(name, word)| (name, word.into())).collect();
        lang.with(key, &words)
    }
}
