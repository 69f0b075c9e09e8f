//! Adam without bias correction.
//!
//! ```text
//! m  = beta1·m + (1 − beta1)·g
//! v  = beta2·v + (1 − beta2)·g²
//! w -= eta·m / (√v + epsilon)
//! ```
//!
//! Kingma & Ba 2015, section 3, say what the correction is for; without it both moments are too small at first, `v`
//! more than `m`. The first step is `(1 − beta1)/√(1 − beta2)` of `eta`, 3.16 at the defaults, and under a constant
//! gradient steps grow to 6.57·eta at t = 12 before they fall back to `eta` after some thousand steps.

use super::adam::{Adam, Moments};
use super::{Part, Rule};

/// Adam whose moments are used as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AdamUncorrected(pub Adam);

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    rule: Adam,
    eta: f64,
}

impl Rule for AdamUncorrected {
    type State = Moments;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { rule: self.0, eta }
    }

    #[inline(always)]
    fn update(step: &Step, w: f64, g: f64, Moments { m, v }: &mut Moments) -> f64 {
        let Adam { beta1, beta2, epsilon } = step.rule;
        *m = beta1 * *m + (1.0 - beta1) * g;
        *v = beta2 * *v + (1.0 - beta2) * (g * g);
        w - step.eta * *m / (v.sqrt() + epsilon)
    }

    fn parts(step: &Step, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        step.rule.parts_as_kept(step.eta, g, moments)
    }
}
