//! The trainings as CSV: `net,seed,step,train_loss,train_accuracy,validation_loss,validation_accuracy`, a row per net,
//! seed and evaluation, accuracies as shares; numbers are written as `{:.16e}`.

use super::{Findings, NETS, every};
use crate::lab::learning;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,seed,step,train_loss,train_accuracy,validation_loss,validation_accuracy\n")?;
    let every = every(&findings.lab);
    let mut rows = 0;
    for (net, courses) in NETS.iter().zip(&findings.nets) {
        for (seed, course) in findings.seeds.iter().zip(courses) {
            for unit in 0..course.validation.loss.len() {
                let (train, held) = (&course.train, &course.validation);
                let (loss, accuracy) = (train.loss[unit], train.accuracy[unit]);
                let step = learning::step_of(unit, every, findings.lab.steps as usize);
                write!(out, "{net},{seed},{step},{loss:.16e},{accuracy:.16e}")?;
                writeln!(out, ",{:.16e},{:.16e}", held.loss[unit], held.accuracy[unit])?;
                rows += 1;
            }
            written(rows);
        }
    }
    out.flush()
}
