//! RMSProp: AdaGrad with a running mean instead of a sum.
//!
//! ```text
//! G  = alpha·G + (1 − alpha)·g²
//! w -= eta·g / √(G + epsilon)
//! ```
//!
//! Tieleman & Hinton 2012 (lecture 6e, without `epsilon`). `epsilon` stands inside the root, as on the lecture's slide
//! 34 and in TensorFlow; PyTorch adds it outside. `G` starts at zero and is not corrected for it: the first step is
//! `eta/√(1 − alpha)`, 3.16·eta at 0.9. Fails near a minimum: its steps do not shrink with the gradient, so it
//! oscillates at distance `eta`.

use super::adagrad::{EPSILON, SCALED, SCALED_OUTSIDE};
use super::{Equation, Estimate, Family, Form, Part, PartKind, Rule, RuleVisitor};
use crate::params::{Allowed, Param, Scale};
use crate::{equation, parameters};

/// Share of the mean of squares that is kept.
const ALPHA: Param = Param {
    key: "alpha",
    symbol: "α",
    text: "alpha-squares",
    default: 0.9,
    allowed: Allowed::BELOW_ONE,
    slider: (0.0, 0.999),
    scale: Scale::NearOne,
};

parameters! {
    /// RMSProp: a separate step size for every coordinate, by its recent gradients.
    pub struct RmsProp {
        /// Share of the mean of squares that is kept.
        alpha: ALPHA,
        /// Added to the mean of squares, inside the root.
        epsilon: EPSILON,
    }
}

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub(super) eta: f64,
    pub(super) alpha: f64,
    pub(super) epsilon: f64,
}

/// The mean of squares.
const MEAN_SQUARE: Equation = equation!("rmsprop", "G_tj = α G_{t−1,j} + (1 − α) g_tj²");

impl Family for RmsProp {
    const FORMS: &'static [Form] = &[Form::Corrected, Form::EpsilonOutside];
    const COLOUR: usize = 6;

    fn visit<V: RuleVisitor>(self, form: Form, work: V) -> V::Output {
        match form {
            Form::EpsilonOutside => work.visit(EpsilonOutside(self)),
            _ => work.visit(self),
        }
    }
}

impl Rule for RmsProp {
    /// `G`, the running mean of squared gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { eta, alpha: self.alpha, epsilon: self.epsilon }
    }

    #[inline(always)]
    fn update(Step { eta, alpha, epsilon }: &Step, w: f64, g: f64, mean: &mut f64) -> f64 {
        *mean = alpha * *mean + (1.0 - alpha) * (g * g);
        w - eta * g / (*mean + epsilon).sqrt()
    }

    fn parts(Step { eta, epsilon, .. }: &Step, _w: f64, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = eta / (after + epsilon).sqrt();
        vec![PartKind::Gradient.of(g), PartKind::MeanSquare.of(*after), PartKind::Scale.of(scale)]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![estimate.gradient(), MEAN_SQUARE, SCALED]
    }
}

/// `epsilon` outside the root.
///
/// ```text
/// G  = alpha·G + (1 − alpha)·g²
/// w -= eta·g / (√G + epsilon)
/// ```
///
/// PyTorch's form. Differs from [`RmsProp`] while `G` is not far above `epsilon`: a gradient of 1e-6 makes a first step
/// of 3.07·eta here and of 0.01·eta with `epsilon = 1e-8` inside.
#[derive(Clone, Copy)]
struct EpsilonOutside(RmsProp);

impl Rule for EpsilonOutside {
    /// `G`, the running mean of squared gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn update(Step { eta, alpha, epsilon }: &Step, w: f64, g: f64, mean: &mut f64) -> f64 {
        *mean = alpha * *mean + (1.0 - alpha) * (g * g);
        w - eta * g / (mean.sqrt() + epsilon)
    }

    fn parts(Step { eta, epsilon, .. }: &Step, _w: f64, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = PartKind::Scale.of(eta / (after.sqrt() + epsilon)).called("part-scale-outside");
        vec![PartKind::Gradient.of(g), PartKind::MeanSquare.of(*after), scale]
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        vec![estimate.gradient(), MEAN_SQUARE, SCALED_OUTSIDE]
    }
}
