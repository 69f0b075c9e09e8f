//! A data set of examples (x1, x2, y), stored as columns, and its CSV reader.

use super::OpenError;
use super::noise::MAX_EXAMPLES;
use crate::intake::{self, MAX_TABLE};
use crate::job::{Count, Watch};
use crate::params::Allowed;
use crate::plain;
use crate::rng::{Purpose, some, stream};
use crate::table::{Table, TableError};
use std::io::Read;
use std::path::Path;

/// A data set as columns of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// First coordinate.
    pub x1: Vec<f64>,
    /// Second coordinate.
    pub x2: Vec<f64>,
    /// Target, or class −1 or 1.
    pub y: Vec<f64>,
}

/// Cost of reading a row, in evaluations of a formula.
const READ: u64 = 64;
const COLUMNS: [&str; 3] = ["x1", "x2", "y"];

impl Rows {
    /// Number of examples.
    pub fn len(&self) -> usize {
        self.y.len()
    }
    /// Whether there are no examples.
    pub fn is_empty(&self) -> bool {
        self.y.is_empty()
    }
    /// Adds an example.
    pub fn push(&mut self, x1: f64, x2: f64, y: f64) {
        self.x1.push(x1);
        self.x2.push(x2);
        self.y.push(y);
    }
    /// Replaces y by its sign, a class; 0 counts as 1.
    pub fn take_signs(&mut self) {
        for y in &mut self.y {
            *y = if *y < 0.0 { -1.0 } else { 1.0 };
        }
    }

    /// Sets a share of the rows aside, drawn by the seed; both parts keep the order of the rows. Neither is empty: at
    /// least two rows stay, and one is set aside.
    ///
    /// # Errors
    /// Fewer than three rows.
    pub fn set_aside(self, share: f64, seed: u64) -> Result<(Self, Self), OpenError> {
        let n = self.len();
        if n < 3 {
            return Err(OpenError::FewToSetAside { rows: n });
        }
        let aside = ((share * n as f64).round() as usize).clamp(1, n - 2);
        let mut random = stream(seed, Purpose::HeldOut, 0);
        let mut is_aside = vec![false; n];
        for place in some(&mut random, n, aside) {
            is_aside[place] = true;
        }
        let (mut kept, mut held_out) = (Self::default(), Self::default());
        for (k, is_aside) in is_aside.into_iter().enumerate() {
            let part = if is_aside { &mut held_out } else { &mut kept };
            part.push(self.x1[k], self.x2[k], self.y[k]);
        }
        Ok((kept, held_out))
    }

    /// Reads a CSV file.
    ///
    /// # Errors
    /// As [`Rows::read`], and errors of the system.
    pub fn open(path: &Path, labels: bool) -> Result<Self, OpenError> {
        Self::open_counted(path, labels, &mut Watch::forever().count(0))
    }

    /// [`Rows::open`] with cost counting; an error if cancelled.
    pub(super) fn open_counted(path: &Path, labels: bool, count: &mut Count<'_>) -> Result<Self, OpenError> {
        let bytes = intake::file(path, MAX_TABLE);
        let bytes = bytes.map_err(|source| OpenError::Unreadable { path: path.to_owned(), source })?;
        Self::read_counted(bytes.as_slice(), path, labels, count)
    }

    /// Reads CSV with a header that names x1, x2 and y in any order; other columns are ignored. `path` is used in
    /// messages; `labels` requires y = −1 or 1.
    ///
    /// # Errors
    /// An empty table, a missing column, a row that is too long, a cell that is not a finite number, an invalid label,
    /// fewer than 2 or more than [`MAX_EXAMPLES`] rows.
    pub fn read(source: impl Read, path: &Path, labels: bool) -> Result<Self, OpenError> {
        Self::read_counted(source, path, labels, &mut Watch::forever().count(0))
    }

    fn read_counted(source: impl Read, path: &Path, labels: bool, count: &mut Count<'_>) -> Result<Self, OpenError> {
        let mut table = Table::new(source);
        let places = places(table.header().map_err(|error| fault(error, path))?, path)?;
        let mut rows = Self::default();
        let mut record = csv::StringRecord::new();
        while table.read(&mut record).map_err(|error| fault(error, path))? {
            if rows.len() == MAX_EXAMPLES {
                return Err(OpenError::Many { path: path.to_owned(), limit: MAX_EXAMPLES });
            }
            let line = record.position().map_or(0, csv::Position::line);
            let [x1, x2, y] = numbers(&record, places, path, line)?;
            if labels && y.abs() != 1.0 {
                return Err(OpenError::Label { path: path.to_owned(), line, found: y });
            }
            rows.push(x1, x2, y);
            if !count.is_wanted(READ) {
                return Err(OpenError::GivenUp);
            }
        }
        match rows.len() {
            0 | 1 => Err(OpenError::Few { path: path.to_owned(), rows: rows.len() }),
            _ => Ok(rows),
        }
    }
}

/// Index of each of [`COLUMNS`] in the header.
fn places(header: &csv::StringRecord, path: &Path) -> Result<[usize; 3], OpenError> {
    if header.iter().all(str::is_empty) {
        return Err(OpenError::Empty { path: path.to_owned() });
    }
    let mut places = [0; 3];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = header.iter().position(|name| name == column).ok_or_else(|| OpenError::Column {
            path: path.to_owned(),
            column,
            found: plain::cut(&header.iter().collect::<Vec<_>>().join(", "), plain::QUOTE).into_owned(),
        })?;
    }
    Ok(places)
}

/// The three numbers of a row.
fn numbers(record: &csv::StringRecord, places: [usize; 3], path: &Path, line: u64) -> Result<[f64; 3], OpenError> {
    let mut numbers = [0.0; 3];
    for ((number, place), column) in numbers.iter_mut().zip(places).zip(COLUMNS) {
        let cell = record.get(place).unwrap_or_default();
        *number = cell.parse().ok().filter(|&x| Allowed::ANY.contains(x)).ok_or_else(|| OpenError::Cell {
            path: path.to_owned(),
            line,
            column,
            found: plain::cut(cell, plain::QUOTE).into_owned(),
        })?;
    }
    Ok(numbers)
}

/// A table's error as a landscape's.
fn fault(error: TableError, path: &Path) -> OpenError {
    let path = path.to_owned();
    match error {
        TableError::Source(source) => OpenError::Unreadable { path, source: source.into() },
        TableError::Malformed { line } => OpenError::Malformed { path, line },
        TableError::Long { line } => OpenError::Long { path, line },
    }
}
