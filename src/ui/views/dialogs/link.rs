//! The dialog of the page's link: the address, and a QR code to take it from a projector.

use crate::ui::paint::theme::{color32, font, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::dialog::{LinkState, NoCode};
use crate::ui::widgets::{self, DialogCard, Pill};
use eframe::egui::{
    Align, Color32, Context, Layout, Rect, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

const WIDTH: f32 = 560.0;
/// The card around the code.
const HEIGHT: f32 = 204.0;
/// The code's side with its quiet zone of four squares on each side.
const CODE: f32 = 380.0;

/// Shows the link. True when the dialog is over.
pub fn link_ui(app: &App, state: &mut LinkState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let lang = app.lang();
    let room = ctx.content_rect().height() - HEIGHT - 2.0 * space::FAR;
    let side = if state.code.is_ok() { CODE.min(room).max(0.0) } else { 0.0 };
    let answer = DialogCard::new(&lang.t("dialog-link")).size([WIDTH, HEIGHT + side]).ui(ctx, lang, |ui| {
        let name = lang.t("dialog-link-address");
        let field = widgets::field(ui, TextEdit::singleline(&mut state.link.as_str()).desired_width(f32::INFINITY));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        ui.add_space(space::NEAR);
        let words = match &state.code {
            Ok(_) => "dialog-link-scan",
            Err(NoCode::File) => "dialog-link-of-file",
            Err(NoCode::TooLong) => "dialog-link-too-long",
        };
        let weak = color32(app.tokens().weak);
        ui.label(RichText::new(lang.t(words)).font(font(text::SECONDARY, false)).color(weak));
        if let Ok((size, squares)) = &state.code {
            code_ui(ui, *size, squares, side, &lang.t("dialog-link-code"));
        }
        let mut copy = false;
        ui.with_layout(Layout::bottom_up(Align::Max), |ui| {
            ui.add_space(space::APART);
            copy = ui.add(Pill::new(&lang.t("dialog-link-copy")).strong()).clicked();
        });
        copy
    });
    if answer.inner {
        requests.push(Request::CopyText(state.link.clone()));
    }
    answer.closed || answer.inner
}

/// Draws the code, black on white in every theme: scanners want it so.
fn code_ui(ui: &mut Ui, size: usize, squares: &[bool], side: f32, name: &str) {
    let (room, response) = ui.allocate_exact_size(vec2(ui.available_width(), side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let card = Rect::from_center_size(room.center(), vec2(side, side));
    ui.painter().rect_filled(card, 4.0, Color32::WHITE);
    // Whole pixels: edges that are not sharp are hard to scan.
    let scale = ui.ctx().pixels_per_point();
    let square = (side * scale / (size + 8) as f32).floor().max(1.0) / scale;
    let corner = card.center() - vec2(square, square) * size as f32 / 2.0;
    let corner = pos2((corner.x * scale).round() / scale, (corner.y * scale).round() / scale);
    for (at, _) in squares.iter().enumerate().filter(|(_, dark)| **dark) {
        let from = corner + vec2((at % size) as f32, (at / size) as f32) * square;
        ui.painter().rect_filled(Rect::from_min_size(from, vec2(square, square)), 0.0, Color32::BLACK);
    }
}
