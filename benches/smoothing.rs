//! What the smoothing lab finds on the spirals net over seeds and learning rates, and how long its default takes.
//!
//! A line per learning rate, depth, net and seed, as CSV: medians over 500 steps of the width and the top of the loss band,
//! of the width and the top of the band of the gradient's change, of β; held-out accuracy at the end. Then a line per learning
//! rate and depth: the median over seeds of each. Last, the wall time of the lab's default.

use losscape::job::Advance;
use losscape::lab::series::median;
use losscape::lab::smoothing::Track;
use losscape::lab::{Found, Lab, Network, Smoothing, Spirals, Training};
use std::path::Path;
use std::time::{Duration, Instant};

const SEEDS: std::ops::RangeInclusive<u64> = 1..=5;

fn tracks(lab: &Smoothing, seed: u64) -> Vec<Track> {
    let mut job = Lab::Smoothing(lab.clone()).start(seed, Path::new(".")).expect("the settings are right");
    while job.advance(Duration::MAX) != Advance::Done {}
    match &job.output().found {
        Found::Smoothing(found) => found.tracks.clone(),
        _ => unreachable!("the smoothing lab finds its own"),
    }
}

/// The figures of one net, in the order of the header.
fn figures(track: &Track) -> [f64; 6] {
    let width =
        |low: &[f64], high: &[f64]| -> Vec<f64> { high.iter().zip(low).map(|(high, low)| high - low).collect() };
    let middle = |series: &[f64]| median(series).unwrap_or(f64::NAN);
    [
        middle(&width(&track.loss_low, &track.loss_high)),
        middle(&track.loss_high),
        middle(&width(&track.change_low, &track.change_high)),
        middle(&track.change_high),
        middle(&track.beta),
        track.last.and_then(|(_, held)| held.accuracy).unwrap_or(f64::NAN),
    ]
}

fn line(setting: &str, net: &str, seed: &str, figures: [f64; 6], note: &str) {
    let cells = figures.map(|figure| format!("{figure:.4}")).join(",");
    println!("{setting},{net},{seed},{cells}{note}");
}

fn main() {
    println!("eta,depth,net,seed,loss_width,loss_top,change_width,change_top,beta,accuracy");
    for (eta, depth) in [(0.05, 8.0), (0.1, 8.0), (0.5, 8.0), (0.05, 4.0)] {
        let lab = Smoothing {
            network: Network::Spirals(Spirals { depth, ..Spirals::DEFAULT }),
            training: Training { eta, ..Training::default() },
            ..Smoothing::default()
        };
        let setting = format!("{eta},{depth}");
        let mut all = [Vec::new(), Vec::new()];
        for seed in SEEDS {
            for ((track, net), kept) in tracks(&lab, seed).iter().zip(["plain", "batch-norm"]).zip(&mut all) {
                let note = track.diverged.map_or_else(String::new, |step| format!(",diverged at step {step}"));
                line(&setting, net, &seed.to_string(), figures(track), &note);
                kept.push(figures(track));
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
            std::hint::black_box(tracks(&Smoothing::default(), 1));
            begun.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("default_lab_s,{:.3},least,{:.3}", times[2], times[0]);
}
