//! Every run of `tests/data/frameworks` again, through the library: rules and forms as optax and torch compute them. A
//! file of runs says everything in the spelling of scenes, so that a new rule needs its two files and nothing here.

use losscape::geometry::Point;
use losscape::optim::RuleSpec;
use losscape::race::run;
use losscape::scene::file::read::read;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Manifest {
    runs: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
    id: String,
    landscape: String,
    rule: String,
    form: String,
    eta: f64,
    schedule: String,
    start: [f64; 2],
    steps: usize,
    rows: usize,
    file: String,
    tol: f64,
}

#[derive(Deserialize)]
struct Row {
    run: String,
    step: usize,
    w1: f64,
    w2: f64,
    q: f64,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/frameworks")
}

fn rows_of(file: &Path) -> BTreeMap<String, Vec<Row>> {
    let mut by_run: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in csv::Reader::from_path(file).expect("a table is beside its runs").deserialize() {
        let row: Row = row.expect("a row of numbers");
        by_run.entry(row.run.clone()).or_default().push(row);
    }
    by_run
}

impl Run {
    /// max |a − b|∞ / max(1, |b|∞) over the rows.
    fn deviation(&self, rows: &[Row]) -> f64 {
        let Self { landscape, rule, form, eta, schedule, start: [x, y], steps, .. } = self;
        let racer = format!("(rule: {rule}, form: {form}, eta: {eta:?}, schedule: {schedule})");
        let text = format!("(landscape: {landscape}, start: ({x:?}, {y:?}), steps: {steps}, racers: [{racer}])");
        let scene = read(&text).unwrap_or_else(|fault| panic!("{}: {text}: {fault:?}", self.id));
        let (landscape, entry) = (crate::common::open(landscape), scene.racers[0].entry());
        let trajectory = run(&landscape, &entry, Point::new(*x, *y), *steps, scene.seed);
        let each = rows.iter().map(|row| {
            let (a, b) = (trajectory.points[row.step], Point::new(row.w1, row.w2));
            let q = trajectory.losses[row.step];
            assert!((q - row.q).abs() <= 1e-6 * row.q.abs().max(1.0), "{}: Q at step {}", self.id, row.step);
            (a - b).amax() / b.amax().max(1.0)
        });
        each.fold(0.0, f64::max)
    }
}

#[test]
fn every_run_of_a_framework_is_met_within_its_tolerance() {
    let files = std::fs::read_dir(folder()).expect("the folder of runs").map(|file| file.expect("a file").path());
    let manifests: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
    assert!(!manifests.is_empty());
    let (mut faults, mut seen) = (Vec::new(), BTreeSet::new());
    for path in manifests {
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let manifest: Manifest = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{path:?}: {fault}"));
        assert!(!manifest.runs.is_empty(), "{path:?}");
        for run in &manifest.runs {
            seen.insert(run.rule.split('(').next().unwrap_or_default().to_owned());
            let rows = &rows_of(&folder().join(&run.file))[&run.id];
            assert_eq!(rows.len(), run.rows, "{}", run.id);
            let deviation = run.deviation(rows);
            if deviation.is_nan() || deviation > run.tol {
                faults.push(format!("{}: {deviation:e} > {:e}", run.id, run.tol));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The lecture's rules have their runs in `tests/data/reference`.
    let lecture = ["Gd", "Momentum", "Nesterov", "AdaGrad", "RmsProp", "Adam"];
    let beyond = RuleSpec::ALL.iter().map(RuleSpec::name).filter(|name| !lecture.contains(name));
    let without: Vec<_> = beyond.filter(|name| !seen.contains(*name)).collect();
    assert!(without.is_empty(), "no framework's numbers for {without:?}");
}
