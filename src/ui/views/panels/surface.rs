//! The surface: which one, its numbers, its examples, the start.

use super::edited;
use crate::landscape::{Data, Spec};
use crate::plain;
use crate::scene::edit::Edit;
use crate::table::Note;
use crate::text::Lang;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::widgets::{Combo, Heading, IconButton, ParamRow, Pill, Segmented, ValueBox};
use eframe::egui::{Align, Align2, Button, Label, Layout, RichText, Sense, Ui, vec2};

/// Shows the section.
pub fn surface_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (scene, lang) = (app.scene(), app.lang());
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    let slide = match scene.slide.as_str() {
        "" => String::new(),
        number => lang.slides(number),
    };
    ui.add(Heading::new(&lang.t("surface-heading")).right(&slide));
    choice_ui(&scene.landscape, lang, ui, requests);
    let notes = app.race().map_or(&[][..], |race| race.landscape.notes());
    data_ui(&scene.landscape, notes, lang, ui, requests);
    let parameters = scene.landscape.parameters();
    for (index, param) in parameters.params().iter().enumerate() {
        let mut value = parameters.get(index);
        let answer = ParamRow::new(param, lang).ui(ui, &mut value);
        edited(&answer, || Edit::SurfaceParam { index, value }, requests);
    }
    start_ui(app, ui, requests);
}

fn choice_ui(current: &Spec, lang: Lang, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (name, shown) = (lang.t("surface-heading"), lang.t(&current.text_key()));
    let tip = lang.t(&format!("{}.doc", current.text_key()));
    Combo::new(&name, &shown).tip(&tip).ui(ui, |ui| {
        for spec in Spec::all() {
            let entry = Button::selectable(spec.name() == current.name(), lang.t(&spec.text_key()));
            let doc = lang.t(&format!("{}.doc", spec.text_key()));
            if ui.add(entry).on_hover_text(doc).clicked() && spec.name() != current.name() {
                requests.push(Request::Edit(Edit::Surface(spec.clone())));
                requests.push(Request::EndGesture);
            }
        }
    });
}

/// Which rows a regression uses; a file comes by the file dialog or by dropping it on the window.
fn data_ui(current: &Spec, notes: &[Note], lang: Lang, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Some(data) = current.data() else { return };
    let labels = ["builtin", "synthetic", "file"].map(|kind| lang.t(&format!("data-heading.{kind}")));
    let tips = ["builtin", "synthetic", "file"].map(|kind| lang.t(&format!("data-{kind}.doc")));
    let mut chosen = match data {
        Data::Builtin(_) => 0,
        Data::Synthetic(_) => 1,
        Data::File(_) | Data::Table(_) => 2,
    };
    let width = ui.available_width();
    let name = lang.t("data-heading");
    if Segmented::new(&name, &labels).tips(&tips).width(width).height(size::MENU).ui(ui, &mut chosen).changed() {
        match chosen {
            0 => requests.push(Request::Edit(Edit::Surface(current.with_data(Data::default())))),
            1 => requests.push(Request::Edit(Edit::Surface(current.with_data(Data::Synthetic(Default::default()))))),
            _ => requests.push(Request::Do(crate::ui::actions::Action::Open)),
        }
        requests.push(Request::EndGesture);
    }
    if let Data::Builtin(_) = data {
        let builtin = Data::builtin();
        let name = lang.t("data-which");
        let labels = Data::BUILTIN.map(|(name, _)| lang.t(&format!("data-which.{name}")));
        let tips = builtin.each_ref().map(|one| lang.t(&format!("{}.doc", one.text_key())));
        let mut chosen = builtin.iter().position(|one| one == data).unwrap_or_default();
        if Segmented::new(&name, &labels).tips(&tips).width(width).height(size::MENU).ui(ui, &mut chosen).changed() {
            requests.push(Request::Edit(Edit::Surface(current.with_data(builtin[chosen].clone()))));
            requests.push(Request::EndGesture);
        }
    }
    if let Some(table) = data.table() {
        ui.horizontal(|ui| {
            let name = RichText::new(table.path.display().to_string()).font(font(text::SECONDARY, false));
            let open = lang.t("sheet-open");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Pill::new(&open)).clicked() {
                    requests.push(Request::OwnTable);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(name).truncate()));
            });
        });
        // What was guessed or passed over: as the picture shows it, it is told beside it.
        for note in notes {
            ui.label(
                RichText::new(format!("· {}", plain::line(&note.message(lang))))
                    .font(font(text::SECONDARY, false))
                    .weak(),
            );
        }
    }
}

/// Start x, y, and back to the surface's own.
fn start_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (scene, lang) = (app.scene(), app.lang());
    let Some(start) = app.race().map(|race| scene.start_or(race.landscape.start())) else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        label_ui(ui, &lang.t("surface-start"));
        for (axis, name) in [(0, "surface-start-x"), (1, "surface-start-y")] {
            let mut value = start[axis];
            let answer = ValueBox::new(&lang.t(name), lang).width(62.0).ui(ui, &mut value);
            let moved = if axis == 0 { (value, start.y) } else { (start.x, value) };
            edited(&answer, || Edit::Start(Some(moved)), requests);
        }
        let name = lang.t("surface-reset-start");
        if ui.add_enabled(scene.start.is_some(), IconButton::new(Icon::Reset, &name)).clicked() {
            requests.push(Request::Edit(Edit::Start(None)));
            requests.push(Request::EndGesture);
        }
    });
}

/// A label as wide as those of parameters.
pub fn label_ui(ui: &mut Ui, words: &str) {
    wide_label_ui(ui, words, size::LABEL);
}

/// A label of any width.
pub fn wide_label_ui(ui: &mut Ui, words: &str, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::hover());
    let ink = color32(theme::tokens(ui.ctx()).text);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, words, font(text::BODY, false), ink);
}
