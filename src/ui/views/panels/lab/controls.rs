//! The lab's numbers and choices, all from its own lists: depth and learning rate first, rarer ones behind "more".

use super::matrix::matrix_ui;
use crate::lab::{Lab, Network, Training, Variant};
use crate::net::{Gain, Init, RunningVariance};
use crate::optim::{RuleSpec, Schedule, WARMUP};
use crate::params::{Param, Parameters};
use crate::scene::edit::Edit;
use crate::scene::limits::SEED;
use crate::text::Lang;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{size, space};
use crate::ui::request::{Request, Setting};
use crate::ui::state::app::App;
use crate::ui::views::panels::surface::wide_label_ui;
use crate::ui::views::panels::{edited, is_wide};
use crate::ui::widgets::{Combo, Heading, IconButton, ParamRow, Segmented};
use eframe::egui::{Button, Ui};

/// Keys of the numbers that a lecture changes: they come first.
const FIRST: [&str; 2] = ["depth", "eta"];

/// Room for a label: numbers of labs have words for names, not letters.
const LABEL: f32 = 92.0;

/// The field of a lab's part: what it shows depends on it most.
const PART: &str = "part";

/// More choices than these need a whole row; they have no label then.
const MANY: usize = 3;

/// What every part of the controls needs.
pub(super) struct Controls<'a> {
    app: &'a App,
    lab: &'a Lab,
    lang: Lang,
}

/// Shows them.
pub fn controls_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let controls = Controls::of(app);
    // A wide window and a panel without charts have room for all numbers.
    let roomy = is_wide(ui) || app.lab_is_large();
    controls.choices_ui(true, ui, requests);
    controls.numbers_ui(true, ui, requests);
    if roomy {
        controls.numbers_ui(false, ui, requests);
        controls.seed_ui(ui, requests);
    }
    controls.choices_ui(false, ui, requests);
    matrix_ui(&controls, ui, requests);
    controls.network_ui(ui, requests);
    if !app.settings.lab_more {
        return;
    }
    if !roomy {
        controls.numbers_ui(false, ui, requests);
        controls.seed_ui(ui, requests);
    }
    if let Some(training) = controls.lab.training() {
        controls.rule_ui(training, ui, requests);
        controls.schedule_ui(training, ui, requests);
        controls.init_ui(training, ui, requests);
    }
    for (place, net) in controls.lab.nets().iter().enumerate() {
        ui.push_id(("net", place), |ui| controls.net_ui(place, net, ui, requests));
    }
}

impl<'a> Controls<'a> {
    /// Of the lab that is shown.
    pub fn of(app: &'a App) -> Self {
        Self { app, lab: app.lab(), lang: app.lang() }
    }

    /// The lab.
    pub const fn lab(&self) -> &Lab {
        self.lab
    }

    /// The language of the words.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The edit by which the shown lab, with a change, becomes the scene's.
    pub fn changed(&self, change: impl FnOnce(&mut Lab)) -> Edit {
        let mut lab = self.lab.clone();
        change(&mut lab);
        Edit::Lab(Box::new(lab))
    }

    /// The same for a choice: an entry of undo by itself.
    pub fn choose(&self, requests: &mut Vec<Request>, change: impl FnOnce(&mut Lab)) {
        requests.push(Request::Edit(self.changed(change)));
        requests.push(Request::EndGesture);
    }

    /// The edit of one number: of the scene's lab, or by making the shown lab the scene's.
    fn number(&self, own: Edit, change: impl FnOnce(&mut Lab)) -> Edit {
        if self.app.scene().lab.is_some() { own } else { self.changed(change) }
    }

    /// The first numbers, or the others.
    fn numbers_ui(&self, first: bool, ui: &mut Ui, requests: &mut Vec<Request>) {
        let few = self.lab.network().is_none();
        for (field, part) in self.lab.parts() {
            for (index, param) in part.params().iter().enumerate() {
                if first != (few || FIRST.contains(&param.key)) || !self.lab.kind().is_in_use(field, param.key) {
                    continue;
                }
                let mut value = part.get(index);
                let answer = ParamRow::new(param, self.lang).label(LABEL).ui(ui, &mut value);
                let edit = || {
                    self.number(Edit::LabNumber { field, index, value }, |lab| {
                        if let Some(part) = lab.part_mut(field) {
                            part.set(index, value);
                        }
                    })
                };
                edited(&answer, edit, requests);
            }
        }
    }

