//! Gradient descent with momentum.
//!
//! ```text
//! h  = alpha·h + eta·g
//! w -= h
//! ```
//!
//! Polyak 1964, in the form of Sutskever et al. 2013 (eq. 1, 2): the learning rate stands inside `h`. PyTorch keeps it
//! outside ([`EtaOutside`]): equal while `eta` is constant, different after it changes. Fails by overshooting: near a
//! minimum it oscillates, with amplitude falling only by `√alpha` per step.

use super::{Equation, Estimate, Family, Form, Part, PartKind, Rule, RuleVisitor};
use crate::params::{Allowed, Param, Scale};
use crate::{equation, parameters};

/// Share of the last step that is kept; used by Nesterov too.
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

/// h from the gradient, learning rate inside.
pub(super) const INERTIA: Equation = equation!("inertia", "h_t = α h_{t−1} + η_t g_t");
/// h from the gradient, learning rate outside.
pub(super) const INERTIA_ETA: Equation = equation!("inertia-eta", "h_t = α h_{t−1} + g_t");
/// The step by h.
pub(super) const STEP: Equation = equation!("step", "w_t = w_{t−1} − h_t");
/// The step by ηh.
pub(super) const STEP_ETA: Equation = equation!("step-eta", "w_t = w_{t−1} − η_t h_t");

impl Family for Momentum {
    const FORMS: &'static [Form] = &[Form::Corrected, Form::EtaOutside, Form::Average];
    const COLOUR: usize = 3;

    fn visit<V: RuleVisitor>(self, form: Form, work: V) -> V::Output {
        match form {
            Form::EtaOutside => work.visit(EtaOutside(self)),
            Form::Average => work.visit(Average(self)),
            _ => work.visit(self),
        }
    }
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

    fn parts(Step { alpha, eta }: &Step, _w: f64, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        vec![PartKind::Carried.of(-alpha * h), PartKind::Fresh.of(-eta * g)]
    }

    fn velocity(h: &f64) -> Option<f64> {
        Some(*h)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        match estimate {
            Estimate::Full => vec![equation!("momentum", "h_t = α h_{t−1} + η_t ∇Q(w_{t−1})"), STEP],
            _ => vec![estimate.gradient(), INERTIA, STEP],
        }
    }
}

/// Learning rate outside of `h`, which is a sum of gradients, not of steps.
///
/// ```text
/// h  = alpha·h + g
/// w -= eta·h
/// ```
///
/// PyTorch's SGD (its documentation names the difference) and the distill article on momentum. While `eta` is constant
/// the path is that of [`Momentum`], whose `h` is `eta` times this one. When `eta` changes, the whole accumulated
/// velocity changes with it at once; inside, old gradients keep the `eta` of their step. Goyal et al. 2017, remark 2,
/// correct for it.
#[derive(Clone, Copy)]
struct EtaOutside(Momentum);

impl Rule for EtaOutside {
    /// `h`, the sum of gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, h: &mut f64) -> f64 {
        *h = alpha * *h + g;
        w - eta * *h
    }

    fn parts(step: &Step, _w: f64, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        step.parts_eta_outside(g, *h)
    }

    fn velocity(h: &f64) -> Option<f64> {
        Some(*h)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        match estimate {
            Estimate::Full => vec![equation!("momentum-eta", "h_t = α h_{t−1} + ∇Q(w_{t−1})"), STEP_ETA],
            _ => vec![estimate.gradient(), INERTIA_ETA, STEP_ETA],
        }
    }
}

/// A running mean of gradients instead of a sum.
///
/// ```text
/// h  = alpha·h + (1 − alpha)·g
/// w -= eta·h
/// ```
///
/// optax's `ema(alpha, debias=False)` before the learning rate; `h` starts at zero. While `eta` is constant the path is
/// that of [`Momentum`] with `eta·(1 − alpha)`. PyTorch's `dampening = alpha` differs only in the first step, where it
/// sets `h = g`.
#[derive(Clone, Copy)]
struct Average(Momentum);

impl Rule for Average {
    /// `h`, the mean of gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, h: &mut f64) -> f64 {
        *h = alpha * *h + (1.0 - alpha) * g;
        w - eta * *h
    }

    fn parts(Step { alpha, eta }: &Step, _w: f64, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        vec![
            PartKind::Carried.of(-eta * (alpha * h)).called("part-carried-eta"),
            PartKind::Fresh.of(-eta * ((1.0 - alpha) * g)).called("part-fresh-average"),
        ]
    }

    fn velocity(h: &f64) -> Option<f64> {
        Some(*h)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![estimate.gradient(), equation!("average", "h_t = α h_{t−1} + (1 − α) g_t"), STEP_ETA]
    }
}

impl Step {
    /// The terms of a step by `eta·h`, from `h` before it.
    pub(super) fn parts_eta_outside(self, g: f64, h: f64) -> Vec<Part> {
        let Self { alpha, eta } = self;
        vec![PartKind::Carried.of(-eta * (alpha * h)).called("part-carried-eta"), PartKind::Fresh.of(-eta * g)]
    }
}
