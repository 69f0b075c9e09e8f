//! Adam exactly as printed on the lecture's slide 35: the bias correction stands inside the recurrence.
//!
//! ```text
//! m  = (beta1·m + (1 − beta1)·g)  / (1 − beta1ᵗ)
//! v  = (beta2·v + (1 − beta2)·g²) / (1 − beta2ᵗ)
//! w -= eta·m / (√v + epsilon)
//! ```
//!
//! Not the algorithm of Kingma & Ba 2015, which keeps the uncorrected moments in memory. Here every step
//! multiplies the memory again, `v` much more than `m`: under a constant gradient the steps are 1, 0.235,
//! 0.044, 0.007 … of `eta`, the whole path 1.29·eta, and `v` overflows within a few hundred steps.

use super::adam::{Adam, Moments, Powers, Step};
use super::{Part, Rule};

/// Adam with the slide's misprint; for showing what it does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AdamOnSlide(pub Adam);

impl Rule for AdamOnSlide {
    type State = Moments;
    type Clock = Powers;
    type Step = Step;

    #[inline(always)]
    fn step(&self, powers: &mut Powers, eta: f64) -> Step {
        self.0.step(powers, eta)
    }

    #[inline(always)]
    fn update(step: &Step, w: f64, g: f64, Moments { m, v }: &mut Moments) -> f64 {
        let Adam { beta1, beta2, epsilon } = step.rule;
        *m = (beta1 * *m + (1.0 - beta1) * g) * step.correction1;
        *v = (beta2 * *v + (1.0 - beta2) * (g * g)) * step.correction2;
        w - step.eta * *m / (v.sqrt() + epsilon)
    }

    fn parts(step: &Step, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        step.rule.parts_as_kept(step.eta, g, moments)
    }
}
