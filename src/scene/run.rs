//! Runs a scene's racers and starts its lab.

use super::check::check;
use super::{Fault, Faults, Problem, Racer, Scene};
use crate::figure::Facets;
use crate::geometry::Point;
use crate::job::Watch;
use crate::lab::{Lab, LabError, LabJob, Network};
use crate::landscape::{Data, Landscape};
use crate::optim::Equation;
use crate::race::{self, Entry, Trajectory};
use std::path::{Path, PathBuf};

impl Scene {
    /// The racers that are on, each with its index in `racers`.
    pub fn entries(&self) -> Vec<(usize, Entry)> {
        self.racers.iter().enumerate().filter(|(_, racer)| racer.on).map(|(i, racer)| (i, racer.entry())).collect()
    }

    /// Runs the racers that are on, on the scene's opened landscape; `None` for the others.
    pub fn run(&self, landscape: &Landscape) -> Vec<Option<Trajectory>> {
        self.run_watched(landscape, &Watch::forever()).expect("Watch::forever never gives up")
    }

    /// Expected cost of running it, its small multiples included.
    pub fn cost(&self, landscape: &Landscape) -> u64 {
        let costs = self.entries().into_iter().map(|(_, entry)| race::cost(landscape, &entry, self.steps));
        let races = if let Facets::Over { values, .. } = &self.view.facets { 1 + values.len() } else { 1 };
        costs.fold(0, u64::saturating_add).saturating_mul(races as u64)
    }

    /// Whether the opened landscape of `other` is also this scene's.
    pub fn shares_landscape_with(&self, other: &Self) -> bool {
        (&self.landscape, self.noise, self.seed, self.held_out)
            == (&other.landscape, other.noise, other.seed, other.held_out)
    }

    /// [`Scene::run`] under a watch; the outer `None` if cancelled.
    pub fn run_watched(&self, landscape: &Landscape, watch: &Watch<'_>) -> Option<Vec<Option<Trajectory>>> {
        let (places, entries): (Vec<_>, Vec<_>) = self.entries().into_iter().unzip();
        let start = self.start_or(landscape.start());
        let mut trajectories = vec![None; self.racers.len()];
        let runs = race::run_watched(landscape, &entries, start, self.steps, self.seed, watch)?;
        for (place, trajectory) in places.into_iter().zip(runs) {
            trajectories[place] = Some(trajectory);
        }
        Some(trajectories)
    }

    /// Starts the scene's lab, if it has one. `folder` is the scene's.
    ///
    /// # Errors
    /// Faults of the values that prevent the lab from starting.
    pub fn start_lab(&self, folder: &Path) -> Result<Option<LabJob>, Faults> {
        let Some(lab) = &self.lab else { return Ok(None) };
        let faults: Vec<_> = check(self).into_iter().filter(|fault| fault.path.starts_with("lab")).collect();
        if !faults.is_empty() {
            return Err(Faults(faults));
        }
        let fault = |error: LabError| Fault::of(&format!("lab.{}", error.path()), Problem::Lab(error.into()));
        Ok(Some(lab.start(self.seed, folder).map_err(fault)?))
    }

    /// The data files it names. `folder` is the scene's.
    pub fn data_files(&self, folder: &Path) -> Vec<PathBuf> {
        let rows = self.landscape.data().and_then(Data::table).map(|table| table.path);
        let digits = self.lab.as_ref().and_then(Lab::network).and_then(Network::file);
        rows.into_iter().chain(digits.map(PathBuf::from)).map(|path| folder.join(path)).collect()
    }

    /// w⁰: the scene's, else `landscape_start`.
    pub fn start_or(&self, landscape_start: Point) -> Point {
        self.start.map_or(landscape_start, |(x, y)| Point::new(x, y))
    }
}

impl Racer {
    /// Its formula.
    pub fn equations(&self) -> Vec<Equation> {
        self.rule.equations(self.form, self.batch, self.divide)
    }

    /// The entry that runs: all fields except `stop`, `name` and `on`.
    pub const fn entry(&self) -> Entry {
        let Self { rule, eta, batch, draw, divide, schedule, warmup, form, stop: _, name: _, on: _ } = self;
        Entry {
            rule: *rule,
            form: *form,
            eta: *eta,
            schedule: *schedule,
            warmup: *warmup,
            batch: *batch,
            draw: *draw,
            divide: *divide,
        }
    }
}
