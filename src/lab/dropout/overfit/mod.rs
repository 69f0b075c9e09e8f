//! Slides 37 and 38: does dropout help a wide net against overfitting on few examples?
//!
//! Held equal under each seed: training examples, held-out examples, initial weights, order of batches, step size and
//! steps. Only the masks differ. Measured in inference mode: training and held-out loss and accuracy, and the gap between
//! the losses, as median and quartiles over seeds.

mod charts;
mod findings;
mod table;
mod verdict;

pub use findings::Findings;

use super::{Dropout, trained};
use crate::cost::Cost;
use crate::lab::few::few;
use crate::lab::learning::Learning;
use crate::lab::net_cost::{DIGITS, series};
use crate::lab::side_by_side::SideBySide;
use crate::lab::{LabError, LabJob, Quantity};
use crate::net::Dataset;
use crate::text::Lang;
use std::sync::Arc;

/// Claims compare these of the net without and the net with dropout: medians over the seeds.
pub(super) const QUANTITIES: &[Quantity] = &[
    Quantity::FinalTrainingLoss,
    Quantity::HeldOutLoss,
    Quantity::LowestHeldOutLoss,
    Quantity::Gap,
    Quantity::Accuracy,
];

/// The nets that are compared; their names in tables.
pub const NETS: [&str; 2] = ["plain", "dropout"];
/// Evaluations after the one before the first step: few enough that they cost less than the training.
const EVALUATIONS: usize = 50;

/// What a claim's `net` counts.
pub(super) fn names(lang: Lang) -> Vec<String> {
    NETS.iter().map(|net| lang.t(&format!("dropout-net-{net}"))).collect()
}

/// Steps from one evaluation to the next.
pub(super) fn every(lab: &Dropout) -> usize {
    (lab.steps as usize).div_ceil(EVALUATIONS).max(1)
}

/// Two nets of every seed at once, each with its examples.
pub(super) fn cost(lab: &Dropout) -> Cost {
    let evaluations = EVALUATIONS as f64 + 1.0;
    let of_net = trained::cost(lab)
        + trained::size(lab).evaluations(evaluations, DIGITS.0 + DIGITS.1)
        + series(NETS.len() as f64 * 2.0, evaluations);
    of_net * (NETS.len() as f64 * lab.seeds)
}

/// Begins the lab's work: a net of a seed is a run, its steps from one evaluation to the next are a unit.
pub(super) fn start(lab: &Dropout, seed: u64) -> Result<LabJob, LabError> {
    let lab = *lab;
    let (every, seeds) = (every(&lab), trained::seeds(&lab, seed));
    let units = (lab.steps as usize).div_ceil(every);
    trained::net(&lab, lab.p)?;
    let all = Arc::new(Dataset::digits());
    let run = |(seed, dropout): (u64, f64)| {
        let all = all.clone();
        let make = move || {
            let data = Arc::new(few(&all, lab.examples as usize, seed));
            trained::trainer(&lab, dropout, data, seed).expect("the settings have been checked")
        };
        Learning::new(Box::new(make), every, lab.steps as usize)
    };
    let runs = seeds.iter().flat_map(|seed| [(*seed, 0.0), (*seed, lab.p)]).map(run).collect();
    let gather = move |runs: &[Learning]| {
        let courses =
            |net| runs.iter().skip(net).step_by(NETS.len()).map(|run: &Learning| run.course.clone()).collect();
        Findings { lab, seeds: seeds.clone(), nets: [courses(0), courses(1)] }
    };
    Ok(SideBySide::start(lab.into(), seed, runs, units, gather))
}
