//! Changes of what the window remembers.

use crate::figure::theme::Theme;
use crate::text::Lang;
use crate::ui::paint::{motion, theme};
use crate::ui::perform::compute::set_axis_length;
use crate::ui::perform::toast;
use crate::ui::request::Setting;
use crate::ui::state::app::{App, put_chart};
use eframe::egui::Context;

/// Changes a setting.
pub(super) fn set(app: &mut App, setting: Setting, ctx: &Context) {
    let settings = &mut app.settings;
    match setting {
        Setting::Lang(lang) => settings.lang = lang,
        Setting::Theme(chosen) => {
            settings.theme = chosen;
            theme::apply(ctx, &app.tokens());
        }
        Setting::Colours(colours) => settings.colours = colours,
        Setting::Time(time) => {
            match &mut app.screen.time {
                Some(of_scene) => *of_scene = time,
                None => settings.time = time,
            }
            if let Some(race) = app.race().cloned() {
                set_axis_length(app, &race);
            }
        }
        Setting::Chart(place, kind) => {
            let mut charts = app.charts();
            put_chart(&mut charts, place, kind);
            // What was chosen in place of a scene's own charts goes with the scene.
            if app.screen.charts.is_empty() {
                app.settings.charts = charts;
            } else {
                app.screen.charts = charts.to_vec();
            }
        }
        Setting::Speed(speed) => app.playback.speed = speed,
        Setting::Loop(on) => app.playback.looped = on,
        Setting::LabMore(unfolded) => settings.lab_more = unfolded,
        Setting::Export(options, manner, format) => {
            (settings.export, settings.export_manner, settings.export_format) = (*options, manner, format);
        }
    }
}

/// The theme after this one.
pub(super) fn next_theme(app: &mut App, ctx: &Context) {
    let next = Theme::ALL.iter().position(|t| *t == app.settings.theme).map_or(0, |k| (k + 1) % Theme::ALL.len());
    set(app, Setting::Theme(Theme::ALL[next]), ctx);
}

/// The other language.
pub(super) fn next_language(app: &mut App, ctx: &Context) {
    let lang = if app.lang() == Lang::En { Lang::Ru } else { Lang::En };
    set(app, Setting::Lang(lang), ctx);
}

/// Less motion, or all of it again; said, because nothing else shows it at once.
pub(super) fn switch_motion(app: &mut App, ctx: &Context) {
    let less = !motion::is_less(ctx);
    app.settings.less_motion = Some(less);
    motion::set_less(less, ctx);
    toast(app, app.lang().t(if less { "toast-motion-less" } else { "toast-motion-all" }));
}
