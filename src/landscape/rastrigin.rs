//! Rastrigin's function: Q = 20 + (x² − 10·cos 2πx) + (y² − 10·cos 2πy).
//!
//! A bowl covered with local minima, 121 on the domain, one near each integer point; the global minimum is 0 at the
//! origin. A gradient path ends in the nearest one. Rastrigin (1974); 1-D minima computed with mpmath.

use super::Analytic;
use crate::geometry::{Domain, Point};
use crate::maths;
use std::f64::consts::PI;

/// Rastrigin's function.
#[derive(Clone, Copy, Debug)]
pub struct Rastrigin;

/// Minima of one coordinate, outwards: roots of 2t + 20π·sin 2πt.
const HOLLOWS: [f64; 6] = [
    0.0,
    0.994_958_637_652_334_8,
    1.989_912_233_708_549_5,
    2.984_855_701_039_481,
    3.979_783_860_300_753_6,
    4.974_691_390_895_051,
];

impl Analytic for Rastrigin {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let one = |t: f64| t * t - 10.0 * maths::cos_turns(t);
        20.0 + (one(w.x) + one(w.y))
    }
    // The angle 2πt is rounded before the sine, as in the reference implementations: RMSProp near a minimum amplifies
    // the difference to the exact sine of turns ten million times, beyond the tolerance of the reference data.
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let one = |t: f64| 2.0 * t + 20.0 * PI * maths::sin(2.0 * PI * t);
        Point::new(one(w.x), one(w.y))
    }
    fn domain(&self) -> Domain {
        Domain::square(5.12)
    }
    fn minima(&self) -> Vec<Point> {
        let line: Vec<f64> = HOLLOWS[1..].iter().rev().map(|t| -t).chain(HOLLOWS).collect();
        let mut points: Vec<Point> = line.iter().flat_map(|&y| line.iter().map(move |&x| Point::new(x, y))).collect();
        points.sort_by(|a, b| self.value(*a).total_cmp(&self.value(*b)));
        points
    }
    fn start(&self) -> Point {
        Point::new(2.2, -1.3)
    }
    /// Known without a sort of 121 minima: a race asks for it once per racer.
    fn lowest(&self) -> Option<f64> {
        Some(self.value(Point::zeros()))
    }
}
