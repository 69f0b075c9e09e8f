//! Every run of `tests/data/reference` again, through the library: optax wrote them, torch, numpy and mpmath
//! checked them; the manifest gives each its tolerance.

use crate::foreign_paths::{deviation, paths, table};
use losscape::geometry::Point;
use losscape::landscape::Landscape;
use losscape::optim::schedule::Power;
use losscape::optim::{Batch, RuleSpec, Schedule};
use losscape::params::Parameters as _;
use losscape::race::{Entry, Trajectory, run, run_replaying};
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
    function: String,
    params: BTreeMap<String, f64>,
    optimizer: String,
    hyper: BTreeMap<String, f64>,
    start: [f64; 2],
    steps: usize,
    rows: usize,
    first_nonfinite_step: Option<usize>,
    file: String,
    tol: f64,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/reference")
}

impl Run {
    fn hyper(&self, key: &str) -> f64 {
        self.hyper[key]
    }

    fn landscape(&self) -> Landscape {
        let spec = match self.function.as_str() {
            "quadratic" => format!("Quadratic(kappa: {:?}, angle: {:?})", self.params["kappa"], self.params["theta"]),
            "rosenbrock" => "Rosenbrock()".to_owned(),
            "himmelblau" => "Himmelblau".to_owned(),
            "booth" => "Booth".to_owned(),
            "styblinski_tang" => "StyblinskiTang".to_owned(),
            "rastrigin" => "Rastrigin".to_owned(),
            "saddle" => "Saddle".to_owned(),
            "logistic" => "Logistic(File(\"data64.csv\"))".to_owned(),
            other => panic!("no landscape for {other}"),
        };
        crate::common::open_in(&spec, &folder())
    }

    /// The rule of this name, as the manifest writes names: in small letters.
    fn rule(&self) -> RuleSpec {
        match self.optimizer.as_str() {
            "gd" | "sgd" | "minibatch" => RuleSpec::Gd,
            name => {
                let mut all = RuleSpec::ALL.into_iter();
                all.find(|rule| rule.name().to_lowercase() == name).unwrap_or_else(|| panic!("no rule for {name}"))
            }
        }
    }

    /// A parameter's name in the manifest, which has short ones beside our own.
    fn key_of<'a>(&self, key: &'a str) -> &'a str {
        let short = match key {
            "epsilon" => "eps",
            "beta1" => "b1",
            "beta2" => "b2",
            key => key,
        };
        if self.hyper.contains_key(short) { short } else { key }
    }

    fn entry(&self) -> Entry {
        let mut rule = self.rule();
        for index in 0..rule.params().len() {
            if let Some(&value) = self.hyper.get(self.key_of(rule.params()[index].key)) {
                rule.set(index, value);
            }
        }
        let schedule = self.hyper.get("p").map_or(Schedule::Constant, |&exponent| Schedule::Power(Power { exponent }));
        let batch = self.hyper.get("batch").map_or(Batch::Full, |&size| match size as usize {
            1 => Batch::One,
            size => Batch::Size(size),
        });
        Entry { rule, eta: self.hyper("eta"), schedule, batch, ..Entry::default() }
    }

    fn trajectory(&self, order: &[u32]) -> Trajectory {
        let (landscape, entry, start) = (self.landscape(), self.entry(), Point::from(self.start));
        match entry.batch {
            Batch::Full => run(&landscape, &entry, start, self.steps, 1),
            _ => run_replaying(&landscape, &entry, start, self.steps, order.to_vec()),
        }
    }
}

#[test]
fn every_reference_run_is_met_within_its_tolerance() {
    #[derive(Deserialize)]
    struct Example {
        i: u32,
    }
    let manifest = std::fs::read_to_string(folder().join("manifest.json")).expect("the manifest is beside its data");
    let manifest: Manifest = serde_json::from_str(&manifest).expect("the manifest is JSON");
    let order: Vec<u32> = table::<Example>(&folder().join("order.csv")).iter().map(|example| example.i).collect();
    let files: BTreeSet<&str> = manifest.runs.iter().map(|run| run.file.as_str()).collect();
    let by_run: BTreeMap<_, _> = files.into_iter().flat_map(|file| paths(&folder().join(file))).collect();
    assert_eq!(manifest.runs.len(), 173);
    let mut faults = Vec::new();
    for run in &manifest.runs {
        let rows = &by_run[&run.id];
        assert_eq!(rows.len(), run.rows, "{}", run.id);
        let deviation = deviation(&run.id, &run.trajectory(&order), rows, run.first_nonfinite_step);
        if deviation.is_nan() || deviation > run.tol {
            faults.push(format!("{} {} {}: {deviation:e} > {:e}", run.id, run.function, run.optimizer, run.tol));
        }
    }
    assert!(faults.is_empty(), "{} of {} runs:\n{}", faults.len(), manifest.runs.len(), faults.join("\n"));
}
