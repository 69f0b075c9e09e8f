//! Validation of a parsed scene's numbers: reports all faults, not only the first.

use super::limits::{
    COORDINATE, GRADIENTS, LEVELS, MAX_ANATOMY, MAX_CHARTS, MAX_NETS, MAX_RACERS, MAX_WEIGHTS, MAX_WORK, SEED, STEPS,
    WARMUP,
};
use super::stop::{HELD_OUT, PATIENCE};
use super::{Racer, Scene, StepOf, View};
use crate::cost::MOST_MEMORY;
use crate::geometry::is_wide_enough;
use crate::job::Watch;
use crate::lab::{Lab, LabError, Training, Variant};
use crate::landscape::{Landscape, OpenError};
use crate::number::typed;
use crate::optim::{BATCH_SIZE, Batch, ETA};
use crate::params::{Param, Parameters};
use crate::scene::fault::{Fault, Faults, Problem};
use std::path::Path;
use std::sync::Arc;

/// All numbers out of range, in the order of the file.
pub fn check(scene: &Scene) -> Vec<Fault> {
    let mut faults = Checker::default();
    let landscape = if scene.landscape.data().is_some() { "landscape.0" } else { "landscape" };
    faults.numbers(landscape, scene.landscape.parameters());
    if scene.landscape.uses_noise() {
        faults.numbers("noise", &scene.noise);
    }
    faults.held_out(scene);
    faults.view(&scene.view);
    faults.anatomy(scene);
    faults.pair("start", scene.start);
    faults.number("steps", &STEPS, scene.steps as f64, || scene.steps.to_string());
    faults.number("seed", &SEED, scene.seed as f64, || scene.seed.to_string());
    let racers = scene.racers.len();
    if racers > MAX_RACERS {
        faults.add("racers", Problem::TooManyRacers { found: racers, most: MAX_RACERS });
    } else if STEPS.allows(scene.steps as f64) && scene.steps * racers > MAX_WORK {
        faults.add("steps", Problem::TooMuchWork { steps: scene.steps, racers, most: MAX_WORK });
    }
    for (index, racer) in scene.racers.iter().enumerate().take(MAX_RACERS) {
        faults.racer(&format!("racers.{index}"), racer);
    }
    if let Some(lab) = &scene.lab {
        faults.lab(lab);
    }
    // Variants of a scene with faults of its own would repeat those, and numbers out of range have no bound.
    if faults.0.is_empty() {
        faults.0.extend(scene.variants().err());
        let cost = scene.most_cost();
        if cost.memory > MOST_MEMORY {
            faults.add(if scene.lab.is_some() { "lab" } else { "steps" }, Problem::TooMuchMemory { cost });
        }
    }
    faults.0
}

impl Scene {
    /// Checks every number, opens the landscape and checks batch sizes against it. `folder` is the scene's.
    ///
    /// # Errors
    /// Values out of range, data that cannot be read, batches larger than the number of examples. The faults have
    /// paths; [`Faults::placed`] adds their places in a text.
    pub fn open(&self, folder: &Path) -> Result<Landscape, Faults> {
        Ok(self.open_watched(folder, &Watch::forever())?.expect("Watch::forever never gives up"))
    }

    /// [`Scene::open`] under a watch; `None` if cancelled.
    ///
    /// # Errors
    /// As [`Scene::open`].
    pub fn open_watched(&self, folder: &Path, watch: &Watch<'_>) -> Result<Option<Landscape>, Faults> {
        let mut faults = check(self);
        if faults.iter().any(|fault| fault.path.starts_with("landscape") || fault.path.starts_with("noise")) {
            return Err(Faults(faults));
        }
        let landscape = match self.landscape.open_in_parts(&self.noise, (self.seed, self.held_out), Some(folder), watch)
        {
            Ok(landscape) => landscape,
            Err(OpenError::GivenUp) => return Ok(None),
            Err(error) => {
                faults.insert(0, data_fault(error));
                return Err(Faults(faults));
            }
        };
        faults.extend(self.batches(landscape.examples()));
        if faults.is_empty() { Ok(Some(landscape)) } else { Err(Faults(faults)) }
    }

