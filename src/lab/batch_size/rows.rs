//! The lecture's rows: the gradients of single examples, their mean and their covariance.

use crate::geometry::Point;
use crate::landscape::{Data, Spec};
use crate::landscape::{Landscape, Noise};

fn spec() -> Spec {
    Spec::LeastSquares(Data::default())
}

/// How many there are.
pub(super) fn count() -> f64 {
    spec().most_examples(&Noise::default()) as f64
}

/// Opens them; nothing in them is random.
pub(super) fn open() -> Landscape {
    spec().open(&Noise::default(), 0, None).expect("the built-in rows are read by a test")
}

/// What the gradients of single examples are at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gradients {
    /// ∇Q, their mean.
    pub mean: Point,
    /// Their variances along w₁ and w₂ with 1/n: the diagonal of Σ.
    pub variance: Point,
}

impl Gradients {
    /// At a point.
    pub fn at(landscape: &Landscape, w: Point) -> Self {
        let n = landscape.examples();
        let all = || (0..n).map(|example| landscape.example_gradient(example, w));
        let mean = all().sum::<Point>() / n as f64;
        let squares = all().map(|g| (g - mean).component_mul(&(g - mean)));
        Self { mean, variance: squares.sum::<Point>() / n as f64 }
    }

    /// tr Σ, their mean squared distance to the mean.
    pub fn trace(&self) -> f64 {
        self.variance.sum()
    }

    /// tr Σ / ‖∇Q‖²; ∞ or NaN where the gradient is zero.
    pub fn noise_scale(&self) -> f64 {
        self.trace() / self.mean.norm_squared()
    }
}
