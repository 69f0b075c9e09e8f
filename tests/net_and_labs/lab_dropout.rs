//! The dropout lab: its numbers by a second route, its tables, and that slices of work change nothing.

use crate::table;
use losscape::job::{Advance, Watch, finish};
use losscape::lab::dropout::{Part, ensemble, masks, overfit, weights::Stage};
use losscape::lab::{Dropout, Lab, Quantity, Record};
use losscape::net::{Activation, Dataset, Loss, Net, NetSpec, Norm, Replay, Samples, Split, Targets, Trainer, Updates};
use losscape::optim::{RuleSpec, Schedule};
use losscape::text::Lang;
use nalgebra::DMatrix;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Small enough for a test.
const SMALL: fn(Part) -> Dropout = |part| Dropout {
    part,
    masks: 60.0,
    members: 12.0,
    seeds: 3.0,
    examples: 40.0,
    width: 12.0,
    batch: 8.0,
    steps: 60.0,
    ..Dropout::default()
};

fn run(lab: Dropout, seed: u64) -> Arc<Record> {
    finish(&mut *Lab::from(lab).start(seed, Path::new("")).unwrap())
}

/// The rows of a table under its first line.
fn rows(record: &Record, header: &str) -> Vec<Vec<String>> {
    let text = table(record);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(header));
    lines.map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

/// Slides 44 and 45 by the nets' own code: all weights 1, inputs ⅓, so that hidden units give 1; loss = output².
#[test]
fn the_stages_with_weights_one_are_passes_of_a_net() {
    let output = |p: f64, kept: Option<[bool; 4]>| {
        let net = Net::new(NetSpec {
            inputs: 3,
            hidden: vec![4],
            outputs: 2,
            activation: Activation::Relu,
            norm: Norm::None,
            noise: false,
            dropout: if kept.is_some() { p } else { 0.0 },
            bias: false,
            loss: Loss::MeanSquared,
        })
        .unwrap();
        let only = Samples { x: DMatrix::repeat(3, 1, 1.0 / 3.0), y: Targets::Values(DMatrix::zeros(2, 1)) };
        let data = Arc::new(Dataset { train: only.clone(), validation: only });
        let (rule, schedule) = (RuleSpec::Gd, Schedule::Constant);
        let how = Updates { rule, eta: 1.0, schedule, warmup: 0, batch: 1, steps: 1 };
        let kept = kept.map_or_else(Vec::new, |kept| kept.to_vec());
        let replay = Replay { weights: vec![1.0; net.len()], order: vec![0], kept };
        let mut trainer = Trainer::replaying(net, data, &how, replay).unwrap();
        let whole = trainer.evaluate(Split::Train).loss.sqrt();
        assert!((whole - 4.0).abs() < 1e-14, "inference drops nothing: {whole}");
        trainer.measure().sqrt()
    };
    for p in [0.25, 0.5, 0.8] {
        let masked = output(p, Some([true, true, true, false]));
        let stage = Stage::Compensated.output(p);
        assert!((masked - stage).abs() < 1e-13 * stage, "p = {p}: {masked} {stage}");
    }
    assert!((output(0.25, None) - Stage::Whole.output(0.25)).abs() < 1e-14);
}

#[test]
fn masks_are_shown_one_after_another_and_counted() {
    let lab = SMALL(Part::Masks);
    let mut job = Lab::from(lab).start(5, Path::new("")).unwrap();
    assert_eq!(job.advance(Duration::ZERO), Advance::Progress(1.0 / 60.0));
    let one = job.output();
    assert_eq!((one.done, one.quantity(Quantity::Subnets, 0)), (1, Some(1.0)));
    let all = finish(&mut *job);
    let drawn = masks::drawn(0.25, 60, 5);
    let table = rows(&all, "draw,unit1,unit2,unit3,unit4,times,share,expected");
    assert_eq!(table.len(), 60);
    for (row, mask) in table.iter().zip(&drawn) {
        let kept: Vec<String> = (0..4).map(|unit| (1 - (mask >> unit & 1)).to_string()).collect();
        assert_eq!(row[1..5], kept);
        let dropped = mask.count_ones() as i32;
        let expected = 0.25f64.powi(dropped) * 0.75f64.powi(4 - dropped);
        assert!((number(&row[7]) - expected).abs() < 1e-15);
    }
    let total: f64 = (0..16).map(|net| all.quantity(Quantity::Share, net).unwrap()).sum();
    assert!((total - 1.0).abs() < 1e-12);
    assert_eq!(all.quantity(Quantity::Share, 16), None);
}

#[test]
fn every_scaling_is_measured_beside_its_formula() {
    for (p, seed) in [(0.25, 1), (0.5, 2), (0.1, 3)] {
        let lab = Dropout { p, ..SMALL(Part::Scaling) };
        let table = rows(&run(lab, seed), "variant,p,expected,measured,standard_error");
        let at = |variant: &str| {
            let row = table.iter().find(|row| row[0] == variant && number(&row[1]) == p).unwrap();
            [2, 3, 4].map(|cell| number(&row[cell]))
        };
        let by_hand = [
            ("slide-43-training", p / (1.0 - p)),
            ("slide-46-drop-training", (1.0 - p) / p),
            ("slide-46-keep-training", 1.0),
            ("original-training", 1.0 - p),
            ("original-inference", 1.0 - p),
            ("original-as-printed-inference", p),
            ("inverted-training", 1.0),
            ("inverted-inference", 1.0),
        ];
        for (variant, by_hand) in by_hand {
            let [expected, measured, error] = at(variant);
            assert!((expected - by_hand).abs() < 1e-14, "{variant}: {expected}");
            assert!((measured - expected).abs() <= 4.0 * error + 1e-14, "{variant}: {measured} ± {error}");
        }
    }
}

