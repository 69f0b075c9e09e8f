//! A quadratic with elliptic level lines: Q = ½·(u² + κ·v²), u = cosθ·x + sinθ·y, v = −sinθ·x + cosθ·y.
//!
//! Eigenvalues of the Hessian 1 and κ, minimum 0 at the origin. Gradient descent converges exactly for η < 2/max(1, κ),
//! and its best rate is (κ − 1)/(κ + 1): the larger κ, the longer the zig-zag (Polyak 1964).

use super::Analytic;
use crate::geometry::{Domain, Point};
use crate::maths;
use crate::params::{Allowed, Param, Scale};
use nalgebra::Matrix2;

/// Within this range sine and cosine are exact to the last digits, see [`crate::maths`].
const ANGLES: Allowed = Allowed::between(-1e6, 1e6);

crate::parameters! {
    /// The quadratic as written in a scene.
    pub struct Quadratic {
        /// κ: ratio of the curvatures of the steep and the flat direction.
        kappa: Param {
            key: "kappa", symbol: "κ", text: "kappa", default: 25.0,
            allowed: Allowed::POSITIVE, slider: (1.0, 1000.0), scale: Scale::Log,
        },
        /// θ: angle of the flat direction from the x axis, in radians.
        angle: Param {
            key: "angle", symbol: "", text: "angle", default: 0.35,
            allowed: ANGLES, slider: (-1.6, 1.6), scale: Scale::Linear,
        },
    }
}

/// The quadratic with its rotation precomputed.
#[derive(Clone, Copy, Debug)]
pub struct Ellipse {
    kappa: f64,
    cos: f64,
    sin: f64,
}

impl From<Quadratic> for Ellipse {
    fn from(Quadratic { kappa, angle }: Quadratic) -> Self {
        let (sin, cos) = maths::sin_cos(angle);
        Self { kappa, cos, sin }
    }
}

impl Ellipse {
    /// Coordinates (u, v) of a point.
    #[inline(always)]
    fn axes(&self, w: Point) -> (f64, f64) {
        (self.cos * w.x + self.sin * w.y, self.cos * w.y - self.sin * w.x)
    }
}

impl Analytic for Ellipse {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        let (u, v) = self.axes(w);
        0.5 * (u * u + self.kappa * (v * v))
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        let (u, v) = self.axes(w);
        let v = self.kappa * v;
        Point::new(self.cos * u - self.sin * v, self.sin * u + self.cos * v)
    }
    fn domain(&self) -> Domain {
        Domain { x: (-6.0, 6.0), y: (-4.0, 4.0) }
    }
    fn minima(&self) -> Vec<Point> {
        vec![Point::zeros()]
    }
    fn start(&self) -> Point {
        Point::new(5.0, 2.0)
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        let (c, s) = (self.cos, self.sin);
        let mixed = c * s * (1.0 - self.kappa);
        Some(Matrix2::new(c * c + self.kappa * (s * s), mixed, mixed, s * s + self.kappa * (c * c)))
    }
}
