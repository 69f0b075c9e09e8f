//! A method's card: rule, batch, form, step size, the rule's own numbers, schedule, name.

use super::surface::label_ui;
use super::{edited, methods};
use crate::geometry::Point;
use crate::optim::{BATCH_SIZE, Batch, Divide, Draw, ETA, Growing, RuleSpec, Schedule, WARMUP};
use crate::params::{Allowed, Param, Parameters as _};
use crate::scene::Racer;
use crate::scene::edit::Edit;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::paint::formula::{self, Formula};
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{color32, size, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::widgets::{Combo, IconButton, Notch, ParamRow, Segmented, field};
use eframe::egui::{
    Button, Color32, Frame, Id, Label, Margin, Popup, Rect, RichText, Role, Stroke, TextEdit, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

/// Batch sizes of the segmented control; the last one opens a slider.
const SMALL_BATCH: usize = 10;

/// What every part of a card needs.
struct Card<'a> {
    app: &'a App,
    k: usize,
    racer: &'a Racer,
    ink: Color32,
    lang: Lang,
}

/// Shows the card of method `k` and gives its place.
pub fn method_card_ui(app: &App, k: usize, slot: usize, ui: &mut Ui, requests: &mut Vec<Request>) -> Rect {
    let tokens = app.tokens();
    let ink = color32(tokens.racer[slot % 8]);
    let card = Card { app, k, racer: &app.scene().racers[k], ink, lang: app.lang() };
    let frame = Frame::NONE
        .fill(color32(tokens.raised))
        .stroke(Stroke::new(1.0, color32(tokens.border)))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(Margin { left: 12, right: 10, top: 8, bottom: 8 })
        .outer_margin(Margin { left: 0, right: 0, top: 2, bottom: 6 });
    let shown = ui.push_id(("card", k), |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
            card.rule_ui(ui, requests);
            card.form_ui(ui, requests);
            card.numbers_ui(ui, requests);
            card.batch_details_ui(ui, requests);
            card.schedule_ui(ui, requests);
            card.formula_ui(ui);
            card.last_row_ui(ui, requests);
        })
    });
    let rect = shown.inner.response.rect;
    let bar = Rect::from_min_max(rect.min + vec2(0.0, 8.0), pos2(rect.min.x + 3.0, rect.max.y - 12.0));
    ui.painter().rect_filled(bar, 1.5, ink);
    rect
}

