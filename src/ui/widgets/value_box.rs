//! A box with a number that one drags or types.
//!
//! A drag moves it, a click opens it for typing. Every good text takes effect at once; a bad one takes effect as little
//! as possible: the value is the one from before the edit (`1e400` passes through `1e4`), the border is red, and the
//! reason with the allowed range stands under the field, also after the field was left. Esc brings back the value from
//! before the edit and says nothing.

use super::number::{self, NumberFault};
use super::refusal::{Refusal, reason_ui};
use super::surface::Surface;
use super::tip::with_tip;
use crate::number::typed;
use crate::params::{Allowed, Param, Scale};
use crate::text::Lang;
use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::accesskit::{Action, ActionData};
use eframe::egui::text::CCursorRange;
use eframe::egui::{
    Align2, CursorIcon, Frame, Id, Key, Margin, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2, WidgetInfo, vec2,
};

/// Points of dragging for the whole of a slider's range.
const DRAG_RANGE: f64 = 200.0;
/// How much slower a drag is with Shift or Alt.
const FINE: f64 = 0.1;
/// Between the text and the right edge.
const PADDING: f32 = 7.0;

/// What happened to a number in this frame. A change without a drag is a single step: a key, the wheel, a double click.
#[derive(Debug)]
pub struct ValueResponse {
    /// The control.
    pub response: Response,
    /// The value is another one than before.
    pub changed: bool,
    /// A drag or an edit by typing began: from here to `drag_stopped` is one entry of the undo list.
    pub drag_started: bool,
    /// It goes on: what changes now is part of it.
    pub active: bool,
    /// It ended.
    pub drag_stopped: bool,
}

impl ValueResponse {
    /// What happened to either of two controls of one number; the response is `self`'s.
    pub fn or(self, other: Self) -> Self {
        Self {
            response: self.response,
            changed: self.changed || other.changed,
            drag_started: self.drag_started || other.drag_started,
            active: self.active || other.active,
            drag_stopped: self.drag_stopped || other.drag_stopped,
        }
    }
}

/// How far the value moves when dragged.
#[derive(Clone, Copy)]
enum Travel {
    /// Along a parameter's slider.
    Slider(Param),
    /// So much per point.
    PerPoint(f64),
}

/// A box with a number, 58 × 22; the number stands at the right.
#[must_use = "show it with `ui`"]
pub struct ValueBox<'a> {
    name: &'a str,
    tip: &'a str,
    lang: Lang,
    allowed: Allowed,
    scale: Scale,
    travel: Travel,
    size: Vec2,
}

/// The edit under way: what is being typed, and the value before it.
#[derive(Clone, Default)]
struct Edit {
    text: String,
    before: f64,
    /// The value the text stands for, to notice when something else changes it.
    value: f64,
    fault: Option<NumberFault>,
}

impl<'a> ValueBox<'a> {
    /// Any finite number; a drag moves it by 0.01 per point.
    pub fn new(name: &'a str, lang: Lang) -> Self {
        Self {
            name,
            tip: "",
            lang,
            allowed: Allowed::ANY,
            scale: Scale::Linear,
            travel: Travel::PerPoint(0.01),
            size: size::VALUE_BOX,
        }
    }
    /// A parameter's value.
    pub fn of(param: &Param, name: &'a str, lang: Lang) -> Self {
        Self { allowed: param.allowed, scale: param.scale, travel: Travel::Slider(*param), ..Self::new(name, lang) }
    }
    /// Which numbers are good.
    pub fn allowed(mut self, allowed: Allowed) -> Self {
        self.allowed = allowed;
        self
    }
    /// Whole numbers only.
    pub fn whole(mut self) -> Self {
        self.scale = Scale::Whole;
        self
    }
    /// How much a drag moves it per point.
    pub fn per_point(mut self, step: f64) -> Self {
        self.travel = Travel::PerPoint(step);
        self
    }
    /// Another width than 58.
    pub fn width(mut self, width: f32) -> Self {
        self.size.x = width;
        self
    }
    /// A sentence shown when hovered.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }

