//! Nesterov's accelerated gradient.
//!
//! ```text
//! g  = ∇Q(w − alpha·h)
//! h  = alpha·h + eta·g
//! w -= h
//! ```
//!
//! Nesterov 1983, as written by Sutskever et al. 2013 (eq. 3, 4): momentum whose gradient is taken where the
//! kept part of the step leads. The path holds `w`, not the look-ahead point (optax and PyTorch keep the latter).
//! Fails like momentum, later; with noisy gradients the acceleration is lost.

use super::momentum::{ALPHA, Momentum, Step};
use super::{Part, Rule};
use crate::parameters;

parameters! {
    /// Nesterov's momentum: the gradient is taken ahead.
    pub struct Nesterov {
        /// Share of the last step that is kept.
        alpha: ALPHA,
    }
}

impl Rule for Nesterov {
    /// `h`, the last step.
    type State = f64;
    type Clock = ();
    type Step = Step;
    const LOOKS_AHEAD: bool = true;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { alpha: self.alpha, eta }
    }

    #[inline(always)]
    fn look(Step { alpha, .. }: &Step, w: f64, h: &f64) -> f64 {
        w - alpha * h
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, h: &mut f64) -> f64 {
        *h = alpha * *h + eta * g;
        w - *h
    }

    fn parts(step: &Step, g: f64, before: &f64, after: &f64) -> Vec<Part> {
        Momentum::parts(step, g, before, after)
    }
}
