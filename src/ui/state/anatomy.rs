//! The anatomy of a step: a step of a method taken apart into its vectors, beside the canvas. Here: which part is lit,
//! and what the view of the plane was set for.

use crate::geometry::Domain;
use crate::scene::StepOf;

/// The open anatomy.
#[derive(Clone, Debug, Default)]
pub struct OpenAnatomy {
    /// The part that is lit, by its place.
    pub lit: Option<usize>,
    /// How many parts there are.
    pub parts: usize,
    /// The scene's step that it was opened for; none where a person opened it.
    pub of: Option<StepOf>,
    /// Whether the cursor is still to be set to that step: its race has not come yet.
    pub is_due: bool,
    /// What was in view before the view went to a step.
    before: Option<Domain>,
    /// What the view was last set for.
    framed: Option<Framed>,
    /// How the view moves to the step now, if it does.
    pub ease: Option<Ease>,
}

/// What the view is set for: racer, step and canvas, and what the arrows reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Framed {
    /// Racer, step, width and height of the canvas.
    pub place: (usize, usize, [u32; 2]),
    /// What the arrows reach of the plane.
    pub bounds: Domain,
}

/// A move of the view.
#[derive(Clone, Copy, Debug)]
pub struct Ease {
    /// The view it begins with.
    pub from: Domain,
    /// The view it ends with.
    pub to: Domain,
    /// When it began, in egui's seconds.
    pub begun: f64,
}

impl OpenAnatomy {
    /// Opened for a scene's step, which the cursor is still to be set to.
    pub fn of_scene(of: StepOf) -> Self {
        Self { of: Some(of), is_due: true, ..Self::default() }
    }

    /// The race's own view, once the view has left it for a step.
    pub const fn before(&self) -> Option<Domain> {
        self.before
    }

    /// The view stays where it is: the person has moved it.
    pub const fn stay(&mut self) {
        self.ease = None;
    }

    /// Begins to move the view from `view` to `to`, unless it has been set for this step. A drag that changes the
    /// arrows (`held`) is not followed: the plane must not move under the pointer.
    pub fn frame(&mut self, what: Framed, view: Domain, to: impl FnOnce() -> Domain, held: bool, now: f64) {
        let is_dragged = held && self.framed.is_some_and(|framed| framed.place == what.place);
        if self.framed == Some(what) || is_dragged {
            return;
        }
        self.before.get_or_insert(view);
        (self.framed, self.ease) = (Some(what), Some(Ease { from: view, to: to(), begun: now }));
    }

    /// Lights the next part, or (`back`) the one before; after the last none.
    pub fn light_next(&mut self, back: bool) {
        let count = self.parts;
        self.lit = match (self.lit, back) {
            (None, false) => Some(0),
            (None, true) => count.checked_sub(1),
            (Some(k), false) => (k + 1 < count).then_some(k + 1),
            (Some(k), true) => k.checked_sub(1),
        };
    }
}