    /// Shows it.
    pub fn ui(self, ui: &mut Ui, value: &mut f64) -> ValueResponse {
        let (id, rect) = ui.allocate_space(self.size);
        let before = *value;
        Refusal::forget_on_input(ui, id);
        self.follow_screen_reader(ui, id, value);
        let editing = ui.is_enabled()
            && ui.memory_mut(|memory| {
                // Known before it is shown, so that the first key after Tab goes into the text.
                memory.interested_in_focus(id, ui.layer_id());
                memory.has_focus(id)
            });
        let (response, drag_started, drag_stopped) =
            if editing { self.edit_ui(ui, id, rect, value) } else { self.drag_ui(ui, id, rect, value) };
        self.describe(ui, &response, *value);
        let changed = *value != before;
        let active = editing || response.dragged();
        ValueResponse { response: with_tip(response, self.tip, ""), changed, drag_started, active, drag_stopped }
    }

    /// Does what a screen reader asks for.
    fn follow_screen_reader(&self, ui: &Ui, id: Id, value: &mut f64) {
        let (typed, steps) = ui.input(|input| {
            let set = input.accesskit_action_requests(id, Action::SetValue).find_map(|request| match &request.data {
                Some(ActionData::NumericValue(wanted)) => Some(typed(*wanted)),
                Some(ActionData::Value(typed)) => Some(typed.to_string()),
                _ => None,
            });
            let steps = input.num_accesskit_action_requests(id, Action::Increment) as f64
                - input.num_accesskit_action_requests(id, Action::Decrement) as f64;
            (set, steps)
        });
        match typed.map(|typed| (number::parse(&typed, self.allowed, self.scale), typed)) {
            Some((Ok(wanted), _)) => {
                Refusal::forget(ui, id);
                *value = wanted;
            }
            Some((Err(fault), typed)) => Refusal::keep(ui, id, &typed, fault, self.lang),
            None if steps != 0.0 => self.take(self.stepped(*value, steps), value),
            None => {}
        }
    }

    /// A value that was dragged or stepped to; at the end of the allowed range it stops.
    fn take(&self, wanted: f64, value: &mut f64) {
        let wanted = self.allowed.nearest(wanted);
        if number::check(wanted, self.allowed, self.scale).is_ok() {
            *value = wanted;
        }
    }

    /// `steps` fine steps away.
    fn stepped(&self, value: f64, steps: f64) -> f64 {
        match self.travel {
            Travel::Slider(param) => super::slider::stepped(&param, value, steps),
            Travel::PerPoint(step) => rounded(value + steps * step, step),
        }
    }

    fn drag_ui(&self, ui: &mut Ui, id: Id, rect: Rect, value: &mut f64) -> (Response, bool, bool) {
        let ended = self.finish_edit(ui, id, value);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.drag(ui, &response, value);
        if ui.is_rect_visible(rect) {
            let tokens = theme::tokens(ui.ctx());
            Surface::inset(&tokens, &response).paint(ui.painter(), rect, size::RADIUS_INNER);
            let (ink, face) = (color32(tokens.text), font(text::BODY, false));
            let width = |form: &str| ui.painter().layout_no_wrap(form.to_owned(), face.clone(), ink).size().x;
            let room = rect.width() - 1.5 * PADDING;
            let words = number::shown_fitting(*value, self.scale, self.lang, |form| width(form) <= room);
            let at = rect.right_center() - vec2(PADDING, 0.0);
            ui.painter().with_clip_rect(rect).text(at, Align2::RIGHT_CENTER, words, face, ink);
        }
        Refusal::ui(ui, &response);
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        let (started, stopped) = (response.drag_started(), response.drag_stopped());
        (response, started, stopped || ended)
    }

    fn drag(&self, ui: &Ui, response: &Response, value: &mut f64) {
        // Kept unrounded between frames: a slow drag must not stick at a rounded value.
        let precise_id = response.id.with("precise");
        if response.drag_started() {
            let from = match self.travel {
                Travel::Slider(param) => param.position(*value),
                Travel::PerPoint(_) => *value,
            };
            ui.data_mut(|data| data.insert_temp(precise_id, from));
        }
        let fine = ui.input(|input| input.modifiers.shift || input.modifiers.alt);
        let points = f64::from(response.drag_delta().x) * if fine { FINE } else { 1.0 };
        if !response.dragged() || points == 0.0 {
            return;
        }
        let Some(from) = ui.data(|data| data.get_temp::<f64>(precise_id)) else { return };
        let (precise, wanted) = match self.travel {
            Travel::Slider(param) => {
                let position = (from + points / DRAG_RANGE).clamp(0.0, 1.0);
                (position, param.value_at(position))
            }
            Travel::PerPoint(step) => {
                let precise = from + points * step;
                (precise, rounded(precise, if fine { step * FINE } else { step }))
            }
        };
        ui.data_mut(|data| data.insert_temp(precise_id, precise));
        self.take(wanted, value);
    }

