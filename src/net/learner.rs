//! Update rules of [`optim`](crate::optim) applied to a net: one rule, one memory for every weight.

use crate::optim::{Form, Rule, RuleSpec, RuleVisitor};
use crate::simd;

/// An update rule with its memory for every weight of a net.
pub(super) trait Learner: Send {
    /// Whether the rule takes gradients elsewhere than at w.
    fn looks_ahead(&self) -> bool;
    /// Begins a step of size `eta`, and sets `point` to where its gradient is to be taken if that is not w.
    fn look(&mut self, eta: f64, w: &[f64], point: &mut [f64]);
    /// Ends the step: updates the weights with the gradient `g`.
    fn update(&mut self, w: &mut [f64], g: &[f64]);
}

/// The learner of a rule over `weights` weights.
pub(super) fn learner(rule: &RuleSpec, weights: usize) -> Box<dyn Learner> {
    rule.visit(Form::Corrected, Over { weights })
}

struct Over {
    weights: usize,
}

impl RuleVisitor for Over {
    type Output = Box<dyn Learner>;

    fn visit<R: Rule>(self, rule: R) -> Box<dyn Learner> {
        let memory = vec![rule.memory(); self.weights];
        Box::new(Memory { rule, clock: R::Clock::default(), step: None, memory })
    }
}

struct Memory<R: Rule> {
    rule: R,
    clock: R::Clock,
    /// Constants of the step that was begun; none between steps.
    step: Option<R::Step>,
    memory: Vec<R::State>,
}

impl<R: Rule> Learner for Memory<R> {
    fn looks_ahead(&self) -> bool {
        R::LOOKS_AHEAD
    }

    fn look(&mut self, eta: f64, w: &[f64], point: &mut [f64]) {
        // A step that is measured twice before its update is still one step.
        let step = *self.step.get_or_insert_with(|| self.rule.step(&mut self.clock, eta));
        if R::LOOKS_AHEAD {
            for ((point, w), state) in point.iter_mut().zip(w).zip(&self.memory) {
                *point = R::look(&step, *w, state);
            }
        }
    }

    fn update(&mut self, w: &mut [f64], g: &[f64]) {
        let step = self.step.take().expect("a step is measured before it is made");
        simd::dispatch(
            #[inline(always)]
            || {
                for ((w, g), state) in w.iter_mut().zip(g).zip(&mut self.memory) {
                    *w = R::update(&step, *w, *g, state);
                }
            },
        );
    }
}
