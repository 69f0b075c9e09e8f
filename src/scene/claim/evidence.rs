//! What claims are tried on: the computed race and lab of a scene under one seed.

use super::{Claim, Finding};
use crate::job;
use crate::lab::Record;
use crate::landscape::Landscape;
use crate::race::Trajectory;
use crate::scene::{Faults, Scene, Source};
use std::sync::Arc;

/// A scene's race, and its lab where a claim speaks of it.
pub struct Evidence<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Its surface.
    pub landscape: Landscape,
    /// Its runs, in the places of their methods.
    pub runs: Vec<Option<Trajectory>>,
    /// What its lab found.
    pub record: Option<Arc<Record>>,
}

impl<'a> Evidence<'a> {
    /// Computes it for a scene of this source; the scene's seed may be another than the text's. `lab` is how its lab is
    /// run to completion by [`job::finish`], or step by step under a watch.
    ///
    /// # Errors
    /// What keeps the landscape from opening and the lab from starting.
    pub fn of(
        scene: &'a Scene,
        source: &Source,
        lab: impl FnOnce(&mut dyn job::Job<Output = Arc<Record>>) -> Arc<Record>,
    ) -> Result<Self, Faults> {
        let placed = |faults: Faults| faults.placed(&source.text, &source.file);
        let landscape = scene.open(&source.folder).map_err(placed)?;
        let runs = scene.run(&landscape);
        let needs_lab = scene.expect.iter().any(Claim::is_of_lab);
        let job = if needs_lab { scene.start_lab(&source.folder).map_err(placed)? } else { None };
        Ok(Self { scene, landscape, runs, record: job.map(|mut job| lab(job.as_mut())) })
    }

    /// The run of a method, where it is on.
    pub fn run(&self, racer: usize) -> Option<&Trajectory> {
        self.runs.get(racer)?.as_ref()
    }
}

/// What came of a claim under all its seeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// The first seed under which it fails, else the last one that was tried.
    pub seed: u64,
    /// What was found there.
    pub finding: Finding,
}

/// Tries every claim of a scene under every seed it asks for; one report per claim, in their order.
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
        let mut due: Vec<_> = reports.iter_mut().zip(&scene.expect).filter(open).collect();
        if due.is_empty() {
            continue;
        }
        // Only what is still to be tried decides whether the lab is worked through again.
        let expect = due.iter().map(|(_, claim)| (*claim).clone()).collect();
        let scene = Scene { seed, expect, ..scene.clone() };
        let evidence = Evidence::of(&scene, source, &mut lab)?;
        for (report, claim) in &mut due {
            **report = Some(Report { seed, finding: claim.try_on(&evidence) });
        }
    }
    Ok(reports.into_iter().map(|report| report.expect("every claim is tried under one seed at least")).collect())
}
