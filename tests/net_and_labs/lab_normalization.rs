//! The normalisation lab: its tables against formulas written out here, its refusals, and that slices change nothing.

use crate::table;
use losscape::figure::theme::Theme;
use losscape::figure::{CellLook, Layer};
use losscape::job::{self, Advance};
use losscape::lab::normalization::{Over, Part, matrix, sweep};
use losscape::lab::{Lab, Normalization, Quantity, Record};
use losscape::net::{
    Activation, BatchNorm, Dataset, Gain, Init, Loss, Net, NetSpec, Norm, RunningVariance, Split, Trainer, Updates,
};
use losscape::optim::{RuleSpec, Schedule};
use losscape::scene::Scene;
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

fn finished(lab: Normalization) -> Arc<Record> {
    let mut job = Lab::from(lab).start(1, Path::new("")).unwrap();
    job::finish(job.as_mut())
}

/// The rows of a table without its head, as cells.
fn rows(record: &Record) -> Vec<Vec<String>> {
    table(record).lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The number in a cell.
fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{found} instead of {expected}");
}

/// Every stage of a matrix by the formulas of slides 56, 57, 68 and 69.
#[test]
fn the_table_of_a_matrix_by_hand() {
    let x = [[1.0, 2.0], [3.0, 4.0], [8.0, -3.0]];
    for over in Over::ALL {
        let lab = Normalization {
            over,
            matrix: x.iter().map(|row| row.to_vec()).collect(),
            gamma: vec![2.0, -1.0],
            beta: vec![0.5, 3.0],
            ..Normalization::default()
        };
        let record = finished(lab.clone());
        assert!(table(&record).starts_with("stage,row,column,value\nx,1,1,1.0000000000000000e0\n"));
        let rows = rows(&record);
        let cell = |stage: &str, row: &str, column: &str| {
            let found: Vec<_> = rows.iter().filter(|cells| cells[..3] == [stage, row, column]).collect();
            assert_eq!(found.len(), 1, "{stage} {row} {column}");
            number(&found[0][3])
        };
        for i in 0..3 {
            for j in 0..2 {
                let group: Vec<f64> = match over {
                    Over::Columns => (0..3).map(|i| x[i][j]).collect(),
                    Over::Rows => x[i].to_vec(),
                };
                let count = group.len() as f64;
                let mean = group.iter().sum::<f64>() / count;
                let variance = group.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
                let (row, column) = ((i + 1).to_string(), (j + 1).to_string());
                let place = if over == Over::Columns { ["", &column] } else { [&row, ""] };
                close(cell("mean", place[0], place[1]), mean);
                close(cell("variance", place[0], place[1]), variance);
                let hat = (x[i][j] - mean) / (variance + lab.epsilon).sqrt();
                close(cell("normalized", &row, &column), hat);
                close(cell("gamma", "", &column), lab.gamma[j]);
                close(cell("z", &row, &column), lab.gamma[j] * hat + lab.beta[j]);
            }
        }
        assert_eq!(rows.len(), 3 * 6 + 2 * if over == Over::Columns { 2 } else { 3 } + 4);
    }
}

/// Scalars are two numbers, without a column, and every unit is scaled by them.
#[test]
fn scalars_of_the_slide() {
    let record = finished(Normalization { over: Over::Rows, gain: Gain::Scalar, ..Normalization::default() });
    let rows = rows(&record);
    let gains: Vec<_> = rows.iter().filter(|cells| ["gamma", "beta"].contains(&cells[0].as_str())).collect();
    assert_eq!(gains.iter().map(|cells| &cells[1..3]).collect::<Vec<_>>(), [["", ""]; 2]);
    let of = |stage: &str| -> Vec<f64> {
        rows.iter().filter(|cells| cells[0] == stage).map(|cells| number(&cells[3])).collect()
    };
    of("normalized").iter().zip(of("z")).for_each(|(hat, z)| close(z, 2.0 * hat + 1.0));
    assert_eq!((record.quantity(Quantity::Gains, 1), record.quantity(Quantity::Gains, 2)), (Some(6.0), Some(2.0)));
    for lang in Lang::ALL {
        assert!(record.terms(lang).contains("μᵢ"), "the misprint of slide 68 is named");
        assert_eq!(record.figure(lang, &Theme::Light.tokens()).plots.len(), 5, "both sizes stand side by side");
    }
}

