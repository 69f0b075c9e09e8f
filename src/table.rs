//! CSV reader, row by row with a limit on row length: a file without line ends must not become one huge row.

use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use std::io::{self, Read};

/// Maximum length of a row in bytes, unused columns included.
pub const MAX_ROW: usize = 1 << 20;

/// A CSV table with a header, read from the start.
pub struct Table<R>(Reader<LimitedReader<R>>);

/// Why a row cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// Reading the source failed.
    #[error(transparent)]
    Source(#[from] io::Error),
    /// Bytes that are not UTF-8, or a different number of cells than the header.
    #[error("line {line} is not a row of the table")]
    Malformed {
        /// Line of the file, from 1.
        line: u64,
    },
    /// A row of more than [`MAX_ROW`] bytes.
    #[error("the row of line {line} is too long")]
    Long {
        /// Line of the file where it begins, from 1.
        line: u64,
    },
}

/// A reader that returns at most `left` bytes; `left` is reset for each row.
struct LimitedReader<R> {
    source: R,
    left: usize,
}

impl<R: Read> Read for LimitedReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = self.left.min(out.len());
        if most == 0 && !out.is_empty() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.source.read(&mut out[..most])?;
        self.left -= read;
        Ok(read)
    }
}

impl<R: Read> Table<R> {
    /// A table over `source`; blanks around cells are trimmed.
    pub fn new(source: R) -> Self {
        Self(ReaderBuilder::new().trim(Trim::All).from_reader(LimitedReader { source, left: MAX_ROW }))
    }

    /// The header row.
    ///
    /// # Errors
    /// It is not UTF-8 or too long, or the source fails.
    pub fn header(&mut self) -> Result<&StringRecord, TableError> {
        self.0.headers().map_err(|error| table_error(error, 1))
    }

    /// Reads the next row into `record`; false at the end.
    ///
    /// # Errors
    /// It is not UTF-8, too long or has another number of cells, or the source fails.
    pub fn read(&mut self, record: &mut StringRecord) -> Result<bool, TableError> {
        self.0.get_mut().left = MAX_ROW;
        let line = self.0.position().line();
        self.0.read_record(record).map_err(|error| table_error(error, line))
    }
}

/// A `csv` error as a [`TableError`].
fn table_error(error: csv::Error, begun: u64) -> TableError {
    let line = error.position().map_or(begun, csv::Position::line);
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => TableError::Long { line },
        csv::ErrorKind::Io(error) => TableError::Source(error),
        _ => TableError::Malformed { line },
    }
}
