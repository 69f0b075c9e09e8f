//! What a lab has found: its plots stacked in the panel, or its whole figure where the canvas was.

use crate::figure::layout::{Pen, Style};
use crate::figure::{Arrangement, Figure, Layer, Plot, PlotKind, facet_grid, legend_line, plot, rows};
use crate::picture::alternative;
use crate::ui::paint::screen::{self, from_egui};
use crate::ui::paint::theme::{color32, space};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::views::canvas::{no_picture, notices};
use eframe::egui::{CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::time::Duration;

/// Least and greatest height of a chart in the panel: below it ticks crowd, above it curves are stretched.
const CHART: (f32, f32) = (100.0, 240.0);
/// Least height of a drawing whose units hold numbers.
const DIAGRAM: f32 = 220.0;
/// How much is seen of a chart that has to be scrolled to: its title.
const PEEK: f32 = 20.0;
/// How much of a picture shows through when it is of an older question.
const STALE: f32 = 0.6;
/// When the window looks again whether a picture has become stale.
const LOOK_AGAIN: Duration = Duration::from_millis(160);

/// Shows the figure's grid, or its plots one under the other; `height` is that of the panel's scrolling part.
pub fn stack_ui(app: &App, height: f32, ui: &mut Ui) {
    let top = ui.cursor().min;
    let used = ui.min_rect().height() + space::TIGHT;
    let figure = app.laboratory.shown().map(|shown| shown.figure.clone());
    if let Some(figure) = figure {
        let (tokens, lang) = (app.tokens(), app.lang());
        let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang };
        if let Arrangement::Grid { columns, headed } = figure.arrangement {
            // What the legend says beside the names stands below: the plots are what is looked for.
            let mut named = Figure::clone(&figure);
            named.hide_legend();
            let width = ui.available_width();
            let least = facet_grid::height(&named, columns, headed, width, &pen);
            let legend = legend_line::height(&figure.legend, width, &pen);
            let (rect, _) = ui.allocate_exact_size(vec2(width, least.max(height - used)), Sense::hover());
            let (below, _) = ui.allocate_exact_size(vec2(width, legend), Sense::hover());
            screen::paint_in_window(ui.painter(), &legend_line::shapes(&figure.legend, from_egui(below), &pen));
            return grid_ui(app, &named, rect, &pen, ui);
        }
        for plot in &figure.plots {
            let size = vec2(ui.available_width(), plot_height(&figure, plot.kind, height - used, ui.available_width()));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            plot_ui(plot, rect, &pen, ui);
        }
    }
    let rect = Rect::from_min_max(top, pos2(ui.max_rect().max.x, ui.cursor().min.y.max(top.y + height - used)));
    say(app, rect, ui);
    stale_ui(app, rect, ui);
}

/// A figure that lays itself out in a grid, in `rect`.
fn grid_ui(app: &App, figure: &Figure, rect: Rect, pen: &Pen<'_>, ui: &Ui) {
    let plots = figure.plots.iter().map(unlabelled).collect();
    let unlabelled = Figure { plots, ..figure.clone() };
    screen::paint_in_window(ui.painter(), &rows::layout(&unlabelled, from_egui(rect), pen));
    name_plots(figure, rect, ui);
    say(app, rect, ui);
    stale_ui(app, rect, ui);
}

/// Says to screen readers what a figure shows: what came out, and under which conditions.
fn say(app: &App, rect: Rect, ui: &Ui) {
    let Some(shown) = app.laboratory.shown() else { return };
    let response = ui.interact(rect, ui.scope_id().with("figure"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &shown.figure.title));
    if ui.ctx().has_accesskit_node(response.id) {
        let said = alternative::of_figure(&shown.figure);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(said));
    }
}

/// Says the titles of plots to screen readers.
fn name_plots(figure: &Figure, rect: Rect, ui: &Ui) {
    for (place, plot) in figure.plots.iter().enumerate() {
        let response = ui.interact(rect, ui.scope_id().with(("plot", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &plot.title));
    }
}

fn plot_ui(plot: &Plot, rect: Rect, pen: &Pen<'_>, ui: &Ui) {
    let response = ui.interact(rect, ui.scope_id().with(&plot.title), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &plot.title));
    if ui.is_rect_visible(rect) {
        let shapes = plot::layout(plot, from_egui(rect), pen);
        screen::paint_in_window(ui.painter(), &shapes);
    }
}

/// A map in the panel is too small for words beside its marks.
fn unlabelled(plot: &Plot) -> Plot {
    let mut plot = plot.clone();
    for layer in &mut plot.layers {
        if let Layer::Mark(mark) = layer {
            mark.label.clear();
        }
    }
    plot
}

/// Equal shares of the room; where that is too little for all, as many whole charts as fit and the next one's title.
fn plot_height(figure: &Figure, kind: PlotKind, room: f32, width: f32) -> f32 {
    let count = figure.plots.len() as f32;
    let share = room / count - space::TIGHT;
    match kind {
        PlotKind::Map | PlotKind::Diagram => share.clamp(DIAGRAM, width.max(DIAGRAM)),
        PlotKind::Chart if share >= CHART.0 => share.min(CHART.1),
        PlotKind::Chart => {
            let fitting = ((room - PEEK) / (CHART.0 + space::TIGHT)).floor().max(1.0);
            ((room - PEEK) / fitting - space::TIGHT).clamp(CHART.0, CHART.1)
        }
    }
}

/// Shows the whole figure where the canvas was.
pub fn large_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let rect = ui.max_rect();
    let figure = app.laboratory.shown().map(|shown| shown.figure.clone());
    figure_ui(app, figure.as_deref(), rect.shrink2(vec2(space::WIDE, space::APART)), Style::WINDOW, ui);
    no_picture::lab_ui(app, rect, ui, requests);
    notices::fault_ui(app, rect, ui, requests);
    ui.painter().vline(rect.max.x, rect.y_range(), Stroke::new(1.0, color32(app.tokens().border)));
}

/// The whole of the lab's figure in `inside`.
pub fn figure_ui(app: &App, figure: Option<&Figure>, inside: Rect, style: Style, ui: &Ui) {
    let (tokens, lang) = (app.tokens(), app.lang());
    if let Some(figure) = figure {
        let pen = Pen { tokens: &tokens, style, lang };
        let shapes = rows::layout(figure, from_egui(inside), &pen);
        screen::paint_in_window(ui.painter(), &shapes);
        name_plots(figure, inside, ui);
        say(app, inside, ui);
    }
    stale_ui(app, inside, ui);
}

/// Dims a picture of outdated settings; the notes say why there is no new one.
fn stale_ui(app: &App, rect: Rect, ui: &Ui) {
    if app.laboratory.is_running() && app.laboratory.progress().is_none() {
        ui.ctx().request_repaint_after(LOOK_AGAIN);
    }
    if app.laboratory.is_stale() && app.laboratory.shown().is_some() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, color32(app.tokens().page.faded(STALE)));
    }
}
