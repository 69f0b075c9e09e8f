//! The legend of a lecture: number key, chip, name and Q of every method, in the corner with the fewest path points.

use super::words::{fitted, paint};
use crate::figure::layout::{Pen, Style};
use crate::figure::{Plot, legend};
use crate::picture::words;
use crate::race::Verdict;
use crate::scene::edit::Edit;
use crate::ui::paint::screen::{from_egui, to_egui};
use crate::ui::paint::theme::{self, color32};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::views::scale::{SCREEN_HEIGHT, size};
use crate::ui::widgets::chip;
use eframe::egui::{Align2, Color32, Rect, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Width of the card, and the widest it gets for long names.
const WIDTH: (f32, f32) = (356.0, 540.0);
/// Distance from the canvas's edges, and inside the card.
const MARGIN: f32 = 16.0;
const PADDING: f32 = 12.0;
/// Heights of a method's row with and without its parameters.
const ROW: (f32, f32) = (58.0, 32.0);
/// Cards higher than this part of the canvas show no parameters.
const HIGHEST: f32 = 0.6;
/// A chip is this much larger than in the window.
const CHIP: f32 = 1.7;
/// From a row's left edge to chip and name.
const CHIP_X: f32 = 20.0;
const NAME_X: f32 = 81.0;

struct Row {
    racer: usize,
    slot: usize,
    on: bool,
    name: String,
    /// Q, or from where on it diverges.
    value: String,
    parameters: String,
}

/// Shows the card; a click on a row toggles its method.
pub(super) fn legend_ui(app: &App, plot: &Plot, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (canvas, tokens) = (ui.max_rect(), app.tokens());
    let rows = rows(app);
    if rows.is_empty() {
        return;
    }
    let pen = Pen { tokens: &tokens, style: Style::lecture(SCREEN_HEIGHT * k), lang: app.lang() };
    let placed = |full| {
        let card = card_size(&rows, full, k, ui);
        let (place, covered) = legend::place(plot, from_egui(canvas), card.into(), 0.0, MARGIN * k, &pen);
        (to_egui(place), covered)
    };
    // Paths come before parameters.
    let (mut place, covered) = placed(true);
    let full = covered == 0 && place.height() <= HIGHEST * canvas.height();
    if !full {
        (place, _) = placed(false);
    }
    let row = row_height(full) * k;
    let radius = f32::from(theme::size::RADIUS_CARD) * k;
    ui.painter().rect(place, radius, color32(tokens.raised.alpha(240)), theme::border(&tokens), StrokeKind::Inside);
    for (at, entry) in rows.iter().enumerate() {
        let top = place.min + vec2(PADDING * k, PADDING * k / 2.0 + row * at as f32);
        let rect = Rect::from_min_size(top, vec2(place.width() - 2.0 * PADDING * k, row));
        row_ui(app, entry, rect, full, k, ui, requests);
    }
}

fn row_height(full: bool) -> f32 {
    if full { ROW.0 } else { ROW.1 }
}

/// As wide as the longest row needs.
fn card_size(rows: &[Row], full: bool, k: f32, ui: &Ui) -> Vec2 {
    let set = |words: &str, points: f32, strong: bool| {
        fitted(ui, words, [points * k, size::LEAST * k], strong, Color32::PLACEHOLDER, f32::INFINITY).size().x
    };
    let needed = |row: &Row| {
        let first = set(&row.name, size::NAME, true) + set(&row.value, size::NAME, false) + 14.0 * k;
        let second = if full { set(&row.parameters, size::LEAST, false) } else { 0.0 };
        first.max(second) + (NAME_X + 2.0 * PADDING) * k
    };
    let width = rows.iter().map(needed).fold(0.0, f32::max).clamp(WIDTH.0 * k, WIDTH.1 * k);
    vec2(width, (row_height(full) * rows.len() as f32 + PADDING) * k)
}

fn rows(app: &App) -> Vec<Row> {
    let (Some(race), lang) = (app.race(), app.lang()) else { return Vec::new() };
    let names = race.scene.racer_names(lang);
    let row = |racer: usize| {
        let run = race.trajectories[racer].as_ref();
        let value = run.map(|run| {
            let index = app.moment().index(run);
            match run.verdict {
                Verdict::Diverged { step } | Verdict::Grows { step } if index + 1 >= step => {
                    lang.with("lecture-diverged", &[("step", lang.whole(step as u64).into())])
                }
                _ => lang.with("lecture-loss", &[("value", lang.equals(run.losses[index], run.losses[0], 3).into())]),
            }
        });
        Row {
            racer,
            slot: race.slots[racer],
            on: run.is_some(),
            name: names[racer].clone(),
            value: value.unwrap_or_default(),
            parameters: words::parameters(&race.scene.racers[racer], lang),
        }
    };
    (0..race.scene.racers.len()).map(row).collect()
}

fn row_ui(app: &App, row: &Row, rect: Rect, full: bool, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let tokens = app.tokens();
    let (ink, weak) = (color32(tokens.text), color32(tokens.weak));
    let response = ui.interact(rect, ui.scope_id().with(("method", row.racer)), Sense::click());
    let said = format!("{} {}", row.name, row.value);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.on, said.trim()));
    if response.clicked() {
        requests.push(Request::Edit(Edit::Toggle(row.racer)));
        requests.push(Request::EndGesture);
    }
    let y = rect.min.y + ROW.1 * k / 2.0;
    if row.racer < 8 {
        let key = fitted(ui, &(row.racer + 1).to_string(), [size::LEAST * k; 2], false, weak, rect.width());
        paint(ui, pos2(rect.min.x, y), Align2::LEFT_CENTER, key);
    }
    let sign = Rect::from_center_size(pos2(rect.min.x + (CHIP_X + 16.0 * CHIP) * k, y), vec2(32.0, 14.0) * CHIP * k);
    chip(ui.painter(), sign, row.slot, &tokens, row.on, CHIP * k);
    let value = fitted(ui, &row.value, [size::NAME * k, size::LEAST * k], false, ink, rect.width() / 2.0);
    let (left, room) = (rect.min.x + NAME_X * k, rect.width() - NAME_X * k);
    let name_ink = if row.on { ink } else { weak };
    let sizes = [size::NAME * k, size::LEAST * k];
    let name = fitted(ui, &row.name, sizes, true, name_ink, room - value.size().x - 14.0 * k);
    paint(ui, pos2(rect.max.x, y), Align2::RIGHT_CENTER, value);
    paint(ui, pos2(left, y), Align2::LEFT_CENTER, name);
    if full {
        let parameters = fitted(ui, &row.parameters, [size::LEAST * k; 2], false, weak, room);
        paint(ui, pos2(left, rect.min.y + 45.0 * k - 1.0), Align2::LEFT_CENTER, parameters);
    }
}
