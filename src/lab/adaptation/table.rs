//! The numbers of the adaptation lab as CSV: `run,weights,lambda,target_mse,effective_sample_size`, a row per run and λ.
//!
//! A target error that is no number, because the weights fixed no line, is an empty cell. Numbers are written as
//! `{:.16e}`, so that reading them gives back the same f64.

use super::Findings;
use crate::number::typed;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"run,weights,lambda,target_mse,effective_sample_size\n")?;
    let weights = findings.weights_key();
    for run in 0..findings.runs() {
        for variant in &findings.variants {
            write!(out, "{run},{weights},{},", typed(variant.lambda))?;
            let error = variant.target_errors[run];
            if !error.is_nan() {
                write!(out, "{error:.16e}")?;
            }
            writeln!(out, ",{:.16e}", variant.sample_sizes[run])?;
        }
        written((run + 1) * findings.variants.len());
    }
    out.flush()
}
