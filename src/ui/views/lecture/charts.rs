//! Charts under the picture of a lecture: the scene's own, else two of those that the window shows. A drag in them
//! scrubs.

use crate::figure::chart;
use crate::figure::layout::{PageFromPlane, Pen, Style};
use crate::picture::charts::chart_of;
use crate::scene::ChartKind;
use crate::ui::paint::screen::{self, from_egui, to_egui};
use crate::ui::paint::theme::color32;
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::views::scale::{SCREEN_HEIGHT, size};
use eframe::egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// No more charts: their words must be read from the last row.
const MOST: usize = 2;
/// Height of the strip, its inner margin, and the distance between charts.
pub(super) const HEIGHT: f32 = 200.0;
const MARGIN: f32 = 12.0;
const GAP: f32 = 24.0;

/// Shows the strip.
pub(super) fn charts_ui(app: &App, strip: Rect, k: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (tokens, lang) = (app.tokens(), app.lang());
    ui.painter().rect_filled(strip, 0.0, color32(tokens.page));
    let Some(results) = app.engine.results().cloned() else { return };
    let kinds = app.charts();
    let count = if app.screen.charts.is_empty() { MOST } else { app.screen.charts.len().min(MOST) };
    let kinds: &[ChartKind] = &kinds[..count];
    let inside = strip.shrink2(vec2(super::layout::MARGIN * k, MARGIN * k));
    let width = (inside.width() + GAP * k) / kinds.len() as f32 - GAP * k;
    let style = Style { heading: size::LEAST * k, ..Style::lecture(SCREEN_HEIGHT * k) };
    let pen = Pen { tokens: &tokens, style, lang };
    for (place, kind) in kinds.iter().enumerate() {
        let left = inside.min.x + (width + GAP * k) * place as f32;
        let rect = from_egui(Rect::from_min_size(pos2(left, inside.min.y), vec2(width, inside.height())));
        let plot = chart_of(&results.race, results.curves_of(*kind), *kind, app.moment(), None, lang);
        screen::paint_in_window(ui.painter(), &chart::layout(&plot, rect, &pen));
        let frame = chart::frame(&plot, rect, &pen);
        let response = ui.interact(to_egui(frame), ui.scope_id().with(("chart", place)), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &plot.title));
        if let Some(pointer) = response.interact_pointer_pos() {
            let at = PageFromPlane::new(&plot, frame).plane([pointer.x, pointer.y]).x;
            requests.push(Request::Go(at.clamp(plot.x.range.0, plot.x.range.1).round() as u64));
        }
    }
}
