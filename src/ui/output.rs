//! What leaves the window: scenes and figures as files, figures on the clipboard, and what became of them.

use super::anatomy::Dissecting;
use super::app::{App, Notice};
use super::dialogs::Dialog;
use super::document::Origin;
use super::papers::Outcome;
use crate::export::{Format, Subject};
use crate::paper::Page;
use crate::paper::file;
use crate::scene::Scene;
use crate::scene::picture::FigureOptions;
use crate::text::Lang;
use eframe::egui::Context;
use std::path::{Path, PathBuf};

/// Writes the scene to a file, which is its own from now on.
pub fn write_scene(app: &mut App, path: &Path) {
    let data = app.scene().data_files(&app.document.folder().unwrap_or_default());
    if let Err(error) = file::check_place(path).and_then(|()| file::check_not_input(path, &data)) {
        app.screen.banner = Some(not_written(path, &error.tell(app.lang()), app.lang()));
        return;
    }
    let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
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

/// The export dialog's `choices`, with the window's view and moment. The figure is the race's: a view that has gone to
/// a step is not its own.
pub fn figure_options(app: &App, choices: &FigureOptions) -> FigureOptions {
    let before = app.screen.anatomy.as_ref().and_then(Dissecting::before);
    FigureOptions {
        at: Some(app.playback.at()),
        view: before.or(app.screen.view),
        colours: app.settings.colours,
        contours: app.settings.contours,
        time: Some(app.time()),
        ..choices.clone()
    }
}

/// Writes the figure as the export dialog says.
pub fn write_figure(app: &mut App, path: &Path) {
    let lang = app.lang();
    let Some(subject) = asked_for(app) else { return app.toast(lang.t("toast-nothing")) };
    if let Err(error) = file::check_not_input(path, &app.document.inputs()) {
        app.screen.banner = Some(not_written(path, &error.tell(lang), lang));
        return;
    }
    match Format::of_path(path) {
        Some(format) => match size_fault(app).filter(|_| format != Format::Csv) {
            Some(why) => app.screen.banner = Some(not_written(path, &why, lang)),
            None => {
                let options = figure_options(app, &app.settings.export);
                app.papers.write(subject, options, format, path.to_owned());
            }
        },
        None => {
            let allowed = lang.with("banner-formats", &[("formats", Format::list().into())]);
            let notice = Notice { allowed, ..not_written(path, &lang.t("banner-unknown-format"), lang) };
            app.screen.banner = Some(notice);
        }
    }
}

/// What is wrong with the size chosen for figures.
fn size_fault(app: &App) -> Option<String> {
    let (width, height) = app.settings.export.size;
    Page::export(width, height).err().map(|error| error.tell(app.lang()))
}

/// Puts the figure on the clipboard as the export dialog says.
pub fn copy_figure(app: &mut App) {
    if let Some(sentence) = size_fault(app) {
        let headline = app.lang().t("banner-not-copied");
        app.screen.banner = Some(Notice { headline, sentence, allowed: String::new() });
        return;
    }
    let Some(subject) = asked_for(app) else { return app.toast(app.lang().t("toast-nothing")) };
    let options = figure_options(app, &app.settings.export);
    app.papers.copy(subject, options);
}

/// Takes what became of the last figure that was written or copied.
pub fn receive_figures(app: &mut App, ctx: &Context) {
    match app.papers.outcome() {
        Some(Outcome::Copied(image)) => {
            ctx.copy_image(image);
            close_export(app);
            app.toast(app.lang().t("toast-copied"));
        }
        Some(Outcome::Written(path)) => {
            close_export(app);
            app.settings.folder = path.parent().map(Path::to_owned);
            saved(app, &path);
        }
        Some(Outcome::Failed(path, error)) => {
            app.screen.banner = Some(not_written(&path, &error.tell(app.lang()), app.lang()));
        }
        None => {}
    }
}

/// The figure is made: its dialog goes, another one stays.
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
    app.toast(app.lang().with("toast-saved", &[("file", path.display().to_string().into())]));
}

/// What the export dialog shows; without it the picture that is large.
fn asked_for(app: &App) -> Option<Subject> {
    app.subject(match &app.screen.dialog {
        Some(Dialog::Export(state)) => state.lab,
        _ => app.lab_is_large(),
    })
}

/// A file name for the scene or a figure (of its `lab`, or of its race), in the folder used last.
pub fn suggested(app: &App, ending: &str, lab: bool) -> PathBuf {
    let stem = match &app.document.origin {
        Origin::Preset(name) => name.clone(),
        Origin::File(path) => path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned()),
        Origin::Folder(_) | Origin::Loose => "scene".to_owned(),
    };
    let stem = if lab && !app.scene().is_lab() { format!("{stem}-{}", app.lab().key()) } else { stem };
    let folder = app.settings.folder.clone().or_else(|| app.document.folder()).or_else(|| std::env::current_dir().ok());
    folder.unwrap_or_default().join(format!("{stem}.{ending}"))
}
