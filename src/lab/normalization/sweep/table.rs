//! The runs of a sweep as CSV: `net,batch,eta,seed,train_accuracy,validation_accuracy,diverged`.
//!
//! A row per run that is over; the accuracies of a run that diverged are empty cells, and `diverged` is its step. Numbers
//! are written as `{:.16e}`, so that reading them gives back the same f64.

use super::Findings;
use crate::lab::words;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,batch,eta,seed,train_accuracy,validation_accuracy,diverged\n")?;
    let names = words::keys(&findings.plan.nets);
    let mut rows = 0;
    for setting in &findings.settings {
        let training = findings.plan.training(setting.value);
        for outcome in &setting.outcomes {
            write!(out, "{},{},{:.16e},{},", names[setting.net], training.batch, training.eta, outcome.seed)?;
            match outcome.diverged {
                Some(step) => writeln!(out, ",,{step}")?,
                None => writeln!(out, "{:.16e},{:.16e},", outcome.train, outcome.validation)?,
            }
            rows += 1;
        }
    }
    written(rows);
    out.flush()
}
