//! Nadam: Adam with Nesterov's momentum.
//!
//! ```text
//! m  = beta1·m + (1 − beta1)·g
//! v  = beta2·v + (1 − beta2)·g²
//! M  = beta1·m/(1 − beta1ᵗ⁺¹) + (1 − beta1)·g/(1 − beta1ᵗ)
//! w -= eta · M / (√(v/(1 − beta2ᵗ)) + epsilon)
//! ```
//!
//! Dozat 2016, with constant `beta1` and without the paper's further `beta2` before the corrected second moment, as in
//! optax. PyTorch lets `beta1` grow with the step and differs from the first step on. The first step is
//! `1 + beta1/(1 + beta1)` of `eta`, 1.47 at the default. Fails where Adam does.

use super::adam::{self, Adam, BETA1, BETA2, EPSILON, MOMENTS, Moments, Powers, STEP, V_HAT};
use super::{EqualMoves, Equation, Estimate, Family, Part, PartKind, Rule};
use crate::{equation, parameters};

parameters! {
    /// Adam with Nesterov's momentum.
    pub struct Nadam {
        /// Share of the first moment that is kept.
        beta1: BETA1,
        /// Share of the second moment that is kept.
        beta2: BETA2,
        /// Added to the root of the second moment.
        epsilon: EPSILON,
    }
}

/// Constants of a step: Adam's, and the shares of mean and gradient in the corrected first moment.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    adam: adam::Step,
    /// beta1/(1 − beta1ᵗ⁺¹): of the mean.
    carried: f64,
    /// (1 − beta1)/(1 − beta1ᵗ): of the gradient.
    fresh: f64,
}

impl Step {
    /// The first moment as the next step would correct it, with this gradient in place of the next one, and v̂.
    #[inline(always)]
    fn corrected(&self, g: f64, moments: &Moments) -> (f64, f64) {
        (self.carried * moments.m + self.fresh * g, self.adam.corrected(moments).1)
    }
}

impl Family for Nadam {
    const COLOUR: usize = Adam::COLOUR;
}

impl Rule for Nadam {
    type State = Moments;
    type Clock = Powers;
    type Step = Step;
    const FIRST_STEP: Option<EqualMoves> = Some(EqualMoves::Times("anatomy-says-nadam-first"));

    #[inline(always)]
    fn step(&self, powers: &mut Powers, eta: f64) -> Step {
        let &Self { beta1, beta2, epsilon } = self;
        let adam = Adam { beta1, beta2, epsilon }.step(powers, eta);
        let carried = beta1 / (1.0 - powers.beta1 * beta1);
        Step { adam, carried, fresh: (1.0 - beta1) / (1.0 - powers.beta1) }
    }

    #[inline(always)]
    fn update(step: &Step, w: f64, g: f64, moments: &mut Moments) -> f64 {
        moments.add(&step.adam.rule, g);
        let (mean, square) = step.corrected(g, moments);
        w - step.adam.eta * mean / (square.sqrt() + step.adam.rule.epsilon)
    }

    fn parts(step: &Step, _w: f64, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        let (mean, square) = step.corrected(g, moments);
        vec![
            PartKind::Gradient.of(g),
            PartKind::Mean.of(moments.m),
            PartKind::MeanSquare.of(moments.v).called("part-mean-square-adam"),
            PartKind::CorrectedMean.of(mean).called("part-corrected-mean-nadam"),
            PartKind::CorrectedMeanSquare.of(square),
            PartKind::Scale.of(step.adam.eta / (square.sqrt() + step.adam.rule.epsilon)).called("part-scale-adam"),
        ]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let [m, v] = MOMENTS;
        let mean = equation!("nadam-m-hat", "m̂_tj = β₁ m_tj/(1 − β₁^{t+1}) + (1 − β₁) g_tj/(1 − β₁^t)");
        vec![estimate.gradient(), m, v, mean, V_HAT, STEP]
    }
}
