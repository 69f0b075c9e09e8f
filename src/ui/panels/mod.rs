//! The parts of the window around the canvas. Each reads the app's state and pushes what it asks for.

pub mod card;
pub mod charts;
pub mod lab;
pub mod left;
pub mod methods;
pub mod run;
pub mod surface;
pub mod top;
pub mod transport;

use super::actions::Action;
use super::ask::Ask;
use super::icons::Icon;
use super::placing;
use super::theme;
use super::widgets::{IconButton, ValueResponse};
use crate::scene::edit::Edit;
use crate::text::Lang;
use eframe::egui::{Frame, Margin, Ui};

/// Windows at least this wide have room for wider panels and more words.
const WIDE: f32 = 1500.0;

/// Whether the window is wide.
pub fn is_wide(ui: &Ui) -> bool {
    placing::room(ui.ctx()).width() >= WIDE
}

/// The ground of a panel.
fn panel_frame(ui: &Ui, horizontal: i8, vertical: i8) -> Frame {
    let page = theme::color32(theme::tokens(ui.ctx()).page);
    Frame::NONE.fill(page).inner_margin(Margin::symmetric(horizontal, vertical))
}

/// A button for an action: its name and key come from the list of actions.
fn action_button(ui: &mut Ui, icon: Icon, action: Action, lang: Lang, enabled: bool, asks: &mut Vec<Ask>) {
    let (name, keys) = (action.text(lang), action.key_cap());
    let button = IconButton::new(icon, &name).keys(&keys);
    if ui.add_enabled(enabled, button).clicked() {
        asks.push(Ask::Do(action));
    }
}

/// Turns what happened to a number into an edit and, when the drag or the typing is over, the end of its gesture.
fn edited(answer: &ValueResponse, edit: impl FnOnce() -> Edit, asks: &mut Vec<Ask>) {
    if answer.changed {
        asks.push(Ask::Edit(edit()));
    }
    if answer.drag_stopped || (answer.changed && !answer.active) {
        asks.push(Ask::EndGesture);
    }
}
