//! A path to type, with the system's dialog behind a button: works on every machine.

use super::Enter;
use crate::ui::app::App;
use crate::ui::ask::Ask;
use crate::ui::files::Purpose;
use crate::ui::icons::Icon;
use crate::ui::theme::{color32, font, space, text};
use crate::ui::widgets::{self, Dialog, IconButton, Pill};
use eframe::egui::{Align, Context, Layout, RichText, Role, TextEdit, Ui, WidgetInfo};
use std::path::PathBuf;

const SIZE: [f32; 2] = [640.0, 180.0];

/// Asks where to write the scene. True when the dialog is over.
pub fn save_ui(app: &mut App, path: &mut String, ctx: &Context, asks: &mut Vec<Ask>) -> bool {
    let lang = app.lang();
    let mut enter = Enter::before(ctx);
    let title = lang.t("dialog-save");
    let answer = Dialog::new(&title).size(SIZE).ui(ctx, lang, |ui| {
        path_ui(app, path, Purpose::SaveScene, &mut enter, ui);
        buttons_ui(app, "dialog-save-button", ui)
    });
    if answer.inner == Choice::Done || enter.pressed(ctx) {
        asks.push(Ask::WriteScene(PathBuf::from(path.trim())));
    }
    answer.closed || answer.inner == Choice::Cancel
}

/// Asks what to open. True when the dialog is over.
pub fn open_ui(app: &mut App, path: &mut String, ctx: &Context, asks: &mut Vec<Ask>) -> bool {
    let lang = app.lang();
    let mut enter = Enter::before(ctx);
    let title = lang.t("dialog-open");
    let answer = Dialog::new(&title).size(SIZE).ui(ctx, lang, |ui| {
        path_ui(app, path, Purpose::Open, &mut enter, ui);
        buttons_ui(app, "dialog-open-button", ui)
    });
    let done = answer.inner == Choice::Done || enter.pressed(ctx);
    if done {
        asks.push(Ask::Path(PathBuf::from(path.trim())));
    }
    done || answer.closed || answer.inner == Choice::Cancel
}

/// How a row of buttons was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing pressed.
    None,
    /// Cancel.
    Cancel,
    /// The strong button.
    Done,
}

/// The path field with the folder button.
pub fn path_ui(app: &mut App, path: &mut String, purpose: Purpose, enter: &mut Enter, ui: &mut Ui) {
    let lang = app.lang();
    ui.horizontal(|ui| {
        let name = lang.t("dialog-path");
        let width = ui.available_width() - 44.0;
        let field = widgets::field(ui, TextEdit::singleline(path).desired_width(width));
        enter.belongs_to(&field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        let browse = lang.t("dialog-browse");
        if ui.add(IconButton::new(Icon::Folder, &browse)).clicked() {
            let typed = PathBuf::from(path.trim());
            let stem = typed.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            app.files.show(purpose, typed.parent().map(PathBuf::from), &stem, ui.ctx());
        }
    });
    // What went wrong with this path stays here until another one is tried.
    if let Some(notice) = &app.screen.banner {
        let bad = color32(app.tokens().bad);
        let words = format!("{} {}", notice.sentence, notice.allowed);
        ui.label(RichText::new(words).font(font(text::SECONDARY, false)).color(bad));
    }
}

/// Cancel and the strong button, at the right.
pub fn buttons_ui(app: &App, done: &str, ui: &mut Ui) -> Choice {
    let lang = app.lang();
    let mut choice = Choice::None;
    ui.with_layout(Layout::bottom_up(Align::Max), |ui| {
        ui.add_space(space::APART);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Pill::new(&lang.t(done)).keys("Enter").strong()).clicked() {
                choice = Choice::Done;
            }
            if ui.add(Pill::new(&lang.t("dialog-cancel")).keys("Esc")).clicked() {
                choice = Choice::Cancel;
            }
        });
    });
    choice
}
