//! The numbers of the slice as CSV: `net,alpha,beta,loss`, a row per net and known node, α running first.
//!
//! Numbers are written as `{:.16e}`, so that reading them gives back the very f64.

use super::Found;
use crate::lab::words;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(found: &Found, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,alpha,beta,loss\n")?;
    let mut rows = 0;
    for (net, track) in words::keys(&found.lab.nets).iter().zip(&found.tracks) {
        let Some(surface) = &track.surface else { continue };
        for (j, losses) in surface.known() {
            let beta = surface.coordinate(j);
            for (i, loss) in losses.iter().enumerate() {
                writeln!(out, "{net},{:.16e},{beta:.16e},{loss:.16e}", surface.coordinate(i))?;
            }
            rows += losses.len();
            written(rows);
        }
    }
    out.flush()
}
