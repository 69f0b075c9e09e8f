//! What lies over the canvas: progress of a long race, that one was cancelled, banners, "all diverged".

use super::pointer::plate;
use crate::landscape::Data;
use crate::optim::RuleSpec;
use crate::params::round_significant;
use crate::race::{Trajectory, Verdict};
use crate::scene::edit::Edit;
use crate::scene::picture::Race;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::app::{App, Notice};
use crate::ui::ask::Ask;
use crate::ui::engine::{Cancelled, Progress};
use crate::ui::icons::Icon;
use crate::ui::theme::{color32, font, text};
use crate::ui::widgets::{Banner, Pill};
use crate::ui::worker::NOTICED;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::time::Duration;

/// A thin bar at the top while a long race is run, and a way to stop it: back to the scene before, or to none.
pub fn progress_ui(app: &App, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let Some(Progress { share, left }) = app.engine.race_progress() else {
        if app.engine.is_racing() {
            ui.ctx().request_repaint_after(NOTICED);
        }
        return;
    };
    let (lang, tokens) = (app.lang(), app.tokens());
    let whole = Rect::from_min_size(canvas.min, vec2(canvas.width(), 3.0));
    ui.painter().rect_filled(whole, 0.0, color32(tokens.press));
    let done = Rect::from_min_size(canvas.min, vec2(canvas.width() * share as f32, 3.0));
    ui.painter().rect_filled(done, 0.0, color32(tokens.text));
    let place = Rect::from_min_size(canvas.min + vec2(12.0, 12.0), vec2(canvas.width() - 24.0, 30.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let percent = lang.number((1e4 * share).floor() / 100.0, if share < 0.1 { 2 } else { 3 });
        let left = left.filter(|left| *left >= LONG).map(|left| span(left, lang));
        let words = match left {
            Some(left) => lang.with("canvas-computing-left", &[("percent", percent.into()), ("left", left.into())]),
            None => lang.with("canvas-computing", &[("percent", percent.into())]),
        };
        if ui.add(Pill::new(&words).icon(Icon::Cross)).clicked() {
            asks.push(Ask::CancelRace);
        }
    });
    ui.ctx().request_repaint_after(Duration::from_millis(100));
}

/// Less is over before one has read how long it takes.
const LONG: Duration = Duration::from_secs(5);

/// A time for people, in its largest unit.
fn span(time: Duration, lang: Lang) -> String {
    let seconds = time.as_secs_f64();
    let units = [("span-days", 86400.0), ("span-hours", 3600.0), ("span-minutes", 60.0), ("span-seconds", 1.0)];
    let (key, unit) = units.into_iter().find(|(_, unit)| seconds >= *unit).unwrap_or(units[3]);
    lang.with(key, &[("count", lang.number(seconds / unit, 2).into())])
}

/// In the middle, where a scene was opened and its race was given up: that there is no picture, what it would cost, and
/// that it can be run after all.
pub fn cancelled_ui(app: &App, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let Some(Cancelled { left }) = app.engine.cancelled() else { return };
    let (lang, scene) = (app.lang(), app.scene());
    let on = scene.racers.iter().filter(|racer| racer.on).count();
    let (methods, steps) = (lang.whole(on as u64), lang.whole(scene.steps as u64));
    let cost = [("methods", methods.into()), ("steps", steps.into())];
    let examples = match scene.landscape.data() {
        Some(Data::Synthetic(data)) => Some(lang.whole(data.objects as u64)),
        _ => None,
    };
    let lines = [
        Some(lang.t("canvas-cancelled")),
        Some(lang.with("canvas-cancelled-cost", &cost)),
        examples.map(|count| lang.with("canvas-cancelled-examples", &[("examples", count.into())])),
        left.map(|left| lang.with("canvas-cancelled-left", &[("left", span(left, lang).into())])),
    ];
    let words = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let middle = canvas.center() - vec2(0.0, 24.0);
    let rect = plate(ui.painter(), middle, Align2::CENTER_CENTER, &words, font(text::BODY, true), &app.tokens());
    let response = ui.interact(rect, ui.scope_id().with("cancelled"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
    let below = Rect::from_center_size(rect.center_bottom() + vec2(0.0, 26.0), vec2(260.0, 30.0));
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.vertical_centered(|ui| {
            if ui.add(Pill::new(&lang.t("canvas-run-again")).strong()).clicked() {
                asks.push(Ask::RunAgain);
            }
        });
    });
}

/// What lies over the canvas: the banner, "all diverged", what the scene's fault is.
pub fn notices_ui(app: &mut App, race: &Race, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    fault_ui(app, canvas, ui, asks);
    let mut runs = race.runs().peekable();
    if runs.peek().is_some() && runs.all(|(_, _, run)| matches!(run.verdict, Verdict::Diverged { .. })) {
        all_diverged_ui(app, race, canvas, ui, asks);
    }
}

/// The banner of a file that was not opened, or of a scene that cannot be run as it is.
pub fn fault_ui(app: &mut App, canvas: Rect, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let lang = app.lang();
    // Where there is no picture, `nothing` says why.
    let fault = app.engine.fault.as_ref().filter(|_| app.race().is_some()).map(|faults| Notice {
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
    let last = |run: &Trajectory| match run.verdict {
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
    let plain = race.scene.racers.iter().any(|racer| racer.on && racer.rule == RuleSpec::Gd);
    let Some(limit) = limit.filter(|_| plain) else { return };
    let below = Rect::from_center_size(rect.center_bottom() + vec2(0.0, 26.0), vec2(260.0, 30.0));
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.vertical_centered(|ui| {
            if ui.add(Pill::new(&lang.t("canvas-below-limit")).strong()).clicked() {
                let eta = round_significant(0.9 * limit, 3);
                asks.push(Ask::Edit(Edit::EtaOfGd(eta)));
                asks.push(Ask::EndGesture);
            }
        });
    });
}
