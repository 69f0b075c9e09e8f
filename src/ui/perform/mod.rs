//! The only writer of the window's state: what views and keys ask for is done here, after the frame has been shown.
//!
//! [`handle_request`] is the one entry; what belongs to one noun is in its file. [`frame`] has what every frame does
//! before and after the views.

mod anatomy;
mod compute;
pub mod crash;
mod data_files;
pub mod documents;
mod files;
pub mod frame;
mod labs;
mod lecture;
#[cfg(target_arch = "wasm32")]
pub mod link;
mod output;
mod playback;
mod race;
mod scene_edits;
pub mod session;
mod settings;

use crate::picture::view;
use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use crate::ui::paint::room;
use crate::ui::request::{DialogQuestion, Purpose, Request};
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::figure::suggested_path;
use crate::ui::state::notice::Notice;
use crate::ui::state::screen::Toast;
use crate::ui::state::{folding, labs as lab_keys};
use eframe::egui::{Context, ViewportCommand};
use std::path::Path;

/// Does what a view or a key asks for.
pub fn handle_request(app: &mut App, request: Request, ctx: &Context) {
    if closes_standing_notice(app, &request) {
        app.standing.pop();
        return;
    }
    if closes_offer(app, &request) {
        crash::turn_down(app);
        return;
    }
    match request {
        Request::Do(action) => perform_action(app, action, ctx),
        Request::Edit(edit) => scene_edits::apply(app, edit),
        Request::EndGesture => app.document.history.end_gesture(),
        Request::Preset(name) => documents::open_preset(app, &name),
        Request::Path(path) => files::open(app, &path),
        Request::UseTable { file, proposal, is_new } => files::use_table(app, &file, &proposal, is_new),
        Request::OwnTable => data_files::show_own_sheet(app),
        Request::Go(at) => playback::go(app, at),
        Request::View(view) => {
            app.screen.view = Some(view);
            anatomy::stay(app);
        }
        Request::Part(lit) => {
            if let Some(open) = &mut app.screen.anatomy {
                open.lit = lit;
            }
        }
        Request::NextPart(back) => {
            if let Some(open) = &mut app.screen.anatomy {
                open.light_next(back);
            }
        }
        Request::Card(racer) => {
            let open = app.screen.cards.contains(&racer);
            app.screen.cards.clear();
            if !open {
                app.screen.cards.insert(racer);
            }
            app.screen.row = racer;
        }
        Request::OpenCard(racer) => {
            app.screen.cards = [racer].into();
            app.screen.row = racer;
        }
        Request::Setting(setting) => settings::set(app, setting, ctx),
        Request::CopyText(text) => ctx.copy_text(text),
        Request::SystemDialog(question) => app.files.show(question, ctx),
        Request::WriteFigure(path) => output::write_figure(app, &path),
        Request::CopyFigure => output::copy_figure(app),
        Request::CancelFigure => app.figure_writer.cancel_films(),
        Request::WriteScene(path) => output::write_scene(app, &path),
        Request::CancelRace => race::cancel(app),
        Request::RunAgain => app.engine.run_again(),
        Request::CloseDialog => {
            app.screen.dialog = None;
            app.table_reader.rest();
        }
        Request::CloseBanner => app.screen.banner = None,
        Request::RestoreCrash => crash::restore(app),
    }
}

/// Whether a request closes the standing notice that is shown.
fn closes_standing_notice(app: &App, request: &Request) -> bool {
    closes_notice(app, request) && app.standing_notice().is_some()
}

/// Whether a request turns down the scene that is offered after a crash.
fn closes_offer(app: &App, request: &Request) -> bool {
    closes_notice(app, request) && app.shown_offer().is_some()
}

/// Whether a request closes a notice, if one is shown. Esc closes first what a banner would leave open.
fn closes_notice(app: &App, request: &Request) -> bool {
    let screen = &app.screen;
    match request {
        Request::CloseBanner => true,
        Request::Do(Action::Close) => {
            screen.anatomy.is_none() && !screen.lab_large && app.engine.race_progress().is_none()
        }
        _ => false,
    }
}

