//! A file becomes the data of the open scene. It is tried out first, so that data that cannot be raced change nothing.
//! Data that take longer to try out than a window can wait are taken untried; where they are refused after all the
//! canvas says so, and Undo takes them back.

use crate::intake;
use crate::landscape::Data;
use crate::scene::edit::Edit;
use crate::scene::{Faults, Proposal, Scene, table_name};
use crate::ui::perform::documents;
use crate::ui::perform::scene_edits::{another_ground, change, single};
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::document::{Document, Origin};
use std::path::Path;

/// Shows the sheet of a table.
///
/// # Errors
/// The file is not there or cannot be opened. What is in it is said by the sheet.
pub fn show_sheet(app: &mut App, path: &Path) -> Result<(), Faults> {
    let name = table_name(path)?;
    intake::opened(path).map_err(|error| Faults::of_data(path, error))?;
    app.screen.dialog = Some(Dialog::table(path, &name));
    Ok(())
}

/// Shows the sheet of the open scene's table, as the scene reads it.
pub fn show_own_sheet(app: &mut App) {
    let scene = app.scene();
    let (Some(data), labels) = (scene.landscape.data().and_then(Data::table), scene.landscape.has_classes()) else {
        return;
    };
    let file = app.document.folder().unwrap_or_default().join(&data.path);
    app.screen.dialog = Some(Dialog::own_table(&file, data, labels));
}

/// Uses a table's rows: in a scene of the eight methods, or as the data of the open scene.
///
/// # Errors
/// As [`take_data`].
pub fn use_table(app: &mut App, file: &Path, proposal: &Proposal, is_new: bool) -> Result<(), Faults> {
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    if is_new {
        documents::open(app, Document::new(proposal.scene(), Origin::Folder(folder)));
    } else {
        take_data(app, file, Edit::Surface(proposal.landscape()), |scene, folder| scene.look(folder))?;
        app.engine.forget();
        // The same name may stand for other rows.
        another_ground(app);
    }
    app.screen.dialog = None;
    app.table_reader.rest();
    Ok(())
}

/// Makes the edit by which a file's data are used. Data must lie in the scene's own folder, because a scene names its
/// files relative to itself: a scene of another folder moves into theirs.
///
/// # Errors
/// The scene with them cannot be opened. Nothing has changed.
pub fn take_data(
    app: &mut App,
    file: &Path,
    edit: Edit,
    try_out: impl FnOnce(&Scene, &Path) -> Result<(), Faults>,
) -> Result<(), Faults> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut scene = app.scene().clone();
    edit.apply(&mut scene);
    try_out(&scene, folder)?;
    match app.document.folder().as_deref() == Some(folder) {
        true => single(app, edit),
        false => change(app, |document| document.move_to(folder.to_owned(), edit)),
    }
    Ok(())
}