impl Card<'_> {
    fn ask(&self, edit: Edit, requests: &mut Vec<Request>) {
        requests.push(Request::Edit(edit));
        requests.push(Request::EndGesture);
    }

    /// Rule and batch.
    fn rule_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (racer, lang) = (self.racer, self.lang);
        ui.horizontal(|ui| {
            let (name, shown) = (lang.t("card-rule"), lang.t(&racer.rule.text_key()));
            let tip = lang.t(&format!("{}.doc", racer.rule.text_key()));
            Combo::new(&name, &shown).tip(&tip).width(104.0).ui(ui, |ui| {
                for rule in &RuleSpec::ALL {
                    let entry = Button::selectable(rule.name() == racer.rule.name(), lang.t(&rule.text_key()));
                    let doc = lang.t(&format!("{}.doc", rule.text_key()));
                    if ui.add(entry).on_hover_text(doc).clicked() && rule.name() != racer.rule.name() {
                        self.ask(Edit::Rule(self.k, *rule), requests);
                    }
                }
            });
            self.batch_ui(ui.available_width(), ui, requests);
        });
    }

    fn batch_ui(&self, width: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
        let lang = self.lang;
        let ten = SMALL_BATCH.to_string();
        let labels = [lang.t("card-batch-full"), "1".to_owned(), ten, "m".to_owned(), lang.t("card-batch-growing")];
        let tips = ["full", "one", "ten", "m", "growing"].map(|which| lang.t(&format!("card-batch-{which}.doc")));
        let mut chosen = match self.racer.batch {
            Batch::Full => 0,
            Batch::One => 1,
            Batch::Size(SMALL_BATCH) => 2,
            Batch::Size(_) => 3,
            Batch::Growing(_) => 4,
        };
        let name = lang.t("card-batch");
        let segments = Segmented::new(&name, &labels).tips(&tips).width(width).height(size::MENU);
        if segments.ui(ui, &mut chosen).changed() {
            let n = self.app.race().map_or(SMALL_BATCH, |race| race.landscape.examples());
            let batch = match chosen {
                0 => Batch::Full,
                1 => Batch::One,
                2 => Batch::Size(SMALL_BATCH.min(n)),
                3 => Batch::Size(32.min(n)),
                _ => Batch::Growing(Growing::DEFAULT),
            };
            self.ask(Edit::Batch(self.k, batch), requests);
        }
    }

    /// η with the limit of stability where it is known, then the rule's own numbers.
    fn numbers_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (k, racer, lang) = (self.k, self.racer, self.lang);
        let limit = self.app.race().and_then(|race| race.landscape.lambda_max()).map(|most| 2.0 / most);
        let tip = limit.map(|at| lang.with("card-limit", &[("value", lang.number(at, 3).into())]));
        let bare_gd = racer.rule == RuleSpec::Gd;
        let notch = limit.zip(tip.as_deref()).filter(|_| bare_gd).map(|(at, tip)| Notch { at, tip });
        let mut eta = racer.eta;
        let answer = ParamRow::new(&ETA, lang).colour(self.ink).notch(notch).ui(ui, &mut eta);
        edited(&answer, || Edit::Eta(k, eta), requests);
        let parameters = racer.rule.parameters();
        for index in 0..parameters.params().len() {
            let (param, mut value) = (racer.rule.param_in(racer.form, index), parameters.get(index));
            let answer = ParamRow::new(&param, lang).colour(self.ink).ui(ui, &mut value);
            edited(&answer, || Edit::RuleParam { racer: k, index, value }, requests);
        }
    }

    /// The description of a number of examples: the landscape may have fewer than the slider goes to.
    fn of_examples(&self, param: &Param) -> Param {
        match self.app.race() {
            Some(race) => Param { allowed: Allowed::between(1.0, race.landscape.examples() as f64), ..*param },
            None => *param,
        }
    }

    /// m, how examples are drawn and what their sum is divided by; for batches only.
    fn batch_details_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (k, racer, lang) = (self.k, self.racer, self.lang);
        if racer.batch == Batch::Full {
            return;
        }
        if let Batch::Size(m) = racer.batch
            && m != SMALL_BATCH
        {
            let mut value = m as f64;
            let param = self.of_examples(&BATCH_SIZE);
            let answer = ParamRow::new(&param, lang).colour(self.ink).ui(ui, &mut value);
            edited(&answer, || Edit::Batch(k, Batch::Size(value as usize)), requests);
        }
        if let Batch::Growing(plan) = racer.batch {
            for (index, param) in plan.params().iter().enumerate() {
                let mut value = plan.get(index);
                let param = if param.key == "size" { self.of_examples(param) } else { *param };
                let answer = ParamRow::new(&param, lang).colour(self.ink).ui(ui, &mut value);
                let changed = || {
                    let mut plan = plan;
                    plan.set(index, value);
                    plan
                };
                edited(&answer, || Edit::Batch(k, Batch::Growing(changed())), requests);
            }
        }
        let width = (ui.available_width() - 6.0) / 2.0;
        ui.horizontal(|ui| {
            let name = lang.t("card-draw");
            let labels = [lang.t("draw-shuffled"), lang.t("draw-replaced")];
            let tips = [lang.t("draw-shuffled.doc"), lang.t("draw-replaced.doc")];
            let mut chosen = usize::from(racer.draw == Draw::Replaced);
            let wide = width * 1.45;
            if Segmented::new(&name, &labels).tips(&tips).width(wide).height(size::MENU).ui(ui, &mut chosen).changed() {
                self.ask(Edit::Draw(k, if chosen == 0 { Draw::Shuffled } else { Draw::Replaced }), requests);
            }
            let name = lang.t("card-divide");
            let labels = ["÷ m", "÷ n"].map(str::to_owned);
            let tips = [lang.t("divide-batch.doc"), lang.t("divide-examples.doc")];
            let mut chosen = usize::from(racer.divide == Divide::Examples);
            let narrow = width * 0.55;
            let segments = Segmented::new(&name, &labels).tips(&tips).width(narrow).height(size::MENU);
            if segments.ui(ui, &mut chosen).changed() {
                self.ask(Edit::Divide(k, if chosen == 0 { Divide::Batch } else { Divide::Examples }), requests);
            }
        });
        if racer.divide == Divide::Examples
            && let Some(n) = self.app.race().map(|race| race.landscape.examples())
        {
            self.remark_ui(&self.divided_by_all(n), ui);
        }
    }

    /// How much too short ÷n makes a step, of `n` examples.
    fn divided_by_all(&self, n: usize) -> String {
        let (lang, m) = (self.lang, self.racer.batch.size(n));
        let whole = |count: usize| lang.whole(count as u64).into();
        let share = lang.number(m as f64 / n as f64, 3).into();
        let grows = matches!(self.racer.batch, Batch::Growing(_));
        let key = if grows { "divide-examples.remark-growing" } else { "divide-examples.remark" };
        lang.with(key, &[("m", whole(m)), ("n", whole(n)), ("share", share)])
    }

    fn schedule_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (k, racer, lang) = (self.k, self.racer, self.lang);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            label_ui(ui, &lang.t("card-schedule"));
            let (name, shown) = (lang.t("card-schedule"), lang.t(racer.schedule.text_key()));
            Combo::new(&name, &shown).ui(ui, |ui| {
                for schedule in &Schedule::ALL {
                    let chosen = schedule.name() == racer.schedule.name();
                    let doc = lang.t(&format!("{}.doc", schedule.text_key()));
                    let entry = Button::selectable(chosen, lang.t(schedule.text_key()));
                    if ui.add(entry).on_hover_text(doc).clicked() && !chosen {
                        self.ask(Edit::Schedule(k, *schedule), requests);
                    }
                }
            });
        });
        let parameters = racer.schedule.parameters();
        for (index, param) in parameters.params().iter().enumerate() {
            let mut value = parameters.get(index);
            let answer = ParamRow::new(param, lang).colour(self.ink).ui(ui, &mut value);
            edited(&answer, || Edit::ScheduleParam { racer: k, index, value }, requests);
        }
        if racer.schedule != Schedule::Constant || racer.warmup > 0 {
            let mut value = racer.warmup as f64;
            let answer = ParamRow::new(&WARMUP, lang).colour(self.ink).ui(ui, &mut value);
            edited(&answer, || Edit::Warmup(k, value as usize), requests);
        }
    }

    /// The rule's other writings where it has any, and what goes wrong in the chosen one.
    fn form_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (racer, lang) = (self.racer, self.lang);
        let forms = racer.rule.forms();
        if forms.len() > 1 {
            let keys: Vec<_> = forms.iter().map(|&form| racer.rule.form_text_key(form)).collect();
            let labels: Vec<_> = keys.iter().map(|key| lang.t(key)).collect();
            let tips: Vec<_> = keys.iter().map(|key| lang.t(&format!("{key}.doc"))).collect();
            let mut chosen = forms.iter().position(|&form| form == racer.form).unwrap_or_default();
            let name = lang.t("card-form");
            let width = ui.available_width();
            let segments = Segmented::new(&name, &labels).tips(&tips).width(width).height(size::MENU);
            if segments.ui(ui, &mut chosen).changed() {
                self.ask(Edit::Form(self.k, forms[chosen]), requests);
            }
        }
        if let Some(remark) = racer.rule.form_remark(racer.form, lang) {
            self.remark_ui(&remark, ui);
        }
    }

    /// The rule as the lecture writes it, and the numbers of its next step.
    fn formula_ui(&self, ui: &mut Ui) {
        ui.add_space(4.0);
        let ink = color32(self.app.tokens().text);
        let equations = formula::of(self.racer);
        Formula::new(&equations, text::FORMULA, ink).ui(ui).on_hover_text(self.lang.t("card-formula"));
        if let Some(numbers) = numbers(self.app, self.k) {
            self.remark_ui(&numbers, ui);
        }
        ui.add_space(2.0);
    }

    /// A sentence under a switch: what goes wrong as it is set.
    fn remark_ui(&self, words: &str, ui: &mut Ui) {
        let ink = color32(self.app.tokens().weak);
        ui.add(Label::new(RichText::new(words).text_style(TextStyle::Small).color(ink)).wrap());
    }

    /// Its name, duplicate, the rest.
    fn last_row_ui(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let (k, lang) = (self.k, self.lang);
        let buttons = 4.0 * size::ICON_BUTTON.x + 24.0;
        let width = ui.available_width() - buttons;
        ui.horizontal(|ui| {
            self.name_ui(width, ui, requests);
            let (name, keys) = (Action::Anatomy.text(lang), Action::Anatomy.key_cap());
            if ui.add(IconButton::new(Icon::Triangle, &name).keys(&keys)).clicked() {
                requests.push(Request::Do(Action::Anatomy));
            }
            for (icon, action, edit) in [
                (Icon::Copy, Action::DuplicateMethod, Edit::Duplicate(k)),
                (Icon::Trash, Action::RemoveMethod, Edit::Remove(k)),
            ] {
                let (name, keys) = (action.text(lang), action.key_cap());
                if ui.add(IconButton::new(icon, &name).keys(&keys)).clicked() {
                    self.ask(edit, requests);
                }
            }
            let name = lang.t("card-more");
            let more = ui.add(IconButton::new(Icon::Dots, &name));
            Popup::menu(&more).show(|ui| {
                methods::menu_ui(self.app, k, ui, requests);
            });
        });
    }

    /// The method's own name; empty for the one made from rule and batch.
    fn name_ui(&self, width: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
        let mut name = self.racer.name.get(self.lang).to_owned();
        let hint = self.app.scene().racer_names(self.lang)[self.k].clone();
        // An id of its own: lines above it come and go with the race, and the field must keep the keyboard.
        let id = Id::unique(("method name", self.k));
        let edit = TextEdit::singleline(&mut name).id(id).hint_text(hint).desired_width(width - 10.0);
        let response = field(ui, edit).on_hover_text(self.lang.t("card-name.doc"));
        let label = self.lang.t("card-name");
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        if response.changed() {
            requests.push(Request::Edit(Edit::Rename(self.k, self.lang, name)));
        }
        if response.lost_focus() {
            requests.push(Request::EndGesture);
        }
    }
}

/// The numbers of a method's next step, or of its last one at the end: t, η, the weights before and after, and the full
/// gradient before. Nothing while the race is not known.
fn numbers(app: &App, k: usize) -> Option<String> {
    let (run, race, lang) = (app.run_of(k)?, app.race()?, app.lang());
    let t = (app.moment().index(run) + 1).min(run.points.len() - 1);
    let before = t.checked_sub(1)?;
    let (racer, from, to) = (&race.scene.racers[k], run.points[before], run.points[t]);
    let slope = race.landscape.gradient(from);
    let eta = racer.schedule.eta(racer.eta, t, race.scene.steps, racer.warmup);
    let point = |w: Point| lang.point(w.x, w.y, 3);
    let parts = [
        format!("t = {}", lang.whole(t as u64)),
        format!("ηₜ = {}", lang.number(eta, 3)),
        format!("∇Q(wₜ₋₁) = {}", point(slope)),
        format!("wₜ₋₁ = {}", point(from)),
        format!("wₜ = {}", point(to)),
    ];
    Some(parts.map(|part| part.replace(' ', "\u{a0}")).join("   "))
}
