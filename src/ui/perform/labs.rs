//! Actions on labs: opening, size, running, data.

use crate::lab::Network;
use crate::scene::edit::Edit;
use crate::scene::{Faults, Scene, table_name};
use crate::ui::actions::Action;
use crate::ui::perform::data_files::take_data;
use crate::ui::perform::{anatomy, show};
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use std::fs;
use std::path::Path;

/// The largest file of digits that is read between two frames, in bytes: some ten milliseconds of work, and eight times
/// the built-in one.
const SOON_READ: u64 = 1 << 20;

/// Does what an action says. Any of them opens a closed panel.
pub fn perform(app: &mut App, action: Action) {
    let opened = !app.lab_is_open() && !app.lab_is_large();
    if opened {
        app.settings.lab_open = true;
        app.screen.left_open = false;
    }
    match action {
        Action::Labs if !opened => {
            let closes = app.lab_is_open();
            (app.settings.lab_open, app.screen.lab_open) = (!closes, false);
            (app.screen.lab_large, app.screen.left_open) = (false, false);
        }
        // A lab's own scene has no landscape to give way to.
        Action::LabLarge if !app.scene().is_lab() => {
            app.screen.lab_large = !app.screen.lab_large;
            // A hidden race must not play, and Esc must not close its anatomy.
            anatomy::close(app);
            app.playback.playing &= !app.screen.lab_large;
        }
        // A lab that was opened begins by itself.
        Action::LabPlay | Action::LabStep | Action::LabRestart if opened => {}
        Action::LabPlay => app.laboratory.toggle(),
        Action::LabStep => app.laboratory.step(),
        Action::LabRestart => app.laboratory.restart(),
        Action::LabExport if app.laboratory.shown().is_some() => {
            let dialog = Dialog::export(app, true);
            show(app, dialog);
        }
        _ => {}
    }
}

/// Makes a file of digits the lab's data; like all files of a scene it lies in the scene's folder.
///
/// # Errors
/// They cannot be read. A large file is left to the lab's thread, which says so where they cannot.
pub fn use_data(app: &mut App, path: &Path) -> Result<(), Faults> {
    let name = table_name(path)?;
    let mut lab = app.lab().clone();
    if let Some(Network::Digits(digits)) = lab.network_mut() {
        digits.file = Some(name);
    }
    take_data(app, path, Edit::Lab(Box::new(lab)), |scene, folder| try_out(scene, folder, path))?;
    app.laboratory.forget();
    Ok(())
}

/// Reads the digits, unless the file is so large that the frame would be late. With the smallest net: the data are the
/// same for all.
fn try_out(scene: &Scene, folder: &Path, file: &Path) -> Result<(), Faults> {
    if fs::metadata(file).is_ok_and(|about| about.len() > SOON_READ) {
        return Ok(());
    }
    let mut scene = scene.clone();
    if let Some(Network::Digits(digits)) = scene.lab.as_mut().and_then(|lab| lab.network_mut()) {
        (digits.depth, digits.width) = (1.0, 1.0);
    }
    scene.start_lab(folder).map(drop)
}
