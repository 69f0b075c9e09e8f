//! The numbers of the little net as CSV: `quantity,unit,before,now`.
//!
//! What every unit gives (layers from 0, the inputs), the gradient of each weight of W₂ (unit above, unit below), its
//! norm, and ‖G − G′‖ and cos∠(G, G′) of now against before. Numbers are written as `{:.16e}`, so that reading them gives
//! back the same f64.

use super::Findings;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(
    Findings { before, now, .. }: &Findings,
    out: &mut dyn Write,
    written: &mut dyn FnMut(usize),
) -> io::Result<()> {
    out.write_all(b"quantity,unit,before,now\n")?;
    let mut rows = 0;
    let mut row = |quantity: &str, unit: &str, before: f64, now: f64| {
        rows += 1;
        writeln!(out, "{quantity},{unit},{before:.16e},{now:.16e}")
    };
    for (layer, (before, now)) in before.units.iter().zip(&now.units).enumerate() {
        for (unit, (before, now)) in before.iter().zip(now).enumerate() {
            row(&format!("layer{layer}"), &(unit + 1).to_string(), *before, *now)?;
        }
    }
    for (k, (before, now)) in before.gradient.iter().zip(&now.gradient).enumerate() {
        row("gradient2", &format!("{} {}", k % 4 + 1, k / 4 + 1), *before, *now)?;
    }
    row("norm", "", before.norm(), now.norm())?;
    let change = now.since(before);
    row("distance", "", 0.0, change.distance)?;
    row("cosine", "", 1.0, change.cosine)?;
    written(rows);
    out.flush()
}
