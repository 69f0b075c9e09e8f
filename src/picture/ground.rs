//! The background under the paths: coloured field and level lines of the landscape over a part of the plane.

use crate::figure::bands::Bands;
use crate::figure::colour::Rgba;
use crate::figure::theme::Tokens;
use crate::figure::{ColourBar, ColourMap, Contours, Field, FieldImage, Grid, Layer, Levels, Plot};
use crate::geometry::Domain;
use crate::job::{Watch, units_per_check};
use crate::landscape::Landscape;
use crate::scene::LevelScale;
use crate::scene::Race;
use crate::text::Lang;
use std::sync::Arc;

/// Most nodes per side of the grid on which levels are chosen.
const SAMPLES: usize = 128;
/// Distance of the level lines' grid nodes, in pixels: segments this short look curved.
const LINE_STEP: usize = 3;
/// Tolerance of simplifying level lines, in grid steps.
const LINE_TOLERANCE: f64 = 0.04;
/// Budget of a full field in per-example values: enough for every pixel of a formula, and about 20 ms for a sum over
/// examples. Beyond it the field is interpolated between coarser nodes.
pub const FULL: usize = 12_000_000;
/// Budget of a preview, computed within a frame before the full field.
pub const COARSE: usize = 1_500_000;
/// Most rows of a field between two checks for cancellation.
const MOST_ROWS_PER_CHECK: usize = 32;

/// Settings for computing a background.
pub struct GroundSettings<'a> {
    /// Part of the plane.
    pub view: Domain,
    /// Columns and rows of pixels.
    pub pixels: (usize, usize),
    /// Values of Q at which colours change.
    pub levels: Arc<Levels>,
    /// Colours.
    pub tokens: Tokens,
    /// Colour map.
    pub colours: ColourMap,
    /// Whether to compute level lines.
    pub contours: bool,
    /// Budget in per-example values, [`FULL`] or [`COARSE`].
    pub budget: usize,
    /// Pixels per point, for the hatching of undefined regions.
    pub scale: usize,
    /// Progress and cancellation.
    pub watch: &'a Watch<'a>,
}

/// Field and level lines, ready to draw.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Pixels.
    pub field: Arc<FieldImage>,
    /// Level lines.
    pub contours: Option<Arc<Contours>>,
    levels: Arc<Levels>,
}

/// The levels of a race's landscape, chosen for the part that `first` shows.
pub fn levels(race: &Race, first: Domain) -> Levels {
    let view = &race.scene.view;
    let samples = SAMPLES.min((COARSE / cost(&race.landscape)).isqrt()).max(2);
    let grid = sampled(&race.landscape, Grid::new(first.x, first.y, samples, samples), &Watch::forever());
    let values = grid.map(|grid| grid.values).unwrap_or_default();
    match view.scale {
        LevelScale::Log => Levels::log(race.landscape.lowest().unwrap_or(f64::NAN), &values, view.levels),
        LevelScale::Linear => Levels::linear(&values, view.levels),
    }
}

/// Computes field and level lines; `None` if cancelled.
pub fn build(landscape: &Landscape, settings: &GroundSettings<'_>) -> Option<Ground> {
    let (width, height) = settings.pixels;
    let (view, levels) = (settings.view, &settings.levels);
    let stride = stride(cost(landscape), width * height, settings.budget);
    let field = if stride == 1 {
        let grid = sampled(landscape, Grid::of_pixels(view.x, view.y, width, height), settings.watch)?;
        Field::of(&grid, levels)
    } else {
        let nodes = (width.div_ceil(stride) + 1, height.div_ceil(stride) + 1);
        let grid = sampled(landscape, Grid::new(view.x, view.y, nodes.0, nodes.1), settings.watch)?;
        Field::sampled(&grid, levels, view.x, view.y, (width, height))
    };
    if !settings.watch.is_wanted() {
        return None;
    }
    let palette = settings.colours.palette(levels, &settings.tokens);
    let bitmap = Arc::new(field.bitmap(&palette, &settings.tokens, settings.scale));
    let mut corner = 0;
    let contours = match settings.contours {
        true => {
            let step = LINE_STEP.max(stride);
            let nodes = (width.div_ceil(step) + 1, height.div_ceil(step) + 1);
            let grid = sampled(landscape, Grid::new(view.x, view.y, nodes.0, nodes.1), settings.watch)?;
            let contours = Contours::of(&grid, levels);
            if !settings.watch.is_wanted() {
                return None;
            }
            corner = usize::from(levels.classify(&grid.values[..1])[0]);
            Some(Arc::new(contours.simplified(&grid, LINE_TOLERANCE)))
        }
        false => None,
    };
    // Without lines in a field of several bands, these are too many to draw.
    let lines = contours.as_ref().filter(|contours| {
        let whole = !field.bands.contains(&Field::NAN);
        whole && (!contours.lines.is_empty() || field.bands.iter().all(|band| *band == field.bands[0]))
    });
    let bands = lines
        .map(|lines| Arc::new(Bands { x: view.x, y: view.y, lines: lines.clone(), corner, colours: palette.clone() }));
    Some(Ground {
        field: Arc::new(FieldImage { x: view.x, y: view.y, bitmap, colours: palette, bands }),
        contours,
        levels: levels.clone(),
    })
}

/// Cost of one value: the number of examples summed, 1 for a formula.
fn cost(landscape: &Landscape) -> usize {
    usize::try_from(landscape.cost()).unwrap_or(usize::MAX)
}

/// Pixels between grid nodes, so that the field stays within the budget: 1 for formulas, more for sums over examples.
fn stride(cost: usize, pixels: usize, budget: usize) -> usize {
    // Beyond the square root of the number of pixels no node would be left.
    let fits = |stride: &usize| (pixels / (stride * stride)).saturating_mul(cost) <= budget;
    (1..=pixels.isqrt() + 1).find(fits).unwrap_or(1)
}

/// A grid filled with the landscape's values; `None` if cancelled.
fn sampled(landscape: &Landscape, mut grid: Grid, watch: &Watch<'_>) -> Option<Grid> {
    let [dx, dy] = grid.step();
    let rows_per_check = units_per_check(grid.nx as u64 * landscape.cost(), MOST_ROWS_PER_CHECK);
    for (k, rows) in grid.values.chunks_mut(grid.nx * rows_per_check).enumerate() {
        if !watch.is_wanted() {
            return None;
        }
        let y0 = grid.y.0 + (k * rows_per_check) as f64 * dy;
        landscape.fill_grid(grid.x.0, dx, grid.nx, y0, dy, rows);
    }
    Some(grid)
}

impl Ground {
    /// The colour bar of the field.
    pub fn colour_bar(&self, lang: Lang) -> ColourBar {
        colour_bar(&self.levels, self.field.colours.clone(), lang)
    }

    /// Puts field and level lines under a map; its bar, where it has one, takes the field's colours.
    pub fn put_under(&self, plot: &mut Plot) {
        let lines = self.contours.clone().map(Layer::Contours);
        plot.layers.splice(0..0, std::iter::once(Layer::Field(self.field.clone())).chain(lines));
        if let Some(bar) = &mut plot.colour_bar {
            bar.colours.clone_from(&self.field.colours);
        }
    }
}

/// The colour bar of levels: `Q`, or `Q − Q*` if colours follow the distance to the lowest value.
pub fn colour_bar(levels: &Levels, colours: Vec<Rgba>, lang: Lang) -> ColourBar {
    let label = lang.t(if levels.log && levels.floor != 0.0 { "colour-bar-above" } else { "colour-bar" });
    ColourBar::of(label, levels, colours, lang)
}
