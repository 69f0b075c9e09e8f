//! The card of a step taken apart: formula, numbered parts with their vectors, one sentence of meaning, keys.

use crate::figure::drawing::Rect as Area;
use crate::landscape::Point;
use crate::optim::{Part, PartKind};
use crate::race::anatomy::Fan;
use crate::race::{Anatomy, Entry};
use crate::scene::picture::Race;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::anatomy::{Dissected, card_id};
use crate::ui::app::App;
use crate::ui::ask::Ask;
use crate::ui::formula::{self, Formula};
use crate::ui::icons::Icon;
use crate::ui::lecture;
use crate::ui::screen::to_egui;
use crate::ui::theme::{color32, font, size, space, text};
use crate::ui::widgets::{self, IconButton};
use eframe::egui::{
    self, Align2, Color32, Context, EventFilter, Frame, Label, Margin, Rect, RichText, Role, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

/// Width of the card, and the height of a row.
const WIDTH: f32 = 356.0;
const ROW: f32 = 29.0;
/// How much larger everything is in the lecture: the smallest type of the window becomes the smallest of the lecture.
const LECTURE: f32 = lecture::size::LEAST / text::SMALL;
/// Significant digits of vectors.
const DIGITS: usize = 3;

/// Shows the card at the canvas's top left.
pub fn card_ui(app: &App, race: &Race, dissected: &Dissected, canvas: Area, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let tokens = app.tokens();
    let zoom = zoom(app, ui.ctx());
    let corner = to_egui(canvas).left_top() + vec2(12.0, 12.0);
    let frame = Frame::NONE
        .fill(color32(tokens.raised))
        .stroke(Stroke::new(1.0, color32(tokens.border)))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(Margin::symmetric((14.0 * zoom) as i8, (10.0 * zoom) as i8));
    let area = egui::Area::new(card_id().with("area")).fixed_pos(corner).constrain_to(to_egui(canvas));
    let shown = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width((WIDTH - 28.0) * zoom);
            ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
            match dissected {
                Dissected::Ready(racer, anatomy) => ready_ui(app, race, *racer, anatomy, ui, asks),
                Dissected::Waiting => words_ui(app.lang().t("anatomy-waiting"), text::SECONDARY * zoom, ui),
                Dissected::Nothing => words_ui(app.lang().t("anatomy-none"), text::SECONDARY * zoom, ui),
            }
        })
    });
    keep_keyboard(shown.response.rect, ui);
}

/// How large the card is: for a reader, or for the last row.
pub fn zoom(app: &App, ctx: &Context) -> f32 {
    if app.lecture.is_some() { LECTURE * lecture::scale(ctx) } else { 1.0 }
}

fn words_ui(words: String, size: f32, ui: &mut Ui) {
    ui.add(Label::new(RichText::new(words).font(font(size, false))).wrap());
}

/// Tab is for the parts while nothing else has the keyboard.
fn keep_keyboard(rect: Rect, ui: &Ui) {
    let card = ui.interact(rect, card_id(), Sense::focusable_noninteractive());
    ui.memory_mut(|memory| {
        if memory.focused().is_none() {
            memory.request_focus(card.id);
        }
        // Arrows change the step; egui would take them to move among controls.
        let ours = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        memory.set_focus_lock_filter(card.id, ours);
    });
}

