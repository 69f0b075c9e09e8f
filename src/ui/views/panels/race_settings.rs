//! Settings of the whole race, in a menu: steps, seed, noise, level lines.

use super::edited;
use crate::params::{Allowed, Param, Parameters};
use crate::scene::LevelScale;
use crate::scene::TimeAxis;
use crate::scene::edit::Edit;
use crate::scene::limits::{GRADIENTS, LEVELS, MAX_STEPS, MAX_WORK, SEED, STEPS};
use crate::ui::paint::theme::{size, space};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use crate::ui::widgets::{Heading, ParamRow, Segmented};
use eframe::egui::Ui;

const WIDTH: f32 = 300.0;

/// Shows the rows, in a menu.
pub fn race_settings_ui(app: &App, memory: &ViewMemory, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (scene, lang) = (app.scene(), app.lang());
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    ui.add(Heading::new(&lang.t("terms-race")));
    let mut steps = scene.steps as f64;
    // Many racers have fewer steps each.
    let most = (MAX_WORK / scene.racers.len().max(1)) as f64;
    let param = Param { allowed: Allowed::between(1.0, most.min(MAX_STEPS)), ..STEPS };
    edited(&ParamRow::new(&param, lang).ui(ui, &mut steps), || Edit::Steps(steps as usize), requests);
    if app.time() == TimeAxis::Evaluations {
        let mut gradients = scene.view.gradients.unwrap_or(app.playback.end()) as f64;
        let answer = ParamRow::new(&GRADIENTS, lang).ui(ui, &mut gradients);
        edited(&answer, || Edit::Gradients(gradients as u64), requests);
    }
    let mut seed = scene.seed as f64;
    edited(&ParamRow::new(&SEED, lang).ui(ui, &mut seed), || Edit::Seed(seed as u64), requests);
    if scene.landscape.uses_noise() {
        ui.add(Heading::new(&lang.t("terms-noise-heading")));
        for (index, param) in scene.noise.params().iter().enumerate() {
            let mut value = scene.noise.get(index);
            let answer = ParamRow::new(param, lang).ui(ui, &mut value);
            edited(&answer, || Edit::Noise { index, value }, requests);
        }
    }
    ui.add(Heading::new(&lang.t("terms-levels-heading")));
    let shown = memory.level_count;
    let mut levels = scene.view.levels.unwrap_or(shown) as f64;
    edited(&ParamRow::new(&LEVELS, lang).ui(ui, &mut levels), || Edit::Levels(Some(levels as usize)), requests);
    let labels = [lang.t("terms-scale-log"), lang.t("terms-scale-linear")];
    let mut chosen = usize::from(scene.view.scale == LevelScale::Linear);
    let name = lang.t("terms-scale");
    if Segmented::new(&name, &labels).width(WIDTH).height(size::MENU).ui(ui, &mut chosen).changed() {
        requests.push(Request::Edit(Edit::Scale(if chosen == 0 { LevelScale::Log } else { LevelScale::Linear })));
        requests.push(Request::EndGesture);
    }
}
