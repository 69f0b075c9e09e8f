//! The numbers of the slice as CSV: `net,alpha,beta,loss`, a row per net and known node, α running first.
//!
//! Numbers are written as `{:.16e}`, so that reading them gives back the same f64.

use super::Findings;
use crate::lab::words;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,alpha,beta,loss\n")?;
    let mut rows = 0;
    for (name, net) in words::keys(&findings.lab.trained.nets).iter().zip(&findings.nets) {
        let Some(surface) = &net.surface else { continue };
        for (j, losses) in surface.known() {
            let beta = surface.coordinate(j);
            for (i, loss) in losses.iter().enumerate() {
                writeln!(out, "{name},{:.16e},{beta:.16e},{loss:.16e}", surface.coordinate(i))?;
            }
            rows += losses.len();
            written(rows);
        }
    }
    out.flush()
}
