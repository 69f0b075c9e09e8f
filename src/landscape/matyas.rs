//! Matyas' function: Q = 0.26·(x² + y²) − 0.48·xy.
//!
//! A quadratic with eigenvalues 0.04 and 1 and its minimum, 0, at the origin: a shallow valley along the diagonal.
//! Source: Surjanovic & Bingham, Virtual Library of Simulation Experiments.

use super::Analytic;
use crate::geometry::{Domain, Point};
use nalgebra::Matrix2;

/// Matyas' function.
#[derive(Clone, Copy, Debug)]
pub struct Matyas;

impl Analytic for Matyas {
    /// Computed as 0.01·(x + y)² + 0.25·(x − y)², which does not cancel along the valley.
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (along, across) = (w.x + w.y, w.x - w.y);
        0.01 * (along * along) + 0.25 * (across * across)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (along, across) = (0.02 * (w.x + w.y), 0.5 * (w.x - w.y));
        Point::new(along + across, along - across)
    }
    fn domain(&self) -> Domain {
        Domain::square(10.0)
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::zeros()]
    }
    fn start(&self) -> Point {
        Point::new(8.0, 2.0)
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        Some(Matrix2::new(0.52, -0.48, -0.48, 0.52))
    }
}
