//! The list of methods: a row each, the open one's card below it.

use super::method_card;
use crate::optim::display_name;
use crate::scene::Racer;
use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{color32, font, size, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::widgets::{self, IconButton, Pill};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align, Align2, Button, Color32, CursorIcon, Id, Popup, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};
use std::collections::BTreeSet;

/// Height of a row.
const ROW: f32 = 27.0;
/// Right edges of the columns, from the row's right edge.
const BATCH: f32 = 112.0;
const ETA: f32 = 62.0;
const VERDICT: f32 = 2.0;

/// Heading, the menu that adds methods, column heads.
pub fn header_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU), Sense::hover());
    let (ink, weak) = (color32(tokens.text), color32(tokens.weak));
    let title = ui.painter().text(
        rect.left_center(),
        Align2::LEFT_CENTER,
        lang.t("methods-heading"),
        font(text::BODY, true),
        ink,
    );
    let plus = Rect::from_center_size(pos2(title.max.x + 16.0, rect.center().y), vec2(26.0, 24.0));
    let name = lang.t("methods-add");
    let keys = Action::AddMethod.key_cap();
    let button = ui.put(plus, IconButton::new(Icon::Plus, &name).keys(&keys).size(plus.size()).icon_size(13.0));
    Popup::menu(&button).show(|ui| add_menu_ui(app, ui, requests));
    let y = rect.center().y + 1.0;
    for (right, key, size) in [
        (BATCH, "column-batch", text::SMALL),
        (ETA, "column-eta", text::SECONDARY),
        (VERDICT, "column-verdict", text::SMALL),
    ] {
        let at = pos2(rect.max.x - right, y);
        ui.painter().text(at, Align2::RIGHT_CENTER, lang.t(key), font(size, false), weak);
    }
}

/// One entry per method of the lecture, and all eight.
fn add_menu_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    ui.set_min_width(180.0);
    for racer in Racer::all_eight() {
        let name = display_name(lang, &racer.rule, racer.batch);
        let doc = lang.t(&format!("{}.doc", racer.rule.text_key()));
        if ui.button(name).on_hover_text(doc).clicked() {
            requests.push(Request::Edit(Edit::Add(Box::new(racer))));
            requests.push(Request::EndGesture);
            requests.push(Request::OpenCard(app.scene().racers.len()));
        }
    }
    ui.separator();
    if ui.button(Action::AddAllEight.text(lang)).clicked() {
        requests.push(Request::Do(Action::AddAllEight));
    }
}

/// All rows, or what to do when there are none.
pub fn rows_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if app.scene().racers.is_empty() {
        return empty_ui(app, ui, requests);
    }
    let names = app.scene().racer_names(app.lang());
    let slots = app.scene().slots();
    let cards = &app.screen.cards;
    let seen = Id::unique("cards seen");
    let before: BTreeSet<usize> = ui.data(|data| data.get_temp(seen)).unwrap_or_default();
    for (k, racer) in app.scene().racers.iter().enumerate() {
        let row = Row { k, racer, name: &names[k], slot: slots[k] };
        row.ui(app, ui, requests);
        if cards.contains(&k) {
            let shown = method_card::method_card_ui(app, k, slots[k], ui, requests);
            if !before.contains(&k) {
                // Row and card come into view, once; from the row on where there is not room for all.
                let whole = shown.with_min_y(shown.top() - ROW);
                ui.scroll_to_rect(whole, (whole.height() > ui.clip_rect().height()).then_some(Align::TOP));
            }
        }
    }
    if before != *cards {
        ui.data_mut(|data| data.insert_temp(seen, cards.clone()));
    }
}

