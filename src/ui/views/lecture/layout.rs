//! The lecture's screen: title and formula above the picture; what to watch, step, scrubber and the place in the
//! lecture below it.

use super::overlay::{blank_ui, overlay_ui};
use super::stage;
use super::words::{fitted, heading_ui, words_ui};
use crate::picture::words;
use crate::plain;
use crate::scene::TimeAxis;
use crate::ui::paint::formula::{self, Formula};
use crate::ui::paint::theme::{self, color32};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::screen::ViewMemory;
use crate::ui::state::subject::shown_formula;
use crate::ui::views::scale::{scale, size};
use eframe::egui::{Align2, Context, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Distance of words from the screen's sides.
pub(super) const MARGIN: f32 = 28.0;
/// Height of the title's band and of the part under the picture.
const BAND: f32 = 72.0;
const FOOT: f32 = 95.0;
/// The least size of type takes a line less where the formula is lower than this part of the next size's height.
const SAVES: f32 = 0.8;
/// The room above and below a formula.
const FORMULA_ROOM: f32 = 8.0;
/// The tallest formula that keeps its size.
const FORMULA_HEIGHT: f32 = 66.0;
/// Middles of the claim's and the scrubber's line, from the top of the foot.
const CLAIM_Y: f32 = 32.0;
const SCRUBBER_Y: f32 = 67.0;
/// Rail, handle and its rim.
const RAIL: f32 = 6.0;
const HANDLE: f32 = 12.0;
const RIM: f32 = 3.0;
/// Progress through the lecture.
const PROGRESS: f32 = 4.0;

/// The part under the picture, in points of the screen.
pub fn foot(ctx: &Context) -> f32 {
    FOOT * scale(ctx)
}

/// Shows the lecture.
pub fn lecture_ui(app: &App, memory: &mut ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (ctx, rect) = (ui.ctx().clone(), ui.max_rect());
    let k = scale(&ctx);
    theme::enlarge(&ctx, size::LEAST * k);
    memory.hovered = None;
    // Nothing is under a blank screen: no tooltip, nothing to click.
    if let Some(blank) = app.lecture.as_ref().and_then(|lecture| lecture.blank) {
        return blank_ui(app, blank, rect, ui, requests);
    }
    // Contents and keys take the whole screen.
    if matches!(app.screen.dialog, Some(Dialog::Contents(_) | Dialog::Help)) {
        ui.set_invisible();
    }
    let band = band_ui(app, rect, k, ui);
    let foot = Rect::from_min_max(pos2(rect.min.x, rect.max.y - FOOT * k), rect.max);
    let stage = Rect::from_min_max(pos2(rect.min.x, band), foot.right_top());
    ui.scope_builder(UiBuilder::new().max_rect(stage), |ui| {
        ui.set_clip_rect(stage);
        stage::stage_ui(app, memory, k, ui, requests);
    });
    let border = Stroke::new(1.0, color32(app.tokens().border));
    ui.painter().hline(rect.x_range(), band, border);
    ui.painter().hline(rect.x_range(), foot.min.y, border);
    foot_ui(app, foot, k, ui, requests);
    overlay_ui(app, rect, k, ui);
}

/// Title and formula; gives the band's lower edge.
fn band_ui(app: &App, rect: Rect, k: f32, ui: &mut Ui) -> f32 {
    let (tokens, lang) = (app.tokens(), app.lang());
    let ink = color32(tokens.text);
    let equations = shown_formula(app).map(formula::of).unwrap_or_default();
    let inside = rect.shrink2(vec2(MARGIN * k, 0.0));
    let share = if equations.is_empty() { 1.0 } else { 0.55 };
    let title = words::title(app.scene(), lang);
    let galley = fitted(ui, &title, [size::TITLE * k, size::CLAIM * k], true, ink, inside.width() * share);
    let room = Rect::from_min_max(pos2(inside.min.x + galley.size().x + MARGIN * k, rect.min.y), inside.max);
    // As large as it can be in the band; one that needs more lines makes the band higher.
    let sizes = [size::FORMULA, 24.0, size::NAME, size::PROGRESS];
    let set = |points: f32| Formula::new(&equations, points * k, ink).right();
    let fits = |points: &&f32| {
        let (width, height) = set(**points).size(room.width());
        width <= room.width() && height <= FORMULA_HEIGHT * k
    };
    let height_of = |points: f32| set(points).size(room.width()).1;
    let points = sizes.iter().find(fits).copied().unwrap_or_else(|| {
        // The least size only where it saves a line, or where a line would be cut.
        let saves = height_of(size::LEAST) < SAVES * height_of(size::PROGRESS);
        let is_wide = set(size::PROGRESS).size(room.width()).0 > room.width();
        if saves || is_wide { size::LEAST } else { size::PROGRESS }
    });
    let height = height_of(points);
    let band = (BAND * k).max(height + FORMULA_ROOM * k);
    heading_ui(ui, pos2(inside.min.x, rect.min.y + band / 2.0), galley, &title);
    if !equations.is_empty() {
        let place =
            Rect::from_min_size(pos2(room.min.x, rect.min.y + (band - height) / 2.0), vec2(room.width(), height));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| set(points).ui(ui));
    }
    rect.min.y + band
}

