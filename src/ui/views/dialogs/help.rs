//! The help: all keys, in the window and in the lecture.

use crate::report::log_file;
use crate::ui::keys::list::{ListedKeys, listed_keys};
use crate::ui::paint::theme::{color32, font, text};
use crate::ui::state::app::App;
use crate::ui::views::lecture;
use crate::ui::widgets::{DialogCard, key_cap};
use eframe::egui::{Align2, Context, ScrollArea, Sense, Ui, pos2, vec2};

const SIZE: [f32; 2] = [1160.0, 600.0];
const ROW: f32 = 26.0;
/// Narrower cards show one column.
const TWO_COLUMNS: f32 = 1000.0;
/// Room for the key in the lecture, at the right.
const LECTURE: f32 = 120.0;

/// Shows the keys. True when the dialog is over.
pub fn help_ui(app: &App, ctx: &Context) -> bool {
    if app.lecture.is_some() {
        return lecture::help_ui(app, ctx);
    }
    let lang = app.lang();
    let title = lang.t("dialog-help");
    let keys = listed_keys(lang);
    let answer = DialogCard::new(&title).size(SIZE).ui(ctx, lang, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let count = if ui.available_width() > TWO_COLUMNS { 2 } else { 1 };
            let rows = keys.len().div_ceil(count);
            ui.columns(count, |columns| {
                for (column, keys) in columns.iter_mut().zip(keys.chunks(rows)) {
                    head_ui(app, column);
                    keys.iter().for_each(|keys| row_ui(app, keys, column));
                }
            });
            ui.add_space(12.0);
            ui.label(lang.t("help-mouse"));
            ui.label(lang.t("help-layout"));
            if let Some(name) = log_file::renderer() {
                ui.label(lang.with("renderer-help", &[("name", name.into())]));
            }
        });
    });
    answer.closed
}

/// The heads of the two columns of keys.
fn head_ui(app: &App, ui: &mut Ui) {
    let (lang, weak) = (app.lang(), color32(app.tokens().weak));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (words, right) in [("help-window", LECTURE), ("help-lecture", 0.0)] {
        let at = pos2(rect.max.x - 8.0 - right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, lang.t(words), font(text::SMALL, false), weak);
    }
}

fn row_ui(app: &App, keys: &ListedKeys, ui: &mut Ui) {
    let tokens = app.tokens();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let ink = color32(tokens.text);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, &keys.words, font(text::BODY, false), ink);
    for (caps, right) in [(&keys.window, LECTURE), (&keys.lecture, 0.0)] {
        if !caps.is_empty() {
            key_cap(ui.painter(), pos2(rect.max.x - 8.0 - right, rect.center().y), caps, &tokens);
        }
    }
}