fn empty_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 100.0), Sense::hover());
    let centre = rect.center().x;
    for k in 0..3 {
        let at = pos2(centre - 44.0 + 44.0 * k as f32, rect.min.y + 24.0);
        widgets::chip(ui.painter(), Rect::from_center_size(at, vec2(32.0, 14.0)), k, &tokens, false, 1.0);
    }
    let line = |y: f32, key: &str, size: f32, strong: bool, ink: Color32| {
        let at = pos2(centre, rect.min.y + y);
        ui.painter().text(at, Align2::CENTER_CENTER, lang.t(key), font(size, strong), ink);
    };
    line(56.0, "methods-none", text::BODY, true, color32(tokens.text));
    line(76.0, "methods-none-hint", text::SECONDARY, false, color32(tokens.weak));
    ui.vertical_centered(|ui| {
        let keys = Action::AddMethod.key_cap();
        if ui.add(Pill::new(&Action::AddMethod.text(lang)).icon(Icon::Plus).keys(&keys).strong()).clicked() {
            requests.push(Request::Do(Action::AddMethod));
        }
        ui.add_space(8.0);
        if ui.add(Pill::new(&Action::AddAllEight.text(lang))).clicked() {
            requests.push(Request::Do(Action::AddAllEight));
        }
    });
}

/// One method's row.
struct Row<'a> {
    k: usize,
    racer: &'a Racer,
    name: &'a str,
    slot: usize,
}

impl Row<'_> {
    fn ui(&self, app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
        let k = self.k;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
        let chip = Rect::from_center_size(pos2(rect.min.x + 29.0, rect.center().y), vec2(32.0, 14.0));
        let on_chip = ui.interact(chip.expand2(vec2(12.0, 6.0)), ui.scope_id().with(("chip", k)), Sense::click());
        let (on, switch) = (self.racer.on, app.lang().with("methods-switch", &[("method", self.name.into())]));
        on_chip.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &switch));
        response.widget_info(|| {
            WidgetInfo::selected(Role::DisclosureTriangle, true, app.screen.cards.contains(&k), self.name)
        });
        self.paint(app, ui, rect, chip, response.hovered() || on_chip.hovered());
        let tip = if k < 8 { format!("{switch} ({})", Action::Toggle(k as u8).key_cap()) } else { switch };
        if on_chip.on_hover_text(tip).clicked() {
            requests.push(Request::Edit(Edit::Toggle(k)));
            requests.push(Request::EndGesture);
        } else if response.clicked() {
            requests.push(Request::Card(k));
        }
        self.verdict_tip(app, ui, rect);
        Popup::context_menu(&response).show(|ui| menu_ui(app, k, ui, requests));
        self.drag(app, ui, &response, rect, requests);
    }

    fn paint(&self, app: &App, ui: &Ui, rect: Rect, chip: Rect, hovered: bool) {
        let (tokens, lang) = (app.tokens(), app.lang());
        let open = app.screen.cards.contains(&self.k);
        let painter = ui.painter();
        let y = rect.center().y;
        let (ink, weak) = match self.racer.on {
            true => (color32(tokens.text), color32(tokens.weak)),
            false => (color32(tokens.weak.faded(0.75)), color32(tokens.weak.faded(0.75))),
        };
        if open || hovered {
            let fill = if open { tokens.press } else { tokens.hover };
            let plate = rect.expand2(vec2(6.0, 0.0));
            painter.rect_filled(plate, f32::from(size::RADIUS_CARD), color32(fill));
        }
        if app.screen.row == self.k {
            let mark =
                Rect::from_min_max(pos2(rect.min.x - 6.0, rect.min.y + 6.0), pos2(rect.min.x - 3.0, rect.max.y - 6.0));
            painter.rect_filled(mark, 1.5, color32(tokens.racer[self.slot % 8]));
        }
        let at = |x: f32| pos2(rect.min.x + x, y);
        painter.text(at(3.0), Align2::CENTER_CENTER, self.k + 1, font(text::SMALL, false), weak);
        widgets::chip(painter, chip, self.slot, &tokens, self.racer.on, 1.0);
        let mut name = LayoutJob::simple_singleline(self.name.to_owned(), font(text::BODY, open), ink);
        let batch = self.racer.batch.short(lang);
        let batch = painter.layout_no_wrap(batch, font(text::SECONDARY, false), weak);
        // A large batch takes of the name's room.
        let taken = (batch.size().x + 6.0).max(30.0);
        name.wrap = TextWrapping::truncate_at_width((rect.width() - 52.0 - BATCH - taken).max(0.0));
        let name = painter.layout_job(name);
        painter.galley(at(52.0) - vec2(0.0, name.size().y / 2.0), name, ink);
        let right = |x: f32| pos2(rect.max.x - x, y);
        painter.galley(Align2::RIGHT_CENTER.anchor_size(right(BATCH), batch.size()).min, batch, weak);
        let eta = lang.number(self.racer.eta, 3);
        painter.text(right(ETA), Align2::RIGHT_CENTER, eta, font(text::SECONDARY, false), ink);
        if let (true, Some(run)) = (self.racer.on, app.run_of(self.k)) {
            widgets::verdict(painter, right(VERDICT), &run.verdict, &tokens, lang, text::SECONDARY);
        }
    }

    /// The whole sentence of the verdict, where the pointer rests on the short one.
    fn verdict_tip(&self, app: &App, ui: &Ui, rect: Rect) {
        let place = Rect::from_min_max(pos2(rect.max.x - ETA + 4.0, rect.min.y), rect.max);
        if let (Some(race), Some(run)) = (app.race(), app.run_of(self.k)) {
            let response = ui.interact(place, ui.scope_id().with(("verdict", self.k)), Sense::hover());
            let sentence = run.sentence(&race.landscape, app.lang());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sentence));
            response.on_hover_text(&sentence);
        }
    }

    /// Dragging a row moves the method to where it is let go.
    fn drag(&self, app: &App, ui: &Ui, response: &Response, rect: Rect, requests: &mut Vec<Request>) {
        if response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        let Some(pointer) = response.interact_pointer_pos() else { return };
        let target = self.k as i64 + ((pointer.y - rect.center().y) / ROW).round() as i64;
        let target = target.clamp(0, app.scene().racers.len() as i64 - 1) as usize;
        if response.dragged() && target != self.k {
            let y = rect.center().y
                + (target as f32 - self.k as f32) * ROW
                + if target > self.k { ROW / 2.0 } else { -ROW / 2.0 };
            let ink = color32(app.tokens().focus);
            ui.painter().hline(rect.x_range(), y, Stroke::new(size::FOCUS_RING, ink));
        }
        if response.drag_stopped() && target != self.k {
            requests.push(Request::Edit(Edit::Move { from: self.k, to: target }));
            requests.push(Request::EndGesture);
        }
    }
}

