//! CSV row by row, no row longer than allowed: a file without line ends must not become one row of all its bytes.

use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use std::io::{self, Read};

/// Most bytes of a row, other columns included.
pub const MAX_ROW: usize = 1 << 20;

/// A table with a header, read from the front.
pub struct Table<R>(Reader<Leash<R>>);

/// Why a row cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The source fails.
    #[error(transparent)]
    Source(#[from] io::Error),
    /// Bytes that are not UTF-8, or another number of cells than the header has.
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

/// A source that gives so many bytes and no more until it is asked for the next row.
struct Leash<R> {
    source: R,
    left: usize,
}

impl<R: Read> Read for Leash<R> {
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
    /// Of a source; blanks around cells are no part of them.
    pub fn new(source: R) -> Self {
        Self(ReaderBuilder::new().trim(Trim::All).from_reader(Leash { source, left: MAX_ROW }))
    }

    /// The first row.
    ///
    /// # Errors
    /// It is not UTF-8 or too long, or the source fails.
    pub fn header(&mut self) -> Result<&StringRecord, TableError> {
        self.0.headers().map_err(|error| told(error, 1))
    }

    /// Reads the next row into `record`; false at the end.
    ///
    /// # Errors
    /// It is not UTF-8, too long or has another number of cells, or the source fails.
    pub fn read(&mut self, record: &mut StringRecord) -> Result<bool, TableError> {
        self.0.get_mut().left = MAX_ROW;
        let line = self.0.position().line();
        self.0.read_record(record).map_err(|error| told(error, line))
    }
}

/// The reader's complaint in our terms.
fn told(error: csv::Error, begun: u64) -> TableError {
    let line = error.position().map_or(begun, csv::Position::line);
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => TableError::Long { line },
        csv::ErrorKind::Io(error) => TableError::Source(error),
        _ => TableError::Malformed { line },
    }
}
