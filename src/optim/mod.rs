//! Update rules: one scalar formula each, used for single runs, SIMD lanes and nets.
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
    /// State shared by all coordinates: Adam's running products β₁ᵗ, β₂ᵗ.
    type Clock: Copy + Default + Send;
    /// Constants of one step.
    type Step: Copy + Send;
    /// Whether the gradient is taken at [`Rule::look`] instead of at w.
    const LOOKS_AHEAD: bool = false;
    /// Text key of the whole step.
    const STEP_WORDS: &'static str = PartKind::Step.words();
    /// Statement about the size of the first step.
    const FIRST_STEP: Option<EqualMoves> = None;
    /// Statement about the size of every step.
    const EVERY_STEP: Option<EqualMoves> = None;

    /// One coordinate's memory before the first step.
    #[inline(always)]
    fn memory(&self) -> Self::State {
        Self::State::default()
    }
    /// Constants of the next step, with its step size `eta`. Called once per step, beginning with the first.
    fn step(&self, clock: &mut Self::Clock, eta: f64) -> Self::Step;
    /// Where the gradient is evaluated, for this coordinate.
    #[inline(always)]
    fn look(_step: &Self::Step, w: f64, _state: &Self::State) -> f64 {
        w
    }
    /// The new weight of one coordinate from its gradient; updates its memory.
    fn update(step: &Self::Step, w: f64, g: f64, state: &mut Self::State) -> f64;
    /// The terms of one coordinate's update, in the order of evaluation, from its weight before the step and its memory
    /// before and after. The step itself is not included.
    fn parts(_step: &Self::Step, _w: f64, g: f64, _before: &Self::State, _after: &Self::State) -> Vec<Part> {
        vec![PartKind::Gradient.of(g)]
    }
    /// The velocity `h` of a coordinate, from its memory after a step; `None` for a rule without one.
    #[inline(always)]
    fn velocity(_after: &Self::State) -> Option<f64> {
        None
    }
    /// Its equations, in the order of evaluation.
    fn equations(_estimate: Estimate) -> Vec<Equation> {
        Vec::new()
    }
}

/// A rule of the registry, with all its forms.
pub trait Family: Rule + Parameters {
    /// The forms it has, [`Form::Corrected`] first.
    const FORMS: &'static [Form] = &[Form::Corrected];
    /// Index of its colour in the palette of the lecture's eight methods.
    const COLOUR: usize;

    /// Calls `work` with the rule in a form; a form not in [`Family::FORMS`] is treated as the corrected one.
    fn visit<V: RuleVisitor>(self, _form: Form, work: V) -> V::Output {
        work.visit(self)
    }
}

/// Text key of the statement about a step in which both weights move equally far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EqualMoves {
    /// Text used if they move by η.
    Eta(&'static str),
    /// Text with the argument `ratio`: how many η they move by.
    Times(&'static str),
}

/// Generic code that runs with a rule's concrete type.
pub trait RuleVisitor {
    /// Type of the result.
    type Output;
    /// Runs the code.
    fn visit<R: Rule>(self, rule: R) -> Self::Output;
}
