//! A file becomes the data of the open scene. It is tried out first, so that data that cannot be raced change nothing.
//! Data that take longer to try out than a window can wait are taken untried; where they are refused after all the
//! canvas says so, and Undo takes them back.

use crate::landscape::Data;
use crate::scene::edit::Edit;
use crate::scene::{Faults, Scene, table_name};
use crate::ui::perform::scene_edits::{another_ground, change, single};
use crate::ui::state::app::App;
use std::path::Path;

/// Makes rows the data of a least-squares or logistic surface.
///
/// # Errors
/// As [`take_data`].
pub fn use_rows(app: &mut App, path: &Path) -> Result<(), Faults> {
    let surface = Edit::Surface(app.scene().landscape.with_data(Data::File(table_name(path)?)));
    take_data(app, path, surface, |scene, folder| scene.look(folder))?;
    app.engine.forget();
    // The same name may stand for other rows.
    another_ground(app);
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
