//! Update rules: one scalar formula each, written once and used by the plane, by lanes and by the net.
//!
//! Every rule of the lecture is coordinate-wise. A step has constants shared by all coordinates
//! ([`Rule::Step`], from the step size and running products) and touches one coordinate's weight, gradient
//! and memory ([`Rule::State`]). A new rule is a new file here and a line in [`RuleSpec`]; another writing of one
//! is a file too, and a line in [`Form`].

mod adagrad;
mod adagrad_epsilon_outside;
mod adam;
mod adam_on_slide;
mod adam_uncorrected;
pub mod batch;
mod form;
mod gd;
mod growing;
mod momentum;
mod momentum_eta_outside;
mod nesterov;
mod nesterov_eta_outside;
mod part;
mod rmsprop;
mod rmsprop_epsilon_outside;
mod rule_spec;
pub mod schedule;

use crate::params::{Allowed, Param, Scale};

pub use adagrad::AdaGrad;
pub use adagrad_epsilon_outside::AdaGradEpsilonOutside;
pub use adam::Adam;
pub use adam_on_slide::AdamOnSlide;
pub use adam_uncorrected::AdamUncorrected;
pub use batch::{BATCH_SIZE, Batch, Divide, Draw, Sampler};
pub use form::Form;
pub use gd::Gd;
pub use growing::Growing;
pub use momentum::Momentum;
pub use momentum_eta_outside::MomentumEtaOutside;
pub use nesterov::Nesterov;
pub use nesterov_eta_outside::NesterovEtaOutside;
pub use part::{Part, PartKind};
pub use rmsprop::RmsProp;
pub use rmsprop_epsilon_outside::RmsPropEpsilonOutside;
pub use rule_spec::{RuleSpec, display_name};
pub use schedule::{Schedule, WARMUP};

/// The learning rate η.
pub const ETA: Param = Param {
    key: "eta",
    symbol: "η",
    text: "eta",
    default: 0.01,
    allowed: Allowed::POSITIVE,
    slider: (1e-5, 10.0),
    scale: Scale::Log,
};

/// An update rule as one scalar formula.
pub trait Rule: Copy + Send + Sync + 'static {
    /// Memory of one coordinate; starts at its default, zero.
    type State: Copy + Default + Send;
    /// What runs from step to step for all coordinates together: Adam's running products β₁ᵗ, β₂ᵗ.
    type Clock: Copy + Default + Send;
    /// Constants of one step.
    type Step: Copy + Send;
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
    /// The terms of one coordinate's update, in the order in which they are worked out, from its memory before and after.
    fn parts(step: &Self::Step, g: f64, before: &Self::State, after: &Self::State) -> Vec<Part>;
}

/// Work to be done with a rule whose type is then known.
pub trait RuleVisitor {
    /// What the work gives.
    type Output;
    /// Does the work.
    fn visit<R: Rule>(self, rule: R) -> Self::Output;
}