    /// Checks every number against a landscape that is already open.
    ///
    /// # Errors
    /// As [`Scene::open`], except for the data.
    pub fn validate(&self, landscape: &Landscape) -> Result<(), Faults> {
        let mut faults = check(self);
        faults.extend(self.batches(landscape.examples()));
        if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
    }

    /// Faults of batches larger than the number of examples.
    fn batches(&self, examples: usize) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (index, racer) in self.racers.iter().enumerate() {
            let (found, key) = match racer.batch {
                Batch::Size(size) => (size, "0"),
                Batch::Growing(plan) => (plan.size as usize, "size"),
                Batch::Full | Batch::One => continue,
            };
            if found > examples {
                let path = format!("racers.{index}.batch.{key}");
                faults.push(Fault::of(&path, Problem::BatchTooLarge { found, examples }));
            }
        }
        faults
    }
}

/// The fault of unreadable data, located at the file's name, `LeastSquares(File("rows.csv"))`.
fn data_fault(error: OpenError) -> Fault {
    Fault::of("landscape.0.0", Problem::Data(Arc::new(error)))
}

#[derive(Default)]
struct Checker(Vec<Fault>);

impl Checker {
    fn add(&mut self, path: &str, problem: Problem) {
        self.0.push(Fault::of(path, problem));
    }

    fn number(&mut self, path: &str, param: &'static Param, value: f64, found: impl Fn() -> String) {
        if !param.allows(value) {
            self.add(path, Problem::OutOfRange { found: found(), param });
        }
    }

    fn numbers(&mut self, path: &str, numbers: &dyn Parameters) {
        for (index, param) in numbers.params().iter().enumerate() {
            let value = numbers.get(index);
            self.number(&format!("{path}.{}", param.key), param, value, || typed(value));
        }
    }

    fn pair(&mut self, path: &str, pair: Option<(f64, f64)>) {
        for (index, value) in pair.into_iter().flat_map(|(a, b)| [a, b]).enumerate() {
            self.number(&format!("{path}.{index}"), &COORDINATE, value, || typed(value));
        }
    }

    fn view(&mut self, view: &View) {
        for (path, range) in [("view.x", view.x), ("view.y", view.y)] {
            self.pair(path, range);
            match range.filter(|(low, high)| COORDINATE.allows(*low) && COORDINATE.allows(*high)) {
                Some((low, high)) if low >= high => self.add(path, Problem::NotAscending { low, high }),
                Some((low, high)) if !is_wide_enough((low, high)) => self.add(path, Problem::TooNarrow { low, high }),
                _ => {}
            }
        }
        if let Some(levels) = view.levels {
            self.number("view.levels", &LEVELS, levels as f64, || levels.to_string());
        }
        if let Some(gradients) = view.gradients {
            self.number("view.gradients", &GRADIENTS, gradients as f64, || gradients.to_string());
        }
        if view.charts.len() > MAX_CHARTS {
            self.add("view.charts", Problem::TooManyCharts { found: view.charts.len(), most: MAX_CHARTS });
        }
        for (index, chart) in view.charts.iter().enumerate().take(MAX_CHARTS) {
            if view.charts[..index].contains(chart) {
                self.add(&format!("view.charts.{index}"), Problem::Twice { field: format!("{chart:?}") });
            }
        }
    }

    /// Checks the steps taken apart: each is one that a racer makes unless its path ends before.
    fn anatomy(&mut self, scene: &Scene) {
        let steps = &scene.view.anatomy;
        if steps.len() > MAX_ANATOMY {
            self.add("view.anatomy", Problem::TooManyAnatomies { found: steps.len(), most: MAX_ANATOMY });
        }
        for (index, StepOf { racer, step }) in steps.iter().enumerate().take(MAX_ANATOMY) {
            // One step stands without a list.
            let path = if steps.len() == 1 { "view.anatomy".to_owned() } else { format!("view.anatomy.{index}") };
            match scene.racers.get(*racer) {
                None => {
                    let problem = Problem::NoSuchIndex { found: racer.to_string(), count: scene.racers.len() };
                    self.add(&format!("{path}.racer"), problem);
                }
                Some(one) if !one.on => self.add(&format!("{path}.racer"), Problem::RacerOff { found: *racer }),
                Some(_) => {}
            }
            if *step == 0 || *step > scene.steps {
                let problem = Problem::NoSuchStep { found: *step, most: scene.steps };
                self.add(&format!("{path}.step"), problem);
            }
        }
    }

