//! AdamW: Adam with decoupled weight decay, added to the scaled gradient.
//!
//! ```text
//! m  = beta1·m + (1 − beta1)·g
//! v  = beta2·v + (1 − beta2)·g²
//! w -= eta · (m/(1 − beta1ᵗ) / (√(v/(1 − beta2ᵗ)) + epsilon) + decay·w)
//! ```
//!
//! Loshchilov & Hutter 2019, Algorithm 2, with the learning rate on the decay too, as optax and PyTorch have it; the
//! default decay is optax's 1e-4 (PyTorch's is 1e-2). A penalty decay·w²/2 in Q would be scaled by √v like any other
//! gradient, and weights with large gradients would hardly decay. The path does not end in a minimum of Q but nearer to
//! w = 0, which is the purpose of decay.

use super::ada_delta::STEP_D;
use super::adam::{self, Adam, BETA1, BETA2, EPSILON, M_HAT, MOMENTS, Moments, Powers, V_HAT};
use super::{Equation, Estimate, Family, Part, PartKind, Rule};
use crate::params::{Allowed, Param, Scale};
use crate::{equation, parameters};

parameters! {
    /// Adam with decoupled weight decay.
    pub struct AdamW {
        /// Share of the first moment that is kept.
        beta1: BETA1,
        /// Share of the second moment that is kept.
        beta2: BETA2,
        /// Added to the root of the second moment.
        epsilon: EPSILON,
        /// λ: the share of w that a step with η = 1 would remove.
        decay: Param {
            key: "decay",
            symbol: "λ",
            text: "decay",
            default: 1e-4,
            allowed: Allowed::NON_NEGATIVE,
            slider: (1e-6, 1.0),
            scale: Scale::Log,
        },
    }
}

/// Constants of a step: Adam's, and λ.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    adam: adam::Step,
    decay: f64,
}

impl Family for AdamW {
    const COLOUR: usize = Adam::COLOUR;
}

impl Rule for AdamW {
    type State = Moments;
    type Clock = Powers;
    type Step = Step;

    #[inline(always)]
    fn step(&self, powers: &mut Powers, eta: f64) -> Step {
        let &Self { beta1, beta2, epsilon, decay } = self;
        Step { adam: Adam { beta1, beta2, epsilon }.step(powers, eta), decay }
    }

    #[inline(always)]
    fn update(Step { adam, decay }: &Step, w: f64, g: f64, moments: &mut Moments) -> f64 {
        moments.add(&adam.rule, g);
        let (mean, square) = adam.corrected(moments);
        w - adam.eta * (mean / (square.sqrt() + adam.rule.epsilon) + decay * w)
    }

    fn parts(Step { adam, decay }: &Step, w: f64, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        let mut parts = adam.parts_to_scale(g, moments);
        parts.push(PartKind::Move.of(-adam.eta * (decay * w)).called("part-decay"));
        parts
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let [m, v] = MOMENTS;
        let d = equation!("adam-w-d", "d_tj = m̂_tj/(√v̂_tj + ε) + λ w_{t−1,j}");
        vec![estimate.gradient(), m, v, M_HAT, V_HAT, d, STEP_D]
    }
}
