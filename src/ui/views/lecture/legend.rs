//! The methods under the picture of a lecture: number key, chip, name and parameters. A click switches a method.

use super::layout::MARGIN;
use super::words::{fitted, paint};
use crate::figure::LegendPlace;
use crate::picture::words;
use crate::scene::edit::Edit;
use crate::ui::paint::theme::color32;
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::views::canvas::lecture_key;
use crate::ui::views::scale::size;
use crate::ui::widgets::chip;
use eframe::egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a line, and the room above and below all of them.
const LINE: f32 = 30.0;
const AROUND: f32 = 5.0;
/// A chip is this much larger than in the window.
const CHIP: f32 = 1.5;
/// Gaps: after key and chip, between name and parameters, between methods.
const GAPS: [f32; 3] = [8.0, 10.0, 28.0];
/// Parameters are left out where they would take more lines than this.
const MOST_LINES: usize = 2;

struct Method {
    racer: usize,
    slot: usize,
    on: bool,
    name: String,
    /// The verdict that is known at the cursor, for those who do not see the picture.
    verdict: String,
    parameters: String,
}

/// A method's place: its line, and from where to where in it.
struct Placed {
    line: usize,
    x: (f32, f32),
}

/// Height of the strip for a width; 0 where nothing is to be listed.
pub(super) fn height(app: &App, width: f32, k: f32, ui: &Ui) -> f32 {
    let (_, places) = flow(app, width - 2.0 * MARGIN * k, k, ui);
    places.last().map_or(0.0, |last| ((last.line + 1) as f32 * LINE + 2.0 * AROUND) * k)
}

/// Shows the strip.
pub(super) fn methods_ui(app: &App, strip: Rect, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    ui.painter().rect_filled(strip, 0.0, color32(app.tokens().inset));
    let (methods, places) = flow(app, strip.width() - 2.0 * MARGIN * k, k, ui);
    for (method, place) in methods.iter().zip(&places) {
        let top = strip.min.y + (AROUND + LINE * place.line as f32) * k;
        let left = strip.min.x + MARGIN * k;
        let rect = Rect::from_min_max(pos2(left + place.x.0, top), pos2(left + place.x.1, top + LINE * k));
        method_ui(app, method, rect, k, ui, requests);
    }
}

/// The methods and their places; without parameters if those would need too many lines.
fn flow(app: &App, width: f32, k: f32, ui: &Ui) -> (Vec<Method>, Vec<Placed>) {
    let mut methods = methods(app);
    let mut places = placed(&methods, width, k, ui);
    if places.last().is_some_and(|last| last.line >= MOST_LINES) {
        methods.iter_mut().for_each(|method| method.parameters.clear());
        places = placed(&methods, width, k, ui);
    }
    (methods, places)
}

fn placed(methods: &[Method], width: f32, k: f32, ui: &Ui) -> Vec<Placed> {
    let (mut line, mut x) = (0, 0.0);
    let place = |method: &Method| {
        let own = method_width(method, k, ui).min(width);
        if x > 0.0 && x + own > width {
            (line, x) = (line + 1, 0.0);
        }
        let placed = Placed { line, x: (x, x + own) };
        x += own + GAPS[2] * k;
        placed
    };
    methods.iter().map(place).collect()
}

fn text_width(words: &str, points: f32, strong: bool, k: f32, ui: &Ui) -> f32 {
    fitted(ui, words, [points * k, size::LEAST * k], strong, Color32::PLACEHOLDER, f32::INFINITY).size().x
}

fn method_width(method: &Method, k: f32, ui: &Ui) -> f32 {
    let name = sign_width(method, k, ui) + text_width(&method.name, size::PROGRESS, true, k, ui);
    let parameters = text_width(&method.parameters, size::LEAST, false, k, ui);
    name + if parameters > 0.0 { GAPS[1] * k + parameters } else { 0.0 }
}

/// Width of key and chip.
fn sign_width(method: &Method, k: f32, ui: &Ui) -> f32 {
    let key = text_width(&lecture_key(method.racer), size::LEAST, false, k, ui);
    key + if key > 0.0 { GAPS[0] * k } else { 0.0 } + (32.0 * CHIP + GAPS[0]) * k
}

fn methods(app: &App) -> Vec<Method> {
    let (Some(race), lang) = (app.race(), app.lang()) else { return Vec::new() };
    if race.scene.view.legend == LegendPlace::None {
        return Vec::new();
    }
    let names = race.scene.racer_names(lang);
    let method = |racer: usize| {
        let run = race.trajectories[racer].as_ref();
        Method {
            racer,
            slot: race.slots[racer],
            on: run.is_some(),
            name: names[racer].clone(),
            verdict: run.map(|run| words::verdict_at(run, app.moment(), lang)).unwrap_or_default(),
            parameters: words::parameters(&race.scene.racers[racer], lang),
        }
    };
    (0..race.scene.racers.len()).map(method).collect()
}

fn method_ui(app: &App, method: &Method, rect: Rect, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let tokens = app.tokens();
    let (ink, weak) = (color32(tokens.text), color32(tokens.weak));
    let response = ui.interact(rect, ui.scope_id().with(("method", method.racer)), Sense::click());
    let said = format!("{} {}", method.name, method.verdict);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, method.on, said.trim()));
    if response.clicked() {
        requests.push(Request::Edit(Edit::Toggle(method.racer)));
        requests.push(Request::EndGesture);
    }
    let y = rect.center().y;
    let key = fitted(ui, &lecture_key(method.racer), [size::LEAST * k; 2], false, weak, rect.width());
    paint(ui, pos2(rect.min.x, y), Align2::LEFT_CENTER, key);
    let left = rect.min.x + sign_width(method, k, ui);
    let sign = Rect::from_center_size(pos2(left - (GAPS[0] + 16.0 * CHIP) * k, y), vec2(32.0, 14.0) * CHIP * k);
    chip(ui.painter(), sign, method.slot, &tokens, method.on, CHIP * k);
    let name_ink = if method.on { ink } else { weak };
    let sizes = [size::PROGRESS * k, size::LEAST * k];
    let name = fitted(ui, &method.name, sizes, true, name_ink, rect.max.x - left);
    let after = left + name.size().x + GAPS[1] * k;
    paint(ui, pos2(left, y), Align2::LEFT_CENTER, name);
    let parameters = fitted(ui, &method.parameters, [size::LEAST * k; 2], false, weak, rect.max.x - after + 1.0);
    paint(ui, pos2(after, y), Align2::LEFT_CENTER, parameters);
}
