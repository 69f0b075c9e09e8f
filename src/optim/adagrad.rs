//! AdaGrad: each coordinate's step shrinks with the squares of its own past gradients.
//!
//! ```text
//! G += g²
//! w -= eta·g / √(G + epsilon)
//! ```
//!
//! Duchi, Hazan & Singer 2011 (diagonal form). `epsilon` stands inside the root, as on the lecture's slide 33;
//! the paper, whose δ it is, and PyTorch add it outside, which matters while `g² < epsilon`. Fails on long runs: `G`
//! only grows, so steps fall as `1/√t` even where the gradient does not.

use super::{Part, PartKind, Rule};
use crate::parameters;
use crate::params::{Allowed, Param, Scale};

/// Keeps the root from zero, inside it; shared with RMSProp.
pub const EPSILON: Param = Param {
    key: "epsilon",
    symbol: "ε",
    text: "epsilon",
    default: 1e-8,
    allowed: Allowed::NON_NEGATIVE,
    slider: (1e-12, 1.0),
    scale: Scale::Log,
};

parameters! {
    /// AdaGrad: a step of its own for every coordinate.
    pub struct AdaGrad {
        /// Added to the sum of squares, inside the root.
        epsilon: EPSILON,
    }
}

/// Constants of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub(super) eta: f64,
    pub(super) epsilon: f64,
}

impl Rule for AdaGrad {
    /// `G`, the sum of squared gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { eta, epsilon: self.epsilon }
    }

    #[inline(always)]
    fn update(Step { eta, epsilon }: &Step, w: f64, g: f64, sum: &mut f64) -> f64 {
        *sum += g * g;
        w - eta * g / (*sum + epsilon).sqrt()
    }

    fn parts(Step { eta, epsilon }: &Step, g: f64, _before: &f64, after: &f64) -> Vec<Part> {
        let scale = eta / (after + epsilon).sqrt();
        vec![PartKind::Gradient.of(g), PartKind::Sum.of(*after), PartKind::Scale.of(scale)]
    }
}
