//! Styblinski–Tang: Q = ½·(x⁴ − 16x² + 5x) + ½·(y⁴ − 16y² + 5y).
//!
//! Each coordinate has a deep and a shallow minimum, so there are four minima, −78.33 at the deepest, where both
//! coordinates are −2.9035. Styblinski & Tang (1990). The often-printed −39.16599·d is the rounded value: the minima
//! here are the roots of 4x³ − 32x + 5 to full double precision.

use super::Analytic;
use crate::geometry::{Domain, Point};

/// Styblinski–Tang.
#[derive(Clone, Copy, Debug)]
pub struct StyblinskiTang;

/// The two minima of one coordinate.
const DEEP: f64 = -2.903_534_027_771_177;
const SHALLOW: f64 = 2.746_802_770_990_837;

impl Analytic for StyblinskiTang {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let one = |t: f64| t * (5.0 + t * (t * t - 16.0));
        0.5 * (one(w.x) + one(w.y))
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let one = |t: f64| 2.5 + t * (2.0 * (t * t) - 16.0);
        Point::new(one(w.x), one(w.y))
    }
    fn domain(&self) -> Domain {
        Domain::square(5.0)
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::new(DEEP, DEEP), Point::new(SHALLOW, DEEP), Point::new(DEEP, SHALLOW), Point::new(SHALLOW, SHALLOW)]
    }
    fn start(&self) -> Point {
        Point::new(0.5, -0.5)
    }
}
