//! The top bar: scenes, undo, find, export, theme, language, and a menu of the rest.

use super::{action_button, is_wide, panel_frame};
use crate::figure::theme::Theme;
use crate::picture::words;
use crate::plain;
use crate::scene::chapters;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::room;
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use crate::ui::request::{Request, Setting};
use crate::ui::state::app::App;
use crate::ui::state::document::Origin;
use crate::ui::widgets::{Combo, Heading, IconButton, Pill, Segmented};
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Align2, Button, Layout, Panel, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

const HEIGHT: f32 = 44.0;
/// Narrower bars leave out the program's name and the button of what Ctrl K does.
const SHORT: f32 = 860.0;
/// The list of scenes is never wider, in a wide window and in others.
const MOST_OF_SCENES: [f32; 2] = [400.0, 288.0];
/// The list of scenes is never narrower: a smaller window shows a part of the bar.
const LEAST_OF_SCENES: f32 = 48.0;
/// The least room for the sentence that says what to watch.
const WATCH: f32 = 160.0;

/// Shows the bar.
pub fn top_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let frame = panel_frame(ui, 12, 0);
    Panel::top("top").exact_size(HEIGHT).show_separator_line(false).frame(frame).show(ui, |ui| {
        let full = ui.max_rect();
        // What stands beside the list is as wide as its words are, which each language has its own of: it was measured
        // in the frame before.
        let id = ui.scope_id().with("beside the scenes");
        let before: Option<f32> = ui.data(|data| data.get_temp(id));
        let [wide, narrow] = MOST_OF_SCENES;
        let most = if is_wide(ui) { wide } else { narrow };
        let list = (full.width() - before.unwrap_or(full.width())).clamp(LEAST_OF_SCENES, most);
        let left = ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            left_ui(app, list, ui, requests);
        });
        let right = UiBuilder::new().max_rect(full).layout(Layout::right_to_left(Align::Center));
        let right = ui.scope_builder(right, |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            right_ui(app, ui, requests);
        });
        let beside =
            left.response.rect.max.x - full.min.x - list + full.max.x - right.response.rect.min.x + space::APART;
        if before.is_none_or(|before| (before - beside).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(id, beside));
            ui.ctx().request_repaint();
        }
        let between = (left.response.rect.max.x + space::APART, right.response.rect.min.x - space::APART);
        watch_ui(app, Rect::from_x_y_ranges(between.0..=between.1, full.y_range()), ui);
    });
}

fn left_ui(app: &App, list: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    mark_ui(ui);
    separator_ui(ui);
    action_button(ui, Icon::Left, Action::PreviousScene, lang, true, requests);
    ui.scope(|ui| scenes_ui(app, list, ui, requests));
    action_button(ui, Icon::Right, Action::NextScene, lang, true, requests);
    separator_ui(ui);
    for (icon, action, label) in [
        (Icon::Undo, Action::Undo, app.document.history.undo_label(lang)),
        (Icon::Redo, Action::Redo, app.document.history.redo_label(lang)),
    ] {
        // The tooltip names what would be undone: "Undo: η of momentum".
        let name = label.as_ref().map_or(action.text(lang), |what| format!("{}: {what}", action.text(lang)));
        let keys = action.key_cap();
        if ui.add_enabled(label.is_some(), IconButton::new(icon, &name).keys(&keys)).clicked() {
            requests.push(Request::Do(action));
        }
    }
}

/// What to watch in this scene, where there is room for it.
fn watch_ui(app: &App, room: Rect, ui: &Ui) {
    let watch = &*plain::line(app.scene().watch.get(app.lang()));
    if watch.is_empty() || room.width() < WATCH {
        return;
    }
    let weak = color32(app.tokens().weak);
    let mut job = LayoutJob::simple(watch.to_owned(), font(text::SECONDARY, false), weak, room.width());
    job.wrap.max_rows = 2;
    let words = ui.painter().layout_job(job);
    ui.painter().galley(room.left_center() - vec2(0.0, words.size().y / 2.0), words, weak);
    let response = ui.interact(room, ui.scope_id().with("watch"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, watch));
    response.on_hover_text(watch);
}

fn is_short(ui: &Ui) -> bool {
    room::window(ui.ctx()).width() < SHORT
}

/// The program's mark and name.
fn mark_ui(ui: &mut Ui) {
    let ink = color32(theme::tokens(ui.ctx()).text);
    let width = if is_short(ui) { 26.0 } else { 92.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::BUTTON), Sense::hover());
    let centre = rect.left_center() + vec2(10.0, 0.0);
    icons::logo(ui.painter(), centre, ink);
    if is_short(ui) {
        return;
    }
    ui.painter().text(pos2(centre.x + 16.0, centre.y), Align2::LEFT_CENTER, "losscape", font(14.0, true), ink);
}

fn separator_ui(ui: &mut Ui) {
    let border = color32(theme::tokens(ui.ctx()).border);
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, size::BUTTON), Sense::hover());
    let x = rect.center().x.round() + 0.5;
    ui.painter().vline(x, rect.shrink2(vec2(0.0, 5.0)).y_range(), Stroke::new(1.0, border));
}