#[test]
fn a_stage_is_a_unit_and_what_is_not_reached_is_empty() {
    let mut job = Lab::from(Normalization::default()).start(1, Path::new("")).unwrap();
    let written = |record: &Record| -> Vec<bool> {
        let figure = record.figure(Lang::En, &Theme::Light.tokens());
        let is_written = |layers: &[Layer]| match &layers[0] {
            Layer::Table(table) => {
                assert!(table.rows.iter().flatten().filter(|cell| cell.look == CellLook::Chosen).count() <= 1);
                // The last cell of the last row is a number of the stage.
                table.rows.last().is_some_and(|row| row.last().is_some_and(|cell| !cell.text.is_empty()))
            }
            other => panic!("{other:?}"),
        };
        figure.plots.iter().map(|plot| is_written(&plot.layers)).collect()
    };
    let stages = [[true, false, false, false], [true, true, false, false], [true, true, true, false], [true; 4]];
    for (done, expected) in stages.iter().enumerate() {
        let record = job.output();
        assert_eq!((record.done, &written(&record)[..]), (done, &expected[..]));
        assert!(!record.verdict(Lang::Ru).is_empty());
        job.advance(Duration::ZERO);
    }
    assert_eq!(job.advance(Duration::ZERO), Advance::Done);
    let verdict = job.output().verdict(Lang::En);
    assert!(verdict.contains("(0 + 4 + 0 + 4)/4 = 2") && verdict.contains("(0 − 2)/√(4 + 10⁻⁵) = −1"), "{verdict}");
}

#[test]
fn what_is_wrong_with_a_matrix_is_said_in_both_languages() {
    for (matrix, told) in [
        ("[]", "no numbers"),
        ("[[]]", "no numbers"),
        ("[[1, 2], [3]]", "row 2 of the matrix has length 1, the first 2"),
        ("[[1, NaN]]", "row 1, column 2 of the matrix is NaN"),
        ("[[1e9]]", "row 1, column 1"),
        ("[[1], [1], [1], [1], [1], [1], [1], [1], [1]]", "9 × 1"),
    ] {
        let scene = Scene::parse(&format!("(lab: Normalization(matrix: {matrix}, cell: (1, 1)))"), "scene.ron");
        let faults = match scene {
            Err(faults) => faults,
            Ok(scene) => scene.open(Path::new("")).unwrap_err(),
        };
        assert!(faults.message(Lang::En).contains(told), "{}", faults.message(Lang::En));
        assert!(!faults.message(Lang::Ru).contains("normalization-"), "{}", faults.message(Lang::Ru));
        assert_eq!(faults.0[0].path, "lab.matrix");
    }
    let scene = Scene::parse("(lab: Normalization(matrix: [[1, 2], [3, 4]], cell: (2, 2)))", "scene.ron").unwrap();
    assert!(scene.open(Path::new("")).is_ok());
    let written = scene.to_ron();
    assert_eq!(Scene::parse(&written, "scene.ron").unwrap(), scene, "{written}");
}

/// With the same seed biased and unbiased variances differ by (m − 1)/m but for what is left of the first 1.
#[test]
fn running_averages_by_a_second_route() {
    let lab = |variance| Normalization {
        part: Part::Running,
        batch: 4.0,
        batches: 60.0,
        momentum: 0.05,
        variance,
        ..Normalization::default()
    };
    let [biased, unbiased] =
        [RunningVariance::Biased, RunningVariance::Unbiased].map(|variance| rows(&finished(lab(variance))));
    assert_eq!((biased.len(), &biased[0][..2]), (2 * 61, &["0".to_owned(), "1".to_owned()][..]));
    for (a, b) in biased.iter().zip(&unbiased) {
        assert_eq!((&a[..3], &a[4..]), (&b[..3], &b[4..]), "step, unit, mean and the truth");
        let left = 0.95f64.powi(a[0].parse().unwrap());
        close(number(&a[3]) - left, 0.75 * (number(&b[3]) - left));
    }
    assert_eq!((number(&biased[0][4]), number(&biased[0][5])), (2.0, 4.0));
}

#[test]
fn a_batch_of_one_has_no_unbiased_variance() {
    let lab = Normalization { part: Part::Running, batch: 1.0, batches: 5.0, ..Normalization::default() };
    let record = finished(lab.clone());
    assert_eq!(rows(&record).last().unwrap()[3], "");
    assert_eq!(record.quantity(Quantity::Deviation, 0), Some(0.0), "z = β");
    let biased = finished(Normalization { variance: RunningVariance::Biased, ..lab });
    close(number(&rows(&biased).last().unwrap()[3]), 0.9f64.powi(5));
    for record in [record, biased] {
        assert!(record.verdict(Lang::En).contains("z = β = 1 whatever"), "{}", record.verdict(Lang::En));
    }
}

