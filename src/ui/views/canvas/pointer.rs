//! What the pointer does on the canvas: it hovers a path (its card is shown), or reads out the surface under it.

use super::{Shown, tidy};
use crate::figure::layout::PageFromPlane;
use crate::figure::theme::Tokens;
use crate::figure::{Layer, Plot};
use crate::geometry::Point;
use crate::scene::Race;
use crate::scene::edit::Edit;
use crate::ui::paint::theme::{self, color32, font, size, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use eframe::egui::{
    Align2, FontId, Id, LayerId, Order, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2,
};

/// How near the pointer must be to a path, in points.
const REACH: f32 = 8.0;
/// Points of a path that are looked at for hovering, at most.
const LOOKED_AT: usize = 20_000;
/// A ring whose centre is farther outside of the canvas than this does not reach into it.
const HEAD: f32 = 30.0;
/// Length of the arrow against the gradient under the pointer.
const ARROW: f32 = 24.0;

/// What happens under the pointer: hovered path with its card, readout, arrow, clicks.
pub fn pointer_ui(
    app: &App,
    memory: &mut ViewMemory,
    shown: &Shown<'_>,
    response: &Response,
    dragging: bool,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let Shown { race, plot, page } = *shown;
    let from_chart = memory.chart_hovered.take();
    memory.hovered = from_chart;
    let Some(pointer) = response.hover_pos().filter(|_| !dragging) else {
        if let Some(hovered) = from_chart {
            preview_ui(app, race, page, hovered, ui);
            if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) {
                hover_card_ui(app, race, hovered, pointer, ui.ctx().content_rect(), ui);
            }
        }
        return;
    };
    let hovered = nearest(plot, page, pointer);
    memory.hovered = hovered;
    let here = page.plane([pointer.x, pointer.y]);
    if response.double_clicked() {
        requests.push(Request::Edit(Edit::Start(Some(tidy(here, page)))));
        requests.push(Request::EndGesture);
    } else if let (true, Some((racer, index))) = (response.clicked(), hovered) {
        requests.push(Request::OpenCard(racer));
        requests.push(Request::Go(app.moment_of(racer, index)));
    }
    match hovered {
        Some((racer, index)) => {
            preview_ui(app, race, page, (racer, index), ui);
            hover_card_ui(app, race, (racer, index), pointer, response.rect, ui);
        }
        None => readout_ui(app, race, here, pointer, response.rect, ui),
    }
}

/// The path point nearest to the pointer, within reach: (racer, index).
fn nearest(plot: &Plot, page: &PageFromPlane, pointer: Pos2) -> Option<(usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    for layer in &plot.layers {
        let Layer::Path(path) = layer else { continue };
        let stride = (path.points.len() / LOOKED_AT).max(1);
        for (index, p) in path.points.iter().enumerate().step_by(stride) {
            let at = page.pos(*p);
            let distance = (at[0] - pointer.x).hypot(at[1] - pointer.y);
            if distance <= best.map_or(REACH, |b| b.0) {
                best = Some((distance, path.owner, index));
            }
        }
    }
    best.map(|(_, racer, index)| (racer, index))
}

/// The hovered point as a hollow ring in its racer's colour.
fn preview_ui(app: &App, race: &Race, page: &PageFromPlane, (racer, index): (usize, usize), ui: &Ui) {
    let Some(point) = race.trajectories.get(racer).and_then(|run| run.as_ref()?.points.get(index)) else { return };
    let tokens = app.tokens();
    let at = page.pos(*point);
    if !ui.max_rect().expand(HEAD).contains(pos2(at[0], at[1])) {
        return;
    }
    let ink = color32(tokens.racer[race.slots[racer] % 8]);
    let painter = ui.painter().with_clip_rect(ui.max_rect());
    painter.circle(
        pos2(at[0], at[1]),
        tokens.head_radius + 2.0,
        color32(tokens.inset.faded(0.6)),
        Stroke::new(2.0, ink),
    );
}

