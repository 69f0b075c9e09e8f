//! What the figures of one race have in common, kept from one to the next: an animation computes it once.

use super::charts::{self, Curves};
use super::ground::{self, Ground, GroundSettings};
use super::steps;
use crate::figure::{ColourMap, Levels};
use crate::geometry::Domain;
use crate::job::Watch;
use crate::landscape::Landscape;
use crate::race::Anatomy;
use crate::scene::limits::MAX_FACETS;
use crate::scene::{ChartKind, Race, StepOf};
use std::cell::RefCell;
use std::sync::Arc;

/// The steps that a scene takes apart, see [`steps::anatomies`].
type Anatomies = Vec<(StepOf, Option<Anatomy>)>;

/// What a background was computed for.
#[derive(PartialEq)]
struct GroundKey {
    /// Where it is: landscapes of a race stay in their places.
    landscape: usize,
    view: Domain,
    pixels: (usize, usize),
    levels: Arc<Levels>,
    colours: ColourMap,
    contours: bool,
    scale: usize,
}

/// What was computed for the last figure. For figures of one race in one theme.
#[derive(Default)]
pub struct Kept {
    grounds: RefCell<Vec<(GroundKey, Ground)>>,
    levels: RefCell<Option<(Domain, Arc<Levels>)>>,
    /// By place of the race in memory, and kind.
    curves: RefCell<Vec<((usize, ChartKind), Curves)>>,
    anatomies: RefCell<Option<Arc<Anatomies>>>,
}

impl Kept {
    /// [`ground::build`].
    pub(super) fn ground(&self, landscape: &Landscape, settings: &GroundSettings<'_>) -> Option<Ground> {
        let key = GroundKey {
            landscape: std::ptr::from_ref(landscape) as usize,
            view: settings.view,
            pixels: settings.pixels,
            levels: settings.levels.clone(),
            colours: settings.colours,
            contours: settings.contours,
            scale: settings.scale,
        };
        if let Some((_, ground)) = self.grounds.borrow().iter().find(|(other, _)| *other == key) {
            return Some(ground.clone());
        }
        let ground = ground::build(landscape, settings)?;
        let mut grounds = self.grounds.borrow_mut();
        // One per small map: an older view is not asked for again.
        if grounds.len() > MAX_FACETS {
            grounds.clear();
        }
        grounds.push((key, ground.clone()));
        Some(ground)
    }

    /// [`ground::levels`].
    pub(super) fn levels(&self, race: &Race, first: Domain) -> Arc<Levels> {
        if let Some((_, levels)) = self.levels.borrow().as_ref().filter(|(other, _)| *other == first) {
            return levels.clone();
        }
        let levels = Arc::new(ground::levels(race, first));
        *self.levels.borrow_mut() = Some((first, levels.clone()));
        levels
    }

    /// [`steps::anatomies`].
    pub(super) fn anatomies(&self, race: &Race, watch: &Watch<'_>) -> Option<Arc<Anatomies>> {
        if let Some(anatomies) = &*self.anatomies.borrow() {
            return Some(anatomies.clone());
        }
        let anatomies = Arc::new(steps::anatomies(race, watch)?);
        *self.anatomies.borrow_mut() = Some(anatomies.clone());
        Some(anatomies)
    }

    /// [`charts::curves`].
    pub(super) fn curves(&self, race: &Race, kind: ChartKind, watch: &Watch<'_>) -> Option<Curves> {
        let key = (std::ptr::from_ref(race) as usize, kind);
        if let Some((_, curves)) = self.curves.borrow().iter().find(|(other, _)| *other == key) {
            return Some(curves.clone());
        }
        let curves = charts::curves(race, kind, watch)?;
        self.curves.borrow_mut().push((key, curves.clone()));
        Some(curves)
    }
}
