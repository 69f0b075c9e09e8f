//! Dialogs over the window: export, save, open, find, keys. At most one at a time.

mod export;
mod help;
mod palette;
mod path;

use super::actions::Action;
use super::app::App;
use super::ask::Ask;
use super::lecture::{self, Contents};
use super::output::suggested;
use crate::scene::picture::FigureOptions;
use eframe::egui::{Context, Id, Key, Modifiers, Response};
use std::path::PathBuf;

pub use export::ExportState;
pub use help::{lecture_keys, listed_keys};
pub use palette::PaletteState;
pub use path::PathState;

/// What stands on top of the window.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Where to write the scene.
    Save(PathState),
    /// What to open.
    Open(PathState),
    /// The figure to write.
    Export(Box<ExportState>),
    /// Scenes, actions and settings by their names.
    Palette(PaletteState),
    /// The lecture's scenes.
    Contents(Contents),
    /// All keys.
    Help,
}

impl Dialog {
    /// Asks where to write the scene, `suggested` filled in.
    pub fn save(suggested: PathBuf) -> Self {
        Self::Save(PathState::new(&suggested))
    }
    /// Asks what to open, for machines without a file dialog.
    pub fn open(folder: Option<PathBuf>) -> Self {
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        Self::Open(PathState::new(&folder.join("")))
    }
    /// The race's figure, or the lab's, as the person left the dialog last.
    pub fn export(app: &App, lab: bool) -> Self {
        let options: FigureOptions = FigureOptions { lang: app.lang(), ..app.settings.export.clone() };
        let format = app.settings.export_format.clone();
        let path = suggested(app, &format, lab).display().to_string();
        Self::Export(Box::new(ExportState { options, format, path, own_size: false, lab }))
    }
    /// Find, with nothing typed.
    pub fn palette() -> Self {
        Self::Palette(PaletteState::default())
    }
}

/// Shows the open dialog.
pub fn dialogs_ui(app: &mut App, ctx: &Context, asks: &mut Vec<Ask>) {
    let Some(mut dialog) = app.screen.dialog.take() else { return };
    let closed = match &mut dialog {
        Dialog::Save(path) => path::save_ui(app, path, ctx, asks),
        Dialog::Open(path) => path::open_ui(app, path, ctx, asks),
        Dialog::Export(state) => export::export_ui(app, state, ctx, asks),
        Dialog::Palette(state) => palette::palette_ui(app, state, ctx, asks),
        Dialog::Contents(contents) => lecture::contents_ui(app, contents, ctx, asks),
        Dialog::Help => help::help_ui(app, ctx),
    };
    let escape = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    if !closed && !escape {
        app.screen.dialog = Some(dialog);
    } else if matches!(dialog, Dialog::Save(_) | Dialog::Open(_) | Dialog::Export(_)) {
        // What went wrong was said in it, of a file that is not wanted any more.
        app.screen.banner = None;
    }
}

/// Enter as the dialog's own answer: with the focus on nothing or in its main field. On a button it is the button's,
/// in another field it ends the typing.
struct Enter {
    focused: Option<Id>,
    own: bool,
}

impl Enter {
    /// Looks at the focus before the dialog is shown: Enter takes it from a field.
    fn before(ctx: &Context) -> Self {
        Self { focused: ctx.memory(|memory| memory.focused()), own: false }
    }
    /// The dialog's main field.
    fn belongs_to(&mut self, field: &Response) {
        self.own |= self.focused == Some(field.id);
    }
    /// Whether it was pressed; takes it.
    fn pressed(&self, ctx: &Context) -> bool {
        let own = self.own || self.focused.is_none();
        own && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    }
}

/// Whether the palette and the window's help show an action: all but the palette itself, which has its button. The
/// lecture has no buttons, so its help shows it.
fn is_listed(action: Action) -> bool {
    !matches!(action, Action::Palette)
}
