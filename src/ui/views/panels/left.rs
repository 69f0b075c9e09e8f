//! The left panel: surface, methods, terms of the race. Folded it is a rail of chips.

use super::{action_button, is_wide, methods, panel_frame, race_settings, surface};
use crate::figure::measure::text_width;
use crate::picture::{Moment, words};
use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::room;
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::folding::left_is_forced;
use crate::ui::state::screen::ViewMemory;
use crate::ui::widgets::{self, IconButton};
use eframe::egui::scroll_area::ScrollBarVisibility;
use eframe::egui::{
    Align2, Panel, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

/// Width of the panel, narrow and wide windows, and of the rail.
const WIDTH: (f32, f32) = (316.0, 336.0);
const RAIL: f32 = 52.0;
/// Room for the scroll bar, in the panel's padding.
const BAR: f32 = 11.0;
/// Height of the terms at the bottom.
const TERMS: f32 = 46.0;
/// Panels lower than this scroll as a whole.
const LOW: f32 = 430.0;

/// Shows the panel.
pub fn left_ui(app: &App, memory: &ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    let folded = if left_is_forced(app, room::window(ui.ctx()).size()) {
        !app.screen.left_open
    } else {
        app.settings.left_folded
    };
    if folded {
        let frame = panel_frame(ui, 6, 8);
        let rail = Panel::left("rail").resizable(false).exact_size(RAIL).show_separator_line(false).frame(frame);
        // A long list scrolls without a bar: there is no room for one.
        let rail_ui = |ui: &mut Ui| rail_ui(app, ui, requests);
        rail.show(ui, |ui| {
            ScrollArea::vertical().scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden).show(ui, rail_ui)
        });
        return;
    }
    let wide = is_wide(ui);
    let width = if wide { WIDTH.1 } else { WIDTH.0 };
    let id = if wide { "left wide" } else { "left" };
    let frame = panel_frame(ui, 14, 8);
    let panel = Panel::left(id).default_size(width).size_range(width * 0.75..=width * 1.25);
    panel.show_separator_line(false).frame(frame).show(ui, |ui| {
        let whole = ui.max_rect();
        ui.expand_to_include_rect(whole);
        let list = Rect::from_min_max(whole.min, pos2(whole.max.x, whole.max.y - TERMS));
        // A child of its own: what it needs must not widen the panel.
        let mut inside = ui.new_child(UiBuilder::new().max_rect(list).id_salt("left list"));
        // Only the rows scroll: what is above them and the terms stay in place. In a low window all of it scrolls.
        let is_low = whole.height() < LOW;
        if !is_low {
            above_rows_ui(app, &mut inside, requests);
        }
        // The bar stands beside the rows, not on their words.
        let room = inside.available_rect_before_wrap();
        let beside = UiBuilder::new().max_rect(room.with_max_x(room.max.x + BAR));
        inside.scope_builder(beside, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(room.width());
                if is_low {
                    above_rows_ui(app, ui, requests);
                }
                methods::rows_ui(app, ui, requests);
            });
        });
        terms_ui(app, memory, ui, Rect::from_min_max(pos2(whole.min.x, list.max.y), whole.max), requests);
    });
}

/// The surface and the head of the list of methods.
fn above_rows_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    surface::surface_ui(app, ui, requests);
    ui.add_space(space::NEAR);
    line_ui(ui);
    ui.add_space(space::TIGHT);
    methods::header_ui(app, ui, requests);
}

/// A line across the whole panel.
fn line_ui(ui: &mut Ui) {
    let border = color32(theme::tokens(ui.ctx()).border);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let across = rect.expand2(vec2(14.0, 0.0)).x_range();
    ui.painter().hline(across, rect.center().y, Stroke::new(1.0, border));
}

/// Steps, seed, gradients spent; how step sizes were chosen.
fn terms_ui(app: &App, memory: &ViewMemory, ui: &mut Ui, rect: Rect, requests: &mut Vec<Request>) {
    let (tokens, lang) = (app.tokens(), app.lang());
    let (weak, border) = (color32(tokens.weak), color32(tokens.border));
    ui.painter().hline(rect.expand2(vec2(14.0, 0.0)).x_range(), rect.min.y, Stroke::new(1.0, border));
    let Some(race) = app.race() else { return };
    let axis = app.time();
    let end = Moment { axis, at: Moment::end(axis, race) };
    let first = format!("{}, {}", words::run(race, axis, lang), words::gradient_cost(race, end, lang));
    let chosen = if words::is_from_theory(race) { "terms-from-theory-sentence" } else { "terms-by-hand-sentence" };
    let second = lang.t(chosen);
    for (k, line) in [&first, &second].into_iter().enumerate() {
        let at = rect.min + vec2(0.0, 9.0 + 16.0 * k as f32);
        // Large numbers are set smaller rather than cut.
        let size = text::SMALL * (rect.width() / text_width(line, text::SMALL, false)).min(1.0);
        ui.painter().text(at, Align2::LEFT_TOP, line, font(size, false), weak);
    }
    let whole = words::terms(race, app.moment(), lang);
    let response = ui.interact(rect, ui.scope_id().with("terms"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{first}. {second}")));
    response.on_hover_text(whole);
    let corner = Rect::from_min_size(pos2(rect.max.x - 24.0, rect.min.y + 23.0), vec2(24.0, 20.0));
    let name = lang.t("terms-change");
    let button = ui.put(corner, IconButton::new(Icon::Pencil, &name).size(corner.size()).icon_size(12.0));
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| race_settings::race_settings_ui(app, memory, ui, requests));
}

/// Chips with numbers: click is on and off.
fn rail_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (tokens, lang) = (app.tokens(), app.lang());
    ui.spacing_mut().item_spacing.y = 2.0;
    action_button(ui, Icon::Right, Action::FoldLeft, lang, true, requests);
    ui.add_space(6.0);
    let names = app.scene().racer_names(lang);
    let slots = app.scene().slots();
    for (k, racer) in app.scene().racers.iter().enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(40.0, 34.0), Sense::click());
        let number = rect.min + vec2(7.0, rect.height() / 2.0);
        let weak = color32(tokens.weak);
        if response.hovered() {
            ui.painter().rect_filled(rect, f32::from(size::RADIUS), color32(tokens.hover));
        }
        ui.painter().text(number, Align2::CENTER_CENTER, k + 1, font(text::SMALL, false), weak);
        let chip = Rect::from_center_size(rect.center() + vec2(6.0, 0.0), vec2(24.0, 14.0));
        widgets::chip(ui.painter(), chip, slots[k], &tokens, racer.on, 0.95);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, racer.on, &names[k]));
        if response.on_hover_text(&names[k]).clicked() {
            requests.push(Request::Edit(Edit::Toggle(k)));
            requests.push(Request::EndGesture);
        }
    }
    action_button(ui, Icon::Plus, Action::AddMethod, lang, true, requests);
}