    fn lab(&mut self, lab: &Lab) {
        for (field, part) in lab.parts() {
            self.numbers(&if field.is_empty() { "lab".to_owned() } else { format!("lab.{field}") }, part);
        }
        if let Some(training) = lab.training() {
            self.training(training, lab.nets());
        }
        for (index, net) in lab.nets().iter().enumerate() {
            if let Some(numbers) = net.parameters() {
                self.numbers(&format!("lab.nets.{index}"), numbers);
            }
        }
        if let Some(network) = lab.network() {
            let size = network.parameters();
            let [depth, width] = [0, 1].map(|index| size.get(index).clamp(0.0, 1e6) as usize);
            let weights = depth * width * width;
            let each_is_right = size.params().iter().enumerate().all(|(index, param)| param.allows(size.get(index)));
            if each_is_right && weights > MAX_WEIGHTS {
                self.add("lab.network", Problem::NetTooLarge { weights, most: MAX_WEIGHTS });
            }
        }
        for clash in lab.clashes() {
            self.add(&format!("lab.{}", clash.path), Problem::Clash(clash.into()));
        }
    }

    /// Checks a lab's training and its list of nets.
    fn training(&mut self, training: &Training, nets: &[Variant]) {
        self.numbers("lab.training.rule", training.rule.parameters());
        self.numbers("lab.training.schedule", training.schedule.parameters());
        self.number("lab.training.warmup", &WARMUP, training.warmup as f64, || training.warmup.to_string());
        if nets.is_empty() {
            self.add("lab.nets", Problem::Lab(LabError::NoNets.into()));
        } else if nets.len() > MAX_NETS {
            self.add("lab.nets", Problem::TooManyNets { found: nets.len(), most: MAX_NETS });
        }
        if training.batch == 1 && nets.iter().any(Variant::uses_batch) {
            self.add("lab.training.batch", Problem::Lab(LabError::BatchOfOne { found: 1 }.into()));
        }
    }

    /// Checks the share of rows set aside, and that racers which stop by them have some.
    fn held_out(&mut self, scene: &Scene) {
        self.number("held_out", &HELD_OUT, scene.held_out, || typed(scene.held_out));
        if scene.held_out > 0.0 && scene.landscape.uses_noise() {
            self.add("held_out", Problem::NoRowsToSetAside);
        }
        for (index, racer) in scene.racers.iter().enumerate().take(MAX_RACERS) {
            let Some(stop) = racer.stop else { continue };
            let path = format!("racers.{index}.stop");
            self.number(&format!("{path}.patience"), &PATIENCE, stop.patience as f64, || stop.patience.to_string());
            if scene.held_out == 0.0 {
                self.add(&path, Problem::NothingSetAside);
            }
        }
    }

    fn racer(&mut self, path: &str, racer: &Racer) {
        self.numbers(&format!("{path}.rule"), racer.rule.parameters());
        self.number(&format!("{path}.eta"), &ETA, racer.eta, || typed(racer.eta));
        match racer.batch {
            Batch::Size(size) => {
                self.number(&format!("{path}.batch.0"), &BATCH_SIZE, size as f64, || size.to_string());
            }
            Batch::Growing(plan) => self.numbers(&format!("{path}.batch"), &plan),
            Batch::Full | Batch::One => {}
        }
        self.numbers(&format!("{path}.schedule"), racer.schedule.parameters());
        self.number(&format!("{path}.warmup"), &WARMUP, racer.warmup as f64, || racer.warmup.to_string());
        if !racer.rule.forms().contains(&racer.form) {
            self.add(&format!("{path}.form"), Problem::NoSuchForm { rule: racer.rule, found: racer.form });
        }
    }
}
