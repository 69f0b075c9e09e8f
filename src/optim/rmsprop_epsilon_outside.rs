//! RMSProp with `epsilon` outside the root.
//!
//! ```text
//! G  = alpha·G + (1 − alpha)·g²
//! w -= eta·g / (√G + epsilon)
//! ```
//!
//! PyTorch's form. Differs from [`RmsProp`] while `G` is not far above `epsilon`: a gradient of 1e-6 makes a first step
//! of 3.07·eta here and of 0.01·eta with `epsilon = 1e-8` inside.

use super::rmsprop::{RmsProp, Step};
use super::{Part, PartKind, Rule};

/// RMSProp whose `epsilon` weighs against the root.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RmsPropEpsilonOutside(pub RmsProp);

impl Rule for RmsPropEpsilonOutside {
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

    fn parts(Step { eta, epsilon, .. }: &Step, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = eta / (after.sqrt() + epsilon);
        vec![PartKind::Gradient.of(g), PartKind::MeanSquare.of(*after), PartKind::Scale.of(scale)]
    }
}
