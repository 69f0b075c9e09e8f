//! What the smoothing lab finds on the spirals net over seeds and learning rates, and how long its default takes.
//!
//! A line per learning rate, depth, net and seed, as CSV: medians over 500 steps of the width and the top of the loss band,
//! of the width and the top of the band of the gradient's change, of β; held-out accuracy at the end. Then a line per learning
//! rate and depth: the median over seeds of each. Last, the wall time of the lab's default.

use losscape::job::Advance;
use losscape::lab::series::median;
use losscape::lab::smoothing::{Findings, NetFindings};
use losscape::lab::{Lab, Smoothing};
use std::path::Path;
use std::time::{Duration, Instant};

const SEEDS: std::ops::RangeInclusive<u64> = 1..=5;

fn nets(lab: &Smoothing, seed: u64) -> Vec<NetFindings> {
    let mut job = Lab::Smoothing(lab.clone()).start(seed, Path::new(".")).expect("the settings are right");
    while job.advance(Duration::MAX) != Advance::Done {}
    job.output().findings_as::<Findings>().expect("the smoothing lab finds its own").nets.clone()
}

/// The figures of one net, in the order of the header.
fn figures(net: &NetFindings) -> [f64; 6] {
    let width =
        |low: &[f64], high: &[f64]| -> Vec<f64> { high.iter().zip(low).map(|(high, low)| high - low).collect() };
    let middle = |series: &[f64]| median(series).unwrap_or(f64::NAN);
    [
        middle(&width(&net.loss_low, &net.loss_high)),
        middle(&net.loss_high),
        middle(&width(&net.change_low, &net.change_high)),
        middle(&net.change_high),
        middle(&net.beta),
        net.last.and_then(|(_, held)| held.accuracy).unwrap_or(f64::NAN),
    ]
}

fn line(setting: &str, net: &str, seed: &str, figures: [f64; 6], note: &str) {
    let cells = figures.map(|figure| format!("{figure:.4}")).join(",");
    println!("{setting},{net},{seed},{cells}{note}");
}

fn main() {
    println!("eta,depth,net,seed,loss_width,loss_top,change_width,change_top,beta,accuracy");
    for (eta, depth) in [(0.05, 8.0), (0.1, 8.0), (0.5, 8.0), (0.05, 4.0)] {
        let mut lab = Smoothing::default();
        lab.trained.network.parameters_mut().set(0, depth);
        lab.trained.training.eta = eta;
        let setting = format!("{eta},{depth}");
        let mut all = [Vec::new(), Vec::new()];
        for seed in SEEDS {
            for ((net, name), kept) in nets(&lab, seed).iter().zip(["plain", "batch-norm"]).zip(&mut all) {
                let note = net.diverged.map_or_else(String::new, |step| format!(",diverged at step {step}"));
                line(&setting, name, &seed.to_string(), figures(net), &note);
                kept.push(figures(net));
            }
        }
        for (net, kept) in ["plain", "batch-norm"].iter().zip(&all) {
            let over_seeds = |k: usize| median(&kept.iter().map(|row| row[k]).collect::<Vec<_>>()).unwrap_or(f64::NAN);
            line(&setting, net, "median", std::array::from_fn(over_seeds), "");
        }
    }
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(nets(&Smoothing::default(), 1));
            begun.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("default_lab_s,{:.3},least,{:.3}", times[2], times[0]);
}
