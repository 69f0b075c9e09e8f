//! Buttons over the picture for a lecturer with a mouse: there while it moves.

use crate::ui::actions::Action;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{color32, size};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::labs;
use crate::ui::state::lecture::Lecture;
use crate::ui::widgets::IconButton;
use eframe::egui::{Rect, Stroke, StrokeKind, Ui, UiBuilder, vec2};

/// Larger than the window's by this much.
const LARGER: f32 = 1.4;
/// From the picture's lower edge.
const RISE: f32 = 16.0;
/// Inside the bar, and between its buttons.
const PADDING: f32 = 6.0;
const GAP: f32 = 4.0;

/// Shows the bar in the middle of the picture's lower edge.
pub(super) fn controls_ui(app: &App, picture: Rect, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    if app.lecture.as_ref().is_none_or(Lecture::pointer_rests) {
        return;
    }
    let (lang, tokens) = (app.lang(), app.tokens());
    let button = size::ICON_BUTTON * LARGER * k;
    let playing = if app.lab_is_large() { app.laboratory.is_running() } else { app.playback.playing };
    let play = if playing { Icon::Pause } else { Icon::Play };
    let buttons = [
        (Icon::Left, Action::PreviousScene),
        (Icon::First, Action::Restart),
        (Icon::Prev, Action::StepBack),
        (play, Action::Play),
        (Icon::Next, Action::StepForward),
        (Icon::Last, Action::Last),
        (Icon::Right, Action::NextScene),
        (Icon::Dots, Action::Scenes),
        (Icon::Cross, Action::Lecture),
    ];
    let size = vec2(button.x * buttons.len() as f32 + GAP * k * (buttons.len() - 1) as f32, button.y);
    let bar = Rect::from_center_size(picture.center_bottom() - vec2(0.0, (RISE + PADDING) * k + size.y / 2.0), size);
    let plate = bar.expand(PADDING * k);
    let border = Stroke::new(1.0, color32(tokens.border));
    let radius = f32::from(size::RADIUS_CARD) * k;
    ui.painter().rect(plate, radius, color32(tokens.raised), border, StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = GAP * k;
            for (icon, action) in buttons {
                let name = action.lecture_text(lang);
                let keys = action.lecture_shortcuts().first().map(|keys| keys.cap()).unwrap_or_default();
                let mut entry =
                    IconButton::new(icon, &name).keys(&keys).size(button).icon_size(size::ICON * LARGER * k);
                if action == Action::Play {
                    entry = entry.strong();
                }
                if ui.add_enabled(is_meant(app, action), entry).clicked() {
                    requests.push(Request::Do(action));
                }
            }
        });
    });
}

/// Whether an action does anything now.
fn is_meant(app: &App, action: Action) -> bool {
    let is_before_first = action == Action::PreviousScene && app.place_in_list() == Some(0);
    labs::meant(app, action).is_some() && !is_before_first
}
