//! Nesterov's momentum with the learning rate outside.
//!
//! ```text
//! g  = ∇Q(w − eta·alpha·h)
//! h  = alpha·h + g
//! w -= eta·h
//! ```
//!
//! [`MomentumEtaOutside`] with the gradient taken where the kept part of this step leads.
//! Equal to [`Nesterov`] while `eta` is constant. PyTorch keeps the look-ahead point itself and so looks ahead with the
//! last step's `eta`, which differs in the one step where `eta` drops.

use super::momentum::Step;
use super::{MomentumEtaOutside, Nesterov, Part, Rule};

/// Nesterov's momentum that remembers gradients, not steps.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NesterovEtaOutside(pub Nesterov);

impl Rule for NesterovEtaOutside {
    /// `h`, the sum of gradients.
    type State = f64;
    type Clock = ();
    type Step = Step;
    const LOOKS_AHEAD: bool = true;

    #[inline(always)]
    fn step(&self, clock: &mut (), eta: f64) -> Step {
        self.0.step(clock, eta)
    }

    #[inline(always)]
    fn look(Step { alpha, eta }: &Step, w: f64, h: &f64) -> f64 {
        w - eta * (alpha * h)
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, h: &mut f64) -> f64 {
        *h = alpha * *h + g;
        w - eta * *h
    }

    fn parts(step: &Step, g: f64, before: &f64, after: &f64) -> Vec<Part> {
        MomentumEtaOutside::parts(step, g, before, after)
    }
}
