//! Gradient descent.
//!
//! `w -= eta·g`
//!
//! Cauchy 1847; with one object's gradient it is stochastic gradient descent (Robbins & Monro 1951).
//! Fails where curvature differs much by direction: on a quadratic it diverges exactly when
//! `eta > 2/λ_max`, and below that crawls along the direction of `λ_min`.

use super::{Part, PartKind, Rule};

/// Gradient descent; has no parameters but the learning rate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gd;

impl Rule for Gd {
    type State = ();
    type Clock = ();
    type Step = f64;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> f64 {
        eta
    }

    #[inline(always)]
    fn update(eta: &f64, w: f64, g: f64, _state: &mut ()) -> f64 {
        w - eta * g
    }

    fn parts(_eta: &f64, g: f64, (): &(), (): &()) -> Vec<Part> {
        vec![PartKind::Gradient.of(g)]
    }
}
