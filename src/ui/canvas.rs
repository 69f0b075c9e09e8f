//! The canvas: the landscape with its paths; pan, zoom, the start to drag, the point under the pointer.

use super::app::App;
use super::ask::{Ask, Setting};
use super::engine::GroundRequest;
use super::icons::Icon;
use super::screen::{self, from_egui};
use super::theme::{self, color32, font, size, text};
use super::widgets::{Banner, IconButton, Pill};
use crate::figure::layout::{PageFromPlane, Pen, Style};
use crate::figure::{ColourMap, Layer, Plot, map, marks};
use crate::landscape::{Domain, Point};
use crate::race::Verdict;
use crate::scene::edit::Edit;
use crate::scene::picture::{self, Race, view};
use crate::ui::actions::Action;
use eframe::egui::{
    Align2, Button, CursorIcon, FontId, Key, Modifiers, Popup, Pos2, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{Plot as PlotWidget, PlotBounds};
use std::sync::Arc;

/// How near the pointer must be to a path, in points.
const REACH: f32 = 8.0;
/// Points of a path that are looked at for hovering, at most.
const LOOKED_AT: usize = 20_000;
/// Length of the arrow against the gradient under the pointer.
const ARROW: f32 = 24.0;

/// Shows the canvas.
pub fn canvas_ui(app: &mut App, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let rect = ui.max_rect();
    let Some(race) = app.race().cloned() else { return waiting_ui(app, ui, rect, asks) };
    let Some(wanted) = app.screen.view else { return };
    let aspect = f64::from(rect.width() / rect.height().max(1.0));
    let (response, shown) = plane_ui(view::expand(wanted, aspect), rect, ui, asks);
    let plot = draw(app, &race, shown, rect, ui);
    let page = PageFromPlane::new(&plot, from_egui(rect));
    let dragging = start_ui(app, &race, &page, rect, ui, asks);
    pointer_ui(app, &race, &plot, &page, &response, dragging, ui, asks);
    Popup::context_menu(&response).show(|ui| menu_ui(app, &race, &page, ui, asks));
    buttons_ui(app, rect, ui, asks);
    progress_ui(app, rect, ui, asks);
    notices_ui(app, &race, rect, ui, asks);
    let border = color32(app.tokens().border);
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// Before the first race, or when the very first scene has a fault.
fn waiting_ui(app: &mut App, ui: &mut Ui, rect: Rect, asks: &mut Vec<Ask>) {
    let tokens = app.tokens();
    ui.painter().rect_filled(rect, 0.0, color32(tokens.field[0]));
    fault_ui(app, rect, ui, asks);
}

/// Pan by drag, zoom by wheel or pinch: egui_plot's, around the part of the plane that the app holds.
fn plane_ui(wanted: Domain, rect: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) -> (Response, Domain) {
    let widget = PlotWidget::new("canvas").show_axes(false).show_grid(false).show_background(false);
    let widget = widget.show_x(false).show_y(false).allow_boxed_zoom(false).allow_double_click_reset(false);
    let widget = widget.allow_scroll(false).allow_zoom(true).allow_drag(true).set_margin_fraction(Vec2::ZERO);
    let widget = widget.sense(Sense::click_and_drag()).width(rect.width()).height(rect.height());
    let (scroll, shift, plain) =
        ui.input(|i| (i.smooth_scroll_delta(), i.modifiers.shift, !i.modifiers.command && i.multi_touch().is_none()));
    let answer = widget.show(ui, |plot_ui| {
        let bounds = PlotBounds::from_min_max([wanted.x.0, wanted.y.0], [wanted.x.1, wanted.y.1]);
        plot_ui.set_plot_bounds(bounds);
        if plot_ui.response().hovered() && plain && scroll != Vec2::ZERO {
            if shift {
                let sideways = (scroll.x + scroll.y) * (wanted.x.1 - wanted.x.0) as f32 / rect.width();
                plot_ui.translate_bounds(vec2(-sideways, 0.0));
            } else {
                plot_ui.zoom_bounds_around_hovered(Vec2::splat((scroll.y / 200.0).exp()));
            }
        }
    });
    let bounds = answer.transform.bounds();
    let shown = Domain { x: (bounds.min()[0], bounds.max()[0]), y: (bounds.min()[1], bounds.max()[1]) };
    let size = shown.x.1 - shown.x.0;
    let moved = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() + (a.1 - b.1).abs() > 1e-9 * size;
    if moved(shown.x, wanted.x) || moved(shown.y, wanted.y) {
        asks.push(Ask::View(shown));
        return (answer.response, shown);
    }
    (answer.response, wanted)
}

/// Lays the map out and paints it; the field may be a moment older than the paths.
fn draw(app: &mut App, race: &Arc<Race>, shown: Domain, rect: Rect, ui: &Ui) -> Plot {
    let (tokens, lang) = (app.tokens(), app.lang());
    let scale = ui.ctx().pixels_per_point();
    let aspect = f64::from(rect.width() / rect.height().max(1.0));
    let first = view::expand(app.screen.first.unwrap_or(shown), aspect);
    let request = GroundRequest {
        view: shown,
        first,
        pixels: ((rect.width() * scale) as usize, (rect.height() * scale) as usize),
        tokens,
        colours: app.settings.colours,
        contours: app.settings.contours,
        scale: scale.round().max(1.0) as usize,
        levels: (race.scene.view.scale, race.scene.view.levels),
    };
    ui.painter().rect_filled(rect, 0.0, color32(tokens.field[2]));
    let raised = app.screen.hovered.map(|(racer, _)| racer);
    let moment = app.moment();
    let ground = app.engine.ground(request);
    app.screen.level_count = ground.map_or(0, |ground| ground.field.colours.len() - 1);
    let plot = picture::map(race, ground, shown, moment, raised, lang);
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang };
    let shapes = map::layout(&plot, from_egui(rect), &pen);
    screen::paint(ui.painter(), &shapes, &mut app.textures);
    plot
}

/// The start's handle: drag moves it, Shift keeps an axis, Alt is ten times finer, Ctrl with arrows moves it by keys.
fn start_ui(app: &App, race: &Race, page: &PageFromPlane, rect: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) -> bool {
    let lang = app.lang();
    let at = page.pos(race.start());
    let centre = pos2(at[0], at[1]);
    if !rect.contains(centre) {
        return false;
    }
    let handle = Rect::from_center_size(centre, Vec2::splat(30.0));
    let response = ui.interact(handle, ui.scope_id().with("start"), Sense::click_and_drag());
    let name = lang.t("canvas-start");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let mut moved = None;
    if response.dragged() {
        let modifiers = ui.input(|i| i.modifiers);
        let mut by = response.drag_delta();
        if modifiers.alt {
            by /= 10.0;
        }
        if modifiers.shift {
            let total = response.total_drag_delta().unwrap_or(by);
            by = if total.x.abs() > total.y.abs() { vec2(by.x, 0.0) } else { vec2(0.0, by.y) };
        }
        moved = Some(page.plane([at[0] + by.x, at[1] + by.y]));
    }
    if response.drag_stopped() {
        asks.push(Ask::EndGesture);
    }
    for (key, by) in [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key)) {
            let step = by * rect.width() * 0.01;
            moved = Some(page.plane([at[0] + step.x, at[1] + step.y]));
        }
    }
    if let Some(to) = moved {
        let size = (rect.width() as f64 / page.scale[0].abs()).abs();
        asks.push(Ask::Edit(Edit::Start(Some((tidy(to.x, size), tidy(to.y, size))))));
    }
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
        let grip = marks::start(at, 1.0, true, &app.tokens());
        let painter = ui.painter().with_clip_rect(rect);
        let mut none = screen::TextureCache::default();
        screen::paint(&painter, &grip, &mut none);
    }
    response.dragged()
}

