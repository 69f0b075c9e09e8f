//! The work of the adaptation lab; a unit of it is one run: a sample, its weights, a line for every λ.
//!
//! Runs are dealt to a fixed number of lanes, which threads work on side by side. A run has a random stream of its own, so
//! that neither lanes nor threads enter its numbers.

use super::sample::TARGET_POINTS;
use super::{Adaptation, Findings, Line, Node, Sample, Weights, effective_sample_size, flattened, logistic};
use crate::cost::Cost;
use crate::job::{Count, Watch};
use crate::lab::LabJob;
use crate::lab::net_cost::series;
use crate::lab::side_by_side::{NetRun, SideBySide};
use std::sync::Arc;

/// Lanes: as many as threads can share evenly on usual machines.
const LANES: usize = 12;
/// Evaluations of a formula that a line costs per example and node, as a watch counts.
const COST: u64 = 4;

/// What one λ gave in a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Mean square of prediction − noise-free answer over the target; NaN where the weights fix no line.
    pub target_error: f64,
    /// (Σs^λ)² / Σs^2λ.
    pub sample_size: f64,
}

/// The work on every twelfth run.
struct Lane {
    lab: Arc<Adaptation>,
    lambdas: Arc<Vec<f64>>,
    target: Arc<Vec<Node>>,
    seed: u64,
    first: usize,
    /// The outcomes of its runs, an entry per λ.
    outcomes: Vec<Vec<Outcome>>,
}

/// Begins the lab's work.
pub(super) fn start(lab: &Adaptation, seed: u64) -> LabJob {
    let own = Arc::new(lab.clone());
    let (lambdas, target) = (Arc::new(lab.lambdas()), Arc::new(lab.problem.target_nodes()));
    let lane = |first| Lane {
        lab: own.clone(),
        lambdas: lambdas.clone(),
        target: target.clone(),
        seed,
        first,
        outcomes: Vec::new(),
    };
    let shown = Findings::before(lab, seed);
    let gather = move |lanes: &[Lane]| shown.with(lanes.iter().map(|lane| lane.outcomes.as_slice()));
    SideBySide::start(lab.clone().into(), seed, (0..LANES).map(lane).collect(), lab.runs.div_ceil(LANES), gather)
}

/// Of every run an outcome per λ, kept by its lane and shown; every lane has a sample of source and target, its weights and
/// the features of a logistic fit, at most fifty steps of which are made.
pub(super) fn cost(lab: &Adaptation) -> Cost {
    let (runs, examples, lambdas) = (lab.runs as f64, lab.examples as f64, lab.lambdas().len() as f64);
    let nodes = lab.problem.target_nodes().len() as f64;
    let places = 2.0 * examples + TARGET_POINTS as f64;
    let of_lambda = Cost { work: runs * COST as f64 * (examples + nodes), memory: 0.0 };
    let fits = if lab.weights == Weights::Logistic { logistic::most_work(places) } else { 0.0 };
    let samples = Cost { work: runs * (8.0 * places + fits), ..Cost::numbers(LANES as f64 * 16.0 * places) };
    series(2.0 * lambdas + 3.0, runs) + of_lambda * lambdas + samples
}

/// Every λ's outcome in one run; none when given up.
fn outcomes(lane: &Lane, run: usize, count: &mut Count<'_>) -> Option<Vec<Outcome>> {
    let Lane { lab, lambdas, target, seed, .. } = lane;
    let sample = Sample::draw(&lab.problem, lab.examples, *seed, run);
    let logarithms = lab.weights.logarithms(&lab.problem, &sample, count)?;
    let outcome = |lambda: &f64| {
        let weights = flattened(&logarithms, *lambda);
        let line = Line::fit(&sample.source, &weights, lab.problem.features());
        let wanted = count.is_wanted(COST * (weights.len() + target.len()) as u64);
        let (target_error, sample_size) = (line.error(target), effective_sample_size(&weights));
        wanted.then_some(Outcome { target_error, sample_size })
    };
    lambdas.iter().map(outcome).collect()
}

impl NetRun for Lane {
    fn done(&self) -> usize {
        self.outcomes.len()
    }

    fn is_over(&self) -> bool {
        self.first + self.outcomes.len() * LANES >= self.lab.runs
    }

    fn advance(&mut self, watch: &Watch<'_>) -> Option<()> {
        let run = self.first + self.outcomes.len() * LANES;
        let outcomes = outcomes(self, run, &mut watch.count(0))?;
        self.outcomes.push(outcomes);
        Some(())
    }
}
