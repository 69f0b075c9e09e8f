//! Over the lecture: the scene before while it fades, the spotlight and a hidden cursor; in its place a blank screen.

use super::fade;
use crate::figure::theme::screen;
use crate::ui::actions::Action;
use crate::ui::paint::theme::color32;
use crate::ui::request::Request;
use crate::ui::state::app::App;
use eframe::egui::{CursorIcon, Id, LayerId, Order, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

/// The spotlight: radius, ring and what is around it.
const SPOT: f32 = 60.0;
const SPOT_RING: f32 = 5.0;

/// A blank screen; a click brings the lecture back and does nothing else.
pub(super) fn blank_ui(app: &App, blank: Action, rect: Rect, ui: &Ui, requests: &mut Vec<Request>) {
    let fill = if blank == Action::White { screen::WHITE } else { screen::BLACK };
    ui.painter().rect_filled(rect, 0.0, color32(fill));
    let response = ui.interact(rect, ui.scope_id().with("blank"), Sense::CLICK);
    let words = app.lang().t("lecture-blank");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    if response.clicked() || response.secondary_clicked() || response.middle_clicked() {
        requests.push(Request::Do(blank));
    }
    ui.ctx().set_cursor_icon(CursorIcon::None);
}

/// Over everything: the scene that fades, the spotlight; hides a cursor that rests.
pub(super) fn overlay_ui(app: &App, rect: Rect, k: f32, ui: &Ui) {
    let Some(lecture) = &app.lecture else { return };
    let ctx = ui.ctx();
    fade::paint(ctx);
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("lecture")));
    if let Some(pointer) = ctx.input(|input| input.pointer.hover_pos()).filter(|_| lecture.spotlight) {
        let far = rect.width() + rect.height();
        painter.circle_stroke(pointer, SPOT * k, Stroke::new(far, color32(screen::DIM)));
        painter.circle_stroke(pointer, SPOT * k, Stroke::new(SPOT_RING * k, color32(screen::SPOT)));
    }
    if lecture.pointer_rests() && !lecture.spotlight {
        ctx.set_cursor_icon(CursorIcon::None);
    }
}
