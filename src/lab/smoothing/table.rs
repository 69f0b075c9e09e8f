//! The numbers of the smoothing lab as CSV.
//!
//! A row per net and step 0, 1, …, `steps`; the last has evaluations only, because its weights are not trained further. A
//! net that diverged ends with its last finite step. A cell is empty where nothing was measured; numbers are written as
//! `{:.16e}`, so that reading them gives back the same f64.

use super::{Findings, NetFindings};
use crate::lab::words;
use std::io::{self, Write};

const HEADER: &[u8] = b"net,step,loss,loss_low,loss_high,change_low,change_high,beta,\
    train_loss,train_accuracy,validation_loss,validation_accuracy\n";

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(HEADER)?;
    let mut rows = 0;
    let mut line = Vec::new();
    for (name, net) in words::keys(&findings.lab.trained.nets).iter().zip(&findings.nets) {
        for step in 0..length(findings, net) {
            line.clear();
            write!(line, "{name},{step}")?;
            for cell in row(findings, net, step) {
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
fn length(findings: &Findings, net: &NetFindings) -> usize {
    net.loss.len() + usize::from(net.diverged.is_none() && net.loss.len() == findings.lab.trained.training.steps)
}

fn row(findings: &Findings, net: &NetFindings, step: usize) -> [Option<f64>; 10] {
    let at = |series: &[f64], every: usize| {
        if step.is_multiple_of(every) { series.get(step / every).copied() } else { None }
    };
    let probed = |series: &[f64]| at(series, findings.lab.probed_every());
    let even = |series: &[f64]| at(series, findings.lab.evaluated_every());
    let last = net.last.filter(|_| step == findings.lab.trained.training.steps);
    let of_last = |train: bool| last.map(|(a, b)| if train { a } else { b });
    [
        at(&net.loss, 1),
        probed(&net.loss_low),
        probed(&net.loss_high),
        probed(&net.change_low),
        probed(&net.change_high),
        probed(&net.beta),
        even(&net.train.loss).or(of_last(true).map(|e| e.loss)),
        even(&net.train.accuracy).or(of_last(true).and_then(|e| e.accuracy)),
        even(&net.validation.loss).or(of_last(false).map(|e| e.loss)),
        even(&net.validation.accuracy).or(of_last(false).and_then(|e| e.accuracy)),
    ]
}
