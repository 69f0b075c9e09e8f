//! The notes at the bottom of the lab's panel: what came out and what is held equal; or why there is nothing new.

use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{color32, font, size, space, text};
use crate::ui::state::app::App;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Lines that the verdict has room for from the start, so that charts do not shrink when it comes.
const VERDICT_LINES: f32 = 3.0;
/// Where the words of a refusal begin: its sign stands before them.
const INDENT: f32 = space::FAR + space::APART;

/// The notes, set for a width.
pub struct Notes {
    content: Content,
    /// The height they need.
    pub height: f32,
}

enum Content {
    /// The verdict stands under the charts, the terms on the bottom.
    Result([(&'static str, String, Arc<Galley>); 2]),
    /// Why the lab was refused. No verdict: an old one would be taken for this lab's.
    Refusal(String, Arc<Galley>),
}

impl Notes {
    /// `terms_lines`: the terms are cut behind so many lines.
    pub fn of(app: &App, ui: &Ui, width: f32, terms_lines: usize) -> Self {
        let tokens = app.tokens();
        let lay_out = |words: &str, points: f32, ink, width: f32, rows: usize| {
            let mut job = LayoutJob::simple(words.to_owned(), font(points, false), color32(ink), width);
            job.wrap.max_rows = rows;
            ui.painter().layout_job(job)
        };
        let line = lay_out("x", text::BODY, tokens.text, width, 1).size().y;
        if let Some(fault) = app.laboratory.fault() {
            let words = fault.sentence(app.lang());
            let galley = lay_out(&words, text::BODY, tokens.text, width - INDENT - space::APART, usize::MAX);
            let height = galley.size().y + 2.0 * space::APART;
            return Self { content: Content::Refusal(words, galley), height: height.max(VERDICT_LINES * line) };
        }
        let shown = app.laboratory.shown();
        let (verdict, terms) = shown.map_or_else(Default::default, |s| (s.verdict.clone(), s.terms.clone()));
        let short = lay_out(&verdict, text::BODY, tokens.text, width, usize::MAX);
        let weak = lay_out(&terms, text::SMALL, tokens.weak, width, terms_lines);
        let height = short.size().y.max(VERDICT_LINES * line) + space::TIGHT + weak.size().y;
        Self { content: Content::Result([("verdict", verdict, short), ("terms", terms, weak)]), height }
    }

    /// Shows them.
    pub fn ui(self, app: &App, ui: &Ui, rect: Rect) {
        match self.content {
            Content::Result(lines) => lines.into_iter().for_each(|(id, words, galley)| {
                let y = if id == "terms" { rect.max.y - galley.size().y } else { rect.min.y };
                let place = Rect::from_min_size(pos2(rect.min.x, y), galley.size());
                let response = ui.interact(place, ui.scope_id().with(id), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
                let cut = galley.elided;
                ui.painter().galley(place.min, galley, Color32::PLACEHOLDER);
                if cut {
                    response.on_hover_text(words);
                }
            }),
            Content::Refusal(words, galley) => {
                let tokens = app.tokens();
                let plate = rect.with_max_y(rect.min.y + galley.size().y + 2.0 * space::APART);
                let response = ui.interact(plate, ui.scope_id().with("lab fault"), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
                let border = Stroke::new(1.0, color32(tokens.bad));
                let radius = f32::from(size::RADIUS_CARD);
                ui.painter().rect(plate, radius, color32(tokens.raised), border, StrokeKind::Inside);
                let sign = pos2(plate.min.x + space::FAR - 4.0, plate.min.y + space::APART + text::BODY * 0.7);
                icons::paint(ui.painter(), sign, Icon::Warn, color32(tokens.bad), size::ICON);
                ui.painter().galley(plate.min + vec2(INDENT, space::APART), galley, color32(tokens.text));
            }
        }
    }
}
