//! The export dialog: the picture as it will be, drawn by the paper renderer itself, and what to choose about it.

use super::Enter;
use super::path::{Choice, path_ui};
use crate::export::{Format, Motion};
use crate::figure::LegendPlace;
use crate::figure::page::{LEAST_TICK_PT, MOST_PT, SCREEN_DPI};
use crate::figure::theme::Theme;
use crate::paper::Page;
use crate::paper::page::{DPI, PAPER_DPI};
use crate::paper::svg::TextForm;
use crate::params::Allowed;
use crate::picture::FigureOptions;
use crate::text::Lang;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::theme::{color32, font, space, text};
use crate::ui::request::{Purpose, Request, Setting};
use crate::ui::state::app::App;
use crate::ui::state::dialog::ExportState;
use crate::ui::state::figure::figure_options;
use crate::ui::state::typed_path;
use crate::ui::widgets::{CheckRow, Combo, DialogCard, Heading, Pill, Segmented, ValueBox};
use eframe::egui::{
    Align, Align2, Color32, Context, Layout, Rect, RichText, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2,
    vec2,
};
use std::path::Path;
use std::time::Duration;

/// The preview's box, and what stands under it: its size in words, the path, the buttons.
const PREVIEW: Vec2 = vec2(600.0, 338.0);
const UNDER: f32 = 128.0;
/// Between the preview and the choices, and the least width of these.
const GAP: f32 = 28.0;
const CHOICES: f32 = 250.0;
/// Sizes offered besides one's own.
const SIZES: [(u32, u32, f32, &str); 4] = [
    (1920, 1080, SCREEN_DPI, "export-slide-wide"),
    (1600, 1200, SCREEN_DPI, "export-slide"),
    (3840, 2160, SCREEN_DPI, "export-4k"),
    // 85 mm, 4:3.
    (1004, 753, PAPER_DPI, "export-column"),
];

/// Type of a paper's column in points.
const USUAL_PT: f32 = 7.0;

/// Shows the dialog. True when it is over.
pub fn export_ui(app: &App, state: &mut ExportState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let lang = app.lang();
    let mut enter = Enter::before(ctx);
    let title = lang.t("export-title");
    let answer = DialogCard::new(&title).ui(ctx, lang, |ui| {
        let whole = ui.max_rect();
        let wide = (whole.width() - GAP - CHOICES).clamp(1.0, PREVIEW.x);
        let left = Rect::from_min_max(whole.min, pos2(whole.min.x + wide, whole.max.y));
        let foot = whole.max.y - 46.0;
        let right = Rect::from_min_max(pos2(left.max.x + GAP, whole.min.y), pos2(whole.max.x, foot));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| choices_ui(app, state, ui));
        });
        let picture = Rect::from_min_size(left.min, vec2(wide, (whole.height() - UNDER).clamp(1.0, PREVIEW.y)));
        preview_ui(app, state, picture, ui);
        let below = Rect::from_min_max(pos2(left.min.x, left.max.y - 78.0), left.max);
        let below = UiBuilder::new().max_rect(below);
        ui.scope_builder(below, |ui| {
            path_ui(app, &mut state.path, Purpose::SaveFigure, false, &mut enter, ui, requests)
        });
        let buttons = Rect::from_min_max(pos2(left.min.x, whole.max.y - 40.0), whole.max - vec2(0.0, 6.0));
        ui.scope_builder(UiBuilder::new().max_rect(buttons), |ui| match app.figure_writer.film_share() {
            Some(share) => film_ui(share, lang, ui, requests),
            None => buttons_ui(app, state, ui, requests),
        })
        .inner
    });
    if let Some(format) = Format::of_path(Path::new(state.path.trim())) {
        format.ending().clone_into(&mut state.format);
    }
    let settings = &app.settings;
    let same = state.options == settings.export && state.manner == settings.export_manner;
    if !same || state.format != settings.export_format {
        let setting = Setting::Export(Box::new(state.options.clone()), state.manner, state.format.clone());
        requests.push(Request::Setting(setting));
    }
    let is_free = app.figure_writer.film_share().is_none();
    if is_free && state.is_possible() && (answer.inner == Choice::Done || enter.pressed(ctx)) {
        requests.push(Request::WriteFigure(typed_path::meant(&state.path)));
    }
    answer.closed || answer.inner == Choice::Cancel
}

