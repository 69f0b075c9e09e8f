//! The canvas: the landscape with its paths; pan, zoom, the start to drag, buttons and menus over it.

mod anatomy_card;
mod anatomy_view;
mod facets_view;
pub mod no_picture;
pub mod notices;
mod pointer;
mod said;

pub use anatomy_view::card_room;

use crate::figure::layout::{PageFromPlane, Pen, Style};
use crate::figure::{ColourMap, Facets, HeadLabel, Layer, LegendPlace, Plot, frame, map, marks};
use crate::geometry::{Domain, Point};
use crate::number::{round_significant, typed};
use crate::picture;
use crate::picture::view;
use crate::scene::Race;
use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::screen::{self, from_egui};
use crate::ui::paint::theme::{color32, font, size, text};
use crate::ui::request::{Request, Setting};
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use crate::ui::widgets::IconButton;
use anatomy_view::{ShownAnatomy, Step};
use eframe::egui::{
    Button, CursorIcon, EventFilter, Key, PointerButton, Popup, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{Plot as PlotWidget, PlotBounds};
use std::sync::Arc;

/// Side of what can be grabbed around the start, in points to a mark of the window's size.
const HANDLE: f32 = 30.0;

/// What the canvas shows in this frame.
struct Shown<'a> {
    race: &'a Race,
    plot: &'a Plot,
    page: &'a PageFromPlane,
}

/// Shows the canvas.
pub fn canvas_ui(app: &App, memory: &mut ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    let rect = ui.max_rect();
    let Some(race) = app.race().cloned() else { return waiting_ui(app, ui, rect, requests) };
    let anatomy = anatomy_view::shown(app, memory, &race, from_egui(rect), ui.ctx());
    if anatomy.is_none() && race.has_facets() {
        facets_view::facets_ui(app, memory, &race, Style::WINDOW, rect, ui);
        buttons_ui(app, rect, ui, requests);
        return around_ui(app, &race, rect, ui, requests);
    }
    let Some(wanted) = shown_part(app, &race, anatomy.as_ref()) else { return waiting_ui(app, ui, rect, requests) };
    let wanted = fitted(app, &race, wanted, Style::WINDOW, rect);
    let (response, shown) = plane_ui(wanted, rect, ui, requests);
    said::say(app, memory, &race, &response, ui);
    let plot = draw(app, memory, (&race, shown), Style::WINDOW, anatomy.as_ref(), rect, ui);
    let page = PageFromPlane::new(&plot, from_egui(rect));
    let dragging = start_ui(app, &race, &page, Style::WINDOW, rect, ui, requests);
    let shown = Shown { race: &race, plot: &plot, page: &page };
    pointer::pointer_ui(app, memory, &shown, &response, dragging, ui, requests);
    if let (true, Some(at)) = (response.secondary_clicked(), response.interact_pointer_pos()) {
        memory.clicked = Some(page.plane([at.x, at.y]));
    }
    Popup::context_menu(&response).show(|ui| menu_ui(app, memory, &race, &page, ui, requests));
    buttons_ui(app, rect, ui, requests);
    if let Some(anatomy) = &anatomy {
        anatomy_card::card_ui(app, &race, anatomy, from_egui(rect), ui, requests);
    }
    around_ui(app, &race, rect, ui, requests);
}

