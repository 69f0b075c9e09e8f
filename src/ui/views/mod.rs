//! What the window shows. Views read the state, push [`Request`]s, and write nothing but the [`ViewMemory`] or the
//! dialog that is lent to them.

pub mod canvas;
pub mod dialogs;
pub mod lecture;
pub mod panels;
mod scale;

use crate::text::Lang;
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::screen::{Toast, ViewMemory};
use crate::ui::widgets;
use eframe::egui::{CentralPanel, Context, Frame, Pos2, Ui};

/// Shows the lecture, or the panels around the canvas.
pub fn window_ui(app: &App, memory: &mut ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    if app.lecture.is_some() {
        lecture::lecture_ui(app, memory, ui, requests);
    } else {
        if !app.hidden.top {
            panels::top::top_ui(app, ui, requests);
        }
        middle_ui(app, memory, ui, requests);
    }
}

/// Everything under the top bar.
fn middle_ui(app: &App, memory: &mut ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    let large = app.lab_is_large();
    let hidden = app.hidden;
    if !large && !hidden.panels {
        panels::left::left_ui(app, memory, ui, requests);
    }
    let lab = panels::lab::place_ui(app, ui);
    if !large && !hidden.charts {
        panels::charts::charts_ui(app, memory, ui, requests);
    }
    if !large && !hidden.transport {
        panels::transport::transport_ui(app, ui, requests);
    }
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| match large {
        true => panels::lab::large_ui(app, ui, requests),
        false => canvas::canvas_ui(app, memory, ui, requests),
    });
    if let Some(place) = lab {
        panels::lab::lab_ui(app, place, ui, requests);
    }
}

/// Shows the toast with the middle of its lower edge at `bottom`; empties it when it has been there long enough or was
/// closed.
pub fn toast_ui(toast: &mut Option<Toast>, bottom: Pos2, lang: Lang, ctx: &Context) {
    let Some(Toast { words, until }) = toast else { return };
    if widgets::Toast::new(words).ui(until, ctx, bottom, lang).is_over {
        *toast = None;
    }
}