    /// Whether an edit ended with the last frame; Esc takes it back.
    fn finish_edit(&self, ui: &Ui, id: Id, value: &mut f64) -> bool {
        let Some(edit) = ui.data_mut(|data| data.remove_temp::<Edit>(id)) else { return false };
        // The key is taken, or the dialog around this box would close with it.
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            *value = edit.before;
        } else if let Some(fault) = edit.fault {
            Refusal::keep(ui, id, &edit.text, fault, self.lang);
        }
        true
    }

    fn edit_ui(&self, ui: &mut Ui, id: Id, rect: Rect, value: &mut f64) -> (Response, bool, bool) {
        let known = ui.data(|data| data.get_temp::<Edit>(id));
        let started = known.is_none();
        let fresh = |before| Edit { text: number::editable(*value, self.lang), before, value: *value, fault: None };
        let mut edit = known.unwrap_or_else(|| fresh(*value));
        if edit.value != *value {
            edit = fresh(edit.before);
        }
        let steps = ui.input_mut(|input| {
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as f64
                - input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as f64
        });
        if steps != 0.0 {
            self.take(self.stepped(*value, steps), value);
            edit = Edit { text: number::editable(*value, self.lang), value: *value, fault: None, ..edit };
        }
        let tokens = theme::tokens(ui.ctx());
        ui.painter().rect_filled(rect, size::RADIUS_INNER, color32(tokens.inset));
        let response = self.text_ui(ui, id, rect, &mut edit.text, started);
        if response.changed() {
            match number::parse(&edit.text, self.allowed, self.scale) {
                Ok(good) => {
                    *value = good;
                    edit.fault = None;
                }
                Err(fault) => {
                    *value = edit.before;
                    edit.fault = Some(fault);
                }
            }
        }
        edit.value = *value;
        let border = match edit.fault {
            Some(_) => Stroke::new(size::BAD_BORDER, color32(tokens.bad)),
            None => Stroke::new(1.0, color32(tokens.text)),
        };
        ui.painter().rect_stroke(rect, size::RADIUS_INNER, border, StrokeKind::Inside);
        if let Some(fault) = edit.fault {
            reason_ui(ui, &response, &fault.message(self.lang), &tokens);
        }
        ui.data_mut(|data| data.insert_temp(id, edit));
        (response, started, false)
    }

    fn text_ui(&self, ui: &mut Ui, id: Id, rect: Rect, typed: &mut String, select: bool) -> Response {
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
        let mut output = TextEdit::singleline(typed)
            .id(id)
            .frame(Frame::new().inner_margin(Margin::symmetric(PADDING as i8, 0)))
            .min_size(rect.size())
            .desired_width(rect.width() - 2.0 * PADDING)
            .align(Align2::RIGHT_CENTER)
            .font(font(text::BODY, false))
            .show(&mut inside);
        if select {
            let all = CCursorRange::select_all(&output.galley);
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), id);
        }
        output.response.response
    }

    fn describe(&self, ui: &Ui, response: &Response, value: f64) {
        response.widget_info(|| WidgetInfo::drag_value(ui.is_enabled(), value));
        let shown = number::shown(value, self.scale, 6, self.lang);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(self.name);
            node.set_value(shown);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }
}

/// A multiple of the decade of `step`.
fn rounded(value: f64, step: f64) -> f64 {
    let decade = step.abs().log10().floor();
    let decimals = (-decade).max(0.0) as usize;
    let whole = (value / 10f64.powf(decade)).round() * 10f64.powf(decade);
    // Through decimal, or 0.1 + 0.2 would show as 0.30000000000000004 when edited.
    format!("{whole:.decimals$}").parse().unwrap_or(whole)
}
