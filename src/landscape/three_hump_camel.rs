//! Three-hump camel: Q = 2x² − 1.05x⁴ + x⁶/6 + xy + y².
//!
//! The global minimum, 0 at the origin, lies between two local ones of 0.2986 at ±(1.7476, −0.8738): a path from
//! outside stops in a local one unless it has momentum. Source: Surjanovic & Bingham, Virtual Library of Simulation
//! Experiments; the local minima computed with mpmath.

use super::Analytic;
use crate::geometry::{Domain, Point};

/// The three-hump camel.
#[derive(Clone, Copy, Debug)]
pub struct ThreeHumpCamel;

impl Analytic for ThreeHumpCamel {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let x2 = w.x * w.x;
        x2 * (2.0 + x2 * (x2 / 6.0 - 1.05)) + w.y * (w.x + w.y)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let x2 = w.x * w.x;
        Point::new(w.x * (4.0 + x2 * (x2 - 4.2)) + w.y, w.x + 2.0 * w.y)
    }
    fn domain(&self) -> Domain {
        Domain { x: (-2.5, 2.5), y: (-2.0, 2.0) }
    }
    fn minima(&self) -> Vec<Point> {
        let hollow = Point::new(1.747_552_345_830_289, -0.873_776_172_915_144_5);
        vec![Point::zeros(), hollow, -hollow]
    }
    fn start(&self) -> Point {
        Point::new(-2.1, -1.5)
    }
}
