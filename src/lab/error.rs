//! Why a lab cannot start.

use crate::text::Lang;

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
    /// The data file lies outside the scene's folder.
    Outside {
        /// As written.
        path: String,
    },
    /// The data file cannot be used.
    Data {
        /// The file.
        path: String,
        /// What was found where, and what is allowed.
        reason: String,
    },
    /// The net cannot be built.
    Net {
        /// What was found, and what is allowed.
        reason: String,
    },
}

impl LabError {
    /// The message in a language.
    pub fn tell(&self, lang: Lang) -> String {
        match self {
            Self::NoNets => lang.t("lab-no-nets"),
            Self::BatchOfOne { found } => lang.with("lab-batch-of-one", &[("found", (*found).into())]),
            Self::Outside { path } => lang.with("open-outside", &[("path", path.as_str().into())]),
            Self::Data { path, reason } => format!("{path}: {reason}"),
            Self::Net { reason } => reason.clone(),
        }
    }
}
