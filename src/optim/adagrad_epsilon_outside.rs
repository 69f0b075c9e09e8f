//! AdaGrad with `epsilon` outside the root.
//!
//! ```text
//! G += g²
//! w -= eta·g / (√G + epsilon)
//! ```
//!
//! PyTorch's form. Differs from [`AdaGrad`] while `G` is not far above `epsilon`: a gradient of 1e-6 makes a first step
//! of 0.99·eta here and of 0.01·eta with `epsilon = 1e-8` inside, which is about the root of an outer one.

use super::adagrad::{AdaGrad, Step};
use super::{Part, PartKind, Rule};

/// AdaGrad whose `epsilon` weighs against the root.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AdaGradEpsilonOutside(pub AdaGrad);

impl Rule for AdaGradEpsilonOutside {
    /// `G`, the sum of squared gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn update(Step { eta, epsilon }: &Step, w: f64, g: f64, sum: &mut f64) -> f64 {
        *sum += g * g;
        w - eta * g / (sum.sqrt() + epsilon)
    }

    fn parts(Step { eta, epsilon }: &Step, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = eta / (after.sqrt() + epsilon);
        vec![PartKind::Gradient.of(g), PartKind::Sum.of(*after), PartKind::Scale.of(scale)]
    }
}