#[test]
fn overfitting_is_compared_under_equal_conditions() {
    let header = "net,seed,step,train_loss,train_accuracy,validation_loss,validation_accuracy";
    let few = rows(&run(SMALL(Part::Overfit), 1), header);
    let many = rows(&run(Dropout { p: 0.5, ..SMALL(Part::Overfit) }, 1), header);
    let of = |rows: &[Vec<String>], net: &str| rows.iter().filter(|row| row[0] == net).cloned().collect::<Vec<_>>();
    assert_eq!(of(&few, "plain"), of(&many, "plain"), "p changes nothing without dropout");
    assert_ne!(of(&few, "dropout"), of(&many, "dropout"));
    let starts = |net: &str| {
        let rows = of(&few, net).into_iter().filter(|row| row[2] == "0").map(|row| row[1..].to_vec());
        rows.collect::<Vec<_>>()
    };
    assert_eq!(starts("plain"), starts("dropout"), "they begin with equal weights");
    assert_eq!(starts("plain").len(), 3);

    let record = run(SMALL(Part::Overfit), 1);
    let findings = record.findings_as::<overfit::Findings>().unwrap();
    assert_eq!((findings.seeds.as_slice(), findings.diverged(0)), (&[1, 2, 3][..], 0));
    let quantity = |of, net| record.quantity(of, net).unwrap();
    for net in 0..2 {
        let lowest = quantity(Quantity::LowestHeldOutLoss, net);
        assert!(lowest <= quantity(Quantity::HeldOutLoss, net));
        let mut last: Vec<f64> =
            findings.nets[net].iter().map(|course| *course.validation.loss.last().unwrap()).collect();
        last.sort_by(f64::total_cmp);
        assert_eq!(quantity(Quantity::HeldOutLoss, net), last[1], "the median of three seeds");
    }
}

#[test]
fn a_training_that_diverges_is_told() {
    let record = run(Dropout { eta: 1e200, ..SMALL(Part::Overfit) }, 1);
    assert_eq!(record.quantity(Quantity::HeldOutLoss, 0), None);
    for lang in Lang::ALL {
        let told = record.verdict(lang);
        assert!(told.contains('3') && !told.contains("NaN"), "{told}");
    }
    let record = run(Dropout { eta: 1e200, ..SMALL(Part::Ensemble) }, 1);
    assert_eq!(record.quantity(Quantity::MeanDistance, 0), None);
    assert!(record.verdict(Lang::En).contains("3 trainings diverged"), "{}", record.verdict(Lang::En));
}

#[test]
fn mean_predictions_come_near_the_inference_pass() {
    let lab = Dropout { members: 256.0, seeds: 1.0, ..SMALL(Part::Ensemble) };
    let record = run(lab, 1);
    let table = rows(&record, "net,seed,masks,mean,loss,distance");
    let at = |net: &str, masks: usize, mean: &str| {
        let row = table.iter().find(|row| row[0] == net && row[2] == masks.to_string() && row[3] == mean).unwrap();
        (number(&row[4]), number(&row[5]))
    };
    for net in ["softmax", "deep"] {
        let [arithmetic, geometric] = ["arithmetic", "geometric"].map(|mean| at(net, 1, mean));
        assert!((arithmetic.0 - geometric.0).abs() < 1e-12 && (arithmetic.1 - geometric.1).abs() < 1e-12);
        assert!(at(net, 256, "geometric").1 < 0.3 * geometric.1, "{net}");
        assert_eq!(at(net, 0, "inference"), (at("softmax", 0, "inference").0, 0.0));
    }
    let findings = record.findings_as::<ensemble::Findings>().unwrap();
    assert_eq!(findings.counts(), [1, 2, 4, 8, 16, 32, 64, 128, 256]);
    assert_eq!(record.quantity(Quantity::MeanLoss, 4), findings.inference());
    assert_eq!(record.quantity(Quantity::MeanDistance, 1), Some(at("softmax", 256, "geometric").1));
}

#[test]
fn slices_of_work_and_giving_up_change_no_number() {
    for part in Part::ALL {
        let whole = run(SMALL(part), 2);
        let mut job = Lab::from(SMALL(part)).start(2, Path::new("")).unwrap();
        for _ in 0..10_000 {
            if job.advance(Duration::ZERO) == Advance::Done {
                break;
            }
        }
        assert!(job.output().is_done() && whole.is_done(), "{part:?}");
        assert_eq!(table(&job.output()), table(&whole), "{part:?}");
    }
    for part in [Part::Overfit, Part::Ensemble] {
        let mut job = Lab::from(Dropout { width: 200.0, ..SMALL(part) }).start(2, Path::new("")).unwrap();
        job.advance_watched(Duration::MAX, &Watch::new(&|_| false));
        assert!(!job.output().is_done(), "{part:?}: it is given up");
    }
}
