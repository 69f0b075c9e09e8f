//! The adaptation lab: its medians against those of an independent program, its quadrature against Monte Carlo, and that
//! nothing but the seed enters its numbers.

use crate::table;
use losscape::job::{self, Advance, Watch};
use losscape::lab::adaptation::{Findings, Line, Problem, Sample, Shimodaira, Sugiyama, Weights};
use losscape::lab::{Adaptation, Lab, Quantity, Record};
use losscape::rng::{Purpose, normal, stream};
use losscape::scene::Scene;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn record(lab: &Adaptation, seed: u64) -> Arc<Record> {
    job::finish(&mut *Lab::from(lab.clone()).start(seed, Path::new("")).unwrap())
}

/// Median target error and effective sample size by λ.
fn medians(lab: &Adaptation, seed: u64) -> Vec<(f64, f64)> {
    let record = record(lab, seed);
    let of = |quantity, net| record.quantity(quantity, net).unwrap();
    (0..lab.lambdas().len()).map(|net| (of(Quantity::TargetError, net), of(Quantity::SampleSize, net))).collect()
}

fn near(found: f64, expected: f64, share: f64) {
    assert!((found - expected).abs() <= share * expected, "{found} instead of {expected}");
}

/// The expected numbers are those of a program that shares no code with this one (numpy; other random streams).
#[test]
fn shimodairas_medians() {
    for seed in [1, 2] {
        let found = medians(&Adaptation::default(), seed);
        for ((error, size), (expected, effective)) in
            found.into_iter().zip([(0.187, 100.0), (0.0092, 61.0), (0.0070, 42.0)])
        {
            near(error, expected, 0.1);
            near(size, effective, 0.02);
        }
    }
}

#[test]
fn estimated_weights_do_nearly_as_well_as_true_ones() {
    let estimated = medians(&Adaptation { weights: Weights::Logistic, ..Adaptation::default() }, 1);
    near(estimated[2].0, 0.0070, 0.15);
    let equal = medians(&Adaptation { weights: Weights::Equal, ..Adaptation::default() }, 1);
    assert_eq!(equal.len(), 1, "equal weights have one exponent");
    near(equal[0].0, 0.187, 0.1);
}

/// Flattened weights win where the full ones leave a tenth of the examples; no weights help where the boundary turns.
#[test]
fn what_the_other_problems_show() {
    let problem = Problem::Sugiyama(Sugiyama::DEFAULT);
    let sugiyama = medians(&Adaptation { problem, examples: 150, ..Adaptation::default() }, 1);
    near(sugiyama[2].1, 11.0, 0.1);
    assert!(sugiyama[1].0 < 0.85 * sugiyama[2].0 && sugiyama[2].0 < 0.1 * sugiyama[0].0, "{sugiyama:?}");
    let turned = medians(&Adaptation { problem: Problem::Turned, ..Adaptation::default() }, 1);
    assert!(turned[0].0 < turned[1].0 && turned[1].0 < turned[2].0, "{turned:?}");
}

/// The error of fixed lines by quadrature, and as a mean over points drawn from the target.
#[test]
fn quadrature_agrees_with_monte_carlo() {
    const DRAWS: usize = 200_000;
    let own = Problem::Shimodaira(Shimodaira { target_mean: 0.7, target_deviation: 0.8 });
    for (place, problem) in Problem::all().into_iter().chain([own]).enumerate() {
        let line = Line { intercept: 0.3, slope: [-0.8, if problem.features() == 2 { 0.6 } else { 0.0 }] };
        let mut random = stream(7, Purpose::Rows, place as u64);
        let domain = problem.target();
        let squares: Vec<f64> = (0..DRAWS)
            .map(|_| {
                let x = [0, 1].map(|k| domain.mean[k] + domain.deviation[k] * normal(&mut random));
                (line.at(x) - problem.target_truth(x)).powi(2)
            })
            .collect();
        let mean = squares.iter().sum::<f64>() / DRAWS as f64;
        let variance = squares.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / DRAWS as f64;
        let found = line.error(&problem.target_nodes());
        let allowed = 4.0 * (variance / DRAWS as f64).sqrt();
        assert!((found - mean).abs() < allowed, "{}: {found} {mean} ± {allowed}", problem.name());
    }
}

/// E (−x + x³ − a − bx)² by the moments of a normal density with mean 0: with variance v, E x⁴ = 3v², E x⁶ = 15v³.
#[test]
fn the_error_by_hand() {
    let (a, b, v) = (0.2, -0.5, 0.09f64);
    let nodes = Problem::default().target_nodes();
    let found = Line { intercept: a, slope: [b, 0.0] }.error(&nodes);
    let c = -1.0 - b;
    let expected = c * c * v + 2.0 * c * 3.0 * v * v + 15.0 * v.powi(3) + a * a;
    near(found, expected, 1e-12);
    // The best line has slope E xf / E x² = −1 + 3v, and leaves 15v³ − 9v³ = 6v³.
    let best = Line::best(&nodes, 1);
    near(-best.slope[0], 1.0 - 3.0 * v, 1e-12);
    near(best.error(&nodes), 6.0 * v.powi(3), 1e-9);
}

