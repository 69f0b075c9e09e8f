//! The running averages as CSV: `step,unit,mean,variance,true_mean,true_variance`, a row per unit and batch.
//!
//! Step 0 stands before the first batch. A variance that is not a number (unbiased, of one example) is an empty cell.
//! Numbers are written as `{:.16e}`, so that reading them gives back the same f64.

use super::Findings;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"step,unit,mean,variance,true_mean,true_variance\n")?;
    let mut rows = 0;
    let steps = findings.units.first().map_or(0, |unit| unit.mean.len());
    for step in 0..steps {
        for (place, unit) in findings.units.iter().enumerate() {
            let (mean, deviation) = unit.truth;
            write!(out, "{step},{},{:.16e},", place + 1, unit.mean[step])?;
            if !unit.variance[step].is_nan() {
                write!(out, "{:.16e}", unit.variance[step])?;
            }
            writeln!(out, ",{mean:.16e},{:.16e}", deviation * deviation)?;
            rows += 1;
        }
    }
    written(rows);
    out.flush()
}
