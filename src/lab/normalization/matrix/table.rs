//! The stages as CSV: `stage,row,column,value`.
//!
//! Stages are `x`, `mean`, `variance`, `normalized`, `gamma`, `beta`, `z`; rows and columns count from 1. A mean of a column
//! has no row, a mean of a row no column; γ and β have no row, and a scalar one has no column either. Numbers are written
//! as `{:.16e}`, so that reading them gives back the same f64.

use super::Stages;
use crate::lab::normalization::Over;
use crate::net::Gain;
use nalgebra::DMatrix;
use std::io::{self, Write};

/// Writes the table: all stages, reached or not.
pub(super) fn write(stages: &Stages, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"stage,row,column,value\n")?;
    let lines = lines(stages);
    for (stage, row, column, value) in &lines {
        let place = |at: Option<usize>| at.map_or_else(String::new, |at| (at + 1).to_string());
        writeln!(out, "{stage},{},{},{value:.16e}", place(*row), place(*column))?;
    }
    written(lines.len());
    out.flush()
}

/// Stage, row and column from 0 where it has them, value.
type Line = (&'static str, Option<usize>, Option<usize>, f64);

fn lines(stages: &Stages) -> Vec<Line> {
    let mut lines = cells("x", &stages.x);
    for (stage, values) in [("mean", &stages.mean), ("variance", &stages.variance)] {
        lines.extend(values.iter().enumerate().map(|(place, value)| match stages.over {
            Over::Columns => (stage, None, Some(place), *value),
            Over::Rows => (stage, Some(place), None, *value),
        }));
    }
    lines.extend(cells("normalized", &stages.hat));
    let is_vector = stages.gain == Gain::Vector;
    let gains = if is_vector { stages.gamma.len() } else { 1 };
    for (stage, values) in [("gamma", &stages.gamma), ("beta", &stages.beta)] {
        let gain = |(unit, value): (usize, &f64)| (stage, None, is_vector.then_some(unit), *value);
        lines.extend(values.iter().take(gains).enumerate().map(gain));
    }
    lines.extend(cells("z", &stages.z));
    lines
}

/// A matrix row by row.
fn cells(stage: &'static str, values: &DMatrix<f64>) -> Vec<Line> {
    let row =
        |row: usize| (0..values.ncols()).map(move |column| (stage, Some(row), Some(column), values[(row, column)]));
    (0..values.nrows()).flat_map(row).collect()
}
