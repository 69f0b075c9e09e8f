//! The numbers of the shift lab as CSV: `net,step,layer,distance,cosine`, a row per net and watched step.
//!
//! A cosine that is not defined is an empty cell; numbers are written as `{:.16e}`, so that reading them gives back
//! the very f64.

use super::Found;
use crate::lab::words;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(found: &Found, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,step,layer,distance,cosine\n")?;
    let every = found.lab.watched_every();
    let mut rows = 0;
    for (net, track) in words::keys(&found.lab.nets).iter().zip(&found.tracks) {
        for (k, (distance, cosine)) in track.distance.iter().zip(&*track.cosine).enumerate() {
            write!(out, "{net},{},{},{distance:.16e},", k * every, track.layer)?;
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