/// Claim, step, scrubber, place, progress.
fn foot_ui(app: &App, foot: Rect, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (tokens, lang) = (app.tokens(), app.lang());
    let (ink, weak) = (color32(tokens.text), color32(tokens.weak));
    let inside = foot.shrink2(vec2(MARGIN * k, 0.0));
    let claim = plain::line(app.scene().watch.get(lang)).into_owned();
    let galley = fitted(ui, &claim, [size::CLAIM * k, size::LEAST * k], false, ink, inside.width());
    words_ui(ui, "claim", pos2(inside.min.x, foot.min.y + CLAIM_Y * k), Align2::LEFT_CENTER, galley, &claim);
    let y = foot.min.y + SCRUBBER_Y * k;
    let place = place_words(app);
    let galley = fitted(ui, &place, [size::PROGRESS * k; 2], false, weak, inside.width());
    let right = words_ui(ui, "place", pos2(inside.max.x, y), Align2::RIGHT_CENTER, galley, &place);
    // A lab that is done at once has no time to show.
    let is_still = app.lab_is_large() && app.laboratory.progress().is_none_or(|(_, total)| total <= 1);
    if !is_still && (app.lab_is_large() || app.has_time()) {
        moment_ui(app, inside, right.min.x, y, k, ui, requests);
    }
    let done = app.place_in_list().map_or(0.0, |at| (at + 1) as f32 / app.presets.list.len() as f32);
    let bar = Rect::from_min_max(pos2(foot.min.x, foot.max.y - PROGRESS * k), foot.max);
    ui.painter().rect_filled(bar, 0.0, color32(tokens.press));
    ui.painter().rect_filled(bar.with_max_x(bar.min.x + bar.width() * done), 0.0, ink);
    // Chapters are pieces of it.
    let count = app.presets.list.len() as f32;
    for (_, places) in app.presets.chapters().iter().skip(1) {
        let x = bar.min.x + bar.width() * places.start as f32 / count;
        let gap = Rect::from_x_y_ranges(x - k..=x + k, bar.y_range());
        ui.painter().rect_filled(gap, 0.0, color32(tokens.page));
    }
}

/// The moment in words and the scrubber, up to `end`.
fn moment_ui(app: &App, inside: Rect, end: f32, y: f32, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let ink = color32(app.tokens().text);
    let (moment, last) = moment_words(app);
    let widest = fitted(ui, &last, [size::PROGRESS * k; 2], true, ink, inside.width()).size().x;
    let galley = fitted(ui, &moment, [size::PROGRESS * k; 2], true, ink, inside.width());
    let left = words_ui(ui, "moment", pos2(inside.min.x, y), Align2::LEFT_CENTER, galley, &moment);
    let from = (left.min.x + widest).max(left.max.x) + 20.0 * k;
    scrubber_ui(app, Rect::from_x_y_ranges(from..=end - MARGIN * k, y - HANDLE * k..=y + HANDLE * k), k, ui, requests);
}

/// "scene 12 of 31, slide 28".
fn place_words(app: &App) -> String {
    let (lang, slide) = (app.lang(), app.scene().slide.as_str());
    let count = app.presets.list.len();
    match (app.place_in_list(), slide) {
        (Some(at), "") => lang.with("lecture-place", &[("number", (at + 1).into()), ("count", count.into())]),
        (Some(at), slide) => {
            let parts = [("number", (at + 1).into()), ("count", count.into()), ("slide", lang.slides(slide).into())];
            lang.with("lecture-place-slide", &parts)
        }
        (None, "") => String::new(),
        (None, slide) => lang.slides(slide),
    }
}

/// The moment in words, and the last one: the rail beside it must not change its length.
fn moment_words(app: &App) -> (String, String) {
    let lang = app.lang();
    if app.lab_is_large() {
        let (done, total) = app.laboratory.progress().unwrap_or_default();
        let words = |done: usize| {
            let (done, total) = (lang.whole(done as u64), lang.whole(total as u64));
            lang.with("lecture-done", &[("done", done.into()), ("total", total.into())])
        };
        return (words(done), words(total));
    }
    let key = if app.time() == TimeAxis::Steps { "lecture-step" } else { "lecture-evaluation" };
    let words = |at: u64| lang.with(key, &[("at", lang.whole(at).into())]);
    (words(app.playback.at()), words(app.playback.end()))
}

/// The rail; in a lab's scene it shows how far the work is.
fn scrubber_ui(app: &App, rect: Rect, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (tokens, lang, lab) = (app.tokens(), app.lang(), app.lab_is_large());
    let (done, total) = match lab {
        true => app.laboratory.progress().unwrap_or_default(),
        false => (app.playback.at() as usize, app.playback.end() as usize),
    };
    let part = (done as f32 / total.max(1) as f32).clamp(0.0, 1.0);
    let response = ui.interact(
        rect,
        ui.scope_id().with("scrubber"),
        if lab { Sense::hover() } else { Sense::drag() | Sense::CLICK },
    );
    let name = lang.t("transport-scrubber");
    response.widget_info(|| WidgetInfo::slider(!lab, done as f64, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(total as f64);
    });
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| !lab) {
        let part = f64::from(((pointer.x - rect.min.x) / rect.width()).clamp(0.0, 1.0));
        requests.push(Request::Go((part * total as f64).round() as u64));
    }
    let y = rect.center().y;
    let rail = Rect::from_x_y_ranges(rect.x_range(), y - RAIL * k / 2.0..=y + RAIL * k / 2.0);
    let at = pos2(rect.min.x + rect.width() * part, y);
    ui.painter().rect_filled(rail, RAIL * k / 2.0, color32(tokens.press));
    ui.painter().rect_filled(rail.with_max_x(at.x), RAIL * k / 2.0, color32(tokens.text));
    if !lab {
        let rim = Stroke::new(RIM * k, color32(tokens.text));
        ui.painter().circle(at, (HANDLE - RIM) * k, color32(tokens.raised), rim);
    }
}
