//! A surface behind a pointer, for a page: the loop of a race is then compiled once for each rule, not for each pair of
//! rule and surface, which makes the page 6 % smaller. Every call is the surface's own, so every number is.

use super::surface::{Lanes, Surface};
use crate::geometry::{Domain, Point};
use nalgebra::Matrix2;

/// Any surface.
pub(super) struct Erased<'a>(pub &'a dyn Surface);

impl Surface for Erased<'_> {
    fn value(&self, w: Point) -> f64 {
        self.0.value(w)
    }
    fn gradient(&self, w: Point) -> Point {
        self.0.gradient(w)
    }
    fn value_gradient(&self, w: Point) -> (f64, Point) {
        self.0.value_gradient(w)
    }
    fn cost(&self) -> u64 {
        self.0.cost()
    }
    fn examples(&self) -> usize {
        self.0.examples()
    }
    fn example_value(&self, example: usize, w: Point) -> f64 {
        self.0.example_value(example, w)
    }
    fn example_gradient(&self, example: usize, w: Point) -> Point {
        self.0.example_gradient(example, w)
    }
    fn batch_gradient(&self, batch: &[u32], w: Point) -> Point {
        self.0.batch_gradient(batch, w)
    }
    fn values(&self, x: &Lanes, y: &Lanes) -> Lanes {
        self.0.values(x, y)
    }
    fn gradients(&self, x: &Lanes, y: &Lanes) -> (Lanes, Lanes) {
        self.0.gradients(x, y)
    }
    fn domain(&self) -> Domain {
        self.0.domain()
    }
    fn minima(&self) -> Vec<Point> {
        self.0.minima()
    }
    fn start(&self) -> Point {
        self.0.start()
    }
    fn saddles(&self) -> Vec<Point> {
        self.0.saddles()
    }
    fn true_weights(&self) -> Option<Point> {
        self.0.true_weights()
    }
    fn held_out(&self) -> Option<&dyn Surface> {
        self.0.held_out()
    }
    fn hessian(&self) -> Option<Matrix2<f64>> {
        self.0.hessian()
    }
    fn lowest(&self) -> Option<f64> {
        self.0.lowest()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landscape::{LANES, Noise, Spec};

    #[test]
    fn every_call_is_the_surface_s_own() {
        for spec in Spec::all() {
            let landscape = spec.open(&Noise::default(), 1, None).expect("a landscape of the registry opens");
            let (own, erased) = (landscape.surface(), Erased(landscape.surface()));
            let w = own.start();
            assert_eq!((own.value(w), own.gradient(w)), erased.value_gradient(w), "{}", spec.name());
            assert_eq!((own.examples(), own.cost()), (erased.examples(), erased.cost()));
            assert_eq!(own.batch_gradient(&[0, 1], w), erased.batch_gradient(&[0, 1], w));
            let (x, y) = ([w.x; LANES], [w.y; LANES]);
            assert_eq!((own.values(&x, &y), own.gradients(&x, &y)), (erased.values(&x, &y), erased.gradients(&x, &y)));
            assert_eq!((own.minima(), own.saddles()), (erased.minima(), erased.saddles()));
            assert_eq!((own.lowest(), own.hessian()), (erased.lowest(), erased.hessian()));
            assert_eq!(own.true_weights(), erased.true_weights());
        }
    }
}