/// Progress and notices over the canvas, and its border.
fn around_ui(app: &App, race: &Race, rect: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    notices::progress_ui(app, rect, ui, requests);
    notices::cancelled_ui(app, rect, ui, requests);
    notices::notices_ui(app, race, rect, ui, requests);
    let border = color32(app.tokens().border);
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// The landscape alone: no colour bar, nothing that follows the pointer. The start can be dragged and the plane moved as
/// on the canvas.
pub fn bare_ui(app: &App, memory: &mut ViewMemory, style: Style, ui: &mut Ui, requests: &mut Vec<Request>) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, color32(app.tokens().field[0]));
    let Some(race) = app.race().cloned() else { return };
    let anatomy = anatomy_view::shown(app, memory, &race, from_egui(rect), ui.ctx());
    if anatomy.is_none() && race.has_facets() {
        return facets_view::facets_ui(app, memory, &race, style, rect, ui);
    }
    let Some(wanted) = shown_part(app, &race, anatomy.as_ref()) else { return };
    let wanted = fitted(app, &race, wanted, style, rect);
    let (response, shown) = plane_ui(wanted, rect, ui, requests);
    said::say(app, memory, &race, &response, ui);
    let plot = draw(app, memory, (&race, shown), style, anatomy.as_ref(), rect, ui);
    let page = PageFromPlane::new(&plot, from_egui(rect));
    start_ui(app, &race, &page, style, rect, ui, requests);
    if let Some(anatomy) = &anatomy {
        anatomy_card::card_ui(app, &race, anatomy, from_egui(rect), ui, requests);
    }
    if let (true, Some(at)) = (response.double_clicked(), response.interact_pointer_pos()) {
        requests.push(Request::Edit(Edit::Start(Some(tidy(page.plane([at.x, at.y]), &page)))));
        requests.push(Request::EndGesture);
    }
}

/// What is shown of the plane. The race of a scene before, which stays because this one is refused, is shown whole.
fn shown_part(app: &App, race: &Race, anatomy: Option<&ShownAnatomy>) -> Option<Domain> {
    anatomy
        .map_or(app.screen.view, |anatomy| anatomy.view)
        .or_else(|| app.engine.fault.is_some().then(|| view::first(race)))
}

/// What the whole canvas shows of the plane: a scene's first view is seen whole between the ticks, one that a person
/// chose is kept as it is.
fn fitted(app: &App, race: &Race, wanted: Domain, style: Style, rect: Rect) -> Domain {
    if app.screen.first != Some(wanted) {
        return view::expand(wanted, f64::from(rect.width() / rect.height().max(1.0)));
    }
    let tokens = app.tokens();
    let pen = Pen { tokens: &tokens, style, lang: app.lang() };
    let plot = picture::map(race, None, wanted, app.moment(), None, app.lang());
    let rect = from_egui(rect);
    view::within(wanted, rect, frame::inner(&plot, rect, &pen))
}

/// Before the first race, or when the very first scene has a fault.
fn waiting_ui(app: &App, ui: &mut Ui, rect: Rect, requests: &mut Vec<Request>) {
    let tokens = app.tokens();
    ui.painter().rect_filled(rect, 0.0, color32(tokens.field[0]));
    notices::progress_ui(app, rect, ui, requests);
    notices::cancelled_ui(app, rect, ui, requests);
    no_picture::race_ui(app, rect, ui, requests);
    notices::fault_ui(app, rect, ui, requests);
}

