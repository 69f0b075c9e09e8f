//! Rows of a CSV text, one by one, with a limit on their length: a file without line ends must not become one huge row.

use super::TableFault;
use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use std::io::{self, Read};

/// Maximum length of a row in bytes, unused columns included.
pub const MAX_ROW: usize = 1 << 20;

/// The rows of a text, read from the start; blanks around cells are trimmed, empty lines and lines that begin with `#`
/// are passed over.
pub struct Records<'a> {
    reader: Reader<LimitedReader<'a>>,
    text: &'a [u8],
    /// Bytes whose line ends are counted in `line`.
    counted: usize,
    line: u64,
}

/// A reader that returns at most `left` bytes; `left` is reset for each row.
struct LimitedReader<'a> {
    source: &'a [u8],
    left: usize,
}

impl Read for LimitedReader<'_> {
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

impl<'a> Records<'a> {
    /// The rows of a text whose cells `separator` parts.
    pub fn new(text: &'a str, separator: u8) -> Self {
        let text = text.as_bytes();
        let mut reader = ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(separator).comment(Some(b'#')).trim(Trim::All);
        let reader = reader.from_reader(LimitedReader { source: text, left: MAX_ROW });
        Self { reader, text, counted: 0, line: 1 }
    }

    /// Line of the file in which the row that was read begins, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Where the row that was read begins, in bytes.
    pub const fn start(&self) -> usize {
        self.counted
    }

    /// Reads the next row into `record`; false at the end.
    ///
    /// # Errors
    /// The row is too long.
    pub fn read(&mut self, record: &mut StringRecord) -> Result<bool, TableFault> {
        self.reader.get_mut().left = MAX_ROW;
        self.count_lines();
        self.reader.read_record(record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                TableFault::Long { line: self.line }
            }
            _ => TableFault::NotText,
        })
    }

    /// Moves `line` to the row that comes next. The reader's own numbers do not: they stand before what is passed over,
    /// and do not count a bare carriage return.
    fn count_lines(&mut self) {
        let begun = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX).min(self.text.len());
        let mut start = begun.max(self.counted);
        while let Some(byte) = self.text.get(start) {
            start += match byte {
                b'\r' | b'\n' => 1,
                b'#' => self.text[start..].iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count(),
                _ => break,
            };
        }
        let passed = &self.text[self.counted..start];
        let after = |place: usize| passed.get(place + 1).or_else(|| self.text.get(start));
        let ends = passed.iter().enumerate().filter(|&(place, byte)| match byte {
            b'\n' => true,
            b'\r' => after(place) != Some(&b'\n'),
            _ => false,
        });
        self.line += ends.count() as u64;
        self.counted = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_files() {
        let lines = |text: &str| {
            let (mut records, mut record, mut lines) = (Records::new(text, b','), StringRecord::new(), Vec::new());
            while records.read(&mut record).expect("short rows") {
                lines.push((records.line(), record.len()));
            }
            lines
        };
        assert_eq!(lines("1,2\n3,4\n"), [(1, 2), (2, 2)]);
        assert_eq!(lines("\n# of 2,3\n\n1,2\r\n\r\n# x\r\n3,4,5"), [(4, 2), (7, 3)]);
        assert_eq!(lines("1,2\r3,4\r\r5,6"), [(1, 2), (2, 2), (4, 2)]);
        assert_eq!(lines("1,\"a\nb\"\n3,4\n"), [(1, 2), (3, 2)]);
    }
}
