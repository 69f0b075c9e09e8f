//! Sizes of the lecture: type that is read from the last row, on a screen of any size.

use crate::ui::paint::{room, theme};
use crate::ui::state::app::App;
use eframe::egui::Context;

/// Sizes of type in points on a screen 720 points high; the least is readable from the last row.
pub mod size {
    /// The scene's title.
    pub const TITLE: f32 = 34.0;
    /// The formula.
    pub const FORMULA: f32 = 26.0;
    /// What to watch.
    pub const CLAIM: f32 = 24.0;
    /// Names of methods, labels on the canvas.
    pub const NAME: f32 = 22.0;
    /// Step and place in the lecture.
    pub const PROGRESS: f32 = 20.0;
    /// Parameters, ticks.
    pub const LEAST: f32 = 18.0;
}

/// The height of screen that sizes are given for.
pub const SCREEN_HEIGHT: f32 = 720.0;
/// The least width of a screen of this height: 4:3.
const NARROWEST: f32 = 960.0;
/// By how much the sizes here are multiplied on this screen. A screen higher than 4:3 leaves room below and above.
pub fn scale(ctx: &Context) -> f32 {
    let room = room::lecture(ctx);
    (room.height() / SCREEN_HEIGHT).min(room.width() / NARROWEST)
}

/// How much larger than in the window something is shown in the lecture, so that the window's smallest type has the
/// lecture's least size. 1 in the window.
pub fn zoom(app: &App, ctx: &Context) -> f32 {
    if app.lecture.is_some() { size::LEAST / theme::text::SMALL * scale(ctx) } else { 1.0 }
}
