//! The work of the stopping lab: a training of every net under every seed; a unit is the training up to the next evaluation.

use super::{Findings, Stopping};
use crate::lab::few::few;
use crate::lab::learning::{Learning, MakeTrainer};
use crate::lab::seeds::seeds;
use crate::lab::side_by_side::SideBySide;
use crate::lab::trainers;
use crate::lab::{LabError, LabJob};
use crate::net::Dataset;
use std::path::Path;
use std::sync::Arc;

/// Begins the lab's work.
pub(super) fn start(lab: &Stopping, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
    let trained = &lab.trained;
    // All faults of the settings show here.
    trained.trainers(seed, folder)?;
    let all = trainers::open(&trained.network, seed, folder)?;
    let mut runs = Vec::with_capacity(trained.nets.len() * lab.seeds);
    let fews: Vec<Arc<Dataset>> = seeds(seed, lab.seeds).map(|seed| Arc::new(few(&all, lab.examples, seed))).collect();
    for variant in &trained.nets {
        for (seed, data) in seeds(seed, lab.seeds).zip(&fews) {
            let (own, variant, data) = (trained.clone(), *variant, data.clone());
            let make: MakeTrainer = Box::new(move || {
                trainers::trainer(&own.network, &variant, &own.training, &data, seed)
                    .expect("a net of these settings has been built")
            });
            runs.push(Learning::new(make, lab.every, trained.training.steps));
        }
    }
    let own = lab.clone();
    let gather = move |runs: &[Learning]| {
        let courses: Vec<_> = runs.iter().map(|run| run.course.clone()).collect();
        Findings::of(own.clone(), seed, &courses)
    };
    Ok(SideBySide::start(lab.clone().into(), seed, runs, lab.units(), gather))
}
