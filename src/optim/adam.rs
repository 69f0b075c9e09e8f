//! Adam: momentum over RMSProp, both corrected for starting at zero.
//!
//! ```text
//! m  = beta1·m + (1 − beta1)·g
//! v  = beta2·v + (1 − beta2)·g²
//! w -= eta · m/(1 − beta1ᵗ) / (√(v/(1 − beta2ᵗ)) + epsilon)
//! ```
//!
//! Kingma & Ba 2015, Algorithm 1. `epsilon` stands outside the root. The powers are running products kept in the clock:
//! `powi` in every step would triple its cost. The lecture's slide 35 prints another recurrence, [`OnSlide`]. Fails if
//! gradients are rare and large: `v` forgets them, and it may not converge even on a convex sum (Reddi et al. 2018).

use super::{EqualMoves, Equation, Estimate, Family, Form, Part, PartKind, Rule, RuleVisitor};
use crate::params::{Allowed, Param, Scale};
use crate::{equation, parameters};

/// A decay rate: the share of a running mean that each step keeps.
const fn kept(key: &'static str, symbol: &'static str, default: f64) -> Param {
    Param { key, symbol, text: key, default, allowed: Allowed::BELOW_ONE, slider: (0.0, 0.9999), scale: Scale::NearOne }
}

/// Share of the first moment that is kept.
pub(super) const BETA1: Param = kept("beta1", "β₁", 0.9);
/// Share of the second moment that is kept.
pub(super) const BETA2: Param = kept("beta2", "β₂", 0.999);
/// Keeps the denominator above zero, added outside the root.
pub(super) const EPSILON: Param = Param { text: "epsilon-outside", ..super::adagrad::EPSILON };

