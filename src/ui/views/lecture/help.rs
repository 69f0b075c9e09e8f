//! All keys of the lecture on one screen.

use super::words::{fitted, heading_ui, words_ui};
use crate::ui::actions::Action;
use crate::ui::keys;
use crate::ui::keys::list::lecture_keys;
use crate::ui::paint::room;
use crate::ui::paint::theme::color32;
use crate::ui::state::app::App;
use crate::ui::views::scale::{scale, size};
use crate::ui::widgets::modal;
use eframe::egui::{Align2, Context, Frame, Id, Sense, pos2, vec2};

/// Height of the heading, and the margins.
const HEAD: f32 = 76.0;
const MARGIN: f32 = 28.0;
/// The highest a row gets.
const ROW: f32 = 34.0;

/// Shows the keys over the whole screen. True when they are over: any key of theirs closes them.
pub fn help_ui(app: &App, ctx: &Context) -> bool {
    let (lang, tokens, whole, k) = (app.lang(), app.tokens(), room::lecture(ctx), scale(ctx));
    let rows = lecture_keys(lang);
    let half = rows.len().div_ceil(2);
    let row = ((whole.height() - (HEAD + MARGIN) * k) / half as f32).min(ROW * k);
    let closed = [Action::Help, Action::Lecture, Action::Play].into_iter().any(|action| keys::take(action, ctx));
    let title = lang.t("lecture-keys");
    modal(Id::unique("lecture keys"), &title).frame(Frame::new().fill(color32(tokens.page))).show(ctx, |ui| {
        ui.allocate_exact_size(whole.size(), Sense::hover());
        let (ink, weak) = (color32(tokens.text), color32(tokens.weak));
        let galley = fitted(ui, &title, [size::TITLE * k; 2], true, ink, whole.width());
        heading_ui(ui, whole.min + vec2(MARGIN, HEAD / 2.0) * k, galley, &title);
        let width = (whole.width() - 3.0 * MARGIN * k) / 2.0;
        for (at, [does, caps]) in rows.iter().enumerate() {
            let left = whole.min.x + MARGIN * k + (width + MARGIN * k) * (at / half) as f32;
            let y = whole.min.y + HEAD * k + row * ((at % half) as f32 + 0.5);
            let set = fitted(ui, caps, [size::LEAST * k; 2], false, weak, width);
            let place = words_ui(ui, &format!("keys {at}"), pos2(left + width, y), Align2::RIGHT_CENTER, set, caps);
            let words = fitted(ui, does, [size::LEAST * k; 2], false, ink, place.min.x - left - 12.0 * k);
            words_ui(ui, &format!("words {at}"), pos2(left, y), Align2::LEFT_CENTER, words, does);
        }
    });
    closed
}
