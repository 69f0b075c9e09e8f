//! The strip of charts under the canvas, linked to the scrubber and to the canvas.

use crate::figure::layout::{Pen, Style};
use crate::figure::{Layer, Plot, chart, drawing};
use crate::picture::charts::chart_of;
use crate::scene::ChartKind;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::room;
use crate::ui::paint::screen::{self, from_egui, to_egui};
use crate::ui::paint::theme::{color32, font, size, space, text};
use crate::ui::request::{Request, Setting};
use crate::ui::state::app::App;
use crate::ui::state::folding::charts_are_forced;
use crate::ui::state::screen::ViewMemory;
use eframe::egui::{
    Align2, Button, Frame, Margin, Panel, PointerButton, Popup, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_plot::{Plot as PlotWidget, PlotBounds};

/// Height of the strip, low and high windows.
const HEIGHT: (f32, f32) = (158.0, 250.0);
/// Windows at least this high have room for the higher strip.
const HIGH: f32 = 900.0;
/// Strips wider than these hold two and three charts.
const TWO: f32 = 820.0;
const THREE: f32 = 1400.0;
/// A part of the time axis: from, to.
type Span = (f64, f64);
/// How near the pointer must be to a curve, in points.
const REACH: f32 = 8.0;

/// Shows the strip.
pub fn charts_ui(app: &App, memory: &mut ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    let window = room::window(ui.ctx()).height();
    let folded = if charts_are_forced(room::window(ui.ctx()).size()) {
        !app.screen.charts_open
    } else {
        app.settings.charts_folded
    };
    if folded {
        return;
    }
    let height = if window >= HIGH { HEIGHT.1 } else { HEIGHT.0 };
    let fill = color32(app.tokens().page);
    let margin = Margin { left: 0, right: 12, top: 2, bottom: 8 };
    let frame = Frame::NONE.fill(fill).inner_margin(margin);
    Panel::bottom("charts").exact_size(height).resizable(false).show_separator_line(false).frame(frame).show(
        ui,
        |ui| {
            let rect = ui.max_rect();
            if app.race().is_none_or(|race| race.runs().next().is_none()) {
                return empty_ui(app, ui, rect);
            }
            let count = if rect.width() > THREE {
                3
            } else if rect.width() > TWO {
                2
            } else {
                1
            };
            let width = (rect.width() - space::APART * (count - 1) as f32) / count as f32;
            for place in 0..count {
                let left = rect.min.x + (width + space::APART) * place as f32;
                let own = Rect::from_min_size(pos2(left, rect.min.y), vec2(width, rect.height()));
                ui.push_id(("chart", place), |ui| chart_ui(app, memory, place, own, ui, requests));
            }
        },
    );
}

fn empty_ui(app: &App, ui: &Ui, rect: Rect) {
    let tokens = app.tokens();
    let plate = Rect::from_min_max(rect.min + vec2(8.0, 6.0), rect.max);
    let border = Stroke::new(1.0, color32(tokens.border));
    ui.painter().rect(plate, f32::from(size::RADIUS_CARD), color32(tokens.inset), border, StrokeKind::Inside);
    let words = app.lang().t("charts-empty");
    ui.painter().text(plate.center(), Align2::CENTER_CENTER, words, font(text::BODY, false), color32(tokens.weak));
}

fn chart_ui(app: &App, memory: &mut ViewMemory, place: usize, rect: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (tokens, lang) = (app.tokens(), app.lang());
    let kind = app.charts()[place];
    let Some(results) = app.engine.results().cloned() else { return };
    let raised = memory.hovered.map(|(racer, _)| racer);
    let mut plot = chart_of(&results.race, results.curves_of(kind), kind, app.moment(), raised, lang);
    let title = std::mem::take(&mut plot.title);
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang };
    let body = Rect::from_min_max(pos2(rect.min.x, rect.min.y + 18.0), rect.max);
    let frame = to_egui(chart::frame(&plot, from_egui(body), &pen));
    title_ui(app, place, kind, &title, pos2(frame.min.x, rect.min.y), ui, requests);
    let whole = plot.x.range;
    let shown = interact_ui(memory, (&plot, &title), kind, frame, ui, requests);
    plot.x.range = shown.unwrap_or(whole);
    let shapes = chart::layout(&plot, from_egui(body), &pen);
    screen::paint_in_window(ui.painter(), &shapes);
}

