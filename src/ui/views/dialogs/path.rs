//! The dialogs for a path: a field to type it into, and a button that shows the system's dialog. They work on every
//! machine and by keys alone.
//!
//! The field has the focus from the first frame on and again after every Enter; what went wrong is said under it, and
//! the dialog goes when the file is opened or written, not before.

use super::Enter;
use crate::plain;
use crate::text::Lang;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{color32, font, space, text};
use crate::ui::request::{DialogQuestion, Purpose, Request};
use crate::ui::state::app::App;
use crate::ui::state::dialog::PathState;
use crate::ui::state::typed_path;
use crate::ui::widgets::{self, DialogCard, IconButton, Pill};
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Button, Context, Id, Key, Layout, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo};
use std::path::{MAIN_SEPARATOR, PathBuf};

const SIZE: [f32; 2] = [640.0, 360.0];
/// Most recent files under the field.
const RECENT: usize = 4;

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
    state.look_up(purpose);
    let offers = offers(app, state, purpose);
    keys(state, &offers, ctx);
    let mut picked = None;
    let answer = DialogCard::new(&lang.t(title)).size(SIZE).ui(ctx, lang, |ui| {
        let focus = std::mem::take(&mut state.focus);
        path_ui(app, &mut state.path, purpose, focus, &mut enter, ui, requests);
        picked = offers_ui(&offers, state, lang, ui);
        buttons_ui(app, button, ui)
    });
    let is_entered = enter.pressed(ctx);
    picked = picked.or(state.row.filter(|_| is_entered));
    if let Some(offer) = picked.and_then(|row| offers.get(row)) {
        (state.path, state.row) = (offer.typed.clone(), None);
        // Of a folder its names come next; a file is opened.
        state.focus = true;
        if offer.is_file && purpose == Purpose::Open {
            requests.push(Request::Path(state.typed()));
        }
    } else if answer.inner == Choice::Done || is_entered {
        state.focus = true;
        requests.push(match purpose {
            Purpose::Open => Request::Path(state.typed()),
            Purpose::SaveScene | Purpose::SaveFigure => Request::WriteScene(state.typed()),
        });
    }
    answer.closed || answer.inner == Choice::Cancel
}

/// A line under the field: what a click or Enter puts into it.
struct Offer {
    typed: String,
    name: String,
    is_file: bool,
}

/// Recent files, while no name is typed, and how the path could go on.
fn offers(app: &App, state: &PathState, purpose: Purpose) -> Vec<Offer> {
    let is_bare = state.path.is_empty() || state.path.ends_with(['/', MAIN_SEPARATOR]);
    let recent = app.settings.recent.iter().filter(|_| is_bare && purpose == Purpose::Open).take(RECENT).map(|path| {
        let typed = path.display().to_string();
        Offer { name: typed.clone(), typed, is_file: true }
    });
    let (shown, _) = typed_path::shown(&state.completions.1);
    let names =
        shown.iter().map(|one| Offer { typed: one.typed.clone(), name: one.name.clone(), is_file: one.is_file });
    recent.chain(names).collect()
}

/// Arrows mark a line, Tab types what all names have in common.
fn keys(state: &mut PathState, offers: &[Offer], ctx: &Context) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if !offers.is_empty() && pressed(Key::ArrowDown) {
        state.row = Some(state.row.map_or(0, |row| (row + 1).min(offers.len() - 1)));
    }
    if !offers.is_empty() && pressed(Key::ArrowUp) {
        state.row = state.row.and_then(|row| row.checked_sub(1));
    }
    let common = typed_path::common(&state.completions.1).filter(|common| common.len() > state.path.len());
    if let Some(common) = common.filter(|_| pressed(Key::Tab)) {
        state.path = common;
        state.focus = true;
    }
}

/// Shows the lines. The one that was clicked.
fn offers_ui(offers: &[Offer], state: &PathState, lang: Lang, ui: &mut Ui) -> Option<usize> {
    let mut picked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (row, offer) in offers.iter().enumerate() {
        let words = RichText::new(plain::line(&offer.name)).font(font(text::SECONDARY, false));
        let button = Button::selectable(state.row == Some(row), words).truncate();
        if ui.add(button).clicked() {
            picked = Some(row);
        }
    }
    let (_, more) = typed_path::shown(&state.completions.1);
    if more > 0 {
        let words = lang.with("dialog-path-more", &[("count", more.into())]);
        ui.label(RichText::new(words).font(font(text::SECONDARY, false)).weak());
    }
    picked
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
            to_end(ui.ctx(), field.id, path);
        }
        enter.belongs_to(&field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if field.changed() {
            requests.push(Request::CloseBanner);
        }
        let browse = lang.t("dialog-browse");
        if can_browse && ui.add(IconButton::new(Icon::Folder, &browse)).clicked() {
            let typed = typed_path::meant(path);
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

/// Puts the caret behind what is typed.
fn to_end(ctx: &Context, field: Id, path: &str) {
    if let Some(mut state) = TextEditState::load(ctx, field) {
        let end = CCursor::new(path.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ctx, field);
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
