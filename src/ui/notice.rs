//! What went wrong: said over the canvas until it is closed.
//!
//! A banner answers what was just done and goes with it. What stands in [`App::unsaid`] answers nothing: that a session
//! was not read, that nothing can be kept. It waits while there is something else to read, and stays until it is closed,
//! whatever scene comes.

use super::actions::Action;
use super::app::App;
use super::ask::Ask;

/// Something that went wrong, in three sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened, and what stays.
    pub headline: String,
    /// Where and what was found.
    pub sentence: String,
    /// What is allowed; may be empty.
    pub allowed: String,
}

impl App {
    /// The notice that stands over the canvas: none while a banner is there, nor where it would be taken for another's
    /// (under a dialog) or be cut short (in the lecture).
    pub(super) fn standing(&self) -> Option<&Notice> {
        let screen = &self.screen;
        let is_free = screen.banner.is_none() && screen.dialog.is_none() && self.lecture.is_none();
        self.unsaid.last().filter(|_| is_free)
    }

    /// Closes it where that is what is asked; true when it was. Esc closes first what a banner would leave open.
    pub(super) fn closes_standing(&mut self, ask: &Ask) -> bool {
        let screen = &self.screen;
        let closes = match ask {
            Ask::CloseBanner => true,
            Ask::Do(Action::Close) => {
                screen.anatomy.is_none() && !screen.lab_large && self.engine.race_progress().is_none()
            }
            _ => false,
        };
        closes && self.standing().is_some() && self.unsaid.pop().is_some()
    }
}
