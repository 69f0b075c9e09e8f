//! Himmelblau's function: Q = (x² + y − 11)² + (x + y² − 7)².
//!
//! Four minima, all 0, separated by four saddles around one maximum: which one a path reaches depends on the start.
//! Himmelblau, "Applied Nonlinear Programming" (1972). Minima other than (3, 2) refined with mpmath.

use super::Analytic;
use crate::geometry::{Domain, Point};

/// Himmelblau's function.
#[derive(Clone, Copy, Debug)]
pub struct Himmelblau;

impl Analytic for Himmelblau {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (p, q) = (w.x * w.x + w.y - 11.0, w.x + w.y * w.y - 7.0);
        p * p + q * q
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (p, q) = (w.x * w.x + w.y - 11.0, w.x + w.y * w.y - 7.0);
        Point::new(4.0 * w.x * p + 2.0 * q, 2.0 * p + 4.0 * w.y * q)
    }
    fn domain(&self) -> Domain {
        Domain::square(5.0)
    }
    fn minima(&self) -> Vec<Point> {
        vec![
            Point::new(3.0, 2.0),
            Point::new(-2.805_118_086_952_745, 3.131_312_518_250_573),
            Point::new(-3.779_310_253_377_747, -3.283_185_991_286_169_6),
            Point::new(3.584_428_340_330_491_7, -1.848_126_526_964_403_6),
        ]
    }
    fn start(&self) -> Point {
        Point::new(0.0, 0.0)
    }
}
