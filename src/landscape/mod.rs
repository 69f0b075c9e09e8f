//! Loss landscapes over the plane: a mean over objects, with value and gradient.
//!
//! [`Spec`] is what a scene says (serde); it opens once into a [`Landscape`], which owns its rows. Every
//! landscape is a [`Surface`]; dispatch over them happens outside loops, through [`Landscape::visit`].

pub mod finite_sum;

use nalgebra::Vector2;

/// A point of the plane, or a gradient there.
pub type Point = Vector2<f64>;

/// A rectangle of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Left and right.
    pub x: (f64, f64),
    /// Bottom and top.
    pub y: (f64, f64),
}

/// Values of one block of lanes; 8 f64 fill an AVX-512 register.
pub const LANES: usize = 8;
/// One number per lane.
pub type Lanes = [f64; LANES];

/// A function of the plane as the sum of a formula's value and gradient: what a file of this folder holds.
pub trait Analytic: Copy + Sync {
    /// Q(w).
    fn value(&self, w: Point) -> f64;
    /// ∇Q(w).
    fn gradient(&self, w: Point) -> Point;
    /// Where it is usually drawn.
    fn domain(&self) -> Domain;
    /// Its known minima, global ones first.
    fn minima(&self) -> Vec<Point>;
    /// A start that teaches something.
    fn start(&self) -> Point;
}

/// An opened landscape: Q(w) = (1/n)·Σᵢ Qᵢ(w).
pub trait Surface: Sync {
    /// Q(w), the mean over all objects.
    fn value(&self, w: Point) -> f64;
    /// ∇Q(w), the mean over all objects.
    fn gradient(&self, w: Point) -> Point;
    /// Both at once; cheaper where they share work.
    #[inline]
    fn value_gradient(&self, w: Point) -> (f64, Point) {
        (self.value(w), self.gradient(w))
    }
    /// n.
    fn objects(&self) -> usize;
    /// Qᵢ(w).
    fn object_value(&self, object: usize, w: Point) -> f64;
    /// ∇Qᵢ(w).
    fn object_gradient(&self, object: usize, w: Point) -> Point;
    /// Σ over the batch of ∇Qᵢ(w), not divided.
    #[inline]
    fn batch_gradient(&self, batch: &[u32], w: Point) -> Point {
        let mut sum = Point::zeros();
        for &object in batch {
            sum += self.object_gradient(object as usize, w);
        }
        sum
    }
    /// Q at a block of points; bit-equal to [`Surface::value`] at each.
    #[inline]
    fn values(&self, x: &Lanes, y: &Lanes) -> Lanes {
        std::array::from_fn(|lane| self.value(Point::new(x[lane], y[lane])))
    }
    /// ∇Q at a block of points; bit-equal to [`Surface::gradient`] at each.
    #[inline]
    fn gradients(&self, x: &Lanes, y: &Lanes) -> (Lanes, Lanes) {
        let (mut gx, mut gy) = ([0.0; LANES], [0.0; LANES]);
        for lane in 0..LANES {
            let g = self.gradient(Point::new(x[lane], y[lane]));
            (gx[lane], gy[lane]) = (g.x, g.y);
        }
        (gx, gy)
    }
    /// Where it is usually drawn.
    fn domain(&self) -> Domain;
    /// Known minima, global ones first.
    fn minima(&self) -> Vec<Point>;
    /// A start that teaches something.
    fn start(&self) -> Point;
}

/// Work to be done on a landscape whose type is then known: the loop inside is compiled for it.
pub trait Visitor {
    /// What the work gives.
    type Output;
    /// Does the work.
    fn visit<S: Surface>(self, surface: &S) -> Self::Output;
}

/// What a scene says of its surface. (Draft: the landscape owner completes it.)
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Spec {
    /// x² − y².
    #[default]
    Saddle,
}

/// The seeded cloud of objects that makes an analytic surface a finite sum.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Noise {
    /// n.
    pub objects: usize,
    /// Standard deviation of each coordinate of the objects' slopes.
    pub spread: f64,
}

impl Default for Noise {
    fn default() -> Self {
        Self { objects: 100, spread: 1.0 }
    }
}