#[test]
fn the_cloud_keeps_mean_and_variance() {
    let record = finished(Normalization { part: Part::Cloud, stretch: 3.0, shift: 0.5, ..Normalization::default() });
    let normalised: Vec<f64> =
        rows(&record).iter().filter(|cells| cells[1] == "2").map(|cells| number(&cells[4])).collect();
    let mean = normalised.iter().sum::<f64>() / normalised.len() as f64;
    let variance = normalised.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / normalised.len() as f64;
    assert!(mean.abs() < 1e-12 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
    for lang in Lang::ALL {
        assert_eq!(record.figure(lang, &Theme::Light.tokens()).plots.len(), 3);
        assert!(!record.verdict(lang).is_empty());
    }
}

/// A small sweep: every run is the training that its settings say, made here from the net's own parts.
#[test]
fn a_run_of_a_sweep_is_that_training() {
    let lab = Normalization {
        part: Part::BatchSize,
        depth: 1.0,
        width: 8.0,
        epochs: 1.0,
        seeds: 2.0,
        eta: 0.2,
        ..Normalization::default()
    };
    let record = finished(lab.clone());
    let rows = rows(&record);
    assert_eq!(rows.len(), (8 + 7 + 8) * 2, "BatchNorm begins at two");
    assert!(!rows.iter().any(|cells| cells[0] == "batch-norm" && cells[1] == "1"));
    let data = Arc::new(Dataset::digits());
    let spec = NetSpec {
        inputs: 64,
        hidden: vec![8],
        outputs: 10,
        activation: Activation::Relu,
        norm: Norm::Batch(BatchNorm::default()),
        noise: false,
        dropout: 0.0,
        bias: true,
        loss: Loss::CrossEntropy,
    };
    for seed in [1, 2] {
        let steps = 1437 / 16;
        let (rule, schedule) = (RuleSpec::Gd, Schedule::Constant);
        let how = Updates { rule, eta: 0.2, schedule, warmup: 0, batch: 16, steps };
        let mut trainer =
            Trainer::new(Net::new(spec.clone()).unwrap(), data.clone(), &how, Init::Glorot, seed).unwrap();
        for _ in 0..steps {
            trainer.measure();
            trainer.update();
        }
        let found =
            rows.iter().find(|cells| cells[0] == "batch-norm" && cells[1] == "16" && cells[3] == seed.to_string());
        let found = found.unwrap();
        assert_eq!(number(&found[4]), trainer.evaluate(Split::Train).accuracy.unwrap());
        assert_eq!(number(&found[5]), trainer.evaluate(Split::Validation).accuracy.unwrap());
    }
    let median = record.findings_as::<sweep::Findings>().unwrap().accuracy(1, 4).unwrap();
    assert_eq!(record.quantity(Quantity::Accuracy, 12), Some(median));
    assert_eq!(record.quantity(Quantity::Accuracy, 8), None, "refused");
    assert!(record.verdict(Lang::En).contains("BatchNorm is refused"), "{}", record.verdict(Lang::En));
}

#[test]
fn slices_change_nothing() {
    let small =
        |part| Normalization { part, depth: 1.0, width: 4.0, epochs: 1.0, seeds: 1.0, ..Normalization::default() };
    for part in Part::ALL {
        let mut job = Lab::from(small(part)).start(3, Path::new("")).unwrap();
        for _ in 0..10_000 {
            if job.advance(Duration::ZERO) == Advance::Done {
                break;
            }
        }
        let mut whole = Lab::from(small(part)).start(3, Path::new("")).unwrap();
        let whole = job::finish(whole.as_mut());
        assert_eq!(table(&job.output()), table(&whole), "{part:?}");
    }
}

#[test]
fn every_part_names_what_its_claims_count() {
    for part in Part::ALL {
        let lab = Lab::from(Normalization { part, ..Normalization::default() });
        for lang in Lang::ALL {
            let names = lab.net_names(lang);
            let mut unique = names.clone();
            unique.sort();
            unique.dedup();
            assert!(!names.is_empty() && unique.len() == names.len(), "{part:?}: {names:?}");
        }
    }
    let record = finished(Normalization::default());
    assert!(record.findings_as::<matrix::Findings>().is_some_and(|found| found.reached == 3));
}
