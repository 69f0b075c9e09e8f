//! Gradient descent with momentum.
//!
//! ```text
//! h  = alpha·h + eta·g
//! w -= h
//! ```
//!
//! Polyak 1964, in the form of Sutskever et al. 2013 (eq. 1, 2): the learning rate stands inside `h`. PyTorch
//! keeps it outside (`h = alpha·h + g`, `w -= eta·h`): equal while `eta` is constant, different after it
//! changes. Fails by overshooting: near a minimum it circles, with amplitude falling only as `√alpha` per step.

use super::{Part, PartKind, Rule};
use crate::parameters;
use crate::params::{Allowed, Param, Scale};

/// How much of the last step is kept; shared with Nesterov's form.
pub const ALPHA: Param = Param {
    key: "alpha",
    symbol: "α",
    text: "alpha",
    default: 0.9,
    allowed: Allowed::BELOW_ONE,
    slider: (0.0, 0.999),
    scale: Scale::NearOne,
};

parameters! {
    /// Momentum: a running sum of steps.
    pub struct Momentum {
        /// Share of the last step that is kept.
        alpha: ALPHA,
    }
}

/// Constants of a step; Nesterov's too.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub(super) alpha: f64,
    pub(super) eta: f64,
}

impl Rule for Momentum {
    /// `h`, the last step.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { alpha: self.alpha, eta }
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, h: &mut f64) -> f64 {
        *h = alpha * *h + eta * g;
        w - *h
    }

    fn parts(Step { alpha, eta }: &Step, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        vec![PartKind::Carried.of(-alpha * h), PartKind::Fresh.of(-eta * g)]
    }
}
