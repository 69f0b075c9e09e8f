//! A number that was refused: why, on a plate under its control, until the next key or click.

use super::number::NumberFault;
use super::surface::plate;
use crate::figure::theme::Tokens;
use crate::text::Lang;
use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::{Align2, Area, Event, Id, Order, Response, Sense, Stroke, StrokeKind, Ui, vec2};

/// How many characters of what was typed the sentence repeats.
const LONGEST: usize = 24;

/// The sentence by which a control refuses a number, while it is shown.
#[derive(Clone, Default)]
pub(super) struct Refusal(String);

impl Refusal {
    /// Remembers that a control refused what was typed into it.
    pub fn keep(ui: &Ui, id: Id, typed: &str, fault: NumberFault, lang: Lang) {
        let mut said: String = typed.chars().take(LONGEST).collect();
        if said.len() < typed.len() {
            said.push('…');
        }
        let words = [("typed", said.into()), ("reason", fault.message(lang).into())];
        let refusal = Self(lang.with("widget-refused", &words));
        ui.data_mut(|data| data.insert_temp(id, refusal));
    }

    /// Forgets it.
    pub fn forget(ui: &Ui, id: Id) {
        ui.data_mut(|data| data.remove_temp::<Self>(id));
    }

    /// Forgets it once a key or a button goes down: it has been seen. Asked before the control is shown.
    pub fn forget_on_input(ui: &Ui, id: Id) {
        let goes_on = |event: &Event| {
            matches!(event, Event::Key { pressed: true, .. } | Event::PointerButton { pressed: true, .. })
                || matches!(event, Event::Text(_) | Event::Paste(_))
        };
        if ui.input(|input| input.events.iter().any(goes_on)) {
            Self::forget(ui, id);
        }
    }

    /// Shows it at the control, which has its value from before.
    pub fn ui(ui: &Ui, control: &Response) {
        let Some(Self(reason)) = ui.data(|data| data.get_temp::<Self>(control.id)) else { return };
        let tokens = theme::tokens(ui.ctx());
        let border = Stroke::new(size::BAD_BORDER, color32(tokens.bad));
        ui.painter().rect_stroke(control.rect, size::RADIUS_INNER, border, StrokeKind::Inside);
        reason_ui(ui, control, &reason, &tokens);
    }
}

/// A reason on a plate under a control. It floats: the panel below must not jump while one types.
pub(super) fn reason_ui(ui: &Ui, control: &Response, reason: &str, tokens: &Tokens) {
    ui.ctx().accesskit_node_builder(control.id, |node| node.set_description(reason));
    Area::new(control.id.with("reason"))
        .order(Order::Tooltip)
        .fixed_pos(control.rect.right_bottom() + vec2(0.0, theme::space::TIGHT))
        .pivot(Align2::RIGHT_TOP)
        .interactable(false)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            let ink = color32(tokens.bad);
            let galley = ui.painter().layout_no_wrap(reason.to_owned(), font(text::SMALL, false), ink);
            let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(14.0, 6.0), Sense::hover());
            plate(ui.painter(), rect, tokens, tokens.bad);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
        });
}
