//! The work of the slice: training of one net, then the rows of its grid.
//!
//! A unit of work is a training step or a node of the grid, but a row of nodes is done at once, its columns divided
//! among the cores that the other nets leave; a row that takes long is done in parts. A node's loss depends on its
//! place alone.

use super::surface::coarse_to_fine;
use super::{Findings, NetFindings, Plane, Slice, Surface};
use crate::clock::{Duration, Instant};
use crate::job::{Count, Watch};
use crate::lab::side_by_side::{NetRun, SideBySide};
use crate::lab::weight_path::WeightPath;
use crate::lab::weight_plane::WeightPlane;
use crate::lab::{LabError, LabJob};
use crate::net::{Evaluator, RunningAverages, Samples, Split, Trainer};
use crate::threads::{cores, side_by_side};
use std::path::Path;
use std::sync::Arc;

/// Most threads of all nets together: each has copies of the weights.
pub(super) const MOST_THREADS: usize = 12;

/// The work on one net.
struct SlicedNet {
    trainer: Trainer,
    seed: u64,
    steps: usize,
    reach: f64,
    points: usize,
    done: usize,
    path: Option<WeightPath>,
    sweep: Option<Sweep>,
    findings: NetFindings,
    threads: usize,
}

/// The grid of one net being filled.
struct Sweep {
    plane: WeightPlane,
    surface: Surface,
    /// Rows in the order they are done, and how many of them are.
    order: Vec<usize>,
    next: usize,
    /// Losses of the row being worked on, as far as they are known; empty before it begins.
    losses: Vec<Option<f64>>,
    /// One for each thread.
    workers: Vec<Worker>,
}

struct Worker {
    evaluator: Evaluator,
    weights: Vec<f64>,
}

/// How long a row is worked on at once; most take far less.
const PART: Duration = Duration::from_millis(5);

/// Begins the lab's work.
pub(super) fn start(lab: &Slice, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
    start_on(lab, seed, folder, cores().min(MOST_THREADS))
}

/// The same on so many threads.
fn start_on(lab: &Slice, seed: u64, folder: &Path, threads: usize) -> Result<LabJob, LabError> {
    let trainers = lab.trained.trainers(seed, folder)?;
    let samples = trainers.first().map_or(0, |trainer| trainer.data().train.len());
    let (steps, threads) = (lab.trained.training.steps, (threads / lab.trained.nets.len()).max(1));
    let run = |trainer: Trainer| SlicedNet {
        seed,
        steps,
        reach: lab.grid.reach,
        points: lab.points(),
        done: 0,
        path: (lab.plane == Plane::Pca).then(|| WeightPath::new(steps, trainer.net().len(), lab.trained.nets.len())),
        sweep: None,
        findings: NetFindings::new(trainer.net().len()),
        threads,
        trainer,
    };
    let runs = trainers.into_iter().map(run).collect();
    let total = steps + lab.points() * lab.points();
    let own = lab.clone();
    let gather = move |runs: &[SlicedNet]| {
        let nets = runs.iter().map(SlicedNet::findings).collect();
        Findings { lab: own.clone(), samples, nets }
    };
    Ok(SideBySide::start(lab.clone().into(), seed, runs, total, gather))
}

impl SlicedNet {
    fn findings(&self) -> NetFindings {
        NetFindings { surface: self.sweep.as_ref().map(|sweep| sweep.surface.clone()), ..self.findings.clone() }
    }

    /// A training step.
    fn train(&mut self, count: &mut Count<'_>) -> Option<()> {
        if self.done == 0
            && let Some(path) = &mut self.path
        {
            path.record(0, self.trainer.weights());
        }
        if !self.trainer.measure_counted(count)?.is_finite() {
            self.findings.diverged = Some(self.done);
            return Some(());
        }
        self.trainer.update();
        self.done += 1;
        if !self.trainer.weights().iter().all(|w| w.is_finite()) {
            self.findings.diverged = Some(self.done);
            return Some(());
        }
        if let Some(path) = &mut self.path {
            path.record(self.done, self.trainer.weights());
        }
        if self.done == self.steps {
            self.begin_sweep(count)?;
        }
        Some(())
    }

