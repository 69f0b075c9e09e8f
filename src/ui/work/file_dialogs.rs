//! File dialogs of the system, on a thread of their own so that the window never waits.
//!
//! A machine may have none, or one that never answers; the dialogs of the window itself therefore always have a path
//! field.

#[cfg(target_arch = "wasm32")]
use crate::browser;
use crate::scene::carries_scene;
#[cfg(target_arch = "wasm32")]
use crate::scene::openable_endings;
#[cfg(not(target_arch = "wasm32"))]
use crate::threads;
use crate::ui::request::{DialogQuestion, Purpose};
#[cfg(not(target_arch = "wasm32"))]
use crate::ui::work::system_dialog;
use eframe::egui::{Context, Event, Key, Modifiers};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

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
    pick: Pick,
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

#[cfg(not(target_arch = "wasm32"))]
impl Default for FileDialogs {
    fn default() -> Self {
        Self::with(system_dialog::pick)
    }
}

/// The browser's own dialog: see [`ask`].
#[cfg(target_arch = "wasm32")]
impl Default for FileDialogs {
    fn default() -> Self {
        Self::with(|_| Picked::NoDialog)
    }
}

/// Asks the person, on a thread of its own.
#[cfg(not(target_arch = "wasm32"))]
fn ask(pick: Pick, question: DialogQuestion, answer: Sender<Picked>, ctx: Context) {
    // Where no thread starts the sender is dropped unused, which reads as "there is no dialog".
    let _ = threads::spawn("file dialog", move || {
        // The receiver is gone only when the window is closing.
        let _ = answer.send(pick(&question));
        ctx.request_repaint();
    });
}

/// Has the browser ask for files, which are in memory then. It asks for no place to save to.
#[cfg(target_arch = "wasm32")]
fn ask(_pick: Pick, _question: DialogQuestion, answer: Sender<Picked>, ctx: Context) {
    browser::pick(openable_endings(), move |names| {
        // The receiver is gone where the person has asked once more.
        let _ = answer.send(first_to_open(&names).map_or(Picked::Nothing, Picked::File));
        ctx.request_repaint();
    });
}

/// Which of several files to open: a scene before tables, which may be its data.
pub fn first_to_open(names: &[String]) -> Option<PathBuf> {
    names.iter().find(|name| carries_scene(Path::new(name))).or(names.first()).map(PathBuf::from)
}

/// A way of asking the person.
type Pick = fn(&DialogQuestion) -> Picked;

impl FileDialogs {
    /// With another way of asking the person than the system's, for tests.
    pub const fn with(pick: Pick) -> Self {
        Self { pick, open: None }
    }

    /// Shows a dialog. Does nothing while one is open.
    pub fn show(&mut self, request: DialogQuestion, ctx: &Context) {
        // A browser does not always say that the person wants no file: there the second request replaces the first.
        if self.open.is_some() && !cfg!(target_arch = "wasm32") {
            return;
        }
        let (answer, receiver) = channel();
        let purpose = request.purpose;
        ask(self.pick, request, answer, ctx.clone());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_is_opened_before_its_data() {
        let first = |names: &[&str]| first_to_open(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(first(&["rows.csv", "A.PNG", "b.ron"]), Some(PathBuf::from("A.PNG")));
        assert_eq!(first(&["rows.CSV", "more.tsv"]), Some(PathBuf::from("rows.CSV")));
        assert_eq!(first(&[]), None);
    }
}
