//! Rosenbrock's valley: Q = (a − x)² + b·(y − x²)².
//!
//! One minimum, 0 at (a, a²), at the end of a curved, nearly flat valley floor y = x². Rosenbrock, "An automatic
//! method for finding the greatest or least value of a function" (1960), a = 1, b = 100, start (−1.2, 1).

use super::Analytic;
use crate::geometry::{Domain, Point};
use crate::params::{Allowed, Param, Scale};

crate::parameters! {
    /// Rosenbrock's valley.
    pub struct Rosenbrock {
        /// a: the minimum lies at (a, a²).
        a: Param {
            key: "a", symbol: "a", text: "a", default: 1.0,
            allowed: Allowed::ANY, slider: (-2.0, 2.0), scale: Scale::Linear,
        },
        /// b: steepness of the walls.
        b: Param {
            key: "b", symbol: "b", text: "b", default: 100.0,
            allowed: Allowed::POSITIVE, slider: (1.0, 1000.0), scale: Scale::Log,
        },
    }
}

impl Analytic for Rosenbrock {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (slope, wall) = (self.a - w.x, w.y - w.x * w.x);
        slope * slope + self.b * (wall * wall)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let wall = w.y - w.x * w.x;
        Point::new(-2.0 * (self.a - w.x) - 4.0 * self.b * w.x * wall, 2.0 * self.b * wall)
    }
    fn domain(&self) -> Domain {
        Domain { x: (-2.0, 2.0), y: (-1.0, 3.0) }
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::new(self.a, self.a * self.a)]
    }
    fn start(&self) -> Point {
        Point::new(-1.2, 1.0)
    }
}
