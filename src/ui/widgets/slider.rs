//! A slider with a coloured rail and marks of known limits.
//!
//! Double click sets the default. The wheel makes one fine step, but only after the pointer has rested here for
//! [`WHEEL_AFTER_S`]: scrolling a panel past a slider must not turn it. Arrows make fine steps, Home and End go to
//! the ends.

use super::number;
use super::refusal::Refusal;
use super::value_box::ValueResponse;
use crate::number::typed;
use crate::params::Param;
use crate::text::Lang;
use crate::ui::paint::theme::{self, color32, size};
use eframe::egui::accesskit::{Action, ActionData};
use eframe::egui::{
    Color32, Event, EventFilter, Key, Modifiers, MouseWheelUnit, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

/// How long the pointer must rest on a slider before the wheel turns it, in seconds.
const WHEEL_AFTER_S: f64 = 0.15;
/// Points of a smooth wheel that count as one notch of a clicking one.
const POINTS_PER_NOTCH: f32 = 50.0;
/// A fine step as a part of the rail.
const STEP: f64 = 0.01;
/// Fine steps of Page Up and Page Down.
const PAGE: f64 = 10.0;

const RAIL: f32 = 4.0;
/// The handle's radius to the middle of its rim, and the rim's width.
const HANDLE: f32 = 7.0;
const HANDLE_STROKE: f32 = 2.0;
/// Length of a limit's mark below the rail, and how near the pointer must be to read it.
const NOTCH: f32 = 6.0;

/// A known limit on the rail, such as 2/λmax.
#[derive(Clone, Copy, Debug)]
pub struct Notch<'a> {
    /// The value it marks.
    pub at: f64,
    /// What it is.
    pub tip: &'a str,
}

/// A slider for a parameter, 24 high.
#[must_use = "show it with `ui`"]
pub struct RailSlider<'a> {
    param: &'a Param,
    name: &'a str,
    lang: Lang,
    colour: Option<Color32>,
    notch: Option<Notch<'a>>,
    width: f32,
}

impl<'a> RailSlider<'a> {
    /// `name` is what a screen reader says.
    pub fn new(param: &'a Param, name: &'a str, lang: Lang, width: f32) -> Self {
        Self { param, name, lang, colour: None, notch: None, width }
    }
    /// A racer's colour instead of the text's.
    pub fn colour(mut self, colour: Option<Color32>) -> Self {
        self.colour = colour;
        self
    }
    /// Marks a known limit.
    pub fn notch(mut self, notch: Option<Notch<'a>>) -> Self {
        self.notch = notch;
        self
    }

    /// Shows it.
    pub fn ui(self, ui: &mut Ui, value: &mut f64) -> ValueResponse {
        let before = *value;
        let (rect, mut response) = ui.allocate_exact_size(vec2(self.width, size::ROW), Sense::drag());
        Refusal::forget_on_input(ui, response.id);
        self.follow_pointer(ui, &response, value);
        self.follow_wheel(ui, &response, value);
        self.follow_keys(ui, &response, value);
        self.follow_screen_reader(ui, &response, value);
        let changed = *value != before;
        if changed {
            // The rail may be longer than what is allowed here: a drag stops there.
            *value = self.param.allowed.nearest(*value);
            response.mark_changed();
        }
        self.paint(ui, rect, &response, *value);
        Refusal::ui(ui, &response);
        self.describe(ui, &response, *value);
        let (drag_started, drag_stopped) = (response.drag_started(), response.drag_stopped());
        let active = response.dragged();
        let response = self.with_notch_tip(ui, rect, response);
        ValueResponse { response, changed, drag_started, active, drag_stopped }
    }

