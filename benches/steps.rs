//! Time of a step: one stored trajectory on Rosenbrock through `race::run`, losses and verdict included; thousands of
//! starts side by side; eight racers on the lecture's logistic loss.
//!
//! The parameters and the start are those of the bare C loops these figures are compared with. Rows are
//! `name,rule,steps,median ns,min ns` of wall time; a run is 10 000 steps, repeated. Only ratios measured in the same
//! minute mean anything.

use losscape::geometry::Point;
use losscape::landscape::{Landscape, Noise, Spec};
use losscape::optim::{AdaGrad, Adam, Batch, Momentum, Nesterov, RmsProp, RuleSpec};
#[cfg(feature = "lanes")]
use losscape::race::run_lanes;
use losscape::race::{Entry, run, run_all};
use std::hint::black_box;
use std::time::Instant;

const STEPS: usize = 10_000;

fn entries() -> Vec<Entry> {
    let entry = |rule, eta| Entry { rule, eta, ..Entry::default() };
    vec![
        entry(RuleSpec::Gd, 0.001),
        entry(RuleSpec::Momentum(Momentum::DEFAULT), 0.0002),
        entry(RuleSpec::Nesterov(Nesterov::DEFAULT), 0.0002),
        entry(RuleSpec::AdaGrad(AdaGrad::DEFAULT), 0.5),
        entry(RuleSpec::RmsProp(RmsProp::DEFAULT), 0.001),
        entry(RuleSpec::Adam(Adam::DEFAULT), 0.01),
    ]
}

/// Median and minimum over `repeats` of the nanoseconds of `work`, divided by `parts`.
fn time<T>(repeats: usize, parts: usize, mut work: impl FnMut() -> T) -> (f64, f64) {
    let mut times: Vec<f64> = (0..repeats)
        .map(|_| {
            let begun = Instant::now();
            black_box(work());
            begun.elapsed().as_nanos() as f64 / parts as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[repeats / 2], times[0])
}

fn row(name: &str, rule: &str, steps: usize, (median, min): (f64, f64)) {
    println!("{name},{rule},{steps},{median:.4},{min:.4}");
}

fn open(spec: &Spec) -> Landscape {
    spec.open(&Noise::default(), 1, None).expect("a landscape of the registry opens")
}

/// Starts side by side on SIMD lanes.
#[cfg(feature = "lanes")]
fn run_lanes_from_many_starts(rosenbrock: &Landscape) {
    let starts: Vec<Point> = (0..4096)
        .map(|i| Point::new(-2.0 + 4.0 * (i % 64) as f64 / 63.0, -1.0 + 4.0 * (i / 64) as f64 / 63.0))
        .collect();
    for entry in entries() {
        let figures = time(5, 2000 * starts.len(), || run_lanes(rosenbrock, black_box(&entry), &starts, 2000));
        row("run_lanes_4096", entry.rule.name(), 2000, figures);
    }
}

fn main() {
    let rosenbrock = open(&Spec::Rosenbrock(Default::default()));
    let start = Point::new(-1.2, 1.0);
    for entry in entries() {
        let figures = time(200, STEPS, || run(&rosenbrock, black_box(&entry), start, STEPS, 1));
        row("race_run", entry.rule.name(), STEPS, figures);
    }
    for (batch, name) in [(Batch::One, "Gd one"), (Batch::Size(8), "Gd 8")] {
        let entry = Entry { batch, eta: 0.0002, ..Entry::default() };
        row("race_run", name, STEPS, time(100, STEPS, || run(&rosenbrock, black_box(&entry), start, STEPS, 1)));
    }
    #[cfg(feature = "lanes")]
    run_lanes_from_many_starts(&rosenbrock);
    let logistic = open(&Spec::Logistic(Default::default()));
    let mut eight = entries();
    eight.extend(entries().into_iter().take(2).map(|entry| Entry { eta: 0.5, ..entry }));
    let start = Point::new(-2.0, 3.0);
    let (median, min) = time(30, 1_000_000, || run_all(&logistic, black_box(&eight), start, 1000, 1));
    println!("race_of_8_logistic_ms,full,1000,{median:.3},{min:.3}");
    let (median, min) = time(50, 1_000_000, || run_all(&rosenbrock, black_box(&eight), start, 1000, 1));
    println!("race_of_8_rosenbrock_ms,full,1000,{median:.3},{min:.3}");
}
