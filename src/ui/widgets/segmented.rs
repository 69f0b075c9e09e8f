//! A few choices side by side, one of them taken: radio buttons in one frame.
//!
//! Each segment is a radio button of its own; the arrows move both the choice and the focus.

use super::tip::with_tip;
use crate::figure::theme::Tokens;
use crate::ui::paint::theme::{self, color32, font, size, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, EventFilter, Galley, Key, Modifiers, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Room at each side of a word.
const PADDING: f32 = 10.0;
/// Least room at each side of a word when the width is given.
const MIN_PADDING: f32 = 5.0;
/// Between the frame and the plate of the taken choice.
const RIM: f32 = 2.0;

/// A control of a few choices in one frame.
#[must_use = "show it with `ui`"]
pub struct Segmented<'a, S> {
    name: &'a str,
    labels: &'a [S],
    tips: &'a [S],
    width: Option<f32>,
    height: f32,
    floating: bool,
}

impl<'a, S: AsRef<str>> Segmented<'a, S> {
    /// `name` is said by a screen reader before the choices.
    pub fn new(name: &'a str, labels: &'a [S]) -> Self {
        Self { name, labels, tips: &[], width: None, height: size::BUTTON, floating: false }
    }
    /// A sentence for each choice, shown when hovered.
    pub fn tips(mut self, tips: &'a [S]) -> Self {
        self.tips = tips;
        self
    }
    /// As wide as this; without it, as wide as the words need.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
    /// Another height than 28.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }
    /// A bar over the canvas: raised, 32 high.
    pub fn floating(mut self) -> Self {
        self.floating = true;
        self.height = size::BUTTON + 2.0 * RIM;
        self
    }

    /// Shows it; `changed()` of the answer says whether another choice was taken. `chosen` may lie outside the
    /// choices: then none is taken.
    pub fn ui(self, ui: &mut Ui, chosen: &mut usize) -> Response {
        let tokens = theme::tokens(ui.ctx());
        let galleys = self.galleys(ui, &tokens);
        let words: f32 = galleys.iter().map(|galley| galley.size().x).sum();
        let count = galleys.len() as f32;
        let width = self.width.unwrap_or(words + 2.0 * PADDING * count + 2.0 * RIM);
        let padding = ((width - 2.0 * RIM - words) / (2.0 * count)).max(MIN_PADDING);
        let (rect, mut response) = ui.allocate_exact_size(vec2(width, self.height), Sense::hover());
        let fill = if self.floating { tokens.raised } else { tokens.inset };
        let radius = if self.floating { size::RADIUS_CARD } else { size::RADIUS };
        ui.painter().rect(rect, radius, color32(fill), theme::border(&tokens), StrokeKind::Inside);
        response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), self.name));

        let mut x = rect.min.x + RIM;
        let mut taken = None;
        for (index, galley) in galleys.into_iter().enumerate() {
            let right = x + galley.size().x + 2.0 * padding;
            let cell = Rect::from_min_max(pos2(x, rect.min.y + RIM), pos2(right, rect.max.y - RIM));
            x = right;
            taken = taken.or(self.segment_ui(ui, &response, cell, galley, index, *chosen == index));
        }
        if let Some(taken) = taken.filter(|taken| taken != chosen) {
            *chosen = taken;
            response.mark_changed();
        }
        response
    }

    fn galleys(&self, ui: &Ui, tokens: &Tokens) -> Vec<Arc<Galley>> {
        let ink = color32(tokens.text);
        let font = font(text::SECONDARY, false);
        let galley = |label: &S| ui.painter().layout_no_wrap(label.as_ref().to_owned(), font.clone(), ink);
        self.labels.iter().map(galley).collect()
    }

    /// One choice; answers with the choice that was taken through it.
    fn segment_ui(
        &self,
        ui: &mut Ui,
        group: &Response,
        rect: Rect,
        galley: Arc<Galley>,
        index: usize,
        on: bool,
    ) -> Option<usize> {
        let tokens = theme::tokens(ui.ctx());
        let response = ui.interact(rect, group.id.with(index), Sense::click());
        let plate = rect.shrink2(vec2(0.5, if self.floating { 1.0 } else { 0.0 }));
        let (fill, ink) = match (on, response.hovered()) {
            (true, _) => (Some(tokens.accent), tokens.on_accent),
            (false, true) => (Some(tokens.hover), tokens.text),
            (false, false) => (None, tokens.text),
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(plate, size::RADIUS_INNER, color32(fill));
        }
        let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
        ui.painter().galley_with_override_text_color(at, galley, color32(ink));
        let label = self.labels[index].as_ref();
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, label));

        let taken = if response.clicked() { Some(index) } else { self.arrow(ui, group, &response, index) };
        with_tip(response, self.tips.get(index).map_or("", |tip| tip.as_ref()), "");
        taken
    }

    /// Left and right arrows on the segment that has the keyboard.
    fn arrow(&self, ui: &Ui, group: &Response, segment: &Response, index: usize) -> Option<usize> {
        if !segment.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(segment.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let next = if pressed(Key::ArrowRight) {
            (index + 1).min(self.labels.len() - 1)
        } else if pressed(Key::ArrowLeft) {
            index.saturating_sub(1)
        } else {
            return None;
        };
        ui.memory_mut(|memory| memory.request_focus(group.id.with(next)));
        Some(next)
    }
}
