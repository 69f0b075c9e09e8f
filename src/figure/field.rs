//! The field: the level band of every pixel, and its conversion to colours.
//!
//! Bands are counted from the highest values down, pixels row by row from the top. A cheap landscape has a grid node in
//! the middle of each pixel. An expensive one, or a preview, has a coarser grid, and pixels between its nodes are
//! interpolated bilinearly in Q itself, not in its logarithm: level lines do the same along grid edges, so that bands
//! end at lines; and the logarithm of Q − Q* is −∞ at a node on the minimum, which would affect the whole cell.

use super::colour::Rgba;
use super::drawing::Bitmap;
use super::grid::Grid;
use super::levels::Levels;
use super::theme::Tokens;

/// The band of each pixel over a rectangle of the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Left and right edge of the pixels.
    pub x: (f64, f64),
    /// Bottom and top edge.
    pub y: (f64, f64),
    /// Columns.
    pub width: usize,
    /// Rows, from the top.
    pub height: usize,
    /// Band of each pixel: 0 above the highest level, `band_count` − 1 below the lowest, [`Field::NAN`] undefined.
    pub bands: Vec<u8>,
    /// Number of bands: number of levels + 1.
    pub band_count: usize,
}

impl Field {
    /// The band of pixels where the loss is not a finite number.
    pub const NAN: u8 = Levels::NAN;

    /// One pixel around each node of the grid.
    pub fn of(grid: &Grid, levels: &Levels) -> Self {
        Self::of_classes(grid, levels, &levels.classify(&grid.values))
    }

    /// The same with the node classes already computed, because the level lines use them too.
    pub fn of_classes(grid: &Grid, levels: &Levels, classes: &[u8]) -> Self {
        let [dx, dy] = grid.step();
        let mut bands = Vec::with_capacity(classes.len());
        for row in classes.chunks_exact(grid.nx.max(1)).rev() {
            push_bands(row, levels, &mut bands);
        }
        Self {
            x: (grid.x.0 - dx / 2.0, grid.x.1 + dx / 2.0),
            y: (grid.y.0 - dy / 2.0, grid.y.1 + dy / 2.0),
            width: grid.nx,
            height: grid.ny,
            bands,
            band_count: levels.band_count(),
        }
    }

    /// Pixels over the rectangle `x` × `y`, interpolated between the nodes of a coarser grid. Outside the grid its
    /// border values continue.
    pub fn sampled(
        grid: &Grid,
        levels: &Levels,
        x: (f64, f64),
        y: (f64, f64),
        (width, height): (usize, usize),
    ) -> Self {
        let pixels = Grid::of_pixels(x, y, width, height);
        let [dx, dy] = grid.step();
        let columns: Vec<_> = pixels.xs().into_iter().map(|x| between((x - grid.x.0) / dx, grid.nx)).collect();
        let mut bands = Vec::with_capacity(width * height);
        let mut across = vec![0.0; grid.nx];
        let mut values = vec![0.0; width];
        for y in pixels.ys().into_iter().rev() {
            let (j, part) = between((y - grid.y.0) / dy, grid.ny);
            let lower = &grid.values[j * grid.nx..][..grid.nx];
            let upper = &grid.values[(j + 1).min(grid.ny - 1) * grid.nx..][..grid.nx];
            for ((value, a), b) in across.iter_mut().zip(lower).zip(upper) {
                *value = mix(*a, *b, part);
            }
            for (value, (i, part)) in values.iter_mut().zip(&columns) {
                *value = mix(across[*i], across[(i + 1).min(grid.nx - 1)], *part);
            }
            push_bands(&levels.classify(&values), levels, &mut bands);
        }
        Self { x, y, width, height, bands, band_count: levels.band_count() }
    }

    /// The coloured pixels: `palette` has one colour per band; undefined regions are hatched at 45° with 2 of 9 pixels,
    /// scaled by the `scale` pixels of a point.
    pub fn bitmap(&self, palette: &[Rgba], tokens: &Tokens, scale: usize) -> Bitmap {
        assert_eq!(palette.len(), self.band_count, "one colour per band");
        let plain = palette.len() as u8;
        let mut colours = palette.to_vec();
        colours.extend([tokens.nan, tokens.nan_hatch]);
        let mut pixels = self.bands.clone();
        let scale = scale.max(1);
        for (j, row) in pixels.chunks_exact_mut(self.width.max(1)).enumerate() {
            for (i, pixel) in row.iter_mut().enumerate() {
                if *pixel == Self::NAN {
                    *pixel = plain + u8::from(((i + j) / scale) % 9 < 2);
                }
            }
        }
        Bitmap { width: self.width, height: self.height, pixels, palette: colours }
    }
}

/// Classes count levels from below, bands from above.
fn push_bands(classes: &[u8], levels: &Levels, bands: &mut Vec<u8>) {
    let last = levels.values.len() as u8;
    bands.extend(classes.iter().map(|class| if *class == Levels::NAN { Field::NAN } else { last - class }));
}

/// Splits a position in node units into the node before it and the fraction to the next.
fn between(place: f64, count: usize) -> (usize, f64) {
    let last = count - 1;
    let node = (place.max(0.0) as usize).min(last.saturating_sub(1));
    (node, (place - node as f64).clamp(0.0, 1.0))
}

/// Linear interpolation from `a` to `b`; exactly `a` or `b` at the ends, even if the other is NaN.
fn mix(a: f64, b: f64, part: f64) -> f64 {
    if part == 0.0 {
        a
    } else if part == 1.0 {
        b
    } else {
        a * (1.0 - part) + b * part
    }
}
