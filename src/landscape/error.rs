//! Why a landscape cannot be opened.

use crate::params::Allowed;
use crate::text::Lang;
use std::path::PathBuf;

/// What was found, what was expected and where.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.tell(Lang::En))]
pub enum OpenError {
    /// A number outside its range.
    Range {
        /// Field of the landscape or of its noise.
        key: &'static str,
        /// The number.
        found: f64,
        /// What a scene may say.
        allowed: Allowed,
    },
    /// No built-in data of that name.
    Builtin {
        /// The name.
        found: String,
        /// The names there are, joined by commas.
        known: String,
    },
    /// A path that leaves the scene's folder.
    Outside {
        /// As written.
        path: PathBuf,
    },
    /// The file cannot be read.
    Unreadable {
        /// As opened.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Not a table: a row of another length, bytes that are not UTF-8.
    Malformed {
        /// As opened.
        path: PathBuf,
        /// Line in the file, from 1.
        line: u64,
    },
    /// Nothing in it.
    Empty {
        /// As opened.
        path: PathBuf,
    },
    /// A column is not there.
    Column {
        /// As opened.
        path: PathBuf,
        /// The missing one.
        column: &'static str,
        /// Those there are, joined by commas.
        found: String,
    },
    /// A cell that is not a finite number.
    Cell {
        /// As opened.
        path: PathBuf,
        /// Line in the file, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// The cell.
        found: String,
    },
    /// A class other than −1 and 1 under the logistic loss.
    Label {
        /// As opened.
        path: PathBuf,
        /// Line in the file, from 1.
        line: u64,
        /// y.
        found: f64,
    },
    /// Fewer than two rows: no cloud, no line through it.
    Few {
        /// As opened.
        path: PathBuf,
        /// How many.
        rows: usize,
    },
    /// More than can be drawn in reasonable time.
    Many {
        /// As opened.
        path: PathBuf,
        /// The most there may be.
        limit: usize,
    },
}

impl OpenError {
    /// The message in a language.
    pub fn tell(&self, lang: Lang) -> String {
        let file = |path: &PathBuf| path.display().to_string();
        match self {
            Self::Range { key, found, allowed } => lang.with(
                "open-range",
                &[
                    ("key", (*key).into()),
                    ("found", lang.number(*found, 6).into()),
                    ("allowed", allowed.to_string().into()),
                ],
            ),
            Self::Builtin { found, known } => {
                lang.with("open-builtin", &[("found", found.as_str().into()), ("known", known.as_str().into())])
            }
            Self::Outside { path } => lang.with("open-outside", &[("path", file(path).into())]),
            Self::Unreadable { path, source } => {
                lang.with("open-unreadable", &[("path", file(path).into()), ("reason", reason(lang, source).into())])
            }
            Self::Malformed { path, line } => {
                lang.with("open-malformed", &[("path", file(path).into()), ("line", lang.whole(*line).into())])
            }
            Self::Empty { path } => lang.with("open-empty", &[("path", file(path).into())]),
            Self::Column { path, column, found } => lang.with(
                "open-column",
                &[("path", file(path).into()), ("column", (*column).into()), ("found", found.as_str().into())],
            ),
            Self::Cell { path, line, column, found } => lang.with(
                "open-cell",
                &[
                    ("path", file(path).into()),
                    ("line", lang.whole(*line).into()),
                    ("column", (*column).into()),
                    ("found", found.as_str().into()),
                ],
            ),
            Self::Label { path, line, found } => lang.with(
                "open-label",
                &[
                    ("path", file(path).into()),
                    ("line", lang.whole(*line).into()),
                    ("found", lang.number(*found, 6).into()),
                ],
            ),
            Self::Few { path, rows } => {
                lang.with("open-few", &[("path", file(path).into()), ("rows", (*rows as u64).into())])
            }
            Self::Many { path, limit } => {
                lang.with("open-many", &[("path", file(path).into()), ("limit", lang.whole(*limit as u64).into())])
            }
        }
    }
}

/// The system's reason in our words where it is a common one; the system's own text is in its own language.
fn reason(lang: Lang, error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => lang.t("open-reason-missing"),
        ErrorKind::PermissionDenied => lang.t("open-reason-permission"),
        ErrorKind::IsADirectory => lang.t("open-reason-folder"),
        _ => error.to_string(),
    }
}