/// The picture, drawn by the paper renderer off this thread; its size in words.
fn preview_ui(app: &App, state: &ExportState, room: Rect, ui: &mut Ui) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let (w, h) = (state.options.size.0.max(1), state.options.size.1.max(1));
    let scale = (room.width() / w as f32).min(room.height() / h as f32);
    let shown = Rect::from_center_size(room.center(), vec2(w as f32 * scale, h as f32 * scale));
    ui.painter().rect_filled(shown, 0.0, color32(tokens.inset));
    let pixels = ui.ctx().pixels_per_point();
    let size = ((shown.width() * pixels) as u32, (shown.height() * pixels) as u32);
    // As many pixels an inch fewer as there are fewer pixels: the same page.
    let dpi = state.options.dpi * size.0 as f32 / w as f32;
    let options = FigureOptions { size: (size.0.max(16), size.1.max(16)), dpi, ..figure_options(app, &state.options) };
    let subject = app.subject(state.lab);
    if let Some(texture) = subject.and_then(|subject| app.figure_writer.preview(&subject, options, ui.ctx())) {
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, shown, uv, Color32::WHITE);
    }
    let border = Stroke::new(1.0, color32(tokens.border));
    ui.painter().rect_stroke(shown, 0.0, border, StrokeKind::Outside);
    let words = lang.with("export-note", &[("width", w.to_string().into()), ("height", h.to_string().into())]);
    let at = pos2(room.min.x, room.max.y + 20.0);
    ui.painter().text(at, Align2::LEFT_CENTER, words, font(text::SECONDARY, false), color32(tokens.weak));
}

/// Format, size, look, contents.
fn choices_ui(app: &App, state: &mut ExportState, ui: &mut Ui) {
    let lang = app.lang();
    ui.spacing_mut().item_spacing = vec2(space::NEAR, 6.0);
    let width = ui.available_width();
    ui.add(Heading::new(&lang.t("export-format")));
    // A lab has no steps to show in motion.
    let formats: Vec<Format> =
        Format::ALL.into_iter().filter(|format| !state.lab || format.moving().is_none()).collect();
    let endings: Vec<&str> = formats.iter().map(|format| format.ending()).collect();
    let mut format = endings.iter().position(|f| *f == state.format).unwrap_or(0);
    let labels: Vec<String> = endings.iter().map(|ending| ending.to_uppercase()).collect();
    if Segmented::new(&lang.t("export-format"), &labels).width(width).ui(ui, &mut format).changed() {
        endings[format].clone_into(&mut state.format);
        let path = Path::new(state.path.trim()).with_extension(endings[format]);
        state.path = path.display().to_string();
    }
    // A table of numbers has neither size nor look.
    if state.format == "csv" {
        let note = if state.lab { "export-csv-note.lab" } else { "export-csv-note" };
        ui.label(RichText::new(lang.t(note)).font(font(text::SECONDARY, false)).weak());
        return;
    }
    manner_ui(app, state, ui);
    size_ui(state, lang, ui);
    ui.add(Heading::new(&lang.t("export-look")));
    ui.horizontal(|ui| {
        let mut theme = Theme::ALL.iter().position(|t| *t == state.options.theme).unwrap_or(0);
        let labels = Theme::ALL.map(|theme| lang.t(&format!("theme-{}.short", theme.key())));
        if Segmented::new(&lang.t("top-theme"), &labels).width(width - 72.0).ui(ui, &mut theme).changed() {
            state.options.theme = Theme::ALL[theme];
        }
        let mut chosen = usize::from(state.options.lang == Lang::En);
        if Segmented::new(&lang.t("top-language"), &["RU", "EN"]).width(64.0).ui(ui, &mut chosen).changed() {
            state.options.lang = if chosen == 0 { Lang::Ru } else { Lang::En };
        }
    });
    ui.add(Heading::new(&lang.t("export-show")));
    ui.spacing_mut().item_spacing.y = 1.0;
    let options = &mut state.options;
    CheckRow::new(&lang.t("export-with-title")).ui(ui, &mut options.title);
    CheckRow::new(&lang.t("export-with-watch")).ui(ui, &mut options.watch);
    legend_ui(options, lang, ui);
    CheckRow::new(&lang.t("export-with-terms")).ui(ui, &mut options.terms);
    // A lab is charts.
    if !state.lab {
        let mut charts = options.has_charts(app.scene());
        if CheckRow::new(&lang.t("export-with-charts")).ui(ui, &mut charts).changed() {
            options.charts = Some(charts);
        }
    }
    if !state.lab {
        CheckRow::new(&lang.t("export-bare")).ui(ui, &mut options.bare);
    }
    CheckRow::new(&lang.t("export-transparent")).ui(ui, &mut options.transparent);
}

