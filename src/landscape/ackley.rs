//! Ackley's function: Q = 20·(1 − e^(−r/5)) + e − e^(½·(cos 2πx + cos 2πy)), r = √(½·(x² + y²)).
//!
//! A nearly flat, rippled plain round one deep funnel; the global minimum, 0 at the origin, is a cusp: the gradient of
//! the funnel keeps the length 2√2 up to it. There the gradient is **defined as zero**, the mean of all one-sided
//! limits, so that a path that lands on it stays. Ackley (1987), constants 20, 0.2, 2π; local minima computed with
//! mpmath.

use super::Analytic;
use crate::geometry::{Domain, Point};
use crate::maths::{self, cos_turns, sin_turns};
use std::f64::consts::{E, PI};

/// Ackley's function.
#[derive(Clone, Copy, Debug)]
pub struct Ackley;

/// Local minima of the domain with 0 ≤ y ≤ x; the others are their mirror images. All are near integer points.
const OCTANT: [(f64, f64); 20] = [
    (0.952_166_545_950_171_7, 0.0),
    (0.968_477_658_707_724_4, 0.968_477_658_707_724_4),
    (1.958_919_718_121_717_3, 0.0),
    (1.964_616_662_862_986_4, 0.982_416_035_079_139_3),
    (1.974_451_986_484_116_6, 1.974_451_986_484_116_6),
    (2.964_619_443_112_052, 0.0),
    (2.967_259_528_762_564_3, 0.989_154_186_481_662_6),
    (2.973_139_419_924_383, 1.982_139_950_381_477_6),
    (2.979_223_954_691_144_5, 2.979_223_954_691_144_5),
    (3.969_466_743_351_757_6, 0.0),
    (3.970_918_315_064_283_3, 0.992_767_206_170_044_7),
    (3.974_540_178_468_205, 1.987_310_614_627_496_8),
    (3.978_924_750_768_195, 2.984_213_738_127_238_4),
    (3.983_067_699_689_763, 3.983_067_699_689_763),
    (4.973_611_257_996_986, 0.0),
    (4.974_497_722_176_982, 0.994_920_373_821_839_3),
    (4.976_843_849_330_102, 1.990_764_875_735_525_6),
    (4.979_957_939_486_82, 2.987_995_058_852_837),
    (4.983_198_896_760_882, 3.986_568_097_953_945),
    (4.986_180_456_997_876, 4.986_180_456_997_876),
];

impl Analytic for Ackley {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let r = (0.5 * (w.x * w.x + w.y * w.y)).sqrt();
        // e is factored out so that the minimum is exactly 0.
        let ripple = maths::exp(0.5 * (cos_turns(w.x) + cos_turns(w.y)) - 1.0);
        20.0 * (1.0 - maths::exp(-0.2 * r)) + E * (1.0 - ripple)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let r = (0.5 * (w.x * w.x + w.y * w.y)).sqrt();
        let ripple = PI * maths::exp(0.5 * (cos_turns(w.x) + cos_turns(w.y)));
        let funnel = if r > 0.0 { 2.0 * maths::exp(-0.2 * r) / r } else { 0.0 };
        Point::new(funnel * w.x + ripple * sin_turns(w.x), funnel * w.y + ripple * sin_turns(w.y))
    }
    fn domain(&self) -> Domain {
        Domain::square(5.0)
    }
    fn minima(&self) -> Vec<Point> {
        let mut points = vec![Point::zeros()];
        for (x, y) in OCTANT {
            for (a, b) in [(x, y), (y, x)] {
                for mirrored in [(a, b), (-a, b), (a, -b), (-a, -b)].map(|(a, b)| Point::new(a, b)) {
                    // On the axes and the diagonals some mirror images coincide.
                    if !points.contains(&mirrored) {
                        points.push(mirrored);
                    }
                }
            }
        }
        points.sort_by(|a, b| self.value(*a).total_cmp(&self.value(*b)));
        points
    }
    fn start(&self) -> Point {
        Point::new(2.7, -1.8)
    }
}
