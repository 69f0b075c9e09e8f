//! One frame of the window: keys, what was computed, views, requests. And the window of the system around the frames.

#[cfg(not(target_arch = "wasm32"))]
mod icon;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod placing;
#[cfg(not(target_arch = "wasm32"))]
mod shell;

use crate::scene::Presets;
use crate::ui::actions::Action;
use crate::ui::keys::{self, layouts};
use crate::ui::paint::{motion, room, theme};
use crate::ui::perform;
use crate::ui::request::Request;
use crate::ui::settings::Settings;
use crate::ui::state::app::App;
use crate::ui::state::document::Document;
use crate::ui::state::notice::Notice;
use crate::ui::state::session::restore;
use crate::ui::views::{self, dialogs, lecture};
use eframe::egui::{Context, Popup, Ui, UiBuilder, accesskit_root_id, vec2};

#[cfg(target_arch = "wasm32")]
pub use page::run_on_page;
#[cfg(not(target_arch = "wasm32"))]
pub use shell::{Shell, WINDOW_KEY, run, viewport};

/// The program's name, for the system, for screen readers and for eframe's files.
pub const NAME: &str = "losscape";

/// The state of a window that goes on where `settings` left off, or shows what was `opened`.
///
/// # Errors
/// The system gives no thread.
pub fn open(ctx: &Context, settings: Settings, opened: Option<Document>) -> std::io::Result<App> {
    open_among(ctx, settings, Presets::all(), opened)
}

/// The same with `presets` in its list of scenes.
///
/// # Errors
/// The system gives no thread.
pub fn open_among(
    ctx: &Context,
    settings: Settings,
    presets: Presets,
    opened: Option<Document>,
) -> std::io::Result<App> {
    theme::install(ctx);
    motion::set_less(settings.less_motion.unwrap_or_else(motion::wished), ctx);
    theme::apply(ctx, &settings.theme.tokens());
    let session = settings.session.as_ref().filter(|_| opened.is_none());
    let (restored, at) = (session.map(|session| restore(session, &presets)), session.map(|session| session.at));
    let first = || Document::of_preset(&presets.list[0]);
    let document = opened.or(restored).unwrap_or_else(first);
    let mut app = App::new(ctx, settings, presets, document)?;
    perform::documents::begin(&mut app, at);
    if let Some(faults) = app.presets.faults.first() {
        let lang = app.lang();
        let headline = lang.t("banner-own-preset");
        let notice = Notice { headline, sentence: faults.sentence(lang), allowed: faults.allowed(lang) };
        perform::add_standing_notice(&mut app, notice);
    }
    Ok(app)
}

/// One frame, in order: keys, what the threads have computed, views, what was asked for.
pub fn frame_ui(app: &mut App, ui: &mut Ui) {
    let ctx = ui.ctx().clone();
    let popup = Popup::is_any_open(&ctx);
    // Screen readers ask the tree, not the system, for the window's title.
    ctx.accesskit_node_builder(accesskit_root_id(), |window| window.set_label(NAME));
    layouts::apply_layout(&ctx);
    motion::rest_cursor(&ctx);
    let mut requests = keys::pressed(app, &ctx);
    let keys_wait = keys::wait_for_a_dialog(app, &ctx);
    perform::frame::begin(app, keys_wait, &ctx);
    lecture::fade::advance(app.lecture.is_some(), &ctx);
    views_ui(app, popup, ui, &mut requests);
    let shown = app.document.origin.clone();
    perform::frame::end(app, requests, &ctx);
    if app.lecture.is_some() && app.document.origin != shown && !motion::is_less(&ctx) {
        lecture::fade::begin(&ctx);
    }
    perform::frame::keep(app, &ctx);
}

/// Everything that is shown, and what it asks for. `popup`: a menu was open before.
fn views_ui(app: &mut App, popup: bool, ui: &mut Ui, requests: &mut Vec<Request>) {
    let ctx = ui.ctx().clone();
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme::color32(app.tokens().page));
    let room = if app.lecture.is_some() { room::lecture(&ctx) } else { room::window(&ctx) };
    // A window too small to be laid out shows the upper left part of a larger one.
    let mut larger = (room != ctx.content_rect()).then(|| ui.new_child(UiBuilder::new().max_rect(room)));
    let mut memory = perform::frame::lend_memory(app);
    views::window_ui(app, &mut memory, larger.as_mut().unwrap_or(ui), requests);
    perform::frame::take_memory(app, memory);
    if let Some(mut dialog) = perform::frame::lend_dialog(app) {
        let is_over = dialogs::dialog_ui(app, &mut dialog, &ctx, requests);
        perform::frame::take_dialog(app, dialog, is_over);
    }
    if keys::closed_by_escape(popup, &ctx) {
        requests.push(Request::Do(Action::Close));
    }
    let foot = if app.lecture.is_some() { lecture::foot(&ctx) } else { 0.0 };
    let bottom = ctx.content_rect().center_bottom() - vec2(0.0, foot + theme::space::FAR);
    if !app.is_blank() {
        let lang = app.lang();
        views::toast_ui(perform::frame::lend_toast(app), bottom, lang, &ctx);
    }
}
