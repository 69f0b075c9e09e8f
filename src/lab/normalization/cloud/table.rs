//! The clouds as CSV: `example,unit,x_before,x,normalized,z,inferred`, examples and units from 1.
//!
//! Numbers are written as `{:.16e}`, so that reading them gives back the same f64.

use super::Clouds;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(clouds: &Clouds, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"example,unit,x_before,x,normalized,z,inferred\n")?;
    let Clouds { before, x, hat, z, inferred, .. } = clouds;
    let mut rows = 0;
    for example in 0..x.0.ncols() {
        for unit in 0..x.0.nrows() {
            let [before, x, hat, z, inferred] = [before, x, hat, z, inferred].map(|cloud| cloud.0[(unit, example)]);
            write!(out, "{},{},{before:.16e},{x:.16e},{hat:.16e}", example + 1, unit + 1)?;
            writeln!(out, ",{z:.16e},{inferred:.16e}")?;
            rows += 1;
        }
    }
    written(rows);
    out.flush()
}