/// Pan by drag, zoom by wheel or pinch: egui_plot's, around the part of the plane that the app holds.
fn plane_ui(wanted: Domain, rect: Rect, ui: &mut Ui, requests: &mut Vec<Request>) -> (Response, Domain) {
    let widget = PlotWidget::new("canvas").show_axes(false).show_grid(false).show_background(false);
    let widget = widget.show_x(false).show_y(false).allow_boxed_zoom(false).allow_double_click_reset(false);
    let widget = widget.allow_scroll(false).allow_zoom(false).allow_drag(true).set_margin_fraction(Vec2::ZERO);
    // Not for the keyboard: it is a picture, and Space stays with play.
    let widget = widget.sense(Sense::CLICK | Sense::DRAG).width(rect.width()).height(rect.height());
    let (scroll, shift, plain) =
        ui.input(|i| (i.smooth_scroll_delta(), i.modifiers.shift, !i.modifiers.command && i.multi_touch().is_none()));
    let pinch = ui.input(|i| i.zoom_delta_2d());
    let answer = widget.show(ui, |plot_ui| {
        let wheel = if plain && !shift { (scroll.y / 200.0).exp() } else { 1.0 };
        let factors = pinch * wheel;
        let pointer =
            plot_ui.pointer_coordinate().filter(|_| plot_ui.response().hovered() && factors != Vec2::splat(1.0));
        // Zoomed here and not by egui_plot, which would zoom until numbers overflow.
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
        requests.push(Request::View(shown));
        return (answer.response, shown);
    }
    (answer.response, wanted)
}

/// Lays the map of what is shown of the plane out and paints it; the ground may be a moment older than the paths.
fn draw(
    app: &App,
    memory: &mut ViewMemory,
    (race, shown): (&Arc<Race>, Domain),
    style: Style,
    anatomy: Option<&ShownAnatomy>,
    rect: Rect,
    ui: &Ui,
) -> Plot {
    let (tokens, lang) = (app.tokens(), app.lang());
    let scale = ui.ctx().pixels_per_point();
    let aspect = f64::from(rect.width() / rect.height().max(1.0));
    let first = match app.screen.first {
        Some(first) => fitted(app, race, first, style, rect),
        None => view::expand(shown, aspect),
    };
    let pixels = ((rect.width() * scale) as usize, (rect.height() * scale) as usize);
    ui.painter().rect_filled(rect, 0.0, color32(tokens.field[2]));
    let raised = memory.hovered.map(|(racer, _)| racer);
    let moment = app.moment();
    let grounds = app.grounds(race, [shown, first], pixels, scale.round().max(1.0) as usize, false);
    let ground = grounds.and_then(|grounds| grounds.into_iter().next());
    memory.level_count = ground.as_ref().map_or(0, |ground| ground.field.colours.len() - 1);
    let mut plot = match anatomy {
        Some(ShownAnatomy { step: Step::Ready(racer, anatomy), lit, .. }) => {
            picture::anatomy::plot(race, ground.as_ref(), shown, (*racer, anatomy), *lit, lang)
        }
        _ => picture::map(race, ground.as_ref(), shown, moment, raised, lang),
    };
    if app.lecture.is_some() {
        plot.colour_bar = None;
    }
    if anatomy.is_some() || !has_labels(app) {
        set_labels(&mut plot, |_| None);
    } else if app.lecture.is_some() {
        set_labels(&mut plot, |(racer, label)| Some(HeadLabel { key: lecture_key(racer), ..label }));
    }
    let pen = Pen { tokens: &tokens, style, lang };
    let inner = screen::to_egui(frame::inner(&plot, from_egui(rect), &pen));
    let strips = [
        Rect::from_min_max(rect.min, pos2(inner.min.x, rect.max.y)),
        Rect::from_min_max(pos2(rect.min.x, inner.max.y), rect.max),
        Rect::from_min_max(pos2(inner.max.x, rect.min.y), rect.max),
    ];
    for strip in strips {
        ui.painter().rect_filled(strip, 0.0, color32(tokens.inset));
    }
    screen::paint_in_window(ui.painter(), &map::layout(&plot, from_egui(rect), &pen));
    plot
}

/// Whether the names stand at the heads. The window lists them in its left panel, the lecture under the map.
fn has_labels(app: &App) -> bool {
    matches!(app.scene().view.legend, LegendPlace::Auto | LegendPlace::Direct)
}

/// The digit that switches a method in the lecture; empty beyond the eighth.
pub fn lecture_key(racer: usize) -> String {
    if racer < 8 { (racer + 1).to_string() } else { String::new() }
}

fn set_labels(plot: &mut Plot, change: impl Fn((usize, HeadLabel)) -> Option<HeadLabel>) {
    for layer in &mut plot.layers {
        if let Layer::Path(path) = layer {
            path.label = path.label.take().and_then(|label| change((path.owner, label)));
        }
    }
}

/// The start's handle: drag moves it, Shift keeps an axis, Alt is ten times finer.
fn start_ui(
    app: &App,
    race: &Race,
    page: &PageFromPlane,
    style: Style,
    rect: Rect,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
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
    arrows(&response, ui, requests);
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
        requests.push(Request::EndGesture);
    }
    if let Some(to) = moved {
        requests.push(Request::Edit(Edit::Start(Some(tidy(to, page)))));
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

/// The arrows of a handle that has the keyboard move the start, as they do with Ctrl everywhere.
fn arrows(response: &Response, ui: &Ui, requests: &mut Vec<Request>) {
    if !response.has_focus() {
        return;
    }
    let own = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, own));
    let moves = [
        (Key::ArrowLeft, Action::StartLeft),
        (Key::ArrowRight, Action::StartRight),
        (Key::ArrowUp, Action::StartUp),
        (Key::ArrowDown, Action::StartDown),
    ];
    let pressed = moves.into_iter().filter(|(key, _)| ui.input(|input| input.key_pressed(*key)));
    requests.extend(pressed.map(|(_, action)| Request::Do(action)));
}

