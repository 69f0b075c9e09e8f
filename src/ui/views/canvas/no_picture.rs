//! Shown where the canvas has no picture: why it has none, and what can be done about it.

use crate::lab::LabError;
use crate::scene::{Faults, Problem};
use crate::ui::actions::Action;
use crate::ui::paint::theme::{color32, font, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::widgets::Pill;
use eframe::egui::{Align, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

/// The widest the words are set.
const WIDTH: f32 = 560.0;
/// The words begin this part down the canvas, below where a banner may lie.
const DOWN: f32 = 0.3;
const BANNER: f32 = 118.0;

/// In place of the race: says what is wrong with the scene and offers a way on.
pub(super) fn race_ui(app: &App, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Some(faults) = &app.engine.fault else { return };
    let lang = app.lang();
    no_picture_ui(app, canvas, [faults.sentence(lang), faults.allowed(lang)], lacks_rows(faults), ui, requests);
}

/// The same in the place of a large lab that is refused before it has shown anything.
pub fn lab_ui(app: &App, canvas: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Some(fault) = app.laboratory.fault().filter(|_| app.laboratory.shown().is_none()) else { return };
    let lacks_rows = fault.faults().is_some_and(lacks_rows);
    no_picture_ui(app, canvas, [fault.sentence(app.lang()), String::new()], lacks_rows, ui, requests);
}

/// Whether the data are at fault: another file may do.
fn lacks_rows(faults: &Faults) -> bool {
    faults.0.iter().any(|fault| match &fault.problem {
        Problem::Data(_) => true,
        Problem::Lab(error) => matches!(**error, LabError::Data { .. }),
        _ => false,
    })
}

fn no_picture_ui(
    app: &App,
    canvas: Rect,
    [sentence, allowed]: [String; 2],
    lacks_rows: bool,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let width = (canvas.width() - 2.0 * space::WIDE).min(WIDTH);
    let top = pos2(canvas.center().x - width / 2.0, canvas.min.y + (DOWN * canvas.height()).max(BANNER));
    let place = Rect::from_min_size(top, vec2(width, canvas.max.y - top.y));
    let layout = Layout::top_down(Align::Min);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let mut line = |words: String, points: f32, bold: bool, ink| {
            if !words.is_empty() {
                ui.label(RichText::new(words).font(font(points, bold)).color(color32(ink)));
            }
        };
        line(lang.t("nothing"), text::TITLE, true, tokens.text);
        line(sentence, text::BODY, false, tokens.text);
        line(allowed, text::SECONDARY, false, tokens.weak);
        ui.add_space(space::NEAR);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::NEAR, space::NEAR);
            let open = if lacks_rows { lang.t("nothing-other-file") } else { Action::Open.text(lang) };
            if ui.add(Pill::new(&open).keys(&Action::Open.key_cap()).strong()).clicked() {
                requests.push(Request::Do(Action::Open));
            }
            if app.document.history.has_past() && ui.add(Pill::new(&lang.t("banner-undo"))).clicked() {
                requests.push(Request::Do(Action::Undo));
            }
            let first = &app.presets.list[0];
            if app.place_in_list() != Some(0) && ui.add(Pill::new(&lang.t("nothing-first"))).clicked() {
                requests.push(Request::Preset(first.slug.clone()));
            }
        });
    });
}