/// A number of the start rounded to a thousandth of the view: one can say it, and no pixel is lost.
fn tidy(value: f64, view: f64) -> f64 {
    let step = 10f64.powf((view / 1000.0).log10().floor());
    let rounded = (value / step).round() * step;
    format!("{rounded:.12}").parse().unwrap_or(rounded)
}

/// What happens under the pointer: hovered path with its card, readout, arrow, clicks.
#[allow(clippy::too_many_arguments, reason = "the parts of one frame's canvas")]
fn pointer_ui(
    app: &mut App,
    race: &Race,
    plot: &Plot,
    page: &PageFromPlane,
    response: &Response,
    dragging: bool,
    ui: &mut Ui,
    asks: &mut Vec<Ask>,
) {
    let from_chart = app.screen.chart_hovered.take();
    app.screen.hovered = from_chart;
    let Some(pointer) = response.hover_pos().filter(|_| !dragging) else {
        if let Some(hovered) = from_chart {
            preview_ui(app, race, page, hovered, ui);
        }
        return;
    };
    let hovered = nearest(plot, page, pointer);
    app.screen.hovered = hovered;
    let here = page.plane([pointer.x, pointer.y]);
    if response.double_clicked() {
        let size = response.rect.width() as f64 / page.scale[0].abs();
        asks.push(Ask::Edit(Edit::Start(Some((tidy(here.x, size), tidy(here.y, size))))));
        asks.push(Ask::EndGesture);
    } else if let (true, Some((racer, index))) = (response.clicked(), hovered) {
        asks.push(Ask::OpenCard(racer));
        asks.push(Ask::Go(super::panels::charts::moment_of(app, racer, index)));
    }
    match hovered {
        Some((racer, index)) => {
            preview_ui(app, race, page, (racer, index), ui);
            card_ui(app, race, (racer, index), pointer, response.rect, ui);
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
                best = Some((distance, path.racer, index));
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
fn card_ui(app: &App, race: &Race, (racer, index): (usize, usize), pointer: Pos2, canvas: Rect, ui: &Ui) {
    let Some(run) = race.trajectories.get(racer).and_then(Option::as_ref) else { return };
    let Some(point) = run.points.get(index) else { return };
    let (lang, tokens) = (app.lang(), app.tokens());
    let names = race.scene.racer_names(lang);
    let heading =
        lang.with("canvas-card", &[("method", names[racer].clone().into()), ("step", index.to_string().into())]);
    let gradient = race.landscape.gradient(*point).norm();
    let lines = [
        format!("w = {}", lang.point(point.x, point.y, 4)),
        format!("Q = {}", lang.number(run.losses[index], 4)),
        format!("‖∇Q‖ = {}", lang.number(gradient, 3)),
    ];
    let card = vec2(236.0, 92.0);
    let mut corner = pointer + vec2(16.0, 16.0);
    if corner.x + card.x > canvas.max.x - 8.0 {
        corner.x = pointer.x - 16.0 - card.x;
    }
    if corner.y + card.y > canvas.max.y - 8.0 {
        corner.y = pointer.y - 16.0 - card.y;
    }
    let rect = Rect::from_min_size(corner, card);
    let painter = ui.painter();
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

/// w, Q and ‖∇Q‖ under the pointer, and the way down from there.
fn readout_ui(app: &App, race: &Race, here: Point, pointer: Pos2, canvas: Rect, ui: &Ui) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let (value, gradient) = race.landscape.value_gradient(here);
    let norm = gradient.norm();
    let painter = ui.painter().with_clip_rect(canvas);
    if norm.is_finite() && norm > 0.0 {
        let way = vec2(-gradient.x as f32, gradient.y as f32) / norm as f32 * ARROW;
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
fn plate(
    painter: &eframe::egui::Painter,
    at: Pos2,
    align: Align2,
    words: &str,
    font: FontId,
    tokens: &crate::figure::theme::Tokens,
) -> Rect {
    let ink = color32(tokens.text);
    let galley = painter.layout_no_wrap(words.to_owned(), font, ink);
    let rect = align.anchor_size(at, galley.size() + vec2(16.0, 8.0));
    let border = Stroke::new(1.0, color32(tokens.border));
    painter.rect(rect, f32::from(size::RADIUS), color32(tokens.raised.alpha(240)), border, StrokeKind::Inside);
    painter.galley(rect.min + vec2(8.0, 4.0), galley, ink);
    rect
}

/// Right click: start here, copy the point, save the picture.
fn menu_ui(app: &App, race: &Race, page: &PageFromPlane, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let lang = app.lang();
    // The menu opens at the pointer: its corner is the place that was clicked.
    let corner = ui.min_rect().min - vec2(6.0, 6.0);
    let id = ui.scope_id().with("place");
    let place: Pos2 = ui.data_mut(|data| *data.get_temp_mut_or(id, corner));
    let here = page.plane([place.x, place.y]);
    let point = lang.point(here.x, here.y, 4);
    if ui.button(lang.with("canvas-start-here", &[("point", point.clone().into())])).clicked() {
        let size = 960.0 / page.scale[0].abs();
        asks.push(Ask::Edit(Edit::Start(Some((tidy(here.x, size), tidy(here.y, size))))));
        asks.push(Ask::EndGesture);
    }
    if ui.button(lang.t("canvas-copy-point")).clicked() {
        asks.push(Ask::CopyText(format!("({}, {})", here.x, here.y)));
    }
    if race.scene.start.is_some() && ui.button(lang.t("surface-reset-start")).clicked() {
        asks.push(Ask::Edit(Edit::Start(None)));
        asks.push(Ask::EndGesture);
    }
    for action in [Action::Fit, Action::Export] {
        if ui.add(Button::new(action.text(lang)).shortcut_text(action.key_cap())).clicked() {
            asks.push(Ask::Do(action));
        }
    }
}

/// Fit and layers, at the top right.
fn buttons_ui(app: &App, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let bar = Rect::from_min_size(pos2(canvas.max.x - 74.0, canvas.min.y + 10.0), vec2(64.0, 32.0));
    let border = Stroke::new(1.0, color32(tokens.border));
    ui.painter().rect(bar, f32::from(size::RADIUS_CARD), color32(tokens.raised), border, StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(bar.shrink(2.0)), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (name, keys) = (Action::Fit.text(lang), Action::Fit.key_cap());
            if ui.add(IconButton::new(Icon::Fit, &name).keys(&keys)).clicked() {
                asks.push(Ask::Do(Action::Fit));
            }
            let name = lang.t("canvas-layers");
            let button = ui.add(IconButton::new(Icon::Layers, &name));
            Popup::menu(&button).show(|ui| layers_ui(app, ui, asks));
        });
    });
}

/// Level lines and colour maps.
fn layers_ui(app: &App, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let lang = app.lang();
    ui.set_min_width(190.0);
    let contours = Button::selectable(app.settings.contours, Action::Contours.text(lang));
    if ui.add(contours.shortcut_text(Action::Contours.key_cap())).clicked() {
        asks.push(Ask::Do(Action::Contours));
    }
    ui.separator();
    ui.label(RichText::new(lang.t("canvas-colours")).font(font(text::SMALL, false)).weak());
    for colours in ColourMap::ALL {
        let entry =
            Button::selectable(app.settings.colours == colours, lang.t(&format!("colour-map-{}", colours.key())));
        if ui.add(entry).clicked() {
            asks.push(Ask::Setting(Setting::Colours(colours)));
        }
    }
}

/// A thin bar at the top while a long race is run, and a way to stop it: back to the scene before.
fn progress_ui(app: &App, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let Some(percent) = app.engine.race_progress() else { return };
    let (lang, tokens) = (app.lang(), app.tokens());
    let whole = Rect::from_min_size(canvas.min, vec2(canvas.width(), 3.0));
    ui.painter().rect_filled(whole, 0.0, color32(tokens.press));
    let done = Rect::from_min_size(canvas.min, vec2(canvas.width() * percent as f32 / 100.0, 3.0));
    ui.painter().rect_filled(done, 0.0, color32(tokens.text));
    let place = Rect::from_min_size(canvas.min + vec2(12.0, 12.0), vec2(300.0, 30.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let words = lang.with("canvas-computing", &[("percent", percent.into())]);
        if ui.add(Pill::new(&words).icon(Icon::Cross)).clicked() {
            asks.push(Ask::Do(Action::Undo));
        }
    });
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}

/// What lies over the canvas: the banner, "all diverged", what the scene's fault is.
fn notices_ui(app: &mut App, race: &Race, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    fault_ui(app, canvas, ui, asks);
    let mut runs = race.runs().peekable();
    if runs.peek().is_some() && runs.all(|(_, _, run)| matches!(run.verdict, Verdict::Diverged { .. })) {
        all_diverged_ui(app, race, canvas, ui, asks);
    }
}

/// The banner of a file that was not opened, or of a scene that cannot be run as it is.
fn fault_ui(app: &mut App, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let lang = app.lang();
    let fault = app.engine.fault.as_ref().map(|faults| super::app::Notice {
        headline: lang.t("banner-not-run"),
        sentence: faults.sentence(lang),
        allowed: faults.allowed(lang),
    });
    let (notice, closes) = match (app.screen.banner.clone(), fault) {
        (Some(notice), _) => (notice, true),
        (None, Some(notice)) => (notice, false),
        (None, None) => return,
    };
    let top = Rect::from_min_max(canvas.min + vec2(12.0, 12.0), pos2(canvas.max.x - 90.0, canvas.min.y + 110.0));
    ui.scope_builder(UiBuilder::new().max_rect(top), |ui| {
        let undo = lang.t("banner-undo");
        let mut banner = Banner::new(&notice.headline, &notice.sentence).allowed(&notice.allowed);
        if !closes {
            banner = banner.action(&undo);
        }
        let answer = banner.ui(ui, lang);
        if answer.closed && closes {
            asks.push(Ask::CloseBanner);
        }
        if answer.acted || (answer.closed && !closes) {
            asks.push(Ask::Do(Action::Undo));
        }
    });
}

/// In the middle: since when, the limit where it is known, and a way out.
fn all_diverged_ui(app: &App, race: &Race, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let last = |run: &crate::race::Trajectory| match run.verdict {
        Verdict::Diverged { step } => step,
        _ => 0,
    };
    let step = race.runs().map(|(_, _, run)| last(run)).max().unwrap_or(0);
    let limit = race.landscape.lambda_max().map(|most| 2.0 / most);
    let words = match limit {
        Some(limit) => lang.with(
            "canvas-all-diverged-limit",
            &[("step", step.to_string().into()), ("limit", lang.number(limit, 3).into())],
        ),
        None => lang.with("canvas-all-diverged", &[("step", step.to_string().into())]),
    };
    let middle = canvas.center() - vec2(0.0, 24.0);
    let rect = plate(ui.painter(), middle, Align2::CENTER_CENTER, &words, font(text::BODY, true), &tokens);
    let Some(limit) = limit else { return };
    let below = Rect::from_center_size(rect.center_bottom() + vec2(0.0, 26.0), vec2(260.0, 30.0));
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.vertical_centered(|ui| {
            if ui.add(Pill::new(&lang.t("canvas-below-limit")).strong()).clicked() {
                let eta = crate::params::round_significant(0.9 * limit, 3);
                for (k, _, _) in race.runs() {
                    asks.push(Ask::Edit(Edit::Eta(k, eta)));
                }
                asks.push(Ask::EndGesture);
            }
        });
    });
}
