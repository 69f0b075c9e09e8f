//! Files as the data of the open scene: tried out first, so that what cannot be raced changes nothing.

use super::app::App;
use super::document::Origin;
use super::perform::{not_opened, single};
use crate::landscape::Data;
use crate::scene::edit::Edit;
use crate::scene::{Faults, Scene};
use std::path::Path;

/// Rows become the data of a least-squares or logistic surface.
pub fn use_rows(app: &mut App, path: &Path) {
    let Some(name) = path.file_name() else { return };
    let surface = Edit::Surface(app.scene().landscape.with_data(Data::File(name.into())));
    if take_data(app, path, surface, |scene, folder| scene.open(folder).map(drop)) {
        app.engine.forget();
        // The same name may stand for other rows.
        app.screen.another_ground();
    }
}

/// Makes the edit by which a file's data are used, if the scene with them can be opened; else nothing changes and the
/// banner says why. Data must lie in the scene's own folder, because a scene names its files relative to itself: a scene
/// of another folder moves into theirs.
pub fn take_data(
    app: &mut App,
    file: &Path,
    edit: Edit,
    try_out: impl FnOnce(&Scene, &Path) -> Result<(), Faults>,
) -> bool {
    let Some(folder) = file.parent() else { return false };
    let mut scene = app.scene().clone();
    edit.apply(&mut scene);
    if let Err(faults) = try_out(&scene, folder) {
        app.screen.banner = Some(not_opened(file, &faults, app.lang()));
        return false;
    }
    if app.document.folder().as_deref() != Some(folder) {
        app.document.origin = Origin::Folder(folder.to_owned());
    }
    single(app, edit);
    true
}
