//! A parameter: its letter, a slider and a box for its value, all from its [`Param`].

use super::slider::{Notch, RailSlider};
use super::tip::with_tip;
use super::value_box::{ValueBox, ValueResponse};
use crate::params::Param;
use crate::text::Lang;
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, Sense, Ui, vec2};

/// A parameter's row, 24 high, over the whole width.
#[must_use = "show it with `ui`"]
pub struct ParamRow<'a> {
    param: &'a Param,
    lang: Lang,
    colour: Option<Color32>,
    notch: Option<Notch<'a>>,
    label: f32,
}

impl<'a> ParamRow<'a> {
    /// With the words of the text table.
    pub fn new(param: &'a Param, lang: Lang) -> Self {
        Self { param, lang, colour: None, notch: None, label: size::LABEL }
    }
    /// In a racer's colour.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }
    /// Marks a known limit on the slider.
    pub fn notch(mut self, notch: Option<Notch<'a>>) -> Self {
        self.notch = notch;
        self
    }
    /// Another room for the label than 74.
    pub fn label(mut self, width: f32) -> Self {
        self.label = width;
        self
    }

    /// Shows it. The answer's response is the slider's.
    pub fn ui(self, ui: &mut Ui, value: &mut f64) -> ValueResponse {
        let words = self.lang.t(&format!("param-{}", self.param.text));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            self.label_ui(ui, &words);
            let width = ui.available_width() - size::VALUE_BOX.x - space::NEAR;
            let slider = RailSlider::new(self.param, &words, self.lang, width.max(size::VALUE_BOX.x))
                .colour(self.colour)
                .notch(self.notch)
                .ui(ui, value);
            slider.or(ValueBox::of(self.param, &words, self.lang).ui(ui, value))
        })
        .inner
    }

    fn label_ui(&self, ui: &mut Ui, words: &str) {
        let label = if self.param.symbol.is_empty() { words } else { self.param.symbol };
        let doc_key = format!("param-{}.doc", self.param.text);
        let doc = if self.lang.has(&doc_key) { self.lang.t(&doc_key) } else { words.to_owned() };
        let (rect, response) = ui.allocate_exact_size(vec2(self.label, size::ROW), Sense::hover());
        let ink = color32(theme::tokens(ui.ctx()).text);
        let mut job = LayoutJob::single_section(label.to_owned(), TextFormat::simple(font(text::BODY, false), ink));
        job.wrap = TextWrapping::truncate_at_width(self.label);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, ink);
        with_tip(response, &doc, "");
    }
}