parameters! {
    /// Adam: running means of the gradient and of its square.
    pub struct Adam {
        /// Share of the first moment (mean of gradients) that is kept.
        beta1: BETA1,
        /// Share of the second moment (mean of squares) that is kept.
        beta2: BETA2,
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

impl Moments {
    /// Updates both running means with a gradient.
    #[inline(always)]
    pub(super) fn add(&mut self, rule: &Adam, g: f64) {
        self.m = rule.beta1 * self.m + (1.0 - rule.beta1) * g;
        self.v = rule.beta2 * self.v + (1.0 - rule.beta2) * (g * g);
    }
}

/// Running products beta1ᵗ and beta2ᵗ.
#[derive(Clone, Copy, Debug)]
pub struct Powers {
    pub(super) beta1: f64,
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

impl Step {
    /// m̂ and v̂: the moments corrected for bias.
    #[inline(always)]
    pub(super) fn corrected(&self, moments: &Moments) -> (f64, f64) {
        (moments.m * self.correction1, moments.v * self.correction2)
    }

    /// The terms of an update up to v̂.
    pub(super) fn parts_to_corrected(&self, g: f64, moments: &Moments) -> Vec<Part> {
        let (mean, square) = self.corrected(moments);
        vec![
            PartKind::Gradient.of(g),
            PartKind::Mean.of(moments.m),
            PartKind::MeanSquare.of(moments.v).called("part-mean-square-adam"),
            PartKind::CorrectedMean.of(mean),
            PartKind::CorrectedMeanSquare.of(square),
        ]
    }

    /// [`Step::parts_to_corrected`] and the scale of m̂.
    pub(super) fn parts_to_scale(&self, g: f64, moments: &Moments) -> Vec<Part> {
        let mut parts = self.parts_to_corrected(g, moments);
        let (_, square) = self.corrected(moments);
        parts.push(PartKind::Scale.of(self.eta / (square.sqrt() + self.rule.epsilon)).called("part-scale-adam"));
        parts
    }
}

/// The uncorrected moments.
pub(super) const MOMENTS: [Equation; 2] = [
    equation!("adam-m", "m_tj = β₁ m_{t−1,j} + (1 − β₁) g_tj"),
    equation!("adam-v", "v_tj = β₂ v_{t−1,j} + (1 − β₂) g_tj²"),
];
/// m corrected for bias.
pub(super) const M_HAT: Equation = equation!("adam-m-hat", "m̂_tj = m_tj/(1 − β₁^t)");
/// v corrected for bias.
pub(super) const V_HAT: Equation = equation!("adam-v-hat", "v̂_tj = v_tj/(1 − β₂^t)");
/// The step by corrected moments.
pub(super) const STEP: Equation = equation!("adam-step", "w_tj = w_{t−1,j} − η_t/(√v̂_tj + ε) m̂_tj");
/// The step by uncorrected moments.
const STEP_PLAIN: Equation = equation!("adam-step-plain", "w_tj = w_{t−1,j} − η_t/(√v_tj + ε) m_tj");

impl Family for Adam {
    const FORMS: &'static [Form] = &[Form::Corrected, Form::Slide, Form::Uncorrected];
    const COLOUR: usize = 7;

    fn visit<V: RuleVisitor>(self, form: Form, work: V) -> V::Output {
        match form {
            Form::Slide => work.visit(OnSlide(self)),
            Form::Uncorrected => work.visit(Uncorrected(self)),
            _ => work.visit(self),
        }
    }
}

impl Rule for Adam {
    type State = Moments;
    type Clock = Powers;
    type Step = Step;
    const FIRST_STEP: Option<EqualMoves> = Some(EqualMoves::Eta("anatomy-says-adam-first"));

    #[inline(always)]
    fn step(&self, powers: &mut Powers, eta: f64) -> Step {
        powers.beta1 *= self.beta1;
        powers.beta2 *= self.beta2;
        Step { rule: *self, eta, correction1: 1.0 / (1.0 - powers.beta1), correction2: 1.0 / (1.0 - powers.beta2) }
    }

    #[inline(always)]
    fn update(step: &Step, w: f64, g: f64, moments: &mut Moments) -> f64 {
        moments.add(&step.rule, g);
        let (mean, square) = step.corrected(moments);
        w - step.eta * mean / (square.sqrt() + step.rule.epsilon)
    }

    fn parts(step: &Step, _w: f64, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        step.parts_to_scale(g, moments)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let [m, v] = MOMENTS;
        vec![estimate.gradient(), m, v, M_HAT, V_HAT, STEP]
    }
}

/// Exactly as printed on the lecture's slide 35: the bias correction stands inside the recurrence.
///
/// ```text
/// m  = (beta1·m + (1 − beta1)·g)  / (1 − beta1ᵗ)
/// v  = (beta2·v + (1 − beta2)·g²) / (1 − beta2ᵗ)
/// w -= eta·m / (√v + epsilon)
/// ```
///
/// Not the algorithm of Kingma & Ba 2015, which keeps the uncorrected moments in memory. Here every step
/// multiplies the memory again, `v` much more than `m`: under a constant gradient the steps are 1, 0.235,
/// 0.044, 0.007 … of `eta`, the whole path 1.29·eta, and `v` overflows within a few hundred steps.
#[derive(Clone, Copy)]
struct OnSlide(Adam);

impl Rule for OnSlide {
    type State = Moments;
    type Clock = Powers;
    type Step = Step;
    const FIRST_STEP: Option<EqualMoves> = Adam::FIRST_STEP;

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

    fn parts(step: &Step, _w: f64, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        step.rule.parts_as_kept(step.eta, g, moments)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![
            estimate.gradient(),
            equation!("adam-m-slide", "m_tj = (β₁ m_{t−1,j} + (1 − β₁) g_tj)/(1 − β₁^t)"),
            equation!("adam-v-slide", "v_tj = (β₂ v_{t−1,j} + (1 − β₂) g_tj²)/(1 − β₂^t)"),
            STEP_PLAIN,
        ]
    }
}

/// Without bias correction.
///
/// ```text
/// m  = beta1·m + (1 − beta1)·g
/// v  = beta2·v + (1 − beta2)·g²
/// w -= eta·m / (√v + epsilon)
/// ```
///
/// Kingma & Ba 2015, section 3, explain the correction; without it both moments are too small at first, `v` more than
/// `m`. The first step is `(1 − beta1)/√(1 − beta2)` of `eta`, 3.16 at the defaults, and under a constant gradient
/// steps grow to 6.57·eta at t = 12 before they fall back to `eta` after some thousand steps.
#[derive(Clone, Copy)]
struct Uncorrected(Adam);

impl Rule for Uncorrected {
    type State = Moments;
    type Clock = ();
    type Step = (Adam, f64);
    const FIRST_STEP: Option<EqualMoves> = Some(EqualMoves::Times("anatomy-says-adam-uncorrected"));

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> (Adam, f64) {
        (self.0, eta)
    }

    #[inline(always)]
    fn update((rule, eta): &(Adam, f64), w: f64, g: f64, moments: &mut Moments) -> f64 {
        moments.add(rule, g);
        w - eta * moments.m / (moments.v.sqrt() + rule.epsilon)
    }

    fn parts((rule, eta): &(Adam, f64), _w: f64, g: f64, _before: &Moments, moments: &Moments) -> Vec<Part> {
        rule.parts_as_kept(*eta, g, moments)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let [m, v] = MOMENTS;
        vec![estimate.gradient(), m, v, STEP_PLAIN]
    }
}

impl Adam {
    /// The terms of an update that uses the uncorrected moments.
    fn parts_as_kept(&self, eta: f64, g: f64, &Moments { m, v }: &Moments) -> Vec<Part> {
        vec![
            PartKind::Gradient.of(g),
            PartKind::Mean.of(m),
            PartKind::MeanSquare.of(v).called("part-mean-square-adam"),
            PartKind::Scale.of(eta / (v.sqrt() + self.epsilon)).called("part-scale-adam-plain"),
        ]
    }
}
