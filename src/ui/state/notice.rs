//! What went wrong: said over the canvas until it is closed.
//!
//! A banner ([`crate::ui::state::screen::Screen::banner`]) answers what was just done and goes with it. A standing
//! notice ([`App::standing`]) answers nothing that was done: a session was not read, nothing can be kept. It waits
//! while a banner or a dialog is open, and stays until it is closed, whatever scene comes.

use crate::ui::state::app::App;

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
    /// The standing notice that is shown now: none while a banner is there, nor where it would be taken for another's
    /// (under a dialog) or be cut short (in the lecture).
    pub fn standing_notice(&self) -> Option<&Notice> {
        let screen = &self.screen;
        let is_free = screen.banner.is_none() && screen.dialog.is_none() && self.lecture.is_none();
        self.standing.last().filter(|_| is_free)
    }
}