/// Where the names of the methods stand.
fn legend_ui(options: &mut FigureOptions, lang: Lang, ui: &mut Ui) {
    let words = |place: LegendPlace| lang.t(&format!("legend-{}", place.key()));
    let labels = LegendPlace::ALL.map(words);
    let mut chosen = LegendPlace::ALL.iter().position(|place| *place == options.legend).unwrap_or(0);
    ui.horizontal(|ui| {
        ui.label(lang.t("export-legend"));
        let shown = labels[chosen].clone();
        if Combo::new(&lang.t("export-legend"), &shown).choose_ui(ui, &labels, &mut chosen).changed() {
            options.legend = LegendPlace::ALL[chosen];
        }
    });
}

/// Text of an SVG; steps and speed of a moving picture.
fn manner_ui(app: &App, state: &mut ExportState, ui: &mut Ui) {
    let lang = app.lang();
    let width = ui.available_width();
    if state.format == Format::Svg.ending() {
        let mut form = TextForm::ALL.iter().position(|form| *form == state.manner.text).unwrap_or(0);
        let labels = TextForm::ALL.map(|form| lang.t(&format!("export-text-{}", form.key())));
        if Segmented::new(&lang.t("export-text"), &labels).width(width).ui(ui, &mut form).changed() {
            state.manner.text = TextForm::ALL[form];
        }
    }
    if Format::ALL.iter().any(|format| format.moving().is_some() && format.ending() == state.format) {
        let (motion, last) = (&mut state.manner.motion, app.scene().steps as f64);
        ui.horizontal(|ui| {
            let to_last = |step: u64| (step as f64).min(last);
            let (mut from, mut to) = (to_last(motion.from), motion.to.map_or(last, to_last));
            let steps = Allowed::between(0.0, last);
            ui.label(lang.t("export-steps"));
            ValueBox::new(&lang.t("export-from"), lang).allowed(steps).whole().width(64.0).ui(ui, &mut from);
            ui.label("–");
            ValueBox::new(&lang.t("export-to"), lang).allowed(steps).whole().width(64.0).ui(ui, &mut to);
            motion.from = from as u64;
            motion.to = (to < last).then_some(to as u64);
        });
        ui.horizontal(|ui| {
            let mut fps = f64::from(motion.fps);
            let (least, most) = Motion::FPS;
            let speeds = Allowed::between(least.into(), most.into());
            ValueBox::new(&lang.t("export-fps"), lang).allowed(speeds).whole().width(64.0).ui(ui, &mut fps);
            ui.label(lang.t("export-fps"));
            motion.fps = fps as u32;
        });
        let mut forever = motion.loops.is_none();
        if CheckRow::new(&lang.t("export-forever")).ui(ui, &mut forever).changed() {
            motion.loops = if forever { None } else { Some(1) };
        }
    }
}

