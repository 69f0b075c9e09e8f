//! Pictures of the window for a person to judge: nothing is drawn unless `LOSSCAPE_SHOTS` names a folder.
#![cfg(feature = "gui")]

mod support;

use eframe::egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::Harness;
use losscape::figure::theme::Theme;
use losscape::scene::Presets;
use losscape::text::Lang;
use losscape::ui::app::App;
use losscape::ui::document::Document;
use losscape::ui::settings::Settings;
use std::path::{Path, PathBuf};
use support::CpuRenderer;

/// What is done before the picture is taken.
type Prepare = fn(&mut Harness<'_, Option<App>>);

fn shot(folder: &Path, name: &str, size: [f32; 2], settings: Settings, preset: &str, prepare: Prepare) {
    let renderer = CpuRenderer::default();
    let document = Document::of_preset(Presets::embedded().by_name(preset).expect("a preset"));
    let mut document = Some(document);
    let mut harness = Harness::builder().with_size(size).renderer(renderer.clone()).build_ui_state(
        |ui, app: &mut Option<App>| {
            app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), document.take()).expect("threads start")).ui(ui);
        },
        None,
    );
    settle(&mut harness);
    prepare(&mut harness);
    settle(&mut harness);
    renderer.harness_picture(&harness).save(&folder.join(format!("{name}.png")));
}

fn settle(harness: &mut Harness<'_, Option<App>>) {
    for _ in 0..200 {
        harness.run_steps(2);
        if harness.state().as_ref().is_some_and(|app| !app.is_busy()) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    harness.run_steps(3);
}

fn hover(harness: &mut Harness<'_, Option<App>>, at: Pos2) {
    harness.hover_at(at);
}

#[test]
fn pictures_of_the_window() {
    let Some(folder) = std::env::var_os("LOSSCAPE_SHOTS").map(PathBuf::from) else { return };
    let small = [1280.0, 720.0];
    let large = [1920.0, 1080.0];
    let with = |lang, theme| Settings { lang, theme, ..Settings::default() };
    let only = std::env::var("LOSSCAPE_ONLY").unwrap_or_default();
    let take = |name: &str, size, settings: Settings, preset: &str, prepare: Prepare| {
        if name.contains(&only) {
            shot(&folder, name, size, settings, preset, prepare);
        }
    };
    let card: Prepare = |h| {
        h.key_press(Key::ArrowDown);
        h.run_steps(2);
        hover(h, pos2(160.0, 340.0));
        h.drag_at(pos2(150.0, 340.0));
        h.drop_at(pos2(150.0, 340.0));
        h.run_steps(2);
        hover(h, pos2(760.0, 440.0));
        for _ in 0..90 {
            h.key_press(Key::ArrowLeft);
        }
    };
    for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
        for theme in Theme::ALL {
            take(&format!("main_1280_{}_{words}", theme.key()), small, with(lang, theme), "1", card);
            take(&format!("main_1920_{}_{words}", theme.key()), large, with(lang, theme), "1", card);
        }
    }
    let export: Prepare = |h| h.key_press_modifiers(Modifiers::COMMAND, Key::E);
    take("export_1280_light_ru", small, with(Lang::Ru, Theme::Light), "1", export);
    let palette: Prepare = |h| h.key_press_modifiers(Modifiers::COMMAND, Key::K);
    take("palette_1280_dark_en", small, with(Lang::En, Theme::Dark), "1", palette);
    let help: Prepare = |h| h.key_press(Key::F1);
    take("help_1280_light_ru", small, with(Lang::Ru, Theme::Light), "1", help);
    for preset in Presets::embedded().list {
        let name = format!("preset_{:02}", preset.number);
        take(&name, small, with(Lang::Ru, Theme::Light), &preset.slug, |_| ());
    }
}
