//! Paths that other programs computed, and how far ours are from them.

use losscape::geometry::Point;
use losscape::race::Trajectory;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A point of a path.
#[derive(Deserialize)]
pub struct Row {
    run: String,
    step: usize,
    w1: f64,
    w2: f64,
    q: f64,
}

/// The rows of a table.
pub fn table<T: for<'a> Deserialize<'a>>(file: &Path) -> Vec<T> {
    let mut reader = csv::Reader::from_path(file).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{file:?}: {error}"))).collect()
}

/// The paths of a table by the names of their runs.
pub fn paths(file: &Path) -> BTreeMap<String, Vec<Row>> {
    let mut by_run: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in table::<Row>(file) {
        by_run.entry(row.run.clone()).or_default().push(row);
    }
    by_run
}

/// max |a − b|∞ / max(1, |b|∞) over the rows before `first_nonfinite_step`, from which on our path must have ended. Q is
/// compared to six digits.
pub fn deviation(id: &str, trajectory: &Trajectory, rows: &[Row], first_nonfinite_step: Option<usize>) -> f64 {
    let mut worst = 0.0;
    for row in rows {
        if first_nonfinite_step.is_some_and(|step| row.step >= step) {
            assert!(trajectory.points.len() <= row.step, "{id}: not finite at step {}", row.step);
            continue;
        }
        let (a, b) = (trajectory.points[row.step], Point::new(row.w1, row.w2));
        let apart = (a - b).amax() / b.amax().max(1.0);
        // NaN stays: `max` would drop it.
        if apart > worst || apart.is_nan() {
            worst = apart;
        }
        let q = trajectory.losses[row.step];
        assert!((q - row.q).abs() <= 1e-6 * row.q.abs().max(1.0), "{id}: Q at step {}", row.step);
    }
    worst
}
