//! Update rules: one scalar formula each, written once and used by the plane, by lanes and by the net.
//!
//! Every rule of the lecture is coordinate-wise. A step has constants shared by all coordinates
//! ([`Rule::Step`], from the step size and running products) and touches one coordinate's weight, gradient
//! and memory ([`Rule::State`]). A new rule is a new file here, which holds its formula, its other forms, its equations
//! and the terms of its step, and a word in the list of `rule_spec.rs`.

mod ada_delta;
mod adagrad;
mod adam;
mod adam_w;
mod ams_grad;
pub mod batch;
mod form;
pub mod formula;
mod gd;
mod growing;
mod lion;
mod momentum;
mod nadam;
mod nesterov;
mod part;
mod rmsprop;
mod rule_spec;
pub mod schedule;

use crate::params::{Allowed, Param, Parameters, Scale};

pub use ada_delta::AdaDelta;
pub use adagrad::AdaGrad;
pub use adam::Adam;
pub use adam_w::AdamW;
pub use ams_grad::AmsGrad;
pub use batch::{BATCH_SIZE, Batch, Divide, Draw, Sampler};
pub use form::Form;
pub use formula::{Equation, Estimate};
pub use gd::Gd;
pub use growing::Growing;
pub use lion::Lion;
pub use momentum::Momentum;
pub use nadam::Nadam;
pub use nesterov::Nesterov;
pub use part::{Part, PartKind};
pub use rmsprop::RmsProp;
pub use rule_spec::{RuleSpec, RuleTraits, display_name};
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
    /// Memory of one coordinate.
    type State: Copy + Default + Send;
    /// What runs from step to step for all coordinates together: Adam's running products β₁ᵗ, β₂ᵗ.
    type Clock: Copy + Default + Send;
    /// Constants of one step.
    type Step: Copy + Send;
    /// Whether the gradient is taken at [`Rule::look`] instead of at w.
    const LOOKS_AHEAD: bool = false;
    /// Key of the words for the whole step.
    const STEP_WORDS: &'static str = PartKind::Step.words();
    /// What is said of the first step.
    const FIRST_STEP: Option<EqualMoves> = None;
    /// What is said of every step.
    const EVERY_STEP: Option<EqualMoves> = None;

    /// One coordinate's memory before the first step.
    #[inline(always)]
    fn memory(&self) -> Self::State {
        Self::State::default()
    }
    /// Constants of the next step, with its step size `eta`. Called once a step, from the first.
    fn step(&self, clock: &mut Self::Clock, eta: f64) -> Self::Step;
    /// Where this coordinate's gradient is taken.
    #[inline(always)]
    fn look(_step: &Self::Step, w: f64, _state: &Self::State) -> f64 {
        w
    }
    /// The new weight of one coordinate from its gradient; changes its memory.
    fn update(step: &Self::Step, w: f64, g: f64, state: &mut Self::State) -> f64;
    /// The terms of one coordinate's update, in the order in which they are worked out, from its weight before the step
    /// and its memory before and after. The step itself is not among them.
    fn parts(_step: &Self::Step, _w: f64, g: f64, _before: &Self::State, _after: &Self::State) -> Vec<Part> {
        vec![PartKind::Gradient.of(g)]
    }
    /// Its equations, in the order in which they are worked out.
    fn equations(_estimate: Estimate) -> Vec<Equation> {
        Vec::new()
    }
}

/// A rule of the list, with its other forms.
pub trait Family: Rule + Parameters {
    /// The forms it has, [`Form::Corrected`] first.
    const FORMS: &'static [Form] = &[Form::Corrected];
    /// Its colour: a place in the palette of the lecture's eight methods, in their order.
    const COLOUR: usize;

    /// Does `work` with the rule in a form; a form that is none of [`Family::FORMS`] is the corrected one.
    fn visit<V: RuleVisitor>(self, _form: Form, work: V) -> V::Output {
        work.visit(self)
    }
}

/// What is said of a step in which both weights move equally far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EqualMoves {
    /// Key of the words said where they move by η.
    Eta(&'static str),
    /// Key of the words said with how many η they move by, `ratio`.
    Times(&'static str),
}

/// Work to be done with a rule whose type is then known.
pub trait RuleVisitor {
    /// What the work gives.
    type Output;
    /// Does the work.
    fn visit<R: Rule>(self, rule: R) -> Self::Output;
}
