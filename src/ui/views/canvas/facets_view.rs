//! Small multiples on the canvas: maps that are looked at; start and view are changed on the single map.

use crate::figure::layout::{Pen, Style};
use crate::figure::rows;
use crate::picture::{facets, words};
use crate::scene::Race;
use crate::ui::paint::screen::{self, from_egui};
use crate::ui::paint::theme::color32;
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use crate::ui::views::canvas::said;
use eframe::egui::{Rect, Sense, Ui, vec2};
use std::sync::Arc;

/// Room around the maps, in sizes of tick labels.
const MARGIN: f32 = 1.0;

/// Shows the small maps in `rect`.
pub fn facets_ui(app: &App, memory: &mut ViewMemory, race: &Arc<Race>, style: Style, rect: Rect, ui: &mut Ui) {
    let (tokens, lang) = (app.tokens(), app.lang());
    ui.painter().rect_filled(rect, 0.0, color32(tokens.inset));
    let pen = Pen { tokens: &tokens, style, lang };
    let inside = from_egui(rect.shrink2(vec2(MARGIN, 0.6 * MARGIN) * style.tick));
    let mut figure = facets::maps(race, words::known_legend, app.moment(), None, lang);
    // The window lists the methods in its left panel, the lecture under the maps.
    figure.legend.clear();
    let cell = rows::smallest(&figure, inside, &pen);
    let scale = ui.ctx().pixels_per_point();
    let pixels = cell.map(|points| (points * scale).clamp(1.0, 8192.0) as usize);
    let view = facets::shown(race);
    let size = (pixels[0], pixels[1]);
    if let Some(grounds) = app.grounds(race, [view; 2], size, scale.round().max(1.0) as usize, true)
        && let Some(first) = grounds.first()
    {
        let bar = first.colour_bar(lang);
        figure.plots.iter_mut().for_each(|plot| plot.colour_bar = Some(bar.clone()));
        facets::put_under(&mut figure, &grounds);
    }
    let response = ui.interact(rect, ui.scope_id().with("facets"), Sense::hover());
    said::say(app, memory, race, &response, ui);
    screen::paint_in_window(ui.painter(), &rows::layout(&figure, inside, &pen));
}
