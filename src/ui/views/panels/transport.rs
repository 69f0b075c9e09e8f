//! The transport bar: first, back, play, forward, last; the scrubber with verdicts above it; step, speed, loop.

use super::{action_button, panel_frame};
use crate::race::Verdict;
use crate::scene::TimeAxis;
use crate::ui::actions::Action;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{color32, font, size, space, text};
use crate::ui::request::{Request, Setting};
use crate::ui::state::app::App;
use crate::ui::state::playback::{SPEEDS, speed_words};
use crate::ui::widgets::{self, Combo, IconButton};
use eframe::egui::{Align, Align2, Layout, Panel, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const HEIGHT: f32 = 46.0;
/// With less room beside the buttons what time counts is left out, and with still less speed and loop: the keys work.
const NO_AXIS: f32 = 380.0;
const NO_SPEED: f32 = 250.0;
/// Rail and handle of the scrubber, and its least length.
const RAIL: f32 = 4.0;
const HANDLE: f32 = 7.5;
const SHORTEST: f32 = 6.0 * HANDLE;

/// Shows the bar.
pub fn transport_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let frame = panel_frame(ui, 10, 0);
    Panel::bottom("transport").exact_size(HEIGHT).resizable(false).show_separator_line(false).frame(frame).show(
        ui,
        |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                buttons_ui(app, ui, requests);
                ui.add_space(space::NEAR);
                // The right part is laid out first, from the edge inwards; the scrubber gets what is left.
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    right_ui(app, ui, requests);
                    scrubber_ui(app, ui, requests);
                });
            });
        },
    );
}

fn buttons_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let (at, end) = if app.has_time() { (app.playback.at(), app.playback.end()) } else { (0, 0) };
    action_button(ui, Icon::First, Action::First, lang, at > 0, requests);
    action_button(ui, Icon::Prev, Action::StepBack, lang, at > 0, requests);
    let icon = if app.playback.playing { Icon::Pause } else { Icon::Play };
    let (name, keys) = (Action::Play.text(lang), Action::Play.key_cap());
    let play = IconButton::new(icon, &name).keys(&keys).strong().size(size::PLAY_BUTTON);
    if ui.add_enabled(end > 0, play).clicked() {
        requests.push(Request::Do(Action::Play));
    }
    action_button(ui, Icon::Next, Action::StepForward, lang, at < end, requests);
    action_button(ui, Icon::Last, Action::Last, lang, at < end, requests);
}

/// From the right: loop, speed, what time counts, the moment in words.
fn right_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let tokens = app.tokens();
    let lang = app.lang();
    let width = ui.max_rect().width();
    if width >= NO_SPEED {
        speed_ui(app, ui, requests);
    }
    if width >= NO_AXIS {
        axis_ui(app, ui, requests);
    }
    // Without a race there is no moment to tell.
    if !app.has_time() {
        return;
    }
    ui.add_space(space::TIGHT);
    let of = format!("/ {}", lang.whole(app.playback.end()));
    ui.spacing_mut().item_spacing.x = space::TIGHT;
    ui.label(eframe::egui::RichText::new(of).font(font(text::BODY, false)).color(color32(tokens.weak)));
    at_ui(app, ui);
    ui.add_space(space::APART);
}

/// Loop and speed.
fn speed_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let name = lang.t("transport-loop");
    if ui.add(IconButton::new(Icon::Loop, &name).selected(app.playback.looped)).clicked() {
        requests.push(Request::Setting(Setting::Loop(!app.playback.looped)));
    }
    let (name, tip) = (lang.t("transport-speed"), lang.t("transport-speed.doc"));
    let labels = SPEEDS.map(speed_words);
    let mut chosen = SPEEDS.iter().position(|s| *s == app.playback.speed).unwrap_or(2);
    let shown = speed_words(app.playback.speed);
    if Combo::new(&name, &shown).tip(&tip).width(66.0).choose_ui(ui, &labels, &mut chosen).changed() {
        requests.push(Request::Setting(Setting::Speed(SPEEDS[chosen])));
    }
}

