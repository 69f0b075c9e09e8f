//! The traits of a landscape: a formula ([`Analytic`]), and a mean over examples ([`Surface`]).

use crate::geometry::{Domain, Point};
use crate::table::Note;
use nalgebra::Matrix2;

/// Lanes of a SIMD block; 8 f64 fill an AVX-512 register.
pub const LANES: usize = 8;
/// One number per lane.
pub type Lanes = [f64; LANES];

/// A formula over the plane; each file of this folder implements one.
///
/// `value` and `gradient` are `#[inline(always)]` in every file: they must land inside loops that are compiled
/// for wider registers than the rest of the program (see [`crate::simd`]).
pub trait Analytic: Copy + Sync {
    /// Q(w).
    fn value(&self, w: Point) -> f64;
    /// ∇Q(w).
    fn gradient(&self, w: Point) -> Point;
    /// The default region to draw.
    fn domain(&self) -> Domain;
    /// Its known minima, global ones first.
    fn minima(&self) -> Vec<Point>;
    /// An instructive default start.
    fn start(&self) -> Point;
    /// Its known saddle points, where a picture marks them.
    fn saddles(&self) -> Vec<Point> {
        Vec::new()
    }
    /// ∇²Q if it is constant.
    fn hessian(&self) -> Option<Matrix2<f64>> {
        None
    }
    /// See [`Surface::lowest`].
    fn lowest(&self) -> Option<f64> {
        self.minima().first().map(|&w| self.value(w))
    }
}

/// An opened landscape: Q(w) = (1/n)·Σᵢ Qᵢ(w).
pub trait Surface: Sync {
    /// Q(w), the mean over all examples.
    fn value(&self, w: Point) -> f64;
    /// ∇Q(w), the mean over all examples.
    fn gradient(&self, w: Point) -> Point;
    /// Q(w) and ∇Q(w), bit-equal to the separate calls; cheaper if they share work.
    #[inline(always)]
    fn value_gradient(&self, w: Point) -> (f64, Point) {
        (self.value(w), self.gradient(w))
    }
    /// Cost of Q(w) or ∇Q(w), in evaluations of a formula: the number of examples summed.
    fn cost(&self) -> u64 {
        1
    }
    /// n.
    fn examples(&self) -> usize;
    /// Qᵢ(w).
    fn example_value(&self, example: usize, w: Point) -> f64;
    /// ∇Qᵢ(w).
    fn example_gradient(&self, example: usize, w: Point) -> Point;
    /// Σ over the batch of ∇Qᵢ(w), not divided.
    #[inline(always)]
    fn batch_gradient(&self, batch: &[u32], w: Point) -> Point {
        let mut sum = Point::zeros();
        for &example in batch {
            sum += self.example_gradient(example as usize, w);
        }
        sum
    }
    /// Q at a block of points; bit-equal to [`Surface::value`] at each.
    #[inline(always)]
    fn values(&self, x: &Lanes, y: &Lanes) -> Lanes {
        let mut q = [0.0; LANES];
        for lane in 0..LANES {
            q[lane] = self.value(Point::new(x[lane], y[lane]));
        }
        q
    }
    /// ∇Q at a block of points; bit-equal to [`Surface::gradient`] at each.
    #[inline(always)]
    fn gradients(&self, x: &Lanes, y: &Lanes) -> (Lanes, Lanes) {
        let (mut gx, mut gy) = ([0.0; LANES], [0.0; LANES]);
        for lane in 0..LANES {
            let g = self.gradient(Point::new(x[lane], y[lane]));
            (gx[lane], gy[lane]) = (g.x, g.y);
        }
        (gx, gy)
    }
    /// The default region to draw.
    fn domain(&self) -> Domain;
    /// Known minima, global ones first. Empty if there is none: a saddle, separable data under a logistic loss.
    fn minima(&self) -> Vec<Point>;
    /// An instructive default start.
    fn start(&self) -> Point;
    /// Known saddle points, where a picture marks them.
    fn saddles(&self) -> Vec<Point> {
        Vec::new()
    }
    /// The weights the data were made with, before noise was added; `None` if unknown.
    fn true_weights(&self) -> Option<Point> {
        None
    }
    /// The same loss over the rows that were set aside; `None` if none were.
    fn held_out(&self) -> Option<&dyn Surface> {
        None
    }
    /// What is told of the table that the examples come from.
    fn notes(&self) -> &[Note] {
        &[]
    }
    /// ∇²Q if it is constant.
    fn hessian(&self) -> Option<Matrix2<f64>> {
        None
    }
    /// The value at the best known minimum, or the infimum if it is not reached; `None` if unbounded or unknown.
    fn lowest(&self) -> Option<f64> {
        self.minima().first().map(|&w| self.value(w))
    }
}

/// Generic code that runs with a landscape's concrete type, so that its inner loop is compiled for it.
pub trait Visitor {
    /// Type of the result.
    type Output;
    /// Runs the code.
    fn visit<S: Surface>(self, surface: &S) -> Self::Output;
}

/// Eigenvalues of a symmetric 2×2 matrix, ascending; NaN if an entry is NaN.
pub fn curvatures(h: &Matrix2<f64>) -> [f64; 2] {
    let middle = (h.m11 + h.m22) / 2.0;
    let radius = ((h.m11 - h.m22) / 2.0).hypot((h.m12 + h.m21) / 2.0);
    [middle - radius, middle + radius]
}
