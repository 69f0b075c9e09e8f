//! The canvas: the landscape with its paths; pan, zoom, the start to drag, buttons and menus over it.

mod anatomy_card;
pub mod nothing;
pub mod notices;
mod pointer;

pub use anatomy_card::room as card_room;

use super::anatomy::{self, Dissected};
use super::app::App;
use super::ask::{Ask, Setting};
use super::engine::GroundRequest;
use super::icons::Icon;
use super::screen::{self, from_egui};
use super::theme::{color32, font, size, text};
use super::widgets::IconButton;
use crate::figure::layout::{PageFromPlane, Pen, Style};
use crate::figure::{ColourMap, Plot, map, marks};
use crate::landscape::{Domain, Point};
use crate::params::{round_significant, typed};
use crate::scene::edit::Edit;
use crate::scene::picture::{self, Race, view};
use crate::ui::actions::Action;
use eframe::egui::{
    Button, CursorIcon, PointerButton, Popup, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{Plot as PlotWidget, PlotBounds};
use std::sync::Arc;

/// Side of what can be grabbed around the start, in points to a mark of the window's size.
const HANDLE: f32 = 30.0;

/// What a frame's canvas shows.
struct Shown<'a> {
    race: &'a Race,
    plot: &'a Plot,
    page: &'a PageFromPlane,
}

/// Shows the canvas.
pub fn canvas_ui(app: &mut App, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let rect = ui.max_rect();
    let Some(race) = app.race().cloned() else { return waiting_ui(app, ui, rect, asks) };
    let dissected = anatomy::ready(app, &race, from_egui(rect), ui.ctx());
    let Some(wanted) = shown_part(app, &race) else { return waiting_ui(app, ui, rect, asks) };
    let aspect = f64::from(rect.width() / rect.height().max(1.0));
    let (response, shown) = plane_ui(view::expand(wanted, aspect), rect, ui, asks);
    let plot = draw(app, &race, shown, Style::WINDOW, dissected.as_ref(), rect, ui);
    let page = PageFromPlane::new(&plot, from_egui(rect));
    let dragging = start_ui(app, &race, &page, Style::WINDOW, rect, ui, asks);
    let shown = Shown { race: &race, plot: &plot, page: &page };
    pointer::pointer_ui(app, &shown, &response, dragging, ui, asks);
    if let (true, Some(at)) = (response.secondary_clicked(), response.interact_pointer_pos()) {
        app.screen.clicked = Some(page.plane([at.x, at.y]));
    }
    Popup::context_menu(&response).show(|ui| menu_ui(app, &race, &page, ui, asks));
    buttons_ui(app, rect, ui, asks);
    if let Some(dissected) = &dissected {
        anatomy_card::card_ui(app, &race, dissected, from_egui(rect), ui, asks);
    }
    notices::progress_ui(app, rect, ui, asks);
    notices::cancelled_ui(app, rect, ui, asks);
    notices::notices_ui(app, &race, rect, ui, asks);
    let border = color32(app.tokens().border);
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// The landscape alone, from edge to edge: no ticks, no colour bar, nothing that follows the pointer. The start can be
/// dragged and the plane moved as on the canvas. Gives what is shown, once there is anything.
pub fn bare_ui(app: &mut App, style: Style, ui: &mut Ui, asks: &mut Vec<Ask>) -> Option<Plot> {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, color32(app.tokens().field[0]));
    let race = app.race().cloned()?;
    let dissected = anatomy::ready(app, &race, from_egui(rect), ui.ctx());
    let wanted = shown_part(app, &race)?;
    let aspect = f64::from(rect.width() / rect.height().max(1.0));
    let (response, shown) = plane_ui(view::expand(wanted, aspect), rect, ui, asks);
    let plot = draw(app, &race, shown, style, dissected.as_ref(), rect, ui);
    let page = PageFromPlane::new(&plot, from_egui(rect));
    start_ui(app, &race, &page, style, rect, ui, asks);
    if let Some(dissected) = &dissected {
        anatomy_card::card_ui(app, &race, dissected, from_egui(rect), ui, asks);
    }
    if let (true, Some(at)) = (response.double_clicked(), response.interact_pointer_pos()) {
        asks.push(Ask::Edit(Edit::Start(Some(tidy(page.plane([at.x, at.y]), &page)))));
        asks.push(Ask::EndGesture);
    }
    Some(plot)
}

