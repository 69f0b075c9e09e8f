//! Time of the net: an SGD step of 64-32-32-10 at batch 32, the 51 × 51 slice on all 1,437 training digits, and a
//! gradient of the deep nets of the labs.
//!
//! The net, the batch and the slice are those of the bare C loops these figures are compared with. Rows are
//! `name,variant,median,min` with the unit in the name. Only ratios measured in the same minute mean anything.

use losscape::net::*;
use losscape::optim::{RuleSpec, Schedule};
use std::hint::black_box;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

/// Median and minimum over `repeats` of the seconds of `work`.
fn time(repeats: usize, mut work: impl FnMut()) -> (f64, f64) {
    let mut times: Vec<f64> = (0..repeats)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[repeats / 2], times[0])
}

fn row(name: &str, variant: &str, (median, min): (f64, f64), scale: f64) {
    println!("{name},{variant},{:.3},{:.3}", median * scale, min * scale);
}

fn spec(inputs: usize, hidden: Vec<usize>, outputs: usize, norm: Norm) -> NetSpec {
    let activation = Activation::Relu;
    NetSpec {
        inputs,
        hidden,
        outputs,
        activation,
        norm,
        noise: false,
        dropout: 0.0,
        bias: true,
        loss: Loss::CrossEntropy,
    }
}

fn trainer(spec: NetSpec, data: &Arc<Dataset>, eta: f64, batch: usize) -> Trainer {
    let how = Updates { rule: RuleSpec::Gd, eta, schedule: Schedule::Constant, warmup: 0, batch, steps: 1_000_000 };
    let net = Net::new(spec).expect("a net");
    Trainer::new(net, Arc::clone(data), &how, Init::He, 1).expect("data that fit")
}

/// Batch normalisation, layer normalisation and neither.
fn norms() -> [(&'static str, Norm); 3] {
    let layer = Norm::Layer(LayerNorm::default());
    [("plain", Norm::None), ("batch_norm", Norm::Batch(BatchNorm::default())), ("layer_norm", layer)]
}

fn steps(data: &Arc<Dataset>) {
    const STEPS: usize = 50;
    for (name, norm) in norms() {
        let mut trainer = trainer(spec(64, vec![32, 32], 10, norm), data, 0.01, 32);
        let figures = time(1000, || {
            for _ in 0..STEPS {
                black_box(trainer.measure());
                trainer.update();
            }
        });
        row("step_64_32_32_10_batch_32_us", name, figures, 1e6 / STEPS as f64);
    }
}

/// The slice is as many equal evaluations; timed one by one, so that a pause of the machine spoils one of them only.
fn slices(data: &Arc<Dataset>) {
    const POINTS: usize = 51 * 51;
    for (name, norm) in norms() {
        let net = Net::new(spec(64, vec![32, 32], 10, norm)).expect("a net");
        let (weights, running) = (net.initial(Init::He, 1), RunningAverages::new(net.spec()));
        let mut evaluator = Evaluator::new(&net);
        let figures = time(POINTS, || {
            black_box(evaluator.loss(black_box(&weights), &running, &data.train));
        });
        row("slice_51_x_51_s", name, figures, POINTS as f64);
    }
    let net = Net::new(spec(64, vec![32, 32], 10, Norm::None)).expect("a net");
    let (weights, running) = (net.initial(Init::He, 1), RunningAverages::new(net.spec()));
    let mut alone = f64::NAN;
    for threads in [1, 2] {
        let figures = time(5, || slice(&net, &weights, &running, &data.train, POINTS, threads));
        row(&format!("slice_51_x_51_whole_threads_{threads}_s"), "plain", figures, 1.0);
        if threads == 1 {
            alone = figures.1;
        }
        println!("slice_51_x_51_speedup_threads_{threads},plain,{:.2}", alone / figures.1);
    }
}

/// Losses at `points` points of the weights' space on some threads.
fn slice(net: &Net, weights: &[f64], running: &RunningAverages, samples: &Samples, points: usize, threads: usize) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut evaluator = Evaluator::new(net);
                for _ in 0..points / threads {
                    black_box(evaluator.loss(black_box(weights), running, samples));
                }
            });
        }
    });
}

/// A gradient at the measured batch, as a probe takes it.
fn gradients(what: &str, spec: impl Fn(Norm) -> NetSpec, data: &Arc<Dataset>, batch: usize) {
    for (name, norm) in norms() {
        let mut trainer = trainer(spec(norm), data, 1e-7, batch);
        trainer.measure();
        let weights = trainer.weights().to_vec();
        let mut gradient = weights.clone();
        let figures = time(300, || {
            black_box(trainer.probe(black_box(&weights), &mut gradient));
        });
        row(what, name, figures, 1e6);
    }
}

fn main() {
    let digits = Arc::new(Dataset::digits());
    steps(&digits);
    slices(&digits);
    let spirals = Arc::new(Dataset::spirals(1));
    gradients("gradient_spirals_8_x_32_batch_128_us", |norm| spec(2, vec![32; 8], 3, norm), &spirals, 128);
    let gaussian = Arc::new(Dataset::gaussian(10, 1));
    let linear = |norm| NetSpec {
        activation: Activation::Identity,
        bias: false,
        loss: Loss::SquaredSum,
        ..spec(10, vec![10; 24], 10, norm)
    };
    gradients("gradient_linear_25_x_10_batch_1000_us", linear, &gaussian, 1000);
}