    /// Follows the pointer: drag, click, double click.
    fn follow_pointer(&self, ui: &Ui, response: &Response, value: &mut f64) {
        let double = ui.input(|input| input.pointer.button_double_clicked(eframe::egui::PointerButton::Primary));
        if double && response.contains_pointer() {
            *value = self.param.default;
        } else if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            let (left, right) = ends(response.rect);
            *value = self.param.value_at(f64::from((pointer.x - left) / (right - left)));
        }
    }

    /// Follows the wheel.
    fn follow_wheel(&self, ui: &Ui, response: &Response, value: &mut f64) {
        let since_id = response.id.with("hovered since");
        if !response.hovered() {
            ui.data_mut(|data| data.remove::<f64>(since_id));
            return;
        }
        let (now, notches) = ui.input(|input| (input.time, wheel_notches(&input.events)));
        let since = ui.data_mut(|data| *data.get_temp_mut_or(since_id, now));
        if now - since < WHEEL_AFTER_S {
            // The panel is being scrolled past: wait until that is over.
            if notches != 0.0 {
                ui.data_mut(|data| data.insert_temp(since_id, now));
            }
            return;
        }
        ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
        if notches != 0.0 {
            *value = stepped(self.param, *value, notches);
        }
    }

    /// Follows the keyboard.
    fn follow_keys(&self, ui: &Ui, response: &Response, value: &mut f64) {
        if !response.has_focus() {
            return;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let steps = ui.input_mut(|input| {
            let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key) as f64;
            let mut along = |more, less| presses(more) - presses(less);
            along(Key::ArrowRight, Key::ArrowLeft)
                + along(Key::ArrowUp, Key::ArrowDown)
                + PAGE * along(Key::PageUp, Key::PageDown)
        });
        if steps != 0.0 {
            *value = stepped(self.param, *value, steps);
        }
        for (key, end) in [(Key::Home, self.param.slider.0), (Key::End, self.param.slider.1)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                *value = end;
            }
        }
    }

    /// Does what a screen reader asks for.
    fn follow_screen_reader(&self, ui: &Ui, response: &Response, value: &mut f64) {
        let (set, steps) = ui.input(|input| {
            let count = |action| input.num_accesskit_action_requests(response.id, action) as f64;
            let set = input.accesskit_action_requests(response.id, Action::SetValue).find_map(|request| {
                if let Some(ActionData::NumericValue(wanted)) = request.data { Some(wanted) } else { None }
            });
            (set, count(Action::Increment) - count(Action::Decrement))
        });
        if let Some(wanted) = set {
            match number::check(wanted, self.param.allowed, self.param.scale) {
                Ok(()) => {
                    Refusal::forget(ui, response.id);
                    *value = wanted;
                }
                Err(fault) => Refusal::keep(ui, response.id, &typed(wanted), fault, self.lang),
            }
        } else if steps != 0.0 {
            *value = stepped(self.param, *value, steps);
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, value: f64) {
        if !ui.is_rect_visible(rect) {
            return;
        }
        let tokens = theme::tokens(ui.ctx());
        let colour = self.colour.unwrap_or(color32(tokens.text));
        let (x, y) = (self.x(rect, value), rect.center().y);
        let rail =
            |from: f32, to: f32| Rect::from_min_max(pos2(from, y - RAIL / 2.0), pos2(to.max(from), y + RAIL / 2.0));
        let painter = ui.painter();
        // Not under the handle, which is translucent when disabled.
        painter.rect_filled(rail(x + HANDLE, rect.max.x), RAIL / 2.0, color32(tokens.press));
        painter.rect_filled(rail(rect.min.x, x - HANDLE), RAIL / 2.0, colour);
        if let Some(notch) = self.notch_in_range() {
            let x = self.x(rect, notch.at);
            let mark = [pos2(x, y + RAIL / 2.0 + 1.0), pos2(x, y + RAIL / 2.0 + 1.0 + NOTCH)];
            painter.line_segment(mark, Stroke::new(1.5, color32(tokens.weak)));
        }
        let touched = response.hovered() || response.dragged();
        let fill = if touched { tokens.hover } else { tokens.raised };
        // egui's rim lies outside of the circle.
        painter.circle(pos2(x, y), HANDLE - HANDLE_STROKE / 2.0, color32(fill), Stroke::new(HANDLE_STROKE, colour));
    }

    /// Where a value lies.
    fn x(&self, rect: Rect, value: f64) -> f32 {
        let (left, right) = ends(rect);
        left + (right - left) * self.param.position(value) as f32
    }

    fn notch_in_range(&self) -> Option<Notch<'a>> {
        let (low, high) = self.param.slider;
        self.notch.filter(|notch| (low..=high).contains(&notch.at))
    }

    fn with_notch_tip(&self, ui: &Ui, rect: Rect, response: Response) -> Response {
        let near = |notch: &Notch<'_>| {
            response.hover_pos().is_some_and(|pointer| (pointer.x - self.x(rect, notch.at)).abs() <= NOTCH)
        };
        match self.notch_in_range().filter(near) {
            Some(notch) if ui.is_enabled() && !response.dragged() => response.on_hover_text(notch.tip),
            _ => response,
        }
    }

    fn describe(&self, ui: &Ui, response: &Response, value: f64) {
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), value, self.name));
        let shown = number::shown(value, self.param.scale, 6, self.lang);
        let (low, high) = self.param.slider;
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(shown);
            node.set_min_numeric_value(low);
            node.set_max_numeric_value(high);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }
}

/// Where the handle's centre is at both ends.
fn ends(rect: Rect) -> (f32, f32) {
    let outside = HANDLE + HANDLE_STROKE / 2.0;
    (rect.min.x + outside, rect.max.x - outside)
}

/// `steps` hundredths of the rail away, at least one rounding step.
pub(super) fn stepped(param: &Param, value: f64, steps: f64) -> f64 {
    let from = param.position(value);
    // A hundredth can be less than what values are rounded to (the first whole numbers): then look further.
    [1.0, 2.0, 4.0, 8.0, 16.0, 32.0]
        .iter()
        .map(|further| param.value_at(from + steps * STEP * further))
        .find(|&there| there != value)
        .unwrap_or(value)
}

fn wheel_notches(events: &[Event]) -> f64 {
    let notches = |event: &Event| match event {
        Event::MouseWheel { unit, delta, modifiers, .. } if modifiers.is_none() => match unit {
            MouseWheelUnit::Line | MouseWheelUnit::Page => f64::from(delta.y),
            MouseWheelUnit::Point => f64::from(delta.y / POINTS_PER_NOTCH),
        },
        _ => 0.0,
    };
    events.iter().map(notches).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::{Allowed, Scale};

    const WHOLE: Param = Param {
        key: "depth",
        symbol: "",
        text: "depth",
        default: 4.0,
        allowed: Allowed::POSITIVE,
        slider: (1.0, 1000.0),
        scale: Scale::Whole,
    };

    #[test]
    fn a_fine_step_always_moves_until_the_end() {
        assert_eq!(stepped(&WHOLE, 1.0, 1.0), 2.0);
        assert_eq!(stepped(&WHOLE, 2.0, -1.0), 1.0);
        assert_eq!(stepped(&WHOLE, 1000.0, 1.0), 1000.0);
        let mut value = 1.0;
        for _ in 0..200 {
            value = stepped(&WHOLE, value, 1.0);
        }
        assert_eq!(value, 1000.0);
    }
}
