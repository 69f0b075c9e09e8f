//! Tables that a person opens: what a scene calls them, and the scene that rows alone make, least squares over them by
//! the eight methods of the lecture.

use super::{Fault, Faults, Problem, Racer, Scene, Source};
use crate::intake::ReadError;
use crate::lab::{self, LabError};
use crate::landscape::{Data, OpenError, Rows, Spec};
use crate::optim::Batch;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a name is that of a table.
pub fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// A table's name, as a scene in its folder has it, and how many rows there are; `labels` demands y = −1 or 1.
///
/// # Errors
/// What is wrong with the table, or with its name: a scene is text.
pub fn rows_of(path: &Path, labels: bool) -> Result<(PathBuf, usize), Faults> {
    // It names the file itself.
    let wrong = |error| Faults::from(Fault::of("", Problem::Data(Arc::new(error))));
    // The scene's text is ours: what is wrong with the table is told of the table.
    let rows = Rows::open(path, labels).map_err(wrong)?;
    match path.file_name().and_then(OsStr::to_str) {
        Some(name) => Ok((PathBuf::from(name), rows.len())),
        None => Err(wrong(OpenError::Unreadable { path: path.to_owned(), source: ReadError::Name })),
    }
}

/// A table of digits' name, as a scene in its folder has it.
///
/// # Errors
/// What is wrong with the table, or with its name.
pub fn digits_of(path: &Path) -> Result<PathBuf, Faults> {
    let wrong = |reason| {
        let error = LabError::Data { path: path.display().to_string(), reason };
        Faults::from(Fault::of("", Problem::Lab(Arc::new(error))))
    };
    lab::read_digits(path).map_err(wrong)?;
    match path.file_name().and_then(OsStr::to_str) {
        Some(name) => Ok(PathBuf::from(name)),
        None => Err(wrong(ReadError::Name.into())),
    }
}

impl Source {
    /// The scene of a table with the columns x1, x2, y. It has no file of its own: only its data have.
    ///
    /// # Errors
    /// What is wrong with the table.
    pub fn of_rows(path: &Path) -> Result<Self, Faults> {
        let (name, rows) = rows_of(path, false)?;
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = absolute.parent().map(Path::to_path_buf).unwrap_or_default();
        let scene = Scene {
            landscape: Spec::LeastSquares(Data::File(name)),
            racers: Racer::all_eight().into_iter().map(|racer| fitting(racer, rows)).collect(),
            ..Scene::default()
        };
        Ok(Self { file: path.display().to_string(), text: scene.to_ron(), folder, path: None })
    }
}

/// A batch is never larger than the table.
fn fitting(racer: Racer, rows: usize) -> Racer {
    match racer.batch {
        Batch::Size(size) => Racer { batch: Batch::Size(size.min(rows)), ..racer },
        _ => racer,
    }
}
