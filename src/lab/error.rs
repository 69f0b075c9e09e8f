//! Why a lab cannot start.

/// Why a lab cannot start: what no range of a single number says.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LabError {
    /// No net is chosen.
    #[error("a lab needs at least one net")]
    NoNets,
    /// Batch normalisation of a single object would be its β.
    #[error("batch normalisation needs at least 2 objects in a batch, found {found}")]
    BatchOfOne {
        /// Objects of a batch.
        found: usize,
    },
    /// The data file cannot be used.
    #[error("{path}: {reason}")]
    Data {
        /// The file.
        path: String,
        /// What was found where, and what is allowed.
        reason: String,
    },
}