/// The title, from where the axis begins, is a menu of what a chart can show.
fn title_ui(
    app: &App,
    place: usize,
    kind: ChartKind,
    title: &str,
    left: Pos2,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let ink = color32(tokens.text);
    let words = ui.painter().layout_no_wrap(title.to_owned(), font(text::SECONDARY, true), ink);
    let own = Rect::from_min_size(left, vec2(words.size().x + 22.0, 20.0));
    let response = ui.interact(own, ui.scope_id().with("title"), Sense::click());
    let name = lang.with("charts-choice", &[("number", (place + 1).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(own.expand2(vec2(4.0, 0.0)), f32::from(size::RADIUS), color32(tokens.hover));
    }
    ui.painter().galley(left + vec2(0.0, 2.0), words, ink);
    icons::paint(ui.painter(), own.right_center() - vec2(8.0, 0.0), Icon::Down, color32(tokens.weak), size::ICON_ARROW);
    Popup::menu(&response).show(|ui| {
        for &other in ChartKind::ALL {
            let entry = Button::selectable(other == kind, lang.t(other.text_key()));
            let doc = lang.t(&format!("{}.doc", other.text_key()));
            if ui.add(entry).on_hover_text(doc).clicked() {
                requests.push(Request::Setting(Setting::Chart(place, other)));
            }
        }
    });
}

/// Drag is scrubbing, the wheel zooms time, a double click shows the whole span; hovering raises a racer. Gives the
/// shown part of the time axis.
fn interact_ui(
    memory: &mut ViewMemory,
    (plot, title): (&Plot, &str),
    kind: ChartKind,
    frame: Rect,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) -> Option<(f64, f64)> {
    let whole = plot.x.range;
    let id = ui.scope_id().with(("span", kind));
    // Zoomed in time: the span that is shown, and the whole it belongs to.
    let zoomed: Option<(Span, Span)> = ui.data(|data| data.get_temp(id));
    let mut span = zoomed.filter(|(_, of)| *of == whole).map_or(whole, |(span, _)| span);
    let mut child = ui.new_child(eframe::egui::UiBuilder::new().max_rect(frame));
    let widget =
        PlotWidget::new(id).show_axes(false).show_grid(false).show_background(false).show_x(false).show_y(false);
    let widget = widget.allow_drag(false).allow_zoom(false).allow_scroll(false).allow_boxed_zoom(false);
    // Not for the keyboard: the scrubber does the same.
    let widget =
        widget.allow_double_click_reset(false).set_margin_fraction(vec2(0.0, 0.0)).sense(Sense::CLICK | Sense::DRAG);
    let answer = widget.width(frame.width()).height(frame.height()).show(&mut child, |plot_ui| {
        plot_ui.set_plot_bounds(PlotBounds::from_min_max([span.0, 0.0], [span.1, 1.0]));
    });
    let (response, transform) = (answer.response, answer.transform);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, title));
    let time = |x: f32| transform.value_from_position(pos2(x, frame.center().y)).x;
    if let Some(pointer) = response.interact_pointer_pos()
        && response.dragged_by(PointerButton::Primary) | response.clicked()
    {
        requests.push(Request::Go(time(pointer.x).clamp(whole.0, whole.1).round() as u64));
    }
    if response.double_clicked() {
        span = whole;
    } else if let Some(pointer) = response.hover_pos() {
        let scrolled = ui.input(|i| i.smooth_scroll_delta().y);
        if scrolled != 0.0 {
            let factor = f64::from((-scrolled / 200.0).exp());
            let centre = time(pointer.x);
            let least = (whole.1 - whole.0) * 1e-4;
            let zoom = |end: f64| centre + (end - centre) * factor;
            let wanted = (zoom(span.0).max(whole.0), zoom(span.1).min(whole.1));
            if wanted.1 - wanted.0 > least {
                span = wanted;
            }
        }
        let shown = Plot { x: crate::figure::Axis { range: span, ..plot.x.clone() }, ..plot.clone() };
        memory.chart_hovered = nearest(&shown, kind, from_egui(frame), [pointer.x, pointer.y]);
        memory.hovered = memory.chart_hovered.or(memory.hovered);
    }
    ui.data_mut(|data| data.insert_temp(id, (span, whole)));
    Some(span)
}

/// The curve nearest to a place on the page, within reach: (racer, index of its point).
fn nearest(plot: &Plot, kind: ChartKind, frame: drawing::Rect, pointer: [f32; 2]) -> Option<(usize, usize)> {
    let page = crate::figure::layout::PageFromPlane::new(plot, frame);
    let time =
        plot.x.range.0 + (plot.x.range.1 - plot.x.range.0) * f64::from((pointer[0] - frame.min[0]) / frame.width());
    let curves = plot.layers.iter().filter_map(|l| if let Layer::Curve(c) = l { Some(c) } else { None });
    let distance = |curve: &crate::figure::Curve| {
        let index = curve.x.nearest(time);
        let value = curve.values.get(index)?;
        Some((curve.owner, index + kind.first_step(), (page.y(*value) - pointer[1]).abs()))
    };
    let best = curves.filter_map(distance).min_by(|a, b| a.2.total_cmp(&b.2))?;
    (best.2 <= REACH).then_some((best.0, best.1))
}
