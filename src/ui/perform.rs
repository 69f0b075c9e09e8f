//! Carrying out what panels and keys ask for: the only place where the window's state changes.

use super::actions::Action;
use super::app::App;
use super::ask::{Ask, Setting};
use super::dialogs::Dialog;
use super::document::Document;
use super::edits::{self, apply, methods, move_start, seed, single};
use super::files::{Purpose, Request};
use super::output::{copy_figure, suggested, write_figure, write_scene};
use super::playback::speed_words;
use super::{anatomy, labs, lecture, opening, panels, theme, waiting};
use crate::figure::theme::Theme;
use crate::scene::edit::Edit;
use crate::scene::picture::view;
use crate::text::Lang;
use eframe::egui::{Context, ViewportCommand};
use std::path::Path;

/// Carries out a panel's wish.
pub fn carry_out(app: &mut App, ask: Ask, ctx: &Context) {
    match ask {
        Ask::Do(action) => perform(app, action, ctx),
        Ask::Edit(edit) => apply(app, edit),
        Ask::EndGesture => app.document.history.end_gesture(),
        Ask::Preset(name) => {
            if let Ok(preset) = app.presets.by_name(&name) {
                let document = Document::of_preset(preset);
                app.open(document);
            }
        }
        Ask::Path(path) => opening::open(app, &path),
        Ask::Go(at) => {
            if let Some(lecture) = &mut app.lecture {
                lecture.take_over();
            }
            app.playback.playing = false;
            app.playback.go(at);
        }
        Ask::View(view) => {
            app.screen.view = Some(view);
            if let Some(open) = &mut app.screen.anatomy {
                open.stay();
            }
        }
        Ask::Part(lit) => {
            if let Some(open) = &mut app.screen.anatomy {
                open.lit = lit;
            }
        }
        Ask::NextPart(back) => anatomy::light(app, back),
        Ask::Card(racer) => {
            let open = app.screen.cards.contains(&racer);
            app.screen.cards.clear();
            if !open {
                app.screen.cards.insert(racer);
            }
            app.screen.row = racer;
        }
        Ask::OpenCard(racer) => {
            app.screen.cards = [racer].into();
            app.screen.row = racer;
        }
        Ask::Setting(setting) => set(app, setting, ctx),
        Ask::CopyText(text) => ctx.copy_text(text),
        Ask::WriteFigure(path) => write_figure(app, &path),
        Ask::CopyFigure => copy_figure(app),
        Ask::WriteScene(path) => write_scene(app, &path),
        Ask::CancelRace => waiting::cancel(app),
        Ask::RunAgain => app.engine.run_again(),
        Ask::CloseDialog => app.screen.dialog = None,
        Ask::CloseBanner => app.screen.banner = None,
    }
}

/// Does what an action says.
pub fn perform(app: &mut App, action: Action, ctx: &Context) {
    use Action::*;
    let Some(action) = labs::instead(app, action) else { return };
    if lecture::perform(app, action, ctx) {
        return;
    }
    match action {
        Play => app.playback.toggle(),
        StepForward => app.playback.move_by(1),
        StepBack => app.playback.move_by(-1),
        TenForward => app.playback.move_by(10),
        TenBack => app.playback.move_by(-10),
        First => app.playback.move_by(i64::MIN / 2),
        Last => app.playback.move_by(i64::MAX / 2),
        Restart => {
            app.playback.go(0);
            app.playback.playing = true;
        }
        Faster | Slower => speed(app, action == Faster),
        NextScene | PreviousScene => neighbour(app, action == NextScene),
        // The system's dialog does not come: the window's own does.
        Open if app.files.is_open() => show(app, Dialog::open(app.settings.folder.clone())),
        Open => {
            let (purpose, folder) = (Purpose::Open, app.settings.folder.clone());
            app.files.show(Request { purpose, folder, name: String::new() }, ctx);
        }
        Save => match app.document.path().map(Path::to_owned) {
            Some(path) => write_scene(app, &path),
            None => perform(app, SaveAs, ctx),
        },
        SaveAs => {
            let dialog = Dialog::save(suggested(app, "ron", false));
            show(app, dialog);
        }
        ResetScene | Undo | Redo => edits::travel(app, action),
        Export if app.subject(app.lab_is_large()).is_none() => app.toast(app.lang().t("toast-nothing")),
        Export => {
            let dialog = Dialog::export(app, app.lab_is_large());
            show(app, dialog);
        }
        ExportAgain => {
            let path = suggested(app, &app.settings.export_format, app.lab_is_large());
            write_figure(app, &path);
        }
        Labs | LabLarge | LabPlay | LabStep | LabRestart | LabExport => labs::perform(app, action),
        CopyFigure => copy_figure(app),
        Scenes => app.screen.dialog = Some(Dialog::palette()),
        StartLeft | StartRight | StartUp | StartDown => move_start(app, action),
        AllOn => single(app, Edit::AllOn),
        Toggle(k) => single(app, Edit::Toggle(usize::from(k))),
        Solo(k) => single(app, Edit::Solo(usize::from(k))),
        NewSeed => seed(app, app.scene().seed.wrapping_add(1)),
        PreviousSeed => seed(app, app.scene().seed.saturating_sub(1)),
        AddMethod | AddAllEight | RemoveMethod | DuplicateMethod | NextMethod | PreviousMethod | OpenMethod
        | EtaDown | EtaUp => {
            methods(app, action);
        }
        _ => look(app, action, ctx),
    }
}

