//! Messages over the canvas: the progress of a long race, that one was cancelled, banners, "all diverged".

use super::card_room;
use super::pointer::plate;
use crate::landscape::Data;
use crate::number::round_significant;
use crate::optim::RuleSpec;
use crate::race::{Trajectory, Verdict};
use crate::scene::Race;
use crate::scene::edit::Edit;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::screen::from_egui;
use crate::ui::paint::theme::{color32, font, size, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::notice::Notice;
use crate::ui::views::scale::zoom;
use crate::ui::widgets::{Banner, Pill};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Button, Rect, RichText, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::time::Duration;

/// Between what lies over the canvas and its border.
const EDGE: f32 = 12.0;
/// Where the banner ends, from the canvas's top.
const BANNER: f32 = 110.0;
/// What the readout takes above the border, in the lecture the buttons for the mouse; and the height of our own.
const READOUT: f32 = 32.0;
const PILL: f32 = 30.0;

/// A thin bar at the top while a long race is run, and a way to stop it: back to the scene before, or to none.
pub fn progress_ui(app: &App, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Some(progress) = app.engine.race_progress() else {
        if app.engine.is_racing() {
            ui.ctx().request_repaint_after(app.engine.progress_after());
        }
        return;
    };
    let (share, left) = (progress.share, progress.left);
    let (lang, tokens) = (app.lang(), app.tokens());
    let whole = Rect::from_min_size(canvas.min, vec2(canvas.width(), 3.0));
    ui.painter().rect_filled(whole, 0.0, color32(tokens.press));
    let done = Rect::from_min_size(canvas.min, vec2(canvas.width() * share as f32, 3.0));
    ui.painter().rect_filled(done, 0.0, color32(tokens.text));
    // The top is the banner's, the lowest line the readout's, the left the anatomy card's.
    let k = zoom(app, ui.ctx());
    let card = app.screen.anatomy.as_ref().map_or(0.0, |_| card_room(app, from_egui(canvas), ui.ctx()).1);
    let corner = canvas.left_bottom() + vec2(EDGE + card, -(EDGE + (READOUT + PILL) * k));
    let place = Rect::from_min_size(corner, vec2(canvas.max.x - EDGE - corner.x, PILL * k));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let percent = lang.number((1e4 * share).floor() / 100.0, if share < 0.1 { 2 } else { 3 });
        let left = left.filter(|left| *left >= LONG).map(|left| span(left, lang));
        let words = match left {
            Some(left) => lang.with("canvas-computing-left", &[("percent", percent.into()), ("left", left.into())]),
            None => lang.with("canvas-computing", &[("percent", percent.into())]),
        };
        if button_ui(app, Pill::new(&words).icon(Icon::Cross), &words, ui) {
            requests.push(Request::CancelRace);
        }
    });
    ui.ctx().request_repaint_after(Duration::from_millis(100));
}

/// A time left is shown from here on: less is over before it has been read.
const LONG: Duration = Duration::from_secs(5);

/// A duration in words, in its largest unit.
fn span(time: Duration, lang: Lang) -> String {
    let seconds = time.as_secs_f64();
    let units = [("span-days", 86400.0), ("span-hours", 3600.0), ("span-minutes", 60.0), ("span-seconds", 1.0)];
    let (key, unit) = units.into_iter().find(|(_, unit)| seconds >= *unit).unwrap_or(units[3]);
    lang.with(key, &[("count", lang.number(seconds / unit, 2).into())])
}

/// In the middle, where a scene was opened and its race was given up: that there is no picture, what it would cost, and
/// that it can be run after all.
pub fn cancelled_ui(app: &App, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Some(cancelled) = app.engine.cancelled() else { return };
    let (lang, scene) = (app.lang(), app.scene());
    let on = scene.racers.iter().filter(|racer| racer.on).count();
    let (methods, steps) = (lang.whole(on as u64), lang.whole(scene.steps as u64));
    let cost = [("methods", methods.into()), ("steps", steps.into())];
    let examples = match scene.landscape.data() {
        Some(Data::Synthetic(data)) => Some(lang.whole(data.examples as u64)),
        _ => None,
    };
    let lines = [
        Some(lang.t("canvas-cancelled")),
        Some(lang.with("canvas-cancelled-cost", &cost)),
        examples.map(|count| lang.with("canvas-cancelled-examples", &[("examples", count.into())])),
        cancelled.left.map(|left| lang.with("canvas-cancelled-left", &[("left", span(left, lang).into())])),
    ];
    let words = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let again = lang.t("canvas-run-again");
    if middle_ui(app, canvas, &words, Some(&again), ui) {
        requests.push(Request::RunAgain);
    }
}

/// A plate in the middle of the canvas and, if need be, a button below it; true when that was pressed.
fn middle_ui(app: &App, canvas: Rect, words: &str, button: Option<&str>, ui: &mut Ui) -> bool {
    let k = zoom(app, ui.ctx());
    let face = font(text::BODY * k, true);
    let middle = canvas.center() - vec2(0.0, 24.0 * k);
    let rect = plate(ui.painter(), middle, Align2::CENTER_CENTER, words, face, &app.tokens());
    let response = ui.interact(rect, ui.scope_id().with(words), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, words));
    let Some(button) = button else { return false };
    let below = Rect::from_center_size(rect.center_bottom() + vec2(0.0, 26.0 * k), vec2(260.0, PILL) * k);
    let pill = Pill::new(button).strong();
    let shown = |ui: &mut Ui| ui.vertical_centered(|ui| button_ui(app, pill, button, ui)).inner;
    ui.scope_builder(UiBuilder::new().max_rect(below), shown).inner
}

