//! The work of the spread: batch after batch. A unit is one draw of n examples in either way, and their first 1, 2, 4 … n.

use super::{Findings, Kind, SHOWN};
use crate::geometry::Point;
use crate::job::Watch;
use crate::lab::LabJob;
use crate::lab::batch_size::BatchSize;
use crate::lab::batch_size::rows::{self, Gradients};
use crate::lab::side_by_side::{NetRun, SideBySide};
use crate::optim::{Draw, Sampler};
use std::sync::Arc;

/// Gradients of a cloud.
const CLOUD: usize = 150;
/// Units between two questions whether the result is still wanted: some hundred microseconds.
const ASKED: usize = 64;

/// The draws so far.
struct Draws {
    gradients: Vec<Point>,
    samplers: [Sampler; 2],
    units: usize,
    findings: Findings,
}

/// Begins the lab's work.
pub(super) fn start(lab: &BatchSize, seed: u64) -> LabJob {
    let units = lab.draws.batches as usize;
    let draws = Draws::at(lab.point(), units, seed);
    SideBySide::start(lab.clone().into(), seed, vec![draws], units, |runs: &[Draws]| runs[0].findings.clone())
}

impl Draws {
    fn at(w: Point, units: usize, seed: u64) -> Self {
        let landscape = rows::open();
        let n = landscape.examples();
        let gradients = Gradients::at(&landscape, w);
        let sizes: Vec<usize> = (0..).map(|k| 1 << k).take_while(|m| *m < n).chain([n]).collect();
        let kinds = [Draw::Replaced, Draw::Shuffled].map(|draw| Kind {
            draw,
            sums: vec![0.0; sizes.len()],
            clouds: vec![Arc::default(); SHOWN.len()],
        });
        Self {
            gradients: (0..n).map(|example| landscape.example_gradient(example, w)).collect(),
            samplers: [Draw::Replaced, Draw::Shuffled].map(|draw| Sampler::new(seed, n, n, draw)),
            units,
            findings: Findings { examples: n, sizes, gradients, batches: 0, kinds },
        }
    }
}

impl NetRun for Draws {
    fn done(&self) -> usize {
        self.findings.batches
    }

    fn is_over(&self) -> bool {
        self.done() >= self.units
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let Self { gradients, samplers, findings, .. } = self;
        let mean = findings.gradients.mean;
        let Findings { sizes, kinds, batches, .. } = findings;
        if batches.is_multiple_of(ASKED) && !watch.is_wanted() {
            return None;
        }
        for (kind, sampler) in kinds.iter_mut().zip(samplers) {
            let order = sampler.next_batch();
            let (mut sum, mut taken) = (Point::zeros(), 0);
            for (m, squares) in sizes.iter().zip(&mut kind.sums) {
                sum += order[taken..*m].iter().map(|example| gradients[*example as usize]).sum::<Point>();
                taken = *m;
                let gradient = sum / *m as f64;
                *squares += (gradient - mean).norm_squared();
                let shown = SHOWN.iter().position(|shown| shown == m);
                if let Some(cloud) = shown.map(|place| &mut kind.clouds[place]).filter(|cloud| cloud.len() < CLOUD) {
                    Arc::make_mut(cloud).push(gradient);
                }
            }
        }
        *batches += 1;
        Some(())
    }
}
