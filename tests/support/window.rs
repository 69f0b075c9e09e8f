//! The whole window in a test: no display, no GPU.

use super::CpuRenderer;
use eframe::egui::UiBuilder;
use egui_kittest::Harness;
use losscape::scene::{Presets, Scene};
use losscape::ui::app::App;
use losscape::ui::document::Document;
use losscape::ui::settings::Settings;
use std::time::{Duration, Instant};

/// The window, made in its first frame.
pub type Window = Harness<'static, Option<App>>;

/// Frames after which every layout is at rest.
const FRAMES: usize = 3;
/// How long a picture may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window of `size` points on a preset, with its first pictures there.
pub fn on_preset(size: [f32; 2], settings: Settings, preset: &str, renderer: &CpuRenderer) -> Window {
    let presets = Presets::embedded();
    open(size, settings, Document::of_preset(presets.by_name(preset).expect("an embedded preset")), renderer)
}

/// A window on a scene.
pub fn on_scene(scene: Scene) -> Window {
    open([1280.0, 720.0], Settings::english(), Document::loose(scene), &CpuRenderer::default())
}

fn open(size: [f32; 2], settings: Settings, document: Document, renderer: &CpuRenderer) -> Window {
    let mut document = Some(document);
    let mut harness = Harness::builder().with_size(size).renderer(renderer.clone()).build_ui_state(
        move |ui, app: &mut Option<App>| {
            let ctx = ui.ctx().clone();
            let new = || App::new(&ctx, settings.clone(), document.take()).expect("threads start");
            // The harness leaves a margin around its contents; the window has none.
            let whole = ui.ctx().content_rect();
            let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
            ui.set_clip_rect(whole);
            app.get_or_insert_with(new).ui(&mut ui);
        },
        None,
    );
    settle(&mut harness);
    harness
}

/// Runs frames until no picture is on its way.
pub fn settle(window: &mut Window) {
    let begun = Instant::now();
    loop {
        window.run_steps(FRAMES);
        if !app(window).is_busy() {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "a picture does not come");
        std::thread::sleep(Duration::from_millis(2));
    }
    window.run_steps(FRAMES);
}

/// The window's state.
pub fn app(window: &Window) -> &App {
    window.state().as_ref().expect("made in the first frame")
}
