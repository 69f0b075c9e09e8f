//! The parts of the window around the canvas. Each reads the app's state and pushes requests.

pub mod charts;
pub mod lab;
pub mod left;
pub mod method_card;
pub mod methods;
pub mod race_settings;
pub mod surface;
pub mod top;
pub mod transport;

use crate::scene::edit::Edit;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::room;
use crate::ui::paint::theme;
use crate::ui::request::Request;
use crate::ui::state::folding::WIDE;
use crate::ui::widgets::{IconButton, ValueResponse};
use eframe::egui::{Frame, Margin, Ui};

/// Whether the window is wide.
pub fn is_wide(ui: &Ui) -> bool {
    room::window(ui.ctx()).width() >= WIDE
}

/// The frame of a panel: the page's colour and margins.
fn panel_frame(ui: &Ui, horizontal: i8, vertical: i8) -> Frame {
    let page = theme::color32(theme::tokens(ui.ctx()).page);
    Frame::NONE.fill(page).inner_margin(Margin::symmetric(horizontal, vertical))
}

/// A button for an action: its name and key come from the list of actions.
fn action_button(ui: &mut Ui, icon: Icon, action: Action, lang: Lang, enabled: bool, requests: &mut Vec<Request>) {
    let (name, keys) = (action.text(lang), action.key_cap());
    let button = IconButton::new(icon, &name).keys(&keys);
    if ui.add_enabled(enabled, button).clicked() {
        requests.push(Request::Do(action));
    }
}

/// Pushes the edit of a number that has changed and, when the drag or the typing is over, the end of its gesture.
fn edited(answer: &ValueResponse, edit: impl FnOnce() -> Edit, requests: &mut Vec<Request>) {
    if answer.changed {
        requests.push(Request::Edit(edit()));
    }
    if answer.drag_stopped || (answer.changed && !answer.active) {
        requests.push(Request::EndGesture);
    }
}
