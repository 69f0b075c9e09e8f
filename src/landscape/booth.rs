//! Booth's function: Q = (x + 2y − 7)² + (2x + y − 5)².
//!
//! A quadratic with eigenvalues 2 and 18 and its minimum, 0, at (1, 3): a mild, oblique ellipse. Source: Surjanovic
//! & Bingham, Virtual Library of Simulation Experiments.

use super::Analytic;
use crate::geometry::{Domain, Point};
use nalgebra::Matrix2;

/// Booth's function.
#[derive(Clone, Copy, Debug)]
pub struct Booth;

impl Analytic for Booth {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (p, q) = (w.x + 2.0 * w.y - 7.0, 2.0 * w.x + w.y - 5.0);
        p * p + q * q
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (p, q) = (w.x + 2.0 * w.y - 7.0, 2.0 * w.x + w.y - 5.0);
        Point::new(2.0 * p + 4.0 * q, 4.0 * p + 2.0 * q)
    }
    fn domain(&self) -> Domain {
        Domain::square(10.0)
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::new(1.0, 3.0)]
    }
    fn start(&self) -> Point {
        Point::new(-5.0, -4.0)
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        Some(Matrix2::new(10.0, 8.0, 8.0, 10.0))
    }
}