/// A pill; in the lecture a larger button, whose word can be read from the last row. True when it was pressed.
fn button_ui(app: &App, pill: Pill<'_>, words: &str, ui: &mut Ui) -> bool {
    if app.lecture.is_none() {
        return ui.add(pill).clicked();
    }
    let (k, tokens) = (zoom(app, ui.ctx()), app.tokens());
    let words = RichText::new(words).font(font(text::BODY * k, false)).color(color32(tokens.on_accent));
    let radius = f32::from(size::RADIUS) * k;
    let button = Button::new(words).fill(color32(tokens.accent)).corner_radius(radius).min_size(vec2(0.0, PILL * k));
    ui.add(button).clicked()
}

/// Shows the banner, and "all diverged".
pub fn notices_ui(app: &App, race: &Race, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    fault_ui(app, canvas, ui, requests);
    let mut runs = race.runs().peekable();
    if runs.peek().is_some() && runs.all(|(_, _, run)| has_gone(race, run)) {
        all_diverged_ui(app, race, canvas, ui, requests);
    }
}

/// Whether a run diverged, or grows and has left the landscape's domain: one that grows inside it is worth a look.
fn has_gone(race: &Race, run: &Trajectory) -> bool {
    let (domain, end) = (race.landscape.domain(), run.end().0);
    let inside = |(low, high): (f64, f64), at: f64| (low..=high).contains(&at);
    match run.verdict {
        Verdict::Diverged { .. } => true,
        Verdict::Grows { .. } => !(inside(domain.x, end.x) && inside(domain.y, end.y)),
        _ => false,
    }
}

/// The banner of a file that was not opened, or of a scene that cannot be run as it is.
pub fn fault_ui(app: &App, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    // Where there is no picture, `no_picture` says why.
    let fault = app.engine.fault.as_ref().filter(|_| app.race().is_some()).map(|faults| Notice {
        headline: lang.t("banner-not-run"),
        sentence: faults.sentence(lang),
        allowed: faults.allowed(lang),
    });
    let own = app.screen.banner.as_ref().or(app.standing_notice()).cloned();
    let offer = app.shown_offer().filter(|_| own.is_none());
    let (notice, closes) = match (own, fault) {
        (Some(notice), _) => (notice, true),
        (None, _) if offer.is_some() => return offer_ui(app, banner_place(canvas), ui, requests),
        (None, Some(notice)) => (notice, false),
        (None, None) => return,
    };
    ui.scope_builder(UiBuilder::new().max_rect(banner_place(canvas)), |ui| {
        let undo = lang.t("banner-undo");
        let mut banner = Banner::new(&notice.headline, &notice.sentence).allowed(&notice.allowed);
        if !closes {
            banner = banner.action(&undo);
        }
        let answer = banner.ui(ui, lang);
        if answer.closed && closes {
            requests.push(Request::CloseBanner);
        }
        if answer.acted || (answer.closed && !closes) {
            requests.push(Request::Do(Action::Undo));
        }
    });
}

/// Where a banner lies.
fn banner_place(canvas: Rect) -> Rect {
    Rect::from_min_max(canvas.min + vec2(EDGE, EDGE), pos2(canvas.max.x - 90.0, canvas.min.y + BANNER))
}

/// The scene that a crash left: restore it, copy the path of the crash file, or neither.
fn offer_ui(app: &App, place: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Some(offer) = app.shown_offer() else { return };
    let lang = app.lang();
    let notice = app.offer_notice(offer, lang);
    let (restore, copy) = (lang.t("crash-restore"), lang.t("crash-copy"));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let banner = Banner::new(&notice.headline, &notice.sentence).second(&copy);
        let is_open = app.has_offered_scene(offer);
        let answer = if is_open { banner } else { banner.action(&restore) }.ui(ui, lang);
        if answer.acted {
            requests.push(Request::RestoreCrash);
        }
        if answer.second {
            requests.push(Request::CopyText(offer.report.display().to_string()));
        }
        if answer.closed {
            requests.push(Request::CloseBanner);
        }
    });
}

/// Says that all have diverged: since when, the limit of η where it is known, and a button that goes below it.
fn all_diverged_ui(app: &App, race: &Race, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let step = race.runs().filter_map(|(_, _, run)| run.verdict.diverges()).max().unwrap_or(0);
    let limit = race.landscape.lambda_max().map(|most| 2.0 / most);
    let words = match limit {
        Some(limit) => lang.with(
            "canvas-all-diverged-limit",
            &[("step", lang.whole(step as u64).into()), ("limit", lang.number(limit, 3).into())],
        ),
        None => lang.with("canvas-all-diverged", &[("step", lang.whole(step as u64).into())]),
    };
    let plain = race.scene.racers.iter().any(|racer| racer.on && racer.rule == RuleSpec::Gd);
    let limit = limit.filter(|_| plain);
    let button = limit.map(|_| lang.t("canvas-below-limit"));
    if middle_ui(app, canvas, &words, button.as_deref(), ui)
        && let Some(limit) = limit
    {
        requests.push(Request::Edit(Edit::EtaOfGd(round_significant(0.9 * limit, 3))));
        requests.push(Request::EndGesture);
    }
}
