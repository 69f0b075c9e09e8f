//! Why a lab cannot start.

use crate::net::{DataError, NetError};
use crate::text::Lang;
use std::io;

/// Why a lab cannot start: what no range of a single number says.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.tell(Lang::En))]
pub enum LabError {
    /// No net is chosen.
    NoNets,
    /// Batch normalisation of a single object would be its β.
    BatchOfOne {
        /// Objects of a batch.
        found: usize,
    },
    /// The data file cannot be used.
    Data {
        /// The file.
        path: String,
        /// Why.
        reason: Reason,
    },
    /// The net cannot be built or trained.
    Net(NetError),
}

/// Why a data file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// It lies outside the scene's folder.
    Outside,
    /// The system does not give it.
    System {
        /// What kind of refusal.
        kind: io::ErrorKind,
        /// The system's own words.
        detail: String,
    },
    /// More bytes than digits that a lab can train on.
    Large {
        /// The most there may be.
        limit_mib: u64,
    },
    /// It is not a table of UTF-8 text with rows of equal length.
    Malformed {
        /// The line where that shows, from 1.
        line: u64,
    },
    /// Another first line.
    Columns {
        /// What it says.
        found: String,
    },
    /// A cell that says nothing here.
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

impl From<DataError> for Reason {
    fn from(error: DataError) -> Self {
        match error {
            DataError::Unreadable(error) => match error.into_kind() {
                csv::ErrorKind::Io(error) => Self::from(error),
                csv::ErrorKind::Utf8 { pos, .. } | csv::ErrorKind::UnequalLengths { pos, .. } => {
                    Self::Malformed { line: pos.map_or(1, |place| place.line()) }
                }
                _ => Self::Malformed { line: 1 },
            },
            DataError::Columns { found } => Self::Columns { found },
            DataError::Cell { line, column, found, .. } => Self::Cell { line, column, found },
            DataError::Missing { split, .. } => Self::NoSplit { split },
        }
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self::System { kind: error.kind(), detail: error.to_string() }
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
    /// The message in a language.
    pub fn tell(&self, lang: Lang) -> String {
        match self {
            Self::NoNets => lang.t("lab-no-nets"),
            Self::BatchOfOne { found } => lang.with("lab-batch-of-one", &[("found", (*found).into())]),
            Self::Data { path, reason } => reason.tell(path, lang),
            // Scenes and sliders keep these numbers in their ranges: only a program meets it.
            Self::Net(error) => error.to_string(),
        }
    }
}

impl Reason {
    fn tell(&self, path: &str, lang: Lang) -> String {
        let (key, words): (_, Vec<(&str, String)>) = match self {
            Self::Outside => ("open-outside", vec![]),
            Self::System { kind, detail } => {
                let reason = match kind {
                    io::ErrorKind::NotFound => lang.t("open-reason-missing"),
                    io::ErrorKind::PermissionDenied => lang.t("open-reason-permission"),
                    io::ErrorKind::IsADirectory => lang.t("open-reason-folder"),
                    _ => detail.clone(),
                };
                ("open-unreadable", vec![("reason", reason)])
            }
            Self::Large { limit_mib } => ("open-large", vec![("limit", lang.whole(*limit_mib))]),
            Self::Malformed { line } => ("open-malformed", vec![("line", lang.whole(*line))]),
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
