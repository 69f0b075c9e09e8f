//! The lecture's contents: its chapters, and the scenes of the chosen one's chapter, chosen with arrows and Enter; on
//! black with "End" after the last one.

use super::words::{fitted, heading_ui, paint};
use crate::figure::theme::{Theme, Tokens, screen};
use crate::picture::words;
use crate::scene::chapters::{self, Chapter};
use crate::ui::actions::Action;
use crate::ui::keys;
use crate::ui::paint::room;
use crate::ui::paint::theme::{self, color32};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::dialog::ContentsState;
use crate::ui::views::scale::{scale, size};
use crate::ui::widgets::modal;
use eframe::egui::{Align2, Context, Frame, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// Height of the heading and of a row, and the margins.
const HEAD: f32 = 84.0;
const ROW: f32 = 42.0;
const MARGIN: f32 = 28.0;
/// Share of the width that the chapters take.
const CHAPTERS: f32 = 0.34;

/// Shows the list over the whole screen. True when it is over.
pub fn contents_ui(app: &App, contents: &mut ContentsState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let (lang, whole, k) = (app.lang(), room::lecture(ctx), scale(ctx));
    let tokens = match contents.ended {
        true => Tokens { page: screen::BLACK, ..Theme::Dark.lecture_tokens() },
        false => app.tokens(),
    };
    let over = chosen_by_key(app, contents, ctx, requests);
    let parts = app.presets.chapters();
    let open = chapter_of(&parts, contents.chosen);
    let frame = Frame::new().fill(color32(tokens.page));
    let mut clicked = None;
    let title = lang.t(if contents.ended { "lecture-end" } else { "lecture-contents" });
    modal(Id::unique("contents"), &title).frame(frame).show(ctx, |ui| {
        ui.allocate_exact_size(whole.size(), Sense::hover());
        let galley = fitted(ui, &title, [size::TITLE * k; 2], true, color32(tokens.text), whole.width());
        heading_ui(ui, whole.min + vec2(MARGIN, HEAD / 2.0) * k, galley, &title);
        let width = whole.width() - 2.0 * MARGIN * k;
        let room = whole.height() - (HEAD + MARGIN) * k;
        let list = |left: f32, right: f32, count: usize| {
            let height = (room / count.max(1) as f32).min(ROW * k);
            let corner = whole.min + vec2(MARGIN * k + left * width, HEAD * k);
            move |row: usize| {
                let corner = corner + vec2(0.0, height * row as f32);
                Rect::from_min_size(corner, vec2((right - left) * width - 12.0 * k, height))
            }
        };
        let place = list(0.0, CHAPTERS, parts.len());
        for (row, (chapter, places)) in parts.iter().enumerate() {
            let name = chapters::name(*chapter, lang);
            if chapter_ui(&name, row == open, place(row), k, &tokens, ui) {
                contents.chosen = places.start;
            }
        }
        let scenes = parts[open].1.clone();
        let place = list(CHAPTERS, 1.0, scenes.len());
        for at in scenes.clone() {
            if row_ui(app, at, at == contents.chosen, place(at - scenes.start), k, &tokens, ui) {
                clicked = Some(at);
            }
        }
    });
    if let Some(at) = clicked {
        choose(app, at, requests);
    }
    over || clicked.is_some()
}

/// The place among the chapters of the one that a scene belongs to.
fn chapter_of(chapters: &[(Option<Chapter>, Range<usize>)], scene: usize) -> usize {
    chapters.iter().position(|(_, places)| places.contains(&scene)).unwrap_or(0)
}

/// Handles arrows, Enter, and the keys that close the list; true when one did. Up and down walk all scenes, left and
/// right the first ones of the chapters.
fn chosen_by_key(app: &App, contents: &mut ContentsState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let last = app.presets.list.len() - 1;
    if contents.ended {
        // A clicker's "next" has nowhere to go and its "previous" leads back, whichever keys it sends. The list that
        // arrows walk is a key away.
        if keys::take(Action::PreviousScene, ctx) {
            return true;
        }
        keys::take(Action::NextScene, ctx);
        if keys::take(Action::Scenes, ctx) {
            contents.ended = false;
            return false;
        }
    }
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, by) in [(Key::ArrowUp, -1), (Key::ArrowDown, 1)] {
        if pressed(key) {
            contents.chosen = contents.chosen.saturating_add_signed(by).min(last);
        }
    }
    for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
        if pressed(key) {
            let chapters = app.presets.chapters();
            let next = chapter_of(&chapters, contents.chosen).saturating_add_signed(by);
            contents.chosen = chapters.get(next).map_or(last, |(_, places)| places.start);
        }
    }
    if pressed(Key::Home) {
        contents.chosen = 0;
    }
    if pressed(Key::End) {
        contents.chosen = last;
    }
    if pressed(Key::Enter) {
        choose(app, contents.chosen, requests);
        return true;
    }
    // At the end the clicker's stop ends the lecture; in the list Esc only closes the list.
    if contents.ended && (keys::take(Action::Close, ctx) || keys::take(Action::Lecture, ctx)) {
        requests.push(Request::Do(Action::Lecture));
        return true;
    }
    // The arrows have been handled above: what is left are the clicker's own keys.
    keys::take(Action::PreviousScene, ctx) || keys::take(Action::Scenes, ctx)
}

