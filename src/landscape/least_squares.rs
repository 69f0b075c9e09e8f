//! Least squares: Q = (1/n)·Σᵢ (w·xᵢ − yᵢ)², the mean of squared residuals, without intercept.
//!
//! Full value and gradient use the Gram matrix G = XᵀX/n and the optimum w*, in the same time for any n: Q = Q* + (w −
//! w*)ᵀG(w − w*), ∇Q = 2G(w − w*). This form does not cancel near w*, where wᵀGw − 2w·c + yᵀy/n would. Gradient descent
//! converges for η < 2/λ_max of the Hessian 2G. If all x lie on one line through the origin, G is singular and every
//! point of a line is a minimum; the one nearest the origin is reported.

use super::data::Examples;
use super::{Data, OpenError, Rows, Surface, curvatures};
use crate::geometry::{Domain, Point};
use crate::job::Count;
use crate::table::Note;
use nalgebra::Matrix2;
use std::path::Path;

/// The loss: its examples and the quantities derived from them.
#[derive(Clone, Debug)]
pub struct LeastSquares {
    rows: Rows,
    gram: Matrix2<f64>,
    optimum: Point,
    /// Q*, the mean squared residual at the optimum.
    floor: f64,
    start: Point,
    /// The weights y was made with, if known.
    truth: Option<Point>,
    /// The same loss over the rows set aside.
    held_out: Option<Box<Self>>,
    notes: Vec<Note>,
}

impl LeastSquares {
    /// Computes G, w* and Q*.
    pub fn new(rows: Rows) -> Self {
        let n = rows.len() as f64;
        let mean = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / n;
        let mixed = mean(&rows.x1, &rows.x2);
        let gram = Matrix2::new(mean(&rows.x1, &rows.x1), mixed, mixed, mean(&rows.x2, &rows.x2));
        let mut optimum = solve(&gram, Point::new(mean(&rows.x1, &rows.y), mean(&rows.x2, &rows.y)));
        // One step of iterative refinement: rounding of XᵀX and Xᵀy affects the last digits.
        let rest = residuals(&rows, optimum);
        optimum -= solve(&gram, Point::new(mean(&rows.x1, &rest), mean(&rows.x2, &rest)));
        let rest = residuals(&rows, optimum);
        let floor = mean(&rest, &rest);
        // Squares of numbers beyond 10¹⁵⁴ overflow; then there is no finite optimum.
        let known = optimum.x.is_finite() && optimum.y.is_finite();
        let (optimum, floor) = if known { (optimum, floor) } else { (Point::zeros(), f64::NAN) };
        let reach = 2.5 * optimum.amax().max(1.0);
        let start = optimum + reach * Point::new(-0.9, -0.5);
        Self { rows, gram, optimum, floor, start, truth: None, held_out: None, notes: Vec::new() }
    }

    /// Reads or draws the examples; a share of `held_out` is set aside.
    pub(super) fn open(
        data: &Data,
        (seed, held_out): (u64, f64),
        folder: Option<&Path>,
        count: &mut Count<'_>,
    ) -> Result<Self, OpenError> {
        let Examples { rows, held_out, notes } = data.examples((seed, held_out), folder, false, count)?;
        let (opened, held_out) = (Self::new(rows), held_out.map(|rows| Box::new(Self::new(rows))));
        let (start, truth) = (data.start().unwrap_or(opened.start), data.true_weights(seed));
        Ok(Self { start, truth, held_out, notes, ..opened })
    }
}

/// w·xᵢ − yᵢ of every example.
fn residuals(rows: &Rows, w: Point) -> Vec<f64> {
    (0..rows.len()).map(|i| w.x * rows.x1[i] + w.y * rows.x2[i] - rows.y[i]).collect()
}

/// The shortest w with Gw = c, for a positive semidefinite G.
fn solve(gram: &Matrix2<f64>, c: Point) -> Point {
    let [low, high] = curvatures(gram);
    if low > 1e-14 * high {
        let determinant = gram.m11 * gram.m22 - gram.m12 * gram.m21;
        return Point::new(gram.m22 * c.x - gram.m12 * c.y, gram.m11 * c.y - gram.m21 * c.x) / determinant;
    }
    // Rank one or zero: G = λ·d·dᵀ, so that G⁺c = c/λ for c along d.
    if high > 0.0 { c / high } else { Point::zeros() }
}

impl Surface for LeastSquares {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (x, y) = (w.x - self.optimum.x, w.y - self.optimum.y);
        let (gx, gy) = (self.gram.m11 * x + self.gram.m12 * y, self.gram.m12 * x + self.gram.m22 * y);
        self.floor + (x * gx + y * gy)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (x, y) = (w.x - self.optimum.x, w.y - self.optimum.y);
        let (gx, gy) = (self.gram.m11 * x + self.gram.m12 * y, self.gram.m12 * x + self.gram.m22 * y);
        Point::new(2.0 * gx, 2.0 * gy)
    }
    fn examples(&self) -> usize {
        self.rows.len()
    }
    #[inline(always)]
    fn example_value(&self, example: usize, w: Point) -> f64 {
        let r = w.x * self.rows.x1[example] + w.y * self.rows.x2[example] - self.rows.y[example];
        r * r
    }
    #[inline(always)]
    fn example_gradient(&self, example: usize, w: Point) -> Point {
        let (x1, x2) = (self.rows.x1[example], self.rows.x2[example]);
        let r = 2.0 * (w.x * x1 + w.y * x2 - self.rows.y[example]);
        Point::new(r * x1, r * x2)
    }
    fn domain(&self) -> Domain {
        Domain::around(self.optimum, 1.2 * (self.start - self.optimum).amax())
    }
    fn minima(&self) -> Vec<Point> {
        // Squares of numbers beyond 10¹⁵⁴ overflow; then no minimum is known.
        if self.floor.is_finite() { vec![self.optimum] } else { Vec::new() }
    }
    fn start(&self) -> Point {
        self.start
    }
    fn true_weights(&self) -> Option<Point> {
        self.truth
    }
    fn held_out(&self) -> Option<&dyn Surface> {
        self.held_out.as_deref().map(|held_out| held_out as &dyn Surface)
    }
    fn notes(&self) -> &[Note] {
        &self.notes
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        Some(2.0 * self.gram)
    }
}
