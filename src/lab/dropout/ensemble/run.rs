//! The work of one seed: a net is trained under dropout, then masks are drawn and their predictions added up.

use super::mean::{Mean, Sums, distance, loss};
use super::subnet::{self, Layer, log_softmax, relu};
use super::{Kind, Point};
use crate::job::{Count, Watch};
use crate::lab::dropout::{Dropout, trained};
use crate::lab::side_by_side::NetRun;
use crate::net::{Targets, Trainer};
use crate::rng::{self, Purpose};
use std::sync::Arc;

/// Units of work that the training is divided into.
pub(super) const TRAINING: usize = 50;
/// Classes of the digits.
const CLASSES: usize = 10;
/// Multiplications of a unit of cost; see [`crate::job`].
const MULTIPLICATIONS: u64 = 32;

/// What was found under a seed.
#[derive(Clone, Debug, Default)]
pub struct SeedFindings {
    /// The seed.
    pub seed: u64,
    /// Held-out loss of the inference pass; none before the training is over.
    pub inference: Option<f64>,
    /// Masks that were drawn.
    pub masks: usize,
    /// For K = 1, 2, 4 … masks, both nets and both means.
    pub points: Vec<Point>,
    /// The step at which the training diverged.
    pub diverged: Option<usize>,
}

/// The work of one seed.
pub(super) struct Run {
    lab: Dropout,
    seed: u64,
    stage: Stage,
    done: usize,
    /// What was found so far.
    pub(super) findings: SeedFindings,
}

enum Stage {
    Waiting,
    Training(Box<Trainer>),
    Masks(Box<Members>),
    Over,
}

/// A trained net and the predictions of its masks so far.
struct Members {
    layers: Vec<Layer>,
    /// Outputs of the first hidden layer and of the last one at inference, example after example.
    first: Vec<f64>,
    last: Vec<f64>,
    targets: Vec<u32>,
    inference: Vec<f64>,
    /// Of each kind of net, for masks by turns: their distance tells the sampling error.
    sums: [[Sums; 2]; 2],
}

impl Run {
    pub(super) fn new(lab: Dropout, seed: u64) -> Self {
        let findings = SeedFindings { seed, ..SeedFindings::default() };
        Self { lab, seed, stage: Stage::Waiting, done: 0, findings }
    }

    /// Trains for a unit.
    fn train(&mut self, mut trainer: Box<Trainer>, watch: &Watch<'_>) -> Option<Stage> {
        let steps = self.lab.steps as usize;
        let until = (self.done + 1) * steps / TRAINING;
        let count = &mut watch.count(0);
        while trainer.step() < until {
            let loss = trainer.measure_counted(count)?;
            trainer.update();
            if !loss.is_finite() || !trainer.weights().iter().all(|w| w.is_finite()) {
                self.findings.diverged = Some(trainer.step());
                return Some(Stage::Over);
            }
        }
        self.done += 1;
        if self.done < TRAINING {
            return Some(Stage::Training(trainer));
        }
        let members = Members::of(&trainer);
        self.findings.inference = Some(loss(&members.inference, &members.targets, CLASSES));
        Some(Stage::Masks(Box::new(members)))
    }

    /// Adds the predictions of the next mask.
    fn draw(&mut self, mut members: Box<Members>, watch: &Watch<'_>) -> Option<Stage> {
        let k = self.findings.masks;
        members.add(k, &self.masks(k), &mut watch.count(0))?;
        self.findings.masks = k + 1;
        self.done += 1;
        let (masks, all) = (k + 1, self.lab.members as usize);
        if masks.is_power_of_two() || masks == all {
            self.findings.points.extend(members.points(masks));
        }
        Some(if masks == all { Stage::Over } else { Stage::Masks(members) })
    }

    /// The factors of every hidden layer under mask k.
    fn masks(&self, k: usize) -> Vec<Vec<f64>> {
        let Dropout { p, width, depth, .. } = self.lab;
        let mut random = rng::stream(self.seed, Purpose::DropoutMasks, k as u64 + 1);
        let mut factor = || if rng::uniform(&mut random) < p { 0.0 } else { 1.0 / (1.0 - p) };
        (0..depth as usize).map(|_| (0..width as usize).map(|_| factor()).collect()).collect()
    }
}

