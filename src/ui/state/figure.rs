//! The figure that would leave the window: how it is drawn, and under which name.

use crate::export::Subject;
use crate::picture::FigureOptions;
use crate::ui::state::anatomy::OpenAnatomy;
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::document::Origin;
use std::path::{Path, PathBuf};

/// The export dialog's `choices`, with the window's view and moment. The figure is the race's: a view that has gone to
/// a step is not its own.
pub fn figure_options(app: &App, choices: &FigureOptions) -> FigureOptions {
    let before = app.screen.anatomy.as_ref().and_then(OpenAnatomy::before);
    FigureOptions {
        at: Some(app.playback.at()),
        view: before.or(app.screen.view),
        colours: app.settings.colours,
        contours: app.settings.contours,
        time: Some(app.time()),
        ..choices.clone()
    }
}

/// What the export dialog shows; without it the picture that is large.
pub fn exported_subject(app: &App) -> Option<Subject> {
    app.subject(match &app.screen.dialog {
        Some(Dialog::Export(state)) => state.lab,
        _ => app.lab_is_large(),
    })
}

/// A file name for the scene or a figure (of its `lab`, or of its race), in the folder used last.
pub fn suggested_path(app: &App, ending: &str, lab: bool) -> PathBuf {
    let stem = match &app.document.origin {
        Origin::Preset(name) => name.clone(),
        Origin::File(path) => path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned()),
        Origin::Folder(_) | Origin::Loose => "scene".to_owned(),
    };
    let stem = if lab && !app.scene().is_lab() { format!("{stem}-{}", app.lab().key()) } else { stem };
    // A scene lies with its data; anything else where the last file was.
    let has_data = ending == "ron" && !app.scene().data_files(Path::new("")).is_empty();
    let (used, own) = (app.settings.folder.clone(), app.document.folder());
    let folder = if has_data { own.or(used) } else { used.or(own) };
    let folder = folder.or_else(|| std::env::current_dir().ok());
    folder.unwrap_or_default().join(format!("{stem}.{ending}"))
}
