//! The numbers of the stopping lab as CSV: `net,seed,step,train_loss,validation_loss,best_step,stop_step`, a row per
//! evaluation of a training.
//!
//! `best_step` and `stop_step` are the training's own, the same in all its rows; the cell is empty where it does not stop.
//! The seed is counted from the scene's. Numbers are written as `{:.16e}`, so that reading them gives back the same f64.

use super::Findings;
use crate::lab::seeds::seeds;
use crate::lab::words;
use crate::race::When;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(findings: &Findings, out: &mut dyn Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
    out.write_all(b"net,seed,step,train_loss,validation_loss,best_step,stop_step\n")?;
    let mut rows = 0;
    for (name, trainings) in words::keys(&findings.lab.trained.nets).iter().zip(&findings.nets) {
        for (seed, training) in seeds(findings.seed, trainings.len()).zip(trainings) {
            let step =
                |when| training.evaluation(when).map_or_else(String::new, |place| findings.step(place).to_string());
            let (best, stop) = (step(When::Best), step(When::Stop));
            let course = &training.course;
            for (place, (train, held)) in course.train.loss.iter().zip(&*course.validation.loss).enumerate() {
                let step = findings.step(place);
                writeln!(out, "{name},{seed},{step},{train:.16e},{held:.16e},{best},{stop}")?;
                rows += 1;
            }
        }
        written(rows);
    }
    out.flush()
}
