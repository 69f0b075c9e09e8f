//! Adam: momentum over RMSProp, both corrected for starting at zero.
//!
//! ```text
//! m  = beta1·m + (1 − beta1)·g
//! v  = beta2·v + (1 − beta2)·g²
//! w -= eta · m/(1 − beta1ᵗ) / (√(v/(1 − beta2ᵗ)) + epsilon)
//! ```
//!
//! Kingma & Ba 2015, Algorithm 1. `epsilon` stands outside the root. The powers are running products kept in the
//! clock: `powi` in every step would triple its cost. The lecture's slide 35 prints another recurrence, which
//! is [`AdamOnSlide`](super::AdamOnSlide). Fails where gradients are rare and large: `v` forgets them, and it may
//! not converge even on a convex sum (Reddi et al. 2018).

use super::{Part, PartKind, Rule};
use crate::parameters;
use crate::params::{Allowed, Param, Scale};

const fn decay(key: &'static str, symbol: &'static str, default: f64) -> Param {
    Param { key, symbol, text: key, default, allowed: Allowed::BELOW_ONE, slider: (0.0, 0.9999), scale: Scale::NearOne }
}

/// Keeps the denominator from zero, outside the root.
pub(super) const EPSILON: Param = Param { text: "epsilon-outside", ..super::adagrad::EPSILON };

parameters! {
    /// Adam: running means of the gradient and of its square.
    pub struct Adam {
        /// Share of the first moment (mean of gradients) that is kept.
        beta1: decay("beta1", "β₁", 0.9),
        /// Share of the second moment (mean of squares) that is kept.
        beta2: decay("beta2", "β₂", 0.999),
        /// Added to the root of the second moment.
        epsilon: EPSILON,
    }
}

/// First and second moment of one coordinate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    pub(super) m: f64,
    pub(super) v: f64,
}

/// Running products beta1ᵗ and beta2ᵗ.
#[derive(Clone, Copy, Debug)]
pub struct Powers {
    beta1: f64,
    beta2: f64,
}

impl Default for Powers {
    fn default() -> Self {
        Self { beta1: 1.0, beta2: 1.0 }
    }
}

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub(super) rule: Adam,
    pub(super) eta: f64,
    /// 1/(1 − beta1ᵗ)
    pub(super) correction1: f64,
    /// 1/(1 − beta2ᵗ)
    pub(super) correction2: f64,
}

impl Adam {
    /// The terms of an update that uses the moments as they are kept.
    pub(super) fn parts_as_kept(&self, eta: f64, g: f64, &Moments { m, v }: &Moments) -> Vec<Part> {
        vec![
            PartKind::Gradient.of(g),
            PartKind::Mean.of(m),
            PartKind::MeanSquare.of(v),
            PartKind::Scale.of(eta / (v.sqrt() + self.epsilon)),
        ]
    }
}

impl Rule for Adam {
    type State = Moments;
    type Clock = Powers;
    type Step = Step;

    #[inline(always)]
    fn step(&self, powers: &mut Powers, eta: f64) -> Step {
        powers.beta1 *= self.beta1;
        powers.beta2 *= self.beta2;
        Step { rule: *self, eta, correction1: 1.0 / (1.0 - powers.beta1), correction2: 1.0 / (1.0 - powers.beta2) }
    }

    #[inline(always)]
    fn update(step: &Step, w: f64, g: f64, Moments { m, v }: &mut Moments) -> f64 {
        let Adam { beta1, beta2, epsilon } = step.rule;
        *m = beta1 * *m + (1.0 - beta1) * g;
        *v = beta2 * *v + (1.0 - beta2) * (g * g);
        w - step.eta * (*m * step.correction1) / ((*v * step.correction2).sqrt() + epsilon)
    }

    fn parts(step: &Step, g: f64, _before: &Moments, &Moments { m, v }: &Moments) -> Vec<Part> {
        let (mean, square) = (m * step.correction1, v * step.correction2);
        vec![
            PartKind::Gradient.of(g),
            PartKind::Mean.of(m),
            PartKind::MeanSquare.of(v),
            PartKind::CorrectedMean.of(mean),
            PartKind::CorrectedMeanSquare.of(square),
            PartKind::Scale.of(step.eta / (square.sqrt() + step.rule.epsilon)),
        ]
    }
}
