//! The ring around the control that has the keyboard: 2 points, outside, on every control alike.
//!
//! A plugin that paints after everything else, so that neither egui's own widgets nor ours draw it themselves. It
//! shows only once the focus was moved by a key: a ring after every click would be noise.

use crate::ui::paint::theme::{self, color32, size};
use eframe::egui::{Id, Key, Plugin, Stroke, StrokeKind, Ui};

/// The anatomy's card, which has the keyboard while it is open: its lit row shows that, so it gets no ring.
pub fn anatomy_card_id() -> Id {
    Id::unique("anatomy card")
}

/// Register with [`eframe::egui::Context::add_plugin`]; [`theme::install`] does.
#[derive(Debug, Default)]
pub struct FocusRing {
    focused: Option<Id>,
    by_key: bool,
}

impl Plugin for FocusRing {
    fn debug_name(&self) -> &'static str {
        "focus ring"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let focused = ui.memory(|memory| memory.focused());
        if focused != self.focused {
            self.by_key = !ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
            self.focused = focused;
        }
        // A key typed into a control that was clicked shows where the keys go.
        self.by_key |= ui.input(|input| MOVING_KEYS.iter().any(|&key| input.key_pressed(key)));
        let focused = focused.filter(|id| self.by_key && *id != anatomy_card_id());
        let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
        let tokens = theme::tokens(ui.ctx());
        let stroke = Stroke::new(size::FOCUS_RING, color32(tokens.focus));
        let radius = size::RADIUS + size::FOCUS_RING as u8;
        let rect = response.interact_rect.expand(1.0);
        ui.ctx().layer_painter(response.layer_id).rect_stroke(rect, radius, stroke, StrokeKind::Outside);
    }
}

/// Keys by which one moves among controls or along one.
const MOVING_KEYS: [Key; 5] = [Key::Tab, Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
