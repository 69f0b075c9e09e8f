//! A data set of examples (x1, x2, y), stored as columns: read from the chosen columns of a table, parted, standardised.

use super::OpenError;
use super::choice::{Choice, Feature};
use super::noise::MAX_EXAMPLES;
use crate::job::Count;
use crate::rng::{Purpose, some, stream};
use crate::table::{Note, Table, TableFault, is_missing};

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

/// Mean and standard deviation of each column of [`Rows`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaling {
    /// Of x1, x2 and y; (0, 1) leaves a column as it is.
    columns: [(f64, f64); 3],
}

impl Scaling {
    /// What gives x1 and x2, and y unless it is a class, mean 0 and standard deviation 1. A constant column stays.
    pub fn of(rows: &Rows, labels: bool) -> Self {
        let scale = |column: &[f64]| {
            let n = column.len() as f64;
            let mean = column.iter().sum::<f64>() / n;
            let deviation = (column.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt();
            if deviation > f64::EPSILON * mean.abs() { (mean, deviation) } else { (0.0, 1.0) }
        };
        Self { columns: [scale(&rows.x1), scale(&rows.x2), if labels { (0.0, 1.0) } else { scale(&rows.y) }] }
    }
}

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

    /// Applies a scaling.
    pub fn scale(&mut self, scaling: &Scaling) {
        for (column, (mean, deviation)) in [&mut self.x1, &mut self.x2, &mut self.y].into_iter().zip(scaling.columns) {
            for x in column {
                *x = (*x - mean) / deviation;
            }
        }
    }

    /// Reads the chosen columns of a table. Rows without a value in one of them are passed over, and a note says so.
    ///
    /// # Errors
    /// A cell that is not a number; fewer than 2 or more than [`MAX_EXAMPLES`] rows; given up.
    pub fn of(table: &Table, choice: &Choice, count: &mut Count<'_>) -> Result<(Self, Option<Note>), TableFault> {
        if table.rows > MAX_EXAMPLES {
            return Err(TableFault::Many { limit: MAX_EXAMPLES });
        }
        let (mut rows, mut missing) = (Self::default(), None);
        table.each_row(count, |line, cells| {
            let cell = |place: usize| cells.get(place).unwrap_or_default();
            let feature = |feature: Feature| match feature {
                Feature::One => Ok(Some(1.0)),
                Feature::Column(place) => number(table, place, cell(place), line),
            };
            let y = match &choice.classes {
                Some(classes) => classes.of(cell(choice.y), table.layout.decimal),
                None => number(table, choice.y, cell(choice.y), line)?,
            };
            match (feature(choice.x1)?, feature(choice.x2)?, y) {
                (Some(x1), Some(x2), Some(y)) => rows.push(x1, x2, y),
                _ => missing.get_or_insert((0, line)).0 += 1,
            }
            Ok(())
        })?;
        match rows.len() {
            0 | 1 => Err(TableFault::Few { rows: rows.len() }),
            _ => Ok((rows, missing.map(|(count, line)| Note::Missing { count, line }))),
        }
    }
}

/// The number in a cell; `None` if it holds no value.
fn number(table: &Table, place: usize, cell: &str, line: u64) -> Result<Option<f64>, TableFault> {
    match table.layout.decimal.number(cell) {
        Some(number) => Ok(Some(number.value)),
        None if is_missing(cell) => Ok(None),
        None => {
            let (column, found) = (table.called(place), cell.to_owned());
            Err(TableFault::Cell { line, column, found, layout: table.layout })
        }
    }
}
