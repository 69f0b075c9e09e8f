//! Momentum with the learning rate outside.
//!
//! ```text
//! h  = alpha·h + g
//! w -= eta·h
//! ```
//!
//! PyTorch's SGD (its documentation names the difference) and the distill article on momentum. While `eta` is constant
//! the path is that of [`Momentum`], whose `h` is `eta` times this one. When `eta` changes, the whole accumulated speed
//! changes with it at once; inside, old gradients keep the `eta` of their time. Goyal et al. 2017, remark 2, correct for
//! it.

use super::momentum::{Momentum, Step};
use super::{Part, PartKind, Rule};

/// Momentum that remembers gradients, not steps.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MomentumEtaOutside(pub Momentum);

impl Rule for MomentumEtaOutside {
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

    fn parts(Step { alpha, eta }: &Step, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        vec![PartKind::Carried.of(-eta * (alpha * h)), PartKind::Fresh.of(-eta * g)]
    }
}
