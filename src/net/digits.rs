//! Handwritten digits, 8 × 8 pixels: the built-in table and files in its columns.
//!
//! `index,label,split,pixels`: the label is a class 0–9; split 0 is for training, 1 for validation; 64 pixels, row after
//! row, each a digit 0–9 or a–g for 0–16 sixteenths of ink.
//!
//! The built-in 1,797 digits are "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak (UCI Machine
//! Learning Repository, CC BY 4.0), as scikit-learn distributes their test part; a fifth of them, spread over the table, is for validation.

use super::{Dataset, Samples, Targets};
use crate::plain::{QUOTE, cut};
use crate::table::{Records, TableFault};
use csv::StringRecord;
use nalgebra::DMatrix;

const COLUMNS: [&str; 4] = ["index", "label", "split", "pixels"];
const PIXELS: usize = 64;
const BUILTIN: &str = include_str!("../../assets/data/digits.csv");

/// Why a table of digits cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// A row that is too long.
    #[error("not a table of digits: {0}")]
    Table(#[from] TableFault),
    /// Bytes that are not UTF-8, or a row without its four cells.
    #[error("not a table of digits: line {line} is not a row of it")]
    Malformed {
        /// Line of the file, from 1.
        line: u64,
    },
    /// The first line is another.
    #[error("found columns {found:?}, needed index,label,split,pixels")]
    Columns {
        /// The first line.
        found: String,
    },
    /// A cell whose text has no meaning in its column.
    #[error("line {line}, column {column}: found {found:?}, allowed is {allowed}")]
    Cell {
        /// Line of the file, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: &'static str,
    },
    /// No examples with one of the splits.
    #[error("no line has split {split} ({part})")]
    Missing {
        /// 0 or 1.
        split: usize,
        /// "training" or "validation".
        part: &'static str,
    },
}

impl Dataset {
    /// The built-in digits: 1,437 for training, 360 for validation, 64 inputs, 10 classes.
    pub fn digits() -> Self {
        Self::read_digits(BUILTIN.as_bytes()).expect("the built-in table is read by a test")
    }

    /// Digits of a file with the columns of the built-in table.
    ///
    /// # Errors
    /// What is wrong, in which line and column, and what is allowed there.
    pub fn read_digits(bytes: &[u8]) -> Result<Self, DataError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let ends = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            DataError::Malformed { line: ends as u64 + 1 }
        })?;
        let mut records = Records::new(text.strip_prefix('\u{feff}').unwrap_or(text), b',');
        let mut row = StringRecord::new();
        records.read(&mut row)?;
        if row != COLUMNS[..] {
            let found = row.iter().collect::<Vec<_>>().join(",");
            return Err(DataError::Columns { found: cut(&found, QUOTE).into_owned() });
        }
        let mut parts: [(Vec<f64>, Vec<u32>); 2] = Default::default();
        while records.read(&mut row)? {
            let line = records.line();
            if row.len() != COLUMNS.len() {
                return Err(DataError::Malformed { line });
            }
            let label = whole((&row, line), 1, 9, "a digit 0–9")?;
            let split = whole((&row, line), 2, 1, "0 (training) or 1 (validation)")?;
            let (x, y) = &mut parts[split as usize];
            push_pixels((&row, line), x)?;
            y.push(label);
        }
        let mut samples = parts.into_iter().enumerate().map(|(split, (x, y))| {
            let part = ["training", "validation"][split];
            if y.is_empty() {
                return Err(DataError::Missing { split, part });
            }
            Ok(Samples { x: DMatrix::from_vec(PIXELS, y.len(), x), y: Targets::Classes(y) })
        });
        let mut next = || samples.next().expect("there are two parts");
        Ok(Self { train: next()?, validation: next()? })
    }
}

/// A whole number up to `most`.
fn whole((row, line): (&StringRecord, u64), column: usize, most: u32, allowed: &'static str) -> Result<u32, DataError> {
    row[column].parse().ok().filter(|&number| number <= most).ok_or_else(|| fault(line, column, &row[column], allowed))
}

fn push_pixels((row, line): (&StringRecord, u64), x: &mut Vec<f64>) -> Result<(), DataError> {
    let pixels = &row[3];
    let found = pixels.chars().count();
    if found != PIXELS {
        return Err(fault(line, 3, &format!("{found} characters"), "64 characters"));
    }
    for pixel in pixels.chars() {
        let ink = pixel.to_digit(17).filter(|_| !pixel.is_ascii_uppercase());
        let ink = ink.ok_or_else(|| fault(line, 3, &pixel.to_string(), "0–9 or a–g"))?;
        x.push(f64::from(ink) / 16.0);
    }
    Ok(())
}

fn fault(line: u64, column: usize, found: &str, allowed: &'static str) -> DataError {
    DataError::Cell { line, column: COLUMNS[column], found: cut(found, QUOTE).into_owned(), allowed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_digits_are_whole() {
        let digits = Dataset::digits();
        assert_eq!((digits.train.len(), digits.validation.len()), (1437, 360));
        for samples in [&digits.train, &digits.validation] {
            assert!(samples.x.iter().all(|ink| (0.0..=1.0).contains(ink)));
        }
        // The first digit of all, a zero for validation or training: its top row is 0 0 5 13 9 1 0 0.
        let first = digits.validation.x.column_iter().chain(digits.train.x.column_iter());
        let top = [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0].map(|ink| ink / 16.0);
        assert!(first.into_iter().any(|column| column.iter().take(8).eq(&top)));
    }

    #[test]
    fn faults_are_named_with_their_place() {
        let head = "index,label,split,pixels";
        let ink = "0123456789abcdefg".repeat(4)[..64].to_owned();
        let fault = |text: String| Dataset::read_digits(text.as_bytes()).expect_err("a fault").to_string();
        assert_eq!(fault("a,b\n1,2\n".into()), r#"found columns "a,b", needed index,label,split,pixels"#);
        assert_eq!(
            fault(format!("{head}\n0,3,0,{ink}\n1,12,0,{ink}\n")),
            r#"line 3, column label: found "12", allowed is a digit 0–9"#
        );
        assert_eq!(
            fault(format!("{head}\n0,3,2,{ink}\n")),
            r#"line 2, column split: found "2", allowed is 0 (training) or 1 (validation)"#
        );
        assert_eq!(
            fault(format!("{head}\n0,3,0,{}\n", &ink[1..])),
            r#"line 2, column pixels: found "63 characters", allowed is 64 characters"#
        );
        assert_eq!(
            fault(format!("{head}\n0,3,0,{}h\n", &ink[1..])),
            r#"line 2, column pixels: found "h", allowed is 0–9 or a–g"#
        );
        assert_eq!(fault(format!("{head}\n0,3,0,{ink}\n")), "no line has split 1 (validation)");
        assert!(fault(format!("{head}\n0,3\n")).starts_with("not a table of digits: "));
        assert!(Dataset::read_digits(&b"\xff\xfe,\n"[..]).is_err());
    }
}
