//! AdaDelta: RMSProp scaled by the root mean square of its own past steps.
//!
//! ```text
//! G  = rho·G + (1 − rho)·g²
//! d  = √(D + epsilon) / √(G + epsilon) · g
//! D  = rho·D + (1 − rho)·d²
//! w -= eta·d
//! ```
//!
//! Zeiler 2012, Algorithm 1, times `eta` as in optax and PyTorch; the paper has none, `eta = 1`. `D` and `G` start at
//! zero, `epsilon` stands in both roots, and with the default 1e-6 (optax, PyTorch) the first step is
//! `√epsilon/√(1 − rho)` of `eta`, 0.003: it starts very slowly and fails on short runs.

use super::{Equation, Estimate, Family, Part, PartKind, RmsProp, Rule};
use crate::params::{Param, Scale};
use crate::{equation, parameters};

parameters! {
    /// RMSProp scaled by the root mean square of its own past steps.
    pub struct AdaDelta {
        /// Share of both means of squares that is kept.
        rho: Param { key: "rho", symbol: "ρ", text: "rho", scale: Scale::NearOne, ..super::adam::BETA1 },
        /// Added to both means of squares, inside the roots.
        epsilon: Param { default: 1e-6, text: "epsilon-ada-delta", ..super::adagrad::EPSILON },
    }
}

/// The running means of squares of one coordinate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// `G`, of gradients.
    gradients: f64,
    /// `D`, of steps.
    steps: f64,
}

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    rule: AdaDelta,
    eta: f64,
}

/// The step by d.
pub(super) const STEP_D: Equation = equation!("step-d", "w_tj = w_{t−1,j} − η_t d_tj");

impl Family for AdaDelta {
    const COLOUR: usize = RmsProp::COLOUR;
}

impl Rule for AdaDelta {
    type State = Memory;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { rule: *self, eta }
    }

    #[inline(always)]
    fn update(Step { rule: Self { rho, epsilon }, eta }: &Step, w: f64, g: f64, memory: &mut Memory) -> f64 {
        let Memory { gradients, steps } = memory;
        *gradients = rho * *gradients + (1.0 - rho) * (g * g);
        let step = (*steps + epsilon).sqrt() / (*gradients + epsilon).sqrt() * g;
        *steps = rho * *steps + (1.0 - rho) * (step * step);
        w - eta * step
    }

    fn parts(Step { rule, eta }: &Step, _w: f64, g: f64, before: &Memory, after: &Memory) -> Vec<Part> {
        let scale = eta * (before.steps + rule.epsilon).sqrt() / (after.gradients + rule.epsilon).sqrt();
        vec![
            PartKind::Gradient.of(g),
            PartKind::MeanSquare.of(after.gradients),
            PartKind::Term.of(before.steps).called("part-mean-square-steps"),
            PartKind::Scale.of(scale).called("part-scale-ada-delta"),
        ]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![
            estimate.gradient(),
            equation!("ada-delta-gradients", "G_tj = ρ G_{t−1,j} + (1 − ρ) g_tj²"),
            equation!("ada-delta-step", "d_tj = √(D_{t−1,j} + ε)/√(G_tj + ε) g_tj"),
            equation!("ada-delta-steps", "D_tj = ρ D_{t−1,j} + (1 − ρ) d_tj²"),
            STEP_D,
        ]
    }
}
