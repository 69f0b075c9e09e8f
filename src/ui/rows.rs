//! Files as the data of the open scene: tried out first, so that what cannot be raced changes nothing.

use super::app::App;
use super::document::Origin;
use super::perform::single;
use crate::landscape::Data;
use crate::scene::edit::Edit;
use crate::scene::{Faults, Scene, table_name};
use std::path::Path;

/// Rows become the data of a least-squares or logistic surface.
///
/// # Errors
/// As [`take_data`].
pub fn use_rows(app: &mut App, path: &Path) -> Result<(), Faults> {
    let surface = Edit::Surface(app.scene().landscape.with_data(Data::File(table_name(path)?)));
    take_data(app, path, surface, |scene, folder| scene.open(folder).map(drop))?;
    app.engine.forget();
    // The same name may stand for other rows.
    app.screen.another_ground();
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
    if app.document.folder().as_deref() != Some(folder) {
        app.document.origin = Origin::Folder(folder.to_owned());
    }
    single(app, edit);
    Ok(())
}