/// A start rounded to a tenth of a point of the page: few digits, and less than a pixel away.
fn tidy(at: Point, page: &PageFromPlane) -> (f64, f64) {
    let step = 10f64.powf((0.1 / page.scale[0].abs()).log10().floor());
    let round = |value: f64| {
        // A second rounding in decimal removes what binary arithmetic leaves behind the last digit.
        round_significant((value / step).round() * step, 15)
    };
    (round(at.x), round(at.y))
}

/// Right click: start here, copy the point, save the picture.
fn menu_ui(
    app: &App,
    memory: &ViewMemory,
    race: &Race,
    page: &PageFromPlane,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let lang = app.lang();
    let Some(here) = memory.clicked else { return };
    let point = lang.point(here.x, here.y, 4);
    if ui.button(lang.with("canvas-start-here", &[("point", point.clone().into())])).clicked() {
        requests.push(Request::Edit(Edit::Start(Some(tidy(here, page)))));
        requests.push(Request::EndGesture);
    }
    if ui.button(lang.t("canvas-copy-point")).clicked() {
        requests.push(Request::CopyText(format!("({}, {})", typed(here.x), typed(here.y))));
    }
    if race.scene.start.is_some() && ui.button(lang.t("surface-reset-start")).clicked() {
        requests.push(Request::Edit(Edit::Start(None)));
        requests.push(Request::EndGesture);
    }
    for action in [Action::Fit, Action::Anatomy, Action::Export] {
        if ui.add(Button::new(action.text(lang)).shortcut_text(action.key_cap())).clicked() {
            requests.push(Request::Do(action));
        }
    }
}

/// Fit and layers, at the top right.
fn buttons_ui(app: &App, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let bar = Rect::from_min_size(pos2(canvas.max.x - 74.0, canvas.min.y + 10.0), vec2(64.0, 32.0));
    let border = Stroke::new(1.0, color32(tokens.border));
    ui.painter().rect(bar, f32::from(size::RADIUS_CARD), color32(tokens.raised), border, StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(bar.shrink(2.0)), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (name, keys) = (Action::Fit.text(lang), Action::Fit.key_cap());
            if ui.add(IconButton::new(Icon::Fit, &name).keys(&keys)).clicked() {
                requests.push(Request::Do(Action::Fit));
            }
            let name = lang.t("canvas-layers");
            let button = ui.add(IconButton::new(Icon::Layers, &name));
            Popup::menu(&button).show(|ui| layers_ui(app, ui, requests));
        });
    });
}

/// Level lines and colour maps.
fn layers_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    ui.set_min_width(190.0);
    let contours = Button::selectable(app.settings.contours, Action::Contours.text(lang));
    if ui.add(contours.shortcut_text(Action::Contours.key_cap())).clicked() {
        requests.push(Request::Do(Action::Contours));
    }
    let facets = &app.scene().view.facets;
    if !app.scene().is_lab() {
        let racers = Button::selectable(*facets == Facets::Racers, lang.t("canvas-facets"));
        if ui.add(racers).clicked() {
            let other = if *facets == Facets::Racers { Facets::Auto } else { Facets::Racers };
            requests.push(Request::Edit(Edit::Facets(other)));
            requests.push(Request::EndGesture);
        }
    }
    ui.separator();
    ui.label(RichText::new(lang.t("canvas-colours")).font(font(text::SMALL, false)).weak());
    for colours in ColourMap::ALL {
        let entry =
            Button::selectable(app.settings.colours == colours, lang.t(&format!("colour-map-{}", colours.key())));
        if ui.add(entry).clicked() {
            requests.push(Request::Setting(Setting::Colours(colours)));
        }
    }
}
