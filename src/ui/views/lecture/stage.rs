//! The lecture's picture: the landscape with its methods and charts under it, or a lab's figure with what it found.

use super::layout::MARGIN;
use super::words::words_ui;
use super::{charts, controls, legend};
use crate::figure::Figure;
use crate::figure::layout::Style;
use crate::ui::actions::Action;
use crate::ui::paint::screen::from_egui;
use crate::ui::paint::theme::{self, color32, font};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use crate::ui::views::canvas;
use crate::ui::views::panels;
use crate::ui::views::scale::{SCREEN_HEIGHT, size};
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// Between the words of a notice and its border.
const PADDING: f32 = 10.0;
/// With more nets than this the legend shows their names alone.
const FEW_NETS: usize = 2;

/// Shows the picture in the room there is.
pub(super) fn stage_ui(app: &App, memory: &mut ViewMemory, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let style = Style::lecture(SCREEN_HEIGHT * k);
    let mut picture = ui.max_rect();
    // An open anatomy has the whole stage: its card is high, and names its method by itself.
    let has_anatomy = app.screen.anatomy.is_some();
    if app.lab_is_large() {
        lab_ui(app, style, k, ui);
    } else {
        if app.lecture.as_ref().is_some_and(|lecture| lecture.charts) && !has_anatomy {
            let strip;
            (picture, strip) = picture.split_top_bottom_at_y(picture.max.y - charts::HEIGHT * k);
            charts::charts_ui(app, strip, k, ui, requests);
        }
        if !has_anatomy {
            let methods;
            let height = legend::height(app, picture.width(), k, ui);
            (picture, methods) = picture.split_top_bottom_at_y(picture.max.y - height);
            legend::methods_ui(app, methods, k, ui, requests);
        }
        ui.scope_builder(UiBuilder::new().max_rect(picture), |ui| {
            ui.set_clip_rect(picture);
            canvas::bare_ui(app, memory, style, ui, requests);
            canvas::notices::progress_ui(app, picture, ui, requests);
            canvas::notices::cancelled_ui(app, picture, ui, requests);
        });
    }
    if has_anatomy {
        // Notices and controls lie beside the card.
        picture.min.x += canvas::card_room(app, from_egui(picture), ui.ctx()).1;
    }
    notice_ui(app, picture, k, ui);
    controls::controls_ui(app, picture, k, ui, requests);
}

/// Why there is nothing new to see, at the top left.
fn notice_ui(app: &App, picture: Rect, k: f32, ui: &Ui) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let fault = app.engine.fault.as_ref().map(|fault| match app.race() {
        Some(_) => fault.sentence(lang),
        None => {
            let keys = |action: Action| action.lecture_shortcuts().first().map(|keys| keys.cap()).unwrap_or_default();
            let (next, leave) = (keys(Action::NextScene), keys(Action::Close));
            let words = [("next", next.into()), ("leave", leave.into())];
            format!("{} {}\n{}", lang.t("nothing"), fault.sentence(lang), lang.with("nothing-lecture", &words))
        }
    });
    let Some(words) = app.screen.banner.as_ref().map(|notice| notice.sentence.clone()).or(fault) else { return };
    let room = 0.6 * picture.width();
    let job = LayoutJob::simple(words.clone(), font(size::PROGRESS * k, false), color32(tokens.text), room);
    let galley = ui.painter().layout_job(job);
    let at = picture.min + vec2(MARGIN, MARGIN) * k;
    let plate = Rect::from_min_size(at, galley.size()).expand(PADDING * k);
    let (fill, border) = (color32(tokens.raised), Stroke::new(2.0 * k, color32(tokens.text)));
    ui.painter().rect(plate, f32::from(theme::size::RADIUS_CARD) * k, fill, border, StrokeKind::Inside);
    words_ui(ui, "notice", at, Align2::LEFT_TOP, galley, &words);
}

/// The lab's figure, and under it what came out, or why nothing did.
fn lab_ui(app: &App, style: Style, k: f32, ui: &mut Ui) {
    let (lang, rect) = (app.lang(), ui.max_rect().shrink2(vec2(MARGIN * k, 14.0 * k)));
    let fault = app.laboratory.fault().map(|fault| fault.sentence(lang));
    let words = fault.or_else(|| app.laboratory.shown().map(|shown| shown.verdict.clone())).unwrap_or_default();
    let ink = color32(app.tokens().text);
    let mut job = LayoutJob::simple(words.clone(), font(size::PROGRESS * k, false), ink, rect.width());
    job.wrap.max_rows = 3;
    let galley = ui.painter().layout_job(job);
    let top = rect.max.y - galley.size().y;
    words_ui(ui, "verdict", pos2(rect.min.x, top), Align2::LEFT_TOP, galley, &words);
    let place = Rect::from_min_max(rect.min, pos2(rect.max.x, top - 10.0 * k));
    let shown = app.laboratory.shown().map(|shown| few_words(&shown.figure));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        panels::lab::figure_ui(app, shown.as_ref(), place, style, ui);
    });
}

/// The figure for a screen: the losses of many nets in the legend would leave no room for the charts.
fn few_words(figure: &Figure) -> Figure {
    let mut figure = figure.clone();
    if figure.legend.len() > FEW_NETS {
        figure.legend.iter_mut().for_each(|row| row.parameters.clear());
    }
    figure
}