fn size_ui(state: &mut ExportState, lang: Lang, ui: &mut Ui) {
    ui.add(Heading::new(&lang.t("export-size")));
    let words = |(w, h, _, key): &(u32, u32, f32, &str)| format!("{}, {w} × {h}", lang.t(key));
    let mut labels: Vec<String> = SIZES.iter().map(words).collect();
    labels.push(lang.t("export-own-size"));
    let known = SIZES.iter().position(|s| (s.0, s.1) == state.options.size);
    let mut chosen = if state.own_size { SIZES.len() } else { known.unwrap_or(SIZES.len()) };
    let shown = labels[chosen].clone();
    if Combo::new(&lang.t("export-size"), &shown).choose_ui(ui, &labels, &mut chosen).changed() {
        state.own_size = chosen == SIZES.len();
        if let Some((w, h, dpi, _)) = SIZES.get(chosen) {
            (state.options.size, state.options.dpi) = ((*w, *h), *dpi);
        }
    }
    if chosen == SIZES.len() {
        ui.horizontal(|ui| {
            let (least, most) = Page::SIDE_PX;
            let allowed = Allowed::between(least.into(), most.into());
            let (mut w, mut h) = (f64::from(state.options.size.0), f64::from(state.options.size.1));
            ValueBox::new(&lang.t("export-width"), lang).allowed(allowed).whole().width(80.0).ui(ui, &mut w);
            ui.label("×");
            ValueBox::new(&lang.t("export-height"), lang).allowed(allowed).whole().width(80.0).ui(ui, &mut h);
            state.options.size = (w as u32, h as u32);
        });
        ui.horizontal(|ui| {
            let mut dpi = f64::from(state.options.dpi);
            let allowed = Allowed::between(DPI.0.into(), DPI.1.into());
            ValueBox::new(&lang.t("export-dpi"), lang).allowed(allowed).whole().width(80.0).ui(ui, &mut dpi);
            ui.label(lang.t("export-dpi"));
            state.options.dpi = dpi as f32;
        });
    }
    let mut own = state.options.font_size.is_some();
    if CheckRow::new(&lang.t("export-own-type")).ui(ui, &mut own).changed() {
        state.options.font_size = own.then_some(USUAL_PT);
    }
    if let Some(font) = &mut state.options.font_size {
        let mut points = f64::from(*font);
        let allowed = Allowed::between(LEAST_TICK_PT.into(), MOST_PT.into());
        ui.horizontal(|ui| {
            ValueBox::new(&lang.t("export-type"), lang).allowed(allowed).width(64.0).ui(ui, &mut points);
            ui.label(lang.t("export-type"));
        });
        *font = points as f32;
    }
    if let Some(fault) = state.size_fault() {
        let bad = ui.visuals().error_fg_color;
        ui.label(RichText::new(fault.message(lang)).font(font(text::SECONDARY, false)).color(bad));
    }
}

/// How far a moving picture is, and a button that gives it up, in place of the others.
fn film_ui(share: f64, lang: Lang, ui: &mut Ui, requests: &mut Vec<Request>) -> Choice {
    let percent = lang.whole((100.0 * share) as u64);
    let words = lang.with("export-drawing", &[("percent", percent.into())]);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(Pill::new(&words).icon(Icon::Cross)).clicked() {
            requests.push(Request::CancelFigure);
        }
    });
    ui.ctx().request_repaint_after(Duration::from_millis(100));
    Choice::None
}

fn buttons_ui(app: &App, state: &ExportState, ui: &mut Ui, requests: &mut Vec<Request>) -> Choice {
    let lang = app.lang();
    let mut choice = Choice::None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        let possible = state.is_possible();
        if ui.add_enabled(possible, Pill::new(&lang.t("dialog-save-button")).keys("Enter").strong()).clicked() {
            choice = Choice::Done;
        }
        if state.format != "csv" && ui.add_enabled(possible, Pill::new(&lang.t("export-copy"))).clicked() {
            requests.push(Request::CopyFigure);
        }
        if ui.add(Pill::new(&lang.t("dialog-cancel")).keys("Esc")).clicked() {
            choice = Choice::Cancel;
        }
    });
    choice
}