/// The menu of scenes: number, title; the open one's changes are marked by a dot.
fn scenes_ui(app: &App, width: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let count = app.presets.list.len();
    let (place, current) = match &app.document.origin {
        Origin::Preset(name) => match app.presets.by_name(name) {
            Ok(preset) => (format!("{} / {count}   ", preset.number), Some(name.clone())),
            Err(_) => (String::new(), None),
        },
        Origin::File(path) => {
            let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            (format!("{name}   "), None)
        }
        Origin::Folder(_) | Origin::Loose => (String::new(), None),
    };
    let changed = if app.document.history.is_changed() { " •" } else { "" };
    let shown = format!("{place}{}{changed}", words::title(app.scene(), lang));
    let (name, tip) = (lang.t("top-scene"), lang.t("top-scene.doc"));
    // A long title is cut, not shown whole at the cost of what stands beside it.
    ui.set_max_width(width);
    Combo::new(&name, &shown).tip(&tip).width(width).height(size::BUTTON).ui(ui, |ui| {
        let mut chapter = None;
        for preset in app.presets.list.iter() {
            if chapter != Some(preset.chapter) {
                ui.add(Heading::new(&chapters::name(preset.chapter, lang)));
                chapter = Some(preset.chapter);
            }
            let title = format!("{}   {}", preset.number, words::title(&preset.scene, lang));
            let selected = current.as_deref() == Some(preset.slug.as_str());
            let watch = plain::line(preset.scene.watch.get(lang));
            if ui.add(Button::selectable(selected, title)).on_hover_text(watch).clicked() {
                requests.push(Request::Preset(preset.slug.clone()));
            }
        }
    });
}

/// From the right edge to the left.
fn right_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    menu_ui(app, ui, requests);
    let mut chosen = usize::from(lang == Lang::En);
    if Segmented::new(&lang.t("top-language"), &["RU", "EN"]).width(64.0).ui(ui, &mut chosen).changed() {
        requests.push(Request::Setting(Setting::Lang(if chosen == 0 { Lang::Ru } else { Lang::En })));
    }
    theme_ui(app, ui, requests);
    separator_ui(ui);
    let wide = is_wide(ui);
    let (export, labs, find) = (Action::Export, Action::Labs, Action::Palette);
    let (words, tip, keys) = (lang.t("top-lecture"), Action::Lecture.text(lang), Action::Lecture.key_cap());
    if ui.add(Pill::new(&words).icon(Icon::Screen).keys(&keys).tip(&tip).strong()).clicked() {
        requests.push(Request::Do(Action::Lecture));
    }
    let keys = if wide { export.key_cap() } else { String::new() };
    let words = lang.t("top-export");
    let tip = export.tip(lang);
    if ui
        .add_enabled(
            app.subject(app.lab_is_large()).is_some(),
            Pill::new(&words).icon(Icon::Export).keys(&keys).tip(&tip),
        )
        .clicked()
    {
        requests.push(Request::Do(export));
    }
    let (words, tip) = (lang.t("top-labs"), labs.tip(lang));
    if ui.add(Pill::new(&words).selected(app.lab_is_open()).tip(&tip)).clicked() {
        requests.push(Request::Do(labs));
    }
    if wide {
        let words = lang.t("top-find");
        let keys = find.key_cap();
        if ui.add(Pill::new(&words).icon(Icon::Search).keys(&keys).min_width(250.0)).clicked() {
            requests.push(Request::Do(find));
        }
    } else if !is_short(ui) {
        action_button(ui, Icon::Search, find, lang, true, requests);
    }
}

fn theme_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let name = lang.t("top-theme");
    let button = ui.add(IconButton::new(Icon::Sun, &name));
    eframe::egui::Popup::menu(&button).show(|ui| {
        for chosen in Theme::ALL {
            let words = lang.t(&format!("theme-{}", chosen.key()));
            if ui.add(Button::selectable(app.settings.theme == chosen, words)).clicked() {
                requests.push(Request::Setting(Setting::Theme(chosen)));
            }
        }
    });
}

/// Everything that has no button of its own.
fn menu_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    let name = lang.t("top-menu");
    let button = ui.add(IconButton::new(Icon::Dots, &name));
    eframe::egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        for group in [
            &[Action::Open, Action::Save, Action::SaveAs, Action::ResetScene][..],
            &[Action::Fit, Action::Contours, Action::FoldLeft, Action::FoldCharts, Action::Labs],
            &[
                Action::NewSeed,
                Action::FullScreen,
                Action::LessMotion,
                #[cfg(target_arch = "wasm32")]
                Action::Link,
            ],
            &[Action::Palette, Action::Help],
        ] {
            for action in group {
                let enabled = *action != Action::ResetScene || app.document.history.is_changed();
                let entry = Button::new(action.text(lang)).shortcut_text(action.key_cap());
                if ui.add_enabled(enabled, entry).clicked() {
                    requests.push(Request::Do(*action));
                }
            }
            ui.separator();
        }
        let about = format!("losscape {}", env!("CARGO_PKG_VERSION"));
        ui.label(eframe::egui::RichText::new(about).font(font(text::SMALL, false)).weak());
    });
}
