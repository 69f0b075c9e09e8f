//! The card of an anatomy: formula, numbered parts with their vectors, one sentence of meaning, keys.

use super::anatomy_view::{MARGIN, ShownAnatomy, Step, card_width};
use crate::figure::drawing::Rect as Area;
use crate::geometry::Point;
use crate::optim::{Part, PartKind};
use crate::picture;
use crate::race::{Anatomy, Entry};
use crate::scene::Race;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::paint::focus_ring::anatomy_card_id as card_id;
use crate::ui::paint::formula::{self, Formula};
use crate::ui::paint::icons::Icon;
use crate::ui::paint::screen::to_egui;
use crate::ui::paint::theme::{color32, font, size, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::views::scale::zoom;
use crate::ui::widgets::{self, IconButton};
use eframe::egui::{
    self, Align, Align2, Color32, EventFilter, Frame, Label, Margin, Rect, Response, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Inside the card: to its border, and from there to the words; a lit row and the scroll bar reach into the second.
const PADDING: [f32; 2] = [6.0, 10.0];
const INSET: f32 = 8.0;
/// Height of a row in the window and in the lecture, and how much more the vector takes under the name.
const ROW: (f32, f32) = (29.0, 24.0);
const SECOND: f32 = 14.0;
/// From a row's left edge to its name.
const NAME_X: f32 = 28.0;
/// Between name and vector.
const GAP: f32 = 6.0;

/// A step of a racer, and the part that is lit.
#[derive(Clone, Copy)]
struct Apart<'a> {
    racer: usize,
    anatomy: &'a Anatomy,
    lit: Option<usize>,
}

/// Shows the card at the canvas's top left.
pub fn card_ui(app: &App, race: &Race, shown: &ShownAnatomy, canvas: Area, ui: &mut Ui, requests: &mut Vec<Request>) {
    let tokens = app.tokens();
    let zoom = zoom(app, ui.ctx());
    let corner = to_egui(canvas).left_top() + vec2(MARGIN, MARGIN);
    let padding = PADDING.map(|padding| padding * zoom);
    let frame = Frame::NONE
        .fill(color32(tokens.raised))
        .stroke(Stroke::new(1.0, color32(tokens.border)))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(Margin::symmetric(padding[0] as i8, padding[1] as i8));
    let bottom = canvas.max[1] - MARGIN - padding[1];
    let area = egui::Area::new(card_id().with("area")).fixed_pos(corner).constrain_to(to_egui(canvas));
    let response = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(card_width(app, canvas, zoom) - 2.0 * padding[0]);
            ui.spacing_mut().item_spacing = vec2(GAP, 3.0);
            match &shown.step {
                Step::Ready(racer, anatomy) => {
                    ready_ui(app, race, Apart { racer: *racer, anatomy, lit: shown.lit }, bottom, ui, requests)
                }
                Step::Waiting => inset(zoom, ui, |ui| {
                    words_ui(app.lang().t("anatomy-waiting"), text::SECONDARY * zoom, ui);
                }),
                Step::Nothing => inset(zoom, ui, |ui| {
                    words_ui(app.lang().t("anatomy-none"), text::SECONDARY * zoom, ui);
                }),
            }
        })
    });
    if app.screen.dialog.is_some() {
        // A dialog's keys are its own.
        ui.memory_mut(|memory| memory.surrender_focus(card_id()));
    } else {
        keep_keyboard(response.response.rect, &spoken(race, shown, app.lang()), ui);
    }
}

/// Shows contents as far from the border as words are.
fn inset(zoom: f32, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    Frame::NONE.inner_margin(Margin::symmetric((INSET * zoom) as i8, 0)).show(ui, contents);
}

fn words_ui(words: String, size: f32, ui: &mut Ui) {
    ui.add(Label::new(RichText::new(words).font(font(size, false))).wrap());
}

/// What the card is called, and its lit part: the keyboard stays with the card while Tab lights its parts.
fn spoken(race: &Race, shown: &ShownAnatomy, lang: Lang) -> [String; 2] {
    match &shown.step {
        Step::Ready(racer, anatomy) => {
            let batch = race.scene.racers[*racer].entry().batch;
            let part = shown.lit.and_then(|lit| anatomy.parts.get(lit));
            let lit = part.map(|part| format!("{}: {}", part.name(batch, lang), picture::anatomy::value(part, lang)));
            [picture::anatomy::title(race, *racer, anatomy.step, lang), lit.unwrap_or_default()]
        }
        Step::Waiting => [lang.t("anatomy-waiting"), String::new()],
        Step::Nothing => [lang.t("anatomy-none"), String::new()],
    }
}

