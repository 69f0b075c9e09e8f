//! Opening files: asked for by a path, by the system's dialog, or dropped on the window.

use crate::scene::{Faults, Proposal, is_table};
use crate::text::Lang;
use crate::ui::perform::{data_files, documents, labs, show};
use crate::ui::request::{Purpose, Request};
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::document::{Document, whole};
use crate::ui::state::labs::takes_data;
use crate::ui::state::notice::Notice;
use crate::ui::work::file_dialogs::Answer;
#[cfg(target_arch = "wasm32")]
use crate::ui::work::file_dialogs::first_to_open;
use eframe::egui::Context;
use std::path::Path;
#[cfg(target_arch = "wasm32")]
use std::path::PathBuf;

/// Opens a scene, or rows as data of the open scene. The scene stays where that fails, and so does a dialog.
pub(super) fn open(app: &mut App, path: &Path) {
    // Scenes and sessions hold absolute paths.
    let path = &whole(path);
    let opened = match is_table(path) {
        true if takes_data(app) => labs::use_data(app, path),
        true => data_files::show_sheet(app, path),
        false => Document::of_file(path).map(|document| documents::open(app, document)),
    };
    match opened {
        Ok(()) => {
            log::info!("opened {}", path.display());
            app.settings.folder = path.parent().map(Path::to_owned);
            app.settings.remember(path);
            app.screen.banner = None;
            if matches!(app.screen.dialog, Some(Dialog::Open(_))) {
                app.screen.dialog = None;
            }
        }
        Err(faults) => app.screen.banner = Some(not_opened(path, &faults, app.lang())),
    }
}

/// Uses a table as its sheet says. What goes wrong is said in the sheet.
pub(super) fn use_table(app: &mut App, path: &Path, proposal: &Proposal, is_new: bool) {
    match data_files::use_table(app, path, proposal, is_new) {
        Ok(()) => app.screen.banner = None,
        Err(faults) => app.screen.banner = Some(not_opened(path, &faults, app.lang())),
    }
}

/// A banner for a file that could not be opened.
fn not_opened(path: &Path, faults: &Faults, lang: Lang) -> Notice {
    let file = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    Notice {
        headline: lang.with("banner-not-opened", &[("file", file.into())]),
        sentence: faults.sentence(lang),
        allowed: faults.allowed(lang),
    }
}

/// Takes the answer of a system dialog and files dropped on the window.
pub(super) fn receive_files(app: &mut App, ctx: &Context, requests: &mut Vec<Request>) {
    match app.files.answer() {
        Some(Answer::Chosen(Purpose::Open, path)) => requests.push(Request::Path(path)),
        Some(Answer::Chosen(Purpose::SaveScene, path)) => requests.push(Request::WriteScene(path)),
        Some(Answer::Chosen(Purpose::SaveFigure, path)) => requests.push(Request::WriteFigure(path)),
        Some(Answer::Missing(purpose)) => no_dialog(app, purpose),
        Some(Answer::Cancelled) | None => {}
    }
    // Files dropped on a page have no bytes yet when egui tells of them.
    #[cfg(target_arch = "wasm32")]
    let (dropped, _) = (dropped_on_page(), ctx);
    #[cfg(not(target_arch = "wasm32"))]
    let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|file| file.path().to_owned()));
    requests.extend(dropped.into_iter().map(Request::Path));
}

/// What to open of the files that were dropped on the page, and after it one that could not be read, of which a banner
/// then tells.
#[cfg(target_arch = "wasm32")]
fn dropped_on_page() -> Vec<PathBuf> {
    let (read, refused): (Vec<_>, Vec<_>) =
        crate::browser::dropped().into_iter().partition(|name| crate::browser::is_read(name));
    first_to_open(&read).into_iter().chain(refused.first().map(PathBuf::from)).collect()
}

/// This machine has no dialog of the system: the window's own is shown. Where it is open already a banner in it says
/// that there is no other; a dialog for something else stays as it is.
fn no_dialog(app: &mut App, purpose: Purpose) {
    let lang = app.lang();
    match (&mut app.screen.dialog, purpose) {
        (Some(Dialog::Open(state)), Purpose::Open) | (Some(Dialog::Save(state)), Purpose::SaveScene) => {
            state.focus = true;
        }
        (Some(Dialog::Export(_)), Purpose::SaveFigure) => {}
        (Some(Dialog::Open(_) | Dialog::Save(_) | Dialog::Export(_)), _) => return,
        (_, Purpose::Open) => return show(app, Dialog::open(app.settings.folder.clone())),
        _ => return,
    }
    let (headline, sentence) = (lang.t("banner-dialog"), lang.t("banner-no-dialog"));
    app.screen.banner = Some(Notice { headline, sentence, allowed: String::new() });
}
