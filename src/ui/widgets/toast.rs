//! A line that says something was done, with one thing to do about it, and leaves by itself.

use super::icon_button::IconButton;
use super::pill::Pill;
use crate::plain;
use crate::text::Lang;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, color32, font, size, space, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Pos2, RichText, Ui, WidgetInfo};
use std::time::Duration;

/// How long it stays, in seconds: long enough to read a path and reach its button.
const STAYS_S: f64 = 6.0;

/// Keep it in an `Option` and give that to [`Toast::ui`] every frame.
#[derive(Clone, Debug)]
pub struct Toast {
    words: String,
    action: String,
    until: Option<f64>,
}

impl Toast {
    /// `action` is the word on its button; may be empty.
    pub fn new(words: impl Into<String>, action: impl Into<String>) -> Self {
        Self { words: plain::lines(&words.into()).into_owned(), action: action.into(), until: None }
    }

    /// Shows it with the middle of its lower edge at `bottom`; true when its button was pressed. Empties `toast` when
    /// it has stayed long enough or was closed. It waits while the pointer rests on it.
    pub fn ui(toast: &mut Option<Self>, ctx: &Context, bottom: Pos2, lang: Lang) -> bool {
        let Some(shown) = toast else { return false };
        let now = ctx.input(|input| input.time);
        let until = *shown.until.get_or_insert(now + STAYS_S);
        let area =
            Area::new(Id::unique("toast")).order(Order::Foreground).fixed_pos(bottom).pivot(Align2::CENTER_BOTTOM);
        let answer = area.fade_in(false).show(ctx, |ui| shown.plate_ui(ui, lang));
        let (acted, closed) = answer.inner;
        if answer.response.contains_pointer() {
            shown.until = Some(now + STAYS_S);
        } else if now >= until {
            *toast = None;
        }
        ctx.request_repaint_after(Duration::from_secs_f64((until - now).max(0.0)));
        if acted || closed {
            *toast = None;
        }
        acted
    }

    /// Whether the button, and whether the cross was pressed.
    fn plate_ui(&self, ui: &mut Ui, lang: Lang) -> (bool, bool) {
        let tokens = theme::tokens(ui.ctx());
        let frame = Frame::new()
            .fill(color32(tokens.raised))
            .stroke(theme::border(&tokens))
            .corner_radius(size::RADIUS_CARD)
            .shadow(theme::card_shadow())
            .inner_margin(Margin::symmetric(space::APART as i8, space::TIGHT as i8));
        let contents = |ui: &mut Ui| {
            let size = theme::readable(ui.ctx(), text::BODY);
            let words = RichText::new(&self.words).font(font(size, false)).color(color32(tokens.text));
            ui.label(words);
            let acted = !self.action.is_empty() && ui.add(Pill::new(&self.action)).clicked();
            let close = lang.t("widget-close");
            let close = IconButton::new(Icon::Cross, &close).icon_size(text::SECONDARY);
            (acted, ui.add(close).clicked())
        };
        let answer = frame.show(ui, |ui| {
            // A row is centred on the height it starts with.
            ui.spacing_mut().interact_size.y = size::BUTTON;
            ui.horizontal(contents).inner
        });
        answer.response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.words));
        answer.inner
    }
}