/// What is shown of the plane: a race that stays because the next one is refused is seen as it was fitted.
fn shown_part(app: &App, race: &Race) -> Option<Domain> {
    app.screen.view.or_else(|| app.engine.fault.is_some().then(|| view::first(race)))
}

/// Before the first race, or when the very first scene has a fault.
fn waiting_ui(app: &mut App, ui: &mut Ui, rect: Rect, asks: &mut Vec<Ask>) {
    let tokens = app.tokens();
    ui.painter().rect_filled(rect, 0.0, color32(tokens.field[0]));
    notices::progress_ui(app, rect, ui, asks);
    notices::cancelled_ui(app, rect, ui, asks);
    nothing::race_ui(app, rect, ui, asks);
    notices::fault_ui(app, rect, ui, asks);
}

/// Pan by drag, zoom by wheel or pinch: egui_plot's, around the part of the plane that the app holds.
fn plane_ui(wanted: Domain, rect: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) -> (Response, Domain) {
    let widget = PlotWidget::new("canvas").show_axes(false).show_grid(false).show_background(false);
    let widget = widget.show_x(false).show_y(false).allow_boxed_zoom(false).allow_double_click_reset(false);
    let widget = widget.allow_scroll(false).allow_zoom(false).allow_drag(true).set_margin_fraction(Vec2::ZERO);
    let widget = widget.sense(Sense::click_and_drag()).width(rect.width()).height(rect.height());
    let (scroll, shift, plain) =
        ui.input(|i| (i.smooth_scroll_delta(), i.modifiers.shift, !i.modifiers.command && i.multi_touch().is_none()));
    let pinch = ui.input(|i| i.zoom_delta_2d());
    let answer = widget.show(ui, |plot_ui| {
        let wheel = if plain && !shift { (scroll.y / 200.0).exp() } else { 1.0 };
        let factors = pinch * wheel;
        let pointer =
            plot_ui.pointer_coordinate().filter(|_| plot_ui.response().hovered() && factors != Vec2::splat(1.0));
        // Zoomed here and not by egui_plot, which would go on to where numbers end.
        let seen = pointer.map_or(wanted, |at| {
            wanted.zoomed(Point::new(at.x, at.y), (f64::from(factors.x), f64::from(factors.y))).drawable()
        });
        plot_ui.set_plot_bounds(PlotBounds::from_min_max([seen.x.0, seen.y.0], [seen.x.1, seen.y.1]));
        if plot_ui.response().dragged_by(PointerButton::Middle) {
            let by = plot_ui.pointer_coordinate_drag_delta();
            plot_ui.translate_bounds(-by);
        }
        if plot_ui.response().hovered() && plain && shift && scroll != Vec2::ZERO {
            let sideways = (scroll.x + scroll.y) * (wanted.x.1 - wanted.x.0) as f32 / rect.width();
            plot_ui.translate_bounds(vec2(-sideways, 0.0));
        }
    });
    if answer.response.clicked() || answer.response.drag_started() {
        // A click on the canvas is for the canvas: a field that was typed in lets go.
        ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
    }
    let bounds = answer.transform.bounds();
    let shown = Domain { x: (bounds.min()[0], bounds.max()[0]), y: (bounds.min()[1], bounds.max()[1]) };
    let size = shown.x.1 - shown.x.0;
    let moved = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() + (a.1 - b.1).abs() > 1e-9 * size;
    if moved(shown.x, wanted.x) || moved(shown.y, wanted.y) {
        let shown = shown.drawable();
        asks.push(Ask::View(shown));
        return (answer.response, shown);
    }
    (answer.response, wanted)
}

/// Lays the map out and paints it; the field may be a moment older than the paths.
fn draw(
    app: &mut App,
    race: &Arc<Race>,
    shown: Domain,
    style: Style,
    dissected: Option<&Dissected>,
    rect: Rect,
    ui: &Ui,
) -> Plot {
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
    let lit = app.screen.anatomy.as_ref().and_then(|open| open.lit);
    let ground = app.engine.ground(request);
    app.screen.level_count = ground.map_or(0, |ground| ground.field.colours.len() - 1);
    let plot = match dissected {
        Some(Dissected::Ready(racer, anatomy)) => {
            picture::anatomy::plot(race, ground, shown, (*racer, anatomy), lit, lang)
        }
        _ => picture::map(race, ground, shown, moment, raised, lang),
    };
    let pen = Pen { tokens: &tokens, style, lang };
    let lay_out = if app.lecture.is_some() { map::bare } else { map::layout };
    let shapes = lay_out(&plot, from_egui(rect), &pen);
    screen::paint(ui.painter(), &shapes, &mut app.textures);
    plot
}

