//! Values on evenly spaced nodes over a rectangle of the plane.
//!
//! Node (i, j) lies at x₀ + i·dx, y₀ + j·dy with dx = (x₁ − x₀)/(nx − 1), dy = (y₁ − y₀)/(ny − 1). Rows run from the
//! bottom up, as in the plane, unlike the pixels of a [`super::Field`], which run from the top down, as on the page.
//! Values may be NaN or infinite; such nodes are treated as undefined.

/// Values at nx × ny nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// First and last column of nodes.
    pub x: (f64, f64),
    /// Bottom and top row of nodes.
    pub y: (f64, f64),
    /// Columns.
    pub nx: usize,
    /// Rows.
    pub ny: usize,
    /// nx · ny values, row by row from the bottom.
    pub values: Vec<f64>,
}

impl Grid {
    /// A grid with all values NaN, to be filled.
    pub fn new(x: (f64, f64), y: (f64, f64), nx: usize, ny: usize) -> Self {
        Self { x, y, nx, ny, values: vec![f64::NAN; nx * ny] }
    }

    /// A grid with one node in the middle of each pixel of a picture whose edges are `x` and `y`.
    pub fn of_pixels(x: (f64, f64), y: (f64, f64), width: usize, height: usize) -> Self {
        let middle = |(low, high): (f64, f64), count: usize| {
            let half = (high - low) / (2.0 * count as f64);
            (low + half, high - half)
        };
        Self::new(middle(x, width), middle(y, height), width, height)
    }

    /// The grid with every value computed by `value(x, y)`.
    pub fn filled(mut self, value: impl Fn(f64, f64) -> f64) -> Self {
        let xs = self.xs();
        let ys = self.ys();
        for (row, y) in self.values.chunks_exact_mut(self.nx.max(1)).zip(ys) {
            for (node, x) in row.iter_mut().zip(&xs) {
                *node = value(*x, y);
            }
        }
        self
    }

    /// The grid with all values computed in one call of `fill(first node, step, columns, values)`.
    pub fn filled_by(mut self, fill: impl FnOnce([f64; 2], [f64; 2], usize, &mut [f64])) -> Self {
        let step = self.step();
        fill([self.x.0, self.y.0], step, self.nx, &mut self.values);
        self
    }

    /// x of each column.
    pub fn xs(&self) -> Vec<f64> {
        places(self.x, self.nx)
    }

    /// y of each row, from the bottom.
    pub fn ys(&self) -> Vec<f64> {
        places(self.y, self.ny)
    }

    /// Distance between neighbouring columns and between neighbouring rows.
    pub fn step(&self) -> [f64; 2] {
        [step(self.x, self.nx), step(self.y, self.ny)]
    }
}

fn step((low, high): (f64, f64), count: usize) -> f64 {
    (high - low) / count.saturating_sub(1).max(1) as f64
}

fn places((low, high): (f64, f64), count: usize) -> Vec<f64> {
    let step = step((low, high), count);
    (0..count).map(|i| low + i as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_reach_both_ends_and_rows_run_upwards() {
        let grid = Grid::new((-1.0, 2.0), (10.0, 11.0), 4, 3).filled(|x, y| x + y);
        assert_eq!(grid.xs(), [-1.0, 0.0, 1.0, 2.0]);
        assert_eq!(grid.ys(), [10.0, 10.5, 11.0]);
        assert_eq!(grid.values[0], 9.0, "first is the bottom left");
        assert_eq!(grid.values[11], 13.0, "last is the top right");
        assert_eq!(grid.step(), [1.0, 0.5]);
    }

    #[test]
    fn nodes_of_pixels_are_their_middles() {
        let grid = Grid::of_pixels((0.0, 4.0), (0.0, 1.0), 4, 2);
        assert_eq!(grid.xs(), [0.5, 1.5, 2.5, 3.5]);
        assert_eq!(grid.ys(), [0.25, 0.75]);
    }

    #[test]
    fn a_single_node_is_a_grid() {
        let grid = Grid::new((3.0, 3.0), (1.0, 1.0), 1, 1).filled(|x, _| x);
        assert_eq!(grid.values, [3.0]);
    }
}
