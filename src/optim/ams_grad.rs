//! AMSGrad: Adam whose second moment never falls.
//!
//! ```text
//! m  = beta1·m + (1 − beta1)·g
//! v  = beta2·v + (1 − beta2)·g²
//! V  = max(V, v/(1 − beta2ᵗ))
//! w -= eta · m/(1 − beta1ᵗ) / (√V + epsilon)
//! ```
//!
//! Reddi, Kale & Kumar 2018, Algorithm 2, for losses on which Adam forgets rare large gradients and does not converge.
//! The maximum is that of the corrected moment, as in optax; the paper corrects nothing, and PyTorch takes the maximum
//! first and corrects it afterwards, which differs once the corrected moment falls. Fails after one huge gradient: its
//! steps stay small from then on.

use super::adam::{self, Adam, BETA1, BETA2, EPSILON, M_HAT, MOMENTS, Moments, Powers, V_HAT};
use super::{EqualMoves, Equation, Estimate, Family, Part, PartKind, Rule};
use crate::{equation, parameters};

parameters! {
    /// Adam whose second moment never falls.
    pub struct AmsGrad {
        /// Share of the first moment that is kept.
        beta1: BETA1,
        /// Share of the second moment that is kept.
        beta2: BETA2,
        /// Added to the root of the largest second moment.
        epsilon: EPSILON,
    }
}

/// The moments of one coordinate and the largest corrected second one so far, `V`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    moments: Moments,
    largest: f64,
}

impl Family for AmsGrad {
    const COLOUR: usize = Adam::COLOUR;
}

impl Rule for AmsGrad {
    type State = Memory;
    type Clock = Powers;
    type Step = adam::Step;
    const FIRST_STEP: Option<EqualMoves> = Adam::FIRST_STEP;

    #[inline(always)]
    fn step(&self, powers: &mut Powers, eta: f64) -> adam::Step {
        let &Self { beta1, beta2, epsilon } = self;
        Adam { beta1, beta2, epsilon }.step(powers, eta)
    }

    #[inline(always)]
    fn update(step: &adam::Step, w: f64, g: f64, Memory { moments, largest }: &mut Memory) -> f64 {
        moments.add(&step.rule, g);
        let (mean, square) = step.corrected(moments);
        *largest = largest.max(square);
        w - step.eta * mean / (largest.sqrt() + step.rule.epsilon)
    }

    fn parts(step: &adam::Step, _w: f64, g: f64, _before: &Memory, after: &Memory) -> Vec<Part> {
        let mut parts = step.parts_to_corrected(g, &after.moments);
        let scale = step.eta / (after.largest.sqrt() + step.rule.epsilon);
        parts.push(PartKind::Term.of(after.largest).called("part-largest"));
        parts.push(PartKind::Scale.of(scale).called("part-scale-ams-grad"));
        parts
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let [m, v] = MOMENTS;
        let largest = equation!("ams-grad-largest", "V_tj = max(V_{t−1,j}, v̂_tj)");
        let step = equation!("ams-grad-step", "w_tj = w_{t−1,j} − η_t/(√V_tj + ε) m̂_tj");
        vec![estimate.gradient(), m, v, M_HAT, V_HAT, largest, step]
    }
}
