//! Dialogs over the window: export, save, open, find, keys. At most one at a time.

mod export;
mod help;
mod palette;
mod path;

use super::actions::Action;
use super::app::App;
use super::ask::Ask;
use crate::scene::picture::FigureOptions;
use eframe::egui::{Context, Key, Modifiers};
use std::path::PathBuf;

pub use export::ExportState;
pub use palette::PaletteState;

/// What stands on top of the window.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Where to write the scene.
    Save(String),
    /// What to open.
    Open(String),
    /// The figure to write.
    Export(Box<ExportState>),
    /// Scenes, actions and settings by their names.
    Palette(PaletteState),
    /// All keys.
    Help,
}

impl Dialog {
    /// Asks where to write the scene, `suggested` filled in.
    pub fn save(suggested: PathBuf) -> Self {
        Self::Save(suggested.display().to_string())
    }
    /// Asks what to open, for machines without a file dialog.
    pub fn open(folder: Option<PathBuf>) -> Self {
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        Self::Open(folder.join("").display().to_string())
    }
    /// The figure as the person left the dialog last, written to `suggested`.
    pub fn export(app: &App, suggested: PathBuf) -> Self {
        let options: FigureOptions = FigureOptions { lang: app.lang(), ..app.settings.export.clone() };
        let format = app.settings.export_format.clone();
        Self::Export(Box::new(ExportState { options, format, path: suggested.display().to_string(), own_size: false }))
    }
    /// Find, with nothing typed.
    pub fn palette() -> Self {
        Self::Palette(PaletteState::default())
    }
}

/// Shows the open dialog and the toast.
pub fn dialogs_ui(app: &mut App, ctx: &Context, asks: &mut Vec<Ask>) {
    let Some(mut dialog) = app.screen.dialog.take() else { return };
    let closed = match &mut dialog {
        Dialog::Save(path) => path::save_ui(app, path, ctx, asks),
        Dialog::Open(path) => path::open_ui(app, path, ctx, asks),
        Dialog::Export(state) => export::export_ui(app, state, ctx, asks),
        Dialog::Palette(state) => palette::palette_ui(app, state, ctx, asks),
        Dialog::Help => help::help_ui(app, ctx),
    };
    let escape = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    if !closed && !escape {
        app.screen.dialog = Some(dialog);
    }
}

/// Whether Enter was pressed in this frame; takes it.
fn entered(ctx: &Context) -> bool {
    ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

/// What an action of the palette or the help is called, for sorting out which are shown.
fn is_listed(action: Action) -> bool {
    !matches!(action, Action::Palette)
}