/// The start's handle: drag moves it, Shift keeps an axis, Alt is ten times finer.
fn start_ui(
    app: &App,
    race: &Race,
    page: &PageFromPlane,
    style: Style,
    rect: Rect,
    ui: &mut Ui,
    asks: &mut Vec<Ask>,
) -> bool {
    let lang = app.lang();
    let at = page.pos(race.start());
    let centre = pos2(at[0], at[1]);
    if !rect.contains(centre) {
        return false;
    }
    let mark = map::mark_scale(style, &app.tokens());
    let handle = Rect::from_center_size(centre, Vec2::splat(HANDLE * mark.max(1.0)));
    let response = ui.interact(handle, ui.scope_id().with("start"), Sense::click_and_drag());
    let name = lang.t("canvas-start");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let mut moved = None;
    if response.dragged() {
        let modifiers = ui.input(|i| i.modifiers);
        // A drag begins where the button went down, some points before egui calls it one.
        let total = response.total_drag_delta().unwrap_or_default();
        let mut by = if response.drag_started() { total } else { response.drag_delta() };
        if modifiers.alt {
            by /= 10.0;
        }
        if modifiers.shift {
            by = if total.x.abs() > total.y.abs() { vec2(by.x, 0.0) } else { vec2(0.0, by.y) };
        }
        // Kept unrounded from frame to frame, and of the scene: the race may be a frame older.
        let id = response.id.with("precise");
        let own = app.scene().start_or(race.landscape.start());
        let begun = response.drag_started().then_some(own);
        let from = begun.or_else(|| ui.data(|data| data.get_temp::<Point>(id))).unwrap_or(own);
        let to = from + Point::new(f64::from(by.x) / page.scale[0], f64::from(by.y) / page.scale[1]);
        ui.data_mut(|data| data.insert_temp(id, to));
        moved = Some(to);
    }
    if response.drag_stopped() {
        asks.push(Ask::EndGesture);
    }
    if let Some(to) = moved {
        asks.push(Ask::Edit(Edit::Start(Some(tidy(to, page)))));
    }
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
        let grip = marks::start(at, mark, true, &app.tokens());
        let painter = ui.painter().with_clip_rect(rect);
        let mut none = screen::TextureCache::default();
        screen::paint(&painter, &grip, &mut none);
    }
    response.dragged()
}

/// A start rounded to a tenth of a point of the page: one can say it, and no pixel is lost.
fn tidy(at: Point, page: &PageFromPlane) -> (f64, f64) {
    let step = 10f64.powf((0.1 / page.scale[0].abs()).log10().floor());
    let round = |value: f64| {
        // A second rounding in decimal removes the binary dust of the arithmetic.
        round_significant((value / step).round() * step, 15)
    };
    (round(at.x), round(at.y))
}

/// Right click: start here, copy the point, save the picture.
fn menu_ui(app: &App, race: &Race, page: &PageFromPlane, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let lang = app.lang();
    let Some(here) = app.screen.clicked else { return };
    let point = lang.point(here.x, here.y, 4);
    if ui.button(lang.with("canvas-start-here", &[("point", point.clone().into())])).clicked() {
        asks.push(Ask::Edit(Edit::Start(Some(tidy(here, page)))));
        asks.push(Ask::EndGesture);
    }
    if ui.button(lang.t("canvas-copy-point")).clicked() {
        asks.push(Ask::CopyText(format!("({}, {})", typed(here.x), typed(here.y))));
    }
    if race.scene.start.is_some() && ui.button(lang.t("surface-reset-start")).clicked() {
        asks.push(Ask::Edit(Edit::Start(None)));
        asks.push(Ask::EndGesture);
    }
    for action in [Action::Fit, Action::Anatomy, Action::Export] {
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