    /// Chooses the plane through the trained weights. A path that never moved has no principal plane, and no grid.
    fn begin_sweep(&mut self, count: &mut Count<'_>) -> Option<()> {
        let trained = self.trainer.evaluate_counted(Split::Train, count)?;
        self.findings.last = Some((trained, self.trainer.evaluate_counted(Split::Validation, count)?));
        let origin = self.trainer.weights().to_vec();
        let plane = match self.path.take() {
            None => Some(WeightPlane::random(self.trainer.net().tensors(), origin, self.seed)),
            Some(path) => WeightPlane::principal(path.snapshots(), origin).map(|(plane, path)| {
                self.findings.path = Some(Arc::new(path));
                plane
            }),
        };
        let worker =
            || Worker { evaluator: Evaluator::new(self.trainer.net()), weights: self.trainer.weights().to_vec() };
        self.sweep = plane.map(|plane| Sweep {
            plane,
            surface: Surface::new(self.points, self.reach, trained.loss),
            order: coarse_to_fine(self.points),
            next: 0,
            losses: Vec::new(),
            workers: (0..self.threads).map(|_| worker()).collect(),
        });
        self.findings.is_still = self.sweep.is_none();
        Some(())
    }
}

impl Sweep {
    /// Goes on with the next row, and says whether it is there; none when given up.
    fn row(&mut self, running: &RunningAverages, samples: &Samples, watch: &Watch<'_>) -> Option<bool> {
        let Self { plane, surface, order, next, losses, workers } = self;
        let (j, begun) = (order[*next], Instant::now());
        losses.resize(surface.points, None);
        let share = losses.len().div_ceil(workers.len());
        let work = |worker: &mut Worker, first: usize, losses: &mut [Option<f64>]| {
            let count = &mut watch.count(0);
            for (i, loss) in losses.iter_mut().enumerate().filter(|(_, loss)| loss.is_none()) {
                plane.at(surface.coordinate(first + i), surface.coordinate(j), &mut worker.weights);
                *loss = worker.evaluator.loss_counted(&worker.weights, running, samples, count);
                if begun.elapsed() >= PART {
                    return;
                }
            }
        };
        let shares = workers.iter_mut().zip(losses.chunks_mut(share)).enumerate();
        side_by_side(shares, |(k, (worker, part))| work(worker, k * share, part));
        if !watch.is_wanted() {
            return None;
        }
        let Some(whole) = losses.iter().copied().collect() else { return Some(false) };
        surface.set(j, whole);
        losses.clear();
        *next += 1;
        Some(true)
    }
}

impl NetRun for SlicedNet {
    fn done(&self) -> usize {
        self.done
    }

    fn is_over(&self) -> bool {
        let is_whole = self.sweep.as_ref().is_some_and(|sweep| sweep.next == sweep.order.len());
        is_whole || self.findings.is_still || self.findings.diverged.is_some()
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        match &mut self.sweep {
            None => self.train(&mut watch.count(0))?,
            Some(sweep) => {
                if sweep.row(self.trainer.running(), &self.trainer.data().train, watch)? {
                    self.done += self.points;
                }
            }
        }
        Some(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::job::Advance;
    use crate::lab::{Network, SliceGrid, Spirals};

    #[test]
    fn threads_change_nothing() {
        let mut slice = Slice { grid: SliceGrid { points: 7.0, ..SliceGrid::DEFAULT }, ..Slice::default() };
        slice.trained.network = Network::Spirals(Spirals { depth: 2.0, width: 4.0 });
        slice.trained.training.steps = 3;
        let table = |threads, budget| {
            let mut job = start_on(&slice, 1, Path::new(""), threads).unwrap();
            while job.advance(budget) != Advance::Done {}
            let mut table = Vec::new();
            job.output().write_csv(&mut table, &mut |_| {}).unwrap();
            table
        };
        let one = table(1, Duration::MAX);
        assert_eq!(one.iter().filter(|byte| **byte == b'\n').count(), 1 + 2 * 49);
        for threads in [2, 3, 8, 40] {
            assert_eq!(one, table(threads, Duration::MAX), "{threads} threads");
        }
        assert_eq!(one, table(2, Duration::ZERO));
    }
}
