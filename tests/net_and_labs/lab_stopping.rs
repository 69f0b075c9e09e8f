//! The stopping lab: where the rule stops by a second route, what is written, and that nothing but seeds enters.

use crate::table;
use losscape::job::{self, Advance};
use losscape::lab::stopping::Findings;
use losscape::lab::{Digits, Lab, Network, Quantity, Record, Stopping, TrainedNets, Training, Variant};
use losscape::scene::Scene;
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A short training of small nets.
fn short() -> Stopping {
    let network = Network::Digits(Digits { depth: 1.0, width: 16.0, ..Digits::default() });
    let training = Training { eta: 0.5, batch: 32, steps: 120, ..Training::default() };
    let nets = vec![Variant::Plain, Variant::all()[1]];
    let trained = TrainedNets { network, nets, training };
    Stopping { trained, examples: 60, seeds: 2, every: 5, window: 2, patience: 20 }
}

fn record(lab: &Stopping, seed: u64) -> Arc<Record> {
    job::finish(&mut *Lab::from(lab.clone()).start(seed, Path::new("")).unwrap())
}

/// The stop of a series, by looking at all of it for every place: the first place at which the least value before it, and
/// of equal ones the first, lies `patience` places back.
fn stop_again(losses: &[f64], patience: usize) -> (usize, Option<usize>) {
    let best_up_to = |place: usize| {
        let least = losses[..=place].iter().copied().fold(f64::INFINITY, f64::min);
        losses.iter().position(|loss| *loss == least).unwrap()
    };
    let stop = (0..losses.len()).find(|place| place - best_up_to(*place) >= patience);
    (best_up_to(stop.unwrap_or(losses.len() - 1)), stop)
}

#[test]
fn the_table_agrees_with_the_rule_told_again() {
    let lab = short();
    let record = record(&lab, 3);
    let text = table(&record);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("net,seed,step,train_loss,validation_loss,best_step,stop_step"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 2 * 2 * 25, "nets × seeds × evaluations");
    let mut stopped = 0;
    for rows in rows.chunks(25) {
        assert!(rows.iter().all(|row| row[..2] == rows[0][..2] && row[5..] == rows[0][5..]));
        let held: Vec<f64> = rows.iter().map(|row| row[4].parse().unwrap()).collect();
        let means: Vec<f64> = (0..25).map(|k| if k == 0 { held[0] } else { (held[k - 1] + held[k]) / 2.0 }).collect();
        let (best, stop) = stop_again(&means, 4);
        assert_eq!(rows[0][5], (5 * best).to_string());
        assert_eq!(rows[0][6], stop.map_or_else(String::new, |stop| (5 * stop).to_string()));
        stopped += usize::from(stop.is_some());
    }
    assert!(stopped > 0, "patience of 20 steps stops some");
    assert_eq!(rows.iter().map(|row| row[1]).collect::<std::collections::BTreeSet<_>>().len(), 2);
    assert_eq!((rows[0][1], rows[25][1], rows[50][0]), ("3", "4", "batch-norm"));
}

#[test]
fn slices_do_not_enter_and_seeds_do() {
    let lab = Stopping { seeds: 1, ..short() };
    let whole = table(&record(&lab, 3));
    let mut job = Lab::from(lab.clone()).start(3, Path::new("")).unwrap();
    while job.advance(Duration::ZERO) != Advance::Done {}
    assert_eq!(table(&job.output()), whole);
    // The second training of seed 3 is the first of seed 4.
    let four = table(&record(&lab, 4));
    let both = table(&record(&short(), 3));
    let of_four = |text: &str| text.lines().filter(|line| line.contains(",4,")).map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<_> = of_four(&both).into_iter().filter(|line| line.split(',').nth(1) == Some("4")).collect();
    let expected: Vec<_> = four.lines().skip(1).map(str::to_owned).collect();
    assert_eq!(rows, expected);
}

#[test]
fn patience_beyond_the_end_never_stops() {
    // The best of means of several evaluations may lie above the last one.
    let lab = Stopping { patience: 10_000, seeds: 1, window: 1, ..short() };
    let record = record(&lab, 1);
    assert_eq!(record.quantity(Quantity::StopStep, 0), Some(f64::INFINITY));
    assert_eq!(record.quantity(Quantity::LossAtStop, 0), None);
    assert!(record.quantity(Quantity::LossAtBest, 0) <= record.quantity(Quantity::LossAtEnd, 0));
    assert!(record.verdict(Lang::En).contains("No stop"), "{}", record.verdict(Lang::En));
}

/// What the lab is for: few examples are fitted perfectly, and the held-out loss rises after its best step.
#[test]
fn few_examples_are_overfitted() {
    let lab = Stopping { seeds: 2, ..Stopping::default() };
    let record = record(&lab, 1);
    let of = |quantity| record.quantity(quantity, 0).unwrap();
    assert!(of(Quantity::TrainingLossAtEnd) < 0.02, "{}", of(Quantity::TrainingLossAtEnd));
    assert!(of(Quantity::LossAtEnd) > 1.02 * of(Quantity::LossAtBest));
    let findings = record.findings_as::<Findings>().unwrap();
    assert!(findings.nets[0].iter().all(|training| training.course.diverged.is_none()));
}

#[test]
fn a_net_that_diverges_is_told() {
    let mut lab = Stopping { seeds: 1, ..short() };
    lab.trained.nets.truncate(1);
    lab.trained.training.eta = 1e200;
    let record = record(&lab, 1);
    assert!(record.verdict(Lang::En).contains("Diverged"), "{}", record.verdict(Lang::En));
    assert_eq!(table(&record).lines().count(), 2, "the evaluation before the first step");
}

#[test]
fn scenes_say_its_settings() {
    let text = "(lab: Stopping(network: Digits(width: 16), examples: 50, seeds: 3, window: 4, patience: 30, every: 2))";
    let scene = Scene::parse(text, "scene.ron").unwrap();
    assert_eq!(Scene::parse(&scene.to_ron(), "scene.ron").unwrap(), scene, "{}", scene.to_ron());
    let said = Scene::parse("(lab: Stopping(seeds: 0, patience: 0))", "scene.ron").unwrap_err().to_string();
    assert!(said.contains("seeds") || said.contains("1 ≤ x ≤ 50"), "{said}");
}
