//! The work of the stopping lab: a training of every net under every seed; a unit is the training up to the next evaluation.

use super::{Findings, Stopping};
use crate::lab::learning::{Learning, MakeTrainer};
use crate::lab::side_by_side::SideBySide;
use crate::lab::{LabError, LabJob};
use crate::net::{Dataset, Samples};
use crate::rng::{Purpose, stream, uniform};
use std::path::Path;
use std::sync::Arc;

/// Begins the lab's work.
pub(super) fn start(lab: &Stopping, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
    let trained = &lab.trained;
    // All faults of the settings show here.
    trained.trainers(seed, folder)?;
    let all = trained.data(seed, folder)?;
    let mut runs = Vec::with_capacity(trained.nets.len() * lab.seeds);
    let few: Vec<Arc<Dataset>> =
        (0..lab.seeds).map(|k| Arc::new(fewer(&all, lab.examples, seed.wrapping_add(k as u64)))).collect();
    for variant in &trained.nets {
        for (k, data) in few.iter().enumerate() {
            let (own, variant, data) = (trained.clone(), *variant, data.clone());
            let seed = seed.wrapping_add(k as u64);
            let make: MakeTrainer =
                Box::new(move || own.trainer(&variant, data, seed).expect("a net of these settings has been built"));
            runs.push(Learning::new(make, lab.every, lab.units()));
        }
    }
    let own = lab.clone();
    let gather = move |runs: &[Learning]| {
        let courses: Vec<_> = runs.iter().map(|run| run.course.clone()).collect();
        Findings::of(own.clone(), seed, &courses)
    };
    Ok(SideBySide::start(lab.clone().into(), seed, runs, lab.units(), gather))
}

/// The data with `count` of the training examples, drawn by the seed; they stay in their order.
fn fewer(all: &Dataset, count: usize, seed: u64) -> Dataset {
    let mut random = stream(seed, Purpose::FewExamples, 0);
    let mut places: Vec<u32> = (0..all.train.len() as u32).collect();
    // The first places of a Fisher–Yates shuffle.
    let count = count.min(places.len());
    for k in 0..count {
        let other = k + (uniform(&mut random) * (places.len() - k) as f64) as usize;
        places.swap(k, other);
    }
    places.truncate(count);
    places.sort_unstable();
    let train: Samples = all.train.subset(&places);
    Dataset { train, validation: all.validation.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_examples_are_drawn_without_doubles() {
        let all = Dataset::digits();
        let few = fewer(&all, 200, 1);
        assert_eq!((few.train.len(), few.validation.len()), (200, all.validation.len()));
        let columns = |data: &Dataset| data.train.x.column_iter().map(|x| format!("{x}")).collect::<Vec<_>>();
        let known = columns(&all);
        let mut places: Vec<usize> =
            columns(&few).iter().map(|x| known.iter().position(|other| other == x).unwrap_or(usize::MAX)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "each stands once, in order");
        places.dedup();
        assert_eq!(places.len(), 200);
        assert_ne!(fewer(&all, 200, 2), few);
        assert_eq!(fewer(&all, 1_000_000, 1), all);
    }
}