/// Does what an action says.
pub fn perform_action(app: &mut App, action: Action, ctx: &Context) {
    use Action::*;
    let Some(action) = lab_keys::meant(app, action) else { return };
    if lecture::perform(app, action, ctx) {
        return;
    }
    match action {
        Play | StepForward | StepBack | TenForward | TenBack | First | Last | Restart | Faster | Slower => {
            playback::perform(app, action);
        }
        NextScene | PreviousScene => documents::open_neighbour(app, action == NextScene),
        // The system's dialog does not come: the window's own does.
        Open if app.files.is_open() && !cfg!(target_arch = "wasm32") => {
            show(app, Dialog::open(app.settings.folder.clone()))
        }
        Open => {
            let (purpose, folder) = (Purpose::Open, app.settings.folder.clone());
            app.files.show(DialogQuestion { purpose, folder, name: String::new() }, ctx);
        }
        Save => match app.document.path().map(Path::to_owned) {
            Some(path) => output::write_scene(app, &path),
            None => perform_action(app, SaveAs, ctx),
        },
        SaveAs => show(app, Dialog::save(&suggested_path(app, "ron", false))),
        ResetScene | Undo | Redo => scene_edits::travel(app, action),
        Export if app.subject(app.lab_is_large()).is_none() => toast(app, app.lang().t("toast-nothing")),
        Export => show(app, Dialog::export(app, app.lab_is_large())),
        ExportAgain => {
            let path = suggested_path(app, &app.settings.export_format, app.lab_is_large());
            output::write_figure(app, &path);
        }
        Labs | LabLarge | LabPlay | LabStep | LabRestart | LabExport => labs::perform(app, action),
        CopyFigure => output::copy_figure(app),
        Scenes => app.screen.dialog = Some(Dialog::palette()),
        StartLeft | StartRight | StartUp | StartDown => scene_edits::move_start(app, action),
        AllOn => scene_edits::single(app, Edit::AllOn),
        Toggle(k) => scene_edits::single(app, Edit::Toggle(usize::from(k))),
        Solo(k) => scene_edits::single(app, Edit::Solo(usize::from(k))),
        NewSeed => scene_edits::seed(app, app.scene().seed.wrapping_add(1)),
        PreviousSeed => scene_edits::seed(app, app.scene().seed.saturating_sub(1)),
        AddMethod | AddAllEight | RemoveMethod | DuplicateMethod | NextMethod | PreviousMethod | OpenMethod
        | EtaDown | EtaUp => {
            scene_edits::methods(app, action);
        }
        NextTheme => settings::next_theme(app, ctx),
        NextLanguage => settings::next_language(app, ctx),
        LessMotion => settings::switch_motion(app, ctx),
        _ => change_look(app, action, ctx),
    }
}

/// Whether the window is on the whole screen.
fn is_full_screen(ctx: &Context) -> bool {
    #[cfg(target_arch = "wasm32")]
    let (is_full, _) = (crate::browser::is_full_screen(), ctx);
    #[cfg(not(target_arch = "wasm32"))]
    let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
    is_full
}

/// Shows the window on the whole screen, or not any more.
fn set_full_screen(on: bool, ctx: &Context) {
    #[cfg(target_arch = "wasm32")]
    crate::browser::full_screen(on);
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(on));
}

/// Shows a dialog; the banner of an earlier action is removed.
fn show(app: &mut App, dialog: Dialog) {
    app.screen.banner = None;
    app.screen.dialog = Some(dialog);
}

/// Puts a standing notice over the canvas.
pub fn add_standing_notice(app: &mut App, notice: Notice) {
    log::warn!("{} {}", notice.headline, notice.sentence);
    app.standing.push(notice);
}

/// Shows a sentence for some seconds.
pub fn toast(app: &mut App, words: String) {
    app.screen.toast = Some(Toast { words, until: None });
}

/// Actions that change how things look, not what they are.
fn change_look(app: &mut App, action: Action, ctx: &Context) {
    use Action::*;
    let window = room::window(ctx).size();
    match action {
        Fit => {
            if let Some(race) = app.race().cloned() {
                app.screen.view = Some(view::fit(&race));
            }
            anatomy::stay(app);
        }
        Anatomy => anatomy::toggle(app),
        Close if app.screen.anatomy.is_some() => anatomy::close(app),
        Close if app.screen.lab_large => app.screen.lab_large = false,
        Close if app.engine.race_progress().is_some() => race::cancel(app),
        Close => {
            app.screen.cards.clear();
            app.screen.banner = None;
        }
        Contours => app.settings.contours = !app.settings.contours,
        FoldLeft if folding::left_is_forced(app, window) => app.screen.left_open = !app.screen.left_open,
        FoldLeft => app.settings.left_folded = !app.settings.left_folded,
        FoldCharts if folding::charts_are_forced(window) => app.screen.charts_open = !app.screen.charts_open,
        FoldCharts => app.settings.charts_folded = !app.settings.charts_folded,
        FullScreen => set_full_screen(!is_full_screen(ctx), ctx),
        #[cfg(target_arch = "wasm32")]
        Link => app.screen.dialog = Some(link::dialog(app)),
        Palette => app.screen.dialog = Some(Dialog::palette()),
        Help => app.screen.dialog = Some(Dialog::Help),
        _ => {}
    }
}
