//! The race of a scene.

use super::Scene;
use crate::figure::Facets;
use crate::geometry::Point;
use crate::job::Watch;
use crate::landscape::{Landscape, OpenError};
use crate::race::{EarlyStop, Trajectory};
use std::sync::Arc;

/// A scene that has been run: what every picture of it is drawn from.
#[derive(Clone, Debug)]
pub struct Race {
    /// The scene that was run.
    pub scene: Scene,
    /// Its opened surface.
    pub landscape: Arc<Landscape>,
    /// One per racer of the scene; none for those that are off.
    pub trajectories: Vec<Option<Trajectory>>,
    /// Colour, marker and dash of each racer.
    pub slots: Vec<usize>,
    /// Where each racer's held-out loss is best and where it would stop; none of a racer without such a rule.
    pub stops: Vec<Option<EarlyStop>>,
    /// The races of `facets: Over`, each with its value.
    pub variants: Vec<(f64, Self)>,
}

impl Race {
    /// Runs a scene on its opened landscape.
    pub fn run(scene: Scene, landscape: Arc<Landscape>) -> Self {
        Self::run_watched(scene, landscape, &Watch::forever()).expect("Watch::forever never gives up")
    }

    /// [`Race::run`] for as long as it is wanted; nothing when given up.
    pub fn run_watched(scene: Scene, landscape: Arc<Landscape>, watch: &Watch<'_>) -> Option<Self> {
        let trajectories = scene.run_watched(&landscape, watch)?;
        let stops = scene.stops_watched(&landscape, &trajectories, watch)?;
        let slots = scene.slots();
        let mut variants = Vec::new();
        // A scene that has been checked has no faulty variants.
        for (value, variant) in scene.variants().unwrap_or_default() {
            let landscape = if variant.shares_landscape_with(&scene) {
                landscape.clone()
            } else {
                match variant.landscape.open_in_parts(&variant.noise, (variant.seed, variant.held_out), None, watch) {
                    Ok(landscape) => Arc::new(landscape),
                    Err(OpenError::GivenUp) => return None,
                    // Rows of one's own do not change with the numbers of a race.
                    Err(_) => landscape.clone(),
                }
            };
            variants.push((value, Self::run_watched(variant, landscape, watch)?));
        }
        Some(Self { scene, landscape, trajectories, slots, stops, variants })
    }

    /// w⁰.
    pub fn start(&self) -> Point {
        self.scene.start_or(self.landscape.start())
    }

    /// Racers that ran: (place in the scene, slot, trajectory).
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, &Trajectory)> {
        let places = self.trajectories.iter().zip(&self.slots).enumerate();
        places.filter_map(|(k, (run, slot))| Some((k, *slot, run.as_ref()?)))
    }

    /// Whether its figure has small maps.
    pub fn has_facets(&self) -> bool {
        match self.scene.view.facets {
            Facets::Racers => self.runs().next().is_some(),
            Facets::Over { .. } => !self.variants.is_empty(),
            Facets::Auto | Facets::None | Facets::Nets => false,
        }
    }

    /// Whether a racer's gradients see fewer than 3 of the examples: its path is drawn thinner and without dots.
    pub fn is_noisy(&self, racer: usize) -> bool {
        let n = self.landscape.examples();
        self.scene.racers[racer].batch.size(n) < n.min(3)
    }
}
