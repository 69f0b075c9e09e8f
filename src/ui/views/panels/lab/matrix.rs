//! The matrix of the normalisation lab: a box for every number, for γ and for β. A box that is edited is the chosen cell.

use super::controls::Controls;
use crate::lab::Lab;
use crate::lab::normalization::{LARGEST, MOST, Normalization, Part};
use crate::net::Gain;
use crate::params::Allowed;
use crate::ui::paint::theme::space;
use crate::ui::request::Request;
use crate::ui::views::panels::edited;
use crate::ui::views::panels::surface::wide_label_ui;
use crate::ui::widgets::{Heading, ValueBox};
use eframe::egui::Ui;

/// Room for the letters before the rows of γ and β, and for nothing before the rows of the matrix.
const LETTER: f32 = 18.0;
/// Widest box: numbers of a small matrix need no more.
const WIDEST: f32 = 64.0;

/// Shows the matrix, if the lab has one.
pub(super) fn matrix_ui(controls: &Controls<'_>, ui: &mut Ui, requests: &mut Vec<Request>) {
    let Lab::Normalization(lab) = controls.lab() else { return };
    if lab.part != Part::Matrix {
        return;
    }
    ui.add(Heading::new(&controls.lang().t("labs-matrix")));
    size_ui(controls, lab, ui, requests);
    let (n, d) = lab.size();
    let gaps = space::NEAR * (d + 1) as f32;
    let width = ((ui.available_width() - LETTER - gaps) / d as f32).clamp(1.0, WIDEST);
    for row in 0..n {
        row_ui("", ui, |ui| {
            for column in 0..d {
                cell_ui(controls, lab, (row, column), width, ui, requests);
            }
        });
    }
    for letter in ["γ", "β"] {
        row_ui(letter, ui, |ui| gains_ui(controls, lab, letter, width, ui, requests));
    }
}

/// How many rows and columns.
fn size_ui(controls: &Controls<'_>, lab: &Normalization, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (n, d) = lab.size();
    let lang = controls.lang();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        for (key, is_rows) in [("labs-matrix-rows", true), ("labs-matrix-columns", false)] {
            let (name, mut count) = (lang.t(key), if is_rows { n } else { d } as f64);
            wide_label_ui(ui, &name, WIDEST);
            let allowed = Allowed::between(1.0, MOST as f64);
            let answer = ValueBox::new(&name, lang).whole().per_point(0.05).allowed(allowed).ui(ui, &mut count);
            let size = if is_rows { (count as usize, d) } else { (n, count as usize) };
            let resize = || controls.changed(|lab| with(lab, |lab| lab.resize(size.0, size.1)));
            edited(&answer, resize, requests);
        }
    });
}

fn row_ui(letter: &str, ui: &mut Ui, boxes: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        wide_label_ui(ui, letter, LETTER);
        boxes(ui);
    });
}

fn cell_ui(
    controls: &Controls<'_>,
    lab: &Normalization,
    (row, column): (usize, usize),
    width: f32,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let place = [("row", (row + 1).into()), ("column", (column + 1).into())];
    let name = controls.lang().with("labs-matrix-cell", &place);
    let mut value = lab.values()[(row, column)];
    let allowed = Allowed::between(-LARGEST, LARGEST);
    let number = ValueBox::new(&name, controls.lang()).allowed(allowed).per_point(0.1).width(width);
    let answer = number.ui(ui, &mut value);
    let change = || controls.changed(|lab| with(lab, |lab| lab.set_cell(row, column, value)));
    let is_chosen = lab.cell == (row + 1, column + 1);
    if answer.drag_started && !is_chosen && !answer.changed {
        // Part of the gesture that begins here.
        requests.push(Request::Edit(change()));
    }
    edited(&answer, change, requests);
}

/// γ or β: a box per column, or one for all.
fn gains_ui(
    controls: &Controls<'_>,
    lab: &Normalization,
    letter: &str,
    width: f32,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let is_gamma = letter == "γ";
    let (gamma, beta) = lab.gains(lab.gain, lab.size().1);
    let list = if is_gamma { gamma } else { beta };
    let count = if lab.gain == Gain::Scalar { 1 } else { list.len() };
    for (unit, value) in list.iter().enumerate().take(count) {
        let place = [("letter", letter.into()), ("column", (unit + 1).into())];
        let name = controls.lang().with("labs-matrix-gain", &place);
        let mut value = *value;
        let number = ValueBox::new(&name, controls.lang()).allowed(Allowed::between(-LARGEST, LARGEST));
        let answer = number.per_point(0.02).width(width).ui(ui, &mut value);
        let change = || controls.changed(|lab| with(lab, |lab| lab.set_gain(is_gamma, unit, value)));
        edited(&answer, change, requests);
    }
}

fn with(lab: &mut Lab, change: impl FnOnce(&mut Normalization)) {
    if let Lab::Normalization(lab) = lab {
        change(lab);
    }
}
