//! Update rules: one scalar formula each, written once and used by the plane, by lanes and by the net.
//!
//! Every rule of the lecture is coordinate-wise. A step has constants shared by all coordinates
//! ([`Rule::Step`], from the step size and running products) and touches one coordinate's weight, gradient
//! and memory ([`Rule::State`]).

pub mod batch;
pub mod schedule;

/// An update rule as one scalar formula.
pub trait Rule: Copy + Sync {
    /// Memory of one coordinate; starts at its default, zero.
    type State: Copy + Default + Send;
    /// What runs from step to step for all coordinates together: Adam's running products β₁ᵗ, β₂ᵗ.
    type Clock: Copy + Default;
    /// Constants of one step.
    type Step: Copy;
    /// Whether the gradient is taken at [`Rule::look`] instead of at w.
    const LOOKS_AHEAD: bool = false;

    /// Constants of the next step, with its step size `eta`. Called once a step, from the first.
    fn step(&self, clock: &mut Self::Clock, eta: f64) -> Self::Step;
    /// Where this coordinate's gradient is taken.
    #[inline(always)]
    fn look(_step: &Self::Step, w: f64, _state: &Self::State) -> f64 {
        w
    }
    /// The new weight of one coordinate from its gradient; changes its memory.
    fn update(step: &Self::Step, w: f64, g: f64, state: &mut Self::State) -> f64;
}

/// Work to be done with a rule whose type is then known.
pub trait RuleVisitor {
    /// What the work gives.
    type Output;
    /// Does the work.
    fn visit<R: Rule>(self, rule: R) -> Self::Output;
}

use serde::{Deserialize, Serialize};

pub use batch::{Batch, Divide, Draw};
pub use schedule::Schedule;

/// Which text of a rule is run where the slide differs from the original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// As it should be.
    #[default]
    Corrected,
    /// Exactly as printed on the lecture's slide.
    Slide,
}

/// An update rule as a scene says it. (Draft: the optimizer owner completes it.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum RuleSpec {
    /// w ← w − η·g.
    #[default]
    Gd,
}