    /// The scene's seed is the lab's.
    fn seed_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        if !self.lab.is_random() {
            return;
        }
        let mut seed = self.app.scene().seed as f64;
        edited(&ParamRow::new(&SEED, self.lang).label(LABEL).ui(ui, &mut seed), || Edit::Seed(seed as u64), requests);
    }

    /// What of the lab itself is chosen by name: its part, or the rest.
    fn choices_ui(&self, parts: bool, ui: &mut Ui, requests: &mut Vec<Request>) {
        for choice in self.lab.choices().into_iter().filter(|choice| parts == (choice.field == PART)) {
            let keys = choice.text_keys();
            let labels: Vec<_> = keys.iter().map(|key| self.lang.t(key)).collect();
            let tips: Vec<_> = keys.iter().map(|key| self.lang.t(&format!("{key}.doc"))).collect();
            if let Some(taken) = self.segments_ui(&choice.text_key(), &labels, &tips, choice.chosen, ui) {
                self.choose(requests, |lab| lab.choose(choice.field, taken));
            }
        }
    }

    /// A label and a few choices beside it; the choice that was taken.
    fn segments_ui(&self, key: &str, labels: &[String], tips: &[String], chosen: usize, ui: &mut Ui) -> Option<usize> {
        let (name, mut taken) = (self.lang.t(key), chosen);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            if labels.len() <= MANY {
                wide_label_ui(ui, &name, LABEL);
            }
            let width = ui.available_width();
            Segmented::new(&name, labels).tips(tips).width(width).height(size::MENU).ui(ui, &mut taken);
        });
        (taken != chosen).then_some(taken)
    }

    /// Which net on which data; and the fold of what is rarer.
    fn network_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let Some(network) = self.lab.network() else { return };
        let (lang, more) = (self.lang, self.app.settings.lab_more);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            let (name, shown) = (lang.t("labs-network"), lang.t(&network.text_key()));
            let tip = lang.t(&format!("{}.doc", network.text_key()));
            wide_label_ui(ui, &name, LABEL);
            let width = ui.available_width() - size::ICON_BUTTON.x - space::NEAR;
            Combo::new(&name, &shown).tip(&tip).width(width).ui(ui, |ui| {
                for other in Network::all() {
                    let chosen = other.name() == network.name();
                    let entry = Button::selectable(chosen, lang.t(&other.text_key()));
                    let doc = lang.t(&format!("{}.doc", other.text_key()));
                    if ui.add(entry).on_hover_text(doc).clicked() && !chosen {
                        self.choose(requests, |lab| lab.choose_network(other.clone()));
                    }
                }
            });
            let name = lang.t("labs-more");
            let icon = if more { Icon::Up } else { Icon::Sliders };
            if ui.add(IconButton::new(icon, &name).selected(more)).clicked() {
                requests.push(Request::Setting(Setting::LabMore(!more)));
            }
        });
    }

    fn rule_ui(&self, training: &Training, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (lang, rule) = (self.lang, training.rule);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            let (name, shown) = (lang.t("card-rule"), lang.t(&rule.text_key()));
            let tip = lang.t(&format!("{}.doc", rule.text_key()));
            wide_label_ui(ui, &lang.t("labs-rule"), LABEL);
            Combo::new(&name, &shown).tip(&tip).ui(ui, |ui| {
                for other in RuleSpec::ALL {
                    let chosen = other.name() == rule.name();
                    let doc = lang.t(&format!("{}.doc", other.text_key()));
                    let entry = Button::selectable(chosen, lang.t(&other.text_key()));
                    if ui.add(entry).on_hover_text(doc).clicked() && !chosen {
                        self.choose(requests, |lab| with_training(lab, |training| training.rule = other));
                    }
                }
            });
        });
        self.own_numbers_ui(rule.parameters(), ui, requests, |training, index, value| {
            training.rule.parameters_mut().set(index, value);
        });
    }

    fn schedule_ui(&self, training: &Training, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (lang, schedule) = (self.lang, training.schedule);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            let (name, shown) = (lang.t("card-schedule"), lang.t(schedule.text_key()));
            wide_label_ui(ui, &name, LABEL);
            Combo::new(&name, &shown).ui(ui, |ui| {
                for other in Schedule::ALL {
                    let chosen = other.name() == schedule.name();
                    let doc = lang.t(&format!("{}.doc", other.text_key()));
                    let entry = Button::selectable(chosen, lang.t(other.text_key()));
                    if ui.add(entry).on_hover_text(doc).clicked() && !chosen {
                        self.choose(requests, |lab| with_training(lab, |training| training.schedule = other));
                    }
                }
            });
        });
        self.own_numbers_ui(schedule.parameters(), ui, requests, |training, index, value| {
            training.schedule.parameters_mut().set(index, value);
        });
        let mut value = training.warmup as f64;
        let answer = ParamRow::new(&WARMUP, lang).label(LABEL).ui(ui, &mut value);
        let warmup = |lab: &mut Lab| with_training(lab, |training| training.warmup = value as usize);
        edited(&answer, || self.changed(warmup), requests);
    }

    fn init_ui(&self, training: &Training, ui: &mut Ui, requests: &mut Vec<Request>) {
        let labels = Init::ALL.map(|init| self.lang.t(init.text_key()));
        let tips = Init::ALL.map(|init| self.lang.t(&format!("{}.doc", init.text_key())));
        let chosen = usize::from(training.init != Init::ALL[0]);
        if let Some(taken) = self.segments_ui("labs-init", &labels, &tips, chosen, ui) {
            self.choose(requests, |lab| with_training(lab, |training| training.init = Init::ALL[taken]));
        }
    }

    /// Numbers of the rule or of the schedule.
    fn own_numbers_ui(
        &self,
        numbers: &dyn Parameters,
        ui: &mut Ui,
        requests: &mut Vec<Request>,
        set: impl Fn(&mut Training, usize, f64),
    ) {
        for (index, param) in numbers.params().iter().enumerate() {
            let mut value = numbers.get(index);
            let answer = ParamRow::new(param, self.lang).label(LABEL).ui(ui, &mut value);
            let change = |lab: &mut Lab| with_training(lab, |training| set(training, index, value));
            edited(&answer, || self.changed(change), requests);
        }
    }

    /// What a net's normalisation keeps.
    fn net_ui(&self, place: usize, net: &Variant, ui: &mut Ui, requests: &mut Vec<Request>) {
        let Some(numbers) = net.parameters() else { return };
        let lang = self.lang;
        ui.add(Heading::new(&lang.t(&net.text_key())));
        for (index, param) in numbers.params().iter().enumerate() {
            let param: &Param = param;
            let mut value = numbers.get(index);
            let answer = ParamRow::new(param, lang).label(LABEL).ui(ui, &mut value);
            let edit = || {
                self.number(Edit::NetNumber { net: place, index, value }, |lab| {
                    let net = lab.nets_mut().and_then(|nets| nets.get_mut(place));
                    if let Some(numbers) = net.and_then(Variant::parameters_mut) {
                        numbers.set(index, value);
                    }
                })
            };
            edited(&answer, edit, requests);
        }
        let (key, kinds, chosen) = match net {
            Variant::BatchNorm(norm) | Variant::NoisyBatchNorm(norm) => {
                ("labs-variance", ["unbiased", "biased"], usize::from(norm.variance == RunningVariance::Biased))
            }
            Variant::LayerNorm(norm) => ("labs-gain", ["vector", "scalar"], usize::from(norm.gain == Gain::Scalar)),
            Variant::Plain | Variant::Noisy => return,
        };
        let labels = kinds.map(|kind| lang.t(&format!("{key}-{kind}")));
        let tips = kinds.map(|kind| lang.t(&format!("{key}-{kind}.doc")));
        let Some(taken) = self.segments_ui(key, &labels, &tips, chosen, ui) else { return };
        self.choose(requests, |lab| match lab.nets_mut().and_then(|nets| nets.get_mut(place)) {
            Some(Variant::BatchNorm(norm) | Variant::NoisyBatchNorm(norm)) => {
                norm.variance = [RunningVariance::Unbiased, RunningVariance::Biased][taken];
            }
            Some(Variant::LayerNorm(norm)) => norm.gain = [Gain::Vector, Gain::Scalar][taken],
            _ => {}
        });
    }
}

fn with_training(lab: &mut Lab, change: impl FnOnce(&mut Training)) {
    if let Some(training) = lab.training_mut() {
        change(training);
    }
}
