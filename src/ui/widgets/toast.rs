//! A line that says something was done, with one thing to do about it, and leaves by itself.

use super::icon_button::IconButton;
use super::pill::Pill;
use crate::plain;
use crate::text::Lang;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Pos2, RichText, Ui, WidgetInfo};
use std::borrow::Cow;
use std::time::Duration;

/// How long it stays, in seconds: long enough to read a path and reach its button.
const STAYS_S: f64 = 6.0;

/// A sentence, and a button with one word where it is given.
#[must_use = "show it with `ui`"]
pub struct Toast<'a> {
    words: Cow<'a, str>,
    action: &'a str,
}

/// What came of a toast in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToastResponse {
    /// Its button was pressed.
    pub acted: bool,
    /// It has stayed long enough, or was closed: it is not shown any more.
    pub is_over: bool,
}

impl<'a> Toast<'a> {
    /// With a sentence.
    pub fn new(words: &'a str) -> Self {
        Self { words: plain::lines(words), action: "" }
    }
    /// With a button.
    pub fn action(mut self, action: &'a str) -> Self {
        self.action = action;
        self
    }

    /// Shows it with the middle of its lower edge at `bottom`. `until` is when it leaves, in egui's seconds: none
    /// before the first frame. It waits while the pointer rests on it.
    pub fn ui(&self, until: &mut Option<f64>, ctx: &Context, bottom: Pos2, lang: Lang) -> ToastResponse {
        let now = ctx.input(|input| input.time);
        let leaves = *until.get_or_insert(now + STAYS_S);
        let area =
            Area::new(Id::unique("toast")).order(Order::Foreground).fixed_pos(bottom).pivot(Align2::CENTER_BOTTOM);
        let answer = area.fade_in(false).show(ctx, |ui| self.plate_ui(ui, lang));
        let (acted, closed) = answer.inner;
        let is_touched = answer.response.contains_pointer();
        if is_touched {
            *until = Some(now + STAYS_S);
        }
        ctx.request_repaint_after(Duration::from_secs_f64((leaves - now).max(0.0)));
        ToastResponse { acted, is_over: acted || closed || (!is_touched && now >= leaves) }
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
            let words = RichText::new(&*self.words).font(font(size, false)).color(color32(tokens.text));
            ui.label(words);
            let acted = !self.action.is_empty() && ui.add(Pill::new(self.action)).clicked();
            let close = lang.t("widget-close");
            let close = IconButton::new(Icon::Cross, &close).icon_size(text::SECONDARY);
            (acted, ui.add(close).clicked())
        };
        let answer = frame.show(ui, |ui| {
            // A row is centred on the height it starts with.
            ui.spacing_mut().interact_size.y = size::BUTTON;
            ui.horizontal(contents).inner
        });
        answer.response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &*self.words));
        answer.inner
    }
}
