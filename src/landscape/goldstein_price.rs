//! Goldstein–Price: Q = A(x + y)·B(2x − 3y), A(s) = 1 + (s+1)²·(19 − 14s + 3s²), B(t) = 30 + t²·(18 − 16t + 3t²).
//!
//! Expanded it is the usual form, with 19 − 14x + 3x² − 14y + 6xy + 3y² and 18 − 32x + 12x² + 48y − 36xy + 27y². Values
//! from 3 to above 10⁶ on the domain: no single step size suits all of it. Global minimum 3 at (0, −1), local ones 30
//! at (−0.6, −0.4), 84 at (1.8, 0.2) and 840 at (1.2, 0.8). Goldstein & Price (1971).

use super::Analytic;
use crate::geometry::{Domain, Point};

/// Goldstein–Price.
#[derive(Clone, Copy, Debug)]
pub struct GoldsteinPrice;

/// A(s) and its derivative.
#[inline(always)]
fn along(s: f64) -> (f64, f64) {
    let (base, p) = (s + 1.0, 19.0 + s * (3.0 * s - 14.0));
    (1.0 + base * base * p, base * (2.0 * p + base * (6.0 * s - 14.0)))
}

/// B(t) and its derivative.
#[inline(always)]
fn across(t: f64) -> (f64, f64) {
    let p = 18.0 + t * (3.0 * t - 16.0);
    (30.0 + t * t * p, t * (2.0 * p + t * (6.0 * t - 16.0)))
}

impl Analytic for GoldsteinPrice {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        along(w.x + w.y).0 * across(2.0 * w.x - 3.0 * w.y).0
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (a, slope_a) = along(w.x + w.y);
        let (b, slope_b) = across(2.0 * w.x - 3.0 * w.y);
        Point::new(slope_a * b + 2.0 * (a * slope_b), slope_a * b - 3.0 * (a * slope_b))
    }
    fn domain(&self) -> Domain {
        Domain { x: (-2.0, 2.0), y: (-2.5, 1.5) }
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::new(0.0, -1.0), Point::new(-0.6, -0.4), Point::new(1.8, 0.2), Point::new(1.2, 0.8)]
    }
    fn start(&self) -> Point {
        Point::new(-1.5, 0.5)
    }
}