impl NetRun for Run {
    fn done(&self) -> usize {
        self.done
    }

    fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over)
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Waiting => {
                let data = Arc::new(trained::digits(self.lab.examples as usize, self.seed));
                let trainer = trained::trainer(&self.lab, self.lab.p, data, self.seed);
                Stage::Training(Box::new(trainer.expect("the settings have been checked")))
            }
            Stage::Training(trainer) => self.train(trainer, watch)?,
            Stage::Masks(members) => self.draw(members, watch)?,
            Stage::Over => Stage::Over,
        };
        Some(())
    }
}

impl Members {
    fn of(trainer: &Trainer) -> Self {
        let held = &trainer.data().validation;
        let Targets::Classes(targets) = &held.y else { unreachable!("digits have classes") };
        let layers = subnet::layers(trainer.net(), trainer.weights());
        let mut first = layers[0].apply(None, held.x.as_slice(), held.x.nrows());
        relu(&mut first);
        let last = hidden(&layers, &first, None, &mut Watch::forever().count(0)).expect("it is never given up");
        let mut inference = output(&layers, &last, None);
        log_softmax(&mut inference, CLASSES);
        inference.iter_mut().for_each(|log| *log = log.exp());
        let none = Sums::new(inference.len(), CLASSES);
        let pair = [none.clone(), none];
        Self { layers, first, last, targets: targets.clone(), inference, sums: [pair.clone(), pair] }
    }

    /// Adds the predictions under mask `k`: dropped in the last hidden layer only, and in all of them.
    /// None when given up.
    fn add(&mut self, k: usize, masks: &[Vec<f64>], count: &mut Count<'_>) -> Option<()> {
        let top = masks.last();
        let deep = hidden(&self.layers, &self.first, Some(masks), count)?;
        let inputs = [&self.last, &deep];
        for (sums, inputs) in self.sums.iter_mut().zip(inputs) {
            let mut logs = output(&self.layers, inputs, top.map(Vec::as_slice));
            log_softmax(&mut logs, CLASSES);
            sums[k % 2].add(&logs, 1.0);
        }
        Some(())
    }

    fn points(&self, masks: usize) -> Vec<Point> {
        let mut points = Vec::new();
        for (kind, [even, odd]) in Kind::ALL.into_iter().zip(&self.sums) {
            let all = even.with(odd);
            for mean in Mean::ALL {
                let predictions = all.mean(mean);
                let halves = (masks > 1).then(|| distance(&even.mean(mean), &odd.mean(mean), CLASSES));
                points.push(Point {
                    kind,
                    masks,
                    mean,
                    loss: loss(&predictions, &self.targets, CLASSES),
                    distance: distance(&predictions, &self.inference, CLASSES),
                    // Each half has half the masks, so their difference is twice the error of the whole.
                    error: halves.map(|halves| 0.5 * halves),
                });
            }
        }
        points
    }
}

/// Outputs of the last hidden layer from those of the first; the masks of all hidden layers but the last are used. None
/// when given up.
pub(super) fn hidden(
    layers: &[Layer],
    first: &[f64],
    masks: Option<&[Vec<f64>]>,
    count: &mut Count<'_>,
) -> Option<Vec<f64>> {
    let mut a = first.to_vec();
    for (below, layer) in layers[1..layers.len() - 1].iter().enumerate() {
        if !count.is_wanted((a.len() * layer.b.len()) as u64 / MULTIPLICATIONS) {
            return None;
        }
        a = layer.apply(masks.map(|masks| masks[below].as_slice()), &a, layers[below].b.len());
        relu(&mut a);
    }
    Some(a)
}

/// Outputs of the net from those of its last hidden layer.
pub(super) fn output(layers: &[Layer], last: &[f64], mask: Option<&[f64]>) -> Vec<f64> {
    let top = layers.len() - 1;
    layers[top].apply(mask, last, layers[top - 1].b.len())
}
