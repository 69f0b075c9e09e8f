//! Every run of `tests/data/frameworks` again, through the library: rules and forms as optax and torch compute them. A
//! file of runs says everything in the spelling of scenes, so that a new rule needs its two files and nothing here.

use crate::foreign_paths::{deviation, paths};
use losscape::optim::RuleSpec;
use losscape::race::Trajectory;
use losscape::scene::file::read::read;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

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

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/frameworks")
}

impl Run {
    fn trajectory(&self) -> Trajectory {
        let Self { landscape, rule, form, eta, schedule, start: [x, y], steps, .. } = self;
        let racer = format!("(rule: {rule}, form: {form}, eta: {eta:?}, schedule: {schedule})");
        let text = format!("(landscape: {landscape}, start: ({x:?}, {y:?}), steps: {steps}, racers: [{racer}])");
        let scene = read(&text).unwrap_or_else(|fault| panic!("{}: {text}: {fault:?}", self.id));
        let landscape = scene.landscape.open(&scene.noise, scene.seed, None).expect("the landscape opens");
        scene.run(&landscape).remove(0).expect("a racer is on unless the scene says otherwise")
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
        let files: BTreeSet<&str> = manifest.runs.iter().map(|run| run.file.as_str()).collect();
        let by_run: BTreeMap<_, _> = files.into_iter().flat_map(|file| paths(&folder().join(file))).collect();
        for run in &manifest.runs {
            seen.insert(run.rule.split('(').next().unwrap_or_default().to_owned());
            let rows = &by_run[&run.id];
            assert_eq!(rows.len(), run.rows, "{}", run.id);
            let deviation = deviation(&run.id, &run.trajectory(), rows, None);
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
