//! The dialogs for a path: a field to type it into, and a button that shows the system's dialog. They work on every
//! machine and by keys alone.
//!
//! The field has the focus from the first frame on and again after every Enter; what went wrong is said under it, and
//! the dialog goes when the file is opened or written, not before.

use super::Enter;
use crate::plain;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{color32, font, space, text};
use crate::ui::request::{DialogQuestion, Purpose, Request};
use crate::ui::state::app::App;
use crate::ui::state::dialog::PathState;
use crate::ui::widgets::{self, DialogCard, IconButton, Pill};
use eframe::egui::{Align, Context, Layout, RichText, Role, TextEdit, Ui, WidgetInfo};
use std::path::PathBuf;

const SIZE: [f32; 2] = [640.0, 180.0];

/// Asks where to write the scene. True when the dialog is over.
pub fn save_ui(app: &App, state: &mut PathState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    ask_ui(app, state, Purpose::SaveScene, ["dialog-save", "dialog-save-button"], ctx, requests)
}

/// Asks what to open. True when the dialog is over.
pub fn open_ui(app: &App, state: &mut PathState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    ask_ui(app, state, Purpose::Open, ["dialog-open", "dialog-open-button"], ctx, requests)
}

fn ask_ui(
    app: &App,
    state: &mut PathState,
    purpose: Purpose,
    [title, button]: [&str; 2],
    ctx: &Context,
    requests: &mut Vec<Request>,
) -> bool {
    let lang = app.lang();
    let mut enter = Enter::before(ctx);
    let answer = DialogCard::new(&lang.t(title)).size(SIZE).ui(ctx, lang, |ui| {
        let focus = std::mem::take(&mut state.focus);
        path_ui(app, &mut state.path, purpose, focus, &mut enter, ui, requests);
        buttons_ui(app, button, ui)
    });
    if answer.inner == Choice::Done || enter.pressed(ctx) {
        state.focus = true;
        requests.push(match purpose {
            Purpose::Open => Request::Path(state.typed()),
            Purpose::SaveScene | Purpose::SaveFigure => Request::WriteScene(state.typed()),
        });
    }
    answer.closed || answer.inner == Choice::Cancel
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
pub fn path_ui(
    app: &App,
    path: &mut String,
    purpose: Purpose,
    focus: bool,
    enter: &mut Enter,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let lang = app.lang();
    ui.horizontal(|ui| {
        let name = lang.t("dialog-path");
        // A browser asks for no place to save to.
        let can_browse = purpose == Purpose::Open || !cfg!(target_arch = "wasm32");
        let width = ui.available_width() - if can_browse { 44.0 } else { 0.0 };
        let field = widgets::field(ui, TextEdit::singleline(path).desired_width(width));
        if focus {
            field.request_focus();
        }
        enter.belongs_to(&field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if field.changed() {
            requests.push(Request::CloseBanner);
        }
        let browse = lang.t("dialog-browse");
        if can_browse && ui.add(IconButton::new(Icon::Folder, &browse)).clicked() {
            let typed = PathBuf::from(path.trim());
            let name = typed.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let folder = typed.parent().map(PathBuf::from);
            requests.push(Request::SystemDialog(DialogQuestion { purpose, folder, name }));
        }
    });
    // What went wrong with this path stays here until another one is typed.
    if let Some(notice) = &app.screen.banner {
        let bad = color32(app.tokens().bad);
        let words = format!("{} {}", notice.sentence, notice.allowed);
        let words = RichText::new(plain::lines(words.trim())).font(font(text::SECONDARY, false)).color(bad);
        ui.label(words);
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
