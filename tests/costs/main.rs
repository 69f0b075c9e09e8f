//! What scenes are said to need at most, beside what they do need: memory that is asked for, counted by the allocator.
//!
//! A program of its own with a single test, because memory of all threads is counted.

#[path = "../support/allocated.rs"]
mod allocated;

use losscape::export::Subject;
use losscape::picture::FigureOptions;
use losscape::scene::{Race, Source};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What is held for every scene and not counted: the text of the program, built-in data, buffers of threads.
const ALWAYS: usize = 6 << 20;
/// A bound is not worth its name where it is so many times what is needed.
const LOOSE: usize = 8;

const EIGHT: &str = "nets: [Plain, BatchNorm(), NoisyBatchNorm(), Noisy, LayerNorm(), Plain, BatchNorm(), LayerNorm()]";

/// Scenes of every part of every lab, and races: large nets with few steps, small nets with many.
fn scenes() -> Vec<String> {
    let large = format!("network: Spirals(depth: 6, width: 90), {EIGHT}");
    let small = "network: Spirals(depth: 1, width: 4), nets: [Plain, BatchNorm()]";
    let adam = "rule: AmsGrad(), eta: 0.001, batch: 400, steps: 3";
    let mut all: Vec<String> = [
        format!("Smoothing({large}, training: ({adam}), probe: (every: 1, count: 4))"),
        format!("Smoothing({small}, training: (batch: 8, steps: 4000), probe: (every: 1, count: 3))"),
        format!("Shift({large}, training: ({adam}), watch: (layer: 4, every: 1))"),
        format!("Slice({large}, training: ({adam}), plane: Pca, grid: (points: 5))"),
        format!("Slice({large}, training: ({adam}), plane: Random, grid: (points: 5))"),
        format!("Stopping({large}, training: ({adam}), examples: 500, seeds: 2, every: 1)"),
        format!("Stopping({small}, training: (batch: 8, steps: 1000), examples: 20, seeds: 20, every: 1)"),
        "LittleNet()".to_owned(),
        "BatchSize(part: Spread, draws: (batches: 500))".to_owned(),
        "BatchSize(part: Noise, descent: (steps: 5000))".to_owned(),
        "BatchSize(part: Sweep, grid: (epochs: 2, seeds: 1))".to_owned(),
        "BatchSize(part: Training, show: Scaling, whole: (epochs: 2, seeds: 1))".to_owned(),
        "BatchSize(part: Training, show: Growth, whole: (epochs: 4, seeds: 1))".to_owned(),
        "Dropout(part: Masks, masks: 10000)".to_owned(),
        "Dropout(part: Weights)".to_owned(),
        "Dropout(part: Scaling, samples: 2000)".to_owned(),
        "Dropout(part: Overfit, seeds: 3, examples: 300, depth: 3, width: 200, batch: 300, steps: 3)".to_owned(),
        "Dropout(part: Ensemble, seeds: 3, examples: 300, depth: 3, width: 200, batch: 300, steps: 3, members: 4)"
            .to_owned(),
        "Normalization(part: Matrix)".to_owned(),
        "Normalization(part: Cloud)".to_owned(),
        "Normalization(part: Running, batch: 256, batches: 2000)".to_owned(),
        "Normalization(part: BatchSize, depth: 3, width: 64, epochs: 2, seeds: 1)".to_owned(),
        "Normalization(part: Eta, depth: 3, width: 64, batch: 512, epochs: 1, seeds: 2)".to_owned(),
        "Adaptation(examples: 10000, runs: 12, weights: Logistic)".to_owned(),
        "Adaptation(examples: 4, runs: 5000, weights: Ratio)".to_owned(),
    ]
    .iter()
    .map(|lab| format!("(lab: {lab})"))
    .collect();
    let charts = "view: (charts: [Loss, GradientNorm, Distance])";
    all.push(format!(
        "({charts}, steps: 60000, racers: [(rule: Adam(), eta: 0.01, batch: Growing(size: 2, every: 9, factor: 1.1)), \
         (rule: Momentum(alpha: 0.9), eta: 0.01, batch: One), (eta: 0.01)])"
    ));
    all.push(
        "(landscape: LeastSquares(Synthetic(examples: 400000)), held_out: 0.5, steps: 5, racers: [(eta: 0.01)])"
            .to_owned(),
    );
    all
}

/// Runs and draws it. Labs are drawn now and then while they work: what is shown is a second copy.
fn run(text: &str) -> usize {
    let source = Source { file: "scene.ron".to_owned(), text: text.to_owned(), folder: PathBuf::new(), path: None };
    let (scene, landscape) = source.open().expect("a scene that may be opened");
    let options = FigureOptions { size: (640, 360), ..FigureOptions::default() };
    let job = scene.start_lab(&source.folder).expect("a lab that can start");
    let stated = scene.most_cost().memory as usize;
    if let Some(mut job) = job {
        let mut parts = 0;
        while job.advance(Duration::from_millis(20)) != losscape::job::Advance::Done {
            parts += 1;
            assert!(parts < 100_000, "{text} never ends");
            if parts % 16 == 1 {
                Subject::from(job.output()).to_svg(&options);
            }
        }
        Subject::from(job.output()).to_svg(&options);
    } else {
        Subject::from(Arc::new(Race::run(scene, landscape.into()))).to_svg(&options);
    }
    stated
}

#[test]
fn no_scene_needs_more_than_it_says_and_the_bound_is_near() {
    // Fonts and text tables are loaded once.
    run("(lab: LittleNet())");
    run("(racers: [(eta: 0.01)])");
    let mut wrong = Vec::new();
    for text in scenes() {
        let before = allocated::begin();
        let stated = run(&text);
        let needed = allocated::peak() - before;
        if needed > stated + ALWAYS || stated > LOOSE * (needed + ALWAYS / 4) {
            wrong.push(format!("{text} needs {needed} bytes, said are {stated}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