/// Shows a dialog; an older message is not its own.
pub(super) fn show(app: &mut App, dialog: Dialog) {
    app.screen.banner = None;
    app.screen.dialog = Some(dialog);
}

/// Actions that change how things look, not what they are.
fn look(app: &mut App, action: Action, ctx: &Context) {
    use Action::*;
    match action {
        Fit => {
            if let Some(race) = app.race().cloned() {
                app.screen.view = Some(view::fit(&race));
            }
            if let Some(open) = &mut app.screen.anatomy {
                open.stay();
            }
        }
        Anatomy => anatomy::toggle(app),
        Close if app.screen.anatomy.is_some() => anatomy::close(app),
        Close if app.screen.lab_large => app.screen.lab_large = false,
        Close if app.engine.race_progress().is_some() => waiting::cancel(app),
        Close => {
            app.screen.cards.clear();
            app.screen.banner = None;
        }
        Contours => app.settings.contours = !app.settings.contours,
        FoldLeft if panels::left::is_forced(app, ctx) => app.screen.left_open = !app.screen.left_open,
        FoldLeft => app.settings.left_folded = !app.settings.left_folded,
        FoldCharts if panels::charts::is_forced(ctx) => app.screen.charts_open = !app.screen.charts_open,
        FoldCharts => app.settings.charts_folded = !app.settings.charts_folded,
        NextTheme => {
            let next = Theme::ALL.iter().position(|t| *t == app.settings.theme).map_or(0, |k| (k + 1) % 3);
            set(app, Setting::Theme(Theme::ALL[next]), ctx);
        }
        NextLanguage => {
            let lang = if app.lang() == Lang::En { Lang::Ru } else { Lang::En };
            set(app, Setting::Lang(lang), ctx);
        }
        FullScreen => {
            let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        Palette => app.screen.dialog = Some(Dialog::palette()),
        Help => app.screen.dialog = Some(Dialog::Help),
        _ => {}
    }
}

fn set(app: &mut App, setting: Setting, ctx: &Context) {
    let settings = &mut app.settings;
    match setting {
        Setting::Lang(lang) => settings.lang = lang,
        Setting::Theme(chosen) => {
            settings.theme = chosen;
            let tokens = app.tokens();
            theme::apply(ctx, &tokens);
        }
        Setting::Colours(colours) => settings.colours = colours,
        Setting::Time(time) => {
            match &mut app.screen.time {
                Some(scene_s) => *scene_s = time,
                None => settings.time = time,
            }
            if let Some(race) = app.race().cloned() {
                app.set_axis_length(&race);
            }
        }
        Setting::Chart(place, kind) => {
            let mut charts = app.charts();
            super::app::put(&mut charts, place, kind);
            // What was chosen in place of a scene's own charts goes with the scene.
            if app.screen.charts.is_empty() {
                app.settings.charts = charts;
            } else {
                app.screen.charts = charts.to_vec();
            }
        }
        Setting::Speed(speed) => app.playback.speed = speed,
        Setting::Loop(on) => app.playback.looped = on,
        Setting::LabMore(unfolded) => settings.lab_more = unfolded,
        Setting::Export(options, format) => (settings.export, settings.export_format) = (*options, format),
    }
}

/// Another speed, told at its end of the range, too: where the eye is, nothing else shows it.
fn speed(app: &mut App, faster: bool) {
    app.playback.change_speed(faster);
    let told = speed_words(app.playback.speed);
    app.toast(app.lang().with("toast-speed", &[("speed", told.into())]));
}

fn neighbour(app: &mut App, forward: bool) {
    let list = &app.presets.list;
    let next = match (app.place_in_list(), forward) {
        (Some(k), true) => (k + 1) % list.len(),
        (Some(k), false) => (k + list.len() - 1) % list.len(),
        // Away from the list (a file is open) both ways lead to its first scene.
        (None, _) => 0,
    };
    let document = Document::of_preset(&list[next]);
    app.open(document);
}
