//! Q on a grid of points, row by row, with SIMD.

use super::{Landscape, Surface, Visitor};
use crate::geometry::Point;
use crate::simd;

/// Visitor that fills a grid with lower left point (x0, y0), `nx` columns `dx` apart and rows `dy` apart.
struct Grid<'a> {
    x0: f64,
    dx: f64,
    nx: usize,
    y0: f64,
    dy: f64,
    out: &'a mut [f64],
}

impl Grid<'_> {
    #[inline(always)]
    fn fill<S: Surface>(self, surface: &S) {
        for (j, row) in self.out.chunks_exact_mut(self.nx).enumerate() {
            let y = self.y0 + j as f64 * self.dy;
            for (i, q) in row.iter_mut().enumerate() {
                // Via i32, whose conversion vectorises at every register width.
                let x = self.x0 + f64::from(i as i32) * self.dx;
                *q = surface.value(Point::new(x, y));
            }
        }
    }
}

impl Visitor for Grid<'_> {
    type Output = ();
    fn visit<S: Surface>(self, surface: &S) {
        simd::dispatch(
            #[inline(always)]
            || self.fill(surface),
        );
    }
}

impl Landscape {
    /// Q at x0 + i·dx for every i of `out`, on the line at y.
    pub fn fill(&self, x0: f64, dx: f64, y: f64, out: &mut [f64]) {
        self.fill_grid(x0, dx, out.len(), y, 0.0, out);
    }

    /// Q at (x0 + i·dx, y0 + j·dy) in `out[j·nx + i]`, bit-equal to [`Landscape::value`] there. `out` holds whole rows.
    pub fn fill_grid(&self, x0: f64, dx: f64, nx: usize, y0: f64, dy: f64, out: &mut [f64]) {
        if nx > 0 {
            self.visit(Grid { x0, dx, nx, y0, dy, out });
        }
    }
}