/// What can be done with a method; the right click's menu and the card's `⋯`.
pub fn menu_ui(app: &App, k: usize, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    ui.set_min_width(180.0);
    let mut entry = |ui: &mut Ui, key: &str, keys: String, edit: Edit| {
        if ui.add(Button::new(lang.t(key)).shortcut_text(keys)).clicked() {
            requests.push(Request::Edit(edit));
            requests.push(Request::EndGesture);
        }
    };
    let solo = if k < 8 { Action::Solo(k as u8).key_cap() } else { String::new() };
    entry(ui, "edit-solo", solo, Edit::Solo(k));
    entry(ui, "edit-all-on", Action::AllOn.key_cap(), Edit::AllOn);
    entry(ui, "edit-duplicate", Action::DuplicateMethod.key_cap(), Edit::Duplicate(k));
    entry(ui, "edit-remove", Action::RemoveMethod.key_cap(), Edit::Remove(k));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::measure::text_width;
    use crate::race::{Critical, Verdict};

    #[test]
    fn verdicts_fit_their_column() {
        /// Between a number of η and the verdict.
        const GAP: f32 = 4.0;
        /// A mark before the word and its distance, in font sizes.
        const MARK: f32 = 1.2;
        let step = 10_000;
        let verdicts = [
            (Verdict::Diverged { step }, MARK),
            (Verdict::Grows { step }, MARK),
            (Verdict::Converged { step, at: Critical::Minimum }, MARK),
            (Verdict::Cycles { period: 8 }, 0.0),
            (Verdict::Hovers, 0.0),
            (Verdict::StoppedShort, MARK),
            (Verdict::Moving, 0.0),
        ];
        for lang in crate::text::Lang::ALL {
            for (verdict, mark) in verdicts {
                let words = verdict.short(lang);
                let width = text_width(&words, text::SECONDARY, false) + mark * text::SECONDARY;
                assert!(width <= ETA - VERDICT - GAP, "{words}: {width}");
            }
        }
    }
}
