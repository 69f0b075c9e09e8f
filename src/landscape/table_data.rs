//! A table as the data of a loss: as a scene writes it, and as it is read.

use super::choice::Choice;
use super::{OpenError, Rows};
use crate::intake::{self, MAX_TABLE};
use crate::job::{Count, Watch};
use crate::table::{Decimal, Note, Separator, Table, TableFault, Wish};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Which columns of which file, and how they are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TableData {
    /// The file, relative to the scene's folder.
    pub path: PathBuf,
    /// Name of the column of x1; empty: guessed.
    pub x1: String,
    /// Name of the column of x2, or `=1` for a constant; empty: guessed.
    pub x2: String,
    /// Name of the column of y; empty: guessed.
    pub y: String,
    /// Whether x1 and x2, and y unless it is a class, get mean 0 and standard deviation 1.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub standardise: bool,
    /// What parts the cells, if it is not to be guessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<Separator>,
    /// The decimal mark, if it is not to be guessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
}

impl TableData {
    /// A file, with everything guessed.
    pub fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// The separator and the decimal mark that are not guessed.
    pub const fn wish(&self) -> Wish {
        Wish { separator: self.separator, decimal: self.decimal }
    }

    /// The columns of an opened table, and what is told of them.
    ///
    /// # Errors
    /// As [`Choice::of`].
    pub fn choose(&self, table: &Table, labels: bool) -> Result<(Choice, Vec<Note>), TableFault> {
        Choice::of(table, [&self.x1, &self.x2, &self.y], labels)
    }

    /// The same with the names of the columns that an opened table has for it; `None` if there are too few.
    pub fn named(&self, table: &Table, labels: bool) -> Option<Self> {
        let (choice, _) = self.choose(table, labels).ok()?;
        Some(Self { x1: choice.x1.name(table), x2: choice.x2.name(table), y: table.called(choice.y), ..self.clone() })
    }

    /// Reads the rows of a table's bytes, and what is to be told of them; `path` is its name in messages.
    ///
    /// # Errors
    /// What is wrong with the table.
    pub fn read(&self, bytes: Vec<u8>, path: &Path, labels: bool) -> Result<(Rows, Vec<Note>), OpenError> {
        self.rows_of(bytes, path, labels, &mut Watch::forever().count(0))
    }

    /// Reads the rows of a file at `path`, and what is to be told of them.
    pub(super) fn rows(
        &self,
        path: &Path,
        labels: bool,
        count: &mut Count<'_>,
    ) -> Result<(Rows, Vec<Note>), OpenError> {
        let bytes = intake::file(path, MAX_TABLE);
        let bytes = bytes.map_err(|source| OpenError::Unreadable { path: path.to_owned(), source })?;
        self.rows_of(bytes, path, labels, count)
    }

    /// [`TableData::rows`] of a file's bytes.
    pub(super) fn rows_of(
        &self,
        bytes: Vec<u8>,
        path: &Path,
        labels: bool,
        count: &mut Count<'_>,
    ) -> Result<(Rows, Vec<Note>), OpenError> {
        let read = || {
            let table = Table::open(bytes, self.wish(), count)?;
            let (choice, chosen) = self.choose(&table, labels)?;
            let (rows, missing) = Rows::of(&table, &choice, count)?;
            Ok((rows, [table.notes, chosen, missing.into_iter().collect()].concat()))
        };
        read().map_err(|fault| OpenError::of_table(path, fault))
    }
}
