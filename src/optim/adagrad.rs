//! AdaGrad: each coordinate's step shrinks with the squares of its own past gradients.
//!
//! ```text
//! G += g²
//! w -= eta·g / √(G + epsilon)
//! ```
//!
//! Duchi, Hazan & Singer 2011 (diagonal form). `epsilon` stands inside the root, as on the lecture's slide 33; the
//! paper (where it is called δ) and PyTorch add it outside, which matters while `g² < epsilon`. Fails on long runs: `G`
//! only grows, so steps fall as `1/√t` even where the gradient does not.

use super::{Equation, Estimate, Family, Form, Part, PartKind, Rule, RuleVisitor};
use crate::params::{Allowed, Param, Scale};
use crate::{equation, parameters};

/// Keeps the denominator above zero, added inside the root; shared with RMSProp.
pub const EPSILON: Param = Param {
    key: "epsilon",
    symbol: "ε",
    text: "epsilon",
    default: 1e-8,
    allowed: Allowed::NON_NEGATIVE,
    slider: (1e-12, 1.0),
    scale: Scale::Log,
};

/// Initial value of the sum of squares: 0 on the slide and in PyTorch, 0.1 in optax.
const INITIAL: Param = Param {
    key: "initial",
    symbol: "G₀",
    text: "ada-grad-initial",
    default: 0.0,
    allowed: Allowed::NON_NEGATIVE,
    slider: (0.0, 1.0),
    scale: Scale::Linear,
};

parameters! {
    /// AdaGrad: a separate step size for every coordinate.
    pub struct AdaGrad {
        /// Added to the sum of squares, inside the root.
        epsilon: EPSILON,
        /// `G` of every coordinate before the first step.
        initial: INITIAL,
    }
}

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub(super) eta: f64,
    pub(super) epsilon: f64,
}

/// The sum of squared gradients.
const SUM: Equation = equation!("adagrad", "G_tj = G_{t−1,j} + g_tj²");
/// The step, ε inside the root; RMSProp's too.
pub(super) const SCALED: Equation = equation!("scaled", "w_tj = w_{t−1,j} − η_t/√(G_tj + ε) g_tj");
/// The step, ε outside the root; RMSProp's too.
pub(super) const SCALED_OUTSIDE: Equation = equation!("scaled-outside", "w_tj = w_{t−1,j} − η_t/(√G_tj + ε) g_tj");

impl Family for AdaGrad {
    const FORMS: &'static [Form] = &[Form::Corrected, Form::EpsilonOutside];
    const COLOUR: usize = 5;

    fn visit<V: RuleVisitor>(self, form: Form, work: V) -> V::Output {
        match form {
            Form::EpsilonOutside => work.visit(EpsilonOutside(self)),
            _ => work.visit(self),
        }
    }
}

impl Rule for AdaGrad {
    /// `G`, the sum of squared gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn memory(&self) -> f64 {
        self.initial
    }

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { eta, epsilon: self.epsilon }
    }

    #[inline(always)]
    fn update(Step { eta, epsilon }: &Step, w: f64, g: f64, sum: &mut f64) -> f64 {
        *sum += g * g;
        w - eta * g / (*sum + epsilon).sqrt()
    }

    fn parts(Step { eta, epsilon }: &Step, _w: f64, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = eta / (after + epsilon).sqrt();
        vec![PartKind::Gradient.of(g), PartKind::Sum.of(*after), PartKind::Scale.of(scale)]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![estimate.gradient(), SUM, SCALED]
    }
}

/// `epsilon` outside the root.
///
/// ```text
/// G += g²
/// w -= eta·g / (√G + epsilon)
/// ```
///
/// PyTorch's form. Differs from [`AdaGrad`] while `G` is not far above `epsilon`: a gradient of 1e-6 makes a first step
/// of 0.99·eta here and of 0.01·eta with `epsilon = 1e-8` inside: an inner ε acts about like its root outside.
#[derive(Clone, Copy)]
struct EpsilonOutside(AdaGrad);

impl Rule for EpsilonOutside {
    /// `G`, the sum of squared gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn memory(&self) -> f64 {
        self.0.memory()
    }

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn update(Step { eta, epsilon }: &Step, w: f64, g: f64, sum: &mut f64) -> f64 {
        *sum += g * g;
        w - eta * g / (sum.sqrt() + epsilon)
    }

    fn parts(Step { eta, epsilon }: &Step, _w: f64, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = PartKind::Scale.of(eta / (after.sqrt() + epsilon)).called("part-scale-outside");
        vec![PartKind::Gradient.of(g), PartKind::Sum.of(*after), scale]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![estimate.gradient(), SUM, SCALED_OUTSIDE]
    }
}
