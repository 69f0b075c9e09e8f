//! A saddle: Q = x² − y².
//!
//! No minimum: the value falls without bound along y. On the line y = 0 gradient descent converges to the saddle point
//! at the origin; any noise or offset leads away from it, with momentum sooner.

use super::Analytic;
use crate::geometry::{Domain, Point};
use nalgebra::Matrix2;

/// x² − y².
#[derive(Clone, Copy, Debug)]
pub struct Saddle;

impl Analytic for Saddle {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        w.x * w.x - w.y * w.y
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        Point::new(2.0 * w.x, -2.0 * w.y)
    }
    fn domain(&self) -> Domain {
        Domain::square(4.0)
    }
    fn minima(&self) -> Vec<Point> {
        Vec::new()
    }
    fn start(&self) -> Point {
        Point::new(3.0, 0.001)
    }
    fn saddles(&self) -> Vec<Point> {
        vec![Point::zeros()]
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        Some(Matrix2::new(2.0, 0.0, 0.0, -2.0))
    }
}