#[test]
fn neither_slices_nor_other_runs_enter_a_run() {
    let lab = Adaptation { runs: 50, ..Adaptation::default() };
    let whole = table(&record(&lab, 3));
    let mut job = Lab::from(lab.clone()).start(3, Path::new("")).unwrap();
    while job.advance(Duration::ZERO) != Advance::Done {}
    assert_eq!(table(&job.output()), whole);
    let more = table(&record(&Adaptation { runs: 77, ..lab.clone() }, 3));
    assert!(more.starts_with(&whole), "added runs change no other");
    assert_ne!(table(&record(&lab, 4)), whole);
    let mut lines = whole.lines();
    assert_eq!(lines.next(), Some("run,weights,lambda,target_mse,effective_sample_size"));
    assert!(lines.next().is_some_and(|line| line.starts_with("0,ratio,0,")));
    assert_eq!(whole.lines().count(), 1 + 50 * 3);
    let own = table(&record(&Adaptation { lambda: 0.25, ..lab }, 3));
    assert_eq!(
        (own.lines().count(), own.lines().nth(4).is_some_and(|line| line.starts_with("0,ratio,0.25,"))),
        (201, true)
    );
}

/// The drawn run is run 0 of the table, and the points of the target do not depend on how many examples there are.
#[test]
fn the_drawn_run_is_the_first() {
    let record = record(&Adaptation { runs: 3, ..Adaptation::default() }, 5);
    let findings = record.findings_as::<Findings>().unwrap();
    let nodes = findings.lab.problem.target_nodes();
    for variant in &findings.variants {
        assert_eq!(variant.line.error(&nodes), variant.target_errors[0]);
        assert_eq!(variant.drawn_sample_size(), variant.sample_sizes[0]);
    }
    let fewer = Sample::draw(&findings.lab.problem, 10, 5, 0);
    assert_eq!(fewer.target, findings.sample.target);
    assert_eq!(fewer.source, findings.sample.source[..10]);
}

/// A target where no source example lies: all weight is on one, and no line is fixed.
#[test]
fn weights_on_one_example_fix_no_line() {
    let problem = Problem::Shimodaira(Shimodaira { target_mean: 10.0, target_deviation: 0.01 });
    let record = record(&Adaptation { problem, runs: 5, ..Adaptation::default() }, 1);
    let text = table(&record);
    assert_eq!(text.lines().filter(|line| line.contains(",ratio,1,,1.0")).count(), 5, "{text}");
    assert!(record.verdict(losscape::text::Lang::En).contains("without a line"));
}

#[test]
fn the_heaviest_sample_is_shown_soon_and_given_up_soon() {
    let lab = Adaptation { weights: Weights::Logistic, examples: 10_000, runs: 100_000, ..Adaptation::default() };
    let begun = Instant::now();
    let mut job = Lab::from(lab).start(1, Path::new("")).unwrap();
    let shown = job.output();
    // Twice the time that is allowed: tests are built without optimisation and run beside each other.
    assert!(begun.elapsed() < Duration::from_millis(400), "{:?}", begun.elapsed());
    assert!(
        !shown.is_done() && shown.findings_as::<Findings>().is_some_and(|found| found.sample.source.len() == 10_000)
    );
    let asked = AtomicUsize::new(0);
    let go_on = |_| asked.fetch_add(1, Ordering::Relaxed) < 20;
    let begun = Instant::now();
    job.advance_watched(Duration::MAX, &Watch::new(&go_on));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?} for 20 pieces of half a millisecond", begun.elapsed());
}

#[test]
fn scenes_say_its_settings() {
    for text in [
        "(lab: Adaptation(problem: Sugiyama(target_mean: 0.0), weights: Logistic, lambda: 0.25, examples: 50, runs: 10))",
        "(lab: Adaptation(problem: Turned))",
        "(lab: Adaptation(problem: Shimodaira(target_mean: 2.0), weights: Equal))",
    ] {
        let scene = Scene::parse(text, "scene.ron").unwrap();
        let written = scene.to_ron();
        assert_eq!(Scene::parse(&written, "scene.ron").unwrap(), scene, "{written}");
    }
    let faults = Scene::parse("(lab: Adaptation(problem: Sugiyama(target_deviation: 0.0), lambda: 1.5))", "scene.ron");
    let said = faults.unwrap_err().to_string();
    assert!(said.contains("target_deviation") || said.contains("0.01"), "{said}");
    assert!(said.contains("1.5"), "{said}");
}
