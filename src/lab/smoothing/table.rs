//! The numbers of the smoothing lab as CSV.
//!
//! A row per net and step 0, 1, …, `steps`; the last has evaluations only, because its weights are not trained further. A
//! net that diverged ends with its last finite step. A cell is empty where nothing was measured; numbers are written as
//! `{:.16e}`, so that reading them gives back the very f64.

use super::{Found, Track};
use crate::lab::words;
use std::io::{self, Write};

const HEADER: &[u8] = b"net,step,loss,loss_low,loss_high,change_low,change_high,beta,\
    train_loss,train_accuracy,validation_loss,validation_accuracy\n";

/// Writes the table.
pub(super) fn write(found: &Found, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(HEADER)?;
    let mut rows = 0;
    let mut line = Vec::new();
    for (net, track) in words::keys(&found.lab.nets).iter().zip(&found.tracks) {
        for step in 0..length(found, track) {
            line.clear();
            write!(line, "{net},{step}")?;
            for cell in row(found, track, step) {
                match cell {
                    Some(value) if !value.is_nan() => write!(line, ",{value:.16e}")?,
                    _ => line.push(b','),
                }
            }
            line.push(b'\n');
            out.write_all(&line)?;
            rows += 1;
            if rows % 4096 == 0 {
                written(rows);
            }
        }
    }
    written(rows);
    out.flush()
}

/// Rows of a net: its training steps, and one more for the evaluation at the end.
fn length(found: &Found, track: &Track) -> usize {
    track.loss.len() + usize::from(track.diverged.is_none() && track.loss.len() == found.lab.training.steps)
}

fn row(found: &Found, track: &Track, step: usize) -> [Option<f64>; 10] {
    let at = |series: &[f64], every: usize| {
        if step.is_multiple_of(every) { series.get(step / every).copied() } else { None }
    };
    let probed = |series: &[f64]| at(series, found.lab.probed_every());
    let even = |series: &[f64]| at(series, found.lab.evaluated_every());
    let last = track.last.filter(|_| step == found.lab.training.steps);
    let of_last = |train: bool| last.map(|(a, b)| if train { a } else { b });
    [
        at(&track.loss, 1),
        probed(&track.loss_low),
        probed(&track.loss_high),
        probed(&track.change_low),
        probed(&track.change_high),
        probed(&track.beta),
        even(&track.train.loss).or(of_last(true).map(|e| e.loss)),
        even(&track.train.accuracy).or(of_last(true).and_then(|e| e.accuracy)),
        even(&track.validation.loss).or(of_last(false).map(|e| e.loss)),
        even(&track.validation.accuracy).or(of_last(false).and_then(|e| e.accuracy)),
    ]
}
