//! The valley of Distill's momentum article: Q = (1 − x)² + 20·(3y − x²)².
//!
//! Rosenbrock's valley with y scaled by 3 and less steep walls; one minimum, 0 at (1, ⅓). Goh, "Why Momentum Really
//! Works", Distill (2017): the picture of slides 27 and 28, drawn on x ∈ [−2, 2], y ∈ [−4/15, 16/15] from (−1.21,
//! 0.853).

use super::Analytic;
use crate::geometry::{Domain, Point};

/// (1 − x)² + 20·(3y − x²)².
#[derive(Clone, Copy, Debug)]
pub struct Valley;

impl Analytic for Valley {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (slope, wall) = (1.0 - w.x, 3.0 * w.y - w.x * w.x);
        slope * slope + 20.0 * (wall * wall)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let wall = 3.0 * w.y - w.x * w.x;
        Point::new(-2.0 * (1.0 - w.x) - 80.0 * w.x * wall, 120.0 * wall)
    }
    fn domain(&self) -> Domain {
        Domain { x: (-2.0, 2.0), y: (-4.0 / 15.0, 16.0 / 15.0) }
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::new(1.0, 1.0 / 3.0)]
    }
    fn start(&self) -> Point {
        Point::new(-1.21, 0.853)
    }
}
