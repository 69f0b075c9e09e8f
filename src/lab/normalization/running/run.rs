//! The work on the stream; a unit of it is a batch.

use super::{Findings, Stream, TRUTH, Unit};
use crate::cost::Cost;
use crate::job::Watch;
use crate::lab::LabJob;
use crate::lab::net_cost::series;
use crate::lab::normalization::Normalization;
use crate::lab::side_by_side::{NetRun, SideBySide};
use crate::net::Gain;

/// The stream and what it has left so far.
struct Streaming {
    stream: Stream,
    findings: Findings,
}

/// Begins the work.
pub fn start(lab: &Normalization, seed: u64) -> LabJob {
    let stream = Stream::new(lab, seed);
    let (gamma, beta) = lab.gains(Gain::Vector, TRUTH.len());
    let units = (0..TRUTH.len()).map(|unit| Unit::new(&stream, unit, (beta[unit], gamma[unit]))).collect();
    let run = Streaming { stream, findings: Findings { lab: lab.clone(), units } };
    let batches = (lab.batches as usize).max(1);
    let gather = |runs: &[Streaming]| runs[0].findings.clone();
    SideBySide::start(lab.clone().into(), seed, vec![run], batches, gather)
}

/// Of every batch four averages and an output of each unit; the batch itself in a few copies.
pub(in crate::lab::normalization) fn cost(lab: &Normalization) -> Cost {
    let units = TRUTH.len() as f64;
    let drawn = Cost { work: 8.0 * units * lab.batch * lab.batches, memory: 0.0 };
    series(10.0 * units, lab.batches) + series(4.0 * units, lab.batch) + drawn
}

impl NetRun for Streaming {
    fn done(&self) -> usize {
        self.stream.batches
    }

    fn is_over(&self) -> bool {
        self.stream.batches >= (self.findings.lab.batches as usize).max(1)
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let batch = self.stream.batch();
        let Self { stream, findings: Findings { lab, units } } = self;
        for (place, unit) in units.iter_mut().enumerate() {
            unit.push(lab, stream, place, &batch);
        }
        // A batch is at most two thousand numbers.
        watch.count(0).is_wanted(lab.batch as u64).then_some(())
    }
}
