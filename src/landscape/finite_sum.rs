//! An analytic formula as a mean over synthetic examples: Qᵢ(w) = Q(w) + sᵢ·w with Σᵢ sᵢ = 0.
//!
//! The slopes sᵢ are n normal draws from the scene's seed, centred. So the mean over all examples is the formula
//! itself, a batch gives an unbiased gradient, and the examples' gradients do not vanish at the optimum: SGD behaves on
//! an analytic surface as it does on data.

use super::data::DRAW;
use super::{Analytic, Noise, OpenError, Surface};
use crate::geometry::{Domain, Point};
use crate::job::{Count, Watch};
use crate::rng::{self, Purpose};
use nalgebra::Matrix2;

/// A formula and the slopes of its examples.
#[derive(Clone, Debug)]
pub struct FiniteSum<A> {
    formula: A,
    slopes: Vec<Point>,
}

impl<A: Analytic> FiniteSum<A> {
    /// Draws the slopes of `noise.examples` examples.
    pub fn new(formula: A, noise: &Noise, seed: u64) -> Self {
        Self::counted(formula, noise, seed, &mut Watch::forever().count(0)).expect("Watch::forever never gives up")
    }

    /// [`FiniteSum::new`] with cost counting; an error if cancelled.
    pub(super) fn counted(formula: A, noise: &Noise, seed: u64, count: &mut Count<'_>) -> Result<Self, OpenError> {
        let mut random = rng::stream(seed, Purpose::Cloud, 0);
        let mut draw = || noise.spread * rng::normal(&mut random);
        let mut slopes = Vec::with_capacity(noise.examples);
        for _ in 0..noise.examples {
            slopes.push(Point::new(draw(), draw()));
            if !count.is_wanted(DRAW) {
                return Err(OpenError::GivenUp);
            }
        }
        let mean = slopes.iter().sum::<Point>() / noise.examples as f64;
        for slope in &mut slopes {
            *slope -= mean;
        }
        Ok(Self { formula, slopes })
    }

    /// sᵢ of every example.
    pub fn slopes(&self) -> &[Point] {
        &self.slopes
    }
}

impl<A: Analytic> Surface for FiniteSum<A> {
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        self.formula.value(w)
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        self.formula.gradient(w)
    }
    fn examples(&self) -> usize {
        self.slopes.len()
    }
    #[inline(always)]
    fn example_value(&self, example: usize, w: Point) -> f64 {
        self.formula.value(w) + self.slopes[example].dot(&w)
    }
    #[inline(always)]
    fn example_gradient(&self, example: usize, w: Point) -> Point {
        self.formula.gradient(w) + self.slopes[example]
    }
    /// m·∇Q(w) + Σ sᵢ: the formula is evaluated once for the whole batch.
    #[inline(always)]
    fn batch_gradient(&self, batch: &[u32], w: Point) -> Point {
        let mut slope = Point::zeros();
        for &example in batch {
            slope += self.slopes[example as usize];
        }
        self.formula.gradient(w) * batch.len() as f64 + slope
    }
    fn domain(&self) -> Domain {
        self.formula.domain()
    }
    fn minima(&self) -> Vec<Point> {
        self.formula.minima()
    }
    fn saddles(&self) -> Vec<Point> {
        self.formula.saddles()
    }
    fn start(&self) -> Point {
        self.formula.start()
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        self.formula.hessian()
    }
    fn lowest(&self) -> Option<f64> {
        self.formula.lowest()
    }
}
