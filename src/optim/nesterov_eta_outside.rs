//! Nesterov's momentum with the learning rate outside.
//!
//! ```text
//! g  = ∇Q(w − eta·alpha·v)
//! v  = alpha·v + g
//! w -= eta·v
//! ```
//!
//! [`MomentumEtaOutside`](super::MomentumEtaOutside) with the gradient taken where the kept part of this step leads.
//! Equal to [`Nesterov`] while `eta` is constant. PyTorch keeps the look-ahead point itself and so looks ahead with the
//! last step's `eta`, which differs in the one step where `eta` drops.

use super::nesterov::{Nesterov, Step};
use super::{Part, PartKind, Rule};

/// Nesterov's momentum that remembers gradients, not steps.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NesterovEtaOutside(pub Nesterov);

impl Rule for NesterovEtaOutside {
    /// `v`, the sum of gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;
    const LOOKS_AHEAD: bool = true;

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn look(Step { alpha, eta }: &Step, w: f64, v: &f64) -> f64 {
        w - eta * (alpha * v)
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, v: &mut f64) -> f64 {
        *v = alpha * *v + g;
        w - eta * *v
    }

    fn parts(Step { alpha, eta }: &Step, g: f64, v: &f64, _after: &f64) -> Vec<Part> {
        vec![PartKind::Carried.of(-eta * (alpha * v)), PartKind::Fresh.of(-eta * g)]
    }
}
