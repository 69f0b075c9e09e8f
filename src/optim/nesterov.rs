//! Nesterov's accelerated gradient.
//!
//! ```text
//! g  = ∇Q(w − alpha·h)
//! h  = alpha·h + eta·g
//! w -= h
//! ```
//!
//! Nesterov 1983, as written by Sutskever et al. 2013 (eq. 3, 4): momentum whose gradient is evaluated after the kept
//! part of the step. The path consists of `w`, not of look-ahead points ([`LookAhead`] is that form). Fails like
//! momentum, later; with noisy gradients the acceleration is lost.

use super::momentum::{ALPHA, INERTIA, INERTIA_ETA, Momentum, STEP, STEP_ETA, Step};
use super::{Equation, Estimate, Family, Form, Part, PartKind, Rule, RuleVisitor};
use crate::{equation, parameters};

parameters! {
    /// Nesterov's momentum: the gradient is evaluated at a look-ahead point.
    pub struct Nesterov {
        /// Share of the last step that is kept.
        alpha: ALPHA,
    }
}

impl Family for Nesterov {
    const FORMS: &'static [Form] = &[Form::Corrected, Form::EtaOutside, Form::LookAhead];
    const COLOUR: usize = 4;

    fn visit<V: RuleVisitor>(self, form: Form, work: V) -> V::Output {
        match form {
            Form::EtaOutside => work.visit(EtaOutside(self)),
            Form::LookAhead => work.visit(LookAhead(self)),
            _ => work.visit(self),
        }
    }
}

impl Rule for Nesterov {
    /// `h`, the last step.
    type State = f64;
    type Clock = ();
    type Step = Step;
    const LOOKS_AHEAD: bool = true;

    #[inline(always)]
    fn step(&self, _clock: &mut (), eta: f64) -> Step {
        Step { alpha: self.alpha, eta }
    }

    #[inline(always)]
    fn look(Step { alpha, .. }: &Step, w: f64, h: &f64) -> f64 {
        w - alpha * h
    }

    #[inline(always)]
    fn update(Step { alpha, eta }: &Step, w: f64, g: f64, h: &mut f64) -> f64 {
        *h = alpha * *h + eta * g;
        w - *h
    }

    fn parts(step: &Step, w: f64, g: f64, h: &f64, after: &f64) -> Vec<Part> {
        let mut parts = Momentum::parts(step, w, g, h, after);
        parts.insert(1, PartKind::Ahead.of(Self::look(step, w, h)));
        with_fresh_called("part-fresh-ahead", parts)
    }

    fn velocity(h: &f64) -> Option<f64> {
        Some(*h)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let ahead = estimate.pick([
            equation!("nesterov", "h_t = α h_{t−1} + η_t ∇Q(w_{t−1} − α h_{t−1})"),
            equation!("example-ahead", "g_t = ∇q_i(w_{t−1} − α h_{t−1})"),
            equation!("mean-ahead", "g_t = 1/m Σ ∇q_i(w_{t−1} − α h_{t−1})"),
            equation!("mean-by-n-ahead", "g_t = 1/n Σ ∇q_i(w_{t−1} − α h_{t−1})"),
        ]);
        // The equation of `h` contains the full gradient.
        if estimate == Estimate::Full { vec![ahead, STEP] } else { vec![ahead, INERTIA, STEP] }
    }
}

/// The terms, with what is said of the new gradient's: it is taken at the look-ahead point.
fn with_fresh_called(words: &'static str, mut parts: Vec<Part>) -> Vec<Part> {
    for part in parts.iter_mut().filter(|part| part.kind == PartKind::Fresh) {
        part.words = words;
    }
    parts
}

/// Learning rate outside of `h`, which is a sum of gradients, not of steps.
///
/// ```text
/// g  = ∇Q(w − eta·alpha·h)
/// h  = alpha·h + g
/// w -= eta·h
/// ```
///
/// Momentum's form of this name, with the gradient evaluated after the kept part of this step. Equal to [`Nesterov`]
/// while `eta` is constant. PyTorch stores the look-ahead point itself and so looks ahead with the last step's `eta`,
/// which differs in the step in which `eta` drops.
#[derive(Clone, Copy)]
struct EtaOutside(Nesterov);

impl Rule for EtaOutside {
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

    fn parts(step: &Step, w: f64, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        let mut parts = step.parts_eta_outside(g, *h);
        parts.insert(1, PartKind::Ahead.of(Self::look(step, w, h)).called("part-ahead-eta"));
        with_fresh_called("part-fresh-ahead-eta", parts)
    }

    fn velocity(h: &f64) -> Option<f64> {
        Some(*h)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let ahead = estimate.pick([
            equation!("nesterov-eta", "h_t = α h_{t−1} + ∇Q(w_{t−1} − η_t α h_{t−1})"),
            equation!("example-ahead-eta", "g_t = ∇q_i(w_{t−1} − η_t α h_{t−1})"),
            equation!("mean-ahead-eta", "g_t = 1/m Σ ∇q_i(w_{t−1} − η_t α h_{t−1})"),
            equation!("mean-by-n-ahead-eta", "g_t = 1/n Σ ∇q_i(w_{t−1} − η_t α h_{t−1})"),
        ]);
        if estimate == Estimate::Full { vec![ahead, STEP_ETA] } else { vec![ahead, INERTIA_ETA, STEP_ETA] }
    }
}

/// The path of the look-ahead point, as frameworks write it.
///
/// ```text
/// h  = alpha·h + g
/// w -= eta·(g + alpha·h)
/// ```
///
/// PyTorch's SGD with `nesterov=True` (optax's the same). While `eta` is constant its `w` is the point `w − eta·alpha·h` of
/// [`EtaOutside`], where gradients are taken: Q along this path is Q where the method looks, not where it stands. When
/// `eta` changes, this one still looks ahead with the last step's.
#[derive(Clone, Copy)]
struct LookAhead(Nesterov);

impl Rule for LookAhead {
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
        w - eta * (g + alpha * *h)
    }

    fn parts(Step { alpha, eta }: &Step, _w: f64, g: f64, h: &f64, _after: &f64) -> Vec<Part> {
        vec![
            PartKind::Carried.of(-eta * (alpha * alpha * h)).called("part-carried-look-ahead"),
            PartKind::Fresh.of(-eta * (g + alpha * g)).called("part-fresh-look-ahead"),
        ]
    }

    fn velocity(h: &f64) -> Option<f64> {
        Some(*h)
    }

    fn equations(estimate: Estimate) -> Vec<Equation> {
        let step = equation!("look-ahead", "w_t = w_{t−1} − η_t (g_t + α h_t)");
        vec![estimate.gradient(), INERTIA_ETA, step]
    }
}
