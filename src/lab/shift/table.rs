//! The numbers of the shift lab as CSV: `net,step,layer,distance,cosine`, a row per net and watched step.
//!
//! A cosine that is not defined is an empty cell; numbers are written as `{:.16e}`, so that reading them gives back
//! the same f64.

use super::Findings;
use crate::lab::words;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,step,layer,distance,cosine\n")?;
    let every = findings.lab.watched_every();
    let mut rows = 0;
    for (name, net) in words::keys(&findings.lab.trained.nets).iter().zip(&findings.nets) {
        for (k, (distance, cosine)) in net.distance.iter().zip(&*net.cosine).enumerate() {
            write!(out, "{name},{},{},{distance:.16e},", k * every, net.layer)?;
            if !cosine.is_nan() {
                write!(out, "{cosine:.16e}")?;
            }
            out.write_all(b"\n")?;
            rows += 1;
        }
        written(rows);
    }
    out.flush()
}
