//! Lion: every weight moves by exactly η, along the sign of a mean of gradients.
//!
//! ```text
//! c  = beta1·m + (1 − beta1)·g
//! w -= eta·sign(c)
//! m  = beta2·m + (1 − beta2)·g
//! ```
//!
//! Chen et al. 2023, Algorithm 2 ("Symbolic discovery of optimization algorithms"), without weight decay; defaults of
//! the paper and of optax. sign(0) = 0. Fails near a minimum: steps do not shrink, so it oscillates at distance `eta`
//! until `eta` falls.

use super::adam::{BETA1, BETA2};
use super::{EqualMoves, Equation, Estimate, Family, Part, PartKind, RmsProp, Rule};
use crate::params::Param;
use crate::{equation, parameters};

parameters! {
    /// Steps of the same size along the sign of a mean of gradients.
    pub struct Lion {
        /// Weight of the running mean in `c`, which decides the sign.
        beta1: Param { text: "beta1-lion", ..BETA1 },
        /// Share of the mean that is kept.
        beta2: Param { text: "beta2-lion", default: 0.99, ..BETA2 },
    }
}

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    rule: Lion,
    eta: f64,
}

impl Family for Lion {
    const COLOUR: usize = RmsProp::COLOUR;
}

impl Rule for Lion {
    /// `m`, the running mean of gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;
    const EVERY_STEP: Option<EqualMoves> = Some(EqualMoves::Eta("anatomy-says-lion"));

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { rule: *self, eta }
    }

    #[inline(always)]
    fn update(Step { rule: Self { beta1, beta2 }, eta }: &Step, w: f64, g: f64, m: &mut f64) -> f64 {
        let c = beta1 * *m + (1.0 - beta1) * g;
        *m = beta2 * *m + (1.0 - beta2) * g;
        w - eta * sign(c)
    }

    fn parts(Step { rule: Self { beta1, .. }, eta }: &Step, _w: f64, g: f64, before: &f64, after: &f64) -> Vec<Part> {
        let c = beta1 * before + (1.0 - beta1) * g;
        vec![
            PartKind::Gradient.of(g),
            PartKind::Mean.of(c).called("part-mean-lion"),
            PartKind::Scale.of(if c == 0.0 { 0.0 } else { eta / c.abs() }).called("part-scale-lion"),
            PartKind::Term.of(*after).called("part-mean-kept"),
        ]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![
            estimate.gradient(),
            equation!("lion-c", "c_tj = β₁ m_{t−1,j} + (1 − β₁) g_tj"),
            equation!("lion-step", "w_tj = w_{t−1,j} − η_t sign c_tj"),
            equation!("lion-m", "m_tj = β₂ m_{t−1,j} + (1 − β₂) g_tj"),
        ]
    }
}

/// −1, 0 or 1; NaN stays.
#[inline(always)]
fn sign(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x.signum() }
}
