//! Scenes made from a table: least squares or logistic regression on its columns, run by the eight methods of the
//! lecture.

use crate::intake::{self, MAX_TABLE, ReadError};
use crate::job::{Count, Watch};
use crate::landscape::{Choice, Data, LeastSquares, OpenError, Rows, Spec, Surface, TableData};
use crate::optim::Batch;
use crate::scene::{Fault, Faults, Problem, Racer, Scene, Source};
use crate::table::{Note, Table, TableFault, Wish};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Endings of tables. Workbooks are among them, because the message for those says what to do.
pub const TABLE_ENDINGS: [&str; 8] = ["csv", "tsv", "tab", "dat", "txt", "xlsx", "xls", "ods"];
/// Endings of what carries a scene: scenes, and pictures with one in them.
pub const SCENE_ENDINGS: [&str; 6] = ["ron", "png", "svg", "pdf", "gif", "apng"];
/// Beyond this weight Adam's steps of about 0.1 do not reach the optimum.
const FAR: f64 = 10.0;

/// Whether a path has an ending of tables.
pub fn is_table(path: &Path) -> bool {
    ends_as(path, &TABLE_ENDINGS)
}

/// Whether a path has an ending of what carries a scene.
pub fn carries_scene(path: &Path) -> bool {
    ends_as(path, &SCENE_ENDINGS)
}

fn ends_as(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The endings of all that can be opened.
pub fn openable_endings() -> impl Iterator<Item = &'static str> {
    SCENE_ENDINGS.into_iter().chain(TABLE_ENDINGS)
}

/// A table's path relative to its own folder, as a scene stores it.
///
/// # Errors
/// The name is not valid UTF-8, so a scene cannot contain it.
pub fn table_name(path: &Path) -> Result<PathBuf, Faults> {
    let unnamed = || Faults::of_data(path, ReadError::Name);
    path.file_name().and_then(OsStr::to_str).map(PathBuf::from).ok_or_else(unnamed)
}

impl Faults {
    /// A data file that cannot be read.
    pub fn of_data(path: &Path, source: ReadError) -> Self {
        fault(OpenError::Unreadable { path: path.to_owned(), source })
    }
}

/// A table's error as faults. It names the table itself, because the scene's text is generated.
fn fault(error: OpenError) -> Faults {
    Fault::of("", Problem::Data(Arc::new(error))).into()
}

/// What a table is used for: a loss over some of its columns.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The columns, by name.
    pub data: TableData,
    /// Whether y is a class: logistic regression instead of least squares.
    pub labels: bool,
    /// The rows, not standardised.
    pub rows: Rows,
    /// What is told of them.
    pub notes: Vec<Note>,
}

/// What a person has decided about a table; `None` is guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Whether y is a class.
    pub labels: Option<bool>,
    /// Whether columns are standardised.
    pub standardise: Option<bool>,
}

impl Proposal {
    /// Columns, loss and scale for an opened table; `data` has the path and the columns that are not to be guessed.
    ///
    /// # Errors
    /// Too few columns of numbers; a cell that is not a number; given up.
    pub fn of(table: &Table, data: TableData, decided: Decided, count: &mut Count<'_>) -> Result<Self, TableFault> {
        let labels = decided.labels.unwrap_or_else(|| {
            let chosen = data.choose(table, false);
            chosen.is_ok_and(|(choice, _)| Choice::has_classes(table, choice.y))
        });
        let (choice, chosen) = data.choose(table, labels)?;
        let (rows, missing) = Rows::of(table, &choice, count)?;
        let standardise = decided.standardise.unwrap_or_else(|| !suits(&rows, labels));
        let (x1, x2, y) = (choice.x1.name(table), choice.x2.name(table), table.called(choice.y));
        let notes = [table.notes.clone(), chosen, missing.into_iter().collect()].concat();
        Ok(Self { rows, labels, notes, data: TableData { x1, x2, y, standardise, ..data } })
    }

    /// The landscape.
    pub fn landscape(&self) -> Spec {
        let TableData { x1, x2, y, standardise, .. } = &self.data;
        let is_plain = !standardise && self.data.wish() == Wish::default();
        let is_named = [x1, x2, y].into_iter().zip(["x1", "x2", "y"]).all(|(name, own)| name.eq_ignore_ascii_case(own));
        let data = match is_plain && is_named {
            true => Data::File(self.data.path.clone()),
            false => Data::Table(self.data.clone()),
        };
        if self.labels { Spec::Logistic(data) } else { Spec::LeastSquares(data) }
    }

    /// The scene of the eight methods.
    pub fn scene(&self) -> Scene {
        let racers = Racer::all_eight().into_iter().map(|racer| fitting(racer, self.rows.len())).collect();
        Scene { landscape: self.landscape(), racers, ..Scene::default() }
    }
}

impl Source {
    /// A scene for a table. The scene itself has no file.
    ///
    /// # Errors
    /// Faults of the table.
    pub fn of_rows(path: &Path) -> Result<Self, Faults> {
        let name = table_name(path)?;
        let bytes = intake::file(path, MAX_TABLE).map_err(|error| Faults::of_data(path, error))?;
        let watch = Watch::forever();
        let count = &mut watch.count(0);
        let proposal = Table::open(bytes, Wish::default(), count)
            .and_then(|table| Proposal::of(&table, TableData::of(&name), Decided::default(), count))
            .map_err(|error| fault(OpenError::Table { path: path.to_owned(), fault: error }))?;
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = absolute.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { file: path.display().to_string(), text: proposal.scene().to_ron(), folder, path: None })
    }
}

/// The racer with its batch limited to the size of the table.
fn fitting(racer: Racer, rows: usize) -> Racer {
    match racer.batch {
        Batch::Size(size) => Racer { batch: Batch::Size(size.min(rows)), ..racer },
        _ => racer,
    }
}

/// Whether the step sizes of the eight methods suit the rows as they are: gradient descent neither diverges nor stands,
/// and the optimum is within reach.
fn suits(rows: &Rows, labels: bool) -> bool {
    let n = rows.len() as f64;
    let squares = rows.x1.iter().chain(&rows.x2).map(|x| x * x).sum::<f64>() / n;
    // Q'' is at most this, and at least half of it in its steepest direction.
    let curvature = if labels { squares / 4.0 } else { 2.0 * squares };
    let scene = Scene::default();
    let eta = Racer::all_eight()[0].eta;
    let is_within_reach = labels || LeastSquares::new(rows.clone()).minima().iter().all(|w| w.amax() <= FAR);
    eta * curvature < 2.0 && eta * curvature * scene.steps as f64 > 1.0 && is_within_reach
}
