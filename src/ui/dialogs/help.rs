//! All keys, from the list of actions.

use super::is_listed;
use crate::ui::actions::Action;
use crate::ui::app::App;
use crate::ui::theme::{color32, font, text};
use crate::ui::widgets::{Dialog, key_cap};
use eframe::egui::{Align2, Context, ScrollArea, Sense, Ui, pos2, vec2};

const SIZE: [f32; 2] = [860.0, 560.0];
const ROW: f32 = 26.0;

/// Shows the keys in two columns. True when the dialog is over.
pub fn help_ui(app: &App, ctx: &Context) -> bool {
    let lang = app.lang();
    let title = lang.t("dialog-help");
    let first = |action: &Action| !matches!(action, Action::Toggle(1..) | Action::Solo(1..));
    let listed = |action: &Action| is_listed(*action) && !action.shortcuts().is_empty() && first(action);
    let actions: Vec<Action> = Action::all().into_iter().filter(listed).collect();
    let answer = Dialog::new(&title).size(SIZE).ui(ctx, lang, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.columns(2, |columns| {
                let half = actions.len().div_ceil(2);
                for (k, action) in actions.iter().enumerate() {
                    row_ui(app, *action, &mut columns[k / half]);
                }
            });
            ui.add_space(12.0);
            ui.label(lang.t("help-mouse"));
        });
    });
    answer.closed
}

fn row_ui(app: &App, action: Action, ui: &mut Ui) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let (words, keys) = match action {
        Action::Toggle(_) => (lang.t("help-toggle"), "1 … 8".to_owned()),
        Action::Solo(_) => (lang.t("help-solo"), "Alt 1 … 8".to_owned()),
        _ => (action.text(lang), action.shortcuts().iter().map(|s| s.cap()).collect::<Vec<_>>().join(", ")),
    };
    let ink = color32(tokens.text);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, words, font(text::BODY, false), ink);
    key_cap(ui.painter(), pos2(rect.max.x - 8.0, rect.center().y), &keys, &tokens);
}
