//! File dialogs of the system, on a thread of their own so that the window never waits.
//!
//! A machine may have none, or one that never answers; the dialogs of the window itself therefore always have a path
//! field.

use crate::threads;
use crate::ui::request::{DialogQuestion, Purpose};
use crate::ui::work::system_dialog;
use eframe::egui::{Context, Event, Key, Modifiers};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What the system's dialog gave.
#[derive(Debug, PartialEq, Eq)]
pub enum Picked {
    /// A file.
    File(PathBuf),
    /// The person wants none.
    Nothing,
    /// The person was not asked: there is no dialog on this machine.
    NoDialog,
}

/// How a dialog ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// With a file.
    Chosen(Purpose, PathBuf),
    /// Without one.
    Cancelled,
    /// There is no dialog on this machine.
    Missing(Purpose),
}

/// The dialogs of the system: at most one is open.
pub struct FileDialogs {
    pick: fn(&DialogQuestion) -> Picked,
    open: Option<Open>,
}

/// A dialog that has not ended.
struct Open {
    purpose: Purpose,
    answer: Receiver<Picked>,
    /// Whether keys pressed in the window are meant for this dialog, which may be slow to appear: as long as nothing
    /// was done in the window.
    has_keys: bool,
}

impl Default for FileDialogs {
    fn default() -> Self {
        Self::with(system_dialog::pick)
    }
}

impl FileDialogs {
    /// With another way of asking the person than the system's, for tests.
    pub const fn with(pick: fn(&DialogQuestion) -> Picked) -> Self {
        Self { pick, open: None }
    }

    /// Shows a dialog. Does nothing while one is open.
    pub fn show(&mut self, request: DialogQuestion, ctx: &Context) {
        if self.open.is_some() {
            return;
        }
        let (answer, receiver) = channel();
        let (pick, purpose, ctx) = (self.pick, request.purpose, ctx.clone());
        // Where no thread starts the sender is dropped unused, which reads as "there is no dialog".
        let _ = threads::spawn("file dialog", move || {
            // The receiver is gone only when the window is closing.
            let _ = answer.send(pick(&request));
            ctx.request_repaint();
        });
        self.open = Some(Open { purpose, answer: receiver, has_keys: true });
    }

    /// Whether a dialog has not ended.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether keys pressed in the window are meant for a dialog. The window has them back with a click into it or Esc.
    pub fn has_keys(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.has_keys)
    }

    /// Gives the keys back to the window once the person has clicked into it or pressed Esc. That Esc does nothing
    /// else, unless the window has a dialog of its own (`is_covered`), which it closes.
    pub fn watch_for_window_input(&mut self, is_covered: bool, ctx: &Context) {
        let Some(open) = self.open.as_mut().filter(|open| open.has_keys) else { return };
        let clicks = |event: &Event| matches!(event, Event::PointerButton { pressed: true, .. });
        open.has_keys = !ctx.input_mut(|input| {
            let escape = match is_covered {
                true => input.key_pressed(Key::Escape),
                false => input.consume_key(Modifiers::NONE, Key::Escape),
            };
            escape || input.events.iter().any(clicks)
        });
    }

    /// How the open dialog ended, once.
    pub fn answer(&mut self) -> Option<Answer> {
        let Open { purpose, answer, .. } = self.open.as_ref()?;
        let picked = match answer.try_recv() {
            Ok(picked) => picked,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Picked::NoDialog,
        };
        let answer = match picked {
            Picked::File(path) => Answer::Chosen(*purpose, path),
            Picked::Nothing => Answer::Cancelled,
            Picked::NoDialog => Answer::Missing(*purpose),
        };
        self.open = None;
        Some(answer)
    }
}