/// Name and step, w, Q, ‖∇Q‖ of the hovered point, beside the pointer and inside the canvas.
fn hover_card_ui(app: &App, race: &Race, (racer, index): (usize, usize), pointer: Pos2, canvas: Rect, ui: &Ui) {
    let Some(run) = race.trajectories.get(racer).and_then(Option::as_ref) else { return };
    let Some(point) = run.points.get(index) else { return };
    let (lang, tokens) = (app.lang(), app.tokens());
    let names = race.scene.racer_names(lang);
    let heading =
        lang.with("canvas-card", &[("method", names[racer].clone().into()), ("step", lang.whole(index as u64).into())]);
    let gradient = race.landscape.gradient(*point).norm();
    let q = run.losses[index];
    let start = run.points[0];
    let mut lines = vec![format!("w = {}", lang.point_of([point.x, point.y], start.norm(), 4))];
    // A start so far out that its loss is the difference of two infinities has none.
    match q.is_nan() || gradient.is_nan() {
        true => lines.push(lang.t("canvas-undefined")),
        false => {
            lines.push(format!("Q {}", lang.equals(q, run.losses[0], 4)));
            lines.push(format!("‖∇Q‖ {}", lang.equals(gradient, race.landscape.gradient(start).norm(), 3)));
        }
    }
    let card = vec2(236.0, 92.0);
    let mut corner = pointer + vec2(16.0, 16.0);
    if corner.x + card.x > canvas.max.x - 8.0 {
        corner.x = pointer.x - 16.0 - card.x;
    }
    if corner.y + card.y > canvas.max.y - 8.0 {
        corner.y = pointer.y - 16.0 - card.y;
    }
    let rect = Rect::from_min_size(corner, card);
    // Over everything: a chart's card may reach beyond the canvas.
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("hover card")));
    painter.add(theme::card_shadow().as_shape(rect, f32::from(size::RADIUS_CARD)));
    let border = Stroke::new(1.0, color32(tokens.border));
    painter.rect(rect, f32::from(size::RADIUS_CARD), color32(tokens.raised), border, StrokeKind::Inside);
    let line = |k: usize, words: &str, strong: bool| {
        let at = rect.min + vec2(12.0, 10.0 + 19.0 * k as f32);
        painter.text(at, Align2::LEFT_TOP, words, font(text::SECONDARY, strong), color32(tokens.text));
    };
    line(0, &heading, true);
    for (k, words) in lines.iter().enumerate() {
        line(k + 1, words, false);
    }
}

/// w, Q and ‖∇Q‖ under the pointer, and an arrow down the slope from there.
fn readout_ui(app: &App, race: &Race, here: Point, pointer: Pos2, canvas: Rect, ui: &Ui) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let (value, gradient) = race.landscape.value_gradient(here);
    let norm = gradient.norm();
    let painter = ui.painter().with_clip_rect(canvas);
    if norm.is_finite() && norm > 0.0 {
        let way = vec2((-gradient.x / norm) as f32, (gradient.y / norm) as f32) * ARROW;
        painter.arrow(pointer, way, Stroke::new(1.5, color32(tokens.text)));
    }
    let words = if value.is_finite() {
        let point = lang.point(here.x, here.y, 3);
        format!("w = {point}   Q = {}   ‖∇Q‖ = {}", lang.number(value, 3), lang.number(norm, 3))
    } else {
        lang.t("canvas-undefined")
    };
    plate(&painter, canvas.max - vec2(10.0, 12.0), Align2::RIGHT_BOTTOM, &words, font(text::SECONDARY, false), &tokens);
}

/// Words on a small raised plate.
pub fn plate(painter: &Painter, at: Pos2, align: Align2, words: &str, font: FontId, tokens: &Tokens) -> Rect {
    let ink = color32(tokens.text);
    let galley = painter.layout_no_wrap(words.to_owned(), font, ink);
    let rect = align.anchor_size(at, galley.size() + vec2(16.0, 8.0));
    let border = Stroke::new(1.0, color32(tokens.border));
    painter.rect(rect, f32::from(size::RADIUS), color32(tokens.raised.alpha(240)), border, StrokeKind::Inside);
    painter.galley(rect.min + vec2(8.0, 4.0), galley, ink);
    rect
}
