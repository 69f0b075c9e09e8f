//! Scenes made from a CSV table: least squares on its data, run by the eight methods of the lecture.

use crate::intake::ReadError;
use crate::landscape::{Data, OpenError, Rows, Spec};
use crate::optim::Batch;
use crate::scene::{Fault, Faults, Problem, Racer, Scene, Source};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a path has the extension `.csv`.
pub fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// A table's path relative to its own folder, as a scene stores it.
///
/// # Errors
/// The name is not valid UTF-8, so a scene cannot contain it.
pub fn table_name(path: &Path) -> Result<PathBuf, Faults> {
    let unnamed = || fault(OpenError::Unreadable { path: path.to_owned(), source: ReadError::Name });
    path.file_name().and_then(OsStr::to_str).map(PathBuf::from).ok_or_else(unnamed)
}

/// A table's error as faults. It names the table itself, because the scene's text is generated.
fn fault(error: OpenError) -> Faults {
    Fault::of("", Problem::Data(Arc::new(error))).into()
}

impl Source {
    /// A scene for a table with the columns x1, x2, y. The scene itself has no file.
    ///
    /// # Errors
    /// Faults of the table.
    pub fn of_rows(path: &Path) -> Result<Self, Faults> {
        let rows = Rows::open(path, false).map_err(fault)?.len();
        let name = table_name(path)?;
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

/// The racer with its batch limited to the size of the table.
fn fitting(racer: Racer, rows: usize) -> Racer {
    match racer.batch {
        Batch::Size(size) => Racer { batch: Batch::Size(size.min(rows)), ..racer },
        _ => racer,
    }
}
