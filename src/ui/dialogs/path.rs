//! A path to type, with the system's dialog behind a button: works on every machine and by keys alone.
//!
//! The field has the focus from the first frame on and again after every Enter; what went wrong is said under it, and
//! the dialog goes when the file is opened or written, not before.

use super::Enter;
use crate::plain;
use crate::ui::app::App;
use crate::ui::ask::Ask;
use crate::ui::files::{Purpose, Request};
use crate::ui::icons::Icon;
use crate::ui::theme::{color32, font, space, text};
use crate::ui::widgets::{self, Dialog, IconButton, Pill};
use eframe::egui::{Align, Context, Layout, RichText, Role, TextEdit, Ui, WidgetInfo};
use std::path::{Path, PathBuf};

const SIZE: [f32; 2] = [640.0, 180.0];

/// The path that is typed.
#[derive(Clone, Debug)]
pub struct PathState {
    /// As typed.
    pub path: String,
    /// The field takes the focus in the next frame.
    focus: bool,
}

impl PathState {
    /// With a path filled in.
    pub fn new(path: &Path) -> Self {
        Self { path: path.display().to_string(), focus: true }
    }
    /// Has the focus from now on.
    pub const fn take_focus(&mut self) {
        self.focus = true;
    }
    /// What is typed.
    fn typed(&self) -> PathBuf {
        PathBuf::from(self.path.trim())
    }
}

/// Asks where to write the scene. True when the dialog is over.
pub fn save_ui(app: &mut App, state: &mut PathState, ctx: &Context, asks: &mut Vec<Ask>) -> bool {
    ask_ui(app, state, Purpose::SaveScene, ["dialog-save", "dialog-save-button"], ctx, asks)
}

/// Asks what to open. True when the dialog is over.
pub fn open_ui(app: &mut App, state: &mut PathState, ctx: &Context, asks: &mut Vec<Ask>) -> bool {
    ask_ui(app, state, Purpose::Open, ["dialog-open", "dialog-open-button"], ctx, asks)
}

fn ask_ui(
    app: &mut App,
    state: &mut PathState,
    purpose: Purpose,
    [title, button]: [&str; 2],
    ctx: &Context,
    asks: &mut Vec<Ask>,
) -> bool {
    let lang = app.lang();
    let mut enter = Enter::before(ctx);
    let answer = Dialog::new(&lang.t(title)).size(SIZE).ui(ctx, lang, |ui| {
        let focus = std::mem::take(&mut state.focus);
        path_ui(app, &mut state.path, purpose, focus, &mut enter, ui, asks);
        buttons_ui(app, button, ui)
    });
    if answer.inner == Choice::Done || enter.pressed(ctx) {
        state.focus = true;
        asks.push(match purpose {
            Purpose::Open => Ask::Path(state.typed()),
            Purpose::SaveScene | Purpose::SaveFigure => Ask::WriteScene(state.typed()),
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
    app: &mut App,
    path: &mut String,
    purpose: Purpose,
    focus: bool,
    enter: &mut Enter,
    ui: &mut Ui,
    asks: &mut Vec<Ask>,
) {
    let lang = app.lang();
    ui.horizontal(|ui| {
        let name = lang.t("dialog-path");
        let width = ui.available_width() - 44.0;
        let field = widgets::field(ui, TextEdit::singleline(path).desired_width(width));
        if focus {
            field.request_focus();
        }
        enter.belongs_to(&field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if field.changed() {
            asks.push(Ask::CloseBanner);
        }
        let browse = lang.t("dialog-browse");
        if ui.add(IconButton::new(Icon::Folder, &browse)).clicked() {
            let typed = PathBuf::from(path.trim());
            let name = typed.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let folder = typed.parent().map(PathBuf::from);
            app.files.show(Request { purpose, folder, name }, ui.ctx());
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
