//! What leaves the window: scenes and figures as files, figures on the clipboard, and what became of them.

use crate::export::{Format, Subject};
use crate::paper::Page;
use crate::paper::file;
use crate::picture::FigureOptions;
use crate::scene::Scene;
use crate::text::Lang;
use crate::ui::perform::toast;
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::document::whole;
use crate::ui::state::figure::{exported_subject, figure_options};
use crate::ui::state::notice::Notice;
use crate::ui::work::figure_writer::Outcome;
use eframe::egui::Context;
use std::path::{Path, PathBuf};

/// Writes the scene to a file, which is its own from now on.
pub fn write_scene(app: &mut App, path: &Path) {
    let folder = app.document.folder().unwrap_or_default();
    let data = app.scene().data_files(&folder);
    if let Err(error) = file::check_place(path).and_then(|()| file::check_not_input(path, &data)) {
        app.screen.banner = Some(not_written(path, &error.message(app.lang()), app.lang()));
        return;
    }
    let path = &whole(path);
    if let Some(why) = data_elsewhere(&data, &folder, path, app.lang()) {
        app.screen.banner = Some(not_written(path, &why, app.lang()));
        return;
    }
    // A lab that is refused would make a file that cannot be opened.
    let checked = Scene::parse(&app.scene().to_ron(), "");
    match checked.and_then(|_| app.document.save(path)) {
        Ok(()) => {
            app.screen.dialog = None;
            app.settings.folder = path.parent().map(Path::to_owned);
            saved(app, path);
        }
        Err(faults) => app.screen.banner = Some(not_written(path, &faults.sentence(app.lang()), app.lang())),
    }
}

/// Why a scene cannot be written to another folder: it names its data relative to itself, and would not find them
/// there.
fn data_elsewhere(data: &[PathBuf], folder: &Path, path: &Path, lang: Lang) -> Option<String> {
    let file = data.first()?.file_name()?.to_string_lossy().into_owned();
    // Without a folder of its own they lie in the current one.
    let folder = whole(&Path::new(".").join(folder));
    let real = |folder: &Path| folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if path.parent().is_some_and(|parent| real(parent) == real(&folder)) {
        return None;
    }
    let place = folder.display().to_string();
    Some(lang.with("banner-data-elsewhere", &[("file", file.into()), ("folder", place.into())]))
}

/// Writes the figure as the export dialog says.
pub fn write_figure(app: &mut App, path: &Path) {
    let lang = app.lang();
    if let Err(error) = file::check_not_input(path, &app.document.inputs()) {
        app.screen.banner = Some(not_written(path, &error.message(lang), lang));
        return;
    }
    let Some(format) = Format::of_path(path) else {
        let allowed = lang.with("banner-formats", &[("formats", Format::list().into())]);
        let notice = Notice { allowed, ..not_written(path, &lang.t("banner-unknown-format"), lang) };
        app.screen.banner = Some(notice);
        return;
    };
    let Some((subject, options)) = ready(app, format != Format::Csv, |why| not_written(path, why, lang)) else {
        return;
    };
    let manner = app.settings.export_manner;
    if let Some(error) = format.moving().and_then(|_| subject.check_motion(&options, &manner.motion).err()) {
        app.screen.banner = Some(not_written(path, &error.message(lang), lang));
        return;
    }
    app.figure_writer.write(subject, options, manner, format, path.to_owned());
}

/// Puts the figure on the clipboard as the export dialog says.
pub fn copy_figure(app: &mut App) {
    let headline = app.lang().t("banner-not-copied");
    let refused = |why: &str| Notice { headline, sentence: why.to_owned(), allowed: String::new() };
    let Some((subject, options)) = ready(app, true, refused) else { return };
    app.figure_writer.copy(subject, options);
}

/// The figure to make, and how. None where there is nothing to see, or where a picture (`is_drawn`) cannot have the
/// chosen size; a toast or a banner says so.
fn ready(app: &mut App, is_drawn: bool, refused: impl FnOnce(&str) -> Notice) -> Option<(Subject, FigureOptions)> {
    let Some(subject) = exported_subject(app) else {
        toast(app, app.lang().t("toast-nothing"));
        return None;
    };
    let (width, height) = app.settings.export.size;
    if let Some(error) = Page::export(width, height).err().filter(|_| is_drawn) {
        app.screen.banner = Some(refused(&error.message(app.lang())));
        return None;
    }
    Some((subject, figure_options(app, &app.settings.export)))
}

/// Takes the outcome of a figure that was written or copied.
pub fn receive_figures(app: &mut App, ctx: &Context) {
    match app.figure_writer.outcome() {
        Some(Outcome::Copied(image)) => {
            ctx.copy_image(image);
            close_export(app);
            toast(app, app.lang().t("toast-copied"));
        }
        Some(Outcome::Written(path)) => {
            close_export(app);
            app.settings.folder = path.parent().map(Path::to_owned);
            saved(app, &path);
        }
        Some(Outcome::Failed(path, error)) => {
            app.screen.banner = Some(not_written(&path, &error.message(app.lang()), app.lang()));
        }
        Some(Outcome::Cancelled(path)) => {
            toast(app, app.lang().with("toast-not-saved", &[("file", path.display().to_string().into())]));
        }
        None => {}
    }
}

/// Closes the export dialog after its figure was made; another dialog stays.
fn close_export(app: &mut App) {
    if matches!(app.screen.dialog, Some(Dialog::Export(_))) {
        app.screen.dialog = None;
    }
}

fn not_written(path: &Path, why: &str, lang: Lang) -> Notice {
    let file = path.display().to_string();
    let headline = lang.with("banner-not-written", &[("file", file.into())]);
    Notice { headline, sentence: why.to_owned(), allowed: String::new() }
}

fn saved(app: &mut App, path: &Path) {
    app.screen.banner = None;
    log::info!("saved {}", path.display());
    toast(app, app.lang().with("toast-saved", &[("file", path.display().to_string().into())]));
}