fn choose(app: &App, at: usize, requests: &mut Vec<Request>) {
    if app.place_in_list() != Some(at) {
        requests.push(Request::Preset(app.presets.list[at].slug.clone()));
    }
}

/// One chapter; true when it was clicked.
fn chapter_ui(name: &str, open: bool, rect: Rect, k: f32, tokens: &Tokens, ui: &Ui) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("chapter", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, open, name));
    if open || response.hovered() {
        let fill = if open { tokens.press } else { tokens.hover };
        ui.painter().rect_filled(rect, f32::from(theme::size::RADIUS) * k, color32(fill));
    }
    let inside = rect.shrink2(vec2(12.0 * k, 0.0));
    let words = fitted(ui, name, [size::PROGRESS * k, size::LEAST * k], open, color32(tokens.text), inside.width());
    paint(ui, inside.left_center(), Align2::LEFT_CENTER, words);
    response.clicked()
}

/// One scene; true when it was clicked.
fn row_ui(app: &App, at: usize, chosen: bool, rect: Rect, k: f32, tokens: &Tokens, ui: &Ui) -> bool {
    let preset = &app.presets.list[at];
    let title = words::title(&preset.scene, app.lang());
    let response = ui.interact(rect, ui.scope_id().with(at), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &title));
    if chosen || response.hovered() {
        let fill = if chosen { tokens.accent } else { tokens.hover };
        ui.painter().rect_filled(rect, f32::from(theme::size::RADIUS) * k, color32(fill));
    }
    let ink = color32(if chosen { tokens.on_accent } else { tokens.text });
    let number = fitted(ui, &(at + 1).to_string(), [size::LEAST * k; 2], false, ink, rect.width());
    let left = rect.min.x + 34.0 * k;
    let slide = match preset.scene.slide.as_str() {
        "" => String::new(),
        slide => app.lang().slides(slide),
    };
    let weak = if chosen { ink } else { color32(tokens.weak) };
    let slide = fitted(ui, &slide, [size::LEAST * k; 2], false, weak, rect.width());
    let room = rect.max.x - left - 34.0 * k - slide.size().x;
    let words = fitted(ui, &title, [size::PROGRESS * k, size::LEAST * k], false, ink, room);
    paint(ui, pos2(rect.max.x - 12.0 * k, rect.center().y), Align2::RIGHT_CENTER, slide);
    paint(ui, pos2(left, rect.center().y), Align2::RIGHT_CENTER, number);
    paint(ui, pos2(left + 12.0 * k, rect.center().y), Align2::LEFT_CENTER, words);
    response.clicked()
}
