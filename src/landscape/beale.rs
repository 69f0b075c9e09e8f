//! Beale's function: Q = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².
//!
//! One minimum, 0 at (3, ½), a saddle at (0, 1), and sharp peaks at the corners of the domain beside wide flat regions:
//! a step size that suits one does not suit the other. Beale (1958); domain and minimum from Surjanovic & Bingham,
//! Virtual Library of Simulation Experiments.

use super::Analytic;
use crate::geometry::{Domain, Point};

/// Beale's function.
#[derive(Clone, Copy, Debug)]
pub struct Beale;

impl Beale {
    /// The three residuals.
    #[inline(always)]
    fn residuals(w: Point) -> (f64, f64, f64) {
        let (x, y) = (w.x, w.y);
        let y2 = y * y;
        (1.5 - x + x * y, 2.25 - x + x * y2, 2.625 - x + x * (y2 * y))
    }
}

impl Analytic for Beale {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (p, q, r) = Self::residuals(w);
        p * p + q * q + r * r
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (p, q, r) = Self::residuals(w);
        let (x, y) = (w.x, w.y);
        let y2 = y * y;
        Point::new(
            2.0 * (p * (y - 1.0) + q * (y2 - 1.0) + r * (y2 * y - 1.0)),
            2.0 * x * (p + 2.0 * y * q + 3.0 * y2 * r),
        )
    }
    fn domain(&self) -> Domain {
        Domain::square(4.5)
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::new(3.0, 0.5)]
    }
    fn start(&self) -> Point {
        Point::new(-1.0, 1.5)
    }
}