/// Gives the card the keyboard while nothing else has it, so that Tab lights its parts.
fn keep_keyboard(rect: Rect, [name, lit]: &[String; 2], ui: &Ui) {
    let card = ui.interact(rect, card_id(), Sense::focusable_noninteractive());
    card.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    if !lit.is_empty() {
        ui.ctx().accesskit_node_builder(card.id, |node| node.set_description(lit.as_str()));
    }
    ui.memory_mut(|memory| {
        if memory.focused().is_none() {
            memory.request_focus(card.id);
        }
        // Arrows change the step; egui would take them to move among controls.
        let ours = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        memory.set_focus_lock_filter(card.id, ours);
    });
}

/// The head, and under it down to `bottom` what there is room for; the rest is scrolled to.
fn ready_ui(app: &App, race: &Race, apart: Apart<'_>, bottom: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let zoom = zoom(app, ui.ctx());
    inset(zoom, ui, |ui| head_ui(app, race, apart, ui, requests));
    let room = bottom - ui.cursor().min.y;
    ScrollArea::vertical().id_salt("anatomy").max_height(room).min_scrolled_height(room).show(ui, |ui| {
        inset(zoom, ui, |ui| body_ui(app, race, apart, room, ui, requests));
    });
}

/// Formula, parts, what they mean; the keys where there is room for them.
fn body_ui(
    app: &App,
    race: &Race,
    Apart { racer, anatomy, lit }: Apart<'_>,
    room: f32,
    ui: &mut Ui,
    requests: &mut Vec<Request>,
) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let entry = race.scene.racers[racer].entry();
    let zoom = zoom(app, ui.ctx());
    // In the lecture the formula stands above the canvas.
    if app.lecture.is_none() {
        let equations = formula::of(&race.scene.racers[racer]);
        Formula::new(&equations, text::FORMULA, color32(tokens.text)).ui(ui);
        ui.add_space(4.0);
    }
    let before = lit_before(lit, ui);
    let is_new = before != Some(lit);
    let is_scaled = anatomy.part(PartKind::Scale).is_some();
    for (k, part) in anatomy.parts.iter().enumerate() {
        let has_bars = is_scaled && is_compared(part.kind);
        let row = Row { k, part, entry: &entry, slot: race.slots[racer], is_lit: lit == Some(k), has_bars };
        let response = row.ui(app, ui);
        if row.is_lit && is_new {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            requests.push(Request::Part(if row.is_lit { None } else { Some(k) }));
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
    }
    let weak = color32(tokens.weak);
    ui.separator();
    for sentence in anatomy.sentences(&entry, lang) {
        words_ui(sentence, text::SECONDARY * zoom, ui);
    }
    let keys = if app.lecture.is_some() { "anatomy-keys-lecture" } else { "anatomy-keys" };
    let small = |words: String| RichText::new(words).font(font(text::SMALL * zoom, false)).color(weak);
    if let Some(fan) = &anatomy.fan {
        ui.add(Label::new(small(picture::anatomy::fan_words(fan, lang))).wrap());
    }
    let keys = ui.painter().layout(lang.t(keys), font(text::SMALL * zoom, false), weak, ui.available_width());
    if ui.min_rect().height() + ui.spacing().item_spacing.y + keys.size().y <= room {
        ui.label(keys);
    }
    // After the last part come the words under it.
    if is_new && lit.is_none() && before.is_some() {
        ui.scroll_to_cursor(Some(Align::BOTTOM));
    }
}

/// What was lit in the frame before, if the card was there; remembers what is lit now.
fn lit_before(lit: Option<usize>, ui: &Ui) -> Option<Option<usize>> {
    let (id, pass) = (card_id().with("lit"), ui.ctx().cumulative_pass_nr());
    ui.data_mut(|data| {
        let known: Option<(u64, Option<usize>)> = data.get_temp(id);
        data.insert_temp(id, (pass, lit));
        known.filter(|(at, _)| at + 1 == pass).map(|(_, lit)| lit)
    })
}

/// Chip, name and step, the button that closes.
fn head_ui(app: &App, race: &Race, Apart { racer, anatomy, .. }: Apart<'_>, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    ui.horizontal(|ui| {
        let zoom = zoom(app, ui.ctx());
        let height = 20.0 * zoom;
        let (chip, _) = ui.allocate_exact_size(vec2(34.0 * zoom, height), Sense::hover());
        widgets::chip(ui.painter(), chip.shrink2(vec2(1.0, 3.0) * zoom), race.slots[racer], &tokens, true, zoom);
        let title = picture::anatomy::title(race, racer, anatomy.step, lang);
        // In the lecture keys close it, and the title has the button's room.
        let has_button = app.lecture.is_none();
        let room = ui.available_width() - if has_button { size::ICON_BUTTON.x + space::NEAR } else { 0.0 };
        // A long name is set smaller before it takes a second line.
        let wide = font(text::BODY * zoom, true);
        let fits = ui.painter().layout_no_wrap(title.clone(), wide.clone(), color32(tokens.text)).size().x <= room;
        let title = RichText::new(title).font(if fits { wide } else { font(text::SECONDARY * zoom, true) });
        let left = egui::Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(room, height), left, |ui| {
            ui.set_min_width(room);
            ui.add(Label::new(title).wrap());
        });
        let (name, keys) = (lang.t("anatomy-close"), Action::Close.key_cap());
        if has_button && ui.add(IconButton::new(Icon::Cross, &name).keys(&keys)).clicked() {
            requests.push(Request::Do(Action::Anatomy));
        }
    });
}

