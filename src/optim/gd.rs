//! Gradient descent.
//!
//! `w -= eta·g`
//!
//! Cauchy 1847; with the gradient of one example it is stochastic gradient descent (Robbins & Monro 1951). Fails if
//! curvature differs much between directions: on a quadratic it diverges exactly when `eta > 2/λ_max`, and below that
//! is slow along the direction of `λ_min`.

use super::{Equation, Estimate, Family, Part, PartKind, Rule};
use crate::equation;
use crate::params::Parameters;

/// Gradient descent; its only parameter is the learning rate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gd;

impl Parameters for Gd {}

impl Family for Gd {
    const COLOUR: usize = 0;
}

impl Rule for Gd {
    type State = ();
    type Clock = ();
    type Step = f64;
    const STEP_WORDS: &'static str = "part-step-gd";

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> f64 {
        eta
    }

    #[inline(always)]
    fn update(eta: &f64, w: f64, g: f64, _state: &mut ()) -> f64 {
        w - eta * g
    }

    fn parts(_eta: &f64, _w: f64, g: f64, (): &(), (): &()) -> Vec<Part> {
        vec![PartKind::Gradient.of(g).called("part-gradient")]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![estimate.pick([
            equation!("gd", "w_t = w_{t−1} − η_t ∇Q(w_{t−1})"),
            equation!("sgd", "w_t = w_{t−1} − η_t ∇q_i(w_{t−1})"),
            equation!("mini-batch", "w_t = w_{t−1} − η_t 1/m Σ ∇q_i(w_{t−1})"),
            equation!("mini-batch-by-n", "w_t = w_{t−1} − η_t 1/n Σ ∇q_i(w_{t−1})"),
        ])]
    }
}