/// What time counts.
fn axis_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let axes = [TimeAxis::Steps, TimeAxis::Evaluations];
    let labels = [lang.t("time-steps"), lang.t("time-evaluations")];
    let mut chosen = usize::from(app.time() == TimeAxis::Evaluations);
    let (name, tip) = (lang.t("time-axis"), lang.t("time-axis.doc"));
    if Combo::new(&name, &labels[chosen].clone()).tip(&tip).width(112.0).choose_ui(ui, &labels, &mut chosen).changed() {
        requests.push(Request::Setting(Setting::Time(axes[chosen])));
    }
}

/// The moment, in room for the last one: the scrubber beside it must not change its length while it is dragged. A
/// moment beyond the last, of a race that is still to come, takes the room it needs.
fn at_ui(app: &App, ui: &mut Ui) {
    let (lang, ink) = (app.lang(), color32(app.tokens().text));
    let (at, end) = (lang.whole(app.playback.at()), lang.whole(app.playback.end()));
    let face = font(text::BODY, true);
    let size = |words: &str| ui.painter().layout_no_wrap(words.to_owned(), face.clone(), ink).size();
    let room = size(&end).max(size(&at));
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, &at, face, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &at));
}

/// The rail, where there is time to run on it and room for more than its handle.
fn scrubber_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    if !app.has_time() || ui.available_width() < SHORTEST {
        return;
    }
    let (lang, tokens) = (app.lang(), app.tokens());
    let end = app.playback.end().max(1);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click_and_drag());
    let y = rect.center().y + 3.0;
    let (left, right) = (rect.min.x + HANDLE + 1.0, rect.max.x - HANDLE - 1.0);
    // A race that was overtaken may end later than the scene does now.
    let x = |at: u64| left + (right - left) * (at.min(end) as f64 / end as f64) as f32;
    if let Some(pointer) = response.interact_pointer_pos() {
        let part = f64::from(((pointer.x - left) / (right - left)).clamp(0.0, 1.0));
        requests.push(Request::Go((part * end as f64).round() as u64));
    }
    let name = lang.t("transport-scrubber");
    let at = app.playback.at();
    response.widget_info(|| WidgetInfo::slider(true, at as f64, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(end as f64);
    });
    let painter = ui.painter();
    let rail = |from: f32, to: f32| Rect::from_min_max(pos2(from, y - RAIL / 2.0), pos2(to, y + RAIL / 2.0));
    painter.rect_filled(rail(left, right), RAIL / 2.0, color32(tokens.press));
    painter.rect_filled(rail(left, x(at)), RAIL / 2.0, color32(tokens.text));
    verdicts_ui(app, ui, y - 10.0, &x);
    ui.painter().circle(pos2(x(at), y), HANDLE, color32(tokens.raised), Stroke::new(2.5, color32(tokens.text)));
    keys_ui(&response, ui, requests);
}

/// Arrow keys on the focused scrubber.
fn keys_ui(response: &eframe::egui::Response, ui: &Ui, requests: &mut Vec<Request>) {
    use eframe::egui::Key;
    if response.has_focus() {
        for (key, action) in [
            (Key::ArrowLeft, Action::StepBack),
            (Key::ArrowRight, Action::StepForward),
            (Key::Home, Action::First),
            (Key::End, Action::Last),
        ] {
            if ui.input(|i| i.key_pressed(key)) {
                requests.push(Request::Do(action));
            }
        }
    }
}

/// Each racer's marker above the rail at the step it converged, a cross where it diverges.
fn verdicts_ui(app: &App, ui: &Ui, y: f32, x: &dyn Fn(u64) -> f32) {
    let Some(race) = app.race() else { return };
    let (tokens, painter) = (app.tokens(), ui.painter());
    for (_, slot, run) in race.runs() {
        let x = |step| x(app.time().after(run, step));
        match run.verdict {
            Verdict::Converged { step, .. } => {
                widgets::marker(painter, pos2(x(step), y), 3.0, slot, &tokens);
            }
            Verdict::Diverged { step } | Verdict::Grows { step } => {
                let at = pos2(x(step), y);
                icons::paint(painter, at, Icon::Cross, color32(tokens.racer[slot % 8]), 9.0);
            }
            _ => {}
        }
    }
}