fn ready_ui(app: &App, race: &Race, racer: usize, anatomy: &Anatomy, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let entry = race.scene.racers[racer].entry();
    head_ui(app, race, racer, anatomy, ui, asks);
    let zoom = zoom(app, ui.ctx());
    // In the lecture the formula stands above the canvas.
    if app.lecture.is_none() {
        let equations = formula::of(&race.scene.racers[racer]);
        Formula::new(&equations, text::FORMULA, color32(tokens.text)).ui(ui);
        ui.add_space(4.0);
    }
    let lit = app.screen.anatomy.as_ref().and_then(|open| open.lit);
    let is_scaled = anatomy.part(PartKind::Scale).is_some();
    for (k, part) in anatomy.parts.iter().enumerate() {
        let has_bars = is_scaled && is_compared(part.kind);
        let row = Row { k, part, entry: &entry, slot: race.slots[racer], is_lit: lit == Some(k), has_bars };
        if row.ui(app, ui) {
            asks.push(Ask::Part(if row.is_lit { None } else { Some(k) }));
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
    }
    let weak = color32(tokens.weak);
    ui.separator();
    for sentence in anatomy.sentences(&entry, lang) {
        words_ui(sentence, text::SECONDARY * zoom, ui);
    }
    let keys = if app.lecture.is_some() { "anatomy-keys-lecture" } else { "anatomy-keys" };
    let fan = anatomy.fan.as_ref().map(|fan| fan_words(fan, lang));
    for words in fan.into_iter().chain([lang.t(keys)]) {
        ui.add(Label::new(RichText::new(words).font(font(text::SMALL * zoom, false)).color(weak)).wrap());
    }
}

/// Chip, name and step, the button that closes.
fn head_ui(app: &App, race: &Race, racer: usize, anatomy: &Anatomy, ui: &mut Ui, asks: &mut Vec<Ask>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    ui.horizontal(|ui| {
        let zoom = zoom(app, ui.ctx());
        let height = 20.0 * zoom;
        let (chip, _) = ui.allocate_exact_size(vec2(34.0 * zoom, height), Sense::hover());
        widgets::chip(ui.painter(), chip.shrink2(vec2(1.0, 3.0) * zoom), race.slots[racer], &tokens, true, zoom);
        let name = race.scene.racer_names(lang)[racer].clone();
        let whole = |step: usize| lang.whole(step as u64).into();
        let words = [("racer", name.into()), ("from", whole(anatomy.step - 1)), ("to", whole(anatomy.step))];
        let title = RichText::new(lang.with("anatomy-title", &words)).font(font(text::BODY * zoom, true));
        let room = ui.available_width() - size::ICON_BUTTON.x - space::NEAR;
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(room, height), left, |ui| {
            ui.set_min_width(room);
            ui.add(Label::new(title).truncate());
        });
        let (name, keys) = (lang.t("anatomy-close"), Action::Close.key_cap());
        // In the lecture keys close it.
        if app.lecture.is_none() && ui.add(IconButton::new(Icon::Cross, &name).keys(&keys)).clicked() {
            asks.push(Ask::Do(Action::Anatomy));
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
    /// Shows it; whether it was clicked.
    fn ui(&self, app: &App, ui: &mut Ui) -> bool {
        let (lang, tokens) = (app.lang(), app.tokens());
        let zoom = zoom(app, ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * zoom), Sense::click());
        let name = Anatomy::part_name(self.part.kind, self.entry, lang);
        let vector = self.vector(lang);
        let spoken = format!("{}. {name}: {vector}", self.k + 1);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_lit, &spoken));
        let wide = rect.expand2(vec2(8.0 * zoom, 0.0));
        if self.is_lit || response.hovered() {
            let ground = if self.is_lit { tokens.hover.mix(tokens.text, 0.06) } else { tokens.hover };
            ui.painter().rect_filled(wide, f32::from(size::RADIUS), color32(ground));
        }
        let ink = color32(tokens.text);
        let own = color32(tokens.racer[self.slot % 8]);
        let is_step = self.part.kind == PartKind::Step;
        let disc = pos2(rect.min.x + 10.0 * zoom, rect.center().y);
        let (fill, number) = if is_step { (own, color32(tokens.inset)) } else { (color32(tokens.inset), ink) };
        ui.painter().circle(disc, 9.5 * zoom, fill, Stroke::new(1.25, if is_step { own } else { ink }));
        let painter = ui.painter();
        let small = font(text::SMALL * zoom, true);
        painter.text(disc, Align2::CENTER_CENTER, (self.k + 1).to_string(), small, number);
        let body = font(text::SECONDARY * zoom, self.is_lit);
        let right = painter.text(rect.right_center(), Align2::RIGHT_CENTER, vector, body.clone(), ink);
        let galley = painter.layout_no_wrap(name, body, ink);
        let left = pos2(rect.min.x + 28.0 * zoom, rect.center().y - galley.size().y / 2.0);
        let room = Rect::from_min_max(pos2(left.x, rect.min.y), pos2(right.min.x - 6.0, rect.max.y));
        painter.with_clip_rect(room).galley(left, galley, ink);
        if self.has_bars {
            self.bars(rect, own, zoom, ui);
        }
        response.clicked()
    }

    /// `(+0.40, −0.40)` for what moves the weights, else `(0.40, 1.57)`.
    fn vector(&self, lang: Lang) -> String {
        let (x, y) = (self.part.value.x, self.part.value.y);
        let separator = if lang == Lang::Ru { "; " } else { ", " };
        let number = |value: f64| {
            let sign = if self.part.kind.is_move() && value > 0.0 { "+" } else { "" };
            format!("{sign}{}", lang.number(value, DIGITS))
        };
        format!("({}{separator}{})", number(x), number(y))
    }

    /// The sizes of the two coordinates, w₁ above w₂, as bars under the row; the larger one is as long as the row.
    fn bars(&self, rect: Rect, colour: Color32, zoom: f32, ui: &Ui) {
        let value = &self.part.value;
        let most = value.x.abs().max(value.y.abs());
        if !(most > 0.0 && most.is_finite()) {
            return;
        }
        let room = rect.width() - 28.0 * zoom;
        for (k, one) in [value.x, value.y].into_iter().enumerate() {
            let width = (room * (one.abs() / most) as f32).max(1.0);
            let at = pos2(rect.min.x + 28.0 * zoom, rect.max.y - (4.0 - 3.0 * k as f32) * zoom);
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

/// What the fan of grey arrows is.
fn fan_words(fan: &Fan, lang: Lang) -> String {
    let (shown, objects) = (fan.gradients.len(), fan.objects);
    let whole = |count: usize| lang.whole(count as u64).into();
    let key = if shown < objects { "anatomy-batch-fan" } else { "anatomy-batch-fan-all" };
    lang.with(key, &[("shown", whole(shown)), ("objects", whole(objects))])
}
