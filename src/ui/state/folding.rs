//! Which panels fold by themselves because the window is small.

use crate::ui::state::app::App;
use eframe::egui::Vec2;

/// Windows at least this wide have room for wider panels and more words.
pub const WIDE: f32 = 1500.0;
/// Windows narrower than this have room for the left panel's rail only.
const NARROW: f32 = 1100.0;
/// Windows lower than this have no room for the charts.
const LOW: f32 = 620.0;

/// Whether the window is so narrow, alone or beside a lab, that the left panel folds by itself.
pub fn left_is_forced(app: &App, window: Vec2) -> bool {
    window.x < NARROW || (app.lab_is_open() && window.x < WIDE)
}

/// Whether the window is so low that the charts fold by themselves.
pub fn charts_are_forced(window: Vec2) -> bool {
    window.y < LOW
}
