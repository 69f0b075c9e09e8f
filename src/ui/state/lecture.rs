//! The lecture under way: the same window for a projector.
//!
//! What belongs to the lecture alone is here and gone when it is left: the theme, the folded panels and the rest of the
//! settings are never touched, so that there is nothing to bring back but the screen's size.

use crate::scene::Scene;
use crate::ui::actions::Action;

/// The pointer rests when it was still for so many seconds: cursor and controls leave.
const STILL_S: f32 = 2.0;

/// A lecture under way.
pub struct Lecture {
    /// The screen is [`Action::Black`] or [`Action::White`].
    pub blank: Option<Action>,
    /// Charts under the canvas.
    pub charts: bool,
    /// A light around the pointer.
    pub spotlight: bool,
    /// How the scene begins to play.
    pub start: Start,
    /// Whether the window was on the full screen before.
    pub was_full: bool,
    /// The scene as it was opened: changes made live are for this scene only.
    pub opened: Scene,
    /// Seconds since the pointer moved.
    pub still_s: f32,
}

/// How a scene begins to play.
#[derive(Clone, Copy, PartialEq)]
pub enum Start {
    /// Its race is not there yet.
    Waiting,
    /// In so many seconds.
    In(f32),
    /// It plays, or the lecturer has taken over.
    Begun,
}

impl Lecture {
    /// Whether the pointer was still so long that cursor and controls are gone.
    pub fn pointer_rests(&self) -> bool {
        self.still_s >= STILL_S
    }
}
