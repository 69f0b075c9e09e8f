//! Handwritten digits, 8 × 8 pixels: the built-in table and files in its columns.
//!
//! `index,label,split,pixels`: the label is a class 0–9; split 0 is for training, 1 for validation; 64 pixels, row after
//! row, each a digit 0–9 or a–g for 0–16 sixteenths of ink.
//!
//! The built-in 1,797 digits are "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak (UCI Machine
//! Learning Repository, CC BY 4.0), as scikit-learn distributes their test part; every fifth one or so is for validation.

use super::{Dataset, Samples, Targets};
use csv::{ReaderBuilder, StringRecord};
use nalgebra::DMatrix;
use std::io::Read;

const COLUMNS: [&str; 4] = ["index", "label", "split", "pixels"];
const PIXELS: usize = 64;
const BUILTIN: &str = include_str!("../../assets/data/digits.csv");

/// Why a table of digits cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Not readable as a table.
    #[error("not a table of digits: {0}")]
    Unreadable(#[from] csv::Error),
    /// Another first line.
    #[error("found columns {found:?}, needed index,label,split,pixels")]
    Columns {
        /// The first line.
        found: String,
    },
    /// A cell that says nothing here.
    #[error("line {line}, column {column}: found {found:?}, allowed is {allowed}")]
    Cell {
        /// Line of the file, from 1.
        line: u64,
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What may.
        allowed: &'static str,
    },
    /// No objects with one of the splits.
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
    pub fn read_digits(reader: impl Read) -> Result<Self, DataError> {
        let mut table = ReaderBuilder::new().from_reader(reader);
        let columns = table.headers()?;
        if columns != &COLUMNS[..] {
            return Err(DataError::Columns { found: columns.iter().collect::<Vec<_>>().join(",") });
        }
        let mut parts: [(Vec<f64>, Vec<u32>); 2] = Default::default();
        for row in table.records() {
            let row = row?;
            let label = whole(&row, 1, 9, "a digit 0–9")?;
            let split = whole(&row, 2, 1, "0 (training) or 1 (validation)")?;
            let (x, y) = &mut parts[split as usize];
            push_pixels(&row, x)?;
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
fn whole(row: &StringRecord, column: usize, most: u32, allowed: &'static str) -> Result<u32, DataError> {
    row[column].parse().ok().filter(|&number| number <= most).ok_or_else(|| fault(row, column, &row[column], allowed))
}

fn push_pixels(row: &StringRecord, x: &mut Vec<f64>) -> Result<(), DataError> {
    let pixels = &row[3];
    let found = pixels.chars().count();
    if found != PIXELS {
        return Err(fault(row, 3, &format!("{found} characters"), "64 characters"));
    }
    for pixel in pixels.chars() {
        let ink = pixel.to_digit(17).filter(|_| !pixel.is_ascii_uppercase());
        let ink = ink.ok_or_else(|| fault(row, 3, &pixel.to_string(), "0–9 or a–g"))?;
        x.push(f64::from(ink) / 16.0);
    }
    Ok(())
}

fn fault(row: &StringRecord, column: usize, found: &str, allowed: &'static str) -> DataError {
    let line = row.position().map_or(0, csv::Position::line);
    DataError::Cell { line, column: COLUMNS[column], found: found.to_owned(), allowed }
}
