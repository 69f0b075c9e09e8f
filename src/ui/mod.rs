//! The window.

pub mod actions;
pub mod anatomist;
pub mod anatomy;
pub mod app;
pub mod ask;
pub mod canvas;
pub mod dialogs;
pub mod document;
pub mod engine;
pub mod files;
pub mod formula;
pub mod icons;
pub mod keys;
pub mod laboratory;
pub mod labs;
pub mod lecture;
pub mod output;
pub mod panels;
pub mod papers;
pub mod perform;
pub mod playback;
mod rows;
pub mod screen;
mod session;
pub mod settings;
pub mod theme;
pub mod widgets;
pub mod worker;

use crate::scene::Source;
use crate::text::Lang;
use app::App;
use document::Document;
use eframe::egui::{Ui, ViewportBuilder, Visuals};
use settings::Settings;

/// Where the system's storage keeps [`settings::Settings`].
const SETTINGS_KEY: &str = "settings";

/// Opens the window on a scene, or on the session before, in a language or in the one it had, and returns when it is
/// closed.
///
/// # Errors
/// There is no display, or it cannot be drawn on.
pub fn run(source: Option<Source>, lang: Option<Lang>) -> Result<(), eframe::Error> {
    let viewport = ViewportBuilder::default()
        .with_title("losscape")
        .with_app_id("losscape")
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size([960.0, 600.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "losscape",
        options,
        Box::new(|creation| {
            let remembered = creation.storage.and_then(|storage| eframe::get_value(storage, SETTINGS_KEY));
            let document = source.map(Document::of_source).transpose()?;
            let mut settings: Settings = remembered.unwrap_or_default();
            settings.lang = lang.unwrap_or(settings.lang);
            let app = App::new(&creation.egui_ctx, settings, document)?;
            Ok(Box::new(Shell(app)))
        }),
    )
}

/// The thin shell around [`App`] that the window system runs.
struct Shell(App);

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, SETTINGS_KEY, &self.0.to_remember());
    }
    fn clear_color(&self, _visuals: &Visuals) -> [f32; 4] {
        theme::color32(self.0.tokens().page).to_normalized_gamma_f32()
    }
}