/// Parts whose coordinates are compared where a rule scales each by itself: what is scaled, by how much, and the step.
const fn is_compared(kind: PartKind) -> bool {
    use PartKind::*;
    matches!(kind, Gradient | Mean | CorrectedMean | Scale | Step)
}

/// A part: its number as on the canvas, what it is, its vector.
struct Row<'a> {
    k: usize,
    part: &'a Part<Point>,
    entry: &'a Entry,
    slot: usize,
    is_lit: bool,
    /// The two coordinates beside each other.
    has_bars: bool,
}

impl Row<'_> {
    /// Shows it, the vector at the right or where there is no room for it under the name.
    fn ui(&self, app: &App, ui: &mut Ui) -> Response {
        let (lang, tokens) = (app.lang(), app.tokens());
        let zoom = zoom(app, ui.ctx());
        let ink = color32(tokens.text);
        let name = self.part.name(self.entry.batch, lang);
        let vector = picture::anatomy::value(self.part, lang);
        let body = font(text::SECONDARY * zoom, self.is_lit);
        let [left, right] = [&name, &vector].map(|words| {
            // A lit row is semibold; it takes as many lines as it did.
            let widest = ui.painter().layout_no_wrap(words.clone(), font(text::SECONDARY * zoom, true), ink).size().x;
            (ui.painter().layout_no_wrap(words.clone(), body.clone(), ink), widest)
        });
        let is_long = NAME_X * zoom + left.1 + GAP + right.1 > ui.available_width();
        let line = if app.lecture.is_some() { ROW.1 } else { ROW.0 } * zoom;
        let height = line + if is_long { SECOND * zoom } else { 0.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let spoken = format!("{}. {name}: {vector}", self.k + 1);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_lit, &spoken));
        let wide = rect.expand2(vec2(INSET * zoom, 0.0));
        if self.is_lit || response.hovered() {
            let ground = if self.is_lit { tokens.hover.mix(tokens.text, 0.06) } else { tokens.hover };
            ui.painter().rect_filled(wide, f32::from(size::RADIUS), color32(ground));
        }
        let own = color32(tokens.racer[self.slot % 8]);
        let is_step = self.part.kind == PartKind::Step;
        let first = rect.min.y + line / 2.0;
        let disc = pos2(rect.min.x + 10.0 * zoom, first);
        let (fill, number) = if is_step { (own, color32(tokens.inset)) } else { (color32(tokens.inset), ink) };
        ui.painter().circle(disc, 9.5 * zoom, fill, Stroke::new(1.25, if is_step { own } else { ink }));
        let painter = ui.painter();
        let small = font(text::SMALL * zoom, true);
        painter.text(disc, Align2::CENTER_CENTER, (self.k + 1).to_string(), small, number);
        let second = if is_long { first + SECOND * zoom } else { first };
        for (at, align, galley) in [
            (pos2(rect.min.x + NAME_X * zoom, first), Align2::LEFT_CENTER, left.0),
            (pos2(rect.max.x, second), Align2::RIGHT_CENTER, right.0),
        ] {
            painter.galley(align.anchor_size(at, galley.size()).min, galley, ink);
        }
        if self.has_bars {
            self.bars(rect, own, zoom, ui);
        }
        response
    }

    /// The sizes of the two coordinates, w₁ above w₂, as bars under the row; the larger one is as long as the row.
    fn bars(&self, rect: Rect, colour: Color32, zoom: f32, ui: &Ui) {
        let value = &self.part.value;
        let most = value.x.abs().max(value.y.abs());
        if !(most > 0.0 && most.is_finite()) {
            return;
        }
        let room = rect.width() - NAME_X * zoom;
        for (k, one) in [value.x, value.y].into_iter().enumerate() {
            let width = (room * (one.abs() / most) as f32).max(1.0);
            let at = pos2(rect.min.x + NAME_X * zoom, rect.max.y - (4.0 - 3.0 * k as f32) * zoom);
            ui.painter().rect(
                Rect::from_min_size(at, vec2(width, 2.0 * zoom)),
                0.0,
                colour,
                Stroke::NONE,
                StrokeKind::Inside,
            );
        }
    }
}
