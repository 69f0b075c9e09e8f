//! The batch size lab as records: its tables, its numbers against formulas, slices and cancellation.

use crate::table;
use losscape::figure::theme::Theme;
use losscape::job::{Advance, Watch};
use losscape::lab::batch_size::{Descent, Draws, Grid, Part, Show, Whole, spread, sweep};
use losscape::lab::{BatchSize, Lab, Quantity, Record};
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn run(lab: BatchSize, budget: Duration) -> Arc<Record> {
    let mut job = Lab::BatchSize(lab).start(1, Path::new("")).unwrap();
    while job.advance(budget) != Advance::Done {}
    job.output()
}

fn of(part: Part) -> BatchSize {
    BatchSize { part, ..BatchSize::default() }
}

/// A sweep of a second.
fn short_sweep() -> BatchSize {
    BatchSize { grid: Grid { epochs: 1.0, seeds: 1.0 }, ..of(Part::Sweep) }
}

fn numbers(line: &str) -> Vec<f64> {
    line.split(',').map(|cell| cell.parse().unwrap_or(f64::NAN)).collect()
}

#[test]
fn the_noise_scale_at_the_lectures_two_points() {
    for (start, expected) in [((-6.21003121, -1.21868361), 1.387187), ((-1.9, 0.35), 101.7484)] {
        let descent = Descent { steps: 3.0, ..Descent::DEFAULT };
        let record = run(BatchSize { start, descent, ..of(Part::Noise) }, Duration::ZERO);
        let table = table(&record);
        let mut lines = table.lines();
        assert_eq!(lines.next(), Some("step,x,y,trace,squared_gradient,noise_scale"));
        let first = numbers(lines.next().unwrap());
        assert_eq!(first[..3], [0.0, start.0, start.1]);
        assert!((first[5] - expected).abs() < 1e-5 * expected, "{} {expected}", first[5]);
        assert!((first[3] / first[4] - first[5]).abs() < 1e-12 * first[5]);
        assert_eq!(record.quantity(Quantity::NoiseScale, 0), Some(first[5]));
        assert_eq!(lines.count(), 3);
    }
}

/// 4,000 batches: the standard error of a deviation is about a hundredth of it.
#[test]
fn the_spread_is_that_of_the_formulas() {
    let record = run(of(Part::Spread), Duration::MAX);
    let found: &spread::Findings = record.findings_as().unwrap();
    assert_eq!((found.sizes.as_slice(), found.batches), (&[1, 2, 4, 8, 16, 32, 64, 128, 256, 300][..], 4000));
    for kind in 0..2 {
        for size in 0..found.sizes.len() {
            let (measured, formula) = (found.measured(kind, size).unwrap(), found.formula(kind, size));
            let room = 0.05 * formula + 1e-9 * found.formula(0, 0);
            assert!((measured - formula).abs() < room, "{kind} {}: {measured} {formula}", found.sizes[size]);
        }
    }
    let slope = record.quantity(Quantity::SpreadSlope, 0).unwrap();
    assert!((slope + 0.5).abs() < 0.02, "{slope}");
    let header = table(&record).lines().next().unwrap().to_owned();
    assert_eq!(header, "draw,batch,batches,measured,formula");
}

#[test]
fn slices_change_nothing() {
    let spread = BatchSize { draws: Draws { batches: 40.0 }, ..of(Part::Spread) };
    let growth = BatchSize { show: Show::Growth, whole: Whole { epochs: 4.0, seeds: 1.0 }, ..of(Part::Training) };
    for lab in [spread, short_sweep(), growth] {
        let whole = run(lab.clone(), Duration::MAX);
        assert_eq!(table(&whole), table(&run(lab, Duration::from_millis(3))));
        assert!(whole.is_done());
    }
}

#[test]
fn the_table_of_the_sweep() {
    let record = run(short_sweep(), Duration::MAX);
    let table = table(&record);
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("batch,eta,seed,epoch,train_error,validation_error,diverged"));
    let rows: Vec<Vec<f64>> = lines.map(numbers).collect();
    let cells = sweep::SIZES.len() * sweep::EXPONENTS.len();
    assert_eq!(rows.len(), 2 * cells, "before the epoch and after it, or where it diverged");
    for (place, row) in rows.iter().enumerate() {
        let cell = place / 2;
        let (m, exponent) =
            (sweep::SIZES[cell / sweep::EXPONENTS.len()], sweep::EXPONENTS[cell % sweep::EXPONENTS.len()]);
        assert_eq!((row[0], row[1]), (m as f64, m as f64 * sweep::rate(exponent)), "eta is of the mean gradient");
        assert!(row[6] == 1.0 || (0.0..=1.0).contains(&row[5]), "{row:?}");
    }
    let stable = |net| record.quantity(Quantity::StableRates, net).unwrap();
    assert!(stable(8) < stable(0), "{} {}", stable(8), stable(0));
}

#[test]
fn what_is_not_wanted_stops_soon() {
    for lab in [of(Part::Sweep), of(Part::Training)] {
        let mut job = Lab::BatchSize(lab).start(1, Path::new("")).unwrap();
        let asked = AtomicUsize::new(0);
        let begun = Instant::now();
        let go_on = |_| {
            asked.fetch_add(1, Ordering::Relaxed);
            begun.elapsed() < Duration::from_millis(50)
        };
        job.advance_watched(Duration::MAX, &Watch::new(&go_on));
        // The bound is of a machine that does other things as well.
        let late = begun.elapsed().saturating_sub(Duration::from_millis(50));
        assert!(late < Duration::from_millis(500) && asked.load(Ordering::Relaxed) > 1, "{late:?}");
        assert!(!job.output().is_done());
    }
}

#[test]
fn words_have_all_their_numbers() {
    let whole = Whole { epochs: 2.0, seeds: 1.0 };
    let mut labs =
        vec![of(Part::Noise), short_sweep(), BatchSize { draws: Draws { batches: 3.0 }, ..of(Part::Spread) }];
    labs.extend(Show::ALL.map(|show| BatchSize { show, whole, ..of(Part::Training) }));
    labs.push(BatchSize { descent: Descent { eta: 1.0, steps: 500.0 }, ..of(Part::Noise) });
    for lab in labs {
        let record = run(lab, Duration::MAX);
        for lang in Lang::ALL {
            let figure = record.figure(lang, &Theme::Light.tokens());
            let mut words = vec![figure.verdict, figure.terms];
            words.extend(figure.plots.iter().flat_map(|plot| [plot.title.clone(), plot.formula.clone()]));
            words.extend(figure.legend.iter().flat_map(|row| [row.name.clone(), row.parameters.clone()]));
            words.extend(record.lab.net_names(lang));
            for word in &words {
                assert!(!word.contains(['{', '$']) && !word.contains("training-"), "{word}");
            }
            assert!(!words[0].is_empty() && !words[1].is_empty());
            let beyond = record.lab.net_names(lang).len();
            for quantity in record.lab.quantities() {
                assert_eq!(record.quantity(*quantity, beyond), None, "{quantity:?}");
            }
        }
    }
}
