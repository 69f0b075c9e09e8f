//! What a landscape is: a formula ([`Analytic`]), and a mean over objects ([`Surface`]).

use crate::geometry::{Domain, Point};
use nalgebra::Matrix2;

/// Values of one block of lanes; 8 f64 fill an AVX-512 register.
pub const LANES: usize = 8;
/// One number per lane.
pub type Lanes = [f64; LANES];

/// A formula over the plane: what a file of this folder holds.
///
/// `value` and `gradient` are `#[inline(always)]` in every file: they must land inside loops that are compiled
/// for wider registers than the rest of the program (see [`crate::simd`]).
pub trait Analytic: Copy + Sync {
    /// Q(w).
    fn value(&self, w: Point) -> f64;
    /// ∇Q(w).
    fn gradient(&self, w: Point) -> Point;
    /// Where it is usually drawn.
    fn domain(&self) -> Domain;
    /// Its known minima, global ones first.
    fn minima(&self) -> Vec<Point>;
    /// A start that teaches something.
    fn start(&self) -> Point;
    /// ∇²Q where it is the same everywhere.
    fn hessian(&self) -> Option<Matrix2<f64>> {
        None
    }
}

/// An opened landscape: Q(w) = (1/n)·Σᵢ Qᵢ(w).
pub trait Surface: Sync {
    /// Q(w), the mean over all objects.
    fn value(&self, w: Point) -> f64;
    /// ∇Q(w), the mean over all objects.
    fn gradient(&self, w: Point) -> Point;
    /// Both at once, bit-equal to each alone; cheaper where they share work.
    #[inline(always)]
    fn value_gradient(&self, w: Point) -> (f64, Point) {
        (self.value(w), self.gradient(w))
    }
    /// What Q(w) or ∇Q(w) costs, in values of a formula: the rows that are summed up for it.
    fn cost(&self) -> u64 {
        1
    }
    /// n.
    fn objects(&self) -> usize;
    /// Qᵢ(w).
    fn object_value(&self, object: usize, w: Point) -> f64;
    /// ∇Qᵢ(w).
    fn object_gradient(&self, object: usize, w: Point) -> Point;
    /// Σ over the batch of ∇Qᵢ(w), not divided.
    #[inline(always)]
    fn batch_gradient(&self, batch: &[u32], w: Point) -> Point {
        let mut sum = Point::zeros();
        for &object in batch {
            sum += self.object_gradient(object as usize, w);
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
    /// Where it is usually drawn.
    fn domain(&self) -> Domain;
    /// Known minima, global ones first. Empty where there is none: a saddle, separable data under a logistic loss.
    fn minima(&self) -> Vec<Point>;
    /// A start that teaches something.
    fn start(&self) -> Point;
    /// The weights that the rows were made with, before noise was added; none where they are unknown.
    fn true_weights(&self) -> Option<Point> {
        None
    }
    /// ∇²Q where it is the same everywhere.
    fn hessian(&self) -> Option<Matrix2<f64>> {
        None
    }
    /// The lowest value: at the best known minimum, or the greatest lower bound where none is reached; none for a
    /// surface without a floor.
    fn lowest(&self) -> Option<f64> {
        self.minima().first().map(|&w| self.value(w))
    }
}

/// Work to be done on a landscape whose type is then known: the loop inside is compiled for it.
pub trait Visitor {
    /// What the work gives.
    type Output;
    /// Does the work.
    fn visit<S: Surface>(self, surface: &S) -> Self::Output;
}

/// Eigenvalues of a symmetric 2×2 matrix, ascending; NaN where an entry is.
pub fn curvatures(h: &Matrix2<f64>) -> [f64; 2] {
    let middle = (h.m11 + h.m22) / 2.0;
    let radius = ((h.m11 - h.m22) / 2.0).hypot((h.m12 + h.m21) / 2.0);
    [middle - radius, middle + radius]
}
