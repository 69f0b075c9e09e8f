//! The results that claims are tested on: the computed race and lab of a scene under one seed.

use super::{Claim, Finding};
use crate::job::{self, Watch};
use crate::lab::Record;
use crate::landscape::Landscape;
use crate::race::{EarlyStop, Trajectory};
use crate::scene::{Faults, Scene, Source};
use std::sync::Arc;

/// A scene's race, and its lab's record if a claim needs it.
pub struct Evidence<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Its landscape.
    pub landscape: Landscape,
    /// The runs, at their racers' indices; `None` for racers that are off.
    pub runs: Vec<Option<Trajectory>>,
    /// Where each racer that is judged by held-out rows is best and would stop.
    pub stops: Vec<Option<EarlyStop>>,
    /// The record of its lab.
    pub record: Option<Arc<Record>>,
}

impl<'a> Evidence<'a> {
    /// Computes the evidence for a scene of this source; the scene's seed may differ from the text's. `lab` runs the
    /// lab to completion, for example [`job::finish`].
    ///
    /// # Errors
    /// Faults that prevent opening the landscape or starting the lab.
    pub fn of(
        scene: &'a Scene,
        source: &Source,
        lab: impl FnOnce(&mut dyn job::Job<Output = Arc<Record>>) -> Arc<Record>,
    ) -> Result<Self, Faults> {
        let placed = |faults: Faults| faults.placed(&source.text, &source.file);
        let landscape = scene.open(&source.folder).map_err(placed)?;
        let runs = scene.run(&landscape);
        let stops = scene.stops_watched(&landscape, &runs, &Watch::forever()).expect("Watch::forever never gives up");
        let needs_lab = scene.expect.iter().any(Claim::is_of_lab);
        let job = if needs_lab { scene.start_lab(&source.folder).map_err(placed)? } else { None };
        Ok(Self { scene, landscape, runs, stops, record: job.map(|mut job| lab(job.as_mut())) })
    }

    /// A racer's run, if it is on.
    pub fn run(&self, racer: usize) -> Option<&Trajectory> {
        self.runs.get(racer)?.as_ref()
    }
}

/// The result of testing a claim under all its seeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// The first seed under which it fails, else the last one tested.
    pub seed: u64,
    /// The finding under that seed.
    pub finding: Finding,
}

/// Tests every claim of a scene under each of its seeds; one report per claim, in order.
///
/// # Errors
/// As [`Evidence::of`].
pub fn try_all(
    scene: &Scene,
    source: &Source,
    mut lab: impl FnMut(&mut dyn job::Job<Output = Arc<Record>>) -> Arc<Record>,
) -> Result<Vec<Report>, Faults> {
    let mut reports: Vec<Option<Report>> = vec![None; scene.expect.len()];
    let seeds = scene.expect.iter().map(Claim::seeds).max().unwrap_or(0);
    for offset in 0..seeds {
        let seed = scene.seed.wrapping_add(offset as u64);
        let open = |(report, claim): &(&mut Option<Report>, &Claim)| {
            offset < claim.seeds() && report.is_none_or(|report| report.finding.holds)
        };
        let mut pending: Vec<_> = reports.iter_mut().zip(&scene.expect).filter(open).collect();
        if pending.is_empty() {
            continue;
        }
        // The lab is run again only if one of the remaining claims needs it.
        let expect = pending.iter().map(|(_, claim)| (*claim).clone()).collect();
        let scene = Scene { seed, expect, ..scene.clone() };
        let evidence = Evidence::of(&scene, source, &mut lab)?;
        for (report, claim) in &mut pending {
            **report = Some(Report { seed, finding: claim.try_on(&evidence) });
        }
    }
    Ok(reports.into_iter().map(|report| report.expect("every claim is tried under one seed at least")).collect())
}
