//! What the map shows, in words, for a screen reader. The words are made anew when the race has changed, not while it
//! plays, and only where a screen reader listens.

use crate::picture::{Moment, alternative, words};
use crate::scene::Race;
use crate::text::Lang;
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use eframe::egui::{Response, Role, Ui, WidgetInfo};
use std::sync::Arc;

/// Says the race's title and what its picture shows at the end.
pub(super) fn say(app: &App, memory: &mut ViewMemory, race: &Arc<Race>, response: &Response, ui: &Ui) {
    let lang = app.lang();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::title(&race.scene, lang)));
    if !ui.ctx().has_accesskit_node(response.id) {
        return;
    }
    let is_known = |(known, of, _): &(Arc<Race>, Lang, String)| Arc::ptr_eq(known, race) && *of == lang;
    if !memory.said.as_ref().is_some_and(is_known) {
        let end = Moment { axis: app.time(), at: Moment::end(app.time(), race) };
        memory.said = Some((race.clone(), lang, alternative::whole(race, end, &[], lang)));
    }
    if let Some((.., said)) = &memory.said {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(said.as_str()));
    }
}
